import { PrismaPg } from '@prisma/adapter-pg'
import type { SqlDriverAdapter } from '@prisma/driver-adapter-utils'
import pg from 'pg'
import { fail } from '../std/result'
import { StoreError } from './failure'
import type { MigrationSession } from './migrations'

const connectionCountMax = 10
const connectTimeoutMilliseconds = 5_000

/** Any number that only this program's migrations lock; PostgreSQL's advisory locks are of one database. */
const migrationLock = 7_216_205_341_117

/** A pool of connections. An idle one that breaks is replaced, so its error is not the process's end. */
export function postgresqlPool(databaseUrl: string, connectionsMax = connectionCountMax): pg.Pool {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: connectionsMax,
    connectionTimeoutMillis: connectTimeoutMilliseconds,
    application_name: 'deixis',
  })
  pool.on('error', () => {})
  return pool
}

/**
 * Makes sure that a commit is on disk when it returns: `fsync` is the server's, `synchronous_commit` may
 * be a database's or a role's.
 *
 * @throws StoreError `store.notDurable` naming the setting
 */
export async function assertPostgresqlDurable(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ name: string; setting: string }>(
    "SELECT name, setting FROM pg_settings WHERE name IN ('fsync', 'synchronous_commit')",
  )
  const lax = rows.find(({ setting }) => setting === 'off')
  if (lax !== undefined) throw new StoreError(fail('store.notDurable', { setting: lax.name }).error)
}

/** A transaction for migrations, on one connection, behind a lock that goes with it. */
export async function beginPostgresqlMigration(databaseUrl: string): Promise<MigrationSession> {
  const pool = postgresqlPool(databaseUrl, 1)
  // A second connection would stand outside the transaction.
  let connectionCount = 0
  pool.on('connect', () => connectionCount++)
  const end = async (sql: string) => {
    try {
      if (connectionCount === 1) await pool.query(sql)
      else throw new Error('the connection was lost while migrating')
    } finally {
      await pool.end()
    }
  }
  try {
    await pool.query('BEGIN')
    await pool.query('SELECT pg_advisory_xact_lock($1)', [migrationLock])
    return {
      adapter: await engineAdapter(pool),
      commit: () => end('COMMIT'),
      rollback: () => end('ROLLBACK').catch(() => {}),
    }
  } catch (error) {
    await pool.end()
    throw error
  }
}

/** PostgreSQL's numbers of two types: the catalog's "char", which the adapter refuses, and text. */
const oid = { char: 18, text: 25 }

/**
 * The driver as the schema engine needs it. The adapter refuses the catalog's type "char" and splits
 * scripts at every semicolon, even inside a string; both are put right here.
 */
export async function engineAdapter(pool: pg.Pool): Promise<SqlDriverAdapter> {
  const query = pool.query.bind(pool) as (...input: unknown[]) => Promise<pg.QueryResult>
  const queryCharAsText = async (...input: unknown[]) => {
    const result = await query(...input)
    for (const field of result.fields ?? []) {
      if (field.dataTypeID === oid.char) field.dataTypeID = oid.text
    }
    return result
  }
  Object.assign(pool, { query: queryCharAsText })
  const adapter = await new PrismaPg(pool).connect()
  return Object.assign(adapter, {
    executeScript: async (script: string) => void (await query(script)),
    dispose: async () => {},
  })
}
