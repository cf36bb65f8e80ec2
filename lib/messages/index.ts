import type { Message, MessageParam } from '../std/result'
import { en, type Code } from './codes/en'
import { ko } from './codes/ko'

export type { Code }
export const languages = ['en', 'ko'] as const
export type Language = (typeof languages)[number]

/** The sentences of every code, by language. */
export const sentences: Readonly<Record<Language, Readonly<Record<Code, string>>>> = { en, ko }

/**
 * The sentence of a code in a language, its params filled in. A code without a sentence gives the
 * code itself: an old client may meet a code of a newer server.
 */
export function sentence(message: Message, language: Language): string {
  const { code, params } = message
  if (!Object.hasOwn(en, code)) return code
  return sentences[language][code as Code].replace(
    placeholder,
    (whole, name: string, form?: string) => {
      const value = params[name]
      if (form?.startsWith('?')) return stretch(form.slice(1), show(value ?? ''))
      if (value === undefined) return whole
      if (form === 'bytes') return size(Number(value))
      const text = show(value)
      return form === undefined ? text : text + particle(text, form)
    },
  )
}

/**
 * `{name}`, `{name:은/는}` with the two forms of a Korean particle, `{name:bytes}` for a size, or
 * `{name:? Give #.}` for a stretch around the value, `#`, which is left out where there is none.
 */
const placeholder = /\{(\w+)(?::([^}]+))?\}/g

function stretch(form: string, text: string): string {
  return text === '' ? '' : form.replace('#', () => text)
}

function show(value: MessageParam): string {
  return Array.isArray(value) ? value.join(', ') : String(value)
}

/** `50 MB`: bounds are whole powers of two, and people know these by the decimal names. */
function size(byteCount: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB']
  let value = byteCount
  let unit = 0
  for (; value >= 1024 && unit < units.length - 1; unit++) value /= 1024
  return `${Number(value.toFixed(1))} ${units[unit]}`
}

/** Digits that end in a consonant when they are read in Korean: 영 일 삼 육 칠 팔. */
const closedDigits = '013678'

/**
 * Chooses between the forms after a consonant and after a vowel by the last sound of a text. A Latin
 * ending says nothing sure of how it is read, so both forms are shown, as Korean writing does.
 */
function particle(text: string, pair: string): string {
  const [closed = '', open = ''] = pair.split('/')
  // Of a link into the graph the words are read.
  const last = text.replace(/\]\(#[^)]*\)$/, '').at(-1) ?? ''
  if (/\d/.test(last)) return closedDigits.includes(last) ? closed : open
  const syllable = last.charCodeAt(0) - 0xac00
  // Hangul syllables stand in blocks of 28, the first of which has no final consonant.
  if (syllable >= 0 && syllable < 11_172) return syllable % 28 > 0 ? closed : open
  return `${closed}(${open})`
}
