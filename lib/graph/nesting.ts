/**
 * How deep sets stand in sets and regions in regions, and which of them hold themselves.
 *
 * Method: strongly connected components (R. Tarjan, "Depth-first search and linear graph
 * algorithms", 1972) with an explicit stack, since a hostile document may nest deeper than the call
 * stack; the longest chain is summed over the components as they close. Time is linear in what is
 * reached. Limit: a cycle counts as one level in the chains of what merely leads to it.
 */
import type { Node } from '../kinds'
import type { GraphView } from './walk'

type Next = (id: string) => readonly string[]

export type Chains = {
  /** The number of things on the longest chain that begins with this one. */
  readonly depths: ReadonlyMap<string, number>
  /** Those that a chain leads back to. */
  readonly cyclic: ReadonlySet<string>
}

type Frame = { readonly id: string; readonly next: readonly string[]; at: number; deepest: number }

/** The chains that begin at each of these ids, and at whatever they reach. */
export function chainsFrom(starts: Iterable<string>, next: Next): Chains {
  const depths = new Map<string, number>()
  const cyclic = new Set<string>()
  const indices = new Map<string, number>()
  const lowest = new Map<string, number>()
  const open: string[] = []
  const frames: Frame[] = []
  const enter = (id: string) => {
    indices.set(id, indices.size)
    lowest.set(id, indices.size - 1)
    open.push(id)
    frames.push({ id, next: next(id), at: 0, deepest: 0 })
  }
  const lower = (id: string, to: number) => lowest.set(id, Math.min(lowest.get(id) ?? to, to))
  const close = ({ id, next: following, deepest }: Frame) => {
    const members = open.splice(open.lastIndexOf(id))
    for (const member of members) depths.set(member, deepest + 1)
    if (members.length > 1 || following.includes(id)) members.forEach((each) => cyclic.add(each))
  }
  for (const start of starts) {
    if (!indices.has(start)) enter(start)
    for (let frame = frames.at(-1); frame; frame = frames.at(-1)) {
      const following = frame.next[frame.at++]
      if (following !== undefined) {
        const depth = depths.get(following)
        const index = indices.get(following)
        if (depth !== undefined) frame.deepest = Math.max(frame.deepest, depth)
        else if (index === undefined) enter(following)
        else lower(frame.id, index)
        continue
      }
      frames.pop()
      const low = lowest.get(frame.id) ?? 0
      if (low === indices.get(frame.id)) close(frame)
      const outer = frames.at(-1)
      if (!outer) continue
      lower(outer.id, low)
      outer.deepest = Math.max(outer.deepest, depths.get(frame.id) ?? frame.deepest)
    }
  }
  return { depths, cyclic }
}

/** Whether a thing holds itself, or how many stand on the longest chain through it. */
export type Nesting = (node: Node) => 'cycle' | number

/** What a thing of this kind nests in or holds: sets in a set, the region around a region. */
function ahead(view: GraphView, node: Node | undefined): readonly string[] {
  if (node?.kind === 'set') return node.members.filter((id) => view.node(id)?.kind === 'set')
  if (node?.kind !== 'region' || node.inside === undefined) return []
  return view.node(node.inside)?.kind === 'region' ? [node.inside] : []
}

/** The nesting around single nodes, looked up as it is asked for. */
export function nestingAround(view: GraphView): Nesting {
  const forth: Next = (id) => ahead(view, view.node(id))
  const back: Next = (id) =>
    view.referrersOf(id).flatMap((one) => (ahead(view, one).includes(id) ? [one.id] : []))
  return (node) => lengthThrough(node, chainsFrom([node.id], forth), chainsFrom([node.id], back))
}

/** The nesting in a whole document, found once for all its nodes. */
export function nestingOf(view: GraphView): Nesting {
  const forth = new Map<string, readonly string[]>()
  const back = new Map<string, string[]>()
  for (const node of view.nodes) {
    if (node.kind !== 'set' && node.kind !== 'region') continue
    const following = ahead(view, node)
    forth.set(node.id, following)
    for (const id of following) {
      const holders = back.get(id)
      if (holders) holders.push(node.id)
      else back.set(id, [node.id])
    }
  }
  const down = chainsFrom(forth.keys(), (id) => forth.get(id) ?? [])
  const up = chainsFrom(forth.keys(), (id) => back.get(id) ?? [])
  return (node) => lengthThrough(node, down, up)
}

function lengthThrough(node: Node, down: Chains, up: Chains): 'cycle' | number {
  if (down.cyclic.has(node.id)) return 'cycle'
  return (down.depths.get(node.id) ?? 1) + (up.depths.get(node.id) ?? 1) - 1
}
