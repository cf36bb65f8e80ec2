import { uuidv7 } from 'uuidv7'
import { exchangeCommands } from '../graph/exchange'
import type { GraphDocument } from '../graph/document'
import { textIn } from '../kinds'
import { Facts, type Fact } from '../knowledge/facts'
import type { Query } from '../knowledge/pattern'
import { answerQuestion, type Answer } from '../knowledge/questions/answer'
import { nearestQuestions } from '../knowledge/questions/nearest'
import { citedIn, say } from '../knowledge/questions/say'
import { sentence } from '../messages'
import type { EdgeId, NodeId } from '../std/id'
import { fail, ok, type Result } from '../std/result'
import { appendCommands } from './graphs'
import type { Instance } from './instance'
import type { Principal } from './principal'

export type AskOptions = {
  /** Text, or the id of a question node; without one, the last question node. */
  readonly question?: string | { readonly node: string } | undefined
  /** Answers that a new question continues from. */
  readonly parents?: readonly string[] | undefined
  /** Whether question and answer become nodes; they do when it is left out. */
  readonly store?: boolean | undefined
}

export type GraphAnswer = {
  readonly revision: number
  readonly status: Answer['status']
  readonly language: Answer['language']
  /** Markdown, whose links are the nodes that are spoken of. */
  readonly text: string
  readonly facts: readonly Fact[]
  /** The queries by which it was found, one after the other. */
  readonly queries: readonly Query[]
  /** Where it could not be answered: questions near to it that can. */
  readonly suggestions: readonly string[]
  readonly questionId?: string | undefined
  readonly answerId?: string | undefined
}

/**
 * Answers a question from the graph alone, as it is now, and keeps question and answer in it.
 *
 * @returns the answer, also where it is that the graph does not state it; `graph.notFound`, `question.nodeUnknown`,
 * `question.missing`, `ask.parentUnknown`, or a failure of `appendCommands`
 */
export async function askGraph(
  instance: Instance,
  principal: Principal,
  graphId: string,
  options: AskOptions,
): Promise<Result<GraphAnswer>> {
  const graph = await instance.store.getGraph(principal, graphId)
  if (!graph.ok) return graph
  const { document, revision } = graph.value
  const asked = askedIn(document, options)
  if (!asked.ok) return asked
  const { text: question, node } = asked.value
  const facts = new Facts(document)
  const answer = answerQuestion(document, question, facts)
  const { language, status } = answer
  const said = say(document, answer)
  const text = said.sentences.map((each) => sentence(each, language)).join('\n\n')
  const told = {
    status,
    language,
    text,
    facts: said.facts,
    queries: answer.status === 'answered' ? answer.queries : [],
    suggestions: status === 'answered' ? [] : nearestQuestions(document, question, language, facts),
  }
  if (options.store === false) return ok({ revision, ...told })
  const questionId = (node ?? uuidv7()) as NodeId
  const answerId = uuidv7() as NodeId
  const isKept = status === 'answered'
  const commands = exchangeCommands({
    question:
      node === undefined
        ? { id: questionId, text: question, continues: (options.parents ?? []) as NodeId[] }
        : { node: questionId },
    ...(isKept && {
      answer: {
        id: answerId,
        text,
        model: 'graph',
        status: 'complete',
        revision,
        time: new Date().toISOString(),
      },
    }),
    cites: citedIn(said.facts, text) as NodeId[],
    edgeId: () => uuidv7() as EdgeId,
  })
  if (commands.length === 0) return ok({ revision, ...told, questionId })
  const kept = await appendCommands(instance, principal, graphId, { commands })
  if (!kept.ok) return kept
  return ok({ revision: kept.value.revision, ...told, questionId, ...(isKept && { answerId }) })
}

/**
 * The text of what is asked and the node that it stands in, once it is sure that there are the answers that it continues from.
 *
 * @returns `question.nodeUnknown`, `question.missing` or `ask.parentUnknown` where it cannot be asked
 */
export function askedIn(
  { nodes }: GraphDocument,
  { question, parents }: Pick<AskOptions, 'question' | 'parents'>,
): Result<{ text: string; node?: string | undefined }> {
  const answers = new Set<string>(nodes.filter(({ kind }) => kind === 'answer').map(({ id }) => id))
  const missing = parents?.find((id) => !answers.has(id))
  if (missing !== undefined)
    return fail('ask.parentUnknown', { id: missing }, { pointer: '/parents' })
  if (typeof question === 'string') {
    return question.trim() === ''
      ? fail('question.missing', {}, { pointer: '/question' })
      : ok({ text: question })
  }
  const node = question
    ? nodes.find(({ id }) => id === question.node)
    : nodes.findLast(({ kind }) => kind === 'question')
  const text = node && textIn(node, 'text')
  if (node && text) return ok({ text, node: node.id })
  return question
    ? fail('question.nodeUnknown', { id: question.node }, { pointer: '/question/node' })
    : fail('question.missing', {}, { pointer: '/question' })
}
