import { z } from 'zod'
import { commandsSchema } from '../../graph/command'
import { isId } from '../../std/id'
import { diagnosticSchema, ofGraph, nothing, queryInteger, timeSchema } from './common'
import type { Contract } from './define'

const revisionSchema = z.int().min(0)
const batchIdSchema = z.string().refine(isId, { error: 'id.invalid' })

export const batchSchema = z.object({
  revision: z.int(),
  batchId: z.string(),
  actor: z.string(),
  createdAt: timeSchema,
  commands: commandsSchema,
})

export type Batch = z.infer<typeof batchSchema>

export const batchesPerPageCountMax = 500

/**
 * Applies all commands or none. The answer comes when the commit is on disk; a `batchId` seen before
 * changes nothing and gets its first answer again. `diagnostics` are the warnings about
 * what the batch touched, as it left it.
 */
export const appendCommandsContract = {
  method: 'POST',
  path: '/graphs/{id}/commands',
  ...ofGraph,
  query: nothing,
  bodyType: 'json',
  body: z.strictObject({
    /** Chosen by the caller, so that a request may be repeated; made when it is left out. */
    batchId: batchIdSchema.optional(),
    /** The revision that the offsets of `editText` are of. */
    baseRevision: revisionSchema.optional(),
    /** Apply only at this revision: else 409 with the batches missed. */
    expectedRevision: revisionSchema.optional(),
    commands: commandsSchema,
  }),
  output: z.object({
    revision: z.int(),
    batchId: z.string(),
    /** Whether this batch had been applied before. */
    repeated: z.boolean(),
    diagnostics: z.array(diagnosticSchema),
  }),
  status: 200,
} as const satisfies Contract

/**
 * A page of the log after a revision, oldest first, with the graph's current revision: the last page is
 * the one that reaches it. Pages end at `limit` or at a bound in bytes.
 */
export const listCommandsContract = {
  method: 'GET',
  path: '/graphs/{id}/commands',
  ...ofGraph,
  query: z.strictObject({
    after: queryInteger(0, Number.MAX_SAFE_INTEGER).optional(),
    limit: queryInteger(1, batchesPerPageCountMax).optional(),
  }),
  bodyType: 'none',
  body: nothing,
  output: z.object({ revision: z.int(), batches: z.array(batchSchema) }),
  status: 200,
} as const satisfies Contract
