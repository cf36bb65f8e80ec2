import type { Facts, Fact, Term } from '../facts'
import { inverse } from './description'
import type { Path } from '../path'

/** One thing that is stated of a node: the name of the attribute or relation, and its end. */
export type Statement = {
  readonly of: Term
  readonly name: string
  readonly path: Path
  readonly value: Term
  readonly proof: readonly Fact[]
}

const told = new Set(['class', 'caption', 'transcript', 'start', 'end', 'inside'])

/** All that is stated of a node in its own direction, and what belongs to it. */
export function statementsOf(facts: Facts, term: Term): readonly Statement[] {
  const number = facts.find(term)
  if (number === undefined) return []
  return facts.predicates.flatMap((predicate): Statement[] => {
    if ('property' in predicate && !told.has(predicate.property) && predicate.property !== 'member')
      return []
    const extent = facts.extent(predicate)
    if ('property' in predicate && predicate.property === 'member') {
      return (extent.byObject.get(number) ?? []).map((entry) => ({
        of: term,
        name: 'member',
        path: inverse(predicate),
        value: facts.term(entry.subject),
        proof: [facts.tell(entry)],
      }))
    }
    const name =
      'relation' in predicate
        ? predicate.relation
        : 'attribute' in predicate
          ? predicate.attribute
          : predicate.property
    return (extent.bySubject.get(number) ?? []).map((entry) => ({
      of: term,
      name,
      path: predicate,
      value: facts.term(entry.object),
      proof: [facts.tell(entry)],
    }))
  })
}
