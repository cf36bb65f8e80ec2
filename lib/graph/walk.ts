import { kindOf, ownerOf, type Node } from '../kinds'
import type { EdgeId, NodeId } from '../std/id'
import { compareText } from '../std/json'
import type { Edge, GraphDocument } from './document'
import { findLinks } from './links'

/**
 * Where things stand in a document. One index serves all versions of a graph that follow from one
 * another: it says where an id may be, and every look-up is checked against the version asked. So a
 * version costs no index of its own, and an old version still answers rightly, if slower.
 */
class Positions {
  readonly nodes = new Map<string, number>()
  readonly edges = new Map<string, number>()
  /** Edges that may begin or end at a node. */
  readonly incident = new Map<string, Set<EdgeId>>()
  /** Nodes that may point at a node: as owner, member, enclosing region or link. */
  readonly referrers = new Map<string, Set<NodeId>>()
  /** Edges that may name a node as evidence. */
  readonly evidence = new Map<string, Set<EdgeId>>()

  constructor(document: { nodes: readonly Node[]; edges: readonly Edge[] }) {
    document.nodes.forEach((node, position) => this.noteNode(node, position))
    document.edges.forEach((edge, position) => this.noteEdge(edge, position))
  }

  noteNode(node: Node, position: number): void {
    this.nodes.set(node.id, position)
    for (const id of idsNamedBy(node)) add(this.referrers, id, node.id)
  }

  noteEdge(edge: Edge, position: number): void {
    this.edges.set(edge.id, position)
    add(this.incident, edge.source, edge.id)
    add(this.incident, edge.target, edge.id)
    for (const id of edge.evidence ?? []) add(this.evidence, id, edge.id)
  }
}

function add<T>(index: Map<string, Set<T>>, key: string, value: T): void {
  const values = index.get(key)
  if (values) values.add(value)
  else index.set(key, new Set([value]))
}

/** Every node that a node names: its owner, members, enclosing region and the links in its texts. */
export function idsNamedBy(node: Node): ReadonlySet<NodeId> {
  const ids = new Set<NodeId>()
  const owner = ownerOf(node)
  if (owner !== undefined) ids.add(owner)
  const kind = kindOf(node)
  for (const reference of kind.references?.(node) ?? []) ids.add(reference.id)
  for (const field of kind.linkFields) {
    const text = node[field]
    if (typeof text !== 'string') continue
    for (const link of findLinks(text)) {
      for (const target of link.targets) {
        ids.add(target.id)
        if (target.pairedWith !== undefined) ids.add(target.pairedWith)
      }
    }
  }
  return ids
}

const shared = new WeakMap<object, Positions>()

/**
 * A document to look things up in and, for `applyBatch`, to change: the arrays are copied at the
 * first change, so the document itself never does.
 */
export class GraphView {
  #positions: Positions
  #nodes: Node[]
  #edges: Edge[]
  #nodesCopied = false
  #edgesCopied = false

  constructor(document: { nodes: Node[]; edges: Edge[] }) {
    this.#nodes = document.nodes
    this.#edges = document.edges
    this.#positions = shared.get(document) ?? new Positions(document)
    shared.set(document, this.#positions)
  }

  get nodes(): readonly Node[] {
    return this.#nodes
  }

  get edges(): readonly Edge[] {
    return this.#edges
  }

  /** The node's place in reading order, or -1. */
  positionOf(id: string): number {
    return place(this.#positions.nodes, this.#nodes, id)
  }

  node(id: string): Node | undefined {
    return this.#nodes[this.positionOf(id)]
  }

  edge(id: string): Edge | undefined {
    return this.#edges[place(this.#positions.edges, this.#edges, id)]
  }

  /** The edges that begin or end at a node. */
  edgesAt(id: string): readonly Edge[] {
    return this.#edgesIn(this.#positions.incident.get(id)).filter(
      (edge) => edge.source === id || edge.target === id,
    )
  }

  edgesWithEvidence(id: string): readonly Edge[] {
    return this.#edgesIn(this.#positions.evidence.get(id)).filter((edge) =>
      edge.evidence?.includes(id as NodeId),
    )
  }

  #edgesIn(ids: ReadonlySet<EdgeId> | undefined): Edge[] {
    return [...(ids ?? [])].flatMap((id) => this.edge(id) ?? [])
  }

  /** The nodes that name this one, in reading order. */
  referrersOf(id: string): readonly Node[] {
    return [...(this.#positions.referrers.get(id) ?? [])]
      .map((referrer) => this.positionOf(referrer))
      .filter((position) => position >= 0)
      .sort((a, b) => a - b)
      .map((position) => this.#nodes[position] as Node)
      .filter((node) => idsNamedBy(node).has(id as NodeId))
  }

  /** The regions of a picture or the segments of a sound, in reading order. */
  partsOf(id: string): readonly Node[] {
    return this.referrersOf(id).filter((node) => ownerOf(node) === id)
  }

  replaceNode(node: Node): void {
    const position = this.positionOf(node.id)
    this.#ownNodes()[position] = node
    this.#positions.noteNode(node, position)
  }

  insertNode(node: Node, at: number): void {
    const nodes = this.#ownNodes()
    if (at >= nodes.length) {
      nodes.push(node)
      this.#positions.noteNode(node, nodes.length - 1)
    } else this.replaceOrder([...nodes.slice(0, at), node, ...nodes.slice(at)])
  }

  removeNode(id: string): void {
    const position = this.positionOf(id)
    const nodes = this.#ownNodes()
    if (position === nodes.length - 1) nodes.pop()
    else this.replaceOrder(nodes.toSpliced(position, 1))
  }

  /** A new reading order: positions have shifted, so this version begins an index of its own. */
  replaceOrder(nodes: Node[]): void {
    this.#nodes = nodes
    this.#nodesCopied = true
    this.#positions = new Positions({ nodes, edges: this.#edges })
  }

  putEdge(edge: Edge): void {
    const edges = this.#ownEdges()
    const position = place(this.#positions.edges, edges, edge.id)
    if (position >= 0) edges[position] = edge
    else edges.push(edge)
    this.#positions.noteEdge(edge, position >= 0 ? position : edges.length - 1)
  }

  /** The order of edges means nothing, so the last one takes the free place. */
  removeEdge(id: string): void {
    const edges = this.#ownEdges()
    const position = place(this.#positions.edges, edges, id)
    const last = edges.pop()
    if (last === undefined || last.id === id) return
    edges[position] = last
    this.#positions.noteEdge(last, position)
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

  /** The document as it now is. */
  finish(rest: GraphDocument): GraphDocument {
    const document = { ...rest, nodes: this.#nodes, edges: this.#edges }
    shared.set(document, this.#positions)
    this.#nodesCopied = false
    this.#edgesCopied = false
    return document
  }
}

function place(
  positions: ReadonlyMap<string, number>,
  values: readonly { id: string }[],
  id: string,
): number {
  const position = positions.get(id)
  // An id that was never noted is in no version that this index serves.
  if (position === undefined) return -1
  if (values[position]?.id === id) return position
  return values.findIndex((value) => value.id === id)
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
