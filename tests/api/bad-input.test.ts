import { describe, expect, test } from 'vitest'
import sharp from 'sharp'
import { bounds } from '@/lib/std/bounds'
import { wav } from '../assets/samples'
import { call, createNotes, notes, problem, send, useApp } from './app'

useApp()

const json = { 'content-type': 'application/json' }
const raw = (path: string, body: BodyInit, headers: HeadersInit = json) =>
  call('POST', path, { headers, body })
const document = (nodes: object[], edges: object[] = []) => ({ document: { nodes, edges } })
const upload = (body: Uint8Array, type = 'image/png') =>
  call('POST', '/media', { headers: { 'content-type': type }, body: body as BodyInit })

const nested = (depth: number) => '{"a":'.repeat(depth) + '1' + '}'.repeat(depth)
const chain = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    id: `s${index}`,
    kind: 'set',
    members: index + 1 < count ? [`s${index + 1}`] : [],
  }))
const box = { type: 'box', x: 0.1, y: 0.1, width: 0.5, height: 0.5 }
const regions = (count: number) => [
  { id: 'p', kind: 'image' },
  ...Array.from({ length: count }, (_, index) => ({
    id: `r${index}`,
    kind: 'region',
    of: 'p',
    shape: box,
    ...(index > 0 && { inside: `r${index - 1}` }),
  })),
]

/** Where a document is taken with its files: created, and compiled. */
const doors = [
  ['/graphs', {}],
  ['/prompt', { target: 'markdown' }],
] as const

type Refusal = readonly [string, object, string, string, string]

async function refuse(path: string, body: object, [code, fieldCode, pointer]: readonly string[]) {
  const refused = await problem(send('POST', path, body))
  expect(refused).toMatchObject({ status: 422, code })
  expect(refused.errors).toContainEqual(
    expect.objectContaining({ code: fieldCode, pointer }) as unknown,
  )
}

describe.each([...doors, ['/resolve', { text: 'x' }] as const])(
  'API10 documents at %s',
  (path, more) => {
    test.each<Refusal>([
      [
        'an unknown kind',
        document([{ id: 'a', kind: 'dream' }]),
        'document.invalid',
        'field.choiceUnknown',
        '/document/nodes/0/kind',
      ],
      [
        'a dangling edge',
        document(notes(1), [{ id: 'e', source: 'n0', target: 'gone', relation: 'to' }]),
        'document.refused',
        'edge.targetMissing',
        '/document/edges/0',
      ],
      [
        'an id that is there twice',
        document([...notes(1), ...notes(1)]),
        'document.refused',
        'node.idTaken',
        '/document/nodes/1',
      ],
      [
        'eleven sets in sets',
        document(chain(12)),
        'document.refused',
        'set.tooDeep',
        '/document/nodes/0',
      ],
      [
        'a set in itself',
        document([{ id: 's', kind: 'set', members: ['s'] }]),
        'document.refused',
        'set.holdsItself',
        '/document/nodes/0',
      ],
      [
        'eleven regions in regions',
        document(regions(11)),
        'document.refused',
        'region.tooDeep',
        '/document/nodes/11',
      ],
      [
        'an unknown field',
        document([{ id: 'a', kind: 'text', text: '', colour: 'red' }]),
        'document.invalid',
        'field.unknown',
        '/document/nodes/0/colour',
      ],
      [
        'half a surrogate pair',
        document([{ id: 'a', kind: 'text', text: '\ud800' }]),
        'json.badText',
        'json.badText',
        '/document/nodes/0/text',
      ],
      [
        'a version from the future',
        { document: { versions: { document: 99 }, nodes: [] } },
        'document.tooNew',
        'document.tooNew',
        '/document/versions/document',
      ],
      ['no document', { document: [] }, 'request.invalid', 'field.notObject', '/document'],
    ])('%s', async (_, body, ...expected) => refuse(path, { ...body, ...more }, expected))
  },
)

describe.each(doors)('API10 files of documents at %s', (path, more) => {
  test.each<Refusal>([
    [
      'a broken data URL',
      document([{ id: 'a', kind: 'image', asset: { dataUrl: 'data:image/png;base64,iVBO!' } }]),
      'asset.dataUrlInvalid',
      'asset.dataUrlInvalid',
      '/document/nodes/0/asset',
    ],
    [
      'a part that did not come',
      document([{ id: 'a', kind: 'image', asset: { part: 'dog.jpg' } }]),
      'asset.noParts',
      'asset.noParts',
      '/document/nodes/0/asset',
    ],
    [
      'a path on the server',
      document([{ id: 'a', kind: 'image', asset: { path: '/etc/passwd' } }]),
      'asset.pathNotHere',
      'asset.pathNotHere',
      '/document/nodes/0/asset',
    ],
    [
      'a sound in a picture',
      document([
        {
          id: 'a',
          kind: 'image',
          asset: { dataUrl: `data:;base64,${Buffer.from(wav(800)).toString('base64')}` },
        },
      ]),
      'document.invalid',
      'field.required',
      '/document/nodes/0/asset/width',
    ],
  ])('%s', async (_, body, ...expected) => refuse(path, { ...body, ...more }, expected))
})

const jsonDoors = [
  '/graphs',
  '/prompt',
  '/resolve',
  '/graphs/x/commands',
  '/graphs/x/prompt',
  '/graphs/x/duplicate',
] as const

describe.each(jsonDoors)('API7 bodies at %s', (path) => {
  test.each<[string, BodyInit, HeadersInit, number, string]>([
    ['invalid JSON', '{"document": ', json, 400, 'json.invalid'],
    ['JSON eleven levels deep', nested(11), json, 400, 'json.tooDeep'],
    ['JSON a hundred thousand levels deep', nested(100_000), json, 400, 'json.tooDeep'],
    ['bytes that are not UTF-8', new Uint8Array([0x7b, 0xff, 0x7d]), json, 400, 'text.badEncoding'],
    ['a key that would set a prototype', '{"__proto__": {}}', json, 422, 'json.badKey'],
    ['another type', '{}', { 'content-type': 'text/plain' }, 415, 'request.badContentType'],
    [
      'a compressed body',
      '{}',
      { ...json, 'content-encoding': 'gzip' },
      415,
      'request.badEncoding',
    ],
    [
      'an announced length past the limit',
      '{}',
      { ...json, 'content-length': String(bounds.jsonByteCountMax + 1) },
      413,
      'request.tooLarge',
    ],
    ['a list', '[]', json, 422, 'request.invalid'],
    ['null', 'null', json, 422, 'request.invalid'],
  ])('%s', async (_, body, headers, status, code) => {
    expect(await problem(raw(path, body, headers))).toMatchObject({ status, code })
  })
})

test('API7 a body without a length is refused before it is all read', async () => {
  let pulled = 0
  const chunk = new Uint8Array(1024 * 1024).fill(0x20)
  const body = new ReadableStream({
    pull(controller) {
      pulled += chunk.length
      controller.enqueue(chunk)
      if (pulled > 4 * bounds.jsonByteCountMax) controller.close()
    },
  })
  expect(await problem(raw('/prompt', body))).toMatchObject({
    status: 413,
    code: 'request.tooLarge',
  })
  expect(pulled).toBeLessThan(bounds.jsonByteCountMax + 4 * chunk.length)
})

describe('API17 uploads', () => {
  test('60 MB are refused by their announced length alone', async () => {
    const headers = { 'content-type': 'image/png', 'content-length': String(60 * 1024 * 1024) }
    expect(await problem(raw('/media', 'x', headers))).toMatchObject({
      status: 413,
      code: 'media.tooLarge',
      params: { limit: bounds.uploadByteCountMax },
    })
  })

  test.each(['raw', 'form'])(
    '60 MB without a length are refused before they are all read (%s)',
    async (way) => {
      let pulled = 0
      const chunk = new Uint8Array(1024 * 1024)
      const head = '--b\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\n'
      const body = new ReadableStream<Uint8Array>({
        start: (controller) => way === 'form' && controller.enqueue(new TextEncoder().encode(head)),
        pull(controller) {
          pulled += chunk.length
          controller.enqueue(chunk)
          if (pulled >= 200 * chunk.length) controller.close()
        },
      })
      const type = way === 'form' ? 'multipart/form-data; boundary=b' : 'image/png'
      expect(await problem(raw('/media', body, { 'content-type': type }))).toMatchObject({
        status: 413,
        code: 'media.tooLarge',
      })
      expect(pulled).toBeLessThan(60 * 1024 * 1024)
    },
  )

  test('a text named .png is refused with what is accepted', async () => {
    const form = new FormData()
    form.set('file', new Blob(['I am a picture, believe me.'], { type: 'image/png' }), 'dog.png')
    const refused = await problem(call('POST', '/media', { body: form }))
    expect(refused).toMatchObject({
      status: 415,
      code: 'media.unsupported',
      params: { file: 'dog.png' },
    })
    expect(refused.detail).toContain('JPEG, PNG, WebP, GIF or AVIF')
  })

  test('a truncated JPEG, a WAV without a sample, and nothing at all', async () => {
    const noise = {
      create: {
        width: 300,
        height: 200,
        channels: 3 as const,
        background: 'red',
        noise: { type: 'gaussian' as const, mean: 128, sigma: 30 },
      },
    }
    const jpeg = await sharp(noise).jpeg().toBuffer()
    expect(await problem(upload(jpeg.subarray(0, jpeg.length / 2)))).toMatchObject({
      status: 422,
      code: 'media.broken',
    })
    expect(await problem(upload(wav(0)))).toMatchObject({ status: 422, code: 'media.empty' })
    expect(await problem(upload(new Uint8Array()))).toMatchObject({
      status: 422,
      code: 'media.empty',
    })
  })

  test('a multipart body that is none', async () => {
    expect(
      await problem(raw('/media', 'x', { 'content-type': 'multipart/form-data' })),
    ).toMatchObject({ status: 400, code: 'request.badMultipart' })
    expect(
      await problem(
        raw('/media', '--b\r\nnonsense', { 'content-type': 'multipart/form-data; boundary=b' }),
      ),
    ).toMatchObject({ status: 400 })
    expect(
      await problem(
        raw('/prompt', '--b--\r\n', { 'content-type': 'multipart/form-data; boundary=b' }),
      ),
    ).toMatchObject({ status: 422, code: 'request.noDocument' })
  })
})

describe('API3 ids and queries', () => {
  test.each<[string, string, unknown, number, string]>([
    ['GET', '/graphs/nowhere', undefined, 404, 'graph.notFound'],
    ['GET', '/graphs/..%2F..%2Fetc', undefined, 404, 'graph.notFound'],
    ['GET', '/graphs/nowhere/commands', undefined, 404, 'graph.notFound'],
    ['PATCH', '/graphs/nowhere', { title: 'x' }, 404, 'graph.notFound'],
    ['DELETE', '/graphs/nowhere', undefined, 404, 'graph.notFound'],
    ['POST', '/graphs/nowhere/duplicate', {}, 404, 'graph.notFound'],
    [
      'POST',
      '/graphs/nowhere/commands',
      { commands: [{ type: 'setTitle', title: 'x' }] },
      404,
      'graph.notFound',
    ],
    ['POST', '/graphs/nowhere/prompt', { target: 'gemini' }, 404, 'graph.notFound'],
    ['GET', '/graphs?limit=0', undefined, 422, 'request.invalid'],
    ['GET', '/graphs?limit=many', undefined, 422, 'request.invalid'],
    ['GET', '/graphs?limit=1&limit=2', undefined, 422, 'request.invalid'],
    ['GET', '/graphs?cursor=made-up', undefined, 422, 'cursor.invalid'],
    ['GET', '/graphs?sort=title', undefined, 422, 'request.invalid'],
  ])('%s %s', async (method, path, body, status, code) => {
    const asked = body === undefined ? call(method, path) : send(method, path, body)
    expect(await problem(asked)).toMatchObject({ status, code })
  })

  test('a revision that never was', async () => {
    const id = await createNotes()
    expect(await problem(call('GET', `/graphs/${id}?revision=7`))).toMatchObject({
      status: 404,
      code: 'graph.revisionNotFound',
      params: { revision: 7, current: 0 },
    })
  })

  test('a batch of no commands, of too many, of an unknown one', async () => {
    const id = await createNotes()
    const post = (commands: unknown) =>
      problem(send('POST', `/graphs/${id}/commands`, { commands }))
    expect((await post([])).errors).toMatchObject([
      { code: 'field.listTooShort', pointer: '/commands' },
    ])
    const many = Array.from({ length: bounds.commandsPerBatchCountMax + 1 }, () => ({
      type: 'setTitle',
      title: '',
    }))
    expect((await post(many)).errors).toMatchObject([
      { code: 'field.listTooLong', pointer: '/commands' },
    ])
    expect((await post([{ type: 'dropTables' }])).errors).toMatchObject([
      { code: 'field.choiceUnknown', pointer: '/commands/0/type' },
    ])
  })
})
