import { one, reason, type Choice } from './choice'
import { stemOf } from './concepts'
import { places } from './ordinals'
import type { Clause, Phrase } from './phrase'
import { neighboursOf, related } from './relations'
import type { Scope } from './scope'
import type { Vocabulary } from './vocabulary'

/** What belongs to something, as a phrase: the owner's words and those of what it has (the third dog's sound). */
export function owned(
  owner: Pick<Phrase, 'start' | 'from'>,
  thing: Phrase,
  of: Pick<Clause, 'inner' | 'owner'>,
  shorter?: Phrase,
): Phrase {
  const { shorter: _shorter, ...rest } = thing
  return {
    ...rest,
    start: owner.start,
    from: owner.from,
    determiner: 'the',
    clause: { relations: undefined, agent: undefined, ...of },
    ...(shorter ? { shorter } : {}),
  }
}

/**
 * "The third dog's sound", 셋째 개의 소리: of what stands at the end of the owner's edges, is a part of
 * it or is said to be its, the one that the noun means. Several are a reference only where the noun
 * is a plural or a place counts in them.
 */
export function belonging(
  scope: Scope,
  phrase: Phrase,
  pool: readonly number[],
  owners: readonly number[],
): Choice | undefined {
  const fitting = belongingsOf(scope, pool, owners)
  if (phrase.places.length > 0 && fitting.length > 0) return places(scope, phrase, fitting)
  const why = reason('reason.owned')
  if (fitting.length === 1) return one(fitting, why)
  const isWhole = phrase.head?.plural || phrase.quantity === 'both' || phrase.quantity === 'all'
  return isWhole ? one(fitting, why, true) : undefined
}

function belongingsOf(
  scope: Scope,
  pool: readonly number[],
  owners: readonly number[],
): readonly number[] {
  const { vocabulary } = scope
  const { nodes, positions, partsOf } = vocabulary
  const tied = new Set(related(scope, pool, owners, undefined))
  for (const owner of owners) {
    // The photo that a dog is in is that of the region where it is shown.
    for (const end of neighboursOf(vocabulary, owner)) {
      const node = nodes[end]
      if (node?.kind !== 'region' && node?.kind !== 'segment') continue
      const whole = positions.get(node.of)
      if (whole !== undefined) tied.add(whole)
    }
    for (const position of partsOf.get(owner) ?? []) tied.add(position)
    for (const position of saidToBeOf(vocabulary, owner)) tied.add(position)
  }
  for (const owner of owners) tied.delete(owner)
  return scope.within(pool, tied)
}

/** What says in one of its attributes or its caption that it is the owner's: speaker Hanna. */
function saidToBeOf({ nodes, facets }: Vocabulary, owner: number): Iterable<number> {
  const label = nodes[owner]?.label?.trim() ?? ''
  const stems = label.split(/\s+/).map(stemOf)
  return label === '' || stems.length > 3 ? [] : facets.saying(stems, ['own'], true)
}
