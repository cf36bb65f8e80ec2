import { describe, expect, test } from 'vitest'
import { graphSchema, listGraphsContract, type Graph } from '@/lib/api/contract/graphs'
import { appendCommandsContract, listCommandsContract } from '@/lib/api/contract/commands'
import { instance } from '@/lib/services/instance'
import { localPrincipal } from '@/lib/services/principal'
import { imageAsset, value } from '../store/fixtures'
import { answer, call, createNotes, notes, problem, send, useApp } from './app'

useApp()

const setText = (text: string) => ({ type: 'updateNode', id: 'n0', patch: { text } })

describe('graphs', () => {
  test('API11 a document is filled in, stored at revision 0 and given back', async () => {
    const document = {
      title: 'Sent',
      nodes: notes(2),
      edges: [{ source: 'n0', target: 'n1', relation: 'before' }],
    }
    const response = await send('POST', '/graphs', { title: 'Named', document })
    const graph = graphSchema.parse(await answer(Promise.resolve(response.clone()), 201))
    expect(response.headers.get('location')).toBe(`/api/v1/graphs/${graph.id}`)
    expect(graph.revision).toBe(0)
    expect(graph.document.title).toBe('Named')
    expect(graph.document.nodes.map((node) => node.alias)).toEqual(['Note 1', 'Note 2'])
    expect(graph.document.edges).toHaveLength(1)
  })

  test.each([
    ['POST', '/graphs', {}],
    ['POST', '/prompt', { target: 'gemini', media: 'reference' }],
  ])(
    'API11, API19 and API10 %s %s names a thousand hashes that are not ours',
    async (method, path, more) => {
      const nodes = Array.from({ length: 1_000 }, (_, index) => ({
        id: `n${index}`,
        kind: 'image',
        asset: { hash: `sha256-${String(index).padStart(64, '0')}` },
      }))
      expect(await problem(send(method, path, { document: { nodes }, ...more }))).toMatchObject({
        status: 422,
        code: 'asset.notOwned',
        errors: [{ pointer: '/document/nodes/0/asset' }],
      })
      const garbled = [{ id: 'a', kind: 'image', asset: { hash: 'x'.repeat(5_000) } }]
      const answered = await problem(send(method, path, { document: { nodes: garbled }, ...more }))
      expect(answered).toMatchObject({ status: 422, code: 'asset.hashInvalid' })
    },
  )

  test('API11 and API10 a thousand stored media make a graph, believed in their hashes alone', async () => {
    const { store } = await instance()
    const assets = Array.from({ length: 1_000 }, (_, index) =>
      imageAsset(`sha256-${String(index).padStart(64, 'a')}`),
    )
    for (const asset of assets) await value(store.putAsset(localPrincipal, asset))
    const nodes = assets.map(({ hash }, index) => ({
      id: `n${index}`,
      kind: 'image',
      asset: { hash },
    }))
    const graph = await answer<Graph>(send('POST', '/graphs', { document: { nodes } }), 201)
    expect(graph.document.nodes.map((node) => node.kind === 'image' && node.asset)).toEqual(assets)
  })

  test('API11 without a document the graph is empty', async () => {
    const graph = await answer<Graph>(send('POST', '/graphs', { title: '빈 그래프' }), 201)
    expect(graph.document).toMatchObject({ title: '빈 그래프', nodes: [], edges: [] })
  })

  test('API12 the list has the newest change first, in pages, and finds titles', async () => {
    const [first, second] = [await createNotes(), await createNotes()]
    await answer(send('PATCH', `/graphs/${first}`, { title: 'Unmistakable' }))
    const page = listGraphsContract.output.parse(await answer(call('GET', '/graphs?limit=1')))
    expect(page.graphs.map(({ id }) => id)).toEqual([first])
    const next = await answer<typeof page>(
      call('GET', `/graphs?limit=1&cursor=${encodeURIComponent(page.nextCursor ?? '')}`),
    )
    expect(next.graphs.map(({ id }) => id)).toEqual([second])
    const found = await answer<typeof page>(call('GET', '/graphs?q=unmistak'))
    expect(found.graphs.map(({ title }) => title)).toEqual(['Unmistakable'])
  })

  test('API13 a graph is read with its revision as tag, and not sent again while it is the same', async () => {
    const id = await createNotes()
    const response = await call('GET', `/graphs/${id}`)
    expect(response.headers.get('etag')).toBe('"0"')
    const headers = { 'if-none-match': '"0"' }
    const same = await call('GET', `/graphs/${id}`, { headers })
    expect([same.status, await same.text()]).toEqual([304, ''])
    await answer(send('POST', `/graphs/${id}/commands`, { commands: [setText('changed')] }))
    expect((await call('GET', `/graphs/${id}`, { headers })).status).toBe(200)
    const past = await answer<Graph>(call('GET', `/graphs/${id}?revision=0`))
    expect(past.document.nodes[0]).toMatchObject({ text: 'note 0' })
  })

  test('API14 rename, duplicate and delete', async () => {
    const id = await createNotes()
    expect(await answer(send('PATCH', `/graphs/${id}`, { title: 'Renamed' }))).toEqual({
      id,
      title: 'Renamed',
      revision: 1,
    })
    const named = await answer<Graph>(
      send('POST', `/graphs/${id}/duplicate`, { title: '사본' }),
      201,
    )
    expect([named.document.title, named.revision]).toEqual(['사본', 0])
    const copy = await answer<Graph>(call('POST', `/graphs/${id}/duplicate`), 201)
    expect(copy.document.title).toBe('Renamed (copy)')
    const deleted = await call('DELETE', `/graphs/${id}`)
    expect([deleted.status, await deleted.text()]).toEqual([204, ''])
    expect(await problem(call('GET', `/graphs/${id}`))).toMatchObject({
      status: 404,
      code: 'graph.notFound',
    })
    expect(await problem(call('DELETE', `/graphs/${id}`))).toMatchObject({ status: 404 })
  })

  test('API13 whatever gives a graph gives its tag', async () => {
    const made = await send('POST', '/graphs', { title: 'T' })
    const { id } = (await made.json()) as Graph
    const renamed = await send('PATCH', `/graphs/${id}`, { title: 'U' })
    const copied = await send('POST', `/graphs/${id}/duplicate`, {})
    const read = await call('GET', `/graphs/${id}`)
    expect([made, renamed, copied, read].map(({ headers }) => headers.get('etag'))).toEqual([
      '"0"',
      '"1"',
      '"0"',
      '"1"',
    ])
  })

  test('API14 a change under If-Match is made at one of the revisions named, or not at all', async () => {
    const id = await createNotes()
    const change = (method: string, tag: string) =>
      call(method, `/graphs/${id}`, {
        headers: { 'if-match': tag, 'content-type': 'application/json' },
        ...(method === 'PATCH' && { body: '{"title":"Renamed"}' }),
      })
    for (const method of ['PATCH', 'DELETE']) {
      for (const tag of ['"77"', '77', 'W/"0"', '"other"', '']) {
        expect(await problem(change(method, tag)), tag).toMatchObject({
          status: 412,
          code: 'graph.revisionNotMatched',
          params: { current: 0 },
        })
      }
    }
    expect((await answer<Graph>(call('GET', `/graphs/${id}`))).document.title).toBe('Notes')
    await answer(change('PATCH', '"77", "0"'))
    await answer(change('PATCH', '*'))
    expect((await problem(change('DELETE', '"0"'))).params).toEqual({ current: 2 })
    expect((await change('DELETE', '"2"')).status).toBe(204)
    expect(await problem(change('DELETE', '"2"'))).toMatchObject({ status: 404 })
  })

  test('API14 API15 a batch under If-Match is applied at one of the revisions named, or not at all', async () => {
    const id = await createNotes()
    const append = (tag: string, batchId: string, more: object = {}) =>
      call('POST', `/graphs/${id}/commands`, {
        headers: { 'if-match': tag, 'content-type': 'application/json' },
        body: JSON.stringify({
          batchId,
          commands: [{ type: 'setTitle', title: batchId }],
          ...more,
        }),
      })
    const refused = { status: 412, code: 'graph.revisionNotMatched' }
    for (const tag of ['"77"', 'W/"0"', '']) {
      expect(await problem(append(tag, 'a')), tag).toMatchObject(refused)
    }
    const first = { revision: 1, repeated: false }
    expect(await answer(append('"77", "0"', 'a'))).toMatchObject(first)
    expect(await problem(append('"0"', 'b'))).toMatchObject({ ...refused, params: { current: 1 } })
    expect(await problem(append('"1"', 'b', { expectedRevision: 0 }))).toMatchObject(refused)
    // The answer was lost on its way, and the batch is sent again as it was.
    expect(await answer(append('"0"', 'a'))).toMatchObject({ ...first, repeated: true })
    expect((await answer<Graph>(call('GET', `/graphs/${id}`))).document.title).toBe('a')
  })

  test('API14 of ten renamings of one revision, one is made', async () => {
    const id = await createNotes()
    const headers = { 'if-match': '"0"', 'content-type': 'application/json' }
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        call('PATCH', `/graphs/${id}`, { headers, body: JSON.stringify({ title: `${index}` }) }),
      ),
    )
    const statuses = answers.map(({ status }) => status).sort()
    expect(statuses).toEqual([200, ...Array.from({ length: 9 }, () => 412)])
  })

  test('API14 the title of a copy stays in its bounds and keeps its characters whole', async () => {
    const title = 'a' + '😀'.repeat(149)
    const { id } = await answer<Graph>(send('POST', '/graphs', { title }), 201)
    // What a server makes of a request without a body and without a type.
    const nothing = { body: new Blob([]).stream(), duplex: 'half' } as RequestInit
    const copy = await answer<Graph>(call('POST', `/graphs/${id}/duplicate`, nothing), 201)
    expect(copy.document.title).toMatch(/^a(😀)+ \(copy\)$/u)
  })
})

describe('commands', () => {
  test('API15 a batch is applied once, however often it is sent', async () => {
    const id = await createNotes()
    const batch = { batchId: 'b1', commands: [setText('once')] }
    const first = appendCommandsContract.output.parse(
      await answer(send('POST', `/graphs/${id}/commands`, batch)),
    )
    const again = await answer(
      send('POST', `/graphs/${id}/commands`, { ...batch, expectedRevision: 0 }),
    )
    expect(first).toMatchObject({ revision: 1, batchId: 'b1', repeated: false, diagnostics: [] })
    expect(again).toEqual({ ...first, repeated: true })
  })

  test('API15 an id that was given to other commands is refused', async () => {
    const id = await createNotes()
    const post = (text: string) =>
      send('POST', `/graphs/${id}/commands`, { batchId: 'b1', commands: [setText(text)] })
    await answer(post('first'))
    expect(await problem(post('second'))).toMatchObject({
      status: 422,
      code: 'batch.idTaken',
      params: { batch: 'b1', revision: 1 },
      errors: [{ pointer: '/batchId' }],
    })
  })

  test('API15, API22 the answer warns of what the batch left open, with code and sentence', async () => {
    const id = await createNotes()
    const commands = [
      { type: 'addNode', node: { id: 'p', kind: 'image', label: 'photo' } },
      setText('[it](#nowhere)'),
    ]
    const { diagnostics } = await answer<{ diagnostics: { code: string; message: string }[] }>(
      send('POST', `/graphs/${id}/commands`, { commands }),
    )
    expect(diagnostics.map(({ code }) => code)).toEqual(['media.missing', 'reference.dangling'])
    expect(diagnostics[0]?.message).toContain('“photo”')
  })

  test('API15 taking the groups away warns of the nodes that were in them, also when sent again', async () => {
    const id = await createNotes()
    const make = [
      { type: 'setGroups', groups: [{ id: 'g' }] },
      { type: 'updateNode', id: 'n1', patch: { group: 'g' } },
    ]
    expect(await answer(send('POST', `/graphs/${id}/commands`, { commands: make }))) //
      .toMatchObject({ diagnostics: [] })
    const take = { batchId: 'b1', commands: [{ type: 'setGroups', groups: null }] }
    const missing = { diagnostics: [{ code: 'group.missing', nodeId: 'n1' }] }
    expect(await answer(send('POST', `/graphs/${id}/commands`, take))).toMatchObject(missing)
    await answer(send('POST', `/graphs/${id}/commands`, { commands: make.slice(0, 1) }))
    expect(await answer(send('POST', `/graphs/${id}/commands`, take))).toMatchObject(missing)
  })

  test('API15 a refused command is named by its index and changes nothing', async () => {
    const id = await createNotes()
    const commands = [
      setText('lost'),
      { type: 'updateNode', id: 'n1', patch: { text: 7, colour: 'red' } },
    ]
    const refused = await problem(send('POST', `/graphs/${id}/commands`, { commands }))
    expect(refused).toMatchObject({ status: 422, code: 'node.invalid' })
    expect(refused.errors.map(({ pointer }) => pointer).sort()).toEqual([
      '/commands/1/patch/colour',
      '/commands/1/patch/text',
    ])
    expect((await answer<Graph>(call('GET', `/graphs/${id}`))).revision).toBe(0)
  })

  test('API15 a conflict tells where the graph is and what was missed', async () => {
    const id = await createNotes()
    await answer(
      send('POST', `/graphs/${id}/commands`, { batchId: 'theirs', commands: [setText('theirs')] }),
    )
    const batch = { expectedRevision: 0, commands: [setText('mine')] }
    const conflict = await problem(send('POST', `/graphs/${id}/commands`, batch))
    expect(conflict).toMatchObject({
      status: 409,
      code: 'graph.revisionConflict',
      currentRevision: 1,
    })
    expect(conflict['missed']).toMatchObject([{ revision: 1, batchId: 'theirs', actor: 'owner' }])
  })

  test('API16 the log is read from a revision on', async () => {
    const id = await createNotes()
    for (const text of ['a', 'b', 'c'])
      await answer(send('POST', `/graphs/${id}/commands`, { commands: [setText(text)] }))
    const page = listCommandsContract.output.parse(
      await answer(call('GET', `/graphs/${id}/commands?after=1&limit=1`)),
    )
    expect(page.revision).toBe(3)
    expect(page.batches.map(({ commands }) => commands)).toEqual([[setText('b')]])
  })
})
