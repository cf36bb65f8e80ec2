import { applyStepwise, type Applied } from '../graph/apply'
import type { Command } from '../graph/command'
import type { GraphDocument } from '../graph/document'
import { transformStepwise } from '../graph/transform'
import { assert } from '../std/assert'
import { bounds } from '../std/bounds'
import { canonicalJson } from '../std/json'
import { fail, ok, type Failure, type Result } from '../std/result'
import { refuseAssetsOfCommands } from './assets'
import type { StoreContext } from './context'
import { attempt, isForeignKeyViolation, isRecordMissing, isUniqueViolation } from './failure'
import { describe, graphNotFound } from './graphs'
import type { Head } from './heads'
import {
  findGraphRow,
  loadHead,
  parseCommands,
  readBatches,
  readChanges,
  readState,
  weighBatches,
  type LoggedBatch,
} from './log'
import type { Principal } from './principal'
import { inSlices } from './slices'
import { isSnapshotDue, renewSnapshotLater } from './snapshots'

export type BatchInput = {
  /** Chosen by the caller; the same batch sent again changes nothing and gets the first answer. */
  readonly batchId: string
  /** The revision whose text the offsets of `editText` mean; the current one when left out. */
  readonly baseRevision?: number | undefined
  /** Apply only if the graph is still at this revision. */
  readonly expectedRevision?: number | undefined
  readonly commands: readonly Command[]
}

export type AppendAnswer = {
  readonly revision: number
  /** Whether this batch had been applied before, and this is that answer again. */
  readonly repeated: boolean
  readonly inverse: readonly Command[]
  /** The document after the batch; others may have gone on since. */
  readonly document: GraphDocument
  readonly touched: Applied['touched']
}

/** `graph.revisionConflict`: where the graph is, and the first of the batches that the caller missed. */
export type RevisionConflict = Failure & {
  readonly code: 'graph.revisionConflict'
  readonly currentRevision: number
  /** A page of at most `missedBatchesCountMax`, oldest first; `listBatches` gives the rest. */
  readonly missed: readonly LoggedBatch[]
}

export const missedBatchesCountMax = 100

/** A base so old that more than this was logged since is refused: the caller reads the graph anew. */
const transformedBatchesCountMax = 1_000
/**
 * A caller's edits and what was logged since, together. Moving takes time near-linear in them (GT11), a
 * few seconds for so many, in slices.
 */
const transformedCommandsCountMax = 100_000
/** What was logged since is held in memory, with the way back. */
const transformedByteCountMax = 32 * 1024 * 1024

/** Narrows a failure of `appendBatch` to the one that says what was missed. */
export function isRevisionConflict(failure: Failure): failure is RevisionConflict {
  return failure.code === 'graph.revisionConflict'
}

/**
 * Applies a batch, all or none, and answers when its commit is on disk.
 *
 * @returns the new revision, or `graph.notFound`, `graph.revisionConflict`, `graph.baseUnknown`,
 * `graph.baseTooOld`, `batch.idTaken`, `asset.notOwned`, `asset.differs`, `batch.inverseTooLarge`, or
 * the failure of a command with the pointer `/commands/<index>/…`
 */
export function appendBatch(
  context: StoreContext,
  principal: Principal,
  graphId: string,
  batch: BatchInput,
): Promise<Result<AppendAnswer, Failure | RevisionConflict>> {
  return context.turns.run(graphId, () =>
    attempt(async () => {
      const tried =
        (await tryAppend(context, principal, graphId, batch)) ??
        (await appendLocked(context, principal, graphId, batch))
      if (!tried.ok) return tried
      const { head, answer } = tried.value
      if (head !== undefined) {
        context.heads.set(head)
        if (isSnapshotDue(head)) renewSnapshotLater(context, head)
      }
      return ok(answer)
    }),
  )
}

/** An answer, with the head that it led to unless it was given before. */
type Appended = { readonly answer: AppendAnswer; readonly head?: Head }
type Tried = Result<Appended, Failure | RevisionConflict>

/**
 * Appends on top of the head as this process knows it, without asking first whether that is still so.
 *
 * @returns undefined when it is not, or was not by the time of the writing: another process wrote
 */
async function tryAppend(
  context: StoreContext,
  principal: Principal,
  graphId: string,
  batch: BatchInput,
): Promise<Tried | undefined> {
  const head =
    context.heads.get(principal.workspaceId, graphId) ??
    (await loadHead(context, principal, graphId))
  if (head === undefined) return graphNotFound(graphId)
  const prepared = await prepare(context, principal, head, batch)
  if (prepared.ok) {
    const { next, row, answer } = prepared.value
    if (await write(context, principal, head, next, row)) return ok({ answer, head: next })
  }
  // A repeated batch rarely applies twice, and an old head refuses what the new one takes.
  const first = await answerAgain(context, principal, graphId, batch)
  if (first !== undefined) return first
  if (prepared.ok) return undefined
  const current = await loadHead(context, principal, graphId)
  if (current === undefined) return graphNotFound(graphId)
  return isSameState(head, current) ? prepared : undefined
}

function isSameState(a: Head, b: Head): boolean {
  return a.revision === b.revision && a.createdAt.getTime() === b.createdAt.getTime()
}

/**
 * Appends while no other process can write to the graph. A writer that only ever tried on a head it
 * knew would lose again and again to a quicker one, since its head is old by the time that it may write.
 */
function appendLocked(
  context: StoreContext,
  principal: Principal,
  graphId: string,
  batch: BatchInput,
): Promise<Tried> {
  return context.transact(async (client): Promise<Tried> => {
    const inside = { ...context, client }
    // A write that changes nothing: it holds the row, in SQLite the file, until the transaction ends.
    const { count } = await client.graph.updateMany({
      where: { id: graphId, workspaceId: principal.workspaceId },
      data: { revision: { increment: 0 } },
    })
    if (count === 0) return graphNotFound(graphId)
    const first = await answerAgain(inside, principal, graphId, batch)
    if (first !== undefined) return first
    const head = await loadHead(inside, principal, graphId)
    if (head === undefined) return graphNotFound(graphId)
    const prepared = await prepare(inside, principal, head, batch)
    if (!prepared.ok) return prepared
    const { next, row, answer } = prepared.value
    const written = await write(inside, principal, head, next, row)
    assert(written, `nobody else writes to ${graphId} while it is held`)
    return ok({ answer, head: next })
  })
}

type BatchRow = { readonly batchId: string; readonly commands: string; readonly inverse: string }
type Prepared = { readonly next: Head; readonly row: BatchRow; readonly answer: AppendAnswer }

/** Everything about a batch but the writing: what it makes of a head, or why it may not. */
async function prepare(
  context: StoreContext,
  principal: Principal,
  head: Head,
  batch: BatchInput,
): Promise<Result<Prepared, Failure | RevisionConflict>> {
  if (batch.expectedRevision !== undefined && batch.expectedRevision !== head.revision) {
    return revisionConflict(context, principal, head, batch.expectedRevision)
  }
  const rebased = await rebase(context, principal, head, batch)
  if (!rebased.ok) return rebased
  const applied = await inSlices(applyStepwise(head.document, rebased.value))
  if (!applied.ok) return applied
  const { document, inverse, touched } = applied.value
  const refused = await refuseAssetsOfCommands(context, principal, rebased.value, document)
  if (refused) return refused
  // Whatever is done can be undone, and by one batch: half of an undo would be worse than none.
  const limit = bounds.commandsPerBatchCountMax
  if (inverse.length > limit) {
    return fail('batch.inverseTooLarge', { count: inverse.length, limit }, { pointer: '/commands' })
  }
  const row = {
    batchId: batch.batchId,
    commands: JSON.stringify(rebased.value),
    inverse: JSON.stringify(inverse),
  }
  const byteCount = Buffer.byteLength(row.commands) + Buffer.byteLength(row.inverse)
  const revision = head.revision + 1
  const updatedAt = new Date()
  const logByteCount = head.logByteCount + byteCount
  const next = { ...head, revision, document, updatedAt, logByteCount }
  return ok({ next, row, answer: { revision, repeated: false, inverse, document, touched } })
}

/**
 * Moves the head on and logs the batch, both or neither. The transaction begins with its write, which
 * holds only if the graph is still where it was: no reading is needed to know it.
 *
 * @returns false when another writer came first, the batch was logged before, or the graph is gone
 */
async function write(
  context: StoreContext,
  principal: Principal,
  head: Head,
  next: Head,
  row: BatchRow,
): Promise<boolean> {
  const { graphId, workspaceId, createdAt } = head
  try {
    await context.client.graph.update({
      where: { id: graphId, workspaceId, revision: head.revision, createdAt },
      data: {
        ...describe(next.document),
        revision: next.revision,
        logByteCount: BigInt(next.logByteCount),
        updatedAt: next.updatedAt,
        batches: {
          create: {
            ...row,
            revision: next.revision,
            actor: principal.actor,
            createdAt: next.updatedAt,
          },
        },
      },
      select: { id: true },
    })
    return true
  } catch (error) {
    if (isRecordMissing(error) || isUniqueViolation(error) || isForeignKeyViolation(error))
      return false
    throw error
  }
}

/** The commands with the offsets of their text edits moved over what was logged since their base. */
async function rebase(
  context: StoreContext,
  principal: Principal,
  head: Pick<Head, 'graphId' | 'revision' | 'document'>,
  { baseRevision, commands }: BatchInput,
): Promise<Result<readonly Command[]>> {
  if (baseRevision === undefined || baseRevision === head.revision) return ok(commands)
  if (baseRevision > head.revision) {
    const params = { revision: baseRevision, current: head.revision }
    return fail('graph.baseUnknown', params, { pointer: '/baseRevision' })
  }
  const editsCount = commands.filter((command) => command.type === 'editText').length
  if (editsCount === 0) return ok(commands)
  const tooOld = () => fail('graph.baseTooOld', { revision: baseRevision, current: head.revision })
  if (head.revision - baseRevision > transformedBatchesCountMax) return tooOld()
  const range = { after: baseRevision, through: head.revision, limit: transformedBatchesCountMax }
  const weights = await weighBatches(context.client, head.graphId, range)
  const byteCount = weights.reduce(
    (sum, weight) => sum + weight.commandsByteCount + weight.inverseByteCount,
    0,
  )
  if (byteCount > transformedByteCountMax) return tooOld()
  const since = await readChanges(context.client, principal, head.graphId, range)
  const over = since.flatMap((batch) => batch.commands)
  if (editsCount + over.length > transformedCommandsCountMax) return tooOld()
  // What the others changed besides what they say, such as links to a node that went, shows on the texts
  // that the caller knew; the logged inverses lead back there.
  const back = since.toReversed().flatMap((batch) => batch.inverse)
  const base = await inSlices(applyStepwise(head.document, back))
  assert(base.ok, `the inverses of ${head.graphId} lead back to ${baseRevision}`)
  const moved = await inSlices(transformStepwise(base.value.document, [commands], over))
  return ok(moved.flat())
}

async function revisionConflict(
  context: StoreContext,
  principal: Principal,
  head: Head,
  expected: number,
): Promise<{ readonly ok: false; readonly error: RevisionConflict }> {
  const range = { after: expected, through: head.revision, limit: missedBatchesCountMax }
  const missed = await readBatches(context.client, principal, head.graphId, range)
  const { error } = fail('graph.revisionConflict', { expected, current: head.revision })
  const code = 'graph.revisionConflict' as const
  return { ok: false, error: { ...error, code, currentRevision: head.revision, missed } }
}

/**
 * What a batch got when it was sent before.
 *
 * @returns undefined where its id is new; `batch.idTaken` where it was given to other commands, which a
 * repeated answer would lose without a word
 */
async function answerAgain(
  context: StoreContext,
  principal: Principal,
  graphId: string,
  batch: BatchInput,
): Promise<Tried | undefined> {
  const { batchId } = batch
  const row = await context.client.batch.findFirst({
    where: { graphId, batchId, graph: { workspaceId: principal.workspaceId } },
    select: { revision: true, commands: true },
  })
  if (row === null) return undefined
  const { revision } = row
  const logged = parseCommands(row.commands)
  const before = await readState(context.client, principal, graphId, revision - 1)
  if (before === undefined) return graphNotFound(graphId)
  if (!(await isLoggedAs(context, principal, { graphId, ...before }, batch, logged))) {
    return fail('batch.idTaken', { batch: batchId, revision }, { pointer: '/batchId' })
  }
  const again = await inSlices(applyStepwise(before.document, logged))
  assert(again.ok, `batch ${revision} of ${graphId} applies again`)
  return ok({ answer: { revision, repeated: true, ...again.value } })
}

/**
 * Whether the log would hold a batch as it holds `logged`, the one right after `before`: as it was sent,
 * or with its offsets moved.
 */
async function isLoggedAs(
  context: StoreContext,
  principal: Principal,
  before: Pick<Head, 'graphId' | 'revision' | 'document'>,
  batch: BatchInput,
  logged: readonly Command[],
): Promise<boolean> {
  const text = canonicalJson(logged)
  if (canonicalJson(batch.commands) === text) return true
  if (batch.baseRevision === undefined || batch.baseRevision >= before.revision) return false
  const moved = await rebase(context, principal, before, batch)
  return moved.ok && canonicalJson(moved.value) === text
}

export type BatchPage = { readonly revision: number; readonly batches: readonly LoggedBatch[] }

/**
 * A page of the log after a revision, oldest first, with the graph's current revision. A page ends at
 * `limit` or at `bounds.logPageByteCountMax`, so it is the last one only if it reaches that revision.
 */
export function listBatches(
  context: StoreContext,
  principal: Principal,
  graphId: string,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<Result<BatchPage>> {
  return attempt(async () => {
    const row = await findGraphRow(context.client, principal, graphId)
    if (row === undefined) return graphNotFound(graphId)
    const range = { after, through: row.revision, limit }
    const batches = await readBatches(context.client, principal, graphId, range)
    return ok({ revision: row.revision, batches })
  })
}
