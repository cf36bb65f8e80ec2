import type { Mention } from '../../references'
import { allOf, anything, type Description } from './description'
import { asks } from './english-asking'
import { EnglishPhrases } from './english-phrases'
import { EnglishQuestion } from './english-question'
import { type EnglishToken, englishTokens } from './english-tokens'
import * as words from './english-words'
import type { Intent, Reading, Span } from './intent'
import type { Lexicon } from './lexicon'
import { Work } from './work'

/**
 * Every reading of a question in English that accounts for all of its words. A word that neither the graph nor the
 * grammar knows leaves no reading, since what is left out of a question changes it.
 */
export function readEnglish(
  text: string,
  mentions: readonly Mention[],
  lexicon: Lexicon,
  work: Work,
): readonly Reading[] {
  const tokens = trimmed(englishTokens(text))
  if (tokens.length === 0 || tokens.length > tokensMax) return []
  const whole = new EnglishQuestion(lexicon, tokens, mentions, work).readings()
  return [
    ...whole,
    ...inTwo(tokens, mentions, lexicon, work),
    ...withChoice(tokens, mentions, lexicon, work),
  ]
}

/** "Which fruit does he like, apples or bananas?" */
function withChoice(
  tokens: readonly EnglishToken[],
  mentions: readonly Mention[],
  lexicon: Lexicon,
  work: Work,
): readonly Reading[] {
  const at = tokens.findIndex(({ lower }) => /^[,:]$/.test(lower))
  if (at < 2 || !tokens.slice(at).some(({ lower }) => lower === 'or')) return []
  const rest = tokens.slice(at + 1)
  const choices = new EnglishPhrases(lexicon, rest, mentions, work)
    .nouns(0)
    .filter(({ to, value }) => to === rest.length && value.type === 'any')
  const compared = comparedAmong(tokens.slice(0, at), mentions, lexicon, work, choices)
  if (compared.length > 0) return compared
  return cheapest(
    new EnglishQuestion(lexicon, tokens.slice(0, at), mentions, work).readings(),
  ).flatMap(({ intent, cost }) =>
    intent.type === 'list'
      ? choices.map((choice): Reading => ({
          intent: { type: 'list', of: allOf(intent.of, choice.value) },
          cost: cost + choice.cost - 2,
        }))
      : [],
  )
}

/** "Who is older, Rex or Coco?" */
function comparedAmong(
  tokens: readonly EnglishToken[],
  mentions: readonly Mention[],
  lexicon: Lexicon,
  work: Work,
  choices: readonly Span<Description>[],
): readonly Reading[] {
  const phrases = new EnglishPhrases(lexicon, tokens, mentions, work)
  const be = tokens.findIndex(({ lower }) => words.bes.has(lower))
  const graded =
    be > 0 && /^(?:who|which|what)$/.test(phrases.word(0)) ? phrases.graded(be + 1) : undefined
  if (!graded || graded.value.degree !== 'more' || graded.to !== tokens.length) return []
  const heads =
    be === 1 ? [anything] : phrases.nouns(1).flatMap(({ to, value }) => (to === be ? [value] : []))
  return heads.flatMap((head) =>
    choices.flatMap((choice) =>
      phrases.scales(graded.value).map(({ path: by, most, cost }): Reading => {
        const of = allOf(head, choice.value)
        return {
          intent: { type: 'list', of: { type: 'extreme', of, by, most, rank: 1 } },
          cost: cost + choice.cost,
        }
      }),
    ),
  )
}

const tokensMax = 60

const courtesies = /^(?:please|hi|hello|hey|thanks|thank|you|ok|so|and|well|now)$/

function trimmed(tokens: readonly EnglishToken[]): readonly EnglishToken[] {
  let [from, to] = [0, tokens.length]
  while (
    from < to &&
    (courtesies.test(tokens[from]?.lower ?? '') || /^[,.!]$/.test(tokens[from]?.text ?? ''))
  )
    from++
  while (
    to > from &&
    (/^[,?!;:.]$/.test(tokens[to - 1]?.text ?? '') ||
      /^(?:please|thanks|then)$/.test(tokens[to - 1]?.lower ?? ''))
  )
    to--
  return tokens.slice(from, to)
}

/** "Which dog makes the sound, and what is it sitting on?" */
function inTwo(
  tokens: readonly EnglishToken[],
  mentions: readonly Mention[],
  lexicon: Lexicon,
  work: Work,
): readonly Reading[] {
  const found: Reading[] = []
  for (let at = 2; at < tokens.length - 1; at++) {
    if (!/^(?:and|[,?.;])$/.test(tokens[at]?.lower ?? '')) continue
    const [left, right] = [trimmed(tokens.slice(0, at)), trimmed(tokens.slice(at + 1))]
    if (left.length < 2 || right.length < 2 || !asks.test(right[0]?.lower ?? '')) continue
    for (const first of cheapest(new EnglishQuestion(lexicon, left, mentions, work).readings())) {
      for (const [price, antecedent] of antecedentsOf(first.intent).entries()) {
        const second = new EnglishQuestion(lexicon, right, mentions, work, antecedent)
        for (const { intent, cost } of cheapest(second.readings())) {
          found.push({
            intent: { type: 'several', intents: [first.intent, intent] },
            cost: first.cost + cost + price * 0.5,
          })
        }
      }
    }
  }
  return found
}

function cheapest(readings: readonly Reading[]): readonly Reading[] {
  return [...readings].sort((one, other) => one.cost - other.cost).slice(0, 6)
}

/** What the next clause means by "it". */
export function subjectOf(intent: Intent): Description | undefined {
  if (intent.type === 'truth') return intent.about
  if (intent.type === 'several') return intent.intents[0] && subjectOf(intent.intents[0])
  if (intent.type === 'common' || intent.type === 'differ') return { type: 'any', parts: intent.of }
  return intent.of
}

/** What was found, and what it was asked of. */
export function antecedentsOf(intent: Intent): readonly (Description | undefined)[] {
  const subject = subjectOf(intent)
  if (intent.type !== 'list' || !subject) return [subject]
  const parts = subject.type === 'all' ? subject.parts : [subject]
  const inner = parts.flatMap((part) =>
    part.type === 'linked' && part.to.type !== 'anything' ? [part.to] : [],
  )
  return [subject, ...inner.slice(-1)]
}

const grammar = new Set(
  'what which who whom whose where when how many much and or not that there than more most less least do does did be is are was were have has had if whether in on at of'.split(
    ' ',
  ),
)

/** Words of a question that neither the graph nor the grammar knows. */
export function unknownEnglish(
  text: string,
  mentions: readonly Mention[],
  lexicon: Lexicon,
): readonly string[] {
  const tokens = trimmed(englishTokens(text)).slice(0, tokensMax)
  const phrases = new EnglishPhrases(lexicon, tokens, mentions, new Work())
  const covered = new Set<number>()
  tokens.forEach((token, at) => {
    for (const { to } of phrases.senses(at))
      for (let each = at; each < to; each++) covered.add(each)
    const isHead =
      [...phrases.verbHeads(at)].length > 0 ||
      phrases.graded(at) !== undefined ||
      phrases.number(at) !== undefined
    const isClosed =
      grammar.has(token.lower) ||
      words.determiners.has(token.lower) ||
      words.prepositions.has(token.lower) ||
      words.fillers.has(token.lower) ||
      words.anyThings.has(token.lower) ||
      words.pronouns.has(token.lower) ||
      words.modals.has(token.lower) ||
      !/[\p{L}\p{N}]/u.test(token.text) ||
      token.lower === "'s"
    const isMentioned = mentions.some(({ start, end }) => start < token.end && token.start < end)
    if (isHead || isClosed || isMentioned) covered.add(at)
  })
  return [...new Set(tokens.filter((_, at) => !covered.has(at)).map(({ text: word }) => word))]
}
