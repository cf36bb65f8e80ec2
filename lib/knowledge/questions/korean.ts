import type { Mention } from '../../references'
import type { Reading } from './intent'
import { KoreanPhrases } from './korean-phrases'
import { KoreanQuestion, telling } from './korean-question'
import { type KoreanToken, koreanTokens } from './korean-tokens'
import type { Lexicon } from './lexicon'
import { Work } from './work'

const tokensMax = 28

/** Every reading of a question in Korean that accounts for all of its words. */
export function readKorean(
  text: string,
  mentions: readonly Mention[],
  lexicon: Lexicon,
  work: Work,
): readonly Reading[] {
  const tokens = koreanTokens(text)
  if (tokens.length === 0 || tokens.length > tokensMax) return []
  const phrases = new KoreanPhrases(lexicon, tokens, mentions, work)
  const question = new KoreanQuestion(phrases, lexicon, tokens)
  return [...question.readings(0, tokens.length), ...inTwo(question, tokens)]
}

/** 그리고 그것은 어디에 있어? */
function inTwo(question: KoreanQuestion, tokens: readonly KoreanToken[]): readonly Reading[] {
  const found: Reading[] = []
  for (let at = 1; at < tokens.length - 1; at++) {
    if (!tokens[at - 1]?.isBefore && !/[?고며]$/.test(tokens[at - 1]?.text ?? '')) continue
    const first = question.readings(0, at).slice(0, 6)
    if (first.length === 0) continue
    const second = question.readings(at, tokens.length).slice(0, 6)
    for (const one of first) {
      for (const other of second) {
        found.push({
          intent: { type: 'several', intents: [one.intent, other.intent] },
          cost: one.cost + other.cost,
        })
      }
    }
  }
  return found
}

const grammar =
  /^(?:누구|누가|무엇|뭐|어디|언제|얼마|몇|어떤|어느|무슨|어떻게|가장|제일|더|수|중|있|없|이|그|저)/

/** Words of a question that neither the graph nor the grammar knows. */
export function unknownKorean(
  text: string,
  mentions: readonly Mention[],
  lexicon: Lexicon,
): readonly string[] {
  const tokens = koreanTokens(text).slice(0, tokensMax)
  const phrases = new KoreanPhrases(lexicon, tokens, mentions, new Work())
  const covered = new Set<number>()
  for (let to = 1; to <= tokens.length; to++) {
    for (let from = Math.max(0, to - 4); from < to; from++) {
      if (phrases.nouns(from, to).length > 0 || phrases.modifiers(from, to).length > 0)
        for (let each = from; each < to; each++) covered.add(each)
    }
    for (const { from } of phrases.heads(to))
      for (let each = from; each < to; each++) covered.add(each)
    if (grammar.test(tokens[to - 1]?.text ?? '') || telling.test(tokens[to - 1]?.text ?? ''))
      covered.add(to - 1)
  }
  return [...new Set(tokens.filter((_, at) => !covered.has(at)).map(({ text: word }) => word))]
}
