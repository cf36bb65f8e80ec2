import { z } from 'zod'
import { longTextSchema } from '../../kinds/fields'
import { nodeIdSchema } from '../../std/id'
import { nothing, ofGraph } from './common'
import type { Contract } from './define'
import { factSchema } from './query'

const parentsCountMax = 100

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

/** Asks the graph itself. Question and answer become nodes unless `store` is false. */
export const askContract = {
  method: 'POST',
  path: '/graphs/{id}/ask',
  ...ofGraph,
  query: nothing,
  bodyType: 'json',
  body: z.strictObject({
    /** Text, or the id of a question node; without one, the last question node. */
    question: z.union([longTextSchema, z.strictObject({ node: nodeIdSchema })]).optional(),
    /** Who answers. */
    model: z.literal('graph').optional(),
    /** The answers that a new question continues from. */
    parents: z.array(nodeIdSchema).max(parentsCountMax).optional(),
    store: z.boolean().optional(),
  }),
  output: graphAnswerSchema,
  status: 200,
} as const satisfies Contract
