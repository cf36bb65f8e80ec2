import { z } from 'zod'
import { defineKind, labelOf } from './define'
import { attributesSchema, commonFields, nameSchema } from './fields'

/** A thing that is spoken of: a dog, a part, a person. */
export const entity = defineKind({
  kind: 'entity',
  aliasPrefix: 'E',
  section: 'graph',
  textFields: ['label', 'notes'],
  linkFields: [],
  schema: z.strictObject({
    ...commonFields,
    kind: z.literal('entity'),
    class: nameSchema.optional(),
    attributes: attributesSchema.optional(),
  }),
  head: (node, context) =>
    labelOf(node, context) + (node.class ? ` (${context.inline(node.class, 'class')})` : ''),
})
