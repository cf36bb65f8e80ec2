/** The letters of scripts as the lexer tells them apart. */

export const space = /[\s\u3000]/
// Any letters but those of scripts that have readers of their own. Few enough pieces that a long run of
// them (1-1-1-…), of which only the first is a word, is not read again at each.
export const latinWord =
  /(?:(?![\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー])[\p{L}\p{M}\p{Nd}])+(?:[-_.](?:(?![\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー])[\p{L}\p{Nd}])+){0,40}(?:['’](?:t|re|ve|ll|d|m)(?![\p{L}])|%)?/uy
const hangulRun = /[\uac00-\ud7af\u1100-\u11ff\u3130-\u318f]+/y
export const joinedLetter = /[\u3040-\u30ff\u3400-\u9fff々ー]/
export const hanLetter = /[\u3400-\u9fff々]/
export const katakana = /[\u30a1-\u30faー]/
/** What a full stop behind does not end a sentence. */
export const abbreviation = /^(?:mrs?|ms|dr|prof|st|no|vs|fig|approx|[A-Z])$/i

/** What stands behind a word and is no part of it: white space, commas, stops. */
export const plainEnds = new Set([...' \n\t,.;:!?)'].map((letter) => letter.charCodeAt(0)))

/** A text in lower case, but for the few letters that change length there: offsets must not. */
export function lowerOf(text: string): string {
  const lower = text.toLowerCase()
  if (lower.length === text.length) return lower
  return text.replace(/\p{Lu}/gu, (letter) => {
    const own = letter.toLowerCase()
    return own.length === letter.length ? own : letter
  })
}

/** Of a UTF-16 unit. */
export function isSpace(unit: number): boolean {
  return unit === 0x20 || ((unit < 0x21 || unit > 0x7f) && space.test(String.fromCharCode(unit)))
}

export function isAsciiLetter(unit: number): boolean {
  return unit >= 0x61 && unit <= 0x7a
}

export function isAsciiWord(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39)
}

/** The run of Korean letters that begins at an offset; empty where none does. */
export function hangulAt(text: string, at: number): string {
  hangulRun.lastIndex = at
  return hangulRun.exec(text)?.[0] ?? ''
}

/** Whether a unit is the first of two that make one letter. */
export function isFirstOfPair(letter: string): boolean {
  return letter >= '\ud800' && letter <= '\udbff'
}
