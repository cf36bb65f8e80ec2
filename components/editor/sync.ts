import type { Graph } from '@/lib/api/contract/graphs'
import type { Problem } from '@/lib/api/contract/problem'
import type { Rebased } from '@/lib/editor/history'
import {
  acknowledge,
  enqueue,
  integrate,
  sent,
  shown,
  withoutFirst,
  type Logged,
  type Pending,
  type Waiting,
} from '@/lib/editor/pending'
import type { Command } from '@/lib/graph/command'
import type { GraphDocument } from '@/lib/graph/document'
import { appendCommands, listCommands } from './requests'

/** `held`: the server is there and cannot take what waits. */
export type SaveStatus = 'saved' | 'saving' | 'offline' | 'held'

/** A change that the server would not take, with its reason: shown, never dropped silently. */
export type Refusal = { readonly commands: readonly Command[]; readonly problem: Partial<Problem> }

export type SyncEvents = {
  /** With the reason why what waits is held. */
  readonly onStatus: (status: SaveStatus, problem?: Partial<Problem>) => void
  /** Comes before what is shown without them: at no time is a change neither waiting nor refused. */
  readonly onRefused: (refusals: readonly Refusal[]) => void
  /**
   * Others have changed the graph, or a batch was taken out: this is what is to be shown now, and where
   * own batches stand in it.
   */
  readonly onMoved: (document: GraphDocument, rebased: ReadonlyMap<string, Rebased>) => void
  /** The graph can no longer be followed; what waited stays in the document. */
  readonly onLost: (problem: Partial<Problem>) => void
}

const typingMilliseconds = 400
/** What the server was too far away for is tried again after the first of these, then ever later. */
export const retryMillisecondsMin = 1_000
export const retryMillisecondsMax = 30_000

/**
 * Sends batches in order, one in flight at a time, each under an id of its own, so that one that is
 * sent again after a lost answer is not applied twice. While the server is away batches wait here. When
 * others came first the queue stops, reads what it missed and moves over it all that waits.
 */
export class Sync {
  #pending: Pending
  #timer: ReturnType<typeof setTimeout> | undefined
  #inFlight = false
  #flushing: Promise<void> = Promise.resolve()
  readonly #events: SyncEvents
  /** Whether the log has batches that are not known here. */
  #isBehind = false
  #retryMilliseconds = retryMillisecondsMin

  constructor(
    { id, document, revision }: Pick<Graph, 'id' | 'document' | 'revision'>,
    events: SyncEvents,
  ) {
    this.#events = events
    this.graphId = id
    this.#pending = { confirmed: document, revision, queue: [] }
  }

  readonly graphId: string

  get revision(): number {
    return this.#pending.revision
  }

  get isIdle(): boolean {
    return !this.hasUnsent && !this.#isBehind
  }

  /** Whether batches wait, or are on their way. */
  get hasUnsent(): boolean {
    return this.#pending.queue.length > 0
  }

  /** The document with everything in it that waits. */
  get document(): GraphDocument {
    return shown(this.#pending)
  }

  /** Puts a batch in the queue. Typing in one field waits a moment and goes as one batch. */
  push(batch: Omit<Waiting, 'wasSent'>): void {
    this.#pending = enqueue(this.#pending, batch)
    this.#events.onStatus('saving')
    if (batch.typed) this.#later(typingMilliseconds)
    else void this.flush()
  }

  /** Reads what others have done since, and sends what waits. */
  refresh(): Promise<void> {
    this.#isBehind = true
    return this.flush()
  }

  /** Sends what waits, now. */
  flush(): Promise<void> {
    clearTimeout(this.#timer)
    if (!this.#inFlight) this.#flushing = this.#sendAll()
    return this.#flushing
  }

  async #sendAll(): Promise<void> {
    this.#inFlight = true
    try {
      while (!this.isIdle) {
        const isDone = this.#isBehind ? await this.#catchUp() : await this.#sendFirst()
        if (!isDone) return
      }
    } finally {
      this.#inFlight = false
    }
    this.#events.onStatus('saved')
  }

  async #sendFirst(): Promise<boolean> {
    const [first] = this.#pending.queue
    if (!first) return true
    // Typing that was taken back before it was sent leaves nothing to say.
    if (first.commands.length === 0) {
      this.#pending = acknowledge(this.#pending)
      return true
    }
    this.#pending = sent(this.#pending)
    const { batchId, commands } = first
    const batch = { batchId, baseRevision: this.revision, commands }
    const answer = await appendCommands(this.graphId, batch)
    if (answer.kind === 'away' || answer.kind === 'held') return this.#wait(answer)
    this.#retryMilliseconds = retryMillisecondsMin
    if (answer.kind === 'refused') {
      // Nothing of what waits is taken out of a graph that is gone: it can be kept elsewhere.
      if (answer.problem.code === 'graph.notFound') return this.#lose(answer.problem)
      this.#isBehind = true
      // That is no fault of the batch: it goes again once it is moved.
      if (answer.problem.code === 'graph.baseTooOld') return true
      this.#pending = withoutFirst(this.#pending)
      this.#events.onRefused([{ commands, problem: answer.problem }])
      this.#events.onMoved(this.document, new Map())
      return true
    }
    // Only the revision tells whether others came first: the answer to a batch that was sent again is
    // the one that was lost.
    if (answer.value.revision === this.revision + 1) this.#pending = acknowledge(this.#pending)
    else this.#isBehind = true
    this.#events.onStatus('saving')
    return true
  }

  /** Reads what the log has beyond the known revision, and moves what waits over it. */
  async #catchUp(): Promise<boolean> {
    const log: Logged[] = []
    for (;;) {
      const after = this.revision + log.length
      const answer = await listCommands(this.graphId, after)
      if (answer.kind === 'away' || answer.kind === 'held') return this.#wait(answer)
      if (answer.kind === 'refused') return this.#lose(answer.problem)
      const { batches, revision } = answer.value
      log.push(...batches)
      if (batches.length === 0 || this.revision + log.length >= revision) break
    }
    this.#retryMilliseconds = retryMillisecondsMin
    const integrated = integrate(this.#pending, log)
    if (!integrated) return this.#lose({})
    this.#isBehind = false
    this.#pending = integrated.pending
    const refusals = integrated.refused.map(({ commands, failure: { code, params } }) => ({
      commands,
      problem: { code, params: { ...params } },
    }))
    if (refusals.length > 0) this.#events.onRefused(refusals)
    if (log.length > 0) this.#events.onMoved(this.document, integrated.rebased)
    return true
  }

  #wait(answer: { readonly kind: 'away' | 'held'; readonly problem?: Partial<Problem> }): false {
    if (answer.kind === 'held') this.#events.onStatus('held', answer.problem)
    else this.#events.onStatus('offline')
    this.#later(this.#retryMilliseconds)
    this.#retryMilliseconds = Math.min(this.#retryMilliseconds * 2, retryMillisecondsMax)
    return false
  }

  #lose(problem: Partial<Problem>): false {
    // All that waited stays in the document, which may be the last copy.
    this.#pending = { ...this.#pending, confirmed: this.document, queue: [] }
    this.#isBehind = false
    this.#events.onLost(problem)
    return false
  }

  #later(milliseconds: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.flush(), milliseconds)
  }
}
