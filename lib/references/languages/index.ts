import type { Language } from './define'
import { english } from './en'
import { japanese } from './ja'
import { korean } from './ko'
import { chinese } from './zh'

export type { Counted, Dimension, Grade, Language, Sense } from './define'

export const languages = { en: english, ko: korean, ja: japanese, zh: chinese } as const

export type LanguageTag = keyof typeof languages

const hangul = /[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]/
const kana = /[\u3040-\u30ff]/
const han = /[\u3400-\u9fff]/

/**
 * The language in which a stretch of text is read, judged by its script: a span is too short for
 * statistical detectors. Han alone is Chinese unless Japanese was asked for.
 */
export function languageTagOf(text: string, asked?: LanguageTag): LanguageTag {
  if (hangul.test(text)) return 'ko'
  if (kana.test(text)) return 'ja'
  if (han.test(text)) return asked === 'ja' ? 'ja' : 'zh'
  return 'en'
}

/** What is known of the language in which a stretch of text is read. */
export function languageOf(text: string, asked?: LanguageTag): Language {
  return languages[languageTagOf(text, asked)]
}
