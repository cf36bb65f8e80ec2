import { languageTagOf, type LanguageTag } from '../references'
import { hole, type Span } from './text'

/** The language in which a sentence is read, by its own words and not by those of the links in it. */
export function languageOfSentence(
  text: string,
  { start, end }: Span,
  spoken: LanguageTag,
): LanguageTag {
  const own = text
    .slice(start, end)
    .replace(/\[[^\]]*\]\([^)]*\)/g, '')
    .replaceAll(hole, '')
  return languageTagOf(own, spoken)
}
