import { kindOf, type Node } from '../kinds'
import type { JsonValue } from '../std/json'
import { fail, ok, type Result } from '../std/result'
import type { Draft } from './apply'
import type { Command, CommandOf } from './command'
import type { Edge } from './document'
import type { Restoration } from './inverse'
import { findLinks, withoutLinksTo, type Link } from './links'
import { neededBy, neededFirst } from './needed-first'
import { placesBack } from './reading-order'

type Removal = {
  readonly inverse: readonly Command[]
  readonly nodes: readonly string[]
  readonly edges: readonly string[]
}

/**
 * Takes a node out with all that cannot be without it: its regions or segments, its edges, and its
 * places in sets, in evidence and in the texts of others, where links to it become plain text.
 */
export function removeNode(draft: Draft, { id }: CommandOf<'removeNode'>): Result<Removal> {
  if (!draft.view.has(id)) return fail('command.nodeUnknown', { id }, { pointer: '/id' })
  return ok(removeNodes(draft, [id]))
}

/**
 * Takes out nodes that are there, none of them a part of one before it. Together they cost as much as
 * one where each alone would go through the same set or the same long text again.
 */
export function removeNodes(draft: Draft, ids: readonly string[]): Removal {
  const { view } = draft
  const turns = ids
    .flatMap((id) => view.node(id) ?? [])
    .map((root) => [root, ...neededFirst(view.partsOf(root.id))])
  const goneNodes = [...new Set(turns.flat())]
  const places = goneNodes
    .map((node) => ({ node, at: view.positionOf(node.id) }))
    .sort((a, b) => a.at - b.at)
  const byPlace = places.map(({ node }) => node)
  const isInOrder = isNeededFirst(byPlace)
  if (ids.length > 1 && !isInOrder) return oneByOne(draft, ids)
  const back: Command[] = isInOrder
    ? places.map(({ node, at }) => ({ type: 'addNode', node, at }))
    : placesOf(
        draft,
        goneNodes,
        places.map(({ at }) => at),
      )
  const gone = new Set<string>(byPlace.map((node) => node.id))
  const idsByTurn = turns.map((nodes) => new Set<string>(nodes.map((node) => node.id)))
  const nodes = dropMentions(draft, { gone, turns: idsByTurn }, back)
  const edges = dropEdges(draft, gone, back)
  view.removeNodes(gone)
  return { inverse: back, nodes, edges }
}

function oneByOne(draft: Draft, ids: readonly string[]): Removal {
  const removals = ids.map((id) => removeNodes(draft, [id]))
  return {
    inverse: removals.reverse().flatMap(({ inverse }) => inverse),
    nodes: removals.flatMap(({ nodes }) => nodes),
    edges: removals.flatMap(({ edges }) => edges),
  }
}

/** All ids that go, and those that each removal in turn takes along. */
type Going = { readonly gone: ReadonlySet<string>; readonly turns: readonly ReadonlySet<string>[] }

/** Takes the mentions of what goes out of all other nodes, and tells which these are. */
function dropMentions(draft: Draft, going: Going, back: Command[]): string[] {
  const touched: string[] = []
  for (const referrer of draft.view.possibleReferrersOf(going.gone)) {
    const change = going.gone.has(referrer.id) ? undefined : withoutMentions(referrer, going)
    if (!change) continue
    draft.view.replaceNode(change.next)
    draft.restorations.add(change.back)
    back.push(change.back)
    touched.push(referrer.id)
  }
  return touched
}

/** Takes out the edges at what goes, and it out of the evidence of others, and tells which these are. */
function dropEdges({ view, restorations }: Draft, gone: ReadonlySet<string>, back: Command[]) {
  const edges = new Map<string, Edge>()
  for (const id of gone) for (const edge of view.edgesAt(id)) edges.set(edge.id, edge)
  const touched: string[] = []
  for (const edge of new Set([...gone].flatMap((id) => view.edgesWithEvidence(id)))) {
    if (edges.has(edge.id)) continue
    const evidence = (edge.evidence ?? []).filter((each) => !gone.has(each))
    view.putEdge({ ...edge, evidence })
    const patch = { evidence: edge.evidence ?? null }
    const restoration: Restoration = { type: 'updateEdge', id: edge.id, patch }
    restorations.add(restoration)
    back.push(restoration)
    touched.push(edge.id)
  }
  for (const edge of edges.values()) {
    view.removeEdge(edge.id)
    back.push({ type: 'addEdge', edge })
  }
  return touched
}

/** Whether each of these nodes stands behind those among them that it cannot be without. */
function isNeededFirst(nodes: readonly Node[]): boolean {
  const ids = new Set<string>(nodes.map((node) => node.id))
  const seen = new Set<string>()
  return nodes.every((node) => {
    seen.add(node.id)
    return neededBy(node).every((id) => !ids.has(id) || seen.has(id))
  })
}

/** Commands that put nodes back behind all others, each owner before its parts, then in their places. */
function placesOf(
  { view }: Draft,
  nodes: readonly Node[],
  positions: readonly number[],
): Command[] {
  return [
    ...nodes.map((node): Command => ({ type: 'addNode', node })),
    ...placesBack(view.nodes, positions, true),
  ]
}

/**
 * A node without its mentions of what goes, and the command that brings them back; undefined where it
 * has none.
 */
function withoutMentions(
  node: Node,
  { gone, turns }: Going,
): { readonly next: Node; readonly back: Restoration } | undefined {
  const patch: Record<string, JsonValue> = {}
  const changes: Record<string, JsonValue> = {}
  let next: Node = node
  if (node.kind === 'set' && node.members.some((member) => gone.has(member))) {
    next = { ...node, members: node.members.filter((member) => !gone.has(member)) }
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
    const plain =
      turns.length === 1 ? withoutLinksTo(text, gone) : plainInTurn(text, { gone, turns })
    if (plain === text) continue
    changes[field] = plain
    patch[field] = text
  }
  if (Object.keys(patch).length === 0) return undefined
  next = { ...next, ...changes } as Node
  return { next, back: { type: 'updateNode', id: node.id, patch } }
}

/** A link that leaves a word and nothing else behind. */
const phrase = /^\p{L}[\p{L}\p{N} ]*$/u
const target = /^\]\(#[^\s"'<>()\\]*\)$/

/**
 * The text that comes of taking the links out turn by turn. Where all that go are plain words that is
 * what taking them out at once gives; else what the first leaves behind may make or hide the next.
 */
function plainInTurn(text: string, { gone, turns }: Going): string {
  const mentions = (link: Link) =>
    link.targets.some(({ id, pairedWith }) => gone.has(id) || gone.has(pairedWith ?? ''))
  const areWords = findLinks(text)
    .filter(mentions)
    .every(
      ({ textStart, textEnd, end }) =>
        phrase.test(text.slice(textStart, textEnd)) && target.test(text.slice(textEnd, end)),
    )
  if (areWords && !text.includes('<')) {
    const plain = withoutLinksTo(text, gone)
    if (!findLinks(plain).some(mentions)) return plain
  }
  return turns.reduce((left, ids) => withoutLinksTo(left, ids), text)
}

/** Puts back the texts of a node as they are, for when a node that they link to comes and goes again. */
export function textsBack(node: Node, linked: string): Restoration {
  const texts = kindOf(node).linkFields.flatMap((field) => {
    const text = node[field]
    return typeof text === 'string' && text.includes(linked) ? [[field, text] as const] : []
  })
  return { type: 'updateNode', id: node.id, patch: Object.fromEntries(texts) }
}
