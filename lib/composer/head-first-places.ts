import type { Atom } from './atoms'
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
    const isTime = own.some(({ text: word }) => /^[0-9]/.test(word))
    const isWhole =
      !isTime && own.length > 1 && own.length < 9 && own.every(({ type }) => type === 'word')
    if (isWhole && !en.abstractNouns.has(own.at(-1)?.lower ?? '')) {
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
