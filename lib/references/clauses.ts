import { one, reason, several, type Choice } from './choice'
import { belonging } from './genitives'
import { places } from './ordinals'
import type { Phrase } from './phrase'
import { related } from './relations'
import type { Scope } from './scope'

/**
 * The dog that makes the third sound: what stands at the other end of such an edge. Several of a noun
 * that means anything ("the one that …") are no reference.
 *
 * @param chosen what the phrases inside mean
 */
export function inClause(
  scope: Scope,
  phrase: Phrase,
  pool: readonly number[],
  chosen: (inner: Phrase) => Choice | undefined,
): Choice | undefined {
  const { clause, head } = phrase
  if (!clause || !head || phrase.determiner === 'some') return undefined
  if (phrase.latin && phrase.determiner === 'none') return undefined
  // "The one that makes [this](#s3)": the person has pointed inside already.
  const isPlain = head.generic && phrase.groups.length === 0 && phrase.places.length === 0
  if (clause.link && isPlain) return undefined
  const lists = othersOf(scope, phrase, chosen)
  if (!lists) return undefined
  const others = lists.flat()
  const { relations, agent } = clause
  if (!relations) return belonging(scope, phrase, scope.pool(phrase), others)
  const found = (candidates: readonly number[]) =>
    related(scope, candidates, others, relations, agent)
  // "not made by Noor and Ben": by neither, or not by both.
  if (clause.lacking && lists.length > 1) return several(pool)
  const within = (candidates: readonly number[]) =>
    clause.lacking ? scope.without(candidates, [found(candidates)]) : found(candidates)
  const inPool = within(pool)
  // Who does something may be a person though nothing says so.
  const fitting =
    inPool.length === 0 && head.person && phrase.groups.length === 0
      ? within(scope.vocabulary.kinds.get('entity') ?? [])
      : inPool
  if (phrase.places.length > 0) return places(scope, phrase, fitting)
  // "The boats that Noor and Ben sail": of each or of both; where these differ, a person says which.
  const ofAll = clause.lacking
    ? fitting
    : fitting.filter((position) =>
        lists.every((list) => related(scope, [position], list, relations, agent).length > 0),
      )
  const isOfBoth = lists.length > 1 && ofAll.length > 0 && ofAll.length < fitting.length
  if (isOfBoth && head.plural) return several(fitting)
  if (isOfBoth && ofAll.length === 1) return one(ofAll, reason('reason.relation'))
  const why = reason('reason.relation')
  const isWhole =
    head.plural ||
    ['both', 'all'].includes(phrase.quantity ?? '') ||
    phrase.count === fitting.length
  if (fitting.length > 1 && isWhole) return one(fitting, why, true)
  if (fitting.length === 1) return one(fitting, why)
  return head.generic ? undefined : several(fitting)
}

function othersOf(
  scope: Scope,
  { clause }: Phrase,
  chosen: (inner: Phrase) => Choice | undefined,
): readonly (readonly number[])[] | undefined {
  if (clause?.owner) return [clause.owner]
  if (clause?.link)
    return [
      clause.link.link.targets.flatMap(({ id }) => {
        const position = scope.vocabulary.positions.get(id)
        return position === undefined ? [] : [position, ...scope.membersOf(position)]
      }),
    ]
  const choices = (clause?.inner ?? []).map(chosen)
  return choices.every((choice) => choice?.status === 'resolved')
    ? choices.map((choice) => choice?.positions ?? [])
    : undefined
}
