// The long form of the promises about crashes: `npm run reliability`, `npm run reliability -- --rounds 200`.
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { DatabaseLocation } from '../../lib/store/client'
import { createGraph, killRounds } from './rounds'
import { localPrincipal, type Principal } from '../../lib/services/principal'
import { serverVictim, storeVictim, type Victim } from './victims'
import { startPostgresql } from '../../scripts/prisma/postgresql.mjs'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '25' },
    writers: { type: 'string', default: '2' },
    writer: { type: 'string' },
    port: { type: 'string', default: '5439' },
  },
})
const script = values.writer ?? ''
const root = mkdtempSync(join(tmpdir(), 'deixis-reliability-'))

type Start = (graphId: string, round: number) => Promise<readonly Victim[]>

async function killMany(
  name: string,
  location: DatabaseLocation,
  start: Start,
  principal?: Principal,
): Promise<void> {
  const graphId = await createGraph(location, principal)
  const tally = await killRounds(location, graphId, Number(values.rounds), (round) =>
    start(graphId, round),
  )
  console.log(
    `kill -9, ${name}: ${tally.roundCount} rounds, ${tally.acknowledgedCount} acknowledged, ` +
      `${tally.loggedCount} logged, ${tally.snapshotCount} snapshots: 0 lost, 0 doubled, 0 half`,
  )
}

function killWriters(name: string, location: DatabaseLocation): Promise<void> {
  const names = Array.from({ length: Number(values.writers) }, (_, index) => `w${index}`)
  return killMany(`${names.length} processes on ${name}`, location, async (graphId, round) =>
    names.map((each) => storeVictim(script, location, graphId, `${each}-${round}`)),
  )
}

/** The built server, with four clients that post to it. */
async function killServer(): Promise<void> {
  const location = { dataDirectory: join(root, 'server') }
  const origin = `http://127.0.0.1:${values.port}`
  const start: Start = async (graphId, round) => {
    const next = ['node_modules/next/dist/bin/next', 'start', '-H', '127.0.0.1', '-p', values.port]
    const env = { ...process.env, DATABASE_URL: '', DEIXIS_DATA: location.dataDirectory }
    const server = spawn(process.execPath, next, { env, stdio: ['ignore', 'ignore', 'inherit'] })
    await answering(`${origin}/api/v1/health`).catch((error: unknown) => {
      server.kill()
      throw error
    })
    const names = ['a', 'b', 'c', 'd'].map((each) => `${each}-${round}`)
    return [serverVictim(server, origin, graphId, names)]
  }
  await killMany('the server on SQLite', location, start, localPrincipal)
}

async function answering(url: string): Promise<void> {
  for (let count = 0; ; count++) {
    const response = await fetch(url).catch(() => undefined)
    if (response?.ok) return
    if (count === 200) throw new Error(`${url} does not answer`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/** Counts, in a trace of system calls, the fsyncs of the write-ahead log before each acknowledgement. */
async function traceSyncs(): Promise<void> {
  const batchCount = 100
  const location = { dataDirectory: join(root, 'trace') }
  const graphId = await createGraph(location)
  const trace = join(root, 'trace.txt')
  const calls = ['-f', '-y', '-e', 'trace=fsync,fdatasync,write', '-o', trace]
  const writer = [
    process.execPath,
    script,
    location.dataDirectory,
    graphId,
    'traced',
    String(batchCount),
  ]
  const run = spawnSync('strace', [...calls, ...writer], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, DATABASE_URL: '' },
  })
  if (run.error) {
    console.log('fsync a commit: NOT SHOWN, strace is not installed here (apt-get install strace)')
    return
  }
  if (run.status !== 0) throw new Error(`the traced writer ended with ${run.status}`)
  const syncsBefore: number[] = []
  let syncCount = 0
  for (const line of readFileSync(trace, 'utf8').split('\n')) {
    if (/f(data)?sync\(\d+<[^>]*deixis\.db-wal>/.test(line)) syncCount++
    if (/write\(1<[^>]*>, "\{\\"graph\\"/.test(line)) {
      syncsBefore.push(syncCount)
      syncCount = 0
    }
  }
  const bare = syncsBefore.filter((count) => count === 0).length
  const total = syncsBefore.reduce((sum, count) => sum + count, 0)
  console.log(
    `fsync a commit: ${syncsBefore.length} acknowledgements, ${total} fsyncs of the write-ahead log, ` +
      `${bare} acknowledgements without one before them`,
  )
  if (bare > 0 || syncsBefore.length !== batchCount)
    throw new Error('a commit was acknowledged before its fsync')
}

try {
  await killWriters('SQLite', { dataDirectory: join(root, 'sqlite') })
  const server = await startPostgresql()
  if (server === undefined) console.log('kill -9, PostgreSQL: NOT RUN, it is not installed here')
  else {
    try {
      const databaseUrl = await server.createDatabase('reliability')
      await killWriters('PostgreSQL', { dataDirectory: join(root, 'postgresql'), databaseUrl })
    } finally {
      await server.stop()
    }
  }
  await killServer()
  await traceSyncs()
} finally {
  rmSync(root, { recursive: true, force: true })
}
