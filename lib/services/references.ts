import type { GraphDocument } from '../graph/document'
import { readDocument } from '../graph/migrate'
import { resolve, type LanguageTag, type Mention } from '../references'
import { bounds } from '../std/bounds'
import { fail, ok, type Result } from '../std/result'
import { at, withoutAssets } from './assets'

export type { Mention }

export type ResolveOptions = {
  readonly text: string
  /** The id of the node in which the text stands. */
  readonly node?: string | undefined
  /** How to read what its script leaves open. */
  readonly language?: LanguageTag | undefined
}

/**
 * What the phrases of a text point at in a document that a caller sent.
 *
 * @returns the mentions in order, a failure of `readDocument` whose pointer begins `/document`, or one
 * of `resolveText`
 */
export function resolveSent(
  document: unknown,
  options: ResolveOptions,
): Result<readonly Mention[]> {
  const read = readWithoutMedia(document)
  return read.ok ? resolveText(read.value, options) : at(read.error, '/document')
}

/**
 * A document of unknown origin, filled in, validated and checked, without its media: what a file shows
 * says nothing about what a phrase means, so none is asked for and none is read.
 */
export function readWithoutMedia(value: unknown): Result<GraphDocument> {
  return readDocument(withoutAssets(value))
}

/**
 * What the phrases of a text point at, the one way of the server and the command line.
 *
 * @returns the mentions in order, `resolve.nodeUnknown`, or `resolve.tooManyNodes` where hundreds of
 * phrases may each mean thousands of nodes
 */
export function resolveText(
  document: GraphDocument,
  { text, node, language }: ResolveOptions,
): Result<readonly Mention[]> {
  if (node !== undefined && !document.nodes.some(({ id }) => id === node)) {
    return fail('resolve.nodeUnknown', { id: node }, { pointer: '/node' })
  }
  const mentions = resolve({
    document,
    text,
    ...(node !== undefined && { node }),
    ...(language !== undefined && { language }),
  })
  const limit = bounds.mentionedNodesCountMax
  const count = mentions.reduce(
    (sum, { refers, candidates = [] }) => sum + refers.length + candidates.length,
    0,
  )
  return count > limit
    ? fail('resolve.tooManyNodes', { limit }, { pointer: '/text' })
    : ok(mentions)
}
