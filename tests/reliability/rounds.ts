import assert from 'node:assert/strict'
import { applyBatch } from '@/lib/graph/apply'
import { readDocument } from '@/lib/graph/migrate'
import { openDatabase, type Database, type DatabaseLocation } from '@/lib/store/client'
import { parseCommands } from '@/lib/store/log'
import { openStore } from '@/lib/store/store'
import { canonicalJson } from '@/lib/std/json'
import { alice, createHello, value } from '../store/fixtures'
import type { Acknowledgement, Victim } from './victims'

export type Tally = {
  readonly roundCount: number
  readonly acknowledgedCount: number
  readonly loggedCount: number
  readonly snapshotCount: number
}

/** Each round lets the victims write for a moment between these, by chance. */
const roundMilliseconds = { min: 20, max: 400 }

export async function createGraph(location: DatabaseLocation, principal = alice): Promise<string> {
  const store = await openStore(location)
  const graphId = await createHello(store, principal)
  await store.close()
  return graphId
}

/**
 * Starts victims, kills them in the middle of their work, and looks at what is left; again and again on
 * the same database, so that each round also starts from what a crash has left.
 *
 * @param start makes the victims of a round; several share one database
 * @throws AssertionError when anything that was acknowledged is missing, doubled or half there
 */
export async function killRounds(
  location: DatabaseLocation,
  graphId: string,
  roundCount: number,
  start: (round: number) => Promise<readonly Victim[]>,
): Promise<Tally> {
  const acknowledged: Acknowledgement[] = []
  let tally: Tally | undefined
  for (let round = 0; round < roundCount; round++) {
    const victims = await start(round)
    await Promise.all(victims.map(({ started }) => started))
    const { min, max } = roundMilliseconds
    await new Promise((resolve) => setTimeout(resolve, min + Math.random() * (max - min)))
    await Promise.all(victims.map((victim) => victim.kill()))
    acknowledged.push(...victims.flatMap((victim) => victim.acknowledged))
    tally = await verify(location, graphId, acknowledged, round + 1)
  }
  assert(tally, 'there was a round')
  return tally
}

/**
 * Looks at everything that a database holds of a graph.
 *
 * @param acknowledged all that anybody was ever told is kept
 * @throws AssertionError at the first thing that is not as it must be
 */
export async function verify(
  location: DatabaseLocation,
  graphId: string,
  acknowledged: readonly Acknowledgement[],
  roundCount: number,
): Promise<Tally> {
  const database = await openDatabase(location)
  try {
    await verifyFile(database)
    const loggedCount = await verifyLog(database, graphId, acknowledged)
    const snapshotCount = await verifyStates(database, location, graphId)
    return { roundCount, acknowledgedCount: acknowledged.length, loggedCount, snapshotCount }
  } finally {
    await database.close()
  }
}

/** What SQLite itself says of its file; PostgreSQL has no such question. */
async function verifyFile({ provider, client }: Database): Promise<void> {
  if (provider !== 'sqlite') return
  const integrity = await client.$queryRawUnsafe<object[]>('PRAGMA integrity_check')
  assert.deepEqual(integrity.map(Object.values), [['ok']])
  assert.deepEqual(await client.$queryRawUnsafe('PRAGMA foreign_key_check'), [])
}

async function verifyLog(
  { client }: Database,
  graphId: string,
  acknowledged: readonly Acknowledgement[],
): Promise<number> {
  const select = { revision: true, batchId: true } as const
  const rows = await client.batch.findMany({
    where: { graphId },
    orderBy: { revision: 'asc' },
    select,
  })
  for (const [index, { revision }] of rows.entries())
    assert.equal(revision, index + 1, 'a gap in the revisions')
  const { revision } = await client.graph.findUniqueOrThrow({ where: { id: graphId } })
  assert.equal(revision, rows.length, 'the head and the log disagree')
  const byRevision = new Map(rows.map((row) => [row.revision, row.batchId]))
  for (const { graph, revision: told, batchId } of acknowledged) {
    assert.equal(graph, graphId)
    assert.equal(byRevision.get(told), batchId, `the acknowledged batch ${batchId} is missing`)
  }
  return rows.length
}

/** Replays the whole log from the first snapshot and compares every later snapshot, and the head, with it. */
async function verifyStates(
  { client }: Database,
  location: DatabaseLocation,
  graphId: string,
): Promise<number> {
  const where = { graphId }
  const snapshots = await client.snapshot.findMany({ where, orderBy: { revision: 'asc' } })
  const rows = await client.batch.findMany({ where, orderBy: { revision: 'asc' } })
  const [first, ...renewed] = snapshots
  const read = readDocument(JSON.parse(first?.document ?? 'null'))
  assert(read.ok, 'the first snapshot is a document')
  const texts = new Map(renewed.map(({ revision, document }) => [revision, document]))
  let document = read.value
  for (const row of rows) {
    const { revision, batchId } = row
    const commands = parseCommands(row.commands)
    parseCommands(row.inverse)
    assert.equal(commands.length, 2, `half a batch at ${revision}`)
    const applied = applyBatch(document, commands)
    assert(applied.ok, `the batch ${batchId} does not apply`)
    document = applied.value.document
    const text = texts.get(revision)
    if (text !== undefined)
      assert.equal(text, canonicalJson(document), `the snapshot at ${revision}`)
  }
  const { workspaceId } = await client.graph.findUniqueOrThrow({ where: { id: graphId } })
  const store = await openStore(location)
  const head = await value(store.getGraph({ workspaceId, actor: 'reader' }, graphId))
  await store.close()
  assert.equal(
    canonicalJson(head.document),
    canonicalJson(document),
    'the head is not the replayed log',
  )
  return snapshots.length
}
