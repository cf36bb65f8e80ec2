import { expect, test } from 'vitest'
import { isRevisionConflict, missedBatchesCountMax } from '@/lib/store/append'
import type { Store } from '@/lib/store/store'
import { bounds } from '@/lib/std/bounds'
import { describeOnEachDatabase } from './databases'
import * as make from './fixtures'
import { alice, failure, value } from './fixtures'

/** The whole log, proved to be without a gap and to replay to the present document. */
async function provedLog(store: Store, id: string) {
  const { revision, batches } = await value(
    store.listBatches(alice, id, { after: 0, limit: 100_000 }),
  )
  expect(batches.map((batch) => batch.revision)).toEqual(
    Array.from({ length: revision }, (_, index) => index + 1),
  )
  expect(new Set(batches.map(({ batchId }) => batchId)).size).toBe(batches.length)
  const present = await value(store.getGraph(alice, id))
  const replayed = await value(store.getGraph(alice, id, { revision }))
  expect(present).toEqual(replayed)
  return batches
}

describeOnEachDatabase('batches', ({ fresh, open }) => {
  test('ST14 a batch is applied whole and logged, and its inverse undoes it', async () => {
    const store = await open()
    const id = await make.createHello(store)
    const before = (await value(store.getGraph(alice, id))).document
    const commands = [make.addText('b', 'two'), make.editText('a', 0, 5, 'bye')]
    const answer = await value(store.appendBatch(alice, id, { batchId: 'b1', commands }))
    expect(answer).toMatchObject({ revision: 1, repeated: false })
    const [logged] = await provedLog(store, id)
    expect(logged).toMatchObject({ revision: 1, batchId: 'b1', actor: 'alice', commands })
    expect(logged?.createdAt).toBeInstanceOf(Date)
    await value(store.appendBatch(alice, id, { batchId: 'undo', commands: answer.inverse }))
    expect((await value(store.getGraph(alice, id))).document.nodes).toEqual(before.nodes)
  })

  test('ST14 what no batch could take back is refused, and smaller steps are not', async () => {
    const store = await open()
    await value(store.ensureWorkspace(alice))
    const limit = bounds.commandsPerBatchCountMax
    const edges = Array.from({ length: limit }, (_, index) => ({
      id: `e${index}`,
      source: 'a',
      target: 'b',
      relation: 'knows',
    }))
    const nodes = [make.textNode('a', 'x'), make.textNode('b', 'y')]
    const document = { ...make.documentOf('Tied', nodes), edges }
    const { id } = await value(store.createGraph(alice, { document }))
    const removal = { batchId: 'b1', commands: [make.removeNode('a')] }
    expect(await failure(store.appendBatch(alice, id, removal))).toMatchObject({
      code: 'batch.inverseTooLarge',
      params: { count: limit + 1, limit },
    })
    const smaller = { batchId: 'b2', commands: [make.removeEdge('e0')] }
    await value(store.appendBatch(alice, id, smaller))
    const { inverse } = await value(store.appendBatch(alice, id, removal))
    expect(inverse).toHaveLength(limit)
    await value(store.appendBatch(alice, id, { batchId: 'b3', commands: inverse }))
    const { document: back } = await value(store.getGraph(alice, id))
    expect([back.nodes.length, back.edges.length]).toEqual([2, limit - 1])
  }, 60_000)

  test('ST14 a refused batch names its command and changes nothing', async () => {
    const store = await open()
    const id = await make.createHello(store)
    const commands = [make.setText('a', 'changed'), make.setText('missing', 'x')]
    const refused = await failure(store.appendBatch(alice, id, { batchId: 'b', commands }))
    expect(refused.pointer).toMatch(/^\/commands\/1(\/|$)/)
    expect(await make.textOf(store, id, 'a')).toBe('hello')
    expect(await provedLog(store, id)).toEqual([])
    // The refused id is free.
    const retried = await value(
      store.appendBatch(alice, id, { batchId: 'b', commands: commands.slice(0, 1) }),
    )
    expect(retried).toMatchObject({ revision: 1, repeated: false })
  })

  test('ST15 a repeated batch gets the first answer and changes nothing', async () => {
    const location = await fresh()
    const store = await open(location)
    const id = await make.createHello(store)
    const batch = { batchId: 'b', expectedRevision: 0, commands: [make.addText('n', 'once')] }
    const first = await value(store.appendBatch(alice, id, batch))
    await value(
      store.appendBatch(alice, id, { batchId: 'c', commands: [make.setText('a', 'later')] }),
    )
    for (const other of [store, await open(location)]) {
      const again = await value(other.appendBatch(alice, id, batch))
      expect(again).toEqual({ ...first, repeated: true })
    }
    expect(await provedLog(store, id)).toHaveLength(2)
  })

  test('ST15 an id that was given to other commands is refused, and nothing is dropped unseen', async () => {
    const store = await open()
    const id = await make.createHello(store)
    const front = { batchId: 'front', commands: [make.editText('a', 0, 0, 'Oh, ')] }
    const end = { batchId: 'end', baseRevision: 0, commands: [make.editText('a', 5, 5, '!')] }
    for (const batch of [front, end]) await value(store.appendBatch(alice, id, batch))
    // The log holds it at other offsets than those that were sent.
    expect(await value(store.appendBatch(alice, id, end))).toMatchObject({
      revision: 2,
      repeated: true,
    })
    for (const commands of [
      [make.editText('a', 5, 5, '?')],
      [make.setText('a', 'x')],
      [...end.commands, ...end.commands],
    ]) {
      for (const baseRevision of [undefined, 0, 1, 2]) {
        const other = { batchId: 'end', baseRevision, commands }
        expect(await failure(store.appendBatch(alice, id, other))).toMatchObject({
          code: 'batch.idTaken',
          params: { batch: 'end', revision: 2 },
          pointer: '/batchId',
        })
      }
    }
    expect(await make.textOf(store, id, 'a')).toBe('Oh, hello!')
    expect(await provedLog(store, id)).toHaveLength(2)
  })

  test('ST15 twenty of one batch at once take effect once', async () => {
    const location = await fresh()
    const store = await open(location)
    const id = await make.createHello(store)
    const other = await open(location)
    const batch = { batchId: 'b', commands: [make.editText('a', 5, 5, '!')] }
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        value((index % 2 ? store : other).appendBatch(alice, id, batch)),
      ),
    )
    expect(answers.filter(({ repeated }) => !repeated)).toHaveLength(1)
    expect(new Set(answers.map(({ revision }) => revision))).toEqual(new Set([1]))
    expect(await make.textOf(store, id, 'a')).toBe('hello!')
  })

  test('ST16 an expectation that fails tells where the graph is and what was missed', async () => {
    const store = await open()
    const id = await make.createHello(store)
    for (let index = 0; index < missedBatchesCountMax + 5; index++) {
      const commands = [make.setText('a', `text ${index}`)]
      await value(
        store.appendBatch(alice, id, { batchId: `b${index}`, expectedRevision: index, commands }),
      )
    }
    const current = missedBatchesCountMax + 5
    const attempt = (expectedRevision: number) =>
      failure(
        store.appendBatch(alice, id, {
          batchId: 'x',
          expectedRevision,
          commands: [make.setTitle('X')],
        }),
      )
    const late = await attempt(current - 2)
    expect(late).toMatchObject({
      code: 'graph.revisionConflict',
      params: { expected: current - 2, current },
      currentRevision: current,
    })
    const missed = isRevisionConflict(late) ? late.missed : []
    expect(missed.map(({ revision }) => revision)).toEqual([current - 1, current])
    const veryLate = await attempt(0)
    expect(isRevisionConflict(veryLate) && veryLate.missed.length).toBe(missedBatchesCountMax)
    expect((await attempt(current + 1)).code).toBe('graph.revisionConflict')
    expect(await provedLog(store, id)).toHaveLength(current)
  })

  test('ST17 text edits of one base all arrive, and the log holds them as they were applied', async () => {
    const store = await open()
    const id = await make.createHello(store)
    const edit = (batchId: string, start: number, end: number, insert: string, baseRevision = 0) =>
      value(
        store.appendBatch(alice, id, {
          batchId,
          baseRevision,
          commands: [make.editText('a', start, end, insert)],
        }),
      )
    await edit('front', 0, 0, 'Oh, ')
    await edit('end', 5, 5, '!')
    await edit('middle', 1, 4, 'e')
    await edit('inside', 2, 2, 'ee')
    expect(await make.textOf(store, id, 'a')).toBe('Oh, heeeo!')
    expect((await provedLog(store, id))[1]?.commands).toEqual([make.editText('a', 9, 9, '!')])
    const never = { batchId: 'never', baseRevision: 9, commands: [make.editText('a', 0, 0, 'x')] }
    expect(await failure(store.appendBatch(alice, id, never))).toMatchObject({
      code: 'graph.baseUnknown',
      params: { revision: 9, current: 4 },
    })
  })

  test('ST17 a base that is too far back to be moved from is refused', async () => {
    const store = await open()
    const id = await make.createHello(store)
    const many = Array.from({ length: 99_999 }, (_, index) => make.setTitle(`${index}`))
    await value(store.appendBatch(alice, id, { batchId: 'b1', commands: many }))
    const commands = [make.editText('a', 0, 0, 'x'), make.editText('a', 0, 0, 'y')]
    const refused = await failure(
      store.appendBatch(alice, id, { batchId: 'b2', baseRevision: 0, commands }),
    )
    expect(refused).toMatchObject({ code: 'graph.baseTooOld', params: { revision: 0, current: 1 } })
    const fewer = { batchId: 'b2', baseRevision: 0, commands: commands.slice(1) }
    expect((await value(store.appendBatch(alice, id, fewer))).revision).toBe(2)
    const later = { batchId: 'b3', baseRevision: 1, commands }
    expect((await value(store.appendBatch(alice, id, later))).revision).toBe(3)
  }, 30_000)

  test('ST28 an edit that is moved over thousands keeps nobody waiting for long', async () => {
    const store = await open()
    const id = await make.createHello(store)
    const others = Array.from({ length: 4_000 }, () => make.editText('a', 1, 1, 'x'))
    const apart = others.map((_, index) => make.editText('a', 2 * index + 2, 2 * index + 2, 'y'))
    await value(store.appendBatch(alice, id, { batchId: 'b1', commands: others }))
    await value(store.appendBatch(alice, id, { batchId: 'b2', commands: apart }))
    let longest = 0
    let last = performance.now()
    const ticking = setInterval(() => {
      longest = Math.max(longest, performance.now() - last)
      last = performance.now()
    }, 1)
    const whole = { batchId: 'b3', baseRevision: 1, commands: [make.editText('a', 0, 4_005, '')] }
    await value(store.appendBatch(alice, id, whole))
    clearInterval(ticking)
    expect(await make.textOf(store, id, 'a')).toBe('y'.repeat(4_000))
    expect(Math.max(longest, performance.now() - last)).toBeLessThan(500)
  }, 30_000)

  test('ST18 thirty writers in one process: nothing lost, nothing twice', async () => {
    const location = await fresh()
    const stores = [await open(location), await open(location)]
    const id = await make.createHello(stores[0] as Store)
    const answers = await Promise.all(
      Array.from({ length: 30 }, async (_, writer) => {
        const store = stores[writer % 2] as Store
        const revisions: number[] = []
        for (let count = 0; count < 5; count++) {
          const commands = [make.addText(`w${writer}-${count}`, 'x'), make.editText('a', 0, 0, 'a')]
          const batch = { batchId: `w${writer}-${count}`, commands }
          revisions.push((await value(store.appendBatch(alice, id, batch))).revision)
        }
        return revisions
      }),
    )
    const revisions = answers.flat()
    expect(new Set(revisions).size).toBe(150)
    // Each writer's own batches stand in the order in which they were sent.
    for (const own of answers) expect(own).toEqual([...own].sort((a, b) => a - b))
    expect(await provedLog(stores[0] as Store, id)).toHaveLength(150)
    for (const store of stores) expect((await make.textOf(store, id, 'a'))?.length).toBe(155)
  })

  test('ST19 a page ends where it would grow too heavy, and leaves the inverses out', async () => {
    const store = await open()
    const id = await make.createHello(store)
    const heavy = Array.from({ length: 30 }, (_, index) =>
      make.setText('a', (index % 2 ? 'y' : 'z').repeat(100_000)),
    )
    for (let index = 1; index <= 6; index++) {
      // Three of these are heavier than a page; a fourth alone is heavier than one.
      const commands = index === 4 ? [...heavy, ...heavy, ...heavy] : heavy
      await value(store.appendBatch(alice, id, { batchId: `b${index}`, commands }))
    }
    const pages: string[][] = []
    for (let after = 0; after < 6;) {
      const { revision, batches } = await value(store.listBatches(alice, id, { after, limit: 500 }))
      expect(revision).toBe(6)
      pages.push(batches.map(({ batchId }) => batchId))
      after = batches.at(-1)?.revision ?? Infinity
      for (const batch of batches) expect(batch).not.toHaveProperty('inverse')
    }
    expect(pages).toEqual([['b1', 'b2'], ['b3'], ['b4'], ['b5', 'b6']])
    // Offsets are not moved over more than fits in memory.
    const late = { batchId: 'late', baseRevision: 0, commands: [make.editText('a', 0, 0, 'x')] }
    expect((await failure(store.appendBatch(alice, id, late))).code).toBe('graph.baseTooOld')
  }, 60_000)

  test('ST19 the log is read in pages from any revision', async () => {
    const store = await open()
    const id = await make.createHello(store)
    for (let index = 1; index <= 5; index++) {
      await value(
        store.appendBatch(alice, id, {
          batchId: `b${index}`,
          commands: [make.setText('a', `${index}`)],
        }),
      )
    }
    const page = await value(store.listBatches(alice, id, { after: 1, limit: 2 }))
    expect(page.revision).toBe(5)
    expect(page.batches.map(({ batchId }) => batchId)).toEqual(['b2', 'b3'])
    expect((await value(store.listBatches(alice, id, { after: 5, limit: 2 }))).batches).toEqual([])
  })
})
