import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  areaOf,
  boxBetween,
  boxHandles,
  extentMin,
  fractionAt,
  handlePoint,
  heldMove,
  isWithin,
  movedShape,
  placeOf,
  polygonOf,
  resizedBox,
  withCorner,
  withCornerAfter,
  withoutCorner,
  withPoint,
} from '@/lib/editor/region-shapes'
import { cornersOf } from '@/lib/media/shape'
import { boxOf, shapeSchema, type Shape } from '@/lib/media/shape'

const fraction = fc.double({ min: 0, max: 1, noNaN: true })
const point = fc.record({ x: fraction, y: fraction })
/** Also beyond the picture, as a pointer that is dragged out of it. */
const loose = fc.double({ min: -2, max: 3, noNaN: true })
const anywhere = fc.record({ x: loose, y: loose })
const isDefined = (shape: Shape | undefined): shape is Shape => shape !== undefined
const boxShape = fc
  .tuple(point, point)
  .map(([a, b]) => boxBetween(a, b))
  .filter(isDefined)
const polygonShape = fc
  .array(point, { minLength: 3, maxLength: 9 })
  .map(polygonOf)
  .filter(isDefined)
const isSound = (shape: Shape) => shapeSchema.safeParse(shape).success

test('ER1 a place of the screen is the same place again, within a pixel, at any zoom', () => {
  const pictures = fc.record({
    x: fc.integer({ min: -5_000, max: 5_000 }),
    y: fc.integer({ min: -5_000, max: 5_000 }),
    // The picture of a card at the least zoom and at the greatest.
    width: fc.double({ min: 15, max: 3_600, noNaN: true }),
    height: fc.double({ min: 15, max: 7_200, noNaN: true }),
  })
  fc.assert(
    fc.property(pictures, point, (picture, at) => {
      const screen = placeOf(at, picture)
      const [shape] = [polygonOf([fractionAt(screen, picture), { x: 0, y: 0 }, { x: 1, y: 1 }])]
      const kept = shape && cornersOf(shape)[0]
      if (!kept) throw new Error('no polygon')
      const again = placeOf(kept, picture)
      expect(Math.abs(again.x - screen.x)).toBeLessThanOrEqual(1)
      expect(Math.abs(again.y - screen.y)).toBeLessThanOrEqual(1)
    }),
  )
})

test('ER1 a pointer beyond the picture is at its border', () => {
  const picture = { x: 100, y: 50, width: 200, height: 100 }
  expect(fractionAt({ x: 0, y: 500 }, picture)).toEqual({ x: 0, y: 1 })
  expect(fractionAt({ x: 200, y: 100 }, picture)).toEqual({ x: 0.5, y: 0.5 })
})

test('ER1 a box is drawn from any corner to the opposite one; a slip of the hand is none', () => {
  const drawn = { type: 'box', x: 0.2, y: 0.1, width: 0.3, height: 0.5 }
  expect(boxBetween({ x: 0.2, y: 0.1 }, { x: 0.5, y: 0.6 })).toEqual(drawn)
  expect(boxBetween({ x: 0.5, y: 0.6 }, { x: 0.2, y: 0.1 })).toEqual(drawn)
  expect(boxBetween({ x: 0.2, y: 0.1 }, { x: 0.205, y: 0.6 })).toBeUndefined()
  fc.assert(fc.property(boxShape, isSound))
})

test('ER1 a polygon needs three corners that are no line', () => {
  const line = [0.1, 0.4, 0.8].map((at) => ({ x: at, y: 0.5 }))
  expect(polygonOf(line)).toBeUndefined()
  expect(polygonOf(line.slice(0, 2))).toBeUndefined()
  fc.assert(fc.property(polygonShape, isSound))
})

test('ER1 a corner set twice is one', () => {
  const one = withPoint([], { x: 0.3, y: 0.3 })
  expect(withPoint(one, { x: 0.3001, y: 0.3 })).toBe(one)
  expect(withPoint(one, { x: 0.31, y: 0.3 })).toHaveLength(2)
})

test('ER2 a move keeps a shape in its picture and, where there is room, its size', () => {
  fc.assert(
    fc.property(fc.oneof(boxShape, polygonShape), anywhere, (shape, by) => {
      const moved = movedShape(shape, by)
      expect(isSound(moved)).toBe(true)
      expect(cornersOf(moved)).toHaveLength(cornersOf(shape).length)
      const [before, after] = [boxOf(shape), boxOf(moved)]
      expect(after.width).toBeCloseTo(before.width, 3)
      expect(after.height).toBeCloseTo(before.height, 3)
    }),
  )
})

test('ER2 several move by what all of them can', () => {
  const shapes: Shape[] = [
    { type: 'box', x: 0.1, y: 0.5, width: 0.2, height: 0.2 },
    { type: 'box', x: 0.6, y: 0.2, width: 0.3, height: 0.2 },
  ]
  expect(heldMove(shapes, { x: 0.5, y: -0.5 }).x).toBeCloseTo(0.1)
  expect(heldMove(shapes, { x: 0.5, y: -0.5 }).y).toBeCloseTo(-0.2)
})

test('ER2 a handle pulled anywhere leaves a box in its picture, and the sides it does not hold', () => {
  fc.assert(
    fc.property(boxShape, fc.constantFrom(...boxHandles), anywhere, (shape, handle, to) => {
      const before = boxOf(shape)
      const box = resizedBox(before, handle, to)
      expect(isSound({ type: 'box', ...box })).toBe(true)
      expect(box.width).toBeGreaterThanOrEqual(extentMin)
      expect(box.height).toBeGreaterThanOrEqual(extentMin)
      if (handle.x >= 0) expect(box.x).toBe(before.x)
      if (handle.x <= 0) expect(box.x + box.width).toBeCloseTo(before.x + before.width, 3)
      if (handle.y >= 0) expect(box.y).toBe(before.y)
      if (handle.y <= 0) expect(box.y + box.height).toBeCloseTo(before.y + before.height, 3)
    }),
  )
})

test('ER2 a handle goes where it is pulled', () => {
  const box = { x: 0.2, y: 0.2, width: 0.4, height: 0.4 }
  for (const handle of boxHandles) {
    const at = handlePoint(box, handle)
    const to = { x: at.x + 0.05, y: at.y - 0.05 }
    const pulled = handlePoint(resizedBox(box, handle, to), handle)
    if (handle.x !== 0) expect(pulled.x).toBeCloseTo(to.x, 3)
    if (handle.y !== 0) expect(pulled.y).toBeCloseTo(to.y, 3)
  }
})

test('ER3 whatever is done to its corners, a polygon keeps three or more and stays in its picture', () => {
  const edits = fc.array(
    fc.record({
      what: fc.constantFrom('move', 'add', 'remove'),
      at: fc.nat({ max: 8 }),
      to: anywhere,
    }),
    { maxLength: 20 },
  )
  fc.assert(
    fc.property(polygonShape, edits, (start, all) => {
      let shape = start
      for (const { what, at, to } of all) {
        const index = at % cornersOf(shape).length
        const before = cornersOf(shape).length
        if (what === 'move') shape = withCorner(shape, index, to)
        else if (what === 'add') shape = withCornerAfter(shape, index)
        else shape = withoutCorner(shape, index)
        expect(isSound(shape)).toBe(true)
        expect(cornersOf(shape).length).toBeGreaterThanOrEqual(3)
        if (what === 'add') expect(cornersOf(shape)).toHaveLength(before + 1)
      }
    }),
  )
})

test('ER3 a corner is added in the middle of its edge, also of the last one, and removed again', () => {
  const shape = polygonOf([
    { x: 0, y: 0 },
    { x: 0.4, y: 0 },
    { x: 0, y: 0.8 },
  ])
  if (!shape) throw new Error('no polygon')
  const more = withCornerAfter(shape, 2)
  expect(cornersOf(more)[3]).toEqual({ x: 0, y: 0.4 })
  expect(withoutCorner(more, 3)).toEqual(shape)
  expect(withoutCorner(shape, 0)).toBe(shape)
})

test('ER4 what is within a shape is no larger than it; a bay of a polygon is not within it', () => {
  const bay = polygonOf([
    { x: 0.1, y: 0.1 },
    { x: 0.9, y: 0.1 },
    { x: 0.9, y: 0.9 },
    { x: 0.5, y: 0.3 },
    { x: 0.1, y: 0.9 },
  ])
  const across: Shape = { type: 'box', x: 0.15, y: 0.15, width: 0.7, height: 0.5 }
  const above: Shape = { type: 'box', x: 0.15, y: 0.12, width: 0.7, height: 0.1 }
  if (!bay) throw new Error('no polygon')
  expect(isWithin(across, bay)).toBe(false)
  expect(isWithin(above, bay)).toBe(true)
  expect(isWithin(bay, bay)).toBe(true)
  fc.assert(
    fc.property(fc.oneof(boxShape, polygonShape), fc.oneof(boxShape), (inner, outer) => {
      if (isWithin(inner, outer)) expect(areaOf(inner)).toBeLessThanOrEqual(areaOf(outer) + 1e-6)
    }),
  )
})
