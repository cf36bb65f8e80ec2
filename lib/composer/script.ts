import { languageTagOf, type LanguageTag } from '../references'
import { hole, type Span } from './text'

/** The language in which a sentence is read, by its own words and not by those of the links in it. */
export function languageOfSentence(
  text: string,
  { start, end }: Span,
  spoken: LanguageTag,
): LanguageTag {
  const own = wordsOf(text, start, end)
  // Media alone are read as the words before them.
  return /\p{L}/u.test(own)
    ? languageTagOf(own, spoken)
    : languageTagOf(wordsOf(text, Math.max(0, start - 300), start) || own, spoken)
}

const wordsOf = (text: string, start: number, end: number): string =>
  text
    .slice(start, end)
    .replace(/\[[^\]]*\]\([^)]*\)/g, '')
    .replaceAll(hole, '')
