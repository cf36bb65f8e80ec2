import { z } from 'zod'
import { longTextSchema, nameSchema } from '../../kinds/fields'
import { nodeIdSchema } from '../../std/id'
import { nothing, ofGraph } from './common'
import type { Contract } from './define'
import { factSchema } from './query'

const parentsCountMax = 100
const focusCountMax = 1000

export const graphAnswerSchema = z.object({
  /** Of the graph, with the answer in it where it was kept. */
  revision: z.int(),
  status: z.enum(['answered', 'notStated', 'ambiguous', 'notUnderstood', 'tooCostly']),
  language: z.enum(['en', 'ko']),
  /** Markdown; its links are the nodes that it speaks of. */
  text: z.string(),
  facts: z.array(factSchema).readonly(),
  /** The queries by which it was found, as `POST /graphs/{id}/query` takes them. */
  queries: z.array(z.looseObject({})).readonly(),
  /** Where there is no answer: questions near to it that have one. */
  suggestions: z.array(z.string()).readonly(),
  questionId: z.string().optional(),
  answerId: z.string().optional(),
})

export const usageSchema = z.object({
  inputTokens: z.number().optional(),
  cachedTokens: z.number().optional(),
  outputTokens: z.number().optional(),
  /** In US dollars, where the provider tells it. */
  cost: z.number().optional(),
})

/** What a model answered. */
export const modelAnswerSchema = z.object({
  /** Only what is `complete` is the whole of what it had to say. */
  status: z.enum(['complete', 'partial', 'stopped']),
  model: z.string(),
  /** Of the graph, with the answer in it where it was kept. */
  revision: z.int(),
  /** Markdown; its links are the nodes that it cites. */
  text: z.string(),
  cites: z.array(z.string()).readonly(),
  /** Aliases that it cites and the prompt did not have. */
  unknown: z.array(z.string()).readonly(),
  usage: usageSchema,
  promptHash: z.string(),
  questionId: z.string().optional(),
  answerId: z.string().optional(),
})

/**
 * Asks the graph itself or a model. Question and answer become nodes unless `store` is false. With
 * `Accept: text/event-stream` the answer is a stream of events; see lib/api/SPEC.md.
 */
export const askContract = {
  method: 'POST',
  path: '/graphs/{id}/ask',
  ...ofGraph,
  query: nothing,
  bodyType: 'json',
  body: z.strictObject({
    /** Text, or the id of a question node; without one, the last question node. */
    question: z.union([longTextSchema, z.strictObject({ node: nodeIdSchema })]).optional(),
    /** Who answers: `graph`, or a model of `GET /models`; the server's usual one when left out. */
    model: nameSchema.optional(),
    /** What the prompt is to be about, as `POST /graphs/{id}/prompt` takes it. */
    focus: z.array(nodeIdSchema).max(focusCountMax).optional(),
    /** The answers that a new question continues from. */
    parents: z.array(nodeIdSchema).max(parentsCountMax).optional(),
    store: z.boolean().optional(),
  }),
  output: z.union([graphAnswerSchema, modelAnswerSchema]),
  status: 200,
} as const satisfies Contract
