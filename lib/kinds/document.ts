import { z } from 'zod'
import { bounds } from '../std/bounds'
import { nodeIdSchema } from '../std/id'
import { defineKind, labelOf } from './define'
import { commonFields, longTextSchema, textOf } from './fields'

const passage = z.strictObject({
  id: nodeIdSchema,
  text: longTextSchema,
  page: z.int().min(1).optional(),
})

/**
 * An imported file or page, as numbered passages. A passage is addressed `#doc/3`. It holds no file of
 * its own, since no upload takes such files. Its `text` is the person's and may hold links; passages are
 * what another wrote, so nothing in them is a reference.
 */
export const document = defineKind({
  kind: 'document',
  aliasPrefix: 'Document',
  section: 'notes',
  textFields: ['text', 'label', 'notes'],
  linkFields: ['text'],
  schema: z.strictObject({
    ...commonFields,
    kind: z.literal('document'),
    source: textOf(bounds.sourceLengthMax).optional(),
    text: longTextSchema.optional(),
    passages: z.array(passage).max(bounds.passagesCountMax).optional(),
  }),
  head: (node, context) =>
    labelOf(node, context) +
    (node.source ? `, source ${context.quote(node.source, 'source')}` : ''),
})
