import type { LanguageTag } from '../references'
import { hole, type Span } from './text'

/** The language in which a sentence is read, by its script; Han alone is Chinese unless Japanese is spoken. */
export function languageOfSentence(
  text: string,
  { start, end }: Span,
  spoken: LanguageTag,
): LanguageTag {
  const own = text
    .slice(start, end)
    .replace(/\[[^\]]*\]\([^)]*\)/g, '')
    .replaceAll(hole, '')
  if (/[\uac00-\ud7af]/.test(own)) return 'ko'
  if (/[\u3040-\u30ff]/.test(own)) return 'ja'
  if (/[\u3400-\u9fff]/.test(own)) return spoken === 'ja' ? 'ja' : 'zh'
  return 'en'
}
