import { stretchesOf } from '../graph/markdown-blocks'

type Span = { readonly start: number; readonly end: number }

const mayHoldCode = /`|~~~|^[ \t>]*(?: {4}|\t)/m
/** A sign that is no word: what stands around code does not become one phrase. */
const stand = '\ufffc'

/** A text with what Markdown takes as code replaced by signs that mean nothing, of the same length. */
export function withoutCode(text: string): string {
  let result = ''
  let last = 0
  for (const { start, end } of codeIn(text)) {
    result += text.slice(last, start) + blanked(text.slice(start, end))
    last = end
  }
  return result + text.slice(last)
}

/**
 * What Markdown takes as code, in its order, with the marks of lists and blank lines between what is none:
 * code holds no references. Blocks are those that hold no links either (lib/graph); spans end at the next run
 * of as many backticks in their stretch, as CommonMark has it. Linear time. Limit: a backtick in an HTML
 * tag or an autolink is read as any other.
 */
export function codeIn(text: string): readonly Span[] {
  if (!mayHoldCode.test(text)) return []
  const code: Span[] = []
  let last = 0
  for (const { start, end } of stretchesOf(text)) {
    if (start > last) code.push({ start: last, end: start })
    for (const span of spansIn(text.slice(start, end))) {
      code.push({ start: start + span.start, end: start + span.end })
    }
    last = end
  }
  if (last < text.length) code.push({ start: last, end: text.length })
  return code
}

/** Lines stay, and marks of lists and headings mean nothing anyway. */
function blanked(code: string): string {
  return code.replace(/[^\n]+/g, (line) => stand + ' '.repeat(line.length - 1))
}

function spansIn(text: string): readonly Span[] {
  const runs = [...text.matchAll(/\\[^\n]|`+/g)]
  const ends = new Map<number, number[]>()
  for (const { 0: run, index } of [...text.matchAll(/`+/g)].reverse()) {
    const list = ends.get(run.length)
    if (list) list.push(index)
    else ends.set(run.length, [index])
  }
  const spans: Span[] = []
  let from = 0
  for (const { 0: run, index } of runs) {
    if (index < from || run.startsWith('\\')) continue
    const partners = ends.get(run.length) ?? []
    while ((partners.at(-1) ?? Infinity) < index + run.length) partners.pop()
    const partner = partners.at(-1)
    if (partner === undefined) continue
    from = partner + run.length
    spans.push({ start: index, end: from })
  }
  return spans
}
