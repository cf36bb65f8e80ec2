import { isBare, one, reason, several, type Choice } from './choice'
import { places } from './ordinals'
import type { Exception, Phrase } from './phrase'
import type { Scope } from './scope'

type Pool = readonly number[]
type Chosen = (inner: Phrase) => Choice | undefined

/**
 * All the boats but the second one: what is left of a whole. Undefined where what is excepted, or the whole,
 * is not known.
 *
 * @param chosen what a phrase means
 * @param pool of which nodes the phrase speaks without what it excepts
 */
export function excepting(
  scope: Scope,
  phrase: Phrase,
  pool: Pool | undefined,
  chosen: Chosen,
): Choice | undefined {
  const { head, count, quantity } = phrase
  const { except = [], shorter: _shorter, ...rest } = phrase
  // "The oldest boats except the first": of how many, is not told.
  if (phrase.extreme) return undefined
  const isSeveral = phrase.places.length > 1 || (phrase.places.length > 0 && count !== undefined)
  const isRelated = (phrase.clause ?? phrase.relation) !== undefined
  const whole = isSeveral || isRelated ? certain(chosen(rest)) : pool
  const known = isSeveral || isBare(phrase) ? undefined : whole
  const found = except.map((each) => meant(scope, phrase, each, known, chosen))
  if (found.some((each) => each?.status !== 'resolved')) return undefined
  const excepted = found.flatMap((each) => each?.positions ?? [])
  const all = isBare(phrase) ? wholeAround(scope, phrase, excepted, found[0]?.pool) : whole
  const left = all && scope.without(all, [excepted])
  if (!left || left.length === 0 || left.length === all.length) return undefined
  if (isSeveral) return one(left, reason('reason.remainder'), true)
  if (phrase.places.length > 0) return places(scope, rest, left)
  const isWhole = head?.plural || quantity === 'all' || quantity === 'both'
  // "All three boats but the second": as many as there are, or as are left.
  const isCounted = count === undefined || count === left.length || count === all.length
  return isWhole && isCounted ? one(left, reason('reason.remainder'), true) : several(left)
}

/** Whether what stands apart in a sentence may be left out of what a phrase means: the boats are dry except the second one. */
export function mayLack(scope: Scope, phrase: Phrase, whole: Pool, chosen: Chosen): boolean {
  const found = (phrase.apart ?? []).map((each) => meant(scope, phrase, each, whole, chosen))
  return found.some(
    (each) =>
      each?.status !== 'resolved' || each.positions.some((position) => scope.has(whole, position)),
  )
}

const certain = (choice: Choice | undefined): Pool | undefined =>
  choice?.status === 'resolved' ? choice.positions : undefined

function meant(
  scope: Scope,
  { head, groups, clause }: Phrase,
  exception: Exception,
  whole: Pool | undefined,
  chosen: Chosen,
): Choice | undefined {
  if ('targets' in exception) {
    const positions = exception.targets.flatMap(
      ({ id }) => scope.vocabulary.positions.get(id) ?? [],
    )
    return one(scope.membersOfAll(positions), reason('reason.link'))
  }
  if (!('places' in exception)) {
    const { positions } = exception
    return positions.length === 1 ? one(positions, reason('reason.label')) : several(positions)
  }
  const isNounless = !exception.head || exception.head.generic
  const isPlain = exception.groups.length === 0 && !exception.clause && !exception.among
  // "Noor's boats except the second": the second of these.
  if (whole && head && isNounless && isPlain && exception.places.length > 0)
    return places(scope, { ...exception, head, groups, clause }, whole)
  const isOfIt = head && !head.generic && isNounless
  return chosen(isOfIt ? { ...exception, head } : exception)
}

/** "All but the last": what was spoken of, or what the exception was counted in where that is of one kind. */
function wholeAround(
  scope: Scope,
  { sentence }: Phrase,
  excepted: Pool,
  counted: Pool | undefined,
): Pool | undefined {
  const holds = (positions: Pool) =>
    positions.length > excepted.length && scope.holds(positions, excepted)
  const spokenOf = scope.lastWhole(sentence, holds)
  if (spokenOf) return spokenOf
  return counted && holds(counted) && areAlike(scope, counted) ? counted : undefined
}

/** Whether one noun or one set tells all of them. */
export function areAlike(scope: Scope, pool: Pool): boolean {
  return scope.derived(pool, 'alike', () => {
    const { heads, kinds, nodes } = scope.vocabulary
    const kind = nodes[pool[0] ?? -1]?.kind
    if (scope.setOf(pool) !== undefined) return true
    if (kind && kind !== 'entity') return scope.holds(kinds.get(kind) ?? [], pool)
    return [...heads.values()].some(
      (called) => called.length >= pool.length && scope.holds(called, pool),
    )
  })
}
