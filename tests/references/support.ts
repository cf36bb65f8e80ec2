import type { GraphDocument } from '@/lib/graph/document'
import { readDocument } from '@/lib/graph/migrate'
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
