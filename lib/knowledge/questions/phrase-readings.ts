import type { Value } from '../facts'
import type { Path } from '../path'
import { allOf, anything, type Description, inverse, linked, nodesOf } from './description'
import type { Lexicon, Sense } from './lexicon'

/** What a predicate makes of what it is said of. */
export type Predicate = (subject: Description) => Description

export const says =
  (more: Description): Predicate =>
  (subject) =>
    allOf(subject, more)

export function denied(predicate: Predicate): Predicate {
  return (subject) => allOf(subject, { type: 'not', part: predicate(anything) })
}

export function valueTest({ path, values }: Extract<Sense, { type: 'value' }>): Description {
  return linked(path, termsOf(values))
}

export function termsOf(values: readonly Value[]): Description {
  return { type: 'terms', terms: values.map((value) => ({ value })) }
}

/** What a sense describes by itself; nothing for what is somebody's. */
export function senseOf(sense: Sense): Description | undefined {
  if (sense.type === 'nodes') return nodesOf(sense.ids)
  if (sense.type === 'class') return linked({ property: 'class' }, termsOf(sense.values))
  if (sense.type === 'kind') return linked({ property: 'kind' }, termsOf(sense.kinds))
  return undefined
}

/** Whether two paths have a way in common. */
export function overlap(one: Path, other: Path): boolean {
  const waysOf = (path: Path) =>
    ('either' in path ? path.either : [path]).map((each) => JSON.stringify(each))
  const ways = new Set(waysOf(one))
  return waysOf(other).some((way) => ways.has(way))
}

/** "the weight of Bella", "which of my dogs", "the oldest of the team". */
export function ofWhole(
  head: Description,
  whole: Description,
  lexicon: Lexicon,
): Description | undefined {
  if (head.type === 'linked' && head.to.type === 'anything') return linked(head.path, whole)
  if (head.type === 'extreme' || head.type === 'place') {
    const of = ofWhole(head.of, whole, lexicon)
    return of && { ...head, of }
  }
  if (head.type === 'all') {
    const last = head.parts.findIndex(
      (part) => part.type === 'linked' && part.to.type === 'anything',
    )
    if (last >= 0) {
      return allOf(
        ...head.parts.map((part, at) =>
          at === last && part.type === 'linked' ? linked(part.path, whole) : part,
        ),
      )
    }
  }
  return allOf(head, among(whole, lexicon))
}

/** What is meant by "of these": they themselves, and of a set its members. */
export function among(whole: Description, lexicon: Lexicon): Description {
  if (whole.type === 'terms') {
    const isSet = whole.terms.every(
      (term) => 'node' in term && lexicon.nodes.get(term.node)?.kind === 'set',
    )
    if (isSet && whole.terms.length > 0) return linked(inverse({ property: 'member' }), whole)
    return { type: 'any', parts: [whole, linked(lexicon.ties, whole)] }
  }
  return whole
}
