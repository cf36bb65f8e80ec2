import type { Atom } from './atoms'
import type { Stated } from './found'
import * as en from './languages/en'
import type { Span } from './text'

export const isJoin = ({ lower }: Atom) => /^(?:,|and|but|&)$/.test(lower)

/** What commas and "and" part. */
export function piecesOf(words: readonly Atom[]): readonly (readonly Atom[])[] {
  const pieces: Atom[][] = [[]]
  for (const atom of words) {
    if (isJoin(atom)) pieces.push([])
    else pieces.at(-1)?.push(atom)
  }
  return pieces.filter((piece) => piece.length > 0)
}

export const isArticle = ({ lower }: Atom) => /^(?:a|an|the|its|their|his|her|some)$/.test(lower)
export const spanOf = (words: readonly Atom[]): Span => ({
  start: words[0]?.start ?? 0,
  end: words.at(-1)?.end ?? 0,
})
export const isPlain = (words: readonly Atom[]) =>
  words.every(({ type, lower }) => type === 'word' || /^(?:["“”'’-])$/.test(lower))

/** Words as they stand in the text, but for what was taken out between them. */
const saidBy = (text: string, words: readonly Atom[]): string =>
  words
    .map(({ start, end }, index) => {
      const before = text.slice(words[index - 1]?.end ?? start, start)
      return (before.trim() === '' ? before.replace(/\s+/g, ' ') : ' ') + text.slice(start, end)
    })
    .join('')

/** Words as they stand in the text, without an article before them. */
export function valueOf(
  text: string,
  words: readonly Atom[],
): (Span & { value: string }) | undefined {
  let own = words
  while (own[0] && (isArticle(own[0]) || (own[0].type === 'mark' && !/[$€£¥₩]/.test(own[0].text))))
    own = own.slice(1)
  while (own.at(-1)?.type === 'mark') own = own.slice(0, -1)
  if (own.length === 0 || own.length > 12 || own.some(({ type }) => type === 'ref'))
    return undefined
  return { ...spanOf(own), value: saidBy(text, own) }
}

/** "loves it", "hates that": what is pointed at is no value. */
export const isPointedAt = (words: readonly Atom[]): boolean =>
  /^(?:it|that|this|them|him|her|so|these|those)$/.test(words.at(-1)?.lower ?? '') ||
  words.some(({ lower }) => /^(?:it|them|him)$/.test(lower))

/** "shy": one word that is no name and no adverb. */
export function plainly(words: readonly Atom[]): readonly Stated[] {
  const [last] = words
  return last &&
    words.length === 1 &&
    !/^\p{Lu}/u.test(last.text) &&
    !en.closed.has(last.lower) &&
    !/(?:ing|ly)$/.test(last.lower)
    ? [
        {
          ...spanOf(words),
          name: en.isOfSize(last.lower) ? 'size' : 'description',
          value: last.text,
        },
      ]
    : []
}
