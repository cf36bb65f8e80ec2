/**
 * Finds the nodes and edges of a document by id and by what names them.
 *
 * A version of a graph differs little from the one before, so an index is built once and never
 * changed (`Base`), and each version after it carries only what has changed since. Looking up is exact
 * in every version, on every branch and after batches that failed. Only the places of nodes are
 * hints, since putting one in shifts all that follow: they are searched for from there outwards.
 */
import { ownerOf, type Node } from '../kinds'
import { append } from '../std/lists'
import type { Edge } from './document'
import { idsNamedBy } from './mentions'

type Arrays = { readonly nodes: readonly Node[]; readonly edges: readonly Edge[] }

/** Ids that may be found under a key: edges by their ends and evidence, nodes by what they name. */
type ListName = 'incident' | 'evidence' | 'referrers' | 'aliases'
type Lists = { readonly [L in ListName]: Map<string, string[]> }

/** What has become of an edge since the base: the edge as it is now, if any, and where it stands. */
type EdgeChange = { readonly edge: Edge | undefined; readonly position: number }

/** How far hints may be off before all places are noted anew. */
const shiftCountMax = 512

const listNames: readonly ListName[] = ['incident', 'evidence', 'referrers', 'aliases']
const nothing: readonly string[] = []

/** Among which aliases a node's must be the only one of its kind: its owner's, or the document's. */
function aliasKey(node: Node): string | undefined {
  return node.alias === undefined ? undefined : `${ownerOf(node) ?? ''}/${node.alias}`
}

function emptyLists(): Lists {
  return { incident: new Map(), evidence: new Map(), referrers: new Map(), aliases: new Map() }
}

/** What of an index is about nodes, and what about edges, is built by one pass over them each. */
type NodeLists = Pick<Lists, 'referrers' | 'aliases'>
type EdgeLists = Pick<Lists, 'incident' | 'evidence'>

/** Each part of the index is built when it is first asked for: most edits need no more than the places. */
class Base {
  #nodePositions: Map<string, number> | undefined
  #edgePositions: Map<string, number> | undefined
  #nodeLists: NodeLists | undefined
  #edgeLists: EdgeLists | undefined

  constructor(readonly arrays: Arrays) {}

  get nodePositions(): ReadonlyMap<string, number> {
    return (this.#nodePositions ??= positionsOf(this.arrays.nodes))
  }

  get edgePositions(): ReadonlyMap<string, number> {
    return (this.#edgePositions ??= positionsOf(this.arrays.edges))
  }

  ids(name: ListName, key: string): readonly string[] | undefined {
    if (name === 'referrers' || name === 'aliases') {
      return (this.#nodeLists ??= nodeListsOf(this.arrays.nodes))[name].get(key)
    }
    return (this.#edgeLists ??= edgeListsOf(this.arrays.edges))[name].get(key)
  }
}

function positionsOf(values: readonly { readonly id: string }[]): Map<string, number> {
  const positions = new Map<string, number>()
  for (let position = 0; position < values.length; position++) {
    positions.set((values[position] as { id: string }).id, position)
  }
  return positions
}

function nodeListsOf(nodes: readonly Node[]): NodeLists {
  const { referrers, aliases } = emptyLists()
  for (const node of nodes) {
    for (const id of idsNamedBy(node)) append(referrers, id, node.id)
    const key = aliasKey(node)
    if (key !== undefined) append(aliases, key, node.id)
  }
  return { referrers, aliases }
}

function edgeListsOf(edges: readonly Edge[]): EdgeLists {
  const { incident, evidence } = emptyLists()
  for (const edge of edges) {
    append(incident, edge.source, edge.id)
    if (edge.target !== edge.source) append(incident, edge.target, edge.id)
    for (const id of edge.evidence ?? nothing) append(evidence, id, edge.id)
  }
  return { incident, evidence }
}

/** The look-ups of one version. It is changed only by the view that made it with `copy`. */
export class Lookup {
  readonly #base: Base
  /** The nodes that changed since the base; undefined where one was taken out. */
  readonly #nodes: Map<string, Node | undefined>
  readonly #edges: Map<string, EdgeChange>
  readonly #lists: Lists
  #notedCount = 0
  /** Where nodes stood `shiftCount` shifts ago (as in the base, until noted anew), and where those put in or moved since then did. */
  #hints: ReadonlyMap<string, number> | undefined
  readonly #recentHints: Map<string, number>
  #shiftCount = 0

  private constructor(base: Base, from?: Lookup) {
    this.#base = base
    this.#nodes = new Map(from ? from.#nodes : [])
    this.#edges = new Map(from ? from.#edges : [])
    this.#lists = emptyLists()
    if (from) this.#hints = from.#hints
    this.#recentHints = new Map(from ? from.#recentHints : [])
    if (!from) return
    this.#shiftCount = from.#shiftCount
    this.#notedCount = from.#notedCount
    for (const name of listNames) {
      for (const [key, ids] of from.#lists[name]) this.#lists[name].set(key, [...ids])
    }
  }

  /** Builds the index of a document, whose arrays must not change from now on. */
  static of(arrays: Arrays): Lookup {
    return new Lookup(new Base(arrays))
  }

  copy(): Lookup {
    return new Lookup(this.#base, this)
  }

  /** How much a copy costs, in entries. */
  get changesCount(): number {
    return this.#nodes.size + this.#edges.size + this.#recentHints.size + this.#notedCount
  }

  node(id: string): Node | undefined {
    const changed = this.#nodes.get(id)
    if (changed || this.#nodes.has(id)) return changed
    const position = this.#base.nodePositions.get(id)
    return position === undefined ? undefined : this.#base.arrays.nodes[position]
  }

  edge(id: string): Edge | undefined {
    const change = this.#edges.get(id)
    if (change) return change.edge
    const position = this.#base.edgePositions.get(id)
    return position === undefined ? undefined : this.#base.arrays.edges[position]
  }

  /** The place of a node among `nodes`, the array of this version, or -1. */
  nodePosition(id: string, nodes: readonly Node[]): number {
    if (this.node(id) === undefined) return -1
    return searchFrom(
      this.#recentHints.get(id) ?? (this.#hints ?? this.#base.nodePositions).get(id) ?? 0,
      nodes,
      id,
    )
  }

  /** The place of an edge in the array of this version, or -1. */
  edgePosition(id: string): number {
    const change = this.#edges.get(id)
    if (change) return change.edge ? change.position : -1
    return this.#base.edgePositions.get(id) ?? -1
  }

  /** Ids that may belong under a key, each once; the caller sees for itself whether they still do. */
  candidates(name: ListName, key: string): ReadonlySet<string> {
    const ids = new Set(this.#base.ids(name, key))
    for (const id of this.#lists[name].get(key) ?? nothing) ids.add(id)
    return ids
  }

  /** The nodes that bear a node's alias where it must be the only one. */
  namesakesOf(node: Node): readonly Node[] {
    const key = aliasKey(node)
    if (key === undefined) return []
    return [...this.candidates('aliases', key)].flatMap((id) => {
      const other = this.node(id)
      return other && other.id !== node.id && aliasKey(other) === key ? [other] : []
    })
  }

  /** Notes a node as it now is, and where it stands if that is new. */
  putNode(node: Node, position?: number): void {
    const before = this.node(node.id)
    this.#nodes.set(node.id, node)
    if (position !== undefined) this.#recentHints.set(node.id, position)
    if (before === node) return
    const namedBefore = before ? idsNamedBy(before) : new Set<string>()
    for (const id of idsNamedBy(node)) {
      if (!namedBefore.has(id)) this.#note('referrers', id, node.id)
    }
    const key = aliasKey(node)
    if (key !== undefined && (!before || aliasKey(before) !== key)) {
      this.#note('aliases', key, node.id)
    }
  }

  dropNode(id: string): void {
    this.#nodes.set(id, undefined)
  }

  /** Tells that so many nodes were put in, taken out or moved, which led to `nodes`. */
  shift(count: number, nodes: readonly Node[]): void {
    this.#shiftCount += count
    if (this.#shiftCount > shiftCountMax) this.noteAll(nodes)
  }

  /** Notes anew where all nodes stand. */
  noteAll(nodes: readonly Node[]): void {
    this.#hints = positionsOf(nodes)
    this.#recentHints.clear()
    this.#shiftCount = 0
  }

  putEdge(edge: Edge, position: number): void {
    const before = this.edge(edge.id)
    this.#edges.set(edge.id, { edge, position })
    if (before === edge) return
    for (const id of new Set([edge.source, edge.target])) {
      if (before?.source !== id && before?.target !== id) this.#note('incident', id, edge.id)
    }
    for (const id of edge.evidence ?? []) {
      if (!before?.evidence?.includes(id)) this.#note('evidence', id, edge.id)
    }
  }

  dropEdge(id: string): void {
    this.#edges.set(id, { edge: undefined, position: -1 })
  }

  #note(name: ListName, key: string, id: string): void {
    append(this.#lists[name], key, id)
    this.#notedCount++
  }
}

/** Searches outwards from where a thing should be, so that the time is how far it has shifted. */
function searchFrom(hint: number, values: readonly Node[], id: string): number {
  if (values[hint]?.id === id) return hint
  const farthest = Math.max(hint, values.length - hint)
  for (let distance = 1; distance <= farthest; distance++) {
    const before = hint - distance
    const behind = hint + distance
    if (before >= 0 && values[before]?.id === id) return before
    if (behind < values.length && values[behind]?.id === id) return behind
  }
  return -1
}
