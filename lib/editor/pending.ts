import { applyBatch } from '../graph/apply'
import type { Command } from '../graph/command'
import type { GraphDocument } from '../graph/document'
import { transformBatches } from '../graph/transform'
import type { Failure } from '../std/result'
import { isSameField, typedBetween, type Rebased, type Typed } from './history'

/** A batch that the server has not acknowledged. */
export type Waiting = {
  readonly batchId: string
  readonly commands: readonly Command[]
  /** What is shown before it and after it. */
  readonly before: GraphDocument
  readonly after: GraphDocument
  /** The field that all of it types in. */
  readonly typed?: Typed | undefined
  /** The batch that all of it takes back: it restores what that one found, wherever that one lands. */
  readonly undoes?: string | undefined
  /** Whether it has ever left: then it may be on the server under its id, and takes nothing more in. */
  readonly wasSent: boolean
}

/** A batch of the server's log. */
export type Logged = {
  readonly revision: number
  readonly batchId: string
  readonly commands: readonly Command[]
}

/** A batch that no longer fits what others have made of the graph, and why. */
export type Refused = { readonly commands: readonly Command[]; readonly failure: Failure }

/**
 * What is on its way: the server's document as far as it is known, and the batches that were made on it
 * since, in order, each on top of the ones before (ES1).
 */
export type Pending = {
  readonly confirmed: GraphDocument
  readonly revision: number
  readonly queue: readonly Waiting[]
}

/** Puts a batch behind the others. Typing goes on in the last one while that has not left. */
export function enqueue(pending: Pending, batch: Omit<Waiting, 'wasSent'>): Pending {
  const { queue } = pending
  const last = queue.at(-1)
  const { after, typed } = batch
  if (!last || !typed || last.wasSent || !isSameField(last.typed, typed)) {
    return { ...pending, queue: [...queue, { ...batch, wasSent: false }] }
  }
  const joined = { ...last, after, commands: typedBetween(last.before, after, typed) }
  return { ...pending, queue: [...queue.slice(0, -1), joined] }
}

/** The first batch has left. */
export function sent(pending: Pending): Pending {
  const queue = pending.queue.map((batch, at) => (at === 0 ? { ...batch, wasSent: true } : batch))
  return { ...pending, queue }
}

/** The document with everything in it that waits. */
export function shown({ confirmed, queue }: Pending): GraphDocument {
  return queue.at(-1)?.after ?? confirmed
}

/** The first batch is the very next one of the server's log; one of nothing was never sent. */
export function acknowledge({ confirmed, revision, queue }: Pending): Pending {
  const [first, ...rest] = queue
  const isLogged = first !== undefined && first.commands.length > 0
  return {
    confirmed: first?.after ?? confirmed,
    revision: isLogged ? revision + 1 : revision,
    queue: rest,
  }
}

/** Without the first batch; what was made on top of it is moved as if it had never been (ES3). */
export function withoutFirst(pending: Pending): Pending {
  const [first, ...behind] = pending.queue
  if (!first) return pending
  const commands = asIfNever(
    pending.confirmed,
    first.commands,
    behind.map((batch) => batch.commands),
  )
  let before = pending.confirmed
  const queue = behind.map((old, index) => {
    const { batch } = laid(old, commands[index] ?? [], before)
    before = batch.after
    return batch
  })
  return { ...pending, queue }
}

export type Integrated = {
  readonly pending: Pending
  readonly refused: readonly Refused[]
  /** Own batches, by id, as they stand among the others': what there is to undo now (EH6). */
  readonly rebased: ReadonlyMap<string, Rebased>
}

/**
 * Takes in what the log has after the known revision, own batches included: what waits is moved over the
 * others' (ES2), and what no longer fits is given back with its reason (ES4).
 *
 * @returns undefined where the log does not follow on what is known here
 */
export function integrate(pending: Pending, log: readonly Logged[]): Integrated | undefined {
  const refused: Refused[] = []
  const rebased = new Map<string, Rebased>()
  let { confirmed, revision, queue } = pending
  let others: Command[] = []
  const settle = () => {
    const settled = moveOver(confirmed, queue, others, rebased)
    if (!settled) return false
    ;({ confirmed, queue } = settled)
    refused.push(...settled.refused)
    others = []
    return true
  }
  for (const batch of log) {
    if (batch.revision !== ++revision) return undefined
    if (queue[0]?.batchId !== batch.batchId) {
      others.push(...batch.commands)
      continue
    }
    if (!settle()) return undefined
    const next = applyBatch(confirmed, batch.commands)
    if (!next.ok) return undefined
    const { document: after, inverse } = next.value
    rebased.set(batch.batchId, { commands: batch.commands, inverse, before: confirmed, after })
    confirmed = after
    queue = queue.slice(1)
  }
  if (!settle()) return undefined
  return { pending: { confirmed, revision, queue }, refused, rebased }
}

/**
 * A queue on `base`, moved over commands of others; undefined where these do not fit `base`. A batch that
 * does not fit is left out where it stands, and what is behind it goes on as if it had never been.
 *
 * @param rebased takes in where each batch stands now
 */
function moveOver(
  base: GraphDocument,
  queue: readonly Waiting[],
  others: readonly Command[],
  rebased: Map<string, Rebased>,
) {
  const there = applyBatch(base, others)
  if (!there.ok) return undefined
  const confirmed = there.value.document
  const refused: Refused[] = []
  const kept: Waiting[] = []
  let own: readonly (readonly Command[])[] = queue.map((batch) => batch.commands)
  let moved: readonly (readonly Command[])[] = transformBatches(base, own, others)
  /** One's own document without the others', as far as the queue is read. */
  let before = base
  for (const [index, old] of queue.entries()) {
    const on = kept.at(-1)?.after ?? confirmed
    const { batch, failure } = laid(old, moved[index] ?? [], on, rebased)
    const commands = own[index] ?? []
    if (failure) {
      refused.push({ commands: batch.commands, failure })
      const behind = asIfNever(before, commands, own.slice(index + 1))
      own = [...own.slice(0, index), [], ...behind]
      moved = transformBatches(base, own, others)
    } else {
      kept.push(batch)
      const next = applyBatch(before, commands)
      if (next.ok) before = next.value.document
    }
  }
  return { confirmed, queue: kept, refused }
}

/**
 * A batch with other commands and on another document; one that does not fit changes nothing.
 *
 * @param rebased where the batches before it stand now; takes in where this one does
 */
function laid(
  old: Waiting,
  commands: readonly Command[],
  before: GraphDocument,
  rebased = new Map<string, Rebased>(),
) {
  const undone = old.undoes === undefined ? undefined : rebased.get(old.undoes)
  const moved = undone?.inverse ?? commands
  const result = applyBatch(before, moved)
  const batch: Waiting = { ...old, before, after: before, commands: moved }
  if (!result.ok) return { batch, failure: result.error }
  const { document: after, inverse } = result.value
  rebased.set(old.batchId, { commands: moved, inverse, before, after })
  return { batch: { ...batch, after }, failure: undefined }
}

/** What was made on top of a batch, moved over what takes that back: as if it had never been. */
function asIfNever(
  before: GraphDocument,
  commands: readonly Command[],
  behind: readonly (readonly Command[])[],
): readonly (readonly Command[])[] {
  const taken = applyBatch(before, commands)
  if (!taken.ok) return behind
  const { document, inverse } = taken.value
  return transformBatches(document, behind, inverse)
}
