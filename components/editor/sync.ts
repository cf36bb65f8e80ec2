import { uuidv7 } from 'uuidv7'
import type { Problem } from '@/lib/api/contract/problem'
import { isSameField, typedBetween, type Typed } from '@/lib/editor/history'
import type { Command } from '@/lib/graph/command'
import type { GraphDocument } from '@/lib/graph/document'
import { appendCommands } from './requests'

export type SaveStatus = 'saved' | 'saving' | 'offline'

/** A change that the server would not take, with its reason: shown, never dropped silently. */
export type Refusal = { readonly commands: readonly Command[]; readonly problem: Partial<Problem> }

type Waiting = {
  readonly batchId: string
  readonly commands: readonly Command[]
  readonly before: GraphDocument
  readonly typed: Typed | undefined
  /** Whether it has ever left: then what it holds may be on the server under its id, and stays as it is. */
  readonly wasSent: boolean
}

type SyncEvents = {
  readonly onStatus: (status: SaveStatus) => void
  /** The server refused a batch; `rest` are the commands of those that still wait behind it. */
  readonly onRefused: (refusal: Refusal, rest: readonly (readonly Command[])[]) => void
  /** Someone else has changed the graph, so what is shown here is no longer the whole of it. */
  readonly onOvertaken: () => void
}

const typingMilliseconds = 400
const retryMillisecondsMin = 1_000
const retryMillisecondsMax = 30_000

/**
 * Sends batches in order, one in flight at a time, each under an id of its own, so that one that is
 * sent again after a lost answer is not applied twice. While the server is away batches wait here.
 */
export class Sync {
  #queue: Waiting[] = []
  #timer: ReturnType<typeof setTimeout> | undefined
  #inFlight = false
  #retryMilliseconds = retryMillisecondsMin
  #overtaken = false

  constructor(
    readonly graphId: string,
    public revision: number,
    readonly events: SyncEvents,
  ) {}

  get isIdle(): boolean {
    return this.#queue.length === 0
  }

  /** Puts a batch in the queue. Typing in one field waits a moment and goes as one batch. */
  push(
    commands: readonly Command[],
    {
      before,
      after,
      typed,
    }: { before: GraphDocument; after: GraphDocument; typed?: Typed | undefined },
  ): void {
    const last = this.#queue.at(-1)
    if (last && typed && !last.wasSent && isSameField(last.typed, typed)) {
      const joined = { ...last, commands: typedBetween(last.before, after, typed) }
      this.#queue = [...this.#queue.slice(0, -1), joined]
    } else {
      this.#queue.push({ batchId: uuidv7(), commands, before, typed, wasSent: false })
    }
    this.events.onStatus('saving')
    if (typed) this.#later(typingMilliseconds)
    else void this.flush()
  }

  /** Sends what waits, now. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer)
    if (this.#inFlight) return
    this.#inFlight = true
    try {
      while (this.#queue.length > 0) if (!(await this.#sendFirst())) return
    } finally {
      this.#inFlight = false
    }
    this.events.onStatus('saved')
    if (this.#overtaken) {
      this.#overtaken = false
      this.events.onOvertaken()
    }
  }

  async #sendFirst(): Promise<boolean> {
    const [first] = this.#queue
    if (!first) return true
    // Typing that was taken back before it was sent leaves nothing to say.
    if (first.commands.length === 0) {
      this.#queue.shift()
      return true
    }
    const { batchId, commands } = first
    this.#queue[0] = { ...first, wasSent: true }
    const answer = await appendCommands(this.graphId, {
      batchId,
      baseRevision: this.revision,
      commands,
    })
    if (answer.kind === 'away') {
      this.events.onStatus('offline')
      this.#later(this.#retryMilliseconds)
      this.#retryMilliseconds = Math.min(this.#retryMilliseconds * 2, retryMillisecondsMax)
      return false
    }
    this.#retryMilliseconds = retryMillisecondsMin
    this.#queue.shift()
    if (answer.kind === 'refused') {
      const rest = this.#queue.map((waiting) => waiting.commands)
      this.#queue = []
      this.events.onRefused({ commands, problem: answer.problem }, rest)
      return false
    }
    if (answer.value.revision !== this.revision + 1 && !answer.value.repeated)
      this.#overtaken = true
    this.revision = Math.max(this.revision, answer.value.revision)
    this.events.onStatus('saving')
    return true
  }

  #later(milliseconds: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.flush(), milliseconds)
  }

  stop(): void {
    clearTimeout(this.#timer)
  }
}
