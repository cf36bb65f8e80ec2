import { describe, expect, test } from 'vitest'
import sharp from 'sharp'
import { sentence } from '@/lib/messages'
import { bounds } from '@/lib/std/bounds'
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
    expect(errors).toMatchObject([
      { pointer: '/document/nodes/0/txet', params: { field: 'txet', meant: 'text' } },
    ])
    expect(errors[0]?.detail).toBe(
      'There is no “txet” here, and “text” is missing. Rename “txet” to “text”.',
    )
    const nothing = await problem(call('GET', '/health?x=1'))
    expect(nothing.errors[0]?.detail).toMatch(/^There is no parameter “x” here\. Correct/)
  })

  test.each(['gemini', undefined])(
    'API8 a kind under a misspelt name is one slip, with the kinds there are',
    async (target) => {
      const body = { target, ...document([{ id: 'a', knd: 'entity' }]) }
      const { errors } = await problem(send('POST', target ? '/prompt' : '/graphs', body))
      expect(errors).toHaveLength(1)
      expect(errors[0]).toMatchObject({ code: 'field.misspelt', pointer: '/document/nodes/0/knd' })
      expect(errors[0]?.detail).toMatch(
        /^There is no “knd” here, and “kind” is missing\. .*entity, /,
      )
      expect(sentence(errors[0] as never, 'ko')).toMatch(/‘knd’.*‘kind’.*entity, /)
    },
  )

  test.each<[string, string, object, RegExp]>([
    ['limit=1&limit=2', 'query.twice', { field: 'limit', count: 2 }, /“limit” .* 2 times\. Give/],
    ['q=&q=&q=', 'query.twice', { field: 'q', count: 3 }, /“q” .* 3 times/],
    ['limit=1.5', 'query.notInteger', { given: '1.5' }, /“limit” .* whole number.*“1\.5”/],
    ['limit=', 'query.notInteger', { given: '' }, /“limit”/],
    ['limit=-1', 'query.numberTooSmall', { limit: 1, given: '-1' }, /“limit” .* least 1; .* -1/],
    ['limit=201', 'query.numberTooBig', { limit: 200, given: '201' }, /most 200; yours is 201/],
    [`limit=${'9'.repeat(300)}`, 'query.numberTooBig', { limit: 200 }, /most 200/],
    [`limit=${'9'.repeat(301)}`, 'query.notInteger', {}, /“limit”/],
    [
      `q=${'x'.repeat(bounds.titleLengthMax + 1)}`,
      'query.textTooLong',
      { limit: bounds.titleLengthMax, length: bounds.titleLengthMax + 1 },
      /“q” is longer/,
    ],
  ])(
    'API8 ?%s names the parameter, what it was and the remedy',
    async (query, code, params, text) => {
      const { errors } = await problem(call('GET', `/graphs?${query}`))
      expect(errors).toMatchObject([{ code, params }])
      expect(errors[0]?.detail).toMatch(text)
    },
  )

  test('API8 a choice of a parameter that is missing, wrong, misspelt, or unknown twice', async () => {
    const id = await createNotes()
    const asked = async (query: string) =>
      (await problem(call('GET', `/graphs/${id}/export?${query}`))).errors
    expect(await asked('')).toMatchObject([
      { code: 'query.required', pointer: '/query/format', params: { field: 'format' } },
    ])
    expect((await asked('format=docx'))[0]?.detail).toMatch(
      /“format” must be one of deixis, .*; yours is “docx”/,
    )
    expect(await asked('fromat=json')).toMatchObject([
      { code: 'field.misspelt', pointer: '/query/fromat', params: { meant: 'format' } },
    ])
    expect(await asked('format=json&x=1&x=2')).toMatchObject([
      { code: 'query.unknown', pointer: '/query/x' },
    ])
  })

  test('API8 a parameter that no object can have is unknown as any other', async () => {
    for (const path of ['/graphs', '/health']) {
      const { code, errors } = await problem(call('GET', `${path}?__proto__=1`))
      expect(code).toBe('request.invalid')
      expect(errors).toMatchObject([{ code: 'query.unknown', pointer: '/query/__proto__' }])
    }
  })

  test('API3 a cursor of another list is named', async () => {
    const { code, errors } = await problem(call('GET', '/graphs?cursor=x'))
    expect([code, errors]).toMatchObject(['cursor.invalid', [{ pointer: '/query/cursor' }]])
  })

  test('API9 a document of a type that is not taken is told both that are', async () => {
    const headers = { 'content-type': 'text/plain' }
    const accepted = async (path: string) =>
      (await problem(call('POST', path, { headers, body: '{}' }))).params
    const both = { accepted: ['application/json', 'multipart/form-data'] }
    expect(await accepted('/prompt')).toEqual(both)
    const id = await createNotes()
    expect(await accepted(`/graphs/${id}/commands`)).toEqual({ accepted: ['application/json'] })
  })

  test.each(['', 'abc', 'sha256-'])(
    'API19 the asset “%s” is told the form of a hash',
    async (hash) => {
      const node = { id: 'a', kind: 'image', asset: { hash } }
      const body = { ...document([node]), target: 'gemini' }
      const { code, errors } = await problem(send('POST', '/prompt', body))
      expect([code, errors[0]?.pointer]).toEqual(['asset.hashInvalid', '/document/nodes/0/asset'])
    },
  )

  test('API13 a revision that there is not is told with those there are', async () => {
    const id = await createNotes()
    const { status, detail } = await problem(call('GET', `/graphs/${id}?revision=99`))
    expect(status).toBe(404)
    expect(detail).toMatch(/no revision 99; its newest is 0\. .* leave “revision” out/)
  })

  test.each(['zzz', `SHA256-${'a'.repeat(64)}`, 'z'.repeat(3000)])(
    'API18 what is no hash is told the form of one: %#',
    async (hash) => {
      for (const path of [`/media/${hash}`, `/media/${hash}/peaks`]) {
        const { code, status, params, detail } = await problem(call('GET', path))
        expect([code, status]).toEqual(['media.noHash', 404])
        expect(params).toEqual({ given: hash.slice(0, 80) })
        expect(detail).toContain('“sha256-” and 64 hexadecimal digits')
      }
    },
  )

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
