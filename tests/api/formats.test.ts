import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import type { GraphDocument } from '@/lib/graph/document'
import { documentHash } from '@/lib/graph/hash'
import { formatIds, importFormatIds } from '@/lib/formats/names'
import { formatOf } from '@/lib/formats'
import type { Asset } from '@/lib/media/asset'
import { exifWithPlace, wav } from '../assets/samples'
import { document as anyDocument, runs } from '../support/arbitraries'
import { answer, call, problem, send, useApp } from './app'

const app = useApp()

type Imported = {
  id: string
  format: string
  document: GraphDocument
  notes: { code: string; params: { count: number; names: string[] }; message: string }[]
}

const take = (bytes: Uint8Array | string, query = '') =>
  call('POST', `/import${query}`, { body: bytes as BodyInit })
const imported = (bytes: Uint8Array | string, query = '') =>
  answer<Imported>(take(bytes, query), 201)
/** A picture whose file tells where it was taken. */
const photo = async (background: string) =>
  new Uint8Array(
    await sharp({ create: { width: 30, height: 20, channels: 3, background } })
      .withExif(exifWithPlace)
      .jpeg()
      .toBuffer(),
  )

async function upload(bytes: Uint8Array): Promise<Asset> {
  const response = await call('POST', '/media', { body: bytes as BodyInit })
  return ((await response.json()) as { asset: Asset }).asset
}

async function graphWithMedia(background: string, title = 'Dogs & “cats”/개') {
  const bytes = await photo(background)
  const [image, audio] = [await upload(bytes), await upload(wav(8000))]
  const document = {
    title,
    nodes: [
      { id: 'p', kind: 'image', label: 'garden', asset: image },
      {
        id: 'r',
        kind: 'region',
        of: 'p',
        shape: { type: 'box', x: 0, y: 0, width: 0.5, height: 0.5 },
      },
      { id: 'a', kind: 'audio', label: 'bark', asset: audio },
      { id: 't', kind: 'text', text: 'The [first](#p).' },
    ],
    edges: [{ source: 't', target: 'p', relation: 'is about' }],
  }
  const { id } = await answer<{ id: string }>(send('POST', '/graphs', { document }), 201)
  const graph = await answer<{ document: GraphDocument }>(call('GET', `/graphs/${id}`))
  return { id, document: graph.document, bytes, image }
}

async function exported(id: string, format: string) {
  const response = await call('GET', `/graphs/${id}/export?format=${format}`)
  expect(response.status).toBe(200)
  return { response, bytes: new Uint8Array(await response.arrayBuffer()) }
}

describe('a backup', () => {
  test('F1 holds the originals, and comes back with the same hash', async () => {
    const { id, document, bytes, image } = await graphWithMedia('red')
    const { response, bytes: archive } = await exported(id, 'deixis')
    expect(response.headers.get('content-type')).toBe('application/zip')
    const files = unzipSync(archive)
    expect(Buffer.from(files[`media/${image.hash}.jpg`] ?? [])).toEqual(Buffer.from(bytes))
    const { notes, document: again, format } = await imported(archive)
    expect([format, notes]).toEqual(['deixis', []])
    expect(documentHash(again)).toBe(documentHash(document))
  })

  test('F1 media that were never here are taken from it', async () => {
    const bytes = await photo('#123456')
    // The hash is told by a scratch upload of the same bytes in another form.
    const { createHash } = await import('node:crypto')
    const hash = `sha256-${createHash('sha256').update(bytes).digest('hex')}`
    const asset = { hash, mediaType: 'image/jpeg', byteCount: bytes.length, width: 30, height: 20 }
    const document = { title: 'x', nodes: [{ id: 'p', kind: 'image', asset }] }
    const pack = (name: string, content: Uint8Array) =>
      zipSync({ 'document.json': strToU8(JSON.stringify(document)), [name]: content })
    const first = await imported(pack(`media/${hash}.jpg`, strToU8('no picture')))
    expect(first.notes).toMatchObject([{ code: 'import.mediaRefused' }])
    expect(first.document.nodes[0]).not.toHaveProperty('asset')
    const other = await imported(pack(`media/${hash}.jpg`, await photo('#654321')))
    expect(other.notes).toMatchObject([{ code: 'import.mediaDiffers' }])
    const missing = await imported(pack('readme.txt', new Uint8Array(1)))
    expect(missing.notes).toMatchObject([{ code: 'import.mediaMissing', params: { count: 1 } }])
    const whole = await imported(pack(`media/${hash}.jpg`, bytes))
    expect(whole.notes).toEqual([])
    expect(whole.document.nodes[0]).toMatchObject({ asset })
  })

  test('F1, F2 any document comes back with the same hash', async () => {
    const law = fc.asyncProperty(anyDocument, async (given) => {
      // Its media are nobody's, so they are left out on the way in.
      const nodes = given.nodes.map((node) =>
        'asset' in node ? { ...node, asset: undefined } : node,
      )
      const body = JSON.stringify({ ...given, nodes })
      const { id, document } = await imported(body, '?format=json')
      for (const format of ['deixis', 'json', 'canvas']) {
        const { bytes } = await exported(id, format)
        const again = await imported(bytes, `?format=${format}`)
        expect(documentHash(again.document)).toBe(documentHash(document))
      }
    })
    await fc.assert(law, { numRuns: runs(12) })
  })
})

describe('a refusal', () => {
  test('API31 a refusal leaves no graph and no medium in the workspace', async () => {
    const count = async () =>
      (await answer<{ graphs: unknown[] }>(call('GET', '/graphs?limit=200'))).graphs.length
    const before = await count()
    const bytes = await photo('#0f0f0f')
    const document = {
      nodes: [
        { id: 'p', kind: 'image' },
        { id: 'p', kind: 'image' },
      ],
    }
    const archive = zipSync({
      'document.json': strToU8(JSON.stringify(document)),
      'media/x.jpg': bytes,
    })
    expect(await problem(take(archive))).toMatchObject({ code: 'document.refused' })
    expect(await count()).toBe(before)
    const { readdirSync } = await import('node:fs')
    expect(readdirSync(`${app.directory()}/incoming`)).toEqual([])
    const two = new FormData()
    for (const name of ['a', 'b']) two.append(name, new Blob(['{"nodes":[]}']), `${name}.json`)
    expect(await problem(call('POST', '/import', { body: two }))).toMatchObject({
      code: 'request.oneFile',
    })
    expect(readdirSync(`${app.directory()}/incoming`)).toEqual([])
    const announced = { 'content-type': 'application/zip', 'content-encoding': 'gzip' }
    expect(
      await problem(call('POST', '/import', { headers: announced, body: archive as BodyInit })),
    ).toMatchObject({ status: 415 })
  })
})

describe('other formats', () => {
  test('F2 a document names its media only, and opens none that are not here', async () => {
    const { id, document, image } = await graphWithMedia('blue')
    const { response, bytes } = await exported(id, 'json')
    const told = JSON.parse(
      decodeURIComponent(response.headers.get('deixis-notes') ?? ''),
    ) as unknown
    expect(told).toMatchObject([{ code: 'export.mediaNamedOnly', params: { count: 2 } }])
    expect(documentHash((await imported(bytes)).document)).toBe(documentHash(document))
    const text = strFromU8(bytes).replaceAll(image.hash, `sha256-${'0'.repeat(64)}`)
    const { notes, document: without } = await imported(text)
    expect(notes).toMatchObject([{ code: 'import.mediaMissing', params: { names: ['garden'] } }])
    expect(without.nodes.find((node) => node.id === 'p')).not.toHaveProperty('asset')
  })

  test('API30, F1, F3 a canvas holds renditions, without what the originals tell', async () => {
    const { id, document, bytes: original } = await graphWithMedia('green')
    const { response, bytes } = await exported(id, 'canvas')
    const disposition = response.headers.get('content-disposition') ?? ''
    expect(disposition).toBe(
      `attachment; filename="Dogs & _cats_ _.canvas.zip"; filename*=UTF-8''Dogs%20%26%20%E2%80%9Ccats%E2%80%9D%20%EA%B0%9C.canvas.zip`,
    )
    const files = unzipSync(bytes)
    expect(Object.keys(files)).toEqual([
      'Dogs & “cats” 개.canvas',
      'media/garden.jpg',
      'media/bark.wav',
    ])
    const picture = await sharp(files['media/garden.jpg']).metadata()
    expect((await sharp(original).metadata()).exif).toBeDefined()
    expect(picture.exif).toBeUndefined()
    const again = await imported(bytes)
    expect(again.format).toBe('canvas')
    expect(documentHash(again.document)).toBe(documentHash(document))
  })

  test('F7 an archive of another program brings its media', async () => {
    const node = { x: 0, y: 0, width: 300, height: 200 }
    const canvas = {
      nodes: [
        { ...node, id: 'a', type: 'file', file: 'pictures/dog.jpg' },
        { ...node, id: 'b', type: 'file', file: 'pictures/broken.png' },
      ],
      edges: [],
    }
    const archive = zipSync({
      'My vault/board.canvas': strToU8(JSON.stringify(canvas)),
      'My vault/pictures/dog.jpg': await photo('#abcdef'),
      'My vault/pictures/broken.png': strToU8('<svg onload="alert(1)"/>'),
      '__MACOSX/._board.canvas': strToU8('x'),
      'My vault/inner.zip': zipSync({ 'document.json': strToU8('{}') }),
    })
    const { document, notes } = await imported(archive, '?name=vault.zip')
    expect(document.title).toBe('board')
    expect(document.nodes).toMatchObject([
      { kind: 'image', label: 'dog', asset: { width: 30, height: 20 } },
      { kind: 'image', label: 'broken' },
    ])
    expect(notes).toMatchObject([
      { code: 'import.mediaRefused', params: { names: ['My vault/pictures/broken.png'] } },
    ])
  })

  test('F11, F9, F10 every format of the table is served under its type', async () => {
    const { id } = await graphWithMedia('white')
    for (const format of formatIds) {
      const { response, bytes } = await exported(id, format)
      expect(bytes.length).toBeGreaterThan(20)
      expect(response.headers.get('content-disposition')).toContain(
        `.${formatOf(format).extension}`,
      )
      expect(response.headers.get('x-content-type-options')).toBe('nosniff')
      expect(formatOf(format).import !== undefined).toBe(
        (importFormatIds as readonly string[]).includes(format),
      )
    }
    expect(await problem(call('GET', `/graphs/${id}/export?format=pdf`))).toMatchObject({
      status: 422,
    })
    expect(await problem(call('GET', '/graphs/none/export?format=json'))).toMatchObject({
      status: 404,
      code: 'graph.notFound',
    })
  })

  test('API31, F14 a file is told by its name, else by its text', async () => {
    const canvas =
      '{"nodes":[{"id":"a","type":"text","text":"x","x":0,"y":0,"width":9,"height":9}]}'
    expect((await imported(canvas)).format).toBe('canvas')
    expect((await imported('{"nodes":[{"id":"a","kind":"text","text":"x"}]}')).format).toBe('json')
    expect((await imported('# Hello\n\nx')).format).toBe('markdown')
    const form = new FormData()
    form.set('file', new Blob(['{}']), '빈 판.canvas')
    const { format, document } = await answer<Imported>(
      call('POST', '/import', { body: form }),
      201,
    )
    expect([format, document.title]).toEqual(['canvas', '빈 판'])
  })

  test.each([
    ['html', 'page.html', '<p>'],
    ['html', '', '\n<!DOCTYPE html>\n<title>x</title>'],
    ['mermaid', 'm.mmd', 'x'],
    ['mermaid', '', 'flowchart LR\n  a --> b'],
  ])(
    'API31, F14 a %s named “%s” is refused, since it only goes out',
    async (format, name, text) => {
      const form = new FormData()
      form.set('file', new Blob([text]), name)
      const body = name === '' ? text : form
      expect(await problem(call('POST', '/import', { body }))).toMatchObject({
        status: 422,
        code: 'import.notOffered',
        detail: expect.stringContaining(`“${format}”`) as string,
      })
      // Who says what it is is believed.
      const asked = call('POST', '/import?format=markdown', { body: text })
      expect((await answer<Imported>(asked, 201)).format).toBe('markdown')
    },
  )
})
