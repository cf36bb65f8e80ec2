import { z } from 'zod'
import { longTextSchema } from '../../kinds/fields'
import { nodeIdSchema } from '../../std/id'
import { documentInputSchema, messageSchema, nothing } from './common'
import type { Contract } from './define'

/** Languages whose words for pointing are known. */
export const referenceLanguages = ['en', 'ko', 'ja', 'zh'] as const

/** A phrase and the nodes that it means. Offsets are UTF-16 code units of the text; `end` is exclusive. */
export const mentionSchema = z.object({
  start: z.int(),
  end: z.int(),
  text: z.string(),
  refers: z.array(z.string()).readonly(),
  status: z.enum(['explicit', 'resolved', 'ambiguous', 'unresolved']),
  /** What an ambiguous phrase could mean, in reading order. */
  candidates: z.array(z.string()).readonly().optional(),
  /** What "respectively" says: each first stands to its second. */
  pairs: z
    .array(z.tuple([z.string(), z.string()]).readonly())
    .readonly()
    .optional(),
  reason: messageSchema,
})

export const resolvedTextSchema = z.object({ mentions: z.array(mentionSchema) })

export type ResolvedText = z.infer<typeof resolvedTextSchema>

/** What the phrases of a text point at in a document. No file is read and nothing is kept. */
export const resolveContract = {
  method: 'POST',
  path: '/resolve',
  params: nothing,
  query: nothing,
  bodyType: 'document',
  body: z.strictObject({
    document: documentInputSchema,
    text: longTextSchema,
    /** The node in which the text stands: its edges and sets are looked at first. */
    node: nodeIdSchema.optional(),
    /** How to read what its script leaves open. */
    language: z.enum(referenceLanguages).optional(),
  }),
  output: resolvedTextSchema,
  status: 200,
} as const satisfies Contract
