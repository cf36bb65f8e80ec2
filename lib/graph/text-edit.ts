/** Replaces the text between `start` and `end` by `insert`; offsets are UTF-16 code units. */
export type TextEdit = { readonly start: number; readonly end: number; readonly insert: string }

/**
 * The smallest single edit that leads from one text to another. It never splits a surrogate pair, so
 * that neither side of it is text that cannot be stored.
 *
 * @returns undefined where nothing changed
 */
export function textEdit(before: string, after: string): TextEdit | undefined {
  if (before === after) return undefined
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before[start] === after[start]) start++
  if (splitsPair(before, start) || splitsPair(after, start)) start--
  let tail = 0
  const tailMax = shorter - start
  while (tail < tailMax && before[before.length - 1 - tail] === after[after.length - 1 - tail])
    tail++
  if (splitsPair(before, before.length - tail) || splitsPair(after, after.length - tail)) tail--
  return { start, end: before.length - tail, insert: after.slice(start, after.length - tail) }
}

function splitsPair(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return false
  const left = text.charCodeAt(at - 1)
  const right = text.charCodeAt(at)
  return left >= 0xd800 && left < 0xdc00 && right >= 0xdc00 && right < 0xe000
}
