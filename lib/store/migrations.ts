import type { SqlDriverAdapter, SqlQueryable } from '@prisma/driver-adapter-utils'
import { fail, ok, type Result } from '../std/result'
import {
  loadSchemaEngine,
  migrationList,
  noFilters,
  withSchemaEngine,
  type Migration,
} from './engine'
import { isTableMissing, StoreError } from './failure'

export type Provider = 'sqlite' | 'postgresql'

/** A row of `_prisma_migrations`, Prisma's own account of what was applied. */
export type AppliedMigration = {
  readonly name: string
  readonly checksum: string
  readonly finished: boolean
  readonly rolledBack: boolean
}

/** One transaction that no other process can enter, with the driver in the form the engine wants. */
export type MigrationSession = {
  readonly adapter: SqlDriverAdapter
  readonly commit: () => Promise<void>
  readonly rollback: () => Promise<void>
}

const readApplied = {
  sql: 'SELECT migration_name, checksum, finished_at IS NOT NULL, rolled_back_at IS NOT NULL FROM _prisma_migrations ORDER BY migration_name',
  args: [],
  argTypes: [],
}

/** What the database says was applied; nothing when it has never been migrated. */
export async function appliedMigrations(queryable: SqlQueryable): Promise<AppliedMigration[]> {
  try {
    const { rows } = await queryable.queryRaw(readApplied)
    return rows.map(([name, checksum, finished, rolledBack]) => ({
      name: String(name),
      checksum: String(checksum),
      finished: isTrue(finished),
      rolledBack: isTrue(rolledBack),
    }))
  } catch (error) {
    if (isTableMissing(error)) return []
    throw error
  }
}

/** SQLite has no booleans. */
function isTrue(value: unknown): boolean {
  return value === true || Number(value) === 1
}

/**
 * Compares what was applied with what this code knows.
 *
 * @returns the names still to apply, in order; `store.databaseTooNew` when the database knows a
 * migration that this code does not, `store.migrationChanged` when an applied one was edited since,
 * `store.migrationUnfinished` when one was begun and never ended
 */
export function pendingMigrations(
  applied: readonly AppliedMigration[],
  known: readonly Migration[],
): Result<string[]> {
  const live = applied.filter((migration) => !migration.rolledBack)
  const byName = new Map(known.map((migration) => [migration.name, migration]))
  for (const migration of live) {
    const { name } = migration
    const mine = byName.get(name)
    if (mine === undefined) return fail('store.databaseTooNew', { migration: name })
    if (!migration.finished) return fail('store.migrationUnfinished', { migration: name })
    if (mine.checksum !== migration.checksum)
      return fail('store.migrationChanged', { migration: name })
  }
  const done = new Set(live.map((migration) => migration.name))
  return ok(known.map((migration) => migration.name).filter((name) => !done.has(name)))
}

/**
 * Brings a database up to date. When nothing is pending this is one small query. Otherwise the
 * migrations run in a single transaction that excludes every other process: a server that is killed
 * meanwhile leaves the database as it was, and of two servers that start at once the second finds
 * everything done.
 *
 * @returns the names of the migrations that this call applied
 * @throws StoreError with the codes of `pendingMigrations`, or `store.migrationFailed`
 */
export async function migrateDatabase(
  provider: Provider,
  queryable: SqlQueryable,
  beginSession: () => Promise<MigrationSession>,
  known: readonly Migration[],
): Promise<string[]> {
  const pending = pendingMigrations(await appliedMigrations(queryable), known)
  if (!pending.ok) throw new StoreError(pending.error)
  if (pending.value.length === 0) return []
  // Loading takes long, so it comes before the transaction that keeps others out.
  await loadSchemaEngine()
  const session = await beginSession()
  try {
    const applied = await applyMigrations(provider, session.adapter, known)
    await session.commit()
    return applied
  } catch (error) {
    await session.rollback()
    const reason = (error instanceof Error ? error.message : String(error)).slice(0, 1000)
    throw new StoreError(fail('store.migrationFailed', { reason }).error, { cause: error })
  }
}

async function applyMigrations(
  provider: Provider,
  adapter: SqlDriverAdapter,
  known: readonly Migration[],
): Promise<string[]> {
  const connections = {
    provider: provider === 'sqlite' ? ('sqlite' as const) : ('postgres' as const),
    connect: async () => adapter,
  }
  return withSchemaEngine(connections, async (engine) => {
    const migrationsList = migrationList(provider, known)
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList,
      filters: noFilters,
    })
    return appliedMigrationNames
  })
}
