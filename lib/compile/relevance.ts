import { idsNamedBy } from '../graph/walk'
import type { ManifestReference } from '../prompt/manifest'
import { append } from '../std/lists'
import { ownerOf } from '../kinds'
import type { Attachment, MediaPlan } from './media'
import { hasLine, type Ordered } from './order'
import { reachStepsMax, type Selection } from './select'

/** What each text, by its node, refers to; a question without a node is left out. */
export type Naming = ReadonlyMap<string, readonly string[]>

/** The nodes that texts were found to refer to while they were told, by the node of the text. */
export function namingOf(references: readonly ManifestReference[]): Naming {
  const naming = new Map<string, string[]>()
  for (const { nodeId, refers, candidates } of references) {
    if (nodeId === '') continue
    for (const id of candidates ?? refers) append(naming, nodeId, id)
  }
  return naming
}

/** A line or a medium in its place among all, by relevance. */
export type Ranked = ({ readonly id: string } | { readonly attachment: Attachment }) & {
  /** A person wants it told whatever the question. */
  readonly isPinned: boolean
}

/** A node that has a line, or a turn of the conversation, and its steps from what is asked about. */
export type Place = { readonly id: string; readonly steps: number }

/**
 * Lines and media, the most relevant first (P18): what a person pinned; then the lines of all that the
 * question reaches in a few steps, and their media; then all other lines, and all other media. Within each,
 * by the number of steps from what the question, the conversation and the focus mean, through edges,
 * membership, owners and references in either direction; of equal ones in reading order. The turns come
 * from the newest back, the first two beside what is asked about, each further two of them a step away.
 */
export function byRelevance(
  ordered: Ordered,
  places: readonly Place[],
  media: MediaPlan,
): readonly Ranked[] {
  const attachments = mediaByRelevance(ordered, places, media)
  const tierOf = ({ id, steps }: Place) =>
    isPinned(ordered, id) ? 0 : steps <= reachStepsMax ? 1 : 2
  // A picture is as near as the nearest of its regions.
  const tiers = new Map<string, number>()
  for (const place of places) {
    const node = ordered.nodesById.get(place.id)
    const owner = (node && ownerOf(node)) ?? place.id
    tiers.set(owner, Math.min(tiers.get(owner) ?? 2, tierOf(place)))
  }
  return [0, 1, 2].flatMap((tier): Ranked[] => [
    ...places
      .filter((place) => tierOf(place) === tier)
      .map(({ id }) => ({ id, isPinned: tier === 0 })),
    ...attachments
      .filter(({ part }) => tiers.get(part.nodeId) === tier)
      .map((attachment) => ({ attachment, isPinned: tier === 0 })),
  ])
}

/**
 * The media of nodes in order of relevance, what a person pinned first; a picture or a sound stands before
 * what is cut from it.
 */
export function mediaByRelevance(
  ordered: Ordered,
  places: readonly Place[],
  media: MediaPlan,
): readonly Attachment[] {
  const found = new Set<Attachment>()
  const pinned = places.filter(({ id }) => isPinned(ordered, id))
  for (const { id } of [...pinned, ...places]) {
    const node = ordered.nodesById.get(id)
    const owner = node && ownerOf(node)
    for (const each of owner === undefined ? [] : (media.attachments.get(owner) ?? [])) {
      found.add(each)
    }
    for (const each of media.attachments.get(id) ?? []) found.add(each)
  }
  return [...found]
}

function isPinned(ordered: Ordered, id: string): boolean {
  return ordered.nodesById.get(id)?.inPrompt === 'always'
}

/** Nodes and turns by their steps, those of equal ones in reading order, what nothing reaches last. */
export function placesIn(ordered: Ordered, selection: Selection, naming: Naming): readonly Place[] {
  const steps = stepsFrom(ordered, selection.starts(), naming)
  const places: Place[] = []
  for (const [index, turn] of selection.conversation.toReversed().entries()) {
    places.push({ id: turn.id, steps: Math.floor(index / 2) })
  }
  for (const node of ordered.told) {
    if (hasLine(node)) places.push({ id: node.id, steps: steps.get(node.id) ?? Infinity })
  }
  // Sorting keeps the order of equals.
  return places.sort((a, b) => (a.steps === b.steps ? 0 : a.steps - b.steps))
}

function stepsFrom(
  ordered: Ordered,
  starts: ReadonlySet<string>,
  naming: Naming,
): ReadonlyMap<string, number> {
  const neighbours = new Map<string, string[]>()
  const join = (a: string, b: string) => {
    append(neighbours, a, b)
    append(neighbours, b, a)
  }
  for (const edges of ordered.outgoing.values()) {
    for (const { source, target } of edges) join(source, target)
  }
  for (const node of ordered.told) for (const id of idsNamedBy(node)) join(node.id, id)
  for (const [id, named] of naming) for (const each of named) join(id, each)
  const steps = new Map<string, number>()
  let border = [...starts]
  for (const id of border) steps.set(id, 0)
  for (let step = 1; border.length > 0; step++) {
    const next: string[] = []
    for (const id of border) {
      for (const neighbour of neighbours.get(id) ?? []) {
        if (steps.has(neighbour)) continue
        steps.set(neighbour, step)
        next.push(neighbour)
      }
    }
    border = next
  }
  return steps
}
