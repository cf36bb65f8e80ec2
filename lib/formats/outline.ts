import type { Edge, GraphDocument, Node } from '../graph/document'
import { nameOf, ownerOf } from '../kinds'
import { append } from '../std/lists'

/** A graph laid out for telling it node by node. */
export type Outline = {
  readonly names: ReadonlyMap<string, string>
  /** Regions and segments by what they are parts of. */
  readonly parts: ReadonlyMap<string, readonly Node[]>
  /** Edges by where they begin. */
  readonly edges: ReadonlyMap<string, readonly Edge[]>
}

/** What each node is called, what its parts are and where its edges lead. */
export function outlineOf(document: GraphDocument): Outline {
  const parts = new Map<string, Node[]>()
  const edges = new Map<string, Edge[]>()
  for (const node of document.nodes) {
    const owner = ownerOf(node)
    if (owner !== undefined) append(parts, owner, node)
  }
  for (const edge of document.edges) append(edges, edge.source, edge)
  return { names: new Map(document.nodes.map((node) => [node.id, nameOf(node)])), parts, edges }
}
