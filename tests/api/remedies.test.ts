import { describe, expect, test } from 'vitest'
import sharp from 'sharp'
import { answer, call, createNotes, notes, problem, send, useApp } from './app'

useApp()

const document = (nodes: object[], edges: object[] = []) => ({ document: { nodes, edges } })

describe('a problem says what to do', () => {
  test('API3 an unknown command or kind is told with those that there are', async () => {
    const id = await createNotes()
    const { errors } = await problem(
      send('POST', `/graphs/${id}/commands`, { commands: [{ type: 'dropTables' }] }),
    )
    expect(errors[0]?.detail).toMatch(/“dropTables” .* addNode, updateNode, /)
    const kind = await problem(send('POST', '/graphs', document([{ id: 'a', kind: 'dream' }])))
    expect(kind.errors[0]?.detail).toMatch(/“dream” .* entity, /)
  })

  test('API8 a field that is not known is told with those there are, what was meant first', async () => {
    const body = { target: 'gemini', budget: { tokns: 1 } }
    const misspelt = await problem(send('POST', '/prompt', { ...document([]), ...body }))
    expect(misspelt.errors).toMatchObject([
      { pointer: '/budget/tokns', params: { near: 'tokens' } },
    ])
    expect(misspelt.errors[0]?.detail).toContain(
      'Did you mean “tokens”? There are: tokens, images, bytes.',
    )
    const query = await problem(call('GET', '/graphs?limt=3'))
    expect(query.errors[0]?.detail).toContain('Did you mean “limit”? There are: limit, cursor, q.')
    const node = { id: 'a', kind: 'text', txet: '' }
    const { errors } = await problem(send('POST', '/graphs', document([node])))
    const told = errors.find(({ pointer }) => pointer.endsWith('/txet'))
    expect(told?.detail).toMatch(/Did you mean “text”\? There are: text, id, /)
    const nothing = await problem(call('GET', '/health?x=1'))
    expect(nothing.errors[0]?.detail).toMatch(/^There is no parameter “x” here\. Correct/)
  })

  test('API3 a date in another form is told the form', async () => {
    const edge = { source: 'n0', target: 'n1', relation: 'likes', until: '2021' }
    const { errors } = await problem(send('POST', '/graphs', document(notes(2), [edge])))
    expect(errors).toMatchObject([{ code: 'date.invalid', pointer: '/document/edges/0/until' }])
    expect(errors[0]?.detail).toContain('2021-05-31')
  })

  test('API15 a file in a command is told to be uploaded first, and nothing else', async () => {
    const id = await createNotes()
    const asset = { dataUrl: 'data:image/png;base64,AAAA' }
    const post = (command: object) =>
      problem(send('POST', `/graphs/${id}/commands`, { commands: [command] }))
    await answer(
      send('POST', `/graphs/${id}/commands`, {
        commands: [{ type: 'addNode', node: { id: 'q', kind: 'image' } }],
      }),
    )
    const added = await post({ type: 'addNode', node: { id: 'p', kind: 'image', asset } })
    const patched = await post({ type: 'updateNode', id: 'q', patch: { asset } })
    expect([added.errors, patched.errors]).toMatchObject([
      [{ code: 'asset.notUploaded', pointer: '/commands/0/node/asset/hash' }],
      [{ code: 'asset.notUploaded', pointer: '/commands/0/patch/asset/hash' }],
    ])
    expect(added.errors[0]?.detail).toContain('POST /media')
  })

  test('API15 a base that is yet to come is told where the graph is', async () => {
    const id = await createNotes()
    const batch = { baseRevision: 99, commands: [{ type: 'setTitle', title: 'x' }] }
    expect(await problem(send('POST', `/graphs/${id}/commands`, batch))).toMatchObject({
      status: 422,
      code: 'graph.baseUnknown',
      params: { revision: 99, current: 0 },
      errors: [{ pointer: '/baseRevision' }],
    })
  })

  test('API19 a part that is not among those that came is told with these', async () => {
    const form = new FormData()
    const node = { id: 'a', kind: 'image', asset: { part: 'dgo.png' } }
    form.set('document', JSON.stringify({ nodes: [node] }))
    form.set('target', 'markdown')
    const picture = await sharp({
      create: { width: 2, height: 2, channels: 3, background: 'red' },
    })
      .png()
      .toBuffer()
    form.set('file', new Blob([new Uint8Array(picture)]), 'dog.png')
    expect(await problem(call('POST', '/prompt', { body: form }))).toMatchObject({
      code: 'asset.partMissing',
      params: { part: 'dgo.png', parts: ['file', 'dog.png'] },
    })
  })
})
