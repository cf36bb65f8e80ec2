import { englishKey } from './english-words'

export type EnglishToken = {
  readonly text: string
  readonly lower: string
  readonly key: string
  readonly start: number
  readonly end: number
  /** A text in quotation marks is one token. */
  readonly isQuoted: boolean
}

const form =
  /["“”「『](?<quoted>[^"“”」』]{1,200})["“”」』]|(?<=[\p{L}\p{N}])['’]s(?![\p{L}\p{N}])|(?<=s)['’](?![\p{L}\p{N}])|\d+(?:[.,:/-]\d+)*(?:%|°C?)?|[\p{L}\p{N}]+(?:['’](?!s(?![\p{L}\p{N}]))[\p{L}\p{N}]+)*|[,?!;:.]/gu

/** The words of a question in English. A possessive is a word of its own, `'s`. */
export function englishTokens(text: string): readonly EnglishToken[] {
  const tokens: EnglishToken[] = []
  for (const match of text.matchAll(form)) {
    const quoted = match.groups?.quoted
    const word = quoted ?? match[0]
    const start = match.index
    const end = start + match[0].length
    const lower = word.normalize('NFC').toLowerCase().replace(/’/g, "'")
    if (/^'s?$/.test(lower)) {
      // "Who's", "what's", "where's": the verb.
      const before = tokens.at(-1)?.lower ?? ''
      const isVerb = /^(?:who|what|where|when|how|that|there|it|he|she)$/.test(before)
      const shown = isVerb ? 'is' : "'s"
      tokens.push({ text: word, lower: shown, key: shown, start, end, isQuoted: false })
      continue
    }
    const apart =
      /^(is|are|was|were|do|does|did|has|have|had|can|could|would|should|wo|ca)n't$/.exec(lower)
    if (apart) {
      const verb = apart[1] as string
      for (const each of [verb, 'not'])
        tokens.push({ text: each, lower: each, key: englishKey(each), start, end, isQuoted: false })
      continue
    }
    tokens.push({
      text: word,
      lower,
      key: englishKey(lower),
      start,
      end,
      isQuoted: quoted !== undefined,
    })
  }
  return withoutSeeing(tokens)
}

/** "Where can I see Otto" is where he is. */
function withoutSeeing(tokens: readonly EnglishToken[]): readonly EnglishToken[] {
  const at = tokens.findIndex(
    ({ lower }, index) =>
      /^(?:can|could|do|may)$/.test(lower) &&
      /^(?:i|we|you|one)$/.test(tokens[index + 1]?.lower ?? '') &&
      /^(?:see|hear|find|spot|watch)$/.test(tokens[index + 2]?.lower ?? ''),
  )
  const first = tokens[at]
  if (!first || at === 0) return tokens
  const verb = { ...first, text: 'is', lower: 'is', key: 'be' }
  return [...tokens.slice(0, at), verb, ...tokens.slice(at + 3)]
}
