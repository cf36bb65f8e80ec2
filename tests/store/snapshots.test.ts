import { expect, test } from 'vitest'
import { openDatabase, type DatabaseLocation } from '@/lib/store/client'
import { describeOnEachDatabase } from './databases'
import * as make from './fixtures'
import { alice, failure, value } from './fixtures'

async function readRows(location: DatabaseLocation, graphId: string) {
  const database = await openDatabase(location)
  try {
    const where = { graphId }
    const snapshots = await database.client.snapshot.findMany({
      where,
      orderBy: { revision: 'asc' },
    })
    const batches = await database.client.batch.findMany({ where, orderBy: { revision: 'asc' } })
    const graph = await database.client.graph.findUniqueOrThrow({ where: { id: graphId } })
    const logged = batches.map(
      ({ commands, inverse }) => Buffer.byteLength(commands) + Buffer.byteLength(inverse),
    )
    return { graph, snapshots, logged }
  } finally {
    await database.close()
  }
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0)

describeOnEachDatabase('snapshots', ({ fresh, open }) => {
  test('ST21 an edit of one node writes as little in a large graph as in a small one', async () => {
    const location = await fresh()
    const store = await open(location)
    await value(store.ensureWorkspace(alice))
    const sizes: number[] = []
    for (const count of [10, 5_000]) {
      const { id } = await value(store.createGraph(alice, { document: make.largeDocument(count) }))
      await value(
        store.appendBatch(alice, id, { batchId: 'b', commands: [make.editText('n1', 0, 1, 'x')] }),
      )
      const { logged, snapshots } = await readRows(location, id)
      expect(snapshots).toHaveLength(1)
      sizes.push(sum(logged))
    }
    expect(sizes[0]).toBe(sizes[1])
    expect(sizes[0]).toBeLessThan(500)
  })

  test('ST22 the snapshot is renewed by the weight of the log, and edits pay for it at most once', async () => {
    const location = await fresh()
    const store = await open(location)
    await value(store.ensureWorkspace(alice))
    const { id } = await value(store.createGraph(alice, { document: make.largeDocument(2_000) }))
    const text = 'x'.repeat(20_000)
    const states = new Map<number, unknown>()
    for (let count = 0; count < 80; count++) {
      const commands = [make.setText('n7', `${count} ${text}`)]
      const answer = await value(store.appendBatch(alice, id, { batchId: `b${count}`, commands }))
      if (count % 13 === 0) states.set(answer.revision, answer.document)
      // A server waits for its next request here, and the renewal has its moment.
      await new Promise((resolve) => setImmediate(resolve))
    }
    await store.close()
    const { graph, snapshots, logged } = await readRows(location, id)
    expect(Number(graph.logByteCount)).toBe(sum(logged))
    const [first, ...renewed] = snapshots
    expect(renewed.length).toBeGreaterThanOrEqual(2)
    expect(sum(renewed.map(({ byteCount }) => byteCount))).toBeLessThanOrEqual(sum(logged))
    let before = first
    for (const snapshot of renewed) {
      const since = Number(snapshot.logByteCount) - Number(before?.logByteCount)
      expect(since).toBeGreaterThan(Math.max(256 * 1024, before?.byteCount ?? 0))
      expect(Number(snapshot.logByteCount)).toBe(sum(logged.slice(0, snapshot.revision)))
      before = snapshot
    }
    const again = await open(location)
    for (const [revision, document] of states) {
      expect((await value(again.getGraph(alice, id, { revision }))).document).toEqual(document)
    }
  })

  test('ST22 a snapshot equals the replay of the log up to it', async () => {
    const location = await fresh()
    const store = await open(location)
    const id = await make.createHello(store)
    for (let count = 0; count < 40; count++) {
      const commands = [make.addText(`n${count}`, 'y'.repeat(20_000))]
      await value(store.appendBatch(alice, id, { batchId: `b${count}`, commands }))
    }
    await store.close()
    const { snapshots } = await readRows(location, id)
    const renewed = snapshots.slice(1)
    expect(renewed.length).toBeGreaterThan(0)
    const database = await openDatabase(location)
    await database.client.snapshot.deleteMany({ where: { graphId: id, revision: { gt: 0 } } })
    await database.close()
    const again = await open(location)
    for (const { revision, document } of renewed) {
      const replayed = await value(again.getGraph(alice, id, { revision }))
      expect(replayed.document).toEqual(JSON.parse(document))
    }
  })

  test('ST22 a fault while renewing is reported, and the batch stands', async () => {
    const location = await fresh()
    const reported: unknown[] = []
    const report = (error: unknown) => void reported.push(error)
    const store = await open({ ...location, report })
    const id = await make.createHello(store)
    // Nothing in the world explains a column of another name.
    const rename = async (from: string, to: string) => {
      const database = await openDatabase(location)
      await database.client.$executeRawUnsafe(
        `ALTER TABLE "Snapshot" RENAME COLUMN "${from}" TO "${to}"`,
      )
      await database.close()
    }
    await rename('sha256', 'renamed')
    const large = Array.from({ length: 4 }, (_, index) =>
      make.addText(`n${index}`, 'x'.repeat(90_000)),
    )
    const answer = await value(store.appendBatch(alice, id, { batchId: 'b', commands: large }))
    await store.close()
    await rename('renamed', 'sha256')
    expect(reported.map(String).join()).toContain('sha256')
    const { graph, snapshots } = await readRows(location, id)
    expect([answer.revision, graph.revision, snapshots.length]).toEqual([1, 1, 1])
  })

  test('ST27 a snapshot that is not what was written is noticed, and those before it stay readable', async () => {
    const location = await fresh()
    const store = await open(location)
    const id = await make.createHello(store)
    const text = 'z'.repeat(50_000)
    for (let count = 0; count < 8; count++) {
      const commands = [make.setText('a', `${count} ${text}`)]
      await value(store.appendBatch(alice, id, { batchId: `b${count}`, commands }))
    }
    await store.close()
    const { snapshots } = await readRows(location, id)
    const newest = snapshots.at(-1)
    const revision = newest?.revision ?? 0
    expect(revision).toBeGreaterThan(0)
    const database = await openDatabase(location)
    const where = { graphId_revision: { graphId: id, revision } }
    const write = (document: string) =>
      database.client.snapshot.update({ where, data: { document } })
    // One letter of a text: still JSON, still a valid document.
    await write((newest?.document ?? '').replace('zz', 'zy'))
    const again = await open(location)
    const damaged = { code: 'store.snapshotDamaged', params: { graph: id, revision } }
    expect(await failure(again.getGraph(alice, id))).toMatchObject(damaged)
    const batch = { batchId: 'more', commands: [make.setTitle('T')] }
    expect(await failure(again.appendBatch(alice, id, batch))).toMatchObject(damaged)
    const before = await value(again.getGraph(alice, id, { revision: revision - 1 }))
    expect(before.revision).toBe(revision - 1)
    await write('cut off in the mid')
    expect(await failure(again.getGraph(alice, id))).toMatchObject(damaged)
    await write(newest?.document ?? '')
    expect((await value(again.appendBatch(alice, id, batch))).document?.title).toBe('T')
    await database.close()
  })

  test('ST27 a snapshot of before there were hashes is validated as if a caller had sent it', async () => {
    const location = await fresh()
    const id = await make.createHello(await open(location))
    const database = await openDatabase(location)
    const write = (document: object | string) =>
      database.client.snapshot.updateMany({
        data: {
          sha256: null,
          document: typeof document === 'string' ? document : JSON.stringify(document),
        },
      })
    // Without alias and counts, which reading fills in.
    await write(make.documentOf('Old', [make.textNode('a', 'hello')]))
    const read = await value((await open(location)).getGraph(alice, id))
    expect(read.document.nodes[0]).toMatchObject({ id: 'a', alias: 'Note 1' })
    await write(make.documentOf('Old', [{ id: 'a', kind: 'nothing' }]))
    expect((await failure((await open(location)).getGraph(alice, id))).code).toBe(
      'document.invalid',
    )
    await write('{')
    expect((await failure((await open(location)).getGraph(alice, id))).code).toBe(
      'store.snapshotDamaged',
    )
    await database.close()
  })

  test('ST23 a head that others overtook is caught up, and one that does not fit is read again', async () => {
    const location = await fresh()
    const [store, other] = [await open(location), await open({ ...location, headByteCountMax: 0 })]
    const id = await make.createHello(store)
    for (let count = 0; count < 10; count++) {
      const writer = count % 2 ? store : other
      const commands = [make.editText('a', 0, 0, String(count))]
      await value(writer.appendBatch(alice, id, { batchId: `b${count}`, commands }))
    }
    expect(await make.textOf(store, id, 'a')).toBe('9876543210hello')
    expect(await make.textOf(other, id, 'a')).toBe('9876543210hello')
  })
})
