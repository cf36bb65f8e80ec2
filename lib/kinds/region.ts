import { z } from 'zod'
import { boxInSent, sentExtent } from '../media/derivation'
import { boxOf, shapeSchema, type Shape } from '../media/shape'
import { boxText } from '../prompt/coordinates'
import { nodeIdSchema } from '../std/id'
import { defineKind, mediumHead, type Shown } from './define'
import { attributesSchema, commonFields, longTextSchema } from './fields'

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
    const facts = [
      ...placeOf(node.shape, context.shown),
      ...(inside ? [`inside ${inside}`] : []),
      ...(context.shown.follows ? ['crop follows'] : []),
    ]
    return mediumHead(node, facts, context)
  },
})

/** Where it is, in the way that the model reads; nothing for one that reads no coordinates (P14). */
function placeOf(shape: Shape, { coordinates, sent }: Shown): string[] {
  const box = sent ? boxInSent(boxOf(shape), sent) : boxOf(shape)
  const text = boxText(box, coordinates, sent && sentExtent(sent))
  if (text === '') return []
  return [shape.type === 'box' ? `box ${text}` : `polygon within box ${text}`]
}
