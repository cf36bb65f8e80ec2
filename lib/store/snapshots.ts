import { canonicalJson } from '../std/json'
import type { StoreContext } from './context'
import { failureOf, isForeignKeyViolation, isUniqueViolation } from './failure'
import { loggedSinceSnapshot, type Head, type SnapshotMark } from './heads'

/** However small a graph is, this much is logged before its snapshot is renewed. */
const logByteCountMin = 256 * 1024

/**
 * Whether more was logged since the last snapshot than the snapshot weighs. So editing writes at most as
 * many bytes of snapshots as of log, and reading a graph replays at most about its own weight.
 */
export function isSnapshotDue(head: Head): boolean {
  return loggedSinceSnapshot(head) > Math.max(logByteCountMin, head.snapshot.byteCount)
}

/**
 * Renews a graph's snapshot after the writer has its answer. Nothing is lost when this is cut short or
 * fails: the log stands, and the next batch finds the snapshot due again.
 */
export function renewSnapshotLater(context: StoreContext, head: Head): void {
  if (context.renewals.has(head.graphId)) return
  const work = new Promise<void>((resolve) => setImmediate(resolve))
    .then(() => renewSnapshot(context, head))
    .catch((error: unknown) => {
      if (failureOf(error) === undefined && !isForeignKeyViolation(error)) throw error
    })
    .finally(() => context.renewals.delete(head.graphId))
  context.renewals.set(head.graphId, work)
}

async function renewSnapshot(context: StoreContext, head: Head): Promise<void> {
  // Another process, or the batch before, may have done it already.
  const newest = await findNewestMark(context, head.graphId)
  if (newest === undefined) return
  const informed = { ...head, snapshot: newest }
  if (newest.revision >= head.revision || !isSnapshotDue(informed)) {
    remark(context, head, newest)
    return
  }
  const document = canonicalJson(head.document)
  const mark = {
    revision: head.revision,
    byteCount: Buffer.byteLength(document),
    logByteCount: head.logByteCount,
  }
  try {
    await context.client.snapshot.create({
      data: {
        graphId: head.graphId,
        document,
        revision: mark.revision,
        byteCount: mark.byteCount,
        logByteCount: BigInt(mark.logByteCount),
        createdAt: new Date(),
      },
      select: { revision: true },
    })
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
  }
  remark(context, head, mark)
}

async function findNewestMark(
  context: StoreContext,
  graphId: string,
): Promise<SnapshotMark | undefined> {
  const row = await context.client.snapshot.findFirst({
    where: { graphId },
    orderBy: { revision: 'desc' },
    select: { revision: true, byteCount: true, logByteCount: true },
  })
  return row === null ? undefined : { ...row, logByteCount: Number(row.logByteCount) }
}

/** Tells the cached head, which may have moved on meanwhile, about a snapshot. */
function remark(context: StoreContext, head: Head, snapshot: SnapshotMark): void {
  const cached = context.heads.get(head.workspaceId, head.graphId)
  if (cached !== undefined && cached.snapshot.revision < snapshot.revision) {
    context.heads.set({ ...cached, snapshot })
  }
}
