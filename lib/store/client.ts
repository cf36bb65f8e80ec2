import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import type { SqlDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import { migrations } from '../../generated/migrations'
import type { Prisma, PrismaClient } from '../../generated/sqlite/client/client'
import { fail } from '../std/result'
import { failureOf, StoreError } from './failure'
import { migrateDatabase, type MigrationSession, type Provider } from './migrations'
import { assertPostgresqlDurable, beginPostgresqlMigration, postgresqlPool } from './postgresql'
import { beginSqliteMigration, sqliteAdapterFactory } from './sqlite'

/** Both databases' clients have one shape, because they come from one set of models. */
export type Client = PrismaClient

/** What can be asked of the database inside a transaction and outside. */
export type Queries = Prisma.TransactionClient

export type Database = {
  readonly provider: Provider
  readonly client: Client
  /** The names of the migrations that opening it applied. */
  readonly migrated: readonly string[]
  readonly close: () => Promise<void>
}

export type DatabaseLocation = {
  /** `postgresql://…`; without it the database is a file. */
  readonly databaseUrl?: string | undefined
  /** The folder of that file, made when it is missing. */
  readonly dataDirectory: string
}

/** The database's file inside the data directory. */
export const sqliteFileName = 'deixis.db'

/**
 * Opens the database and brings it up to date.
 *
 * @throws StoreError with `store.databaseUrlInvalid`, `store.notDurable`, `store.unavailable`,
 * `store.full` or a code of `migrateDatabase`
 */
export async function openDatabase({
  databaseUrl,
  dataDirectory,
}: DatabaseLocation): Promise<Database> {
  try {
    if (databaseUrl !== undefined) return await openPostgresql(databaseUrl)
    await mkdir(dataDirectory, { recursive: true })
    return await openSqlite(resolve(join(dataDirectory, sqliteFileName)))
  } catch (error) {
    const failure = error instanceof StoreError ? undefined : failureOf(error)
    throw failure === undefined ? error : new StoreError(failure, { cause: error })
  }
}

async function openSqlite(path: string): Promise<Database> {
  const adapter = sqliteAdapterFactory(path)
  const migrated = await migrate('sqlite', adapter, () => beginSqliteMigration(path))
  const { PrismaClient } = await import('../../generated/sqlite/client/client')
  const client = new PrismaClient({ adapter })
  return { provider: 'sqlite', client, migrated, close: () => client.$disconnect() }
}

async function openPostgresql(databaseUrl: string): Promise<Database> {
  if (!/^postgres(ql)?:\/\//.test(databaseUrl))
    throw new StoreError(fail('store.databaseUrlInvalid').error)
  const pool = postgresqlPool(databaseUrl)
  try {
    await assertPostgresqlDurable(pool)
    const adapter = new PrismaPg(pool)
    const migrated = await migrate('postgresql', adapter, () =>
      beginPostgresqlMigration(databaseUrl),
    )
    const { PrismaClient } = await import('../../generated/postgresql/client/client')
    // The types are the same model by model but are declared twice, once in each generated client.
    const client = new PrismaClient({ adapter }) as unknown as Client
    const close = async () => {
      await client.$disconnect()
      await pool.end()
    }
    return { provider: 'postgresql', client, migrated, close }
  } catch (error) {
    await pool.end()
    throw error
  }
}

async function migrate(
  provider: Provider,
  factory: SqlDriverAdapterFactory,
  beginSession: () => Promise<MigrationSession>,
): Promise<string[]> {
  const adapter = await factory.connect()
  try {
    return await migrateDatabase(provider, adapter, beginSession, migrations[provider])
  } finally {
    await adapter.dispose()
  }
}
