import { strToU8, zipSync, type Zippable } from 'fflate'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { GraphDocument } from '@/lib/graph/document'
import { wav } from '../assets/samples'
import { runs } from '../support/arbitraries'
import { answer, call, problem, send, useApp } from './app'

useApp()

type Imported = { document: GraphDocument; notes: { code: string; params: { count: number } }[] }

const take = (bytes: Uint8Array | string, query = '') =>
  call('POST', `/import${query}`, { body: bytes as BodyInit })
const imported = (bytes: Uint8Array | string) => answer<Imported>(take(bytes), 201)
const refused = async (bytes: Uint8Array | string, query = '') => {
  const { status, code, params } = await problem(take(bytes, query))
  return { status, code, params }
}

async function backup(): Promise<Uint8Array> {
  const { asset } = await answer<{ asset: unknown }>(
    call('POST', '/media', { body: wav(8000) as BodyInit }),
    201,
  )
  const document = { title: 'Sounds', nodes: [{ id: 'a', kind: 'audio', asset }] }
  const { id } = await answer<{ id: string }>(send('POST', '/graphs', { document }), 201)
  const response = await call('GET', `/graphs/${id}/export?format=deixis`)
  return new Uint8Array(await response.arrayBuffer())
}

/** A directory that says what is not so: sizes and counts are patched into a sound archive. */
function patched(
  files: Zippable,
  change: (view: DataView, directory: number, end: number) => void,
) {
  const bytes = zipSync(files)
  const view = new DataView(bytes.buffer)
  const end = bytes.length - 22
  change(view, view.getUint32(end + 16, true), end)
  return bytes
}

const document = strToU8('{"nodes":[]}')

describe('hostile files', () => {
  test('F12 what an archive claims is judged before anything is unpacked', async () => {
    const bomb = patched(
      { 'document.json': document, 'media/x.png': new Uint8Array(10) },
      (view, at) => {
        const second = at + 46 + 'document.json'.length
        view.setUint32(second + 24, 0xfffffff0, true)
      },
    )
    expect(await refused(bomb)).toMatchObject({
      status: 413,
      code: 'import.entryTooLarge',
      params: { file: 'media/x.png' },
    })
    const many = Object.fromEntries(
      Array.from({ length: 5_001 }, (_, index) => [`f${index}.txt`, new Uint8Array()]),
    )
    expect(await refused(zipSync(many, { level: 0 }))).toMatchObject({
      status: 413,
      code: 'import.tooManyEntries',
    })
    const total = patched(
      Object.fromEntries(
        Array.from({ length: 30 }, (_, index) => [
          `${String(index).padStart(2, '0')}.png`,
          new Uint8Array(1),
        ]),
      ),
      (view, at) => {
        for (let index = 0; index < 30; index++)
          view.setUint32(at + index * 52 + 24, 40 * 1024 * 1024, true)
      },
    )
    expect(await refused(total)).toMatchObject({ status: 413, code: 'import.archiveTooLarge' })
  })

  test('F12 a real bomb is unpacked no further than it says, and refused', async () => {
    const zeros = new Uint8Array(60 * 1024 * 1024)
    expect(await refused(zipSync({ 'document.json': document, 'a.png': zeros }))).toMatchObject({
      code: 'import.entryTooLarge',
    })
    const lying = patched({ 'document.json': zeros }, (view, at) =>
      view.setUint32(at + 24, 12, true),
    )
    expect((await refused(lying)).status).toBeLessThan(500)
  })

  test('F12 a directory that claims a million entries ends early', async () => {
    const claims = patched({ 'document.json': document }, (view, _, end) => {
      view.setUint16(end + 8, 0xffff, true)
      view.setUint16(end + 10, 0xffff, true)
    })
    expect(await refused(claims)).toMatchObject({ status: 422, code: 'import.archiveNotRead' })
  })

  test.each([
    '../document.json',
    '/etc/passwd',
    'a/../../b.png',
    'C:\\x.png',
    'a\\b.png',
    'a//b.png',
    './x.png',
  ])('F12 a path such as %s is refused by name', async (path) => {
    expect(
      await refused(zipSync({ 'document.json': document, [path]: new Uint8Array(1) })),
    ).toEqual({
      status: 422,
      code: 'import.badPath',
      params: { file: path },
    })
  })

  test('F14, F12 what is in an archive must be clear', async () => {
    const canvas = strToU8('{}')
    expect(await refused(zipSync({ 'a.canvas': canvas, 'b.canvas': canvas }))).toMatchObject({
      code: 'import.severalDocuments',
      params: { files: ['a.canvas', 'b.canvas'] },
    })
    expect(await refused(zipSync({ 'a.png': new Uint8Array(1) }))).toMatchObject({
      code: 'import.noDocument',
    })
    expect(await refused(zipSync({}))).toMatchObject({ code: 'import.archiveEmpty' })
    expect(
      await refused(zipSync({ 'inner.zip': zipSync({ 'document.json': document }) })),
    ).toMatchObject({
      code: 'import.noDocument',
    })
    expect(await refused(zipSync({ 'document.json': new Uint8Array([0xff, 0xfe]) }))).toMatchObject(
      {
        code: 'import.entryNotText',
      },
    )
  })

  test('F13 a file that is cut off anywhere is refused or read, never a fault', async () => {
    const bytes = await backup()
    for (let step = 1; step < 24; step++) {
      const response = await take(bytes.slice(0, Math.floor((bytes.length * step) / 24)))
      expect([415, 422]).toContain(response.status)
    }
    const flips = fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { maxLength: 6 }),
      async (changes) => {
        const changed = bytes.slice()
        for (const [at, value] of changes) changed[at] = value
        expect((await take(changed)).status).toBeLessThan(500)
      },
    )
    await fc.assert(flips, { numRuns: runs(60) })
  })

  test.each([
    ['nothing', '', 'import.empty', 422],
    ['cut JSON', '{"nodes":[', 'json.invalid', 400],
    ['a list', '[1]', 'import.notDocument', 422],
    ['no graph', '{"a":1}', 'import.notDocument', 422],
    ['deep JSON', `{"nodes":${'['.repeat(50_000)}`, 'json.tooDeep', 400],
    ['a node of no kind', '{"nodes":[{"id":"a","kind":"x"}]}', 'document.invalid', 422],
    ['a newer document', '{"versions":{"document":99},"nodes":[]}', 'document.tooNew', 422],
  ])('F13 %s is refused with its code', async (_, text, code, status) => {
    const query = text.startsWith('[') ? '?format=json' : ''
    expect(await refused(text, query)).toMatchObject({ status, code })
  })

  test('F13 bytes that are neither an archive nor text', async () => {
    expect(await refused(new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0x80]))).toMatchObject({
      status: 415,
      code: 'import.notText',
    })
    expect(await refused('{"nodes":1}', '?format=canvas')).toMatchObject({
      code: 'import.notCanvas',
    })
    expect(await refused('# x', '?format=deixis')).toMatchObject({ code: 'import.notArchive' })
    const deep = (depth: number): unknown => (depth === 0 ? 1 : { a: deep(depth - 1) })
    const own = { node: { id: 'a', kind: 'text', text: 'x', extra: deep(12) } }
    const canvas = {
      nodes: [{ id: 'a', type: 'text', text: 'x', x: 0, y: 0, width: 9, height: 9, deixis: own }],
    }
    expect(await refused(JSON.stringify(canvas))).toMatchObject({
      status: 400,
      code: 'json.tooDeep',
    })
  })

  test('F13 any JSON as a canvas gives a graph or a refusal', async () => {
    const key = fc.constantFrom(
      'nodes',
      'edges',
      'id',
      'type',
      'text',
      'file',
      'x',
      'width',
      'deixis',
      'node',
      'edge',
      'kind',
      'order',
      'groups',
      'fromNode',
      'toNode',
      'label',
    )
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 5 },
        fc.constantFrom<unknown>(
          'a',
          'b',
          'text',
          'group',
          'file',
          'entity',
          0,
          -1,
          1e300,
          null,
          true,
          '',
        ),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(key, tie('value'), { maxKeys: 6 }),
      ),
    }))
    const node = fc.dictionary(key, value, { maxKeys: 8 })
    const canvas = fc.record({
      nodes: fc.array(node, { maxLength: 4 }),
      edges: fc.array(node, { maxLength: 3 }),
      deixis: node,
    })
    const law = fc.asyncProperty(canvas, async (given) => {
      expect((await take(JSON.stringify(given), '?format=canvas')).status).toBeLessThan(500)
    })
    await fc.assert(law, { numRuns: runs(150) })
  })

  test('F13 a canvas of ten thousand nodes is read', async () => {
    const nodes = Array.from({ length: 10_000 }, (_, index) => ({
      id: `n${index}`,
      type: 'text',
      text: `t${index}`,
      x: index,
      y: 0,
      width: 9,
      height: 9,
    }))
    const edges = nodes
      .slice(1)
      .map(({ id }, index) => ({ id: `e${index}`, fromNode: 'n0', toNode: id }))
    const { document: read, notes } = await imported(JSON.stringify({ nodes, edges }))
    expect([read.nodes.length, read.edges.length]).toEqual([10_000, 9_999])
    expect(notes).toMatchObject([{ code: 'import.edgesUnlabelled', params: { count: 9_999 } }])
  })
})
