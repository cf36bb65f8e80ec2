import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { documentHash } from '@/lib/graph/hash'
import type { GraphDocument } from '@/lib/graph/document'
import { document, imageAsset, audioAsset, runs } from '../support/arbitraries'
import { documentOf, exportAs, importAs, read, sourceOf, textOf } from './support'

type Raw = Record<string, unknown>
type Canvas = { nodes: Raw[]; edges: Raw[]; deixis?: Raw } & Raw

const drawn = (given: GraphDocument) => JSON.parse(textOf(exportAs('canvas', given))) as Canvas
const back = (canvas: unknown, name = 'board.canvas') =>
  importAs('canvas', sourceOf(JSON.stringify(canvas), name))

/** As a program does that knows the specification alone. */
const withoutOwn = ({ nodes, edges }: Canvas): Canvas => ({
  nodes: nodes.map(({ deixis: _, ...node }) => node),
  edges: edges.map(({ deixis: _, ...edge }) => edge),
})

const dogs = documentOf({
  title: 'Dogs',
  nodes: [
    { id: 'd1', kind: 'entity', label: 'Rex', class: 'Dog', attributes: { fur: 'white' } },
    { id: 'p1', kind: 'image', label: 'garden', asset: imageAsset, layout: { x: 400.4, y: 0 } },
    {
      id: 'r1',
      kind: 'region',
      of: 'p1',
      shape: { type: 'box', x: 0, y: 0, width: 0.5, height: 0.5 },
    },
    { id: 'a1', kind: 'audio', label: 'bark', asset: audioAsset },
    { id: 's1', kind: 'segment', of: 'a1', start: 0, end: 1 },
    { id: 't1', kind: 'text', text: 'The [first](#d1) barks.', layout: { x: 0, y: 300 } },
    { id: 'set', kind: 'set', label: 'all', members: ['d1', 'p1'] },
  ],
  edges: [
    { id: 'e1', source: 'd1', target: 'r1', relation: 'shown in' },
    { id: 'e2', source: 'd1', target: 'p1', relation: 'is in' },
  ],
})

describe('a canvas that is written', () => {
  test('F3 every canvas is of the specification', () => {
    const check = (given: GraphDocument) => {
      const { nodes, edges } = drawn(given)
      const ids = nodes.map(({ id }) => id)
      expect(new Set(ids).size).toBe(ids.length)
      for (const node of nodes) {
        expect(['text', 'file', 'link', 'group']).toContain(node['type'])
        for (const side of ['x', 'y', 'width', 'height'])
          expect(Number.isInteger(node[side])).toBe(true)
        if (node['type'] === 'text') expect(typeof node['text']).toBe('string')
        if (node['type'] === 'file') expect(node['file']).toMatch(/^media\/[^/]+\.(png|wav)$/)
      }
      for (const { fromNode, toNode, fromSide } of edges) {
        expect(ids).toContain(fromNode)
        expect(ids).toContain(toNode)
        expect(['top', 'right', 'bottom', 'left']).toContain(fromSide)
      }
    }
    fc.assert(fc.property(document, check), { numRuns: runs(60) })
  })

  test('F3 regions, segments and their relations are told', () => {
    const notes = exportAs('canvas', dogs).notes
    const names = Object.fromEntries(notes.map(({ code, params }) => [code, params['count']]))
    expect(names).toMatchObject({ 'export.partsHidden': 2, 'export.edgesHidden': 1 })
    expect(drawn(dogs).edges).toHaveLength(1)
    expect(drawn(dogs).nodes).toHaveLength(5)
  })
})

describe('a canvas that comes back', () => {
  test('F4 untouched, with its members kept, it is the same document', () => {
    fc.assert(
      fc.property(document, (given) => {
        const imported = back(drawn(given))
        expect(documentHash(read(imported))).toBe(documentHash(given))
      }),
      { numRuns: runs(150) },
    )
  })

  test('F4 without what stood at the top, nodes with their parts and all edges are there', () => {
    const { nodes, edges } = drawn(dogs)
    const again = read(back({ nodes, edges }, 'Dogs.canvas'))
    expect(again.title).toBe('Dogs')
    const byId = (list: readonly { id: string }[]) =>
      [...list].sort((a, b) => (a.id < b.id ? -1 : 1))
    expect(byId(again.nodes)).toEqual(byId(dogs.nodes))
    expect(byId(again.edges)).toEqual(byId(dogs.edges))
  })

  test('F5 without its members, the same words stand in the same places', () => {
    fc.assert(
      fc.property(document, (given) => {
        const canvas = withoutOwn(drawn(given))
        const again = withoutOwn(drawn(read(back(canvas))))
        const look = ({ nodes }: Canvas) =>
          nodes
            .filter(({ type }) => type !== 'file')
            .map(({ type, x, y, width, height, text, label }) => [
              type,
              x,
              y,
              width,
              height,
              text,
              label,
            ])
        expect(look(again)).toEqual(look(canvas))
        expect(again.edges.map(({ label }) => label)).toEqual(
          canvas.edges.map(({ label }) => label),
        )
      }),
      { numRuns: runs(60) },
    )
  })

  test('F6 what was changed is taken, and nothing else changes', () => {
    const canvas = drawn(dogs)
    const node = (id: string) => canvas.nodes.find((each) => each['id'] === id) as Raw
    Object.assign(node('t1'), {
      text: 'Nobody barks.',
      x: 50,
      color: '4',
      styleAttributes: { shape: 'pill' },
    })
    Object.assign(node('p1'), { width: 500 })
    Object.assign(canvas.edges[0] as Raw, { label: 'sleeps in' })
    canvas.nodes.push({
      id: 'new one',
      type: 'text',
      text: 'added',
      x: 1,
      y: 2,
      width: 3,
      height: 4,
    })
    canvas.edges.push({ id: 'e9', fromNode: 'new one', toNode: 'd1', label: 'is about' })
    const again = read(back(canvas))
    const of = (id: string) => again.nodes.find((each) => each.id === id)
    expect(of('t1')).toMatchObject({
      text: 'Nobody barks.',
      layout: { x: 50, y: 300 },
      extra: { canvas: { color: '4', keys: { styleAttributes: { shape: 'pill' } } } },
    })
    expect(of('p1')).toMatchObject({ layout: { x: 400.4, y: 0, width: 500 } })
    expect(of('new-one')).toMatchObject({
      kind: 'text',
      text: 'added',
      layout: { x: 1, y: 2, width: 3, height: 4 },
    })
    expect(again.edges.map(({ relation }) => relation).sort()).toEqual([
      'is about',
      'shown in',
      'sleeps in',
    ])
    const untouched = ['d1', 'r1', 'a1', 's1', 'set']
    expect(untouched.map(of)).toEqual(
      untouched.map((id) => dogs.nodes.find((each) => each.id === id)),
    )
    // What was taken over is drawn as it was.
    expect(drawn(again).nodes.find(({ id }) => id === 't1')).toMatchObject({
      color: '4',
      styleAttributes: { shape: 'pill' },
    })
  })

  test('F6 a node that was taken off goes with its parts, relations, memberships and links', () => {
    const canvas = drawn(dogs)
    canvas.nodes = canvas.nodes.filter(({ id }) => id !== 'd1' && id !== 'p1')
    const again = read(back(canvas))
    expect(again.nodes.map(({ id }) => id)).toEqual(['a1', 's1', 't1', 'set'])
    expect(again.edges).toEqual([])
    expect(again.nodes.find(({ id }) => id === 'set')).toMatchObject({ members: [] })
    expect(again.nodes.find(({ id }) => id === 't1')).toMatchObject({ text: 'The first barks.' })
  })

  test('F6 a changed card of a thing keeps its fields, and that is told', () => {
    const canvas = drawn(dogs)
    Object.assign(canvas.nodes.find(({ id }) => id === 'd1') as Raw, { text: 'Rex the cat' })
    const imported = back(canvas)
    expect(documentHash(read(imported))).toBe(documentHash(dogs))
    expect(imported.notes).toEqual([
      { code: 'import.editsNotTaken', params: { count: 1, names: ['Rex'] } },
    ])
  })

  test('F6 a copy that was made on the canvas is a node of its own', () => {
    const canvas = drawn(dogs)
    const note = canvas.nodes.find(({ id }) => id === 't1') as Raw
    canvas.nodes.push({ ...note, id: 'copied', x: 900 })
    const again = read(back(canvas))
    expect(again.nodes.filter(({ kind }) => kind === 'text').map(({ id }) => id)).toEqual([
      't1',
      'copied',
    ])
  })
})
