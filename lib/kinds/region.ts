import { z } from 'zod'
import { bounds } from '../std/bounds'
import { nodeIdSchema } from '../std/id'
import { defineKind, mediumHead } from './define'
import { attributesSchema, commonFields, longTextSchema } from './fields'

const fraction = z.number().min(0).max(1)
const point = z.strictObject({ x: fraction, y: fraction })
// Sums of decimal fractions miss 1 by an ulp or two.
const roundingSlack = 1e-9

/** Fractions 0–1 of the picture as seen (EXIF orientation applied), origin top left. */
export const shapeSchema = z.discriminatedUnion('type', [
  z
    .strictObject({
      type: z.literal('box'),
      x: fraction,
      y: fraction,
      width: fraction.gt(0),
      height: fraction.gt(0),
    })
    .refine((box) => box.x + box.width <= 1 + roundingSlack, { error: 'region.outside' })
    .refine((box) => box.y + box.height <= 1 + roundingSlack, { error: 'region.outside' }),
  z.strictObject({
    type: z.literal('polygon'),
    points: z.array(point).min(3).max(bounds.polygonPointsCountMax),
  }),
])

export type Shape = z.infer<typeof shapeSchema>
export type Box = { x: number; y: number; width: number; height: number }

/** The smallest upright box around a shape, in the same fractions. */
export function boxOf(shape: Shape): Box {
  if (shape.type === 'box') return shape
  const xs = shape.points.map((each) => each.x)
  const ys = shape.points.map((each) => each.y)
  const x = Math.min(...xs)
  const y = Math.min(...ys)
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }
}

/** A part of a picture. `of` is always an image; a region in a region says so with `inside`. */
export const region = defineKind({
  kind: 'region',
  aliasPrefix: 'Region',
  section: 'media',
  textFields: ['caption', 'label', 'notes'],
  linkFields: ['caption'],
  schema: z.strictObject({
    ...commonFields,
    kind: z.literal('region'),
    of: nodeIdSchema,
    inside: nodeIdSchema.optional(),
    shape: shapeSchema,
    caption: longTextSchema.optional(),
    attributes: attributesSchema.optional(),
  }),
  owner: (node) => node.of,
  references: (node) => (node.inside ? [{ field: 'inside', id: node.inside }] : []),
  head: (node, context) => {
    const inside = node.inside ? context.aliasOf(node.inside) : undefined
    const facts = [boxText(node.shape), ...(inside ? [`inside ${inside}`] : [])]
    return mediumHead(node, facts, context)
  },
})

/** Axes are named and the scale is told, since every model family has its own convention (P14). */
function boxText(shape: Shape): string {
  const box = boxOf(shape)
  const of1000 = (value: number) => Math.round(value * 1000)
  const sides =
    `ymin ${of1000(box.y)}, xmin ${of1000(box.x)}, ` +
    `ymax ${of1000(box.y + box.height)}, xmax ${of1000(box.x + box.width)} of 1000`
  return shape.type === 'box' ? `box ${sides}` : `polygon within box ${sides}`
}
