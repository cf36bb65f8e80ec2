import type { GraphDocument } from '../../graph/document'
import { plainWords } from '../../graph/links'
import { Facts } from '../facts'
import type { Query } from '../pattern'
import { readEnglish, unknownEnglish } from './english'
import type { Reading } from './intent'
import { readKorean, unknownKorean } from './korean'
import { isHangul } from './korean-words'
import { lexiconOf } from './lexicon'
import { questionText } from './question-text'
import { TooMuchToRead, Work } from './work'
import { isParticular, signatureOf, Teller, TooCostly, type Made, type Told } from './tell'

export type QuestionLanguage = 'en' | 'ko'

export type Answer = { readonly language: QuestionLanguage } & (
  | { readonly status: 'answered'; readonly told: Told; readonly queries: readonly Query[] }
  /** It was understood, and the graph states nothing of the kind. */
  | { readonly status: 'notStated' }
  /** To find it would look at too much. */
  | { readonly status: 'tooCostly' }
  /** Several readings have different answers. */
  | { readonly status: 'ambiguous'; readonly tellings: readonly Told[] }
  /** Some words are neither the graph's nor the grammar's, or they do not go together. */
  | { readonly status: 'notUnderstood'; readonly unknown: readonly string[] }
)

const readingsMax = 60
/** Readings that are so much costlier than the best are not weighed against it. */
const rivalCost = 0.25

/**
 * Answers a question in English or Korean from the graph alone.
 *
 * Method: every reading that accounts for all words of the question is made a plan of queries; the cheapest that finds
 * anything is the answer. Where an equally good reading finds something else, nothing is answered.
 */
export function answerQuestion(
  document: GraphDocument,
  question: string,
  facts = new Facts(document),
): Answer {
  const language = languageOf(plainWords(question))
  try {
    const readings = readingsOf(document, question, language)
    if (readings.length > 0) return chosen(new Teller(facts), readings, language)
    const { text, mentions } = questionText(document, question)
    const unknownIn = language === 'ko' ? unknownKorean : unknownEnglish
    const unknown = unknownIn(text, mentions, lexiconOf(document))
    return { language, status: 'notUnderstood', unknown }
  } catch (error) {
    const isBounded = error instanceof TooCostly || error instanceof TooMuchToRead
    if (isBounded) return { language, status: 'tooCostly' }
    throw error
  }
}

/** The cheapest reading that finds anything, unless as good a one finds something else. */
function chosen(teller: Teller, readings: readonly Reading[], language: QuestionLanguage): Answer {
  for (const loose of [false, true]) {
    const answers: (Made & { readonly cost: number })[] = []
    for (const { intent, cost } of readings) {
      const [best] = answers
      if (best && cost > best.cost + rivalCost) break
      const made = teller.tell(intent, loose)
      if (made) answers.push({ ...made, cost })
    }
    const [first, ...others] = answers
    if (!first) continue
    const { told, queries } = first
    const isSole = others.every((other) => signatureOf(other.told) === signatureOf(told))
    if (isSole) return { language, status: 'answered', told, queries }
    return { language, status: 'ambiguous', tellings: answers.map((each) => each.told) }
  }
  const [first] = readings
  const none = first && teller.none(first.intent)
  return none ? { language, status: 'answered', ...none } : { language, status: 'notStated' }
}

/** English where it asks with a word of English or ends in one; Korean where it is written in Hangul else. */
export function languageOf(question: string): QuestionLanguage {
  if (!isHangul(question)) return 'en'
  const asksInEnglish =
    /^\s*(?:what|which|who|whom|whose|where|when|how|is|are|does|do|did|was|were|has|have|can|could|tell|show|list|name|find|give|in|on|at)(?![\p{L}])/iu
  if (asksInEnglish.test(question)) return 'en'
  const last = question.match(/[\p{L}\p{N}]+/gu)?.at(-1) ?? ''
  return isHangul(last) ? 'ko' : 'en'
}

export function readingsOf(
  document: GraphDocument,
  question: string,
  language: QuestionLanguage,
): readonly Reading[] {
  const work = new Work()
  const lexicon = lexiconOf(document)
  const { text, mentions } = questionText(document, question)
  const readings = (language === 'ko' ? readKorean : readEnglish)(text, mentions, lexicon, work)
  const best = new Map<number, Reading>()
  for (const reading of readings) {
    if (!isParticular(reading.intent)) continue
    const { id: key } = work.numberOf(reading.intent)
    const known = best.get(key)
    if (!known || known.cost > reading.cost) best.set(key, reading)
  }
  return [...best.values()].sort((one, other) => one.cost - other.cost).slice(0, readingsMax)
}
