import type { Mention } from '../references'
import { firstBehind } from './text'

/**
 * Phrases with others in place of what stands where they do; what is kept stays, and nothing is put over it.
 * In the order of the text; of others that overlap, the first counts. Linear but for the sorting.
 */
export function withOthers(
  mentions: readonly Mention[],
  others: readonly Mention[],
  isKept: (mention: Mention) => boolean,
): readonly Mention[] {
  if (others.length === 0) return mentions
  const kept = mentions.filter(isKept)
  const free: Mention[] = []
  for (const each of [...others].sort((a, b) => a.start - b.start))
    if (each.start >= (free.at(-1)?.end ?? 0) && !isOverlapped(each, kept)) free.push(each)
  if (free.length === 0) return mentions
  const left = mentions.filter((each) => isKept(each) || !isOverlapped(each, free))
  return [...left, ...free].sort((a, b) => a.start - b.start)
}

/** Whether one of some that stand in order, none over another, stands where this one does. */
const isOverlapped = ({ start, end }: Mention, mentions: readonly Mention[]): boolean =>
  (mentions[firstBehind(mentions, start)]?.start ?? Infinity) < end

/** Whether phrases stand at the same places and mean the same. */
export const areSame = (some: readonly Mention[], others: readonly Mention[]): boolean =>
  some.length === others.length && some.every((one, index) => isSame(one, others[index] as Mention))

function isSame(one: Mention, other: Mention): boolean {
  return (
    one === other ||
    (one.start === other.start &&
      one.end === other.end &&
      one.status === other.status &&
      areSameIds(one.refers, other.refers) &&
      areSameIds(one.candidates, other.candidates) &&
      JSON.stringify([one.pairs, one.reason]) === JSON.stringify([other.pairs, other.reason]))
  )
}

const areSameIds = (some: readonly string[] = [], others: readonly string[] = []): boolean =>
  some === others ||
  (some.length === others.length && some.every((id, index) => id === others[index]))
