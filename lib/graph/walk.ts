import { ownerOf, type Node } from '../kinds'
import type { NodeId } from '../std/id'
import { compareText } from '../std/json'
import type { Edge, GraphDocument } from './document'
import { Lookup } from './lookup'
import { idsNamedBy } from './mentions'
import { NodeList } from './node-list'

export { idsNamedBy }

const lookups = new WeakMap<object, Lookup>()

/** A batch that puts in or takes out more than this keeps its nodes in a `NodeList` from there on. */
const arrayChangesCountMax = 32

/**
 * A document to look things up in and, for `applyBatch`, to change: the arrays are copied at the
 * first change, so the document itself never does.
 */
export class GraphView {
  #lookup: Lookup
  #nodes: Node[]
  /** The nodes instead of `#nodes`, while many are put in or taken out. */
  #list: NodeList | undefined
  #arrayChangesCount = 0
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

  /** All nodes; who only wants to know how many asks for `nodesCount`. */
  get nodes(): readonly Node[] {
    return this.#list ? this.#fromList(this.#list) : this.#nodes
  }

  get nodesCount(): number {
    return this.#list ? this.#list.count : this.#nodes.length
  }

  get edges(): readonly Edge[] {
    return this.#edges
  }

  has(id: string): boolean {
    return this.#lookup.node(id) !== undefined
  }

  /** The node's place in reading order, or -1. */
  positionOf(id: string): number {
    return this.#list ? this.#list.positionOf(id) : this.#lookup.nodePosition(id, this.#nodes)
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
    const named = id as NodeId
    return this.#ordered(
      this.possibleReferrersOf([id]).filter((node) => idsNamedBy(node).has(named)),
    )
  }

  /** Each node that names one of these, and perhaps some that only did: the caller sees for itself. */
  possibleReferrersOf(ids: Iterable<string>): readonly Node[] {
    const found = new Set<string>()
    for (const id of ids) {
      for (const referrer of this.#lookup.candidates('referrers', id)) found.add(referrer)
    }
    return [...found].flatMap((referrer) => this.node(referrer) ?? [])
  }

  /** The regions of a picture or the segments of a sound, in reading order. */
  partsOf(id: string): readonly Node[] {
    return this.#ordered(this.possibleReferrersOf([id]).filter((node) => ownerOf(node) === id))
  }

  #ordered(nodes: readonly Node[]): readonly Node[] {
    if (nodes.length < 2) return nodes
    return nodes
      .map((node) => ({ node, position: this.positionOf(node.id) }))
      .sort((a, b) => a.position - b.position)
      .map(({ node }) => node)
  }

  /** Whether another node of the same reach already bears this node's alias. */
  isAliasTaken(node: Node): boolean {
    return this.#lookup.namesakesOf(node).length > 0
  }

  replaceNode(node: Node): void {
    if (this.#list) this.#list.replace(node)
    else this.#ownNodes()[this.positionOf(node.id)] = node
    this.#ownLookup().putNode(node)
  }

  insertNode(node: Node, at: number): void {
    const position = Math.min(at, this.nodesCount)
    // What is put behind the end moves nothing, so an array does.
    const list = position === this.nodesCount ? this.#list : this.#listForChange()
    if (list) {
      list.insert(node, position)
      this.#ownLookup().putNode(node)
      return
    }
    const nodes = this.#ownNodes()
    nodes.splice(position, 0, node)
    const lookup = this.#ownLookup()
    lookup.putNode(node, position)
    if (position < nodes.length - 1) lookup.shift(1, nodes)
  }

  removeNodes(ids: ReadonlySet<string>): void {
    const list = this.#listForChange()
    const lookup = this.#ownLookup()
    if (list) for (const id of ids) list.remove(id)
    else if (ids.size === 1) for (const id of ids) this.#ownNodes().splice(this.positionOf(id), 1)
    else this.#nodes = this.#nodes.filter((node) => !ids.has(node.id))
    this.#nodesCopied = true
    for (const id of ids) lookup.dropNode(id)
    if (!list) lookup.shift(ids.size, this.#nodes)
  }

  /** A new reading order, in which the moved nodes stand together from `at` on. */
  reorder(nodes: Node[], moved: readonly Node[], at: number): void {
    this.#nodes = nodes
    this.#nodesCopied = true
    this.#list = undefined
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

  /** The list to change, or undefined while changes are few and an array does. */
  #listForChange(): NodeList | undefined {
    if (!this.#list && ++this.#arrayChangesCount > arrayChangesCountMax) {
      this.#list = new NodeList(this.#nodes)
    }
    return this.#list
  }

  /** Back to an array, for whoever wants all nodes. */
  #fromList(list: NodeList): Node[] {
    this.#nodes = list.toArray()
    this.#nodesCopied = true
    this.#list = undefined
    this.#arrayChangesCount = 0
    this.#ownLookup().noteAll(this.#nodes)
    return this.#nodes
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
    if (this.#list) this.#fromList(this.#list)
    const document = { ...rest, nodes: this.#nodes, edges: this.#edges }
    // Copying changes at every batch and building an index anew once in a while cost the same
    // where the changes kept are about the root of the size: beyond, the next view builds one.
    const keptCountMax = 32 + 8 * Math.sqrt(this.#nodes.length + this.#edges.length)
    if (this.#lookup.changesCount <= keptCountMax) lookups.set(document, this.#lookup)
    this.#nodesCopied = false
    this.#edgesCopied = false
    this.#lookupCopied = false
    this.#arrayChangesCount = 0
    return document
  }
}

const edgeOrders = new WeakMap<GraphDocument, readonly Edge[]>()

/**
 * Edges in the one order that counts: source's position, `order` (those without last), relation,
 * target's position, id. Two documents that differ only in the order of edges are one.
 */
export function sortedEdges(document: GraphDocument): readonly Edge[] {
  const known = edgeOrders.get(document)
  if (known) return known
  const positions = new Map(document.nodes.map((node, position) => [node.id as string, position]))
  const at = (id: string) => positions.get(id) ?? -1
  // The first place is for edges whose source is missing. Few edges share a source.
  const bySource: Edge[][] = []
  for (const edge of document.edges) (bySource[at(edge.source) + 1] ??= []).push(edge)
  const compare = (a: Edge, b: Edge) =>
    compareOrder(a.order, b.order) ||
    compareText(a.relation, b.relation) ||
    at(a.target) - at(b.target) ||
    compareText(a.id, b.id)
  const sorted: Edge[] = []
  bySource.forEach((edges) => {
    if (edges.length > 1) edges.sort(compare)
    for (const edge of edges) sorted.push(edge)
  })
  edgeOrders.set(document, sorted)
  return sorted
}

function compareOrder(a = Infinity, b = Infinity): number {
  return a === b ? 0 : a < b ? -1 : 1
}
