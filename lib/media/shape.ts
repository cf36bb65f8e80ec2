import { z } from 'zod'
import { bounds } from '../std/bounds'

const fraction = z.number().min(0).max(1)
const point = z.strictObject({ x: fraction, y: fraction })
// Sums of decimal fractions miss 1 by an ulp or two.
const roundingSlack = 1e-9

const boxSchema = z
  .strictObject({
    type: z.literal('box'),
    x: fraction,
    y: fraction,
    width: fraction.gt(0),
    height: fraction.gt(0),
  })
  .refine((box) => box.x + box.width <= 1 + roundingSlack, { error: 'region.outside' })
  .refine((box) => box.y + box.height <= 1 + roundingSlack, { error: 'region.outside' })

/** Fractions 0–1 of the picture as seen (EXIF orientation applied), origin top left. */
export const shapeSchema = z.discriminatedUnion('type', [
  boxSchema,
  z.strictObject({
    type: z.literal('polygon'),
    points: z.array(point).min(3).max(bounds.polygonPointsCountMax),
  }),
])

export type Shape = z.infer<typeof shapeSchema>
export type Box = { x: number; y: number; width: number; height: number }

export type Point = { readonly x: number; readonly y: number }

/** How large a picture is, in pixels. */
export type Extent = { readonly width: number; readonly height: number }

/** The smallest upright box around a shape, in the same fractions. */
export function boxOf(shape: Shape): Box {
  if (shape.type === 'box') return shape
  const xs = shape.points.map((each) => each.x)
  const ys = shape.points.map((each) => each.y)
  const x = Math.min(...xs)
  const y = Math.min(...ys)
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }
}

/** The corners of a shape in order. */
export function cornersOf(shape: Shape): readonly Point[] {
  if (shape.type === 'polygon') return shape.points
  const { x, y, width, height } = shape
  return [
    { x, y },
    { x: x + width, y },
    { x: x + width, y: y + height },
    { x, y: y + height },
  ]
}

/**
 * The area of a polygon that does not cross itself, whichever way its corners go round, by the shoelace formula,
 * in their own units squared.
 */
export function polygonArea(corners: readonly Point[]): number {
  const doubled = corners.reduce((sum, { x, y }, index) => {
    const next = corners[(index + 1) % corners.length] as Point
    return sum + x * next.y - next.x * y
  }, 0)
  return Math.abs(doubled) / 2
}
