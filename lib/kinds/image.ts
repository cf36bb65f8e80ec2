import { z } from 'zod'
import { imageAssetSchema } from '../media/asset'
import { defineKind, mediumHead } from './define'
import { attributesSchema, commonFields, longTextSchema } from './fields'

/** A picture. Without its asset it is a place for one, told by its caption alone. */
export const image = defineKind({
  kind: 'image',
  aliasPrefix: 'Image',
  section: 'media',
  textFields: ['caption', 'label', 'notes'],
  linkFields: ['caption'],
  schema: z.strictObject({
    ...commonFields,
    kind: z.literal('image'),
    asset: imageAssetSchema.optional(),
    caption: longTextSchema.optional(),
    attributes: attributesSchema.optional(),
  }),
  head: (node, context) => mediumHead(node, node.asset ? [] : ['no picture attached'], context),
})
