import type { GraphDocument } from '../../graph/document'
import { findLinks } from '../../graph/links'
import { resolve, type Mention } from '../../references'

/** A question as people read it, with what its phrases point at; offsets are of that text. */
export type QuestionText = { readonly text: string; readonly mentions: readonly Mention[] }

/** A question without its links' targets, which stand among the mentions, and with what references resolve besides. */
export function questionText(document: GraphDocument, raw: string): QuestionText {
  const linked: Mention[] = []
  let text = ''
  let at = 0
  for (const { start, end, textStart, textEnd, targets } of findLinks(raw)) {
    text += raw.slice(at, start)
    const words = raw.slice(textStart, textEnd)
    const refers = targets.flatMap(({ id, pairedWith }) => (pairedWith ? [id, pairedWith] : [id]))
    const place = { start: text.length, end: text.length + words.length, text: words }
    linked.push({
      ...place,
      refers,
      status: 'explicit',
      reason: { code: 'reason.link', params: {} },
    })
    text += words
    at = end
  }
  text += raw.slice(at)
  const resolved = resolve({ document, text }).filter(
    ({ start, end, status }) =>
      status === 'resolved' && !linked.some((link) => link.start < end && start < link.end),
  )
  return { text, mentions: [...linked, ...resolved] }
}
