import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { SqlQueryable } from '@prisma/driver-adapter-utils'
import { describe, expect, test } from 'vitest'
import { appendBatch } from '@/lib/store/append'
import { openDatabase, sqliteFileName } from '@/lib/store/client'
import { createContext } from '@/lib/store/context'
import { attempt, StoreError } from '@/lib/store/failure'
import { createGraph, getGraph } from '@/lib/store/graphs'
import { sqliteAdapterFactory, turnsOf } from '@/lib/store/sqlite'
import { ok } from '@/lib/std/result'
import { openStore } from '@/lib/store/store'
import { findPostgresql } from '@/scripts/prisma/postgresql.mjs'
import { usePostgresql, useTemporaryDirectory } from './databases'
import * as make from './fixtures'
import { alice, failure, value } from './fixtures'

async function pragmasOf(queryable: SqlQueryable): Promise<unknown[]> {
  const values: unknown[] = []
  for (const name of ['synchronous', 'foreign_keys', 'journal_mode', 'busy_timeout']) {
    const { rows } = await queryable.queryRaw({ sql: `PRAGMA ${name}`, args: [], argTypes: [] })
    values.push(rows[0]?.[0])
  }
  return values.map((each) =>
    typeof each === 'string' && /^\d+$/.test(each) ? Number(each) : each,
  )
}

const durable = [2, 1, 'wal', 10_000]

async function openFailure(work: Promise<unknown>) {
  const error = await work.then(() => undefined).catch((thrown: unknown) => thrown)
  if (error instanceof StoreError) return error.failure
  throw new Error('it opened', { cause: error })
}

describe('durability (SQLite)', () => {
  const directory = useTemporaryDirectory()

  test('ST4 every connection is durable, inside a transaction and outside', async () => {
    const factory = sqliteAdapterFactory(join(directory(), 'pragmas.db'))
    const adapters = await Promise.all([factory.connect(), factory.connect(), factory.connect()])
    for (const adapter of adapters) {
      expect(await pragmasOf(adapter)).toEqual(durable)
      const transaction = await adapter.startTransaction()
      expect(await pragmasOf(transaction)).toEqual(durable)
      await transaction.commit()
    }
    for (const adapter of adapters) await adapter.dispose()
  })

  test('ST4 a connection that lost its settings has them back before it is used', async () => {
    const adapter = await sqliteAdapterFactory(join(directory(), 'lost.db')).connect()
    const losses = [
      'PRAGMA synchronous = OFF',
      'PRAGMA foreign_keys = OFF',
      'PRAGMA journal_mode = DELETE',
    ]
    for (const loss of losses) {
      await adapter.executeScript(loss)
      expect(await pragmasOf(adapter), loss).toEqual(durable)
      await adapter.executeScript(loss)
      const transaction = await adapter.startTransaction()
      expect(await pragmasOf(transaction), loss).toEqual(durable)
      await transaction.rollback()
    }
    await adapter.dispose()
  })

  test('ST25 a full database refuses writes with store.full and goes on reading', async () => {
    const database = await openDatabase({ dataDirectory: join(directory(), 'full') })
    const context = createContext(database, 1_000_000, console.error)
    await database.client.workspace.create({
      data: { id: alice.workspaceId, createdAt: new Date() },
    })
    const document = make.documentOf('G', [make.textNode('a', 'hello')])
    const { id } = await value(createGraph(context, alice, { document }))
    // The store's only connection may take no more pages than it has.
    const [row] =
      await database.client.$queryRawUnsafe<{ page_count: number }[]>('PRAGMA page_count')
    await database.client.$queryRawUnsafe(`PRAGMA max_page_count = ${Number(row?.page_count)}`)
    const large = { batchId: 'b', commands: [make.setText('a', 'x'.repeat(90_000))] }
    expect((await failure(appendBatch(context, alice, id, large))).code).toBe('store.full')
    expect(
      (await failure(createGraph(context, alice, { document: make.largeDocument(500) }))).code,
    ).toBe('store.full')
    expect((await value(getGraph(context, alice, id))).document.nodes).toHaveLength(1)
    await database.client.$queryRawUnsafe('PRAGMA max_page_count = 1000000')
    expect((await value(appendBatch(context, alice, id, large))).revision).toBe(1)
    await database.close()
  })

  test('ST25 a transaction that cannot begin or end in time is store.unavailable', async () => {
    const dataDirectory = join(directory(), 'late')
    const { client, close } = await openDatabase({ dataDirectory })
    const unavailable = { ok: false, error: { code: 'store.unavailable' } }
    const late = (milliseconds: number) =>
      attempt(() =>
        client.$transaction(
          async (inside) => {
            await new Promise((resolve) => setTimeout(resolve, milliseconds))
            return ok(await inside.graph.count())
          },
          { maxWait: 100, timeout: 200 },
        ),
      )
    expect(await late(400)).toMatchObject(unavailable)
    const release = await turnsOf(resolve(join(dataDirectory, sqliteFileName))).acquire()
    const waiting = late(0)
    const answered = await Promise.race([
      waiting,
      new Promise((resolve) => setTimeout(resolve, 5_000, 'nothing')),
    ])
    release()
    expect(answered).toMatchObject(unavailable)
    expect(await late(0)).toEqual(ok(0))
    await close()
  })

  test('ST25 a file that cannot be a database is store.unavailable', async () => {
    const asFolder = join(directory(), 'folder')
    mkdirSync(join(asFolder, sqliteFileName), { recursive: true })
    expect((await openFailure(openStore({ dataDirectory: asFolder }))).code).toBe(
      'store.unavailable',
    )
    const asText = join(directory(), 'text')
    mkdirSync(asText)
    writeFileSync(join(asText, sqliteFileName), 'this is no database '.repeat(1000))
    expect((await openFailure(openStore({ dataDirectory: asText }))).code).toBe('store.unavailable')
  })
})

const postgresqlTitle = 'durability (PostgreSQL)'
if (findPostgresql() === undefined) {
  console.warn(`\n*** PostgreSQL is not installed: "${postgresqlTitle}" did not run. ***\n`)
}

describe.skipIf(findPostgresql() === undefined)(postgresqlTitle, () => {
  const server = usePostgresql()
  const directory = useTemporaryDirectory()

  test('ST5 a database that acknowledges before its disk has the commit is refused', async () => {
    const databaseUrl = await server().createDatabase('lax')
    const database = await openDatabase({ databaseUrl, dataDirectory: directory() })
    await database.client.$executeRawUnsafe('ALTER DATABASE lax SET synchronous_commit = off')
    await database.close()
    expect(await openFailure(openStore({ databaseUrl, dataDirectory: directory() }))).toMatchObject(
      {
        code: 'store.notDurable',
        params: { setting: 'synchronous_commit' },
      },
    )
  })

  test('ST25 a database that goes away is store.unavailable, and all is well when it is back', async () => {
    const databaseUrl = await server().createDatabase('outage')
    const location = { databaseUrl, dataDirectory: directory() }
    const store = await openStore(location)
    const id = await make.createHello(store)
    const batch = (batchId: string) => ({ batchId, commands: [make.editText('a', 0, 0, batchId)] })
    await value(store.appendBatch(alice, id, batch('1')))
    await server().halt()
    expect((await failure(store.appendBatch(alice, id, batch('2')))).code).toBe('store.unavailable')
    expect((await failure(store.getGraph(alice, id))).code).toBe('store.unavailable')
    expect((await failure(store.health())).code).toBe('store.unavailable')
    expect((await openFailure(openStore(location))).code).toBe('store.unavailable')
    await server().restart()
    expect(await value(store.health())).toEqual({ provider: 'postgresql' })
    expect((await value(store.appendBatch(alice, id, batch('2')))).revision).toBe(2)
    expect(await make.textOf(store, id, 'a')).toBe('21hello')
    await store.close()
  })

  test('ST25 an address that is none is refused without being repeated', async () => {
    const refused = await openFailure(
      openStore({ databaseUrl: 'mysql://me:secret@x', dataDirectory: directory() }),
    )
    expect(refused.code).toBe('store.databaseUrlInvalid')
    expect(JSON.stringify(refused)).not.toContain('secret')
  })
})
