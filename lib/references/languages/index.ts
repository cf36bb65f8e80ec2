import type { Language } from './define'
import { english } from './en'
import { japanese } from './ja'
import { korean } from './ko'
import { chinese } from './zh'

export type { Dimension, Grade, Language, Sense } from './define'

export const languages = { en: english, ko: korean, ja: japanese, zh: chinese } as const

export type LanguageTag = keyof typeof languages

const hangul = /[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]/
const kana = /[\u3040-\u30ff]/
const han = /[\u3400-\u9fff]/

/**
 * The language in which a stretch of text is read, judged by its script: a span is too short for
 * statistical detectors. Han alone is Chinese unless Japanese was asked for.
 */
export function languageOf(text: string, asked?: LanguageTag): Language {
  if (hangul.test(text)) return korean
  if (kana.test(text)) return japanese
  if (han.test(text)) return asked === 'ja' ? japanese : chinese
  return english
}
