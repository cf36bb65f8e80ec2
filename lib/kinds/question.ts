import { z } from 'zod'
import { defineKind } from './define'
import { commonFields, longTextSchema } from './fields'

/** What is asked. A question may continue from one answer or from several. */
export const question = defineKind({
  kind: 'question',
  aliasPrefix: 'Question',
  section: 'conversation',
  textFields: ['text', 'label', 'notes'],
  linkFields: ['text'],
  schema: z.strictObject({ ...commonFields, kind: z.literal('question'), text: longTextSchema }),
  head: () => '',
})
