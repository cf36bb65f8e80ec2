import type { GraphDocument } from '@/lib/graph/document'
import { readDocument } from '@/lib/graph/migrate'
import { resolve } from '@/lib/references'
import { templates } from '@/lib/templates'

/** A document as it is read, of which something is wrong with the test where it can't be. */
export function read(value: unknown): GraphDocument {
  const document = readDocument(value)
  if (!document.ok) throw new Error(JSON.stringify(document.error))
  return document.value
}

/** The example with three dogs, without its media. */
export function example(language: string): GraphDocument {
  const { document } = templates.find(
    (each) => each.id === 'three-dogs' && each.language === language,
  )!
  const { nodes, ...rest } = document as { nodes: Record<string, unknown>[] }
  return read({ ...rest, nodes: nodes.map(({ asset: _asset, ...node }) => node) })
}

/** What a text is found to mean: each phrase with its nodes, with those it may mean, or with `?`. */
export function toldIn(document: GraphDocument, text: string): readonly string[] {
  return resolve({ document, text }).map(
    ({ text: phrase, status, refers, candidates }) =>
      `${phrase}: ${status === 'ambiguous' ? `${candidates!.join(' or ')}?` : status === 'unresolved' ? '?' : refers.join()}`,
  )
}

type Thing = {
  readonly label: string
  readonly class?: string
  readonly attributes?: Readonly<Record<string, string>>
}

/** What a text is found to mean beside entities of these labels (e1, e2 …), and how. */
export function told(things: readonly (string | Thing)[], text: string): readonly string[] {
  const nodes = things.map((thing, index) => ({
    id: `e${index + 1}`,
    kind: 'entity',
    ...(typeof thing === 'string' ? { label: thing } : thing),
  }))
  return resolve({ document: read({ nodes, edges: [] }), text }).map(
    ({ text: phrase, refers, candidates }) => `${phrase}: ${(candidates ?? refers).join()}`,
  )
}
