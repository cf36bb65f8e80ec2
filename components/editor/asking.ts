import { modelAnswerSchema } from '@/lib/api/contract/ask'
import { problemSchema, type Problem } from '@/lib/api/contract/problem'
import { readCitations, type AliasOf } from '@/lib/citations/read'
import { storedAnswer } from '@/lib/citations/store'
import type { Node } from '@/lib/kinds'
import type { NodeId } from '@/lib/std/id'
import { client } from '@/components/requests'
import type { StreamEvent } from '@/lib/client/events'
import { keepAnswer } from './keep-answer'
import type { EditorStore } from './store'

/** A model that is answering, or why it did not. */
export type Asking = {
  readonly question: string
  readonly model: string
  /** What was said so far, with what is cited as links. */
  readonly text: string
  /** While it waits to be asked again. */
  readonly waitSeconds?: number | undefined
  /** Nothing went wrong while it is undefined; null where no answer came from the server at all. */
  readonly problem?: Partial<Problem> | null | undefined
  readonly isOver: boolean
}

const running = new WeakMap<EditorStore, AbortController>()

/** Ends the answer that is being given; what there is of it is kept and marked. */
export function stopAsking(store: EditorStore): void {
  running.get(store)?.abort()
}

/**
 * Puts the question to a model and keeps what it answers as a node, also what it was stopped in or broke off at. The
 * graph is sent first where something of it is not with the server yet, since that is what is compiled.
 */
export async function askModel(store: EditorStore, question: Node, model: string): Promise<void> {
  stopAsking(store)
  const stopping = new AbortController()
  running.set(store, stopping)
  const said = new Said(question.id, model)
  const tell = () => {
    if (running.get(store) === stopping) store.setState({ asking: said.shown() })
  }
  tell()
  await store.retry()
  const { graphId, view } = store.getState()
  const asked = store.hasUnsent()
    ? undefined
    : await client.askEvents(
        graphId,
        { question: { node: question.id }, model, store: false },
        { signal: stopping.signal },
      )
  if (asked?.ok) {
    try {
      for await (const event of asked.value) {
        said.hear(event)
        tell()
      }
    } catch {
      // The connection broke, or it was stopped: what was said stands.
    }
    said.end(stopping.signal.aborted)
  } else said.fail(asked?.error.kind === 'refused' ? asked.error.problem : null)
  const kept = said.kept()
  const isThere = store.getState().view.document.nodes.some(({ id }) => id === question.id)
  if (kept && isThere && view.document) keepAnswer(store, question.id as NodeId, kept)
  if (running.get(store) !== stopping) return
  running.delete(store)
  store.setState({ asking: said.isWell() ? undefined : said.shown() })
}

/** What one model said to one question. */
class Said {
  #text = ''
  #aliases: readonly AliasOf[] = []
  #whole: ReturnType<typeof modelAnswerSchema.parse> | undefined
  #problem: Partial<Problem> | null | undefined
  #waitSeconds: number | undefined
  #isOver = false
  #isStopped = false

  constructor(
    private readonly question: string,
    private readonly model: string,
  ) {}

  hear({ name, data }: StreamEvent): void {
    const fields = data as Record<string, unknown>
    if (name === 'prompt') this.#aliases = (fields['manifest'] as { aliases: AliasOf[] }).aliases
    this.#waitSeconds = name === 'retry' ? Number(fields['waitSeconds']) : undefined
    if (name === 'delta') this.#text += String(fields['text'])
    if (name === 'done') this.#whole = modelAnswerSchema.parse(data)
    if (name !== 'error') return
    this.#problem = problemSchema.safeParse(data).data ?? null
    this.#whole = modelAnswerSchema.safeParse(fields['answer']).data
  }

  end(isStopped: boolean): void {
    this.#isOver = true
    this.#isStopped = isStopped
    if (!isStopped && !this.#whole && this.#problem === undefined) this.#problem = null
  }

  fail(problem: Partial<Problem> | null): void {
    this.#isOver = true
    this.#problem = problem
  }

  isWell(): boolean {
    return this.#problem === undefined
  }

  shown(): Asking {
    const { text } = this.#linked()
    return {
      question: this.question,
      model: this.model,
      text,
      waitSeconds: this.#waitSeconds,
      problem: this.#problem,
      isOver: this.#isOver,
    }
  }

  /** Nothing where nothing was said. Only what the server calls complete is kept as such. */
  kept() {
    const told = this.#whole ?? (this.#text === '' ? undefined : this.#linked())
    if (!told || told.text === '') return undefined
    const { inputTokens, outputTokens } = this.#whole?.usage ?? {}
    return {
      text: told.text,
      cites: told.cites,
      model: this.model,
      status:
        this.#whole?.status ?? (this.#isStopped ? ('stopped' as const) : ('partial' as const)),
      ...(this.#whole && { promptHash: this.#whole.promptHash, revision: this.#whole.revision }),
      usage: {
        ...(inputTokens !== undefined && { inputTokens }),
        ...(outputTokens !== undefined && { outputTokens }),
      },
      time: new Date().toISOString(),
    }
  }

  #linked() {
    const citations = readCitations(this.#text, this.#aliases)
    return {
      text: storedAnswer(this.#text, citations),
      cites: [...new Set(citations.flatMap(({ nodeId }) => nodeId ?? []))],
    }
  }
}
