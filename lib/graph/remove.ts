import { kindOf, type Node } from '../kinds'
import type { JsonValue } from '../std/json'
import { fail, ok, type Result } from '../std/result'
import type { Draft } from './apply'
import type { Command, CommandOf } from './command'
import type { Edge } from './document'
import { withoutLinksTo } from './links'
import { placesBack } from './reading-order'

/**
 * Takes a node out with all that cannot be without it: its regions or segments, its edges, and its
 * places in sets, in evidence and in the texts of others, where links to it become plain text.
 */
export function removeNode(
  draft: Draft,
  { id }: CommandOf<'removeNode'>,
): Result<{ inverse: readonly Command[]; nodes: readonly string[]; edges: readonly string[] }> {
  const { view } = draft
  const node = view.node(id)
  if (!node) return fail('command.nodeUnknown', { id }, { pointer: '/id' })
  const parts = view.partsOf(id)
  const goneNodes = [node, ...outerFirst(parts)]
  const gone = new Set<string>(goneNodes.map((each) => each.id))
  const restorations: Command[] = placesOf(draft, goneNodes)
  const touchedNodes: string[] = []
  const referrers = new Set(goneNodes.flatMap((each) => view.referrersOf(each.id)))
  for (const referrer of referrers) {
    if (gone.has(referrer.id)) continue
    const { next, back } = withoutMentions(referrer, gone)
    view.replaceNode(next)
    restorations.push(back)
    touchedNodes.push(referrer.id)
  }
  const edges = new Map<string, Edge>()
  for (const each of goneNodes) for (const edge of view.edgesAt(each.id)) edges.set(edge.id, edge)
  const touchedEdges: string[] = []
  for (const edge of new Set(goneNodes.flatMap((each) => view.edgesWithEvidence(each.id)))) {
    if (edges.has(edge.id)) continue
    const evidence = (edge.evidence ?? []).filter((each) => !gone.has(each))
    view.putEdge({ ...edge, evidence })
    restorations.push({
      type: 'updateEdge',
      id: edge.id,
      patch: { evidence: edge.evidence ?? null },
    })
    touchedEdges.push(edge.id)
  }
  for (const edge of edges.values()) {
    view.removeEdge(edge.id)
    restorations.push({ type: 'addEdge', edge })
  }
  view.removeNodes(gone)
  return ok({ inverse: restorations, nodes: touchedNodes, edges: touchedEdges })
}

/** A region stands after the one that it is inside, so that putting them back never dangles. */
function outerFirst(parts: readonly Node[]): readonly Node[] {
  const byId = new Map(parts.map((part) => [part.id as string, part]))
  const ordered = new Set<Node>()
  const visit = (part: Node) => {
    if (ordered.has(part)) return
    const outer = part.kind === 'region' && part.inside ? byId.get(part.inside) : undefined
    if (outer) visit(outer)
    ordered.add(part)
  }
  parts.forEach(visit)
  return [...ordered]
}

/** Commands that put nodes back in an order in which each one's owner is there, then in their places. */
function placesOf(draft: Draft, nodes: readonly Node[]): Command[] {
  const { view } = draft
  const places = nodes.map((node) => ({ node, at: view.positionOf(node.id) }))
  const ascending = places.every(
    ({ at }, index) => index === 0 || at > (places[index - 1]?.at ?? 0),
  )
  if (ascending) return places.map(({ node, at }) => ({ type: 'addNode', node, at }))
  const positions = places.map(({ at }) => at).sort((a, b) => a - b)
  return [
    ...nodes.map((node): Command => ({ type: 'addNode', node })),
    ...placesBack(view.nodes, positions, true),
  ]
}

/** A node without its mentions of what goes, and the command that brings them back. */
export function withoutMentions(
  node: Node,
  gone: ReadonlySet<string>,
): { next: Node; back: Command } {
  const patch: Record<string, JsonValue> = {}
  const changes: Record<string, JsonValue> = {}
  let next: Node = node
  if (node.kind === 'set') {
    const members = node.members.filter((member) => !gone.has(member))
    next = { ...node, members }
    patch.members = node.members
  }
  if (next.kind === 'region' && next.inside !== undefined && gone.has(next.inside)) {
    const { inside, ...rest } = next
    next = rest
    patch.inside = inside
  }
  for (const field of kindOf(node).linkFields) {
    const text = node[field]
    if (typeof text !== 'string') continue
    const plain = withoutLinksTo(text, gone)
    if (plain === text) continue
    changes[field] = plain
    patch[field] = text
  }
  next = { ...next, ...changes } as Node
  return { next, back: { type: 'updateNode', id: node.id, patch } }
}
