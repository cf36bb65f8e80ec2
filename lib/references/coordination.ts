import type { Phrase } from './phrase'
import type { Token } from './tokens'

/** How many items of a list are read on for the noun of the last. */
const itemsCountMax = 20

/**
 * "the first and third dog": the noun stands with the last of a list and belongs to all. Where the last
 * is none of these things ("the first and third floor"), none of the list is: undefined.
 *
 * @param phraseAt the phrase that begins at a token
 */
export function withSharedHead(
  tokens: readonly Token[],
  phrase: Phrase,
  phraseAt: (at: number) => Phrase | undefined,
): Phrase | undefined {
  if (phrase.head || !counts(phrase)) return phrase
  let last = phrase
  for (let count = 0; count < itemsCountMax; count++) {
    let at = last.to + 1
    // 첫 번째를 제외한 나머지 차, 一台目以外の車: what is left out is of the same noun.
    const isLeftOut = tokens[at]?.sense?.tag === 'not' && tokens[at]?.language.headFinal
    const left = isLeftOut
      ? phraseAt(tokens[at + 1]?.sense?.tag === 'of' ? at + 2 : at + 1)
      : undefined
    if (left?.head && left.leftOut) return { ...phrase, head: left.head }
    let joined = /(?:와|과|랑|하고|이?나)$/.test((tokens[last.to] as Token).particle)
    while (tokens[at] && (tokens[at]?.type === 'comma' || joins(tokens[at] as Token))) {
      joined = true
      at++
    }
    const next = joined && tokens[at]?.type === 'word' ? phraseAt(at) : undefined
    if (!next && joined && isPlaceOfStranger(tokens, at)) return undefined
    if (!next || !counts(next)) return phrase
    if (next.head) return { ...phrase, head: next.head, groups: next.groups }
    last = next
  }
  return phrase
}

/** And, or; not, but: "not the first but the second boat", 첫째가 아니라 둘째 배. */
function joins({ sense, text }: Token): boolean {
  return sense?.tag === 'and' || sense?.tag === 'not' || /^(?:but|아니라|아니고)$/i.test(text)
}

function counts({ places, middle, sides }: Phrase): boolean {
  return places.length > 0 || middle || sides.length > 0
}

/** A place of a noun that nothing here is called: "third floor", 두 번째 이유. */
function isPlaceOfStranger(tokens: readonly Token[], from: number): boolean {
  const at = tokens[from]?.sense?.tag === 'the' ? from + 1 : from
  const noun = tokens[at + 1]
  const isNoun = noun?.type === 'word' && (!noun.sense || noun.sense.tag === 'abstract')
  return isNoun && tokens[at]?.sense?.tag === 'place'
}
