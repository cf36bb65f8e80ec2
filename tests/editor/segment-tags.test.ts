import fc from 'fast-check'
import { expect, test } from 'vitest'
import { segmentTags } from '@/lib/editor/segment-tags'

const room = { width: 300, rowsCount: 3 }
const tags = (...xs: readonly number[]) => xs.map((x) => ({ x, width: 20 }))

test('EA5 letters of segments that begin at one place, or so near that they would cover, stand in rows', () => {
  expect(segmentTags(tags(50, 50.01), room)).toEqual([
    { x: 50, row: 0 },
    { x: 50.01, row: 1 },
  ])
  // These do not lie on one another in time; their letters would.
  expect(segmentTags(tags(50, 60, 75), room)).toEqual([
    { x: 50, row: 0 },
    { x: 60, row: 1 },
    { x: 75, row: 0 },
  ])
  // In the order given, whatever that is.
  expect(segmentTags(tags(200, 50), room)).toEqual([
    { x: 200, row: 0 },
    { x: 50, row: 0 },
  ])
})

test('EA5 where there are no more rows, letters stand beside one another, and none behind the end of the wave', () => {
  expect(segmentTags(tags(50, 50, 50, 50), room)[3]).toEqual({ x: 71, row: 0 })
  expect(segmentTags(tags(295, 298), room)).toEqual([
    { x: 280, row: 0 },
    { x: 280, row: 1 },
  ])
  const atEnd = segmentTags(tags(270, 280, 290, 299, 299), room)
  expect(atEnd.map(({ x, row }) => [row, x])).toContainEqual([0, 259])
})

test('EA5 three letters a row anywhere cover none of another, and stand near where their segments begin', () => {
  const xs = fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 9 })
  fc.assert(
    fc.property(xs, (all) => {
      const given = tags(...all)
      const places = segmentTags(given, room)
      expect(places).toHaveLength(given.length)
      for (const [at, { x, row }] of places.entries()) {
        expect(x).toBeGreaterThanOrEqual(0)
        expect(x + 20).toBeLessThanOrEqual(room.width)
        expect(Math.abs(x - (given[at]?.x ?? NaN))).toBeLessThanOrEqual(80)
        for (const other of places.slice(at + 1)) {
          if (other.row === row) expect(Math.abs(other.x - x)).toBeGreaterThanOrEqual(20)
        }
      }
    }),
    { numRuns: 2_000 },
  )
})

test.each([
  [{ width: 100, rowsCount: 1 }, Array(4).fill(79)],
  [{ width: 300, rowsCount: 3 }, Array(10).fill(270)],
  [{ width: 300, rowsCount: 3 }, Array(9).fill(279)],
] as const)(
  'EA5 in %o letters of segments at its end stay within, each to be seen',
  (within, xs) => {
    const places = segmentTags(tags(...(xs as number[])), within)
    for (const { x } of places) {
      expect(x).toBeGreaterThanOrEqual(0)
      expect(x + 20).toBeLessThanOrEqual(within.width)
    }
    expect(new Set(places.map(({ x, row }) => `${x} ${row}`)).size).toBe(xs.length)
  },
)

test('EA5 of hundreds of segments none has its letter far away', () => {
  const all = tags(...Array.from({ length: 500 }, (_, at) => (at * 300) / 500))
  for (const [at, { x }] of segmentTags(all, room).entries()) {
    expect(Math.abs(x - (all[at]?.x ?? NaN))).toBeLessThanOrEqual(80)
  }
})
