import type { z } from 'zod'
import type { ImageDerivation } from '../media/derivation'
import type { CoordinateForm } from '../prompt/coordinates'
import type { NodeId } from '../std/id'
import type { Attributes } from './fields'
import type { commonFields } from './fields'

/** The least that every kind's schema has. */
export type CommonNode = { kind: string } & z.infer<z.ZodObject<typeof commonFields>>

/** Where in a prompt a kind is told (P4). */
export type Section = 'media' | 'graph' | 'notes' | 'conversation'

/** What a kind may ask while it tells a node. */
export type LowerContext = {
  /** The whole alias of a node in scope, such as `Image 1 / Region A`. */
  readonly aliasOf: (id: NodeId) => string | undefined
  /** Whether a node would have a line and has none here: it did not fit, or a person took it out. */
  readonly isLeftOut: (id: NodeId) => boolean
  /** A person's text on one line, in quotes, with nothing in it that could pass for structure. */
  readonly quote: (text: string, field: string) => string
  /** The same without quotes where none are needed. */
  readonly inline: (text: string, field: string) => string
  readonly shown: Shown
}

/** How a model meets a part of a picture or of a sound. */
export type Shown = {
  readonly coordinates: CoordinateForm
  /** What is made of the picture before it is sent; undefined where it is not sent. */
  readonly sent?: ImageDerivation | undefined
  /** A crop or a clip of its own stands right behind its line. */
  readonly follows: boolean
}

/**
 * One kind of node: what it holds and how it is told to a model.
 *
 * - `aliasPrefix` begins its alias; kinds with an `owner` are lettered within it (`Region A`), the
 *   others numbered over the document (`E1`).
 * - `textFields` are the fields that `editText` may change; `linkFields` those in which links count.
 * - `owner` is the node that this one is a part of; it goes where its owner goes.
 * - `references` are further ids that must exist, by field.
 * - `head` is the text between alias and edges, beginning with its own separator.
 */
export type Kind<N extends CommonNode = CommonNode> = {
  readonly kind: N['kind']
  readonly schema: z.ZodType<N>
  readonly aliasPrefix: string
  readonly section: Section
  readonly textFields: readonly (keyof N & string)[]
  readonly linkFields: readonly (keyof N & string)[]
  readonly owner?: (node: N) => NodeId
  readonly references?: (node: N) => readonly { field: string; id: NodeId }[]
  readonly head: (node: N, context: LowerContext) => string
}

/**
 * Defines a kind. The schema's own type is kept for the union of all nodes, and the behaviour is
 * checked against it.
 */
export function defineKind<S extends z.ZodObject, N extends CommonNode & z.infer<S>>(
  definition: Omit<Kind<N>, 'schema' | 'kind'> & { schema: S; kind: N['kind'] },
): Omit<Kind<N>, 'schema'> & { schema: S } {
  return definition
}

/** ` "first dog"`, or nothing for a node without a label. */
export function labelOf(node: { label?: string | undefined }, context: LowerContext): string {
  return node.label ? ` ${context.quote(node.label, 'label')}` : ''
}

/** `fur curly white`, one text an attribute, by the UTF-16 units of their names (K5). */
export function attributeTexts(
  attributes: Attributes | undefined,
  context: LowerContext,
): readonly string[] {
  if (!attributes) return []
  return Object.keys(attributes)
    .sort()
    .map((name) => {
      const value = attributes[name]
      const values = Array.isArray(value) ? value : [value]
      const told = values.map((each) =>
        typeof each === 'string' ? context.inline(each, `attributes/${name}`) : String(each),
      )
      // An empty text is told as `""`; a list of nothing is said as plainly.
      return `${context.inline(name, `attributes/${name}`)} ${told.join(', ') || '[]'}`
    })
}

/**
 * `: "bark one", 2.0 s, caption "…"`: label, facts, caption and transcript of a medium (P9). The colon
 * stands alone where none of them is stated: a name is never made up.
 */
export function mediumHead(
  node: {
    label?: string | undefined
    caption?: string | undefined
    transcript?: string | undefined
  },
  facts: readonly string[],
  context: LowerContext,
): string {
  const { label, caption, transcript } = node
  const told = [
    ...(label ? [context.quote(label, 'label')] : []),
    ...facts,
    ...(caption ? [`caption ${context.quote(caption, 'caption')}`] : []),
    ...(transcript ? [`transcript ${context.quote(transcript, 'transcript')}`] : []),
  ]
  return told.length > 0 ? `: ${told.join(', ')}` : ':'
}
