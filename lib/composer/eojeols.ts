import type { Mention } from '../references'
import { isSign, signOf, indexOfSign, type Span } from './text'

/** What a phrase refers to, with what hangs on it or stands behind it up to the next white space. */
export type Ref = Span & {
  readonly ids: readonly string[]
  readonly tail: string
  /** Its words. */
  readonly said: string
  readonly pairs: Mention['pairs'] | undefined
}

/** A word between spaces: either a reference with its particle, or plain text; `open` where it opens a line of a list. */
export type Eojeol = Span & { readonly text: string; readonly ref?: Ref; readonly open?: boolean }

/** A word that means something known, where the text says it in other words or leaves it out. */
export const refOf = (
  { start, end }: Span,
  to: number,
  ids: readonly string[],
  tail: string,
): Eojeol => {
  const ref: Ref = { start, end, ids, tail, said: '', pairs: undefined }
  return { start, end: to, text: tail, ref }
}

/** A sentence of Korean by its words, with the phrases that refer in it. */
export function eojeolsIn(
  text: string,
  { start, end }: Span,
  mentions: readonly Mention[],
): readonly Eojeol[] {
  const own = mentions.filter((each) => each.start >= start && each.end <= end)
  let read = ''
  const offsets: number[] = []
  let at = start
  const put = (letters: string, from: number, step: number) => {
    for (let index = 0; index < letters.length; index++) {
      read += letters[index]
      offsets.push(from + index * step)
    }
  }
  own.forEach((mention, index) => {
    if (mention.start < at) return
    const isKnown = mention.status === 'resolved' || mention.status === 'explicit'
    put(text.slice(at, mention.start), at, 1)
    if (isKnown) put(signOf(index), mention.start, 0)
    else put(text.slice(mention.start, mention.end), mention.start, 1)
    at = mention.end
  })
  put(text.slice(at, end), at, 1)
  offsets.push(end)
  const eojeols: Eojeol[] = []
  for (const match of read.matchAll(/[^\s,，、]+[,，、]?|[,，、]/gu))
    eojeols.push(...split(match[0], match.index, offsets, own))
  return eojeols
}

function split(
  word: string,
  from: number,
  offsets: readonly number[],
  mentions: readonly Mention[],
): readonly Eojeol[] {
  const pieces: Eojeol[] = []
  let at = 0
  while (at < word.length) {
    let end = at + 1
    while (end < word.length && !isSign(word[end] as string)) end++
    const piece = word.slice(at, end)
    const span = { start: offsets[from + at] as number, end: offsets[from + end] as number }
    if (isSign(piece[0] as string)) {
      const mention = mentions[indexOfSign(piece)]
      const ref = mention && {
        start: mention.start,
        end: mention.end,
        ids: mention.refers,
        // 도윤이의: 도윤's.
        tail: piece.slice(1).replace(/^이(?=의$)/u, ''),
        said: mention.text,
        pairs: mention.pairs,
      }
      pieces.push({ ...span, text: piece.slice(1), ...(ref ? { ref } : {}) })
    } else pieces.push({ ...span, text: piece })
    at = end
  }
  return pieces
}

/** A phrase as the words that it is. */
export const wordsOf = ({ ref }: Eojeol): readonly Eojeol[] =>
  [...`${ref?.said ?? ''}${ref?.tail ?? ''}`.matchAll(/\S+/gu)].map(({ 0: word, index }) => {
    const start = (ref?.start ?? 0) + index
    return { start, end: start + word.length, text: word }
  })

/** 둘 다 in 둘 다 열은 없어, 첫 번째 건: what a clause is about though no particle stands behind it. */
export function ofAll(eojeol: Eojeol): Eojeol {
  const { ref } = eojeol
  const isTopic = ref?.tail === '' && / (?:다|모두|전부|건|게)$/u.test(ref.said)
  return isTopic ? { ...eojeol, text: '는', ref: { ...ref, tail: '는' } } : eojeol
}
