// Drafts the next migration of one database from the models.
import { PrismaLibSql } from '@prisma/adapter-libsql'
import { migrationList, noFilters, withSchemaEngine, type Migration } from '../../lib/store/engine'
import type { Provider } from '../../lib/store/migrations'
import { engineAdapter, postgresqlPool } from '../../lib/store/postgresql'

/**
 * Applies the committed migrations to an empty database and compares what they made with the models.
 *
 * @param databaseUrl an empty PostgreSQL database; SQLite is drafted in memory
 * @returns the SQL, or undefined when the models need nothing new
 */
export async function draftMigration(
  provider: Provider,
  schema: string,
  migrations: readonly Migration[],
  databaseUrl?: string,
): Promise<string | undefined> {
  const { connect, close } = await openEmpty(databaseUrl)
  try {
    return await withSchemaEngine(
      { provider: provider === 'sqlite' ? 'sqlite' : 'postgres', connect },
      async (engine) => {
        const migrationsList = migrationList(provider, migrations)
        await engine.applyMigrations({ migrationsList, filters: noFilters })
        const files = [{ path: 'schema.prisma', content: schema }]
        const { stdout } = await engine.diff({
          from: { tag: 'schemaDatasource', files, configDir: '.' },
          to: { tag: 'schemaDatamodel', files },
          script: true,
          exitCode: null,
          filters: noFilters,
        })
        return stdout === null || isEmpty(stdout) ? undefined : stdout
      },
    )
  } finally {
    await close()
  }
}

function isEmpty(script: string): boolean {
  return script.split('\n').every((line) => line.trim() === '' || line.startsWith('--'))
}

async function openEmpty(databaseUrl: string | undefined) {
  if (databaseUrl === undefined) {
    const adapter = await new PrismaLibSql({ url: ':memory:' }).connect()
    return { connect: async () => adapter, close: () => adapter.dispose() }
  }
  const pool = postgresqlPool(databaseUrl, 1)
  const adapter = await engineAdapter(pool)
  return { connect: async () => adapter, close: () => pool.end() }
}
