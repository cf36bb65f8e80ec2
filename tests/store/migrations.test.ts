import { execFile } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { migrations } from '@/generated/migrations'
import {
  openDatabase,
  sqliteFileName,
  type Database,
  type DatabaseLocation,
} from '@/lib/store/client'
import { StoreError } from '@/lib/store/failure'
import { migrateDatabase, pendingMigrations, type Provider } from '@/lib/store/migrations'
import { beginPostgresqlMigration, engineAdapter, postgresqlPool } from '@/lib/store/postgresql'
import { beginSqliteMigration, sqliteAdapterFactory } from '@/lib/store/sqlite'
import { readMigrations } from '@/scripts/prisma/migrations.mjs'
import { draftMigration } from '@/scripts/prisma/draft.mjs'
import { describeOnEachDatabase, useTemporaryDirectory } from './databases'

const providerOf = (location: DatabaseLocation): Provider =>
  location.databaseUrl ? 'postgresql' : 'sqlite'
const names = (provider: Provider) => migrations[provider].map(({ name }) => name)

/** Opens a database for as long as some work takes. */
async function withDatabase<T>(
  location: DatabaseLocation,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  const database = await openDatabase(location)
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work
  } catch (error) {
    if (error instanceof StoreError) return error.failure.code
    throw error
  }
  return 'nothing failed'
}

/** Migrates with one migration more than this code has, as the next release would. */
async function migrateFurther(location: DatabaseLocation, sql: string): Promise<string[]> {
  const provider = providerOf(location)
  const known = [
    ...migrations[provider],
    { name: '29990101000000_further', sql, checksum: 'unused' },
  ]
  if (location.databaseUrl === undefined) {
    const path = join(location.dataDirectory, sqliteFileName)
    const adapter = await sqliteAdapterFactory(path).connect()
    return migrateDatabase(provider, adapter, () => beginSqliteMigration(path), known).finally(() =>
      adapter.dispose(),
    )
  }
  const url = location.databaseUrl
  const pool = postgresqlPool(url)
  const adapter = await engineAdapter(pool)
  return migrateDatabase(provider, adapter, () => beginPostgresqlMigration(url), known).finally(
    () => pool.end(),
  )
}

describeOnEachDatabase('migrations', ({ fresh }) => {
  test('ST1 a new database is migrated, and the next opening has nothing to do', async () => {
    const location = await fresh()
    const provider = providerOf(location)
    const first = await withDatabase(location, async ({ migrated }) => migrated)
    expect(first).toEqual(names(provider))
    const rows = await withDatabase(location, async ({ migrated, client }) => {
      expect(migrated).toEqual([])
      return client.$queryRawUnsafe<{ migration_name: string; checksum: string }[]>(
        'SELECT * FROM _prisma_migrations',
      )
    })
    expect(rows.map((row) => [row.migration_name, row.checksum])).toEqual(
      readMigrations(provider).map(({ name, checksum }) => [name, checksum]),
    )
  })

  test('ST2 four openings at once in one process migrate once', async () => {
    const location = await fresh()
    const opened = await Promise.all(Array.from({ length: 4 }, () => openDatabase(location)))
    expect(opened.filter(({ migrated }) => migrated.length > 0)).toHaveLength(1)
    await Promise.all(opened.map((database) => database.close()))
  })

  test('ST2 three processes at once migrate once', async () => {
    const location = await fresh()
    mkdirSync(location.dataDirectory, { recursive: true })
    const { databaseUrl = '', dataDirectory } = location
    const env = { ...process.env, DATABASE_URL: databaseUrl, DEIXIS_DATA: dataDirectory }
    const runs = await Promise.all(
      Array.from({ length: 3 }, () =>
        promisify(execFile)(process.execPath, ['scripts/migrate.mjs'], { env }),
      ),
    )
    expect(runs.filter(({ stdout }) => stdout.includes('Applied'))).toHaveLength(1)
    for (const { stdout } of runs) expect(stdout).toContain('is up to date')
  })

  test('ST3 a migration that fails half-way changes nothing and can be tried again', async () => {
    const location = await fresh()
    await withDatabase(location, async () => {})
    const broken = 'CREATE TABLE "Further" ("id" INTEGER); CREATE TABLE "Further" ("id" INTEGER);'
    expect(await codeOf(migrateFurther(location, broken))).toBe('store.migrationFailed')
    await withDatabase(location, async ({ migrated }) => expect(migrated).toEqual([]))
    const mended = 'CREATE TABLE "Further" ("text" TEXT DEFAULT \'one; two\');'
    expect(await migrateFurther(location, mended)).toEqual(['29990101000000_further'])
  })

  test('ST3 a database from a later release is refused', async () => {
    const location = await fresh()
    await withDatabase(location, async () => {})
    await migrateFurther(location, 'CREATE TABLE "Further" ("id" INTEGER);')
    expect(await codeOf(openDatabase(location))).toBe('store.databaseTooNew')
  })

  test('ST3 an applied migration that was edited since, or never ended, is refused', async () => {
    const location = await fresh()
    const change = (sql: string) =>
      withDatabase(location, ({ client }) => client.$executeRawUnsafe(sql))
    await change("UPDATE _prisma_migrations SET checksum = 'other'")
    expect(await codeOf(openDatabase(location))).toBe('store.migrationChanged')
    const other = await fresh()
    await withDatabase(other, ({ client }) =>
      client.$executeRawUnsafe('UPDATE _prisma_migrations SET finished_at = NULL'),
    )
    expect(await codeOf(openDatabase(other))).toBe('store.migrationUnfinished')
  })

  test('ST6 the committed migrations say what the models say', async () => {
    const location = await fresh()
    const provider = providerOf(location)
    const schema = readFileSync(join('generated', provider, 'schema.prisma'), 'utf8')
    expect(
      await draftMigration(provider, schema, migrations[provider], location.databaseUrl),
    ).toBeUndefined()
    const other = await fresh()
    const grown = `${schema}\nmodel Further {\n  id String @id\n}\n`
    const drafted = await draftMigration(provider, grown, migrations[provider], other.databaseUrl)
    expect(drafted).toContain('CREATE TABLE "Further"')
    expect(drafted).not.toContain('"Graph"')
  })
})

test('ST3 a migration that was rolled back counts as not applied', () => {
  const known = [{ name: 'a', sql: '', checksum: '1' }]
  const row = { name: 'a', checksum: '1', finished: false, rolledBack: true }
  expect(pendingMigrations([row], known)).toEqual({ ok: true, value: ['a'] })
})

test('ST2 rebuilding a table keeps the rows that point at it (SQLite)', async () => {
  const location = { dataDirectory: join(directory(), 'rebuild') }
  await withDatabase(location, async ({ client }) => {
    const createdAt = new Date()
    const asset = { hash: 'h', mediaType: 'image/png', byteCount: 1, createdAt }
    await client.workspace.create({ data: { id: 'w', createdAt, assets: { create: asset } } })
  })
  const rebuild = `CREATE TABLE "new" ("id" TEXT NOT NULL PRIMARY KEY, "createdAt" DATETIME NOT NULL);
    INSERT INTO "new" SELECT "id", "createdAt" FROM "Workspace";
    DROP TABLE "Workspace";
    ALTER TABLE "new" RENAME TO "Workspace";`
  await migrateFurther(location, rebuild)
  const adapter = await sqliteAdapterFactory(join(location.dataDirectory, sqliteFileName)).connect()
  const { rows } = await adapter.queryRaw({
    sql: 'SELECT COUNT(*) FROM "Asset"',
    args: [],
    argTypes: [],
  })
  await adapter.dispose()
  expect(Number(rows[0]?.[0])).toBe(1)
})

const directory = useTemporaryDirectory()
