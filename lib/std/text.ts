/** The beginning of a text, at most so many UTF-16 units, without half of a character at its end. */
export function cutText(text: string, lengthMax: number): string {
  if (text.length <= lengthMax) return text
  const isAtHalf = (text.codePointAt(lengthMax - 1) ?? 0) > 0xffff
  return text.slice(0, isAtHalf ? lengthMax - 1 : lengthMax)
}

/** The first and the last of each run of code points that are drawn about square (UAX #11, W and F). */
const wideRuns = [
  [0x1100, 0x115f],
  [0x2e80, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1faff],
  [0x20000, 0x3fffd],
] as const

/** Whether a letter, by its code point, is about as wide as it is high: Hangul, kana, Han, pictures. */
export function isWide(codePoint: number): boolean {
  if (codePoint < wideRuns[0][0]) return false
  return wideRuns.some(([first, last]) => codePoint >= first && codePoint <= last)
}

/** The name of a file without its ending, such as `.jpeg`. */
export function withoutEnding(fileName: string): string {
  return fileName.replace(/\.[A-Za-z0-9]{1,5}$/, '')
}
