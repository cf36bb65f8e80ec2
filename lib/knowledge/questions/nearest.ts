import type { GraphDocument } from '../../graph/document'
import type { Facts } from '../facts'
import { answerQuestion, type QuestionLanguage } from './answer'
import { isHangul, lettersOf } from './korean-words'
import { lexiconOf } from './lexicon'
import { phraseKey } from './meanings'
import { questionText } from './question-text'
import { statementsOf } from './statements'

const candidatesMax = 24

/**
 * Questions near to one that the graph could not answer, each of which it does answer: about the things that were
 * mentioned, or about the first things of the graph, of what is stated of them.
 */
export function nearestQuestions(
  document: GraphDocument,
  question: string,
  language: QuestionLanguage,
  facts: Facts,
  count = 3,
): readonly string[] {
  const lexicon = lexiconOf(document)
  const { text, mentions } = questionText(document, question)
  const parts = text.split(/[^\p{L}\p{N}]+/u).flatMap((word) => lexicon.partOf(phraseKey(word)))
  const named = [...namedIn(document, text), ...parts]
  const mentioned = [...mentions.flatMap(({ refers }) => refers), ...named]
  const first = document.nodes.filter(({ kind }) => kind === 'entity').slice(0, 3)
  const ids = [
    ...new Set(mentioned.length > 0 ? mentioned : first.map(({ id }) => id as string)),
  ].slice(0, 4)
  const words = phraseKey(text)
  const candidates = ids.flatMap((node) => {
    const label = lexicon.nodes.get(node)?.label ?? ''
    if (label === '') return []
    const told = statementsOf(facts, { node }).filter(
      ({ path }) => !('property' in path) && !('inverse' in path),
    )
    const names = [...new Set(told.map(({ name }) => name))]
    // What the question has in its own words goes first.
    const sorted = names.toSorted(
      (one, other) =>
        Number(words.includes(phraseKey(other))) - Number(words.includes(phraseKey(one))),
    )
    return sorted.map((name) => asked(label, name, language))
  })
  const found: string[] = []
  for (const candidate of candidates.slice(0, candidatesMax)) {
    if (found.length >= count) break
    if (candidate === question || found.includes(candidate)) continue
    if (answerQuestion(document, candidate, facts).status === 'answered') found.push(candidate)
  }
  return found
}

/** The nodes whose labels stand in a text. */
function namedIn(document: GraphDocument, text: string): readonly string[] {
  const lower = text.toLowerCase()
  return document.nodes
    .filter(
      ({ label, kind }) =>
        kind !== 'question' &&
        kind !== 'answer' &&
        label &&
        label.length > 1 &&
        lower.includes(label.toLowerCase()),
    )
    .map(({ id }) => id)
}

/** A question about one thing and what is stated of it. */
function asked(label: string, name: string, language: QuestionLanguage): string {
  if (language === 'ko') return `${label}의 ${name}${endsClosed(name) ? '은' : '는'}?`
  if (isHangul(name)) return `What is the ${name} of ${label}?`
  const [first = ''] = name.split(' ')
  if (/[^s]s$/.test(first) && !/(?:class|status|legs)$/.test(first)) {
    const rest = name.split(' ').slice(1).join(' ')
    return `What does ${label} ${baseOf(first)}${rest === '' ? '' : ` ${rest}`}?`
  }
  if (/(?:ed|wn|en|ght|ung|ade)$/.test(first) && name.includes(' '))
    return `What is ${label} ${name}?`
  return `What is the ${name} of ${label}?`
}

function baseOf(verb: string): string {
  if (/(?:ch|sh|ss|x|zz|o)es$/.test(verb)) return verb.slice(0, -2)
  return /[^aeiou]ies$/.test(verb) ? `${verb.slice(0, -3)}y` : verb.slice(0, -1)
}

function endsClosed(text: string): boolean {
  const last = lettersOf(text).at(-1) ?? ''
  return isHangul(text.at(-1) ?? '') ? !/[ㅏ-ㅣ]/.test(last) : false
}
