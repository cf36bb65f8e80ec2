import { stretchesOf } from '../graph/markdown-blocks'

const mayHoldCode = /`|~~~|^[ \t>]*(?: {4}|\t)/m
/** A sign that is no word: what stands around code does not become one phrase. */
const stand = '\ufffc'

/**
 * A text with what Markdown takes as code replaced by signs that mean nothing, of the same length: code
 * holds no references. Blocks are those that hold no links either (lib/graph); spans end at the next run
 * of as many backticks in their stretch, as CommonMark has it. Linear time. Limit: a backtick in an HTML
 * tag or an autolink is read as any other.
 */
export function withoutCode(text: string): string {
  if (!mayHoldCode.test(text)) return text
  let result = ''
  let last = 0
  const blank = (start: number, end: number) => {
    result += text.slice(last, start) + blanked(text.slice(start, end))
    last = end
  }
  for (const { start, end } of stretchesOf(text)) {
    blank(last, start)
    for (const span of spansIn(text.slice(start, end))) blank(start + span.start, start + span.end)
    result += text.slice(last, end)
    last = end
  }
  blank(last, text.length)
  return result
}

/** Lines stay, and marks of lists and headings mean nothing anyway. */
function blanked(code: string): string {
  return code.replace(/[^\n]+/g, (line) => stand + ' '.repeat(line.length - 1))
}

function spansIn(text: string): readonly { start: number; end: number }[] {
  const runs = [...text.matchAll(/\\[^\n]|`+/g)]
  const ends = new Map<number, number[]>()
  for (const { 0: run, index } of [...text.matchAll(/`+/g)].reverse()) {
    const list = ends.get(run.length)
    if (list) list.push(index)
    else ends.set(run.length, [index])
  }
  const spans: { start: number; end: number }[] = []
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
