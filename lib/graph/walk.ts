import { ownerOf, type Node } from '../kinds'
import type { NodeId } from '../std/id'
import { compareText } from '../std/json'
import type { Edge, GraphDocument } from './document'
import { Lookup } from './lookup'
import { idsNamedBy } from './mentions'

export { idsNamedBy }

const lookups = new WeakMap<object, Lookup>()

/**
 * A document to look things up in and, for `applyBatch`, to change: the arrays are copied at the
 * first change, so the document itself never does.
 */
export class GraphView {
  #lookup: Lookup
  #nodes: Node[]
  #edges: Edge[]
  #nodesCopied = false
  #edgesCopied = false
  #lookupCopied = false

  constructor(document: { nodes: Node[]; edges: Edge[] }) {
    this.#nodes = document.nodes
    this.#edges = document.edges
    this.#lookup = lookups.get(document) ?? Lookup.of({ nodes: this.#nodes, edges: this.#edges })
    lookups.set(document, this.#lookup)
  }

  get nodes(): readonly Node[] {
    return this.#nodes
  }

  get edges(): readonly Edge[] {
    return this.#edges
  }

  has(id: string): boolean {
    return this.#lookup.node(id) !== undefined
  }

  /** The node's place in reading order, or -1. */
  positionOf(id: string): number {
    return this.#lookup.nodePosition(id, this.#nodes)
  }

  node(id: string): Node | undefined {
    return this.#lookup.node(id)
  }

  edge(id: string): Edge | undefined {
    return this.#lookup.edge(id)
  }

  /** The edges that begin or end at a node. */
  edgesAt(id: string): readonly Edge[] {
    return this.#edgesIn(this.#lookup.candidates('incident', id)).filter(
      (edge) => edge.source === id || edge.target === id,
    )
  }

  edgesWithEvidence(id: string): readonly Edge[] {
    return this.#edgesIn(this.#lookup.candidates('evidence', id)).filter((edge) =>
      edge.evidence?.includes(id as NodeId),
    )
  }

  #edgesIn(ids: ReadonlySet<string>): Edge[] {
    return [...ids].flatMap((id) => this.edge(id) ?? [])
  }

  /** The nodes that name this one, in reading order. */
  referrersOf(id: string): readonly Node[] {
    return [...this.#lookup.candidates('referrers', id)]
      .flatMap((referrer) => this.node(referrer) ?? [])
      .filter((node) => idsNamedBy(node).has(id as NodeId))
      .map((node) => ({ node, position: this.positionOf(node.id) }))
      .sort((a, b) => a.position - b.position)
      .map(({ node }) => node)
  }

  /** The regions of a picture or the segments of a sound, in reading order. */
  partsOf(id: string): readonly Node[] {
    return this.referrersOf(id).filter((node) => ownerOf(node) === id)
  }

  /** Whether another node of the same reach already bears this node's alias. */
  isAliasTaken(node: Node): boolean {
    return this.#lookup.namesakesOf(node).length > 0
  }

  replaceNode(node: Node): void {
    const position = this.positionOf(node.id)
    this.#ownNodes()[position] = node
    this.#ownLookup().putNode(node)
  }

  insertNode(node: Node, at: number): void {
    const nodes = this.#ownNodes()
    const position = Math.min(at, nodes.length)
    nodes.splice(position, 0, node)
    const lookup = this.#ownLookup()
    lookup.putNode(node, position)
    // What is put behind the end shifts nothing.
    if (position < nodes.length - 1) lookup.shift(1, nodes)
  }

  removeNodes(ids: ReadonlySet<string>): void {
    if (ids.size === 1) for (const id of ids) this.#ownNodes().splice(this.positionOf(id), 1)
    else this.#nodes = this.#nodes.filter((node) => !ids.has(node.id))
    this.#nodesCopied = true
    const lookup = this.#ownLookup()
    for (const id of ids) lookup.dropNode(id)
    lookup.shift(ids.size, this.#nodes)
  }

  /** A new reading order, in which the moved nodes stand together from `at` on. */
  reorder(nodes: Node[], moved: readonly Node[], at: number): void {
    this.#nodes = nodes
    this.#nodesCopied = true
    const lookup = this.#ownLookup()
    moved.forEach((node, index) => lookup.putNode(node, at + index))
    lookup.shift(moved.length, nodes)
  }

  putEdge(edge: Edge): void {
    const edges = this.#ownEdges()
    const known = this.#lookup.edgePosition(edge.id)
    const position = known >= 0 ? known : edges.length
    edges[position] = edge
    this.#ownLookup().putEdge(edge, position)
  }

  /** The order of edges means nothing, so the last one takes the free place. */
  removeEdge(id: string): void {
    const edges = this.#ownEdges()
    const position = this.#lookup.edgePosition(id)
    if (position < 0) return
    const last = edges.pop()
    const lookup = this.#ownLookup()
    lookup.dropEdge(id)
    if (last === undefined || last.id === id) return
    edges[position] = last
    lookup.putEdge(last, position)
  }

  #ownNodes(): Node[] {
    if (!this.#nodesCopied) this.#nodes = [...this.#nodes]
    this.#nodesCopied = true
    return this.#nodes
  }

  #ownEdges(): Edge[] {
    if (!this.#edgesCopied) this.#edges = [...this.#edges]
    this.#edgesCopied = true
    return this.#edges
  }

  #ownLookup(): Lookup {
    if (!this.#lookupCopied) this.#lookup = this.#lookup.copy()
    this.#lookupCopied = true
    return this.#lookup
  }

  /** The document as it now is. */
  finish(rest: GraphDocument): GraphDocument {
    const document = { ...rest, nodes: this.#nodes, edges: this.#edges }
    // Copying changes at every batch and building an index anew once in a while cost the same
    // where the changes kept are about the root of the size: beyond, the next view builds one.
    const keptCountMax = 32 + 8 * Math.sqrt(this.#nodes.length + this.#edges.length)
    if (this.#lookup.changesCount <= keptCountMax) lookups.set(document, this.#lookup)
    this.#nodesCopied = false
    this.#edgesCopied = false
    this.#lookupCopied = false
    return document
  }
}

/**
 * Edges in the one order that counts: source's position, `order` (those without last), relation,
 * target's position, id. Two documents that differ only in the order of edges are one.
 */
export function sortedEdges(document: GraphDocument): readonly Edge[] {
  const positions = new Map(document.nodes.map((node, position) => [node.id as string, position]))
  const at = (id: string) => positions.get(id) ?? -1
  return [...document.edges].sort(
    (a, b) =>
      at(a.source) - at(b.source) ||
      compareOrder(a.order, b.order) ||
      compareText(a.relation, b.relation) ||
      at(a.target) - at(b.target) ||
      compareText(a.id, b.id),
  )
}

function compareOrder(a = Infinity, b = Infinity): number {
  return a === b ? 0 : a < b ? -1 : 1
}
