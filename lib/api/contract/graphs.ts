import { z } from 'zod'
import { documentSchema } from '../../graph/document'
import { textOf } from '../../kinds/fields'
import { bounds } from '../../std/bounds'
import { documentInputSchema, ofGraph, nothing, queryInteger, timeSchema } from './common'
import type { Contract } from './define'

const titleSchema = textOf(bounds.titleLengthMax)

export const graphSchema = z.object({
  id: z.string(),
  revision: z.int(),
  document: documentSchema,
  createdAt: timeSchema,
  updatedAt: timeSchema,
})

export const graphSummarySchema = z.object({
  id: z.string(),
  title: z.string(),
  revision: z.int(),
  nodeCount: z.int(),
  createdAt: timeSchema,
  updatedAt: timeSchema,
})

export type Graph = z.infer<typeof graphSchema>
export type GraphSummary = z.infer<typeof graphSummarySchema>

export const graphsPerPageCountMax = 200

/** `title` goes before the document's own; without a document the graph is empty. */
export const createGraphContract = {
  method: 'POST',
  path: '/graphs',
  params: nothing,
  query: nothing,
  bodyType: 'document',
  body: z.strictObject({ title: titleSchema.optional(), document: documentInputSchema.optional() }),
  output: graphSchema,
  status: 201,
} as const satisfies Contract

/** Newest change first; `nextCursor` is absent on the last page. */
export const listGraphsContract = {
  method: 'GET',
  path: '/graphs',
  params: nothing,
  query: z.strictObject({
    cursor: z.string().max(500).optional(),
    limit: queryInteger(1, graphsPerPageCountMax).optional(),
    q: z.string().max(bounds.titleLengthMax).optional(),
  }),
  bodyType: 'none',
  body: nothing,
  output: z.object({ graphs: z.array(graphSummarySchema), nextCursor: z.string().optional() }),
  status: 200,
} as const satisfies Contract

/** The `ETag` is the revision, so `If-None-Match` answers 304 while nothing changed. */
export const readGraphContract = {
  method: 'GET',
  path: '/graphs/{id}',
  ...ofGraph,
  query: z.strictObject({ revision: queryInteger(0, Number.MAX_SAFE_INTEGER).optional() }),
  bodyType: 'none',
  body: nothing,
  output: graphSchema,
  status: 200,
} as const satisfies Contract

export const renameGraphContract = {
  method: 'PATCH',
  path: '/graphs/{id}',
  ...ofGraph,
  query: nothing,
  bodyType: 'json',
  body: z.strictObject({ title: titleSchema }),
  output: z.object({ id: z.string(), title: z.string(), revision: z.int() }),
  status: 200,
} as const satisfies Contract

export const deleteGraphContract = {
  method: 'DELETE',
  path: '/graphs/{id}',
  ...ofGraph,
  query: nothing,
  bodyType: 'none',
  body: nothing,
  output: z.undefined(),
  status: 204,
} as const satisfies Contract

/** A copy in the caller's workspace; without a title it is the source's and “(copy)”. */
export const duplicateGraphContract = {
  method: 'POST',
  path: '/graphs/{id}/duplicate',
  ...ofGraph,
  query: nothing,
  bodyType: 'json',
  body: z.strictObject({ title: titleSchema.optional() }),
  output: graphSchema,
  status: 201,
} as const satisfies Contract
