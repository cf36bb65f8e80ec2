import { assert } from '../std/assert'
import { sqliteFileName, type DatabaseLocation, type Queries } from './client'

/**
 * Names a database on one line: where it is, without who may enter, and the id that its first migration
 * got as it ran. No other has the same: databases differ in their ids, and copies of one in their places.
 */
export async function nameDatabase(
  client: Queries,
  { databaseUrl }: DatabaseLocation,
): Promise<string> {
  const [first] = await client.$queryRaw<{ id: string }[]>`
    SELECT id FROM _prisma_migrations ORDER BY started_at, migration_name LIMIT 1`
  assert(first !== undefined, 'an open database was migrated')
  const place = databaseUrl?.replace(/\?.*$/s, '').replace(/^.*@/s, '') ?? sqliteFileName
  return `${place} ${first.id}`
}
