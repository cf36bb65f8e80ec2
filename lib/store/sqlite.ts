import { pathToFileURL } from 'node:url'
import { PrismaLibSql } from '@prisma/adapter-libsql'
import type {
  SqlDriverAdapter,
  SqlDriverAdapterFactory,
  SqlQuery,
  SqlQueryable,
  Transaction,
} from '@prisma/driver-adapter-utils'
import type { MigrationSession } from './migrations'
import { Mutex } from './mutex'

/** How long a writer waits for another process before it is told that the file is busy. */
const busyTimeoutMilliseconds = 10_000

/**
 * What must hold on a connection before anything is written through it: a commit is on disk when it
 * returns (write-ahead log with an fsync a commit), and rows never point at nothing.
 */
const durable = { synchronous: 2, foreign_keys: 1, journal_mode: 'wal' }

const readPragmas: SqlQuery = {
  sql: 'SELECT s.synchronous, f.foreign_keys, j.journal_mode FROM pragma_synchronous s, pragma_foreign_keys f, pragma_journal_mode j',
  args: [],
  argTypes: [],
}

/**
 * The libsql driver, made durable. Its calls are synchronous underneath: a second connection of this
 * same process that waited for the first one's transaction would stop the event loop that the first
 * one needs. So all stores of one file in one process take turns, and each has one connection.
 * That connection is checked before every transaction and every statement outside one that may write,
 * because the driver may replace it silently.
 */
export function sqliteAdapterFactory(path: string): SqlDriverAdapterFactory {
  const turns = turnsOf(path)
  return {
    provider: 'sqlite',
    adapterName: '@prisma/adapter-libsql',
    connect: async () => durableAdapter(await libSqlFactory(path).connect(), turns),
  }
}

function libSqlConfig(path: string) {
  return { url: pathToFileURL(path).href, timeout: busyTimeoutMilliseconds }
}

type LibSqlClient = ReturnType<PrismaLibSql['createClient']>
type LibSqlTransaction = Awaited<ReturnType<LibSqlClient['transaction']>>

/**
 * The driver gives every transaction its connection for good and opens another for what follows, so
 * connections pile up until they are collected. Here a transaction is three statements on the one
 * connection, which the turns of the file make safe. It begins `IMMEDIATE`: a transaction that reads
 * first and writes later is refused at once, however long it would wait, if another process wrote meanwhile.
 */
function oneConnection(client: LibSqlClient): LibSqlClient {
  const transaction = async (): Promise<LibSqlTransaction> => {
    await client.execute('BEGIN IMMEDIATE')
    let closed = false
    const end = async (sql: string) => {
      closed = true
      await client.execute(sql)
    }
    return {
      execute: (statement: Parameters<LibSqlTransaction['execute']>[0]) =>
        client.execute(statement),
      batch: (statements) => client.batch(statements),
      executeMultiple: (sql) => client.executeMultiple(sql),
      commit: () => end('COMMIT'),
      rollback: () => end('ROLLBACK'),
      close: () => void (closed || end('ROLLBACK')),
      get closed() {
        return closed
      },
    }
  }
  return Object.assign(client, { transaction })
}

function libSqlFactory(path: string): PrismaLibSql {
  const factory = new PrismaLibSql(libSqlConfig(path))
  const createClient = factory.createClient.bind(factory)
  return Object.assign(factory, {
    createClient: (config: Parameters<typeof createClient>[0]) =>
      oneConnection(createClient(config)),
  })
}

/**
 * A write transaction for migrations. Foreign keys are off before it begins: inside one the pragma does
 * nothing, and rebuilding a table, which is how SQLite alters one, would delete the rows that point at it.
 */
export async function beginSqliteMigration(path: string): Promise<MigrationSession> {
  const release = await turnsOf(path).acquire()
  const factory = new PrismaLibSql(libSqlConfig(path))
  const client = factory.createClient(libSqlConfig(path))
  const end = async (finish: () => Promise<void>) => {
    try {
      await finish()
    } finally {
      client.close()
      release()
    }
  }
  try {
    await client.executeMultiple('PRAGMA journal_mode = WAL; PRAGMA foreign_keys = OFF;')
    const transaction = await client.transaction('write')
    // The engine expects a whole connection; this one is the transaction and nothing else.
    factory.createClient = () => ({
      ...client,
      execute: transaction.execute.bind(transaction),
      executeMultiple: transaction.executeMultiple.bind(transaction),
      close: () => {},
    })
    return {
      adapter: await factory.connect(),
      commit: () => end(() => transaction.commit()),
      rollback: () => end(() => transaction.rollback()),
    }
  } catch (error) {
    await end(async () => {})
    throw error
  }
}

const registryKey = Symbol.for('deixis.store.turns')

/** The turns of a file, one a process even where a bundler has loaded this module twice. */
export function turnsOf(path: string): Mutex {
  const holder = globalThis as { [registryKey]?: Map<string, Mutex> }
  const registry = (holder[registryKey] ??= new Map<string, Mutex>())
  const turns = registry.get(path) ?? new Mutex()
  registry.set(path, turns)
  return turns
}

async function assertDurable(adapter: SqlDriverAdapter): Promise<void> {
  if (await isDurable(adapter)) return
  await adapter.executeScript(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;',
  )
  if (!(await isDurable(adapter))) throw new Error('the connection cannot be made durable')
}

async function isDurable(queryable: SqlQueryable): Promise<boolean> {
  const { rows } = await queryable.queryRaw(readPragmas)
  const [synchronous, foreignKeys, journalMode] = rows[0] ?? []
  return (
    Number(synchronous) === durable.synchronous &&
    Number(foreignKeys) === durable.foreign_keys &&
    journalMode === durable.journal_mode
  )
}

/** Whether a statement only reads, which asks nothing of how a commit is made; in SQLite no SELECT writes. */
function isReading({ sql }: SqlQuery): boolean {
  return /^\s*SELECT\b/i.test(sql)
}

function durableAdapter(inner: SqlDriverAdapter, turns: Mutex): SqlDriverAdapter {
  const inTurn = <T>(work: () => Promise<T>) =>
    turns.run(async () => {
      await assertDurable(inner)
      return work()
    })
  return {
    provider: inner.provider,
    adapterName: inner.adapterName,
    queryRaw: (query) => {
      const ask = () => inner.queryRaw(query)
      return isReading(query) ? turns.run(ask) : inTurn(ask)
    },
    executeRaw: (query) => inTurn(() => inner.executeRaw(query)),
    executeScript: (script) => inTurn(() => inner.executeScript(script)),
    startTransaction: async (isolationLevel) => {
      const release = await turns.acquire()
      try {
        await assertDurable(inner)
        return releasing(await inner.startTransaction(isolationLevel), release)
      } catch (error) {
        release()
        throw error
      }
    },
    dispose: () => inner.dispose(),
  }
}

/** The same transaction, which gives the turn back however it ends. */
function releasing(inner: Transaction, release: () => void): Transaction {
  return {
    provider: inner.provider,
    adapterName: inner.adapterName,
    options: inner.options,
    queryRaw: (query) => inner.queryRaw(query),
    executeRaw: (query) => inner.executeRaw(query),
    commit: () => inner.commit().finally(release),
    rollback: () => inner.rollback().finally(release),
  }
}
