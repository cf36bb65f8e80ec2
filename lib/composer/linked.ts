import { findLinks } from '../graph/links'
import type { Mention } from '../references'
import { bounds } from '../std/bounds'
import { firstBehind, type Span } from './text'

/** How long the words of one piece may be before links are put in, so that it fits with them. */
const wordsLengthMax = bounds.textLengthMax / 2

/** A stretch of a text with the links in it written out, in pieces that a note may hold. */
export function linkedPieces(
  text: string,
  span: Span,
  mentions: readonly Mention[],
  links: readonly Span[],
): readonly string[] {
  const pieces: string[] = []
  let next = firstBehind(mentions, span.start)
  for (let start = span.start; start < span.end;) {
    const end = pieceEnd(text, start, span.end)
    while ((mentions[next]?.end ?? Infinity) <= start) next++
    const own: Mention[] = []
    for (let at = next; at < mentions.length && (mentions[at]?.start ?? 0) < end; at++)
      own.push(mentions[at] as Mention)
    const piece = linked(
      text,
      { start, end },
      own.filter((each) => isFree(each, links, { start, end })),
    )
    if (piece.trim() !== '') pieces.push(piece.trim().slice(0, bounds.textLengthMax))
    start = end
  }
  return pieces
}

function pieceEnd(text: string, start: number, end: number): number {
  if (end - start <= wordsLengthMax) return end
  const limit = start + wordsLengthMax
  const line = text.lastIndexOf('\n', limit)
  const space = text.lastIndexOf(' ', limit)
  const cut = line > start + wordsLengthMax / 2 ? line + 1 : space > start ? space + 1 : limit
  return /[\udc00-\udfff]/.test(text[cut] ?? '') ? cut + 1 : cut
}

function isFree(
  { start, end, status, refers }: Mention,
  links: readonly Span[],
  span: Span,
): boolean {
  if (status !== 'resolved' || refers.length === 0 || start < span.start || end > span.end)
    return false
  return (links[firstBehind(links, start)]?.start ?? Infinity) >= end
}

function linked(text: string, { start, end }: Span, mentions: readonly Mention[]): string {
  let written = ''
  let last = start
  for (const mention of mentions) {
    if (mention.start < last) continue
    written += text.slice(last, mention.start) + linkOf(mention)
    last = mention.end
  }
  written += text.slice(last, end)
  const expected = findLinks(text.slice(start, end)).length + mentions.length
  if (mentions.length === 0 || findLinks(written).length === expected) return written
  // Some stands where no link can: in a picture's description, behind a backslash. The half that can is linked.
  if (mentions.length === 1) return text.slice(start, end)
  const middle = mentions.length >> 1
  const cut = mentions[middle]?.start ?? end
  return (
    linked(text, { start, end: cut }, mentions.slice(0, middle)) +
    linked(text, { start: cut, end }, mentions.slice(middle))
  )
}

function linkOf({ text, refers, pairs }: Mention): string {
  const words = (/^\[.*\]$/.test(text) ? text.slice(1, -1) : text).replace(/[\\[\]`<]/g, '\\$&')
  const target = pairs ? pairs.map(([a, b]) => `${a}:${b}`).join(',') : refers.join(',')
  return `[${words}](#${target})`
}
