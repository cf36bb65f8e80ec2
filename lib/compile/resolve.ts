import type { Span } from '../prompt/prompt'
import { escaped, withinQuotes, withLineFeeds, type Stretch } from './escape'
import { marksIn, noteMark, type Author, type Place } from './marks'
import type { Ordered } from './order'
import type { Findings } from './room'

/** A text as it is sent, with the spans that refer to nodes. */
export type ResolvedText = { readonly text: string; readonly spans: readonly Span[] }

/**
 * Keeps every reference of a text as written and puts what it means behind it (P10), in one pass:
 * what is put in is never read again (P11). A target that does not exist is marked, never guessed
 * (P12). Escapes are made last, over the text as it will be read, so that no two pieces of it form
 * structure together.
 *
 * @param author whose words they are: a model's answer refers by its links and aliases alone
 * @param offset where the text will stand in its line, from which spans are counted
 */
export function resolveText(
  ordered: Ordered,
  place: Place,
  source: string,
  findings: Findings,
  offset: number,
  author: Author = 'person',
): ResolvedText {
  const composed = compose(ordered, place, source, withLineFeeds, findings, author)
  return finish(composed, 'lines', place, findings, offset)
}

/** The same on one line and in quotes, for the captions that stand in a node's line. */
export function resolveQuoted(
  ordered: Ordered,
  place: Place,
  source: string,
  findings: Findings,
): string {
  const composed = compose(ordered, place, source, withinQuotes, findings, 'person')
  return `"${finish(composed, 'line', place, findings, 0).text}"`
}

/** The nodes told that a text refers to, by whatever means. */
export function idsReferredBy(
  ordered: Ordered,
  source: string,
  author: Author = 'person',
): readonly string[] {
  const marks = marksIn(ordered, { nodeId: '', field: '' }, source, author)
  return marks.flatMap(({ reference }) =>
    reference ? [...reference.refers, ...(reference.candidates ?? [])] : [],
  )
}

type Composed = { text: string; readonly spans: Span[]; readonly ours: Stretch[] }

function compose(
  ordered: Ordered,
  place: Place,
  source: string,
  asWritten: (words: string) => string,
  findings: Findings,
  author: Author,
): Composed {
  const composed: Composed = { text: '', spans: [], ours: [] }
  let last = 0
  for (const mark of marksIn(ordered, place, source, author)) {
    composed.text += asWritten(source.slice(last, mark.start))
    const start = composed.text.length
    composed.text += asWritten(source.slice(mark.phraseStart, mark.phraseEnd))
    const meaningStart = composed.text.length
    composed.text += mark.meaning
    const end = composed.text.length
    composed.ours.push({ start: meaningStart, end })
    last = mark.end
    if (!mark.reference) continue
    const { refers, candidates } = mark.reference
    composed.spans.push({ start, end, nodeIds: candidates ?? refers })
    noteMark(place, mark.reference, ordered, findings)
  }
  composed.text += asWritten(source.slice(last))
  return composed
}

/** Escapes what is composed and moves its spans over the backslashes put in. */
function finish(
  composed: Composed,
  form: 'lines' | 'line',
  { nodeId, field }: Place,
  findings: Findings,
  offset: number,
): ResolvedText {
  const escapes = { nodeId, list: findings.escapes }
  const { text, at } = escaped(composed.text, form, composed.ours, field, escapes)
  // Spans follow one another, so one walk over the backslashes serves them all.
  let before = 0
  const moved = (place: number) => {
    while (before < at.length && (at[before] as number) < place) before++
    return offset + place + before
  }
  const spans = composed.spans.map(({ start, end, nodeIds }) => {
    return { start: moved(start), end: moved(end), nodeIds }
  })
  return { text, spans }
}
