import { expect, test } from 'vitest'
import type { CanvasEdge } from '@/lib/editor/canvas'
import { project } from '@/lib/editor/projection'
import { noRoutes, routesOf } from '@/lib/editor/routes'
import { emptySession } from '@/lib/editor/session'
import { viewOf } from '@/lib/editor/view'
import {
  boundsOf,
  contentBounds,
  fitted,
  openingViewport,
  revealing,
  seenRect,
  showsCard,
  wireBoxes,
} from '@/lib/editor/viewport'
import { emptyDocument } from '@/lib/graph/document'
import { dogs } from './fixtures'

const projection = project(viewOf(dogs), emptySession)
const routes = routesOf(projection, noRoutes)

test('EV1 a graph that can be read whole opens whole, labels included', () => {
  const pane = { width: 1_400, height: 1_000 }
  const bounds = contentBounds(projection, routes)
  const view = openingViewport(projection, routes, pane)
  expect(view.zoom).toBeGreaterThanOrEqual(0.6)
  expect(bounds && bounds.x * view.zoom + view.x).toBeGreaterThanOrEqual(0)
  expect(bounds && (bounds.x + bounds.width) * view.zoom + view.x).toBeLessThanOrEqual(pane.width)
  expect(bounds && (bounds.y + bounds.height) * view.zoom + view.y).toBeLessThanOrEqual(pane.height)
})

test('EV1 one that cannot opens at its first card, legible', () => {
  const phone = openingViewport(projection, routes, { width: 390, height: 640 })
  const set = projection.rects.get('set')
  expect(phone.zoom).toBeGreaterThan(0.9)
  expect(set && set.x * phone.zoom + phone.x).toBe(24)
  expect(set && (set.x + set.width) * phone.zoom + phone.x).toBeLessThanOrEqual(390)
  expect(openingViewport(projection, routes, { width: 600, height: 500 }).zoom).toBe(0.6)
})

test('EV1 an empty graph opens at its own size', () => {
  const empty = project(viewOf(emptyDocument('')), emptySession)
  expect(openingViewport(empty, noRoutes, { width: 800, height: 600 }).zoom).toBe(1)
  const tiny = fitted({ x: 0, y: 0, width: 9_000, height: 10 }, { width: 900, height: 600 }, 0.2)
  expect(tiny.zoom).toBe(0.2)
})

test('EV2 a place where no card stands is not shown again', () => {
  const pane = { width: 800, height: 600 }
  expect(showsCard(projection, { x: 0, y: 0, zoom: 1 }, pane)).toBe(true)
  expect(showsCard(projection, { x: -9_000, y: 0, zoom: 1 }, pane)).toBe(false)
})

test('EV4 what is seen stays; what is not is brought in by the least move, at the same zoom', () => {
  const pane = { width: 1_000, height: 800 }
  const viewport = { x: 100, y: 50, zoom: 0.5 }
  const seen = seenRect(viewport, pane)
  const size = { width: 288, height: 68 }
  expect(revealing({ x: seen.x, y: seen.y, ...size }, viewport, pane)).toBeUndefined()
  const below = { x: seen.x + 10, y: seen.y + seen.height + 40, ...size }
  const moved = revealing(below, viewport, pane)
  expect(moved).toEqual({ x: 100, y: 50 - (40 + 68) * 0.5, zoom: 0.5 })
  expect(moved && revealing(below, moved, pane)).toBeUndefined()
  const left = revealing({ x: seen.x - 30, y: seen.y, ...size }, viewport, pane)
  expect(left).toEqual({ x: 115, y: 50, zoom: 0.5 })
  // Of what is larger than the pane the beginning is shown.
  const vast = revealing({ x: 5_000, y: 0, width: 9_000, height: 100 }, viewport, pane)
  expect(vast && seenRect(vast, pane).x).toBeCloseTo(5_000)
})

test('ED5 what was kept is seen with its wires, which go round what lies between', () => {
  const path = 'M100,40 C160,40 300,-20 420,40'
  const end = (id: string) => ({ id, rect: { x: 0, y: 0, width: 100, height: 80 } })
  const edge = { id: 'w', data: { edge: { relation: 'makes' } } } as unknown as CanvasEdge
  const route = { path, end: { x: 420, y: 40 }, label: { x: 200, y: 20 } }
  const routes = {
    edges: [edge],
    byId: new Map([['w', { ...route, source: end('a'), target: end('b') }]]),
    rects: new Map(),
  }
  expect(boundsOf(wireBoxes(routes, new Set(['a', 'b'])))).toEqual({
    x: 100,
    y: -20,
    width: 320,
    height: 60,
  })
  expect(wireBoxes(routes, new Set(['a']))).toEqual([])
})
