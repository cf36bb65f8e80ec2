import type { Atom } from './atoms'
import type { Facts } from './fact'
import { areMedia } from './head-first-clauses'
import * as en from './languages/en'
import type { Polarity } from './polarity'

/**
 * The one place where denials of English are judged; whoever reads relations, media or values asks here.
 *
 * @param words a clause without its subject, or with one that is nothing known
 */
export function polarityOf(facts: Facts, words: readonly Atom[]): Polarity {
  const says = words.map(({ lower }) => lower)
  if (words.some((_, index) => isUncertain(says, index)) || isDenied(facts, words)) return 'open'
  const denials = words.flatMap((atom, index) => (isNegation(atom) ? [index] : []))
  if (denials.length === 0) return 'told'
  const isRead = (index: number) =>
    words[index + 1]?.type === 'word' && (isNone(says, index) || isWithout(says, index))
  return denials.every(isRead) ? 'lacking' : 'open'
}

/** "not", "couldn't", and a phrase of none: "neither dog", "no one". */
const isNegation = ({ lower, type }: Atom): boolean =>
  type === 'ref'
    ? /^(?:neither|none|no|not|nobody|hardly)\b/.test(lower)
    : en.negations.has(lower) || en.denying.has(lower) || /n't$/.test(lower)

/** "may", "seems"; but "appears in [photo 1]" is sure. */
const isUncertain = (says: readonly string[], index: number): boolean =>
  en.uncertain.has(says[index] ?? '') &&
  !(/^appears?$/.test(says[index] ?? '') && /^(?:in|on)$/.test(says[index + 1] ?? ''))

/** "has no tail", "with a bell and no brake": that something is not there is said. */
function isNone(says: readonly string[], index: number): boolean {
  const from = en.have.has(says[0] ?? '') ? 0 : says.indexOf('with')
  const isBehind = index > from && /^(?:,|and|but)$/.test(says[index - 1] ?? '')
  return from >= 0 && says[index] === 'no' && (index === from + 1 || isBehind)
}

/** "is without a collar", "is small, no lift". */
const isWithout = (says: readonly string[], index: number): boolean =>
  en.be.has(says[0] ?? '') &&
  (says[index] === 'without' || (says[index] === 'no' && says[index - 1] === ','))

/** "used to", "instead of", "absent from [photo 1]": words that deny together. */
function isDenied(facts: Facts, words: readonly Atom[]): boolean {
  const said = words.map((atom) => signOf(facts, atom)).join(' ')
  return en.denials.some((pattern) => pattern.test(said))
}

/** A phrase as the patterns of a language read it: `@` for media, `#` for anything else. */
const signOf = (facts: Facts, { type, lower, mention }: Atom): string =>
  type !== 'ref' ? lower : areMedia(facts, mention?.refers ?? []) ? '@' : '#'
