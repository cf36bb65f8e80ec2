import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  boxFragment,
  readBoxFragment,
  readShapeFragment,
  readTimeFragment,
  shapeFragment,
  timeFragment,
} from '@/lib/media/fragment'
import { cropPixels } from '@/lib/media/derivation'
import type { Box } from '@/lib/media/shape'
import { fromPixels, fromThousandths, toPixels, toThousandths } from '@/lib/prompt/coordinates'

const side = fc.integer({ min: 1, max: 50_000 })
const extents = fc.record({ width: side, height: side })
const boxes: fc.Arbitrary<Box> = fc
  .tuple(
    ...([0, 1, 2, 3].map(() => fc.integer({ min: 0, max: 10_000 })) as [
      fc.Arbitrary<number>,
      fc.Arbitrary<number>,
      fc.Arbitrary<number>,
      fc.Arbitrary<number>,
    ]),
  )
  .map(([a, b, c, d]) => ({
    x: Math.min(a, c) / 10_000,
    y: Math.min(b, d) / 10_000,
    width: (Math.abs(a - c) || 1) / 10_000,
    height: (Math.abs(b - d) || 1) / 10_000,
  }))
  .filter(({ x, y, width, height }) => x + width <= 1 && y + height <= 1)

const sides = ({ x, y, width, height }: Box) => [x, y, x + width, y + height]
const apart = (one: Box, other: Box) =>
  Math.max(...sides(one).map((value, at) => Math.abs(value - (sides(other)[at] as number))))

describe('ways to say where something is in a picture', () => {
  it('P14 A32 pixels of any picture lead back to the box within half a pixel', () => {
    fc.assert(
      fc.property(boxes, extents, (box, extent) => {
        fc.pre(box.width * extent.width >= 1 && box.height * extent.height >= 1)
        const back = fromPixels(toPixels(box, extent), extent)
        expect(Math.abs(back.x - box.x) * extent.width).toBeLessThanOrEqual(0.5 + 1e-6)
        expect(Math.abs(back.y - box.y) * extent.height).toBeLessThanOrEqual(0.5 + 1e-6)
        const right = (back.x + back.width - box.x - box.width) * extent.width
        const lower = (back.y + back.height - box.y - box.height) * extent.height
        expect(Math.abs(right)).toBeLessThanOrEqual(0.5 + 1e-6)
        expect(Math.abs(lower)).toBeLessThanOrEqual(0.5 + 1e-6)
      }),
      { seed: 51, numRuns: 500 },
    )
  })

  it('P14 thousandths lead back to the box within half a thousandth, a pixel of what Gemini reads', () => {
    fc.assert(
      fc.property(boxes, (box) => {
        fc.pre(box.width >= 0.001 && box.height >= 0.001)
        expect(apart(fromThousandths(toThousandths(box)), box)).toBeLessThanOrEqual(0.0005 + 1e-9)
      }),
      { seed: 52, numRuns: 500 },
    )
  })

  it('P14 however small a box is, it is told as one that can be seen', () => {
    fc.assert(
      fc.property(boxes, extents, (box, extent) => {
        const [ymin, xmin, ymax, xmax] = toThousandths({ ...box, width: 1e-9 })
        expect(xmax - xmin).toBeGreaterThanOrEqual(1)
        expect(ymax - ymin).toBeGreaterThanOrEqual(1)
        expect(Math.max(ymax, xmax)).toBeLessThanOrEqual(1000)
        const [x1, y1, x2, y2] = toPixels({ ...box, height: 1e-9 }, extent)
        expect(x2 - x1).toBeGreaterThanOrEqual(1)
        expect(y2 - y1).toBeGreaterThanOrEqual(1)
        expect(x2 <= extent.width && y2 <= extent.height).toBe(true)
      }),
      { seed: 57, numRuns: 300 },
    )
  })

  it('A32 a Media Fragment leads back to the box within a pixel of any picture', () => {
    fc.assert(
      fc.property(boxes, extents, (box, extent) => {
        const back = readBoxFragment(boxFragment(box))
        if (!back) throw new Error(boxFragment(box))
        const pixels = apart(back, box) * Math.max(extent.width, extent.height)
        expect(pixels).toBeLessThan(0.01)
        expect(boxFragment(back)).toBe(boxFragment(box))
        expect(cropPixels(back, extent)).toEqual(cropPixels(box, extent))
      }),
      { seed: 53, numRuns: 500 },
    )
  })

  it('P14 A32 fraction, pixel, thousandths and fragment, one after the other, stay within a pixel', () => {
    fc.assert(
      fc.property(boxes, (box) => {
        fc.pre(box.width >= 0.001 && box.height >= 0.001)
        // At a thousand pixels a side a thousandth is one of them.
        const extent = { width: 1000, height: 1000 }
        const pixels = fromPixels(toPixels(box, extent), extent)
        const fragment = readBoxFragment(boxFragment(fromThousandths(toThousandths(pixels))))
        fc.pre(fragment !== undefined)
        expect(apart(fragment as Box, box) * 1000).toBeLessThanOrEqual(1 + 1e-6)
      }),
      { seed: 54, numRuns: 500 },
    )
  })

  it('A32 polygons and seconds lead back to themselves', () => {
    const fraction = fc.integer({ min: 0, max: 10_000 }).map((value) => value / 10_000)
    const polygons = fc.array(fc.record({ x: fraction, y: fraction }), {
      minLength: 3,
      maxLength: 24,
    })
    fc.assert(
      fc.property(polygons, (points) => {
        const shape = { type: 'polygon' as const, points }
        const back = readShapeFragment(shapeFragment(shape))
        expect(back?.type === 'polygon' && back.points.length).toBe(points.length)
        expect(shapeFragment(back as typeof shape)).toBe(shapeFragment(shape))
      }),
      { seed: 55, numRuns: 200 },
    )
    const milliseconds = fc.integer({ min: 0, max: 100_000_000 })
    fc.assert(
      fc.property(milliseconds, milliseconds, (a, b) => {
        fc.pre(a !== b)
        const clip = { start: Math.min(a, b) / 1000, end: Math.max(a, b) / 1000 }
        fc.pre(clip.end < 10_000_000)
        expect(readTimeFragment(timeFragment(clip))).toEqual(clip)
      }),
      { seed: 56, numRuns: 200 },
    )
  })

  it.each([
    '',
    'percent:',
    'percent:1,2,3',
    'percent:90,0,20,1',
    'percent:-1,0,1,1',
    'pixel:1,2,3,4',
    'percent:1e1,0,1,1',
    'poly:1,2,3,4',
    'poly:1,2,3,4,5',
    'poly:0,0,101,0,1,1',
  ])('A32 %j names no place', (value) => expect(readShapeFragment(value)).toBeUndefined())

  it.each(['', '1', '2,1', '1,1', 'a,b', '0,1,2', '-1,2'])('A32 %j names no seconds', (value) =>
    expect(readTimeFragment(value)).toBeUndefined(),
  )
})
