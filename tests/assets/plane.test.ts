import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clearance, contains, insideNear, type Polygon } from '@/lib/assets/plane'

/** Corners about a middle at any distances, so that the polygon bends in and out and never crosses itself. */
const stars: fc.Arbitrary<Polygon> = fc
  .array(fc.double({ min: 4, max: 100, noNaN: true }), { minLength: 3, maxLength: 16 })
  .map((distances) =>
    distances.map((distance, index) => {
      const angle = (2 * Math.PI * index) / distances.length
      return { x: 200 + distance * Math.cos(angle), y: 200 + distance * Math.sin(angle) }
    }),
  )

/** Two thin arms, of which the middle of the box around them lies in neither. */
const arms: fc.Arbitrary<Polygon> = fc
  .tuple(fc.integer({ min: 20, max: 200 }), fc.integer({ min: 2, max: 6 }))
  .map(([long, thin]) => [
    { x: 0, y: 0 },
    { x: long, y: 0 },
    { x: long, y: thin },
    { x: thin, y: thin },
    { x: thin, y: long },
    { x: 0, y: long },
  ])

test('A28 the dot of a leader lies within its own shape, however that bends', () => {
  const places = fc.record({
    polygon: fc.oneof(stars, arms),
    edge: fc.nat(),
    share: fc.double({ min: 0.1, max: 0.9, noNaN: true }),
  })
  fc.assert(
    fc.property(places, ({ polygon, edge, share }) => {
      const index = edge % polygon.length
      const [from, to] = [polygon[index], polygon[(index + 1) % polygon.length]]
      if (!from || !to) return
      const border = { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }
      const dot = insideNear(polygon, border, 3)
      expect(contains(polygon, dot)).toBe(true)
      expect(clearance(polygon, dot)).toBeGreaterThan(0)
      expect(Math.hypot(dot.x - border.x, dot.y - border.y)).toBeLessThanOrEqual(3.001)
    }),
    { seed: 28, numRuns: 2_000 },
  )
})

test('A28 what has no area keeps the place on its border', () => {
  const line = [
    { x: 0, y: 0 },
    { x: 9, y: 0 },
    { x: 0, y: 0 },
  ]
  expect(insideNear(line, { x: 4, y: 0 }, 3)).toEqual({ x: 4, y: 0 })
})
