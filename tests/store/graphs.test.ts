import { hash } from 'node:crypto'
import { expect, test } from 'vitest'
import { openDatabase } from '@/lib/store/client'
import { canonicalJson } from '@/lib/std/json'
import { describeOnEachDatabase } from './databases'
import * as make from './fixtures'
import { alice, bob, failure, value } from './fixtures'

describeOnEachDatabase('graphs', ({ fresh, open }) => {
  test('ST9 a document is stored at revision 0, and a taken id is refused', async () => {
    const store = await open()
    await value(store.ensureWorkspace(alice))
    const document = make.documentOf('One', [make.textNode('a', 'x')])
    const created = await value(store.createGraph(alice, { document, id: 'g1' }))
    expect(created).toMatchObject({ id: 'g1', revision: 0, document: { title: 'One' } })
    expect(created.document.nodes).toMatchObject(document.nodes)
    expect((await failure(store.createGraph(alice, { document, id: 'g1' }))).code).toBe(
      'graph.idTaken',
    )
    expect((await failure(store.createGraph(alice, { document, id: 'a b' }))).code).toBe(
      'id.invalid',
    )
  })

  test('ST9 a document that is not valid is not stored', async () => {
    const store = await open()
    await value(store.ensureWorkspace(alice))
    const document = make.documentOf('Bad', [{ id: 'a', kind: 'nothing' }])
    await failure(store.createGraph(alice, { document }))
    expect((await value(store.listGraphs(alice, { limit: 10 }))).graphs).toEqual([])
  })

  test('ST10 a snapshot that a later release wrote is refused by name', async () => {
    const location = await fresh()
    const id = await make.createHello(await open(location))
    const database = await openDatabase(location)
    const document = JSON.stringify({ ...make.documentOf('G', []), versions: { document: 999 } })
    const sha256 = hash('sha256', document)
    await database.client.snapshot.updateMany({ data: { document, sha256 } })
    await database.close()
    const again = await open(location)
    expect((await failure(again.getGraph(alice, id))).code).toBe('document.tooNew')
    const batch = { batchId: 'b', commands: [make.setTitle('T')] }
    expect((await failure(again.appendBatch(alice, id, batch))).code).toBe('document.tooNew')
  })

  test('ST10 every script comes back as it went in, and the stored text is canonical', async () => {
    const location = await fresh()
    const store = await open(location)
    await value(store.ensureWorkspace(alice))
    const texts = [
      '개가 짖어요 🐕‍🦺',
      'e\u0301 é \u202e \ufeff',
      '\u0001\t\n"\\',
      '𝄞𐍈',
      '\'; DROP TABLE "Graph" --',
    ]
    const document = make.documentOf(
      '제목 %_',
      texts.map((text, index) => make.textNode(`n${index}`, text)),
    )
    const created = await value(store.createGraph(alice, { document }))
    expect(created.document.nodes).toMatchObject(document.nodes)
    const { id } = created
    await value(
      store.appendBatch(alice, id, {
        batchId: 'b',
        commands: [make.setText('n0', texts[1] ?? '')],
      }),
    )
    // A second store has nothing in memory.
    const again = await open(location)
    expect((await value(again.getGraph(alice, id, { revision: 0 }))).document).toEqual(
      created.document,
    )
    const present = (await value(again.getGraph(alice, id))).document
    expect(present.nodes[0]).toMatchObject({ text: texts[1] })
    const database = await openDatabase(location)
    const row = await database.client.snapshot.findFirstOrThrow({ where: { graphId: id } })
    await database.close()
    expect(row.document).toBe(canonicalJson(created.document))
    expect(row.byteCount).toBe(Buffer.byteLength(row.document))
  })

  test('ST11 every past revision reads as it was then', async () => {
    const location = await fresh()
    const store = await open(location)
    const id = await make.createHello(store)
    const states = [(await value(store.getGraph(alice, id))).document]
    for (let revision = 1; revision <= 12; revision++) {
      const commands =
        revision % 3 === 0
          ? [make.addText(`n${revision}`, 'new')]
          : [make.setText('a', `text ${revision}`)]
      const answer = await value(
        store.appendBatch(alice, id, { batchId: `b${revision}`, commands }),
      )
      expect(answer.revision).toBe(revision)
      if (answer.document) states.push(answer.document)
    }
    const again = await open(location)
    for (const [revision, document] of states.entries()) {
      expect((await value(again.getGraph(alice, id, { revision }))).document).toEqual(document)
    }
    for (const revision of [13, -1, 0.5]) {
      expect(await failure(again.getGraph(alice, id, { revision }))).toMatchObject({
        code: 'graph.revisionNotFound',
        params: { revision, current: 12 },
      })
    }
  })

  test('ST12 the list is newest change first, and its pages neither repeat nor hide', async () => {
    const store = await open()
    await value(store.ensureWorkspace(alice))
    const ids: string[] = []
    for (let index = 0; index < 7; index++) {
      const document = make.documentOf(`Graph ${index}`, [])
      ids.push((await value(store.createGraph(alice, { document }))).id)
    }
    // Times are kept to the millisecond, so the change must come in a later one.
    await new Promise((resolve) => setTimeout(resolve, 5))
    await value(
      store.appendBatch(alice, ids[2] ?? '', { batchId: 'b', commands: [make.addText('a', '')] }),
    )
    const first = await value(store.listGraphs(alice, { limit: 3 }))
    expect(first.graphs[0]).toMatchObject({
      id: ids[2],
      title: 'Graph 2',
      revision: 1,
      nodeCount: 1,
    })
    const seen = first.graphs.map(({ id }) => id)
    await value(store.createGraph(alice, { document: make.documentOf('Between two pages', []) }))
    let cursor = first.nextCursor
    while (cursor !== undefined) {
      const page = await value(store.listGraphs(alice, { limit: 3, cursor }))
      seen.push(...page.graphs.map(({ id }) => id))
      cursor = page.nextCursor
    }
    expect(seen).toHaveLength(7)
    expect(new Set(seen)).toEqual(new Set(ids))
    for (const bad of ['', 'nonsense', Buffer.from('[1,"\\u0000"]').toString('base64url')]) {
      expect((await failure(store.listGraphs(alice, { limit: 3, cursor: bad }))).code).toBe(
        'cursor.invalid',
      )
    }
  })

  test('ST12 the query minds neither letter case nor the wildcards of SQL', async () => {
    const store = await open()
    await value(store.ensureWorkspace(alice))
    for (const title of [
      'Three DOGS',
      '100% sure',
      '1000 sure',
      'a_b',
      'axb',
      'ÉTÉ',
      '세 마리 개',
      'c\\d',
    ]) {
      await value(store.createGraph(alice, { document: make.documentOf(title, []) }))
    }
    const titles = async (query: string) =>
      (await value(store.listGraphs(alice, { limit: 20, query }))).graphs
        .map(({ title }) => title)
        .sort()
    expect(await titles('dogs')).toEqual(['Three DOGS'])
    expect(await titles('0%')).toEqual(['100% sure'])
    expect(await titles('A_B')).toEqual(['a_b'])
    expect(await titles('été')).toEqual(['ÉTÉ'])
    expect(await titles('마리')).toEqual(['세 마리 개'])
    expect(await titles('\\')).toEqual(['c\\d'])
    expect(await titles('\u0000')).toEqual([])
    expect(await titles('')).toHaveLength(8)
  })

  test('ST12 a new title is found and shown', async () => {
    const store = await open()
    const id = await make.createHello(store)
    await value(store.appendBatch(alice, id, { batchId: 'b', commands: [make.setTitle('Cats')] }))
    const page = await value(store.listGraphs(alice, { limit: 5, query: 'cat' }))
    expect(page.graphs.map(({ title }) => title)).toEqual(['Cats'])
  })

  test('ST13 deleting takes snapshots and log along', async () => {
    const location = await fresh()
    const store = await open(location)
    const id = await make.createHello(store)
    await value(store.appendBatch(alice, id, { batchId: 'b', commands: [make.setText('a', 'x')] }))
    await value(store.deleteGraph(alice, id))
    expect((await failure(store.getGraph(alice, id))).code).toBe('graph.notFound')
    expect((await failure(store.deleteGraph(alice, id))).code).toBe('graph.notFound')
    const database = await openDatabase(location)
    const counts = [await database.client.snapshot.count(), await database.client.batch.count()]
    await database.close()
    expect(counts).toEqual([0, 0])
  })

  test('ST13 a graph that has moved on is not deleted in place of the one expected', async () => {
    const store = await open()
    const id = await make.createHello(store)
    await value(store.appendBatch(alice, id, { batchId: 'b', commands: [make.setText('a', 'x')] }))
    expect(await failure(store.deleteGraph(alice, id, { expectedRevision: 0 }))).toMatchObject({
      code: 'graph.revisionConflict',
      params: { expected: 0, current: 1 },
    })
    await value(store.deleteGraph(alice, id, { expectedRevision: 1 }))
    const again = store.deleteGraph(alice, id, { expectedRevision: 1 })
    expect((await failure(again)).code).toBe('graph.notFound')
  })

  test('ST13 a graph made anew under a deleted id is not taken for the old one', async () => {
    const location = await fresh()
    const [one, other] = [await open(location), await open(location)]
    await value(one.ensureWorkspace(alice))
    const create = (text: string) =>
      one.createGraph(alice, {
        id: 'g',
        document: make.documentOf('G', [make.textNode('a', text)]),
      })
    await value(create('old'))
    expect(await make.textOf(other, 'g', 'a')).toBe('old')
    await value(one.deleteGraph(alice, 'g'))
    await new Promise((resolve) => setTimeout(resolve, 5))
    await value(create('new'))
    const answer = await value(
      other.appendBatch(alice, 'g', { batchId: 'b', commands: [make.editText('a', 3, 3, '!')] }),
    )
    expect(answer.revision).toBe(1)
    expect(await make.textOf(one, 'g', 'a')).toBe('new!')
  })

  test('ST13 a duplicate has the same nodes, its own title and a log of its own', async () => {
    const store = await open()
    const id = await make.createHello(store)
    await value(
      store.appendBatch(alice, id, { batchId: 'b', commands: [make.setText('a', 'bye')] }),
    )
    const copy = await value(store.duplicateGraph(alice, id, 'Copy'))
    expect(copy).toMatchObject({ revision: 0, document: { title: 'Copy' } })
    await value(
      store.appendBatch(alice, copy.id, { batchId: 'b', commands: [make.setText('a', 'other')] }),
    )
    expect(await make.textOf(store, id, 'a')).toBe('bye')
    expect(await make.textOf(store, copy.id, 'a')).toBe('other')
  })

  test('ST8 graphs and assets need a workspace, which is made once', async () => {
    const store = await open()
    const document = make.documentOf('G', [])
    expect((await failure(store.createGraph(bob, { document }))).code).toBe('workspace.notFound')
    const asset = make.imageAsset(make.hashOf('1'))
    expect((await failure(store.putAsset(bob, asset))).code).toBe('workspace.notFound')
    const made = await Promise.all(
      Array.from({ length: 5 }, () => value(store.ensureWorkspace(bob))),
    )
    expect(made.filter(({ created }) => created)).toHaveLength(1)
    await value(store.createGraph(bob, { document }))
  })
})
