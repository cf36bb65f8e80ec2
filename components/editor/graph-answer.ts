'use client'
import { useEffect, useState } from 'react'
import type { GraphDocument } from '@/lib/graph/document'
import { textIn, type Node } from '@/lib/kinds'
import { Facts, type Fact } from '@/lib/knowledge/facts'
import { answerQuestion, type Answer } from '@/lib/knowledge/questions/answer'
import { nearestQuestions } from '@/lib/knowledge/questions/nearest'
import { citedIn, factLine, say } from '@/lib/knowledge/questions/say'
import { sentence } from '@/lib/messages'
import { useEditor } from './context'

/** What the graph says to its question, ready to be shown. */
export type ShownAnswer = {
  readonly question: Node
  readonly asked: string
  readonly answer: Answer
  /** One sentence each, in the question's language. */
  readonly sentences: readonly string[]
  readonly lines: readonly { readonly fact: Fact; readonly text: string }[]
  readonly cites: readonly string[]
  readonly suggestions: readonly string[]
}

const indexes = new WeakMap<GraphDocument, Facts>()

/** The facts of a document, indexed once. */
export function factsOf(document: GraphDocument): Facts {
  const known = indexes.get(document)
  if (known) return known
  const facts = new Facts(document)
  indexes.set(document, facts)
  return facts
}

function answered(document: GraphDocument, question: Node, asked: string): ShownAnswer {
  const facts = factsOf(document)
  const answer = answerQuestion(document, asked, facts)
  const { language, status } = answer
  const { sentences, facts: proof } = say(document, answer)
  const texts = sentences.map((each) => sentence(each, language))
  const suggestions =
    status === 'answered' ? [] : nearestQuestions(document, asked, language, facts)
  return {
    question,
    asked,
    answer,
    sentences: texts,
    lines: proof.map((fact) => ({ fact, text: factLine(document, fact) })),
    cites: citedIn(proof, texts.join(' ')),
    suggestions,
  }
}

const restMilliseconds = 200
const restMillisecondsMax = 3_000

/**
 * The graph's own answer to the last question, a moment after either was changed: the costlier the last one was,
 * the longer the moment, so that typing in a large graph is not held up.
 */
export function useGraphAnswer(): ShownAnswer | undefined {
  const document = useEditor(({ view }) => view.document)
  const isLoaded = useEditor(({ load }) => load === 'ready')
  const [shown, setShown] = useState<ShownAnswer>()
  const [cost, setCost] = useState(0)
  const question = document.nodes.findLast(({ kind }) => kind === 'question')
  const asked = (question && textIn(question, 'text'))?.trim() ?? ''
  useEffect(() => {
    if (!isLoaded || !question || asked === '') return
    const wait = Math.min(restMillisecondsMax, restMilliseconds + cost * 10)
    const timer = setTimeout(() => {
      const begin = performance.now()
      setShown(answered(document, question, asked))
      setCost(performance.now() - begin)
    }, wait)
    return () => clearTimeout(timer)
    // Its own cost only says how long the next one waits.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [document, question, asked, isLoaded])
  return asked === '' ? undefined : shown
}
