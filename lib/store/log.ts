import { z } from 'zod'
import { applyStepwise } from '../graph/apply'
import { commandSchema, type Command } from '../graph/command'
import type { GraphDocument } from '../graph/document'
import { assert } from '../std/assert'
import { bounds } from '../std/bounds'
import { isId } from '../std/id'
import type { Queries } from './client'
import type { StoreContext } from './context'
import type { Head, SnapshotMark } from './heads'
import type { Principal } from './principal'
import { inSlices } from './slices'
import { parseStored, readSnapshot } from './snapshots'

/** One applied batch as it stands in the log, without the way back. */
export type LoggedBatch = {
  readonly revision: number
  readonly batchId: string
  readonly actor: string
  readonly createdAt: Date
  readonly commands: readonly Command[]
}

type GraphRow = {
  revision: number
  logByteCount: bigint
  createdAt: Date
  updatedAt: Date
}

const commandsSchema = z.array(commandSchema)
const pageRowCount = 500

/**
 * Commands of a row of the log. They were valid when they were written, so anything else is thrown.
 */
export function parseCommands(text: string): Command[] {
  const parsed = parseStored(text)
  assert(parsed.ok, 'a logged batch is JSON')
  return commandsSchema.parse(parsed.value)
}

/** A graph's row when it is of the principal's workspace, else undefined. */
export async function findGraphRow(
  client: Queries,
  principal: Principal,
  graphId: string,
): Promise<GraphRow | undefined> {
  if (!isId(graphId)) return undefined
  const row = await client.graph.findFirst({
    where: { id: graphId, workspaceId: principal.workspaceId },
    select: { revision: true, logByteCount: true, createdAt: true, updatedAt: true },
  })
  return row ?? undefined
}

type Range = { readonly after: number; readonly through: number; readonly limit: number }

/** What a logged batch weighs, in bytes of its JSON. */
type BatchWeight = {
  readonly revision: number
  readonly commandsByteCount: number
  readonly inverseByteCount: number
}

/** The weights of the batches with `after < revision <= through`, oldest first, at most `limit`. */
export async function weighBatches(
  client: Queries,
  graphId: string,
  { after, through, limit }: Range,
): Promise<BatchWeight[]> {
  const rows = await client.$queryRaw<Record<keyof BatchWeight, number | bigint>[]>`
    SELECT "revision", octet_length("commands") AS "commandsByteCount",
      octet_length("inverse") AS "inverseByteCount"
    FROM "Batch" WHERE "graphId" = ${graphId} AND "revision" > ${after} AND "revision" <= ${through}
    ORDER BY "revision" LIMIT ${limit}`
  return rows.map(({ revision, commandsByteCount, inverseByteCount }) => ({
    revision: Number(revision),
    commandsByteCount: Number(commandsByteCount),
    inverseByteCount: Number(inverseByteCount),
  }))
}

/**
 * Logged batches with `after < revision <= through`, oldest first: at most `limit`, and no more than
 * together weigh `bounds.logPageByteCountMax`, but always the first.
 */
export async function readBatches(
  client: Queries,
  principal: Principal,
  graphId: string,
  range: Range,
): Promise<LoggedBatch[]> {
  let byteCount = 0
  let last = range.after
  for (const { revision, commandsByteCount } of await weighBatches(client, graphId, range)) {
    byteCount += commandsByteCount
    if (byteCount > bounds.logPageByteCountMax && last > range.after) break
    last = revision
  }
  const rows = await client.batch.findMany({
    where: {
      graphId,
      graph: { workspaceId: principal.workspaceId },
      revision: { gt: range.after, lte: last },
    },
    orderBy: { revision: 'asc' },
    select: { revision: true, batchId: true, actor: true, createdAt: true, commands: true },
  })
  return rows.map((row) => ({ ...row, commands: parseCommands(row.commands) }))
}

/** What was done and what leads back, with `after < revision <= through`, oldest first. */
export async function readChanges(
  client: Queries,
  principal: Principal,
  graphId: string,
  { after, through }: Omit<Range, 'limit'>,
): Promise<{ readonly commands: readonly Command[]; readonly inverse: readonly Command[] }[]> {
  const rows = await client.batch.findMany({
    where: {
      graphId,
      graph: { workspaceId: principal.workspaceId },
      revision: { gt: after, lte: through },
    },
    orderBy: { revision: 'asc' },
    select: { commands: true, inverse: true },
  })
  return rows.map(({ commands, inverse }) => ({
    commands: parseCommands(commands),
    inverse: parseCommands(inverse),
  }))
}

/**
 * The head of a graph, caught up from a known one where there is one, else from the newest snapshot.
 *
 * @returns undefined when the workspace has no such graph
 */
export async function loadHead(
  context: StoreContext,
  principal: Principal,
  graphId: string,
): Promise<Head | undefined> {
  const row = await findGraphRow(context.client, principal, graphId)
  if (row === undefined) {
    if (context.heads.get(principal.workspaceId, graphId)) context.heads.delete(graphId)
    return undefined
  }
  const known = context.heads.get(principal.workspaceId, graphId)
  const usable =
    known !== undefined &&
    known.createdAt.getTime() === row.createdAt.getTime() &&
    known.revision <= row.revision
  if (usable && known.revision === row.revision) return known
  const state = usable
    ? await replay(context.client, principal, graphId, known, row.revision)
    : await readState(context.client, principal, graphId, row.revision)
  // The graph was deleted between two of these reads.
  if (state === undefined) return undefined
  const head: Head = {
    graphId,
    workspaceId: principal.workspaceId,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    revision: row.revision,
    logByteCount: Number(row.logByteCount),
    document: state.document,
    snapshot: state.snapshot,
  }
  context.heads.set(head)
  return head
}

type State = {
  readonly revision: number
  readonly document: GraphDocument
  readonly snapshot: SnapshotMark
}

/**
 * A state of a graph, past or present: the nearest snapshot before it and the log from there.
 *
 * @throws StoreError where `readSnapshot` does
 */
export async function readState(
  client: Queries,
  principal: Principal,
  graphId: string,
  revision: number,
): Promise<State | undefined> {
  const row = await client.snapshot.findFirst({
    where: { graphId, graph: { workspaceId: principal.workspaceId }, revision: { lte: revision } },
    orderBy: { revision: 'desc' },
  })
  if (row === null) return undefined
  const document = readSnapshot(graphId, row)
  const snapshot = {
    revision: row.revision,
    byteCount: row.byteCount,
    logByteCount: Number(row.logByteCount),
  }
  const from = { revision: row.revision, document, snapshot }
  return replay(client, principal, graphId, from, revision)
}

async function replay(
  client: Queries,
  principal: Principal,
  graphId: string,
  from: State,
  revision: number,
): Promise<State | undefined> {
  let document = from.document
  let reached = from.revision
  while (reached < revision) {
    const page = await client.batch.findMany({
      where: {
        graphId,
        graph: { workspaceId: principal.workspaceId },
        revision: { gt: reached, lte: revision },
      },
      orderBy: { revision: 'asc' },
      take: pageRowCount,
      select: { revision: true, commands: true },
    })
    if (page.length === 0) {
      // Either the graph has just been deleted, or an acknowledged batch is missing.
      const gone = (await findGraphRow(client, principal, graphId)) === undefined
      assert(gone, `the log of ${graphId} reaches ${revision}`)
      return undefined
    }
    for (const row of page) {
      assert(row.revision === ++reached, `the log of ${graphId} has no gap at ${reached}`)
    }
    // Batches are applied together, because each application copies the list of all nodes.
    const commands = page.flatMap((row) => parseCommands(row.commands))
    const applied = await inSlices(applyStepwise(document, commands))
    assert(applied.ok, `the batches of ${graphId} up to ${reached} apply again`)
    document = applied.value.document
  }
  return { revision, document, snapshot: from.snapshot }
}
