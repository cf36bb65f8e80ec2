/** The beginning of a text, at most so many UTF-16 units, without half of a character at its end. */
export function cutText(text: string, lengthMax: number): string {
  if (text.length <= lengthMax) return text
  const isAtHalf = (text.codePointAt(lengthMax - 1) ?? 0) > 0xffff
  return text.slice(0, isAtHalf ? lengthMax - 1 : lengthMax)
}
