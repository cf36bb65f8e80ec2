import type { Source } from './reader'
import type { Token } from './tokens'

/** A label or an alias as it stands in a text. */
export type Name = {
  readonly start: number
  readonly end: number
  /** First and last token. */
  readonly from: number
  readonly to: number
  readonly positions: readonly number[]
}

const nameTokensCountMax = 8

/** 12도, 17도였다: a name whose last letters look like a particle, or are read as a word with what hangs on it. */
function withEnding(
  { labels }: Source['vocabulary'],
  tokens: readonly Token[],
  text: string,
  { start, from, to }: Pick<Name, 'start' | 'from' | 'to'>,
): Name | undefined {
  const token = tokens[to] as Token
  const { particles } = token.language
  if (!particles) return undefined
  const next = tokens[to + 1]
  const isJoined = token.particle === '' && next?.start === token.end && next.sense === undefined
  const ending = isJoined ? next.text + next.particle : token.particle
  for (let length = Math.min(3, ending.length); length > 0; length--) {
    const end = token.end + length
    const positions = labels.get(text.slice(start, end).toLowerCase())
    if (positions && particles.test(ending.slice(length)))
      return { start, end, from, to: isJoined ? to + 1 : to, positions }
  }
  return undefined
}

/** The longest label or alias that begins at an offset of a text, at a token. */
export function longestName(
  { tokens, vocabulary, text }: Source,
  start: number,
  from: number,
): Name | undefined {
  let found: Name | undefined
  const longest = vocabulary.labels.longestAt(text, start)
  for (let to = from; to - from < nameTokensCountMax && tokens[to]; to++) {
    const token = tokens[to] as Token
    if (token.type !== 'word' && token.type !== 'punctuation' && token.type !== 'stop') break
    if (token.end - start > longest) break
    const positions = vocabulary.labels.get(text.slice(start, token.end).toLowerCase())
    if (positions) found = { start, end: token.end, from, to, positions }
    found = withEnding(vocabulary, tokens, text, { start, from, to }) ?? found
    if (token.particle !== '' && token.particle !== '의') break
  }
  return found
}
