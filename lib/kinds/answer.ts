import { z } from 'zod'
import { hashPattern } from '../std/hash'
import { defineKind } from './define'
import { commonFields, longTextSchema, nameSchema } from './fields'

const tokenCount = z.int().min(0)

/** What was answered, with what it was answered by. Its text is Markdown whose links are citations. */
export const answer = defineKind({
  kind: 'answer',
  aliasPrefix: 'Answer',
  section: 'conversation',
  textFields: ['text', 'label', 'notes'],
  linkFields: ['text'],
  schema: z.strictObject({
    ...commonFields,
    kind: z.literal('answer'),
    text: longTextSchema,
    model: nameSchema.optional(),
    status: z.enum(['complete', 'partial', 'stopped', 'failed']).optional(),
    revision: z.int().min(0).optional(),
    promptHash: z.string().regex(hashPattern, { error: 'answer.promptHashInvalid' }).optional(),
    usage: z
      .strictObject({ inputTokens: tokenCount.optional(), outputTokens: tokenCount.optional() })
      .optional(),
    time: z.iso.datetime({ error: 'time.invalid' }).optional(),
  }),
  head: () => '',
})
