import type { GraphDocument } from '../../graph/document'
import { plainWords } from '../../graph/links'
import { Facts, type Term } from '../facts'
import type { Description } from './description'
import { readEnglish, unknownEnglish } from './english'
import type { Intent, Reading } from './intent'
import { isHangul } from './korean-words'
import { readKorean, unknownKorean } from './korean'
import { lexiconOf } from './lexicon'
import { questionText } from './question-text'
import { keyOf, planOf, runPlan, type Found, type Plan } from './plan'
import { statementsOf, type Statement } from './statements'

export type QuestionLanguage = 'en' | 'ko'

/** What the graph says to a question, with the facts that prove it and the queries that found them. */
export type Told =
  | { readonly type: 'list'; readonly found: readonly Found[] }
  | { readonly type: 'count'; readonly count: number; readonly found: readonly Found[] }
  | { readonly type: 'truth'; readonly truth: boolean; readonly found: readonly Found[] }
  | { readonly type: 'describe'; readonly of: Term; readonly statements: readonly Statement[] }
  | { readonly type: 'common'; readonly statements: readonly Statement[] }
  | {
      readonly type: 'differ'
      readonly of: readonly Term[]
      readonly statements: readonly Statement[]
    }
  | { readonly type: 'several'; readonly told: readonly Told[] }

export type Answer = { readonly language: QuestionLanguage } & (
  | { readonly status: 'answered'; readonly told: Told; readonly plans: readonly Plan[] }
  /** It was understood, and the graph states nothing of the kind. */
  | { readonly status: 'notStated'; readonly plans: readonly Plan[] }
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
  const readings = readingsOf(document, question, language)
  if (readings.length === 0) {
    const { text, mentions } = questionText(document, question)
    const unknownIn = language === 'ko' ? unknownKorean : unknownEnglish
    return {
      language,
      status: 'notUnderstood',
      unknown: unknownIn(text, mentions, lexiconOf(document)),
    }
  }
  for (const loose of [false, true]) {
    const answers: { told: Told; plans: readonly Plan[]; cost: number }[] = []
    for (const { intent, cost } of readings) {
      const [best] = answers
      if (best && cost > best.cost + rivalCost) break
      const made = tell(facts, document, intent, loose)
      if (made) answers.push({ ...made, cost })
    }
    const [first, ...others] = answers
    if (!first) continue
    const rivals = others.filter(({ told }) => signatureOf(told) !== signatureOf(first.told))
    if (rivals.length > 0)
      return { language, status: 'ambiguous', tellings: answers.map(({ told }) => told) }
    return { language, status: 'answered', told: first.told, plans: first.plans }
  }
  return nothing(facts, readings, language)
}

/** Korean where it is written in Hangul and asks with no word of English. */
export function languageOf(question: string): QuestionLanguage {
  if (!isHangul(question)) return 'en'
  return /(?<![\p{L}])(?:what|which|who|whom|whose|where|when|how|is|are|does|do|did|was|were|the|of)(?![\p{L}])/iu.test(
    question,
  )
    ? 'en'
    : 'ko'
}

export function readingsOf(
  document: GraphDocument,
  question: string,
  language: QuestionLanguage,
): readonly Reading[] {
  const lexicon = lexiconOf(document)
  const { text, mentions } = questionText(document, question)
  const readings = (language === 'ko' ? readKorean : readEnglish)(text, mentions, lexicon)
  const best = new Map<string, Reading>()
  for (const reading of readings) {
    const key = JSON.stringify(reading.intent)
    const known = best.get(key)
    if (!known || known.cost > reading.cost) best.set(key, reading)
  }
  return [...best.values()].sort((one, other) => one.cost - other.cost).slice(0, readingsMax)
}

type Made = { readonly told: Told; readonly plans: readonly Plan[] }

/** What a reading finds; nothing where it finds nothing. */
function tell(
  facts: Facts,
  document: GraphDocument,
  intent: Intent,
  loose: boolean,
): Made | undefined {
  const hasParts = facts.extent({ property: 'part' }).entries.length > 0
  const find = (of: Description): { found: readonly Found[]; plan: Plan } => {
    const plan = planOf(of, { loose, hasParts })
    const result = runPlan(facts, plan)
    return { found: result.ok ? result.value : [], plan }
  }
  if (intent.type === 'several') {
    const made = intent.intents.map((each) => tell(facts, document, each, loose))
    const whole = made.filter((each) => each !== undefined)
    if (whole.length < made.length) return undefined
    return {
      told: { type: 'several', told: whole.map(({ told }) => told) },
      plans: whole.flatMap(({ plans }) => plans),
    }
  }
  if (intent.type === 'common' || intent.type === 'differ') return compared(facts, intent, find)
  const { found, plan } = find(intent.of)
  if (found.length === 0) return undefined
  const plans = [plan]
  if (intent.type === 'count') return { told: { type: 'count', count: found.length, found }, plans }
  if (intent.type === 'truth') return { told: { type: 'truth', truth: true, found }, plans }
  if (intent.type === 'list') return { told: { type: 'list', found }, plans }
  const [only] = found
  if (!only || found.length > 1) return undefined
  const statements = statementsOf(facts, only.term)
  return statements.length > 0
    ? { told: { type: 'describe', of: only.term, statements }, plans }
    : undefined
}

function compared(
  facts: Facts,
  { type, of }: Extract<Intent, { type: 'common' | 'differ' }>,
  find: (of: Description) => { found: readonly Found[]; plan: Plan },
): Made | undefined {
  const parts = of.map(find)
  const terms = parts.flatMap(({ found }) => found.map(({ term }) => term))
  const isEach = parts.length === 1 || parts.every(({ found }) => found.length === 1)
  const plans = parts.map(({ plan }) => plan)
  if (!isEach || terms.length < 2 || new Set(terms.map(keyOf)).size < terms.length) return undefined
  const all = terms.map((term) => statementsOf(facts, term))
  if (type === 'common') {
    const [first = [], ...others] = all
    const statements = first.filter((one) =>
      others.every((list) => list.some((each) => sameStatement(one, each))),
    )
    const proofs = statements.map((one) => ({
      ...one,
      proof: all.flatMap((list) =>
        list.filter((each) => sameStatement(one, each)).flatMap(({ proof }) => proof),
      ),
    }))
    return statements.length > 0
      ? { told: { type: 'common', statements: proofs }, plans }
      : undefined
  }
  const differing = all.flatMap((list, at) =>
    list.filter((one) =>
      all.some((other, index) => index !== at && !other.some((each) => sameStatement(one, each))),
    ),
  )
  return differing.length > 0
    ? { told: { type: 'differ', of: terms, statements: differing }, plans }
    : undefined
}

const sameStatement = (one: Statement, other: Statement) =>
  one.name === other.name && keyOf(one.value) === keyOf(other.value)

/** What two answers must agree in to be one. */
function signatureOf(told: Told): string {
  if (told.type === 'list')
    return `list ${told.found
      .map(({ term }) => keyOf(term))
      .sort()
      .join()}`
  if (told.type === 'count') return `count ${told.count}`
  if (told.type === 'truth') return `truth ${told.truth}`
  if (told.type === 'several') return told.told.map(signatureOf).join('; ')
  if (told.type === 'describe') return `list ${keyOf(told.of)}`
  return `${told.type} ${told.statements.map(({ name, value }) => name + keyOf(value)).join()}`
}

/** Where no reading finds anything: no, none, or that it is not stated. */
function nothing(facts: Facts, readings: readonly Reading[], language: QuestionLanguage): Answer {
  const [first] = readings
  const plans = first
    ? first.intent.type === 'several' || !('of' in first.intent) || Array.isArray(first.intent.of)
      ? []
      : [planOf(first.intent.of as Description)]
    : []
  if (first?.intent.type === 'count') {
    return { language, status: 'answered', told: { type: 'count', count: 0, found: [] }, plans }
  }
  if (first?.intent.type === 'truth') {
    const { about, predicate } = first.intent
    const holdsOf = (of: Description) => {
      const result = runPlan(facts, planOf(of))
      return result.ok && result.value.length > 0
    }
    // What is said of others and not of this is not so; what is said of nobody is not known.
    if (holdsOf(about) && holdsOf(predicate))
      return {
        language,
        status: 'answered',
        told: { type: 'truth', truth: false, found: [] },
        plans,
      }
  }
  return { language, status: 'notStated', plans }
}
