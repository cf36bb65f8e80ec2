import { expect, test } from 'vitest'
import { commandSchema, type Command } from '@/lib/graph/command'
import type { Store } from '@/lib/store/store'
import { describeOnEachDatabase } from './databases'
import * as make from './fixtures'
import { alice, bob, failure, value } from './fixtures'

/** Every function that takes an id, as another workspace would call it. */
const readings: Readonly<
  Record<string, (store: Store, id: string, hash: string) => Promise<unknown>>
> = {
  getGraph: (store, id) => store.getGraph(bob, id),
  'getGraph at a revision': (store, id) => store.getGraph(bob, id, { revision: 0 }),
  deleteGraph: (store, id) => store.deleteGraph(bob, id),
  duplicateGraph: (store, id) => store.duplicateGraph(bob, id, 'Mine'),
  appendBatch: (store, id) =>
    store.appendBatch(bob, id, { batchId: 'x', commands: [make.setTitle('Mine')] }),
  'appendBatch of a batch that is there': (store, id) =>
    store.appendBatch(bob, id, { batchId: 'secret', commands: [make.setTitle('Mine')] }),
  'appendBatch at a revision': (store, id) =>
    store.appendBatch(bob, id, {
      batchId: 'x',
      expectedRevision: 0,
      commands: [make.setTitle('Mine')],
    }),
  listBatches: (store, id) => store.listBatches(bob, id, { after: 0, limit: 10 }),
  getAsset: (store, _id, hash) => store.getAsset(bob, hash),
}

describeOnEachDatabase('isolation', ({ open }) => {
  test('ST7 another workspace sees what it would see of nothing', async () => {
    const store = await open()
    await value(store.ensureWorkspace(bob))
    const id = await make.createHello(store)
    const hash = make.hashOf('a')
    await value(store.putAsset(alice, make.imageAsset(hash)))
    await value(
      store.appendBatch(alice, id, { batchId: 'secret', commands: [make.setText('a', 'secret')] }),
    )
    // Alice's head is in memory now, which must not help bob either.
    for (const [name, read] of Object.entries(readings)) {
      const theirs = JSON.stringify(await read(store, id, hash))
      const nothing = JSON.stringify(await read(store, 'nothing', make.hashOf('b')))
      expect(theirs.replaceAll(id, '').replaceAll(hash, ''), name).toBe(
        nothing.replaceAll('nothing', '').replaceAll(make.hashOf('b'), ''),
      )
      expect(theirs, name).toContain('otFound')
    }
    expect((await value(store.listGraphs(bob, { limit: 10 }))).graphs).toEqual([])
    expect(await value(store.getAssets(bob, [hash]))).toEqual(new Map())
    expect(await make.textOf(store, id, 'a')).toBe('secret')
  })

  test('ST7 ids that no database could hold are unknown, not an error', async () => {
    const store = await open()
    await value(store.ensureWorkspace(bob))
    for (const [name, read] of Object.entries(readings)) {
      for (const id of ['\u0000', '', '../x', 'x'.repeat(5000), "' OR 1=1 --"]) {
        expect(JSON.stringify(await read(store, id, id)), name).toContain('otFound')
      }
    }
  })

  test('ST20 an asset of another workspace cannot be named', async () => {
    const store = await open()
    const hash = make.hashOf('c')
    await value(store.ensureWorkspace(bob))
    await value(store.putAsset(bob, make.imageAsset(hash)))
    const id = await make.createHello(store)
    const refused = await store.appendBatch(alice, id, {
      batchId: 'b',
      commands: [make.addImage('i', hash)],
    })
    expect(refused).toMatchObject({
      ok: false,
      error: { code: 'asset.notOwned', params: { hashes: [hash] } },
    })
    const document = make.documentOf('G', [
      { id: 'i', kind: 'image', asset: make.imageAsset(hash) },
    ])
    expect(await store.createGraph(alice, { document })).toMatchObject({
      ok: false,
      error: { code: 'asset.notOwned' },
    })
    await value(store.putAsset(alice, make.imageAsset(hash)))
    await value(
      store.appendBatch(alice, id, { batchId: 'b', commands: [make.addImage('i', hash)] }),
    )
    await value(store.createGraph(alice, { document }))
    // An edit of another node does not ask for the assets of the rest.
    await value(store.appendBatch(alice, id, { batchId: 'c', commands: [make.setText('a', 'x')] }))
  })

  test('ST20 what stands beside a hash is as the workspace keeps it, however it is sent', async () => {
    const store = await open()
    const id = await make.createHello(store)
    const image = make.imageAsset(make.hashOf('7'))
    const sound = make.audioAsset(make.hashOf('8'))
    for (const asset of [image, sound]) await value(store.putAsset(alice, asset))
    const add = (node: object) => commandSchema.parse({ type: 'addNode', node })
    const append = (...commands: Command[]) =>
      store.appendBatch(alice, id, { batchId: `b${count++}`, commands })
    let count = 0
    const lies = [
      { id: 'p', kind: 'image', asset: { ...image, mediaType: 'image/jpeg' } },
      { id: 'p', kind: 'image', asset: { ...image, width: 50_000_000 } },
      { id: 'p', kind: 'image', asset: { ...image, hash: sound.hash } },
      { id: 's', kind: 'audio', asset: { ...sound, durationSeconds: 1_000_000 } },
    ]
    for (const node of lies) {
      const differs = { ok: false, error: { code: 'asset.differs' } }
      expect(await append(add(node))).toMatchObject(differs)
      const document = make.documentOf('G', [node])
      expect(await store.createGraph(alice, { document })).toMatchObject(differs)
    }
    // What no file could be does not even come so far.
    const absurd = [
      { id: 'p', kind: 'image', asset: { ...image, width: 9e15 } },
      { id: 's', kind: 'audio', asset: { ...sound, durationSeconds: 1e308 } },
    ]
    for (const node of absurd) {
      expect(commandSchema.safeParse({ type: 'addNode', node }).success).toBe(false)
    }
    await value(append(add({ id: 'p', kind: 'image', asset: image })))
    const patch = (asset: object) =>
      commandSchema.parse({ type: 'updateNode', id: 'p', patch: { asset } })
    // A patch may change what stands beside the hash without naming it.
    expect((await failure(append(patch({ width: 5 })))).code).toBe('asset.differs')
    expect((await failure(append(patch({ hash: make.hashOf('9') })))).code).toBe('asset.notOwned')
    await value(append(patch({ width: 5 }), patch({ width: image.width })))
    await value(append(make.setText('a', 'x')))
  })

  test('ST20 what comes with a graph is kept if the document is valid and names it', async () => {
    const store = await open()
    await value(store.ensureWorkspace(alice))
    const [named, other] = [make.imageAsset(make.hashOf('5')), make.imageAsset(make.hashOf('6'))]
    const node = { id: 'p', kind: 'image', asset: named }
    const assets = [named, other]
    const kept = async () =>
      (
        await value(
          store.getAssets(
            alice,
            assets.map(({ hash }) => hash),
          ),
        )
      ).size
    const broken = make.documentOf('G', [node, { id: 'q', kind: 'nothing' }])
    expect((await failure(store.createGraph(alice, { document: broken, assets }))).code).toBe(
      'document.invalid',
    )
    expect(await kept()).toBe(0)
    await value(store.createGraph(alice, { document: make.documentOf('G', [node]), assets }))
    expect(await kept()).toBe(1)
  })

  test('ST26 an asset is kept once and comes back as it stands in a document', async () => {
    const store = await open()
    await value(store.ensureWorkspace(alice))
    const image = make.imageAsset(make.hashOf('d'))
    const sound = make.audioAsset(make.hashOf('e'))
    for (const asset of [image, sound]) {
      expect(await value(store.putAsset(alice, asset))).toEqual({ asset, created: true })
      expect(await value(store.putAsset(alice, asset))).toEqual({ asset, created: false })
      expect(await value(store.getAsset(alice, asset.hash))).toEqual(asset)
    }
    const many = Array.from(
      { length: 1200 },
      (_, index) => `sha256-${String(index).padStart(64, '0')}`,
    )
    const asked = [image.hash, ...many, sound.hash, 'no hash', '\u0000']
    expect(await value(store.getAssets(alice, asked))).toEqual(
      new Map([image, sound].map((asset) => [asset.hash, asset])),
    )
    expect(await value(store.referenced([...many, sound.hash]))).toEqual(new Set([sound.hash]))
    // What was kept first stays, whatever is measured of the same bytes later.
    expect(await value(store.putAsset(alice, { ...image, width: 5 }))).toEqual({
      asset: image,
      created: false,
    })
  })
})
