/** The target of a link, or a run of the marks by which Markdown stresses, where none is escaped. */
const targetOrRun = /\]\([^)\s]*|(?<![\\*_~])(?:\*{1,3}|_{1,3}|~~)(?![*_~])/g
const space = /[\s\u3000]/
const inner = /[\p{L}\p{N}]/u

/**
 * A text with the marks of emphasis (`**white**`, `_third_`, `~~two~~`) replaced by spaces, of the same
 * length, so that a phrase goes on over them. A mark with space on both sides (a sum, a list) is none, nor
 * is an underscore within a word (`snake_case`). Linear time.
 */
export function withoutEmphasis(text: string): string {
  if (!/[*_~]/.test(text)) return text
  return text.replace(targetOrRun, (marks, at: number) => {
    if (marks.startsWith(']')) return marks
    const before = text[at - 1] ?? ' '
    const behind = text[at + marks.length] ?? ' '
    if (space.test(before) && space.test(behind)) return marks
    const isWithin = marks.startsWith('_') && inner.test(before) && inner.test(behind)
    return isWithin ? marks : ' '.repeat(marks.length)
  })
}
