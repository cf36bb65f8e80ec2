import type { Atom } from './atoms'
import * as en from './languages/en'

/** "chase" and "chases" are one relation: it is told of one thing. */
export function relationOf(words: readonly Atom[]): string {
  const [verb, ...rest] = words.filter(
    // "bit" alone is a verb.
    ({ lower }, at) => at === 0 || !/^(?:very|much|slightly|far|bit|little|really)$/.test(lower),
  )
  const first = verb?.lower ?? ''
  const third = /^(?:are|were|'s|'re)$/.test(first)
    ? 'is'
    : first === 'was'
      ? 'is'
      : /^(?:have|had)$/.test(first)
        ? 'has'
        : thirdPerson(first)
  const behind = rest.map(({ lower }) => lower).filter((word) => word !== 'a' && word !== 'an')
  return [third, ...behind].join(' ')
}

function thirdPerson(verb: string): string {
  if (
    /(?:[^s]s|ed|ing)$/.test(verb) ||
    en.irregularPast.has(verb) ||
    verb === '' ||
    /^(?:in|on|at|under|behind|by|near|beside|between|above|below)$/.test(verb)
  )
    return verb
  if (/(?:s|x|z|ch|sh|o)$/.test(verb)) return `${verb}es`
  return /[^aeiou]y$/.test(verb) ? verb.replace(/y$/, 'ies') : `${verb}s`
}
