import { append } from '../std/lists'
import type { Token } from './tokens'

/** A mention with its place among the tokens, as the pairing reads it. */
export type Placed = {
  readonly from: number
  readonly to: number
  readonly positions: readonly number[]
  readonly open: boolean
  readonly pointer: boolean
  readonly weak?: boolean
}

/** Items joined by and, commas, 와, と, 和: what a text lists. Words of little weight may stand between. */
function listsIn(
  tokens: readonly Token[],
  mentions: readonly Placed[],
): readonly (readonly number[])[] {
  const lists: { positions: number[]; last: number; from: number }[] = []
  for (const mention of mentions) {
    if (mention.open || mention.pointer || mention.positions.length === 0) continue
    const list = lists.at(-1)
    if (list && mention.from > list.last && joins(tokens, list.last, mention.from)) {
      list.positions.push(...mention.positions)
      list.last = mention.to
    } else
      lists.push({
        positions: [...mention.positions],
        last: mention.to,
        from: mention.from,
      })
  }
  return lists.map((list) => list.positions)
}

function joins(tokens: readonly Token[], last: number, next: number): boolean {
  const particle = (tokens[last] as Token).particle
  let joined = /(?:와|과|랑|하고)$/.test(particle)
  for (let at = last + 1; at < next; at++) {
    const token = tokens[at] as Token
    if (token.type === 'comma' || token.sense?.tag === 'and') joined = true
    else if (
      !['the', 'of', 'tie', 'some'].includes(token.sense?.tag ?? '') ||
      token.type !== 'word'
    )
      return false
  }
  return joined
}

/**
 * "Photo 1 goes with sound 1 and photo 2 with sound 2? No, the other way round.": four single things, the
 * first and third of one kind and the others of another, paired the other way.
 *
 * @param mentions those of the adverb's sentence and the one before, in order
 */
export function swappedAt(
  mentions: readonly Placed[],
  at: number,
  kindOf: (position: number) => string | undefined,
): readonly (readonly [number, number])[] | undefined {
  const before = mentions.filter(({ from }) => from < at)
  if (before.length !== 4 || before.some(({ open, positions }) => open || positions.length !== 1))
    return undefined
  const [a, b, c, d] = before.map(({ positions }) => positions[0] as number) as [
    number,
    number,
    number,
    number,
  ]
  const alternate = kindOf(a) === kindOf(c) && kindOf(b) === kindOf(d) && kindOf(a) !== kindOf(b)
  const differ = new Set([a, b, c, d]).size === 4
  return alternate && differ
    ? [
        [a, d],
        [c, b],
      ]
    : undefined
}

/** How many mentions before and behind the adverb are looked at; a longer list is written as a table. */
const itemCountMax = 64

/**
 * The pairs that "respectively" states: the two nearest lists of one length in its sentence, in order
 * or crossed ("in reverse order").
 *
 * @param mentions those of the adverb's sentence, in order
 */
export function pairsAt(
  tokens: readonly Token[],
  mentions: readonly Placed[],
  at: number,
  crossed: boolean,
): readonly (readonly [number, number])[] | undefined {
  const behind = mentions.findIndex(({ from }) => from > at)
  const middle = behind < 0 ? mentions.length : behind
  const near = mentions.slice(Math.max(0, middle - itemCountMax), middle + itemCountMax)
  const lists = listsIn(tokens, near).filter((list) => list.length > 1)
  for (let second = lists.length - 1; second > 0; second--) {
    for (let first = second - 1; first >= 0; first--) {
      const left = lists[first] as readonly number[]
      const right = lists[second] as readonly number[]
      if (left.length !== right.length) continue
      const ordered = crossed ? [...right].reverse() : right
      return left.map((position, index) => [position, ordered[index] as number] as const)
    }
  }
  return undefined
}

/** What may be paired, by sentence. */
export function itemsBySentence(
  tokens: readonly Token[],
  placed: readonly Placed[],
): ReadonlyMap<number, readonly Placed[]> {
  const items = new Map<number, Placed[]>()
  for (const item of disjoint(placed)) append(items, (tokens[item.from] as Token).sentence, item)
  return items
}

/** Items that do not overlap, in order; of two that begin together the later one, which is a whole phrase. */
function disjoint(placed: readonly Placed[]): readonly Placed[] {
  const kept: Placed[] = []
  for (const item of [...placed].sort((a, b) => a.from - b.from || b.to - a.to)) {
    const last = kept.at(-1)
    if (!last || item.from > last.to) kept.push(item)
  }
  return kept
}
