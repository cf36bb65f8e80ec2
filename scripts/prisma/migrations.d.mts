type Migration = { readonly name: string; readonly sql: string; readonly checksum: string }

/** The folder of a provider's migrations. */
export function migrationsDirectory(provider: string, base?: string): string

/** A provider's migrations in the order of their names, which begin with a time. */
export function readMigrations(provider: string, base?: string): Migration[]
