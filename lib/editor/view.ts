import { wholeAliases } from '../graph/alias'
import type { Edge, GraphDocument } from '../graph/document'
import { isPart, ownerOf, type Node, type NodeOf, type PartNode } from '../kinds'
import { append } from '../std/lists'

/** What the canvas asks of a document again and again, read once a change. */
export type View = {
  readonly document: GraphDocument
  readonly nodes: ReadonlyMap<string, Node>
  readonly aliases: ReadonlyMap<string, string>
  /** Regions of a picture and segments of a sound, in reading order. */
  readonly parts: ReadonlyMap<string, readonly PartNode[]>
  readonly edges: ReadonlyMap<string, Edge>
  readonly edgesAt: ReadonlyMap<string, readonly Edge[]>
  /** The set in whose card a thing is drawn: the first in reading order that has it. */
  readonly homes: ReadonlyMap<string, NodeOf<'set'>>
}

const none: readonly never[] = []

/** Reads a document into the maps that the canvas draws from; linear in nodes and edges. */
export function viewOf(document: GraphDocument): View {
  const nodes = new Map<string, Node>(document.nodes.map((node) => [node.id, node]))
  const parts = new Map<string, PartNode[]>()
  const homes = new Map<string, NodeOf<'set'>>()
  for (const node of document.nodes) {
    if (isPart(node)) append(parts, node.of, node)
    if (node.kind !== 'set') continue
    for (const id of node.members) {
      if (!homes.has(id) && nodes.get(id)?.kind === 'entity') homes.set(id, node)
    }
  }
  const edgesAt = new Map<string, Edge[]>()
  for (const edge of document.edges) {
    append(edgesAt, edge.source, edge)
    if (edge.target !== edge.source) append(edgesAt, edge.target, edge)
  }
  const edges = new Map<string, Edge>(document.edges.map((edge) => [edge.id, edge]))
  return { document, nodes, aliases: wholeAliases(document), parts, edges, edgesAt, homes }
}

/**
 * The regions of a picture or the segments of a sound, in reading order; none for a node of another
 * kind.
 */
export function partsOf(view: View, id: string): readonly PartNode[] {
  return view.parts.get(id) ?? none
}

/** The node whose card shows this one: a region's picture, a segment's sound, else itself. */
export function cardOf(view: View, id: string): string {
  const node = view.nodes.get(id)
  return (node && ownerOf(node)) ?? id
}

/** What a thing is shown by and heard by, found over its edges in their order (EC6). */
export type Face = {
  readonly image?: NodeOf<'image'>
  readonly region?: NodeOf<'region'>
  readonly audio?: NodeOf<'audio'>
  readonly segment?: NodeOf<'segment'>
}

/** The face of a thing: the first picture (or region of one) and the first sound that it points at. */
export function faceOf(view: View, id: string): Face {
  const face: { -readonly [K in keyof Face]: Face[K] } = {}
  for (const edge of view.edgesAt.get(id) ?? none) {
    const node = view.nodes.get(edge.source === id ? edge.target : edge.source)
    if (!node) continue
    const owner = view.nodes.get(ownerOf(node) ?? node.id)
    if (owner?.kind === 'image' && !face.image) {
      face.image = owner
      if (node.kind === 'region') face.region = node
    }
    if (owner?.kind === 'audio' && !face.audio) {
      face.audio = owner
      if (node.kind === 'segment') face.segment = node
    }
  }
  return face
}

/** What a person calls a node: its label, else its alias. */
export function nameOf(view: View, id: string): string {
  const node = view.nodes.get(id)
  return node?.label?.trim() || view.aliases.get(id) || id
}
