import { z } from 'zod'
import { audioAssetSchema } from '../media/asset'
import { defineKind, mediumHead } from './define'
import { attributesSchema, commonFields, longTextSchema } from './fields'

/** A sound. Without its asset it is a place for one, told by caption and transcript alone. */
export const audio = defineKind({
  kind: 'audio',
  aliasPrefix: 'Audio',
  section: 'media',
  textFields: ['caption', 'transcript', 'label', 'notes'],
  linkFields: ['caption', 'transcript'],
  schema: z.strictObject({
    ...commonFields,
    kind: z.literal('audio'),
    asset: audioAssetSchema.optional(),
    caption: longTextSchema.optional(),
    transcript: longTextSchema.optional(),
    attributes: attributesSchema.optional(),
  }),
  head: (node, context) => {
    const length = node.asset ? `${node.asset.durationSeconds.toFixed(1)} s` : 'no sound attached'
    return mediumHead(node, [length], context)
  },
})
