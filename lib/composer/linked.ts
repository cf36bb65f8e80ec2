import { findLinks, linkTo } from '../graph/links'
import type { Mention } from '../references'
import { bounds } from '../std/bounds'
import { isOfLeft } from './draft'
import { firstBehind, type Span } from './text'

/** What no piece may be cut in: a link as typed, or a phrase that is written as one of this length. */
type Whole = Span & { readonly length: number; readonly mention?: Mention }

/**
 * A stretch of a text with the links in it written out, in as many pieces as hold it, none longer than a
 * note may be. No word is lost: a phrase whose link alone is too long stays as typed.
 */
export function linkedPieces(
  text: string,
  span: Span,
  mentions: readonly Mention[],
  links: readonly Span[],
): readonly string[] {
  const wholes = wholesIn(span, mentions, links)
  const pieces: string[] = []
  let next = 0
  for (let start = span.start; start < span.end;) {
    const end = pieceEnd(text, { start, end: span.end }, wholes, next)
    const own: Mention[] = []
    for (; next < wholes.length && (wholes[next] as Whole).end <= end; next++) {
      const { mention } = wholes[next] as Whole
      if (mention) own.push(mention)
    }
    const piece = linked(text, { start, end }, own).trim()
    if (piece !== '') pieces.push(piece)
    start = end
  }
  return pieces
}

function wholesIn(
  span: Span,
  mentions: readonly Mention[],
  links: readonly Span[],
): readonly Whole[] {
  const isInside = ({ start, end }: Span) => start >= span.start && end <= span.end
  const typed = links
    .filter(isInside)
    .map(({ start, end }) => ({ start, end, length: end - start }))
  const written: Whole[] = []
  let last = span.start
  for (const mention of mentions.slice(firstBehind(mentions, span.start))) {
    if (mention.start >= span.end) break
    if (mention.start < last || !isInside(mention) || !isFree(mention, links)) continue
    const { start, end } = mention
    written.push({ start, end, length: linkOf(mention).length, mention })
    last = end
  }
  return [...typed, ...written]
    .filter(({ length }) => length <= bounds.textLengthMax)
    .sort((a, b) => a.start - b.start)
}

/** Where a piece ends that begins here: behind a line or else a word, as far as a note holds what is written. */
function pieceEnd(text: string, span: Span, wholes: readonly Whole[], next: number): number {
  const limit = reach(span, wholes, next)
  if (limit === span.end) return limit
  for (const sign of ['\n', ' ']) {
    const behind = text.lastIndexOf(sign, limit - 1) + 1
    const around = wholes[firstBehind(wholes, behind)]
    const cut = around && around.start < behind ? around.start : behind
    if (cut > (span.start + limit) / 2) return cut
  }
  return /[\udc00-\udfff]/.test(text[limit] ?? '') && limit - 1 > span.start ? limit - 1 : limit
}

/** How far a text may be written from an offset until a note is full. */
function reach({ start, end }: Span, wholes: readonly Whole[], next: number): number {
  let left: number = bounds.textLengthMax
  let at = start
  for (const whole of wholes.slice(next)) {
    if (whole.start - at + whole.length > left) return Math.min(whole.start, at + left)
    left -= whole.start - at + whole.length
    at = whole.end
  }
  return Math.min(end, at + left)
}

function isFree(mention: Mention, links: readonly Span[]): boolean {
  const { start, end, status, refers } = mention
  const isMeant = status === 'resolved' && refers.length > 0
  if (!isMeant && !isOfLeft(mention)) return false
  return (links[firstBehind(links, start)]?.start ?? Infinity) >= end
}

function linked(text: string, { start, end }: Span, mentions: readonly Mention[]): string {
  let written = ''
  let last = start
  for (const mention of mentions) {
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
  const words = /^\[.*\]$/.test(text) ? text.slice(1, -1) : text
  const targets = pairs
    ? pairs.map(([id, pairedWith]) => ({ id, pairedWith }))
    : refers.map((id) => ({ id }))
  return linkTo(words, targets)
}
