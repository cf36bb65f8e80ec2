import { z } from 'zod'
import { defineKind } from './define'
import { commonFields, longTextSchema } from './fields'

/** A note: Markdown whose links (`[first](#d1)`) point at nodes. */
export const text = defineKind({
  kind: 'text',
  aliasPrefix: 'Note',
  section: 'notes',
  textFields: ['text', 'label', 'notes'],
  linkFields: ['text'],
  schema: z.strictObject({ ...commonFields, kind: z.literal('text'), text: longTextSchema }),
  head: (node, context) => (node.label ? ` ${context.quote(node.label, 'label')}` : ''),
})
