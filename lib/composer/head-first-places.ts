import type { Atom } from './atoms'
import type { Stated } from './found'
import { nounPhrase } from './head-first-phrases'
import { isJoin, spanOf } from './head-first-words'
import * as en from './languages/en'
import type { Span } from './text'

/** "on the table and on the chair": stretches that begin with a preposition of place. */
export function placesIn(
  text: string,
  words: readonly Atom[],
): readonly (Span & { value: string })[] {
  const places: (Span & { value: string })[] = []
  let from = -1
  const close = (to: number) => {
    let end = from < 0 ? from : to
    while (end > from && isJoin(words[end - 1] as Atom)) end--
    const own = from < 0 ? [] : words.slice(from, end)
    const isTime = own.some(
      ({ text: word, lower }) => /^[0-9]/.test(word) || en.calendar.has(lower),
    )
    // "by my aunt" is no place.
    const isBy = own[0]?.lower === 'by' && !/^(?:a|an|the)$/.test(own[1]?.lower ?? '')
    const isWhole =
      !isTime &&
      !isBy &&
      own.length > 1 &&
      own.length < 9 &&
      own.every(({ type }) => type === 'word')
    if (isWhole && (isProper(own) || !en.abstractNouns.has(own.at(-1)?.lower ?? ''))) {
      const span = spanOf(own)
      places.push({ ...span, value: text.slice(span.start, span.end).replace(/\s+/g, ' ') })
    }
    from = -1
  }
  words.forEach(({ lower }, index) => {
    const begins = en.placePrepositions.has(lower)
    const isNew = begins && (from < 0 || isJoin(words[index - 1] as Atom))
    if (isNew) {
      close(index)
      from = index
    } else if (from >= 0 && /^(?:with|wearing|while|that|which|who)$/.test(lower)) close(index)
  })
  close(words.length)
  return places
}

/** "on Oak Street": a name, whatever its noun. */
const isProper = (own: readonly Atom[]): boolean =>
  own.length > 2 && own.slice(1).every(({ text }) => /^[\p{Lu}0-9]/u.test(text))

/** "two birds in our garden", "a cat on the sofa": where that is of which it is said that it is there. */
export function placeBehind(text: string, atoms: readonly Atom[], at: number): readonly Stated[] {
  const [preposition, determiner] = atoms.slice(at, at + 2)
  if (!preposition || !determiner || !en.placePrepositions.has(preposition.lower)) return []
  const isAtHome = /^(?:at home|at work|at school)$/.test(
    `${preposition.lower} ${determiner.lower}`,
  )
  const phrase = isAtHome ? undefined : nounPhrase(atoms, at + 2, true)
  const isPlace =
    /^(?:a|an|the|my|our|his|her|their)$/.test(determiner.lower) &&
    phrase !== undefined &&
    !en.mediumNouns.has(phrase.noun.lower)
  if (!isAtHome && !isPlace) return []
  // "[photo 1] of two dogs on the road to Rome": what comes of it is not all read.
  const next = atoms[(phrase?.to ?? at + 1) + 1]
  if (next?.lower === "'s" || /^(?:of|to)$/.test(next?.lower ?? '')) return []
  const span = { start: preposition.start, end: (phrase?.noun ?? determiner).end }
  return [{ ...span, name: 'place', value: text.slice(span.start, span.end).replace(/\s+/g, ' ') }]
}
