import type { GraphDocument } from '../graph/document'
import { findLinks, type Link } from '../graph/links'
import { textIn, type Node } from '../kinds'
import { isOpen, type Phrase, type PhraseReader } from './phrases'

/** No more of what is written is read for proposals either, and this is read at every pause. */
const readLengthMax = 20_000

/**
 * What a text will be asked about once it is kept: the phrases that are open on the cards of its notes and
 * questions, in their places in the text as it was written.
 *
 * @param document the graph with what is proposed
 * @param said the notes and questions that the text becomes, in its order, with links in it
 */
export function openWhenKept(
  reader: PhraseReader,
  document: GraphDocument,
  text: string,
  said: readonly Node[],
): readonly Phrase[] {
  const open: Phrase[] = []
  let end = 0
  for (const node of said) {
    const written = textIn(node, 'text') ?? ''
    const places = plainPlaces(written, text, end)
    end = places.end
    if (end > readLengthMax) break
    for (const phrase of reader.read(document, node, 'text', written)) {
      if (!isOpen(phrase) || phrase.link) continue
      const place = places.stretches.find(
        ({ from, to }) => from <= phrase.start && phrase.end <= to,
      )
      if (!place) continue
      const start = place.at + phrase.start - place.from
      open.push({ ...phrase, start, end: start + phrase.text.length })
    }
  }
  return open
}

/** A stretch between links, and where it stands in the text that had fewer of them. */
type Stretch = { readonly from: number; readonly to: number; readonly at: number }

/** Links are put about words and take none away, so that what stands between them is found in its order. */
function plainPlaces(
  written: string,
  text: string,
  start: number,
): { readonly stretches: readonly Stretch[]; readonly end: number } {
  const stretches: Stretch[] = []
  let end = start
  let from = 0
  // Nor may a stretch be found in the words of a link.
  const pass = (link: Link) => {
    const words = written.slice(link.textStart, link.textEnd)
    const forms = [
      written.slice(link.start, link.end),
      words,
      words.replace(/\\([\\[\]`<])/g, '$1'),
    ]
    const found = forms.map((form) => ({ form, at: text.indexOf(form, end) }))
    const [first] = found.filter(({ at }) => at >= 0).sort((a, b) => a.at - b.at)
    if (first) end = first.at + first.form.length
  }
  const put = (to: number) => {
    const at = to > from ? text.indexOf(written.slice(from, to), end) : -1
    if (at < 0) return
    stretches.push({ from, to, at })
    end = at + to - from
  }
  for (const link of findLinks(written)) {
    put(link.start)
    pass(link)
    from = link.end
  }
  put(written.length)
  return { stretches, end }
}
