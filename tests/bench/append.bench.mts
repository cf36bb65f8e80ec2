// Append latency at 100 and 50,000 nodes, cold and warm, and what an edit writes.
// Run by `npm run bench`, or alone: node scripts/run-ts.mjs tests/bench/append.bench.mts
import { hash } from 'node:crypto'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase, sqliteFileName } from '../../lib/store/client'
import { openStore, type Store } from '../../lib/store/store'
import { alice, editText, largeDocument, setText, value } from '../store/fixtures'

const nodeCounts = [100, 50_000] as const
const warmCount = 400
const coldCount = 10
const amortisedCount = 2_000

const directory = mkdtempSync(join(tmpdir(), 'deixis-bench-'))
const location = { dataDirectory: directory }
let batchCount = 0

/** Exchanges one letter of one node: the least that a person does. */
function letterEdit() {
  return editText('n50', 0, 1, String(batchCount % 10))
}

async function edit(store: Store, graphId: string, command = letterEdit()): Promise<number> {
  const commands = [command]
  const start = performance.now()
  await value(store.appendBatch(alice, graphId, { batchId: `b${batchCount++}`, commands }))
  return performance.now() - start
}

function quantile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
}

function describeTimes(samples: readonly number[]): string {
  const milliseconds = (share: number) =>
    `p${share * 100} ${quantile(samples, share).toFixed(2)} ms`
  return `${milliseconds(0.5)}, ${milliseconds(0.95)}`
}

/** What the larger graph costs in the smaller one's time, in the middle. */
function ratioOf(samples: readonly (readonly number[])[]): number {
  return quantile(samples[1] ?? [], 0.5) / quantile(samples[0] ?? [], 0.5)
}

/** Bytes of the database and its write-ahead log. */
function fileByteCount(): number {
  return ['', '-wal'].reduce((total, suffix) => {
    return (
      total +
      (statSync(join(directory, sqliteFileName + suffix), { throwIfNoEntry: false })?.size ?? 0)
    )
  }, 0)
}

async function createGraphs(): Promise<string[]> {
  const store = await openStore(location)
  await value(store.ensureWorkspace(alice))
  const ids: string[] = []
  for (const count of nodeCounts) {
    ids.push((await value(store.createGraph(alice, { document: largeDocument(count) }))).id)
  }
  await store.close()
  return ids
}

/** Each sample on a store that has just been opened and holds nothing in memory. */
async function timeCold(graphId: string): Promise<number[]> {
  const samples: number[] = []
  for (let count = 0; count < coldCount; count++) {
    const store = await openStore(location)
    await value(store.health())
    samples.push(await edit(store, graphId))
    await store.close()
  }
  return samples
}

/** What no reading of a whole graph can do without, in milliseconds: the middle of some samples. */
async function timeReading(graphId: string): Promise<number> {
  const samples: number[] = []
  for (let count = 0; count < coldCount; count++) {
    const database = await openDatabase(location)
    await database.client.graph.count()
    const start = performance.now()
    const where = { graphId }
    const row = await database.client.snapshot.findFirstOrThrow({
      where,
      orderBy: { revision: 'desc' },
    })
    hash('sha256', row.document)
    JSON.parse(row.document)
    samples.push(performance.now() - start)
    await database.close()
  }
  return quantile(samples, 0.5)
}

/** Samples of all graphs in turn, so that what else the machine does falls on all alike. */
async function timeWarm(store: Store, graphIds: readonly string[]): Promise<number[][]> {
  const samples: number[][] = graphIds.map(() => [])
  for (let count = -20; count < warmCount; count++) {
    for (const [index, graphId] of graphIds.entries()) {
      const time = await edit(store, graphId)
      if (count >= 0) samples[index]?.push(time)
    }
  }
  return samples
}

/** A log that has been copied into the database is written over and would not grow. */
async function emptyLog(): Promise<void> {
  const database = await openDatabase(location)
  await database.client.$queryRaw`PRAGMA wal_checkpoint(TRUNCATE)`
  await database.close()
}

async function measureBytes(store: Store, graphId: string): Promise<number> {
  const editsCount = 20
  await emptyLog()
  const before = fileByteCount()
  for (let count = 0; count < editsCount; count++) await edit(store, graphId)
  return (fileByteCount() - before) / editsCount
}

/** Writes the whole text of a node again and again, as much as makes snapshots due. */
async function amortise(store: Store, graphIds: readonly string[]): Promise<void> {
  for (const [index, graphId] of graphIds.entries()) {
    const text = 'a text that is written anew '.repeat(index === 0 ? 30 : 600)
    for (let count = 0; count < amortisedCount; count++) {
      await edit(store, graphId, setText('n50', `${count} ${text}`))
      // Between two requests a server has time for its renewals.
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
}

async function measureSnapshots(
  graphId: string,
): Promise<{ snapshots: number; log: number; renewed: number }> {
  const database = await openDatabase(location)
  const graph = await database.client.graph.findUniqueOrThrow({ where: { id: graphId } })
  const { _sum, _count } = await database.client.snapshot.aggregate({
    where: { graphId, revision: { gt: 0 } },
    _sum: { byteCount: true },
    _count: true,
  })
  await database.close()
  return { snapshots: _sum.byteCount ?? 0, log: Number(graph.logByteCount), renewed: _count }
}

async function main(): Promise<void> {
  const ids = await createGraphs()
  const bytesStore = await openStore(location)
  for (const [index, graphId] of ids.entries()) {
    await edit(bytesStore, graphId)
    const bytes = await measureBytes(bytesStore, graphId)
    console.log(
      `append, bytes a one-node edit writes to disk, ${nodeCounts[index]} nodes: ${bytes.toFixed(0)}`,
    )
  }
  await bytesStore.close()
  const cold: number[][] = []
  for (const graphId of ids) cold.push(await timeCold(graphId))
  for (const [index, samples] of cold.entries()) {
    console.log(`append cold, ${nodeCounts[index]} nodes: ${describeTimes(samples)}`)
  }
  console.log(
    `append cold, p50 at ${nodeCounts[1]} nodes over p50 at ${nodeCounts[0]}: ${ratioOf(cold).toFixed(2)} (target <= 2; ` +
      `a graph that is not in memory is read whole: of ${nodeCounts[1]} nodes the driver's copy of the snapshot, its sha-256 and JSON.parse alone take ${(await timeReading(ids[1] ?? '')).toFixed(0)} ms; every later edit is a warm one)`,
  )
  const store = await openStore(location)
  const warm = await timeWarm(store, ids)
  for (const [index, samples] of warm.entries()) {
    console.log(`append warm, ${nodeCounts[index]} nodes: ${describeTimes(samples)}`)
  }
  console.log(
    `append warm, p50 at ${nodeCounts[1]} nodes over p50 at ${nodeCounts[0]}: ${ratioOf(warm).toFixed(2)} (target <= 2)`,
  )
  await amortise(store, ids)
  await store.close()
  for (const [index, graphId] of ids.entries()) {
    const { snapshots, log, renewed } = await measureSnapshots(graphId)
    console.log(
      `append, snapshots over log, ${nodeCounts[index]} nodes: ${snapshots} / ${log} bytes in ${renewed} renewals = ${(snapshots / log).toFixed(2)} (target <= 1)`,
    )
  }
}

try {
  await main()
} finally {
  rmSync(directory, { recursive: true, force: true })
}
