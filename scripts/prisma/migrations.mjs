import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './paths.mjs'

/** The folder of a provider's migrations. */
export function migrationsDirectory(provider, base = root) {
  return join(base, 'prisma', provider, 'migrations')
}

/**
 * A provider's migrations in the order of their names, which begin with a time.
 *
 * @returns {{ name: string, sql: string, checksum: string }[]} the checksum is Prisma's: sha-256 of the file, in hex
 */
export function readMigrations(provider, base = root) {
  const directory = migrationsDirectory(provider, base)
  return readdirSync(directory)
    .filter((name) => existsSync(join(directory, name, 'migration.sql')))
    .sort()
    .map((name) => {
      const sql = readFileSync(join(directory, name, 'migration.sql'), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    })
}
