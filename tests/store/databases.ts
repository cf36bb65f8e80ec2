import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe } from 'vitest'
import { findPostgresql, startPostgresql } from '@/scripts/prisma/postgresql.mjs'
import type { DatabaseLocation } from '@/lib/store/client'
import { openStore, type Store, type StoreOptions } from '@/lib/store/store'

export type TestDatabases = {
  /** A new, empty database. */
  readonly fresh: () => Promise<DatabaseLocation>
  /** Opens a store, on a new database unless one is named; it is closed after the test. */
  readonly open: (options?: Partial<StoreOptions>) => Promise<Store>
}

/**
 * Runs one suite on SQLite and on PostgreSQL. Where PostgreSQL is not installed its half cannot run,
 * which is said aloud.
 */
export function describeOnEachDatabase(
  title: string,
  suite: (databases: TestDatabases) => void,
): void {
  describe(`${title} (SQLite)`, () => {
    const root = useTemporaryDirectory()
    let count = 0
    suite(useDatabases(async () => ({ dataDirectory: join(root(), String(count++)) })))
  })
  if (findPostgresql() === undefined) {
    console.warn(`\n*** PostgreSQL is not installed: "${title}" ran on SQLite only. ***\n`)
    describe.skip(`${title} (PostgreSQL): not installed on this machine`, () => {
      suite(useDatabases(() => Promise.reject(new Error('PostgreSQL is not installed'))))
    })
    return
  }
  describe(`${title} (PostgreSQL)`, () => {
    const server = usePostgresql()
    const root = useTemporaryDirectory()
    let count = 0
    const fresh = async () => ({
      dataDirectory: join(root(), String(count)),
      databaseUrl: await server().createDatabase(`test${count++}`),
    })
    suite(useDatabases(fresh))
  })
}

/** A PostgreSQL of this suite's own. */
export function usePostgresql() {
  let server: Awaited<ReturnType<typeof startPostgresql>>
  beforeAll(async () => {
    server = await startPostgresql()
  })
  afterAll(() => server?.stop())
  return () => {
    if (server === undefined) throw new Error('PostgreSQL was not started')
    return server
  }
}

export function useTemporaryDirectory(): () => string {
  let directory = ''
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'deixis-store-'))
  })
  afterAll(() => rmSync(directory, { recursive: true, force: true }))
  return () => directory
}

function useDatabases(fresh: () => Promise<DatabaseLocation>): TestDatabases {
  const opened: Store[] = []
  afterEach(async () => {
    for (const store of opened.splice(0)) await store.close()
  })
  return {
    fresh,
    open: async (options = {}) => {
      const location = options.dataDirectory === undefined ? await fresh() : undefined
      const store = await openStore({ ...location, ...options } as StoreOptions)
      opened.push(store)
      return store
    },
  }
}
