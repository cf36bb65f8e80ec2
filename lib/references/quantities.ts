import { isBare, one, reason, several, type Choice } from './choice'
import { areAlike } from './exceptions'
import { barePoolsOf, bareScopes, kindPools, poolsTouching } from './ordinals'
import { isAnimal } from './people'
import type { Phrase } from './phrase'
import type { Scope, Spoken } from './scope'

type Pool = readonly number[]

/** The other, the other two, the rest: what is left of a whole when what was spoken of is taken away. */
export function remainder(scope: Scope, phrase: Phrase, pool: Pool): Choice | undefined {
  const recent = scope.recent.filter((each) => !each.weak && phrase.sentence - each.sentence <= 3)
  const bare = isBare(phrase)
  const leftOut = leftOutOf(phrase, recent)
  const spokenOf = (leftOut ?? recent).filter((each) => !each.open).map((each) => each.positions)
  const two = bare && !leftOut ? otherOfTwo(scope, phrase, recent) : undefined
  if (two) return one(two, reason('reason.remainder'))
  const pools = bare ? poolsAround(scope, phrase, spokenOf) : [pool]
  for (const each of pools) {
    // The whole itself was spoken of before what was picked out of it.
    const picked = spokenOf.filter((positions) => !scope.holds(positions, each))
    const left = scope.without(each, picked)
    if (left.length === each.length || left.length === 0) continue
    const single =
      phrase.remainder === 'other' &&
      !phrase.head?.plural &&
      !phrase.many &&
      phrase.determiner === 'the'
    const wanted = phrase.count ?? (single ? 1 : undefined)
    // 첫 번째가 아닌 차: any of the others.
    if (phrase.leftOut?.how === 'is' && !phrase.head?.plural) return several(left)
    if (wanted === undefined || wanted === left.length)
      return one(left, reason('reason.remainder'), left.length > 1)
    if (wanted === 1 && left.length > 1 && !bare) return several(left)
    if (!bare) break
  }
  if (phrase.leftOut) return undefined
  if (recent.some((each) => each.open) && !bare) return several(pool)
  return leftOver(scope, phrase, spokenOf)
}

/** "The Fiat and the Ford … The Fiat is loud, the other one isn't": of two, of which one was spoken of again. */
function otherOfTwo(scope: Scope, phrase: Phrase, recent: readonly Spoken[]): Pool | undefined {
  const { remainder, many, head, count, determiner } = phrase
  const isOne = remainder === 'other' && !many && !head?.plural && (count ?? 1) === 1
  if (!isOne || determiner !== 'the') return undefined
  const ones = recent.filter(({ open, positions }) => !open && positions.length === 1)
  const last = ones.at(-1)?.positions[0]
  const two = new Set(ones.flatMap(({ positions }) => positions))
  const [before, end] = ones.slice(-2)
  // "The third …. The first and the third …": named with the other, and not again by itself.
  const isListed =
    before?.sentence === end?.sentence &&
    before?.positions[0] !== last &&
    (end?.from ?? 0) - (before?.token ?? 0) <= 2
  const isAgain = !isListed && ones.filter(({ positions }) => positions[0] === last).length > 1
  const isAll = ones.length === recent.length && two.size === 2
  if (!isAll || !isAgain || !isOfOneKind(scope, [...two])) return undefined
  return [...two].filter((position) => position !== last)
}

/** What may be left of; 트럭 하나 빼고 다 팔았다 takes what was spoken of, else what is of one kind. */
function poolsAround(scope: Scope, phrase: Phrase, spokenOf: readonly Pool[]): readonly Pool[] {
  const pools = [
    ...bareScopes(scope, phrase),
    ...scope.poolsSpokenOf(phrase.sentence, 2),
    ...poolsTouching(scope, spokenOf),
    ...kindPools(scope),
  ]
  if (!phrase.leftOut) return pools
  const whole = scope.lastWhole(phrase.sentence, ({ length }) => length > 1)
  return pools.filter((each) => each === whole || areAlike(scope, each))
}

/** What is spoken of right before a phrase as left out (첫 번째를 뺀 나머지); nothing where its last word was not understood. */
function leftOutOf({ leftOut }: Phrase, recent: readonly Spoken[]): readonly Spoken[] | undefined {
  if (!leftOut) return undefined
  const { from, to } = leftOut
  const isRead = recent.some(({ token }) => token === to)
  return isRead ? recent.filter(({ token }) => token >= from && token <= to) : []
}

/** "Keep the first photo, delete the other one" of three: one of those left, and a person says which. */
function leftOver(scope: Scope, phrase: Phrase, spokenOf: readonly Pool[]): Choice | undefined {
  if (phrase.head?.person && phrase.groups.length === 0) {
    const fitting = poolsTouching(scope, spokenOf).flatMap((each) => {
      const left = scope.without(each, spokenOf)
      return left.length === phrase.count && left.length < each.length ? [left] : []
    })
    return fitting.length === 1
      ? one(fitting[0] as Pool, reason('reason.remainder'), true)
      : undefined
  }
  const isSingle =
    phrase.count === 1 || (phrase.latin && phrase.head?.generic && !phrase.head.plural)
  if (!isBare(phrase) || !isSingle || phrase.remainder !== 'other') return undefined
  const [pool] = scope.poolsSpokenOf(phrase.sentence, 1)
  const left = pool ? scope.without(pool, spokenOf) : []
  return left.length > 1 && left.length < (pool?.length ?? 0) ? several(left) : undefined
}

export function both(scope: Scope, phrase: Phrase, pool: Pool): Choice | undefined {
  if (!isBare(phrase) && pool.length === 2) return one(pool, reason('reason.both'), true)
  const last = scope.spoken.at(-1)
  if (last && last.positions.length === 2 && !last.open)
    return one(last.positions, reason('reason.both'), true)
  const pairsOfOnes = [1, 0].map((back) => scope.lastOnes(phrase.sentence, back)).filter(isPair)
  // "The first is in [photo]. Both …": the two cars before that, and not the first with its photo.
  const whole =
    isBare(phrase) &&
    (scope.lastWhole(phrase.sentence, isPair) ??
      scope.poolsSpokenOf(phrase.sentence, 1).find(isPair))
  const pair = pairsOfOnes.find((ones) => isOfOneKind(scope, ones)) ?? (whole || pairsOfOnes[0])
  if (pair) return one(pair, reason('reason.both'), true)
  if (!isBare(phrase)) return undefined
  const pairs = barePoolsOf(scope, 2)
  return pairs.length === 1 && scope.lastOnes(phrase.sentence, 1).length === 0
    ? one(pairs[0] as Pool, reason('reason.both'), true)
    : undefined
}

const isPair = ({ length }: Pool): boolean => length === 2

function isOfOneKind(scope: Scope, [first, ...others]: Pool): boolean {
  const kindAt = (position: number | undefined) => scope.vocabulary.nodes[position ?? -1]?.kind
  return others.every((position) => kindAt(position) === kindAt(first))
}

export function all(scope: Scope, phrase: Phrase, pool: Pool): Choice | undefined {
  const bare = isBare(phrase) || (phrase.head?.person === true && phrase.groups.length === 0)
  // "Every dog has its day": of a kind of living beings, unless some were spoken of.
  const isLiving = phrase.head && (phrase.head.person || isAnimal(phrase.head.stem))
  if (/^every$/i.test(phrase.word) && isLiving && scope.spoken.length === 0) return undefined
  const fits = (positions: Pool) =>
    positions.length > 1 && (phrase.count === undefined || positions.length === phrase.count)
  const whole = (positions: Pool) =>
    one(positions, reason('reason.all', { count: positions.length }), true)
  if (!bare) return fits(pool) ? whole(pool) : undefined
  const spoken = scope.last(phrase.sentence, 0)
  // "三つの音は全部 …": an adverb right behind what it counts says nothing new.
  const floats =
    spoken?.whole && phrase.from - spoken.token <= 2 && phrase.count === undefined && !phrase.head
  if (floats) return undefined
  const last = scope.lastWhole(phrase.sentence, fits)
  if (last) return whole(last)
  if (phrase.count === undefined && !phrase.head) return undefined
  const ones = scope.lastOnes(phrase.sentence, 1)
  if (phrase.count !== undefined && ones.length === phrase.count) return whole(ones)
  const pools = phrase.head?.person
    ? [pool].filter(fits)
    : barePoolsOf(scope, phrase.count).filter(fits)
  return pools.length === 1 ? whole(pools[0] as Pool) : undefined
}

/** Two cats, the three of them: a whole of that size. */
export function counted(scope: Scope, phrase: Phrase, pool: Pool): Choice | undefined {
  const count = phrase.count as number
  const whole = (positions: Pool) => one(positions, reason('reason.all', { count }), true)
  // Two of the three: which two, only a person can say.
  if (phrase.among && pool.length > count) return several(pool)
  if (!isBare(phrase)) return pool.length === count && count > 1 ? whole(pool) : undefined
  // "batch 2": a figure by itself belongs to the noun before it.
  const isFigure = phrase.latin && /^[0-9]/.test(phrase.word)
  if (phrase.determiner === 'none' && (phrase.head || isFigure)) return undefined
  const last = scope.lastWhole(phrase.sentence, (positions) => positions.length === count)
  if (last) return whole(last)
  const ones = scope.lastOnes(phrase.sentence, 1)
  if (ones.length === count && count > 1) return whole(ones)
  if (phrase.determiner === 'none' || count < 2) return undefined
  const pools = barePoolsOf(scope, count)
  return pools.length === 1 ? whole(pools[0] as Pool) : undefined
}
