import { titles } from './languages/en'
import type { Mention } from '../references'
import type { Span } from './text'

/** A word, a sign, or a phrase that points, as a sentence of English is read. */
export type Atom = Span & {
  readonly type: 'word' | 'mark' | 'ref'
  readonly text: string
  readonly lower: string
  readonly mention?: Mention
  /** A word of a phrase that is open: it may say something, but is no subject. */
  readonly open?: boolean
}

const piece =
  /(?:there|here|it|that|what|who|he|she)(?=['’]s\b)|['’](?:s|re|ve|ll|d|m)(?![\p{L}])|[\p{L}\p{N}]+(?:(?:['’.-]|,(?=[0-9]{3}(?![0-9])))(?!['’]?(?:s|re|ve|ll|d|m)(?![\p{L}\p{N}]))[\p{L}\p{N}]+)*%?|\S/giu

/** Words and marks of a stretch of text, with what is read in place of some of its stretches. */
export function atomsIn(text: string, { start, end }: Span, mentions: readonly Mention[]): Atom[] {
  const atoms: Atom[] = []
  let at = start
  for (const mention of mentions) {
    if (mention.end <= at || mention.start >= end) continue
    if (mention.start < at || mention.end > end) continue
    words(text, at, mention.start, false, atoms)
    if (mention.status === 'resolved' || mention.status === 'explicit') {
      const said = text.slice(mention.start, mention.end)
      atoms.push({
        type: 'ref',
        text: said,
        lower: said.toLowerCase(),
        start: mention.start,
        end: mention.end,
        mention,
      })
    } else words(text, mention.start, mention.end, true, atoms)
    at = mention.end
  }
  words(text, at, end, false, atoms)
  return atoms
}

function words(text: string, start: number, end: number, open: boolean, atoms: Atom[]): void {
  const pattern = new RegExp(piece)
  const said = text.slice(start, end)
  for (const match of said.matchAll(pattern)) {
    const [found] = match
    const from = start + match.index
    const last = atoms.at(-1)
    // "Mrs. Orr": the stop belongs to the title.
    if (found === '.' && last?.end === from && isTitle(last, text)) {
      atoms[atoms.length - 1] = { ...last, text: `${last.text}.`, end: from + 1 }
      continue
    }
    const isWord = /[\p{L}\p{N}]/u.test(found)
    atoms.push({
      type: isWord ? 'word' : 'mark',
      text: found,
      // The month keeps its capital: "may" leaves open what it says.
      lower: found === 'May' && atoms.length > 0 ? found : found.toLowerCase().replace('’', "'"),
      start: from,
      end: from + found.length,
      ...(open ? { open } : {}),
    })
  }
}

const isTitle = ({ lower, end }: Atom, text: string): boolean =>
  titles.has(lower) && /^\.[ \t]\p{Lu}/u.test(text.slice(end, end + 4))
