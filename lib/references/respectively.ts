import { append } from '../std/lists'
import { headOfToken } from './phrase'
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

/**
 * Items joined by and, commas, 와, と, 和, and links beside one another: what a text lists. Words of little
 * weight may stand between. A pronoun that means several is a list by itself.
 */
function listsIn(
  tokens: readonly Token[],
  mentions: readonly Placed[],
): readonly (readonly number[])[] {
  const lists: { positions: number[]; last: number; from: number }[] = []
  for (const mention of mentions) {
    if (mention.open || mention.positions.length === 0) continue
    if (mention.pointer && mention.positions.length < 2) continue
    const list = mention.pointer ? undefined : lists.at(-1)
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

const honorific = /^(?:さん|さま|様|くん|君|ちゃん|氏|先生|先輩|殿)$/

function joins(tokens: readonly Token[], last: number, next: number): boolean {
  const particle = (tokens[last] as Token).particle
  const areLinks = tokens[last]?.type === 'link' && tokens[next]?.type === 'link'
  let joined = /(?:와|과|랑|하고)$/.test(particle) || (areLinks && next === last + 1)
  for (let at = last + 1; at < next; at++) {
    const token = tokens[at] as Token
    if (token.type === 'comma' || token.sense?.tag === 'and') joined = true
    else if (honorific.test(token.text)) continue
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
  const { left, right } = listsAround(tokens, mentions, at) ?? {}
  if (!left || !right) return undefined
  const ordered = crossed ? [...right].reverse() : right
  return left.map((position, index) => [position, ordered[index] as number] as const)
}

/** The longest list near an adverb, where no other stands beside it: [s1] [s2] [s3] of "they make". */
export function loneListAt(
  tokens: readonly Token[],
  mentions: readonly Placed[],
  at: number,
): readonly number[] | undefined {
  const lists = listsIn(tokens, nearTo(mentions, at)).filter((list) => list.length > 1)
  return lists.length === 1 ? lists[0] : undefined
}

function nearTo(mentions: readonly Placed[], at: number): readonly Placed[] {
  const behind = mentions.findIndex(({ from }) => from > at)
  const middle = behind < 0 ? mentions.length : behind
  return mentions.slice(Math.max(0, middle - itemCountMax), middle + itemCountMax)
}

type Lists = { readonly left: readonly number[]; readonly right: readonly number[] }

function listsAround(
  tokens: readonly Token[],
  mentions: readonly Placed[],
  at: number,
): Lists | undefined {
  const lists = listsIn(tokens, nearTo(mentions, at)).filter((list) => list.length > 1)
  for (let second = lists.length - 1; second > 0; second--) {
    for (let first = second - 1; first >= 0; first--) {
      const left = lists[first] as readonly number[]
      const right = lists[second] as readonly number[]
      if (left.length !== right.length || left.some((each) => right.includes(each))) continue
      return { left, right }
    }
  }
  return undefined
}

/** Common nouns ("at dawn and dusk") that only pairs make names of what is here. */
export function namedByPairs(
  items: readonly Placed[],
  pairs: readonly (readonly [number, number])[],
): readonly Placed[] {
  const paired = new Set(pairs.flat())
  return items.filter(
    ({ weak, positions }) => weak && positions.every((position) => paired.has(position)),
  )
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

/**
 * The token in an adverb's sentence that stands for a whole of a size and means nothing yet: they, 셋, 개들;
 * −1 where there is none before the first item of the list.
 */
export function wholeBefore(
  tokens: readonly Token[],
  mentions: readonly Placed[],
  at: number,
  count: number,
  isNoun: (token: Token) => boolean,
): number {
  const { sentence } = tokens[at] as Token
  const first = Math.min(at, ...mentions.map(({ from }) => from))
  for (let index = first - 1; index >= 0 && first - index < itemCountMax; index--) {
    const token = tokens[index] as Token
    const { sense } = token
    if (token.sentence !== sentence) return -1
    if (sense?.tag === 'pronoun' && sense.many) return index
    if (sense?.tag === 'number' && sense.n === count) return index
    if (isNoun(token) && headOfToken(token).plural) return index
  }
  return -1
}
