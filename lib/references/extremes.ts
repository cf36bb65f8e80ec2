import type { Node } from '../kinds'
import { isBare, one, reason, several, type Choice } from './choice'
import { stemOf } from './concepts'
import type { Grade } from './languages'
import { barePools } from './ordinals'
import { measureOf } from './measures'
import type { Phrase } from './phrase'
import type { Scope } from './scope'

type Pool = readonly number[]

/** Sizes that are told in words, from the least. */
const sizeWords: readonly (readonly string[])[] = [
  ['tiny', 'xs', 'mini', '아주 작은'],
  ['small', 's', '소', '소형', '작음', '小型'],
  ['medium', 'm', 'mid', '중', '중형', '보통', '中', '中型'],
  ['large', 'big', 'l', '대', '대형', '큼', '大型'],
  ['huge', 'xl', 'giant', '특대', '초대형', '特大'],
]

/**
 * The largest, the older one: by the first of the adjective's measures that all candidates are told
 * by; of equals none is chosen. What no measure tells is left to a person.
 */
export function extreme(scope: Scope, phrase: Phrase, pool: Pool): Choice | undefined {
  const { grade, most } = phrase.extreme as { grade: Grade; most: boolean }
  const candidates = comparable(scope, phrase, pool, grade)
  if (!most && candidates.length !== 2)
    return isBare(phrase) || candidates.length < 2 ? undefined : several(candidates)
  const ranked = ranksOf(scope, candidates, grade)
  if (!ranked) return isBare(phrase) || candidates.length < 2 ? undefined : several(candidates)
  const place = phrase.places[0]?.n ?? 1
  const count = phrase.places.length > 0 ? 1 : (phrase.count ?? 1)
  const from = place > 0 ? place - 1 : ranked.length + place
  const cut = ranked[from]
  const last = ranked[from + count - 1]
  if (!cut || !last) return undefined
  // "the two largest" may be equal among themselves; what matters is that the cut is clear.
  const chosen = ranked
    .slice(from, from + count)
    .map(({ position }) => position)
    .sort((a, b) => a - b)
  const tied = [ranked[from - 1], ranked[from + count]].some(
    (each) => each && (each.value === cut.value || each.value === last.value),
  )
  if (tied)
    return several(
      ranked
        .flatMap(({ position, value }) => (value === cut.value ? [position] : []))
        .sort((a, b) => a - b),
    )
  const choice = one(chosen, reason('reason.extreme', { count: candidates.length }))
  return choice && { ...choice, pool: candidates }
}

/** Of bare "the older one" the two last spoken of, of "the larger photo" the photos. */
function comparable(scope: Scope, phrase: Phrase, pool: Pool, grade: Grade): Pool {
  if (phrase.among) return pool
  const recent = scope
    .lastOnes(phrase.sentence, 1)
    .filter((position) => isBare(phrase) || scope.has(pool, position))
  if (recent.length >= 2 && (isBare(phrase) || !phrase.extreme?.most)) return recent
  if (!isBare(phrase)) return pool
  const whole = scope.lastWhole(phrase.sentence, (positions) => positions.length > 1)
  const last = scope.last(phrase.sentence, 1)
  const spokenOf = whole ?? last?.pool
  if (spokenOf) return spokenOf
  // Of everything only what is told by the measure can be meant, if it is of one kind.
  const pools = barePools(scope)
  const told = scope.derived(pools, `told ${keyOf(grade)}`, () =>
    pools.filter((each) => ranksOf(scope, each, grade) !== undefined),
  )
  return told.length === 1 ? (told[0] as Pool) : pool
}

const keyOf = (grade: Grade) => grade.map(({ dimension, sign }) => dimension + sign).join()

function ranksOf(scope: Scope, pool: Pool, grade: Grade): Ranked | undefined {
  return scope.derived(pool, `ranked ${keyOf(grade)}`, () => rankedBy(scope, pool, grade))
}

type Ranked = readonly { readonly position: number; readonly value: number }[]

/** A pool by the first measure that all of it is told by, the most first. */
function rankedBy(scope: Scope, pool: Pool, grade: Grade): Ranked | undefined {
  for (const { dimension, sign } of grade) {
    const found = pool.flatMap((position) => {
      const node = scope.vocabulary.nodes[position] as Node
      const value =
        measureOf(node, dimension) ?? (dimension === 'size' ? sizeWordOf(node) : undefined)
      return value === undefined ? [] : [{ position, value: sign * value }]
    })
    if (found.length > 1 && found.length === pool.length)
      return found.sort((a, b) => b.value - a.value)
  }
  return undefined
}

function sizeWordOf(node: Node): number | undefined {
  const attributes = 'attributes' in node ? Object.values(node.attributes ?? {}) : []
  for (const value of attributes) {
    const rank = sizeWords.findIndex(
      (words) => typeof value === 'string' && words.includes(stemOf(value)),
    )
    if (rank >= 0) return rank
  }
  return undefined
}
