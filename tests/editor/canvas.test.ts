import { expect, test } from 'vitest'
import { project } from '@/lib/editor/projection'
import { fittedRect } from '@/lib/editor/geometry'
import { freePlace, freeRects, places } from '@/lib/editor/placement'
import { emptySession, light, select } from '@/lib/editor/session'
import { faceOf, viewOf } from '@/lib/editor/view'
import { ownerOf, type NodeOf } from '@/lib/kinds'
import type { NodeId } from '@/lib/std/id'
import { applied, dogs } from './fixtures'

const view = viewOf(dogs)

test('EC1 every node but regions and segments has one card, every edge one wire', () => {
  const { nodes, edges } = project(view, emptySession)
  const expected = dogs.nodes.filter((node) => ownerOf(node) === undefined).map((node) => node.id)
  expect(nodes.map((node) => node.id).toSorted()).toEqual(expected.toSorted())
  expect(edges.map((edge) => edge.id)).toEqual(['e1', 'e2', 'e3'])
  const at = (id: string) => nodes.findIndex((node) => node.id === id)
  expect(at('set')).toBeLessThan(at('d1'))
})

test('EC2 what did not change is the same object', () => {
  const first = project(view, emptySession)
  expect(project(viewOf(dogs), emptySession, first).nodes).toBe(first.nodes)
  const lit = project(view, light(emptySession, ['d3']), first)
  const changed = lit.nodes.filter((node, index) => node !== first.nodes[index])
  expect(changed.map((node) => node.id)).toEqual(['d3'])
  expect(
    lit.edges.filter((edge, index) => edge !== first.edges[index]).map((edge) => edge.id),
  ).toEqual(['e3'])
  const moved = applied(dogs, [
    { type: 'moveNodes', moves: [{ id: 'note' as NodeId, layout: { x: 1, y: 2 } }] },
  ])
  const after = project(viewOf(moved), emptySession, first)
  expect(
    after.nodes.filter((node, index) => node !== first.nodes[index]).map((node) => node.id),
  ).toEqual(['note'])
  expect(after.edges).toBe(first.edges)
})

test('EC2 selecting a region draws its picture anew and nothing else', () => {
  const first = project(view, emptySession)
  const next = project(view, select(emptySession, ['region']), first)
  expect(
    next.nodes.filter((node, index) => node !== first.nodes[index]).map((node) => node.id),
  ).toEqual(['photo'])
})

test('EC3 a thing stands in the first set that has it, any other member is a row', () => {
  const { nodes } = project(view, emptySession)
  const node = (id: string) => nodes.find((each) => each.id === id)
  expect(node('d1')).toMatchObject({ parentId: 'set', data: { ordinal: 1 } })
  expect(node('d2')).toMatchObject({ parentId: 'set', data: { ordinal: 2 } })
  expect(node('photo')?.parentId).toBeUndefined()
  expect(node('set')?.data.rows.map((row) => [row.node.id, row.ordinal])).toEqual([['photo', 3]])
  const height = node('set')?.data.height ?? 0
  const last = node('set')?.data.rows[0]
  expect(last && last.y + last.height).toBeLessThan(height)
})

test('EC4 a wire to a part ends at its box in the card of its owner', () => {
  const { edges } = project(view, emptySession)
  const photo = view.nodes.get('photo') as NodeOf<'image'>
  const frame = fittedRect(photo, 304)
  expect(edges[0]).toMatchObject({ source: 'd1', target: 'photo' })
  expect(edges[0]?.data?.target).toMatchObject({
    id: 'region',
    rect: {
      x: 500 + frame.x + frame.width / 4,
      y: frame.y + frame.height / 2,
      width: frame.width / 2,
      height: frame.height / 4,
    },
    holder: { x: 500, y: 0, width: 304 },
  })
  expect(edges[1]).toMatchObject({ target: 'sound' })
  expect(edges[2]?.data?.target).toMatchObject({ id: 'photo', rect: { x: 500, y: 0 } })
  expect(edges[2]?.data?.target.holder).toBeUndefined()
})

test('EC4 a wire of a thing in a set leaves the row of that thing', () => {
  const { edges, rects } = project(view, emptySession)
  expect(edges[0]?.data?.source.rect).toEqual(rects.get('d1'))
  expect(edges[0]?.data?.source.holder).toEqual(rects.get('set'))
  expect(edges[0]?.data?.source.beside).toEqual([rects.get('d2')])
})

test('EC5 nodes without a layout get places of their own, covering nothing', () => {
  const bare = {
    ...dogs,
    nodes: dogs.nodes.map(({ layout: _, ...node }) => node as (typeof dogs.nodes)[number]),
  }
  const free = viewOf(bare)
  expect([...places(free)]).toEqual([...places(viewOf(bare))])
  const rects = [...freeRects(free, new Map())]
  expect(rects).toHaveLength(5)
  for (const [id, a] of rects) {
    for (const [other, b] of rects) {
      const apart =
        a.x + a.width <= b.x ||
        b.x + b.width <= a.x ||
        a.y + a.height <= b.y ||
        b.y + b.height <= a.y
      expect(id === other || apart, `${id} and ${other}`).toBe(true)
    }
  }
  const place = freePlace(
    rects.map(([, rect]) => rect),
    { x: 10, y: 10 },
    { width: 200, height: 100 },
  )
  expect(
    rects.some(
      ([, rect]) =>
        place.x < rect.x + rect.width &&
        place.x + 200 > rect.x &&
        place.y < rect.y + rect.height &&
        place.y + 100 > rect.y,
    ),
  ).toBe(false)
})

test('EC6 a face is the first picture and sound, cut to the part', () => {
  expect(faceOf(view, 'd1')).toMatchObject({
    image: { id: 'photo' },
    region: { id: 'region' },
    audio: { id: 'sound' },
    segment: { id: 'segment' },
  })
  expect(faceOf(view, 'd3')).toMatchObject({ image: { id: 'photo' } })
  expect(faceOf(view, 'd3').region).toBeUndefined()
  expect(faceOf(view, 'd2')).toEqual({})
})
