import { linkTo } from '../graph/links'
import { isId } from '../std/id'
import { cutText } from '../std/text'

/** A stretch of what is written: words, or a chip that stands for a node, without an id for nothing. */
type FieldPiece = { readonly text: string } | { readonly id: string; readonly label: string }

/** What a field of paragraphs holds. */
export type FieldContent = readonly (readonly FieldPiece[])[]

/** A field as a text, and the way between places of both. */
export type FieldText = {
  /** Markdown: chips are links to their nodes, paragraphs are lines. */
  readonly text: string
  /** The ids of its chips, in order, each once. */
  readonly ids: readonly string[]
  /** The offset, in UTF-16 units, of a position of the field; of one within nothing the nearest before. */
  readonly toText: (position: number) => number
  /** The position of an offset; of one inside a chip's link its start, or its end where `isEnd`. */
  readonly toField: (offset: number, isEnd?: boolean) => number
}

/** Where a piece stands, in positions of the field and in offsets of the text. */
type Span = {
  readonly from: number
  readonly to: number
  readonly start: number
  readonly end: number
  readonly isChip: boolean
}

const none: ReadonlySet<number> = new Set()

/**
 * Writes a field as Markdown. Positions are those of ProseMirror: a paragraph opens and closes with one
 * each, a letter and a chip count one. What reads like a link is left as it was typed.
 *
 * @param goingOn the paragraphs, by their places, that go on with the line of the one before
 */
export function fieldText(content: FieldContent, goingOn: ReadonlySet<number> = none): FieldText {
  const spans: Span[] = []
  const ids = new Set<string>()
  let text = ''
  let position = 0
  content.forEach((pieces, index) => {
    if (index > 0 && !goingOn.has(index)) text += '\n'
    position += 1
    // A place to stand in a paragraph without anything in it.
    if (pieces.length === 0) spans.push(spanOf(position, 0, text.length, 0, false))
    for (const piece of pieces) {
      const start = text.length
      const isChip = 'id' in piece
      if (isChip && isId(piece.id)) ids.add(piece.id)
      text += isChip ? chipText(piece, text) : piece.text
      const length = isChip ? 1 : piece.text.length
      spans.push(spanOf(position, length, start, text.length - start, isChip))
      position += length
    }
    position += 1
  })
  return {
    text,
    ids: [...ids],
    toText: (at) => textPlace(spans, at),
    toField: (offset, isEnd = false) => fieldPlace(spans, offset, isEnd),
  }
}

function spanOf(from: number, length: number, start: number, textLength: number, isChip: boolean) {
  return { from, to: from + length, start, end: start + textLength, isChip }
}

/**
 * A chip as a link to its node, or to nothing; one whose id could stand in no document is its words alone.
 * Behind a `!` a link would be a picture, and behind a backslash none: a space keeps them apart.
 */
function chipText({ id, label }: { id: string; label: string }, before: string): string {
  const words = label.replace(/\s+/g, ' ').trim()
  const pointsNowhere = id === '' && words !== ''
  if (!pointsNowhere && !isId(id)) return words
  const gap = /(?:!|(?<!\\)(?:\\\\)*\\)$/.test(before) ? ' ' : ''
  return gap + linkTo(words || id, pointsNowhere ? [] : [{ id }])
}

function textPlace(spans: readonly Span[], position: number): number {
  const span = spans.findLast(({ from }) => from <= position)
  if (!span) return 0
  if (span.isChip) return position >= span.to ? span.end : span.start
  return Math.min(span.end, span.start + position - span.from)
}

function fieldPlace(spans: readonly Span[], offset: number, isEnd: boolean): number {
  // An end belongs to what stands before it, a start to what comes behind it.
  const span = isEnd
    ? (spans.find(({ end }) => end >= offset) ?? spans.at(-1))
    : (spans.findLast(({ start }) => start <= offset) ?? spans[0])
  if (!span) return 1
  if (span.isChip) {
    const isBehind = isEnd ? offset > span.start : offset >= span.end
    return isBehind ? span.to : span.from
  }
  return Math.max(span.from, Math.min(span.to, span.from + offset - span.start))
}

/** What of a document of ProseMirror, as JSON, matters here. */
type FieldNode = {
  readonly text?: string | undefined
  readonly attrs?: Readonly<Record<string, unknown>> | undefined
  readonly content?: readonly FieldNode[] | undefined
}

const borderLengthMax = 8

/** Where a line was cut in two: the letters on both sides of the cut, whole, with a line feed between. */
export function borderOf(before: string, behind: string): string {
  const end = before.slice(-borderLengthMax).replace(/^[\udc00-\udfff]/, '')
  return `${end}\n${cutText(behind, borderLengthMax)}`
}

/**
 * The places of the paragraphs that go on with the line before them, from the JSON of a field: those that
 * still meet it in the letters of their border. Where anything else stands there, what is seen as two lines
 * is two.
 */
export function goingOnIn({ content = [] }: FieldNode): ReadonlySet<number> {
  const textAt = (index: number, side: 0 | -1) => content[index]?.content?.at(side)?.text ?? ''
  const places = [...content.keys()].filter((index) => {
    const border = content[index]?.attrs?.['goesOn']
    if (typeof border !== 'string' || border === '') return false
    const [end = '', start = ''] = border.split('\n')
    return textAt(index - 1, -1).endsWith(end) && textAt(index, 0).startsWith(start)
  })
  return new Set(places)
}

/** The content of a field from its JSON; an atom with an `id` is a chip. */
export function contentOf(json: FieldNode): FieldContent {
  return (json.content ?? []).map(({ content = [] }) =>
    content.flatMap((each): FieldPiece[] => {
      if (each.text !== undefined) return [{ text: each.text }]
      const { id, label } = each.attrs ?? {}
      return typeof id === 'string' ? [{ id, label: typeof label === 'string' ? label : '' }] : []
    }),
  )
}
