import { hash } from 'node:crypto'
import { documentVersion, type GraphDocument } from '../graph/document'
import { readDocument } from '../graph/migrate'
import { canonicalJson, parseJson, type JsonValue } from '../std/json'
import { fail, type Result } from '../std/result'
import type { StoreContext } from './context'
import { failureOf, isForeignKeyViolation, isUniqueViolation, StoreError } from './failure'
import { loggedSinceSnapshot, type Head, type SnapshotMark } from './heads'

/**
 * Stored text passed its bounds when it came in; this one only keeps a damaged file from exhausting
 * the machine.
 */
const storedLimits = { byteCountMax: 1024 * 1024 * 1024, depthMax: 100 }

/** JSON as the store keeps it, with what `parseJson` refuses as a failure. */
export function parseStored(text: string): Result<JsonValue> {
  return parseJson(text, storedLimits)
}

/** The columns of a snapshot that follow from its document, which must be valid. */
export function snapshotColumns(document: GraphDocument) {
  const text = canonicalJson(document)
  return { document: text, sha256: hash('sha256', text), byteCount: Buffer.byteLength(text) }
}

/**
 * The document of a snapshot. Text that has the hash it was written with was valid then, so it is only
 * parsed; everything else about reading a graph of 50,000 nodes would cost four times as much.
 *
 * @throws StoreError with `store.snapshotDamaged` for text that is not what was written, or a code of
 * `readDocument` for one that this program cannot read
 */
export function readSnapshot(
  graphId: string,
  row: { readonly revision: number; readonly document: string; readonly sha256: string | null },
): GraphDocument {
  const damaged = () =>
    new StoreError(fail('store.snapshotDamaged', { graph: graphId, revision: row.revision }).error)
  if (row.sha256 === null) {
    const parsed = parseStored(row.document)
    if (!parsed.ok) throw damaged()
    return readStored(parsed.value)
  }
  if (row.sha256 !== hash('sha256', row.document)) throw damaged()
  const document = JSON.parse(row.document) as GraphDocument
  return document.versions.document === documentVersion ? document : readStored(document)
}

/** A later release may have written it: that is the world's doing, and its caller is told. */
function readStored(value: unknown): GraphDocument {
  const read = readDocument(value)
  if (!read.ok) throw new StoreError(read.error)
  return read.value
}

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
      // Nobody waits for this, so a fault of ours ends in the report and not in the process.
      if (failureOf(error) === undefined && !isForeignKeyViolation(error)) context.report(error)
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
  const columns = snapshotColumns(head.document)
  const { revision, logByteCount } = head
  const mark = { revision, byteCount: columns.byteCount, logByteCount }
  try {
    await context.client.snapshot.create({
      data: {
        graphId: head.graphId,
        ...columns,
        revision,
        logByteCount: BigInt(logByteCount),
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
