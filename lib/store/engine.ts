import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils'
import type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm'

/** One committed migration; the checksum is Prisma's, sha-256 of the file in hex. */
export type Migration = { readonly name: string; readonly sql: string; readonly checksum: string }

/** Where the engine works: the database itself, and for new migrations an empty one beside it. */
export type EngineConnections = {
  readonly provider: 'sqlite' | 'postgres'
  readonly connect: () => Promise<SqlDriverAdapter>
  readonly connectToShadowDatabase?: () => Promise<SqlDriverAdapter>
}

/** Everything is migrated: nothing of the database belongs to somebody else. */
export const noFilters = { externalTables: [], externalEnums: [] }

/** Migrations as the engine wants them: already read, so that it needs no file system. */
export function migrationList(provider: string, migrations: readonly Migration[]): MigrationList {
  return {
    baseDir: 'migrations',
    lockfile: { path: 'migration_lock.toml', content: `provider = "${provider}"\n` },
    shadowDbInitScript: '',
    migrationDirectories: migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
    })),
  }
}

/**
 * Runs Prisma's schema engine, in its WebAssembly form: the native one would be downloaded. It takes
 * half a second to load, so it is loaded only where there is something to migrate.
 */
export async function withSchemaEngine<T>(
  connections: EngineConnections,
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  const runtime = await loadSchemaEngine()
  const bound = bindMigrationAwareSqlAdapterFactory(adapterFactory(connections))
  const engine = await runtime.SchemaEngine.new({ datamodels: undefined }, () => {}, bound)
  try {
    return await work(engine)
  } catch (error) {
    throw originalError(error, bound.errorRegistry)
  } finally {
    engine.free()
  }
}

type Runtime = typeof import('@prisma/schema-engine-wasm/schema_engine_bg')

let loading: Promise<Runtime> | undefined

/** Compiles the engine, once a process. */
export function loadSchemaEngine(): Promise<Runtime> {
  return (loading ??= instantiate())
}

/**
 * The package's own entry imports its `.wasm` as a module, which Node 20 does not do, so the instance
 * is made here. The file is looked up from the working directory because a bundle has moved this one.
 */
async function instantiate(): Promise<Runtime> {
  const runtime: Runtime = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const require = createRequire(join(process.cwd(), 'package.json'))
  const directory = dirname(require.resolve('@prisma/schema-engine-wasm'))
  const module = await WebAssembly.compile(await readFile(join(directory, 'schema_engine_bg.wasm')))
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: {
      set_message: (message: string) => process.stderr.write(`${message}\n`),
    },
  })
  const imports = { './schema_engine_bg.js': runtime } as unknown as WebAssembly.Imports
  const { exports } = await WebAssembly.instantiate(module, imports)
  runtime.__wbg_set_wasm(exports)
  ;(exports['__wbindgen_start'] as () => void)()
  return runtime
}

function adapterFactory(connections: EngineConnections): SqlMigrationAwareDriverAdapterFactory {
  return {
    provider: connections.provider,
    adapterName:
      connections.provider === 'sqlite' ? '@prisma/adapter-libsql' : '@prisma/adapter-pg',
    connect: connections.connect,
    connectToShadowDb: connections.connectToShadowDatabase ?? connections.connect,
  }
}

/** The engine hands back only a number for an error of the driver; the registry keeps the error. */
function originalError(
  error: unknown,
  registry: { consumeError(id: number): { error: unknown } | undefined },
): unknown {
  const id = (error as { cause?: { id?: number } } | undefined)?.cause?.id
  return (id === undefined ? undefined : registry.consumeError(id)?.error) ?? error
}
