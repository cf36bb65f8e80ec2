import { uuidv7 } from 'uuidv7'
import { readCitations, type AliasOf } from '../citations/read'
import { storedAnswer } from '../citations/store'
import { CitationStream } from '../citations/stream'
import { applyBatch } from '../graph/apply'
import type { Command } from '../graph/command'
import type { GraphDocument } from '../graph/document'
import { exchangeCommands } from '../graph/exchange'
import { bounds } from '../std/bounds'
import type { Usage } from '../providers/define'
import { providers } from '../providers'
import { answer, usualLimits } from '../providers/transport'
import type { EdgeId, NodeId } from '../std/id'
import { fail, ok, type Failure, type Result } from '../std/result'
import { askedIn, type AskOptions } from './ask'
import { appendCommands } from './graphs'
import type { Instance } from './instance'
import type { Chosen } from './models'
import type { Principal } from './principal'
import { compilePrompt, type PromptAnswer } from './prompts'

/** What is asked of a provider that wants to be told at most; of what it can write, more than people read. */
const answerTokenCountMax = 16_384

export type AnswerStatus = 'complete' | 'partial' | 'stopped'

/** What a model answered. Only what is `complete` is the whole of what it had to say. */
export type ModelAnswer = {
  readonly status: AnswerStatus
  readonly model: string
  /** Of the graph, with the answer in it where it was kept. */
  readonly revision: number
  /** Markdown, whose links are the nodes that are cited. */
  readonly text: string
  readonly cites: readonly string[]
  /** Aliases that the answer cites and the prompt did not have. */
  readonly unknown: readonly string[]
  readonly usage: Usage
  readonly promptHash: string
  readonly questionId?: string | undefined
  readonly answerId?: string | undefined
  /** Why it is not complete. */
  readonly failure?: Failure | undefined
}

/** What comes of asking a model, in order: `prompt`, then any number of the others, then one `done` or `error`. */
export type AskEvent =
  | {
      readonly type: 'prompt'
      readonly model: string
      readonly questionId?: string | undefined
      readonly manifest: PromptAnswer['manifest']
      readonly diagnostics: PromptAnswer['diagnostics']
    }
  | { readonly type: 'delta'; readonly text: string }
  | { readonly type: 'citation'; readonly nodeId: string; readonly text: string }
  | { readonly type: 'usage'; readonly usage: Usage }
  | {
      readonly type: 'retry'
      readonly attempt: number
      readonly waitSeconds: number
      readonly failure: Failure
    }
  | { readonly type: 'done'; readonly answer: ModelAnswer }
  /** Nothing was answered, or not to the end; then what there is comes along. */
  | { readonly type: 'error'; readonly failure: Failure; readonly answer?: ModelAnswer | undefined }

/**
 * Puts a question about a graph to a model. The question is kept before anything is sent, so that nothing that goes
 * wrong later loses it; the answer is kept when it ends, also one that broke off or was stopped, and marked as such.
 *
 * @param signal stops the answer; what there is by then is kept
 * @returns the events, or what is wrong before anything was asked: a failure of `askGraph` or of `compilePrompt`
 */
export async function askModel(
  instance: Instance,
  principal: Principal,
  graphId: string,
  chosen: Chosen,
  options: AskOptions & { readonly focus?: readonly string[] | undefined },
  signal: AbortSignal,
): Promise<Result<AsyncGenerator<AskEvent>>> {
  const opened = await keptQuestion(instance, principal, graphId, options)
  if (!opened.ok) return opened
  const { document, revision, questionId, isStored } = opened.value
  const { provider, profile } = chosen
  const prompt = await compilePrompt(
    document,
    { target: provider, profile: profile.id, question: { node: questionId }, focus: options.focus },
    [instance.blobs],
  )
  if (!prompt.ok) return prompt
  const keep = async (answerNode: ModelAnswer): Promise<Result<ModelAnswer>> => {
    if (!isStored || answerNode.text === '') return ok(answerNode)
    const kept = await keptAnswer(instance, principal, graphId, questionId, revision, answerNode)
    return kept
  }
  return ok(
    events(chosen, prompt.value, keep, signal, {
      revision,
      ...(isStored && { questionId }),
    }),
  )
}

async function* events(
  chosen: Chosen,
  { request, manifest, diagnostics }: PromptAnswer,
  keep: (answer: ModelAnswer) => Promise<Result<ModelAnswer>>,
  signal: AbortSignal,
  about: { readonly revision: number; readonly questionId?: string },
): AsyncGenerator<AskEvent> {
  const { id, model, provider, access, profile } = chosen
  yield { type: 'prompt', model: id, questionId: about.questionId, manifest, diagnostics }
  const ask = {
    model,
    request,
    answerTokenCount: Math.min(profile.answerTokenCount.value, answerTokenCountMax),
  }
  const citations = new CitationStream(manifest.aliases)
  const stopping = new AbortController()
  const said = { text: '', usage: {} as Usage, failure: undefined as Failure | undefined }
  const limits = usualLimits
  const both = AbortSignal.any([signal, stopping.signal])
  for await (const event of answer(providers[provider], access, ask, { signal: both, limits })) {
    if (event.type === 'delta') {
      const room = bounds.textLengthMax / 2 - said.text.length
      const text = event.text.slice(0, Math.max(0, room))
      said.text += text
      yield { type: 'delta', text }
      for (const { nodeId, text: words } of citations.push(text))
        if (nodeId !== undefined) yield { type: 'citation', nodeId, text: words }
      // As a node it could not be kept longer than this, with its links.
      if (text.length < event.text.length) {
        said.failure = fail('answer.cutShort').error
        stopping.abort()
        break
      }
    } else if (event.type === 'usage') {
      said.usage = { ...said.usage, ...event.usage }
      yield { type: 'usage', usage: said.usage }
    } else if (event.type === 'retry') yield event
    else if (event.type === 'failed') said.failure = event.failure
    else if (event.reason !== 'complete') said.failure = fail(endCodes[event.reason]).error
  }
  for (const { nodeId, text } of citations.end())
    if (nodeId !== undefined) yield { type: 'citation', nodeId, text }
  const { failure } = said
  const whole = await keep({
    ...answered(said, manifest.aliases),
    model: id,
    promptHash: manifest.promptHash,
    ...about,
  })
  if (!whole.ok) yield { type: 'error', failure: whole.error }
  else if (failure === undefined) yield { type: 'done', answer: whole.value }
  else yield { type: 'error', failure, ...(said.text !== '' && { answer: whole.value }) }
}

const endCodes = {
  length: 'answer.cutShort',
  blocked: 'answer.blocked',
  other: 'answer.endedOtherwise',
} as const

function answered(
  { text, usage, failure }: { text: string; usage: Usage; failure: Failure | undefined },
  aliases: readonly AliasOf[],
) {
  const citations = readCitations(text, aliases)
  const stopped = failure?.code === 'provider.stopped' ? ('stopped' as const) : ('partial' as const)
  return {
    status: failure ? stopped : ('complete' as const),
    text: storedAnswer(text, citations).slice(0, bounds.textLengthMax),
    cites: [...new Set(citations.flatMap(({ nodeId }) => nodeId ?? []))],
    unknown: [
      ...new Set(citations.filter(({ nodeId }) => nodeId === undefined).map((each) => each.text)),
    ],
    usage,
    failure,
  }
}

type Opened = {
  readonly document: GraphDocument
  readonly revision: number
  readonly questionId: NodeId
  readonly isStored: boolean
}

/** The graph with the question in it; where nothing is to be kept, only in memory. */
async function keptQuestion(
  instance: Instance,
  principal: Principal,
  graphId: string,
  options: AskOptions,
): Promise<Result<Opened>> {
  const graph = await instance.store.getGraph(principal, graphId)
  if (!graph.ok) return graph
  const { document, revision } = graph.value
  const asked = askedIn(document, options)
  if (!asked.ok) return asked
  const { node, text } = asked.value
  const isStored = options.store !== false
  const questionId = (node ?? uuidv7()) as NodeId
  if (node !== undefined) return ok({ document, revision, questionId, isStored })
  const commands = exchangeCommands({
    question: { id: questionId, text, continues: (options.parents ?? []) as NodeId[] },
    cites: [],
    edgeId: () => uuidv7() as EdgeId,
  })
  if (!isStored) {
    const applied = applyBatch(document, commands)
    return applied.ok
      ? ok({ document: applied.value.document, revision, questionId, isStored })
      : applied
  }
  const kept = await appendCommands(instance, principal, graphId, { commands })
  if (!kept.ok) return kept
  const next = await instance.store.getGraph(principal, graphId)
  if (!next.ok) return next
  return ok({ document: next.value.document, revision: next.value.revision, questionId, isStored })
}

/** Puts the answer into the graph as it is by now; what was cited and is gone meanwhile is cited no more. */
async function keptAnswer(
  instance: Instance,
  principal: Principal,
  graphId: string,
  questionId: NodeId,
  revision: number,
  given: ModelAnswer,
): Promise<Result<ModelAnswer>> {
  const graph = await instance.store.getGraph(principal, graphId)
  if (!graph.ok) return graph
  const present = new Set<string>(graph.value.document.nodes.map(({ id }) => id))
  const answerId = uuidv7() as NodeId
  const { inputTokens, outputTokens } = given.usage
  const commands: readonly Command[] = exchangeCommands({
    question: { node: questionId },
    answer: {
      id: answerId,
      text: given.text,
      model: given.model,
      status: given.status,
      revision,
      promptHash: given.promptHash,
      usage: {
        ...(inputTokens !== undefined && { inputTokens }),
        ...(outputTokens !== undefined && { outputTokens }),
      },
      time: new Date().toISOString(),
    },
    cites: given.cites.filter((id) => present.has(id)) as NodeId[],
    edgeId: () => uuidv7() as EdgeId,
  })
  const kept = await appendCommands(instance, principal, graphId, { commands })
  return kept.ok ? ok({ ...given, answerId, revision: kept.value.revision }) : kept
}
