/** The beginning of a text, at most so many UTF-16 units, without half of a character at its end. */
export function cutText(text: string, lengthMax: number): string {
  if (text.length <= lengthMax) return text
  const isAtHalf = (text.codePointAt(lengthMax - 1) ?? 0) > 0xffff
  return text.slice(0, isAtHalf ? lengthMax - 1 : lengthMax)
}

/** The name of a file without its ending, such as `.jpeg`. */
export function withoutEnding(fileName: string): string {
  return fileName.replace(/\.[A-Za-z0-9]{1,5}$/, '')
}
