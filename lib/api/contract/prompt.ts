import { z } from 'zod'
import { longTextSchema } from '../../kinds/fields'
import { omissionReasons } from '../../prompt/manifest'
import { targetNames } from '../../prompt/profile'
import { sections } from '../../prompt/prompt'
import { bounds } from '../../std/bounds'
import { nodeIdSchema } from '../../std/id'
import { diagnosticSchema, documentInputSchema, ofGraph, nothing } from './common'
import type { Contract } from './define'
import { profileSchema } from './figures'
import { mentionSchema } from './resolve'

/** What `POST /graphs/{id}/prompt` and `POST /prompt` both take. */
const promptOptions = {
  /** Text, or the id of a question node; without one, the last question node. */
  question: z.union([longTextSchema, z.strictObject({ node: nodeIdSchema })]).optional(),
  /** Nodes that the question is about, beside those it refers to. */
  focus: z.array(nodeIdSchema).max(bounds.membersCountMax).optional(),
  scope: z.enum(['graph', 'question']).optional(),
  /** Whose request body is wanted. */
  target: z.enum(targetNames),
  /** A model's row of limits and costs, or one like it with figures of one's own; the target's usual one when left out. */
  profile: profileSchema.optional(),
  /** Less than the model takes: what does not fit is left out by relevance, and listed. Bytes are those of base64. */
  budget: z
    .strictObject({
      tokens: z.int().min(1).max(100_000_000).optional(),
      images: z.int().min(0).max(10_000).optional(),
      bytes: z
        .int()
        .min(0)
        .max(4 * 1024 * 1024 * 1024)
        .optional(),
    })
    .optional(),
  /** The same graph as a plain chat, to compare. */
  baseline: z.literal('linear').optional(),
  /** Each picture carries its alias in a strip, for clients that reorder what is attached. */
  strips: z.boolean().optional(),
  /** Bytes in the request itself, or addresses to look at the prompt without its weight. */
  media: z.enum(['inline', 'reference']).optional(),
}

const spanSchema = z.object({
  start: z.int(),
  end: z.int(),
  nodeIds: z.array(z.string()).readonly(),
})

const partSchema = z.object({
  index: z.int(),
  section: z.enum(sections),
  type: z.enum(['text', 'image', 'audio']),
  nodeIds: z.array(z.string()).readonly(),
  spans: z.array(spanSchema).readonly(),
  tokens: z.number(),
})

/** A mention, and whose text it stands in. */
const referenceSchema = z.object({
  nodeId: z.string(),
  field: z.string(),
  ...mentionSchema.shape,
})

const omissionSchema = z.object({
  nodeId: z.string(),
  reason: z.enum(omissionReasons),
  tokens: z.number(),
  role: z.enum(['marked', 'part']).optional(),
})

const tokensSchema = z.object({
  text: z.number(),
  image: z.number(),
  audio: z.number(),
  total: z.number(),
  sections: z.partialRecord(z.enum(sections), z.number()),
})

/** `lib/prompt/manifest.ts` as it goes over the wire: reasons also as an English sentence. */
export const manifestSchema = z.object({
  scope: z.enum(['graph', 'question']),
  aliases: z.array(z.object({ alias: z.string(), nodeId: z.string() })).readonly(),
  parts: z.array(partSchema).readonly(),
  references: z.array(referenceSchema).readonly(),
  omitted: z.array(omissionSchema).readonly(),
  escapes: z
    .array(z.object({ nodeId: z.string(), field: z.string(), text: z.string(), sent: z.string() }))
    .readonly(),
  tokens: tokensSchema,
  documentHash: z.string(),
  promptHash: z.string(),
})

export const compiledPromptSchema = z.object({
  target: z.enum(targetNames),
  /** The provider's own request body, ready to send; for `markdown` its text and attachments. */
  request: z.unknown(),
  manifest: manifestSchema,
  diagnostics: z.array(diagnosticSchema),
})

export type CompiledPrompt = z.infer<typeof compiledPromptSchema>

export const compileGraphContract = {
  method: 'POST',
  path: '/graphs/{id}/prompt',
  ...ofGraph,
  query: nothing,
  bodyType: 'json',
  body: z.strictObject(promptOptions),
  output: compiledPromptSchema,
  status: 200,
} as const satisfies Contract

/** The same for a document in the body: nothing is kept. */
export const compileDocumentContract = {
  method: 'POST',
  path: '/prompt',
  params: nothing,
  query: nothing,
  bodyType: 'document',
  body: z.strictObject({ document: documentInputSchema, ...promptOptions }),
  output: compiledPromptSchema,
  status: 200,
} as const satisfies Contract
