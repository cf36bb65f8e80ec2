import fc from 'fast-check'
import { expect, test } from 'vitest'
import { project } from '@/lib/editor/projection'
import { noRoutes, routesOf } from '@/lib/editor/routes'
import { contains, type Rect } from '@/lib/editor/geometry'
import { labelWidth, shownLabel } from '@/lib/editor/labels'
import { lengthOf, pointsAt, roundedPath } from '@/lib/editor/polyline'
import { crosses, wayRound } from '@/lib/editor/routing'
import { emptySession, light, type Point } from '@/lib/editor/session'
import { viewOf } from '@/lib/editor/view'
import { plainRoute, routeWires, type WireEnd, type WireInput } from '@/lib/editor/wires'
import type { NodeId } from '@/lib/std/id'
import { applied, dogs } from './fixtures'

const end = (id: string, rect: Rect, more: Partial<WireEnd> = {}): WireEnd => ({
  id,
  rect,
  ...more,
})
const card = (x: number, y: number, width = 200, height = 100): Rect => ({ x, y, width, height })
const wire = (id: string, source: WireEnd, target: WireEnd): WireInput => ({
  id,
  label: 'shown in',
  source,
  target,
})

/** The points of a drawn path, its curves sampled. */
function drawn(path: string): Point[] {
  const points: Point[] = []
  for (const [, letter, rest] of path.matchAll(/([MLCQ]) ([^MLCQ]*)/g)) {
    const numbers = (rest ?? '')
      .split(/[ ,]+/)
      .filter((each) => each !== '')
      .map(Number)
    const given: Point[] = []
    for (let at = 0; at + 1 < numbers.length; at += 2) {
      given.push({ x: numbers[at] ?? 0, y: numbers[at + 1] ?? 0 })
    }
    const from = points.at(-1)
    if (letter === 'M' || letter === 'L' || !from) points.push(...given)
    else for (let step = 1; step <= 24; step++) points.push(bezier([from, ...given], step / 24))
  }
  return points
}

function bezier(handles: readonly Point[], t: number): Point {
  if (handles.length === 1) return handles[0] ?? { x: 0, y: 0 }
  const next = handles.slice(1).map((to, index) => {
    const from = handles[index] ?? to
    return { x: from.x + (to.x - from.x) * t, y: from.y + (to.y - from.y) * t }
  })
  return bezier(next, t)
}

function isCrossed(rect: Rect, path: string, by = -1.5): boolean {
  const points = drawn(path)
  return points.some(
    (point, index) => index > 0 && crosses(rect, points[index - 1] ?? point, point, by),
  )
}

test('EW1 a wire goes round a card that stands between', () => {
  const [a, b, between] = [card(0, 0), card(800, 0), card(400, -60, 200, 220)]
  const route = routeWires([wire('w', end('a', a), end('b', b))], [a, b, between]).get('w')
  expect(route && isCrossed(between, route.path)).toBe(false)
  expect(isCrossed(between, plainRoute(end('a', a), end('b', b)).path)).toBe(true)
})

test('EW1 no wire crosses a card, wherever cards stand in rows with room between', () => {
  const place = fc.record({
    dx: fc.integer({ min: 0, max: 60 }),
    dy: fc.integer({ min: 0, max: 60 }),
  })
  fc.assert(
    fc.property(
      fc.array(place, { minLength: 6, maxLength: 16 }),
      fc.array(fc.tuple(fc.nat(15), fc.nat(15)), { minLength: 1, maxLength: 8 }),
      (places, pairs) => {
        const cards = places.map(({ dx, dy }, index) =>
          card((index % 4) * 300 + dx, Math.floor(index / 4) * 220 + dy, 190, 110),
        )
        const wires = pairs.flatMap(([from, to], index) => {
          const [a, b] = [cards[from], cards[to]]
          if (!a || !b || from === to) return []
          return wire(`w${index}`, end(`n${from}`, a), end(`n${to}`, b))
        })
        for (const { path } of routeWires(wires, cards).values()) {
          for (const rect of cards) expect(isCrossed(rect, path), path).toBe(false)
        }
      },
    ),
    { numRuns: 60 },
  )
})

test('EW1 the shortest way round is found, and none through a closed wall', () => {
  const wall = card(100, -50, 50, 100)
  const path = wayRound([wall], { x: 0, y: 0 }, { x: 300, y: 0 })
  expect(path).toHaveLength(4)
  expect(path && lengthOf(path)).toBeLessThan(345)
  const closed = [
    card(-80, -80, 160, 20),
    card(-80, 60, 160, 20),
    card(-80, -80, 20, 160),
    card(60, -80, 20, 160),
  ]
  expect(wayRound(closed, { x: 0, y: 0 }, { x: 300, y: 0 })).toBeUndefined()
})

test('EW2 a wire of a part leaves its card by the side that crosses least', () => {
  const photo = card(400, 0, 300, 240)
  const low = card(600, 180, 60, 40)
  const other = card(420, 180, 60, 40)
  const source = end('a', card(0, 300))
  const target = end('region', low, { holder: photo, beside: [other] })
  const route = routeWires([wire('w', source, target)], [photo, source.rect]).get('w')
  expect(route?.end).toEqual({ x: 630, y: 220 })
  expect(route && isCrossed(other, route.path)).toBe(false)
})

test('EW3 wires that share ends do not lie on one another', () => {
  const [a, b] = [card(0, 0), card(500, 20)]
  const wires = ['w1', 'w2', 'w3'].map((id) => wire(id, end('a', a), end('b', b)))
  const routes = routeWires(wires, [a, b])
  const ends = wires.map(({ id }) => routes.get(id)?.end)
  for (const [index, one] of ends.entries()) {
    for (const two of ends.slice(index + 1)) {
      expect(
        Math.hypot((one?.x ?? 0) - (two?.x ?? 0), (one?.y ?? 0) - (two?.y ?? 0)),
      ).toBeGreaterThan(8)
    }
  }
})

test('EW4 a label covers no card and no other label where there is room', () => {
  const [a, b, c] = [card(0, 0), card(420, 0), card(420, 200)]
  const cards = [a, b, c]
  const wires = [
    wire('w1', end('a', a), end('b', b)),
    wire('w2', end('a', a), end('b', b)),
    wire('w3', end('a', a), end('c', c)),
  ]
  const boxes = [...routeWires(wires, cards).values()].map(({ label }) => {
    const width = labelWidth('shown in')
    return { x: label.x - width / 2, y: label.y - 9, width, height: 18 }
  })
  for (const [index, box] of boxes.entries()) {
    for (const other of [...cards, ...boxes.slice(index + 1)]) {
      const isApart =
        box.x + box.width <= other.x ||
        other.x + other.width <= box.x ||
        box.y + box.height <= other.y ||
        other.y + other.height <= box.y
      expect(isApart).toBe(true)
    }
  }
})

test('EW4 long words are cut, and Korean is as wide as it is', () => {
  expect(shownLabel('a'.repeat(200))).toHaveLength(32)
  expect(shownLabel('나온 곳')).toBe('나온 곳')
  expect(labelWidth('나온')).toBeGreaterThan(labelWidth('ab'))
})

test('EW5 the same cards and wires give the same ways, and what is lit changes none', () => {
  const view = viewOf(dogs)
  const still = project(view, emptySession)
  const first = routesOf(still, noRoutes)
  expect(first.byId.size).toBe(3)
  expect(routesOf(project(view, emptySession), noRoutes).byId).toEqual(first.byId)
  expect(routesOf(project(view, light(emptySession, ['d3']), still), first)).toBe(first)
})

test('EW5 a card that moves leaves the ways of others as they are', () => {
  const first = routesOf(project(viewOf(dogs), emptySession), noRoutes)
  const moves = [{ id: 'note' as NodeId, layout: { x: 2_000, y: 2_000 } }]
  const moved = viewOf(applied(dogs, [{ type: 'moveNodes', moves }]))
  const next = routesOf(project(moved, emptySession), first)
  expect(next).not.toBe(first)
  expect(next.byId.get('e1')).toBe(first.byId.get('e1'))
})

test('EW6 a wire on the move is a curve between the sides that face each other', () => {
  const left = end('a', card(0, 0))
  expect(plainRoute(left, end('b', card(500, 0))).end).toEqual({ x: 500, y: 50 })
  expect(plainRoute(end('b', card(500, 0)), left).end).toEqual({ x: 200, y: 50 })
  expect(plainRoute(left, end('c', card(20, 400))).end).toEqual({ x: 120, y: 400 })
})

test('EW6 a rounded path stays near its line and keeps its ends', () => {
  const points = [
    { x: 0, y: 0 },
    { x: 100, y: 0 },
    { x: 100, y: 100 },
  ]
  const curve = drawn(roundedPath(points))
  expect(curve[0]).toEqual(points[0])
  expect(curve.at(-1)).toEqual(points[2])
  expect(curve.every((point) => contains({ x: 0, y: 0, width: 100, height: 100 }, point))).toBe(
    true,
  )
  expect(Math.min(...curve.map(({ x, y }) => Math.hypot(x - 100, y)))).toBeLessThan(12)
  expect(pointsAt(points, [0, 0.5, 1])).toEqual([points[0], points[1], points[2]])
})
