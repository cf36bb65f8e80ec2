import { z } from 'zod'
import { paramsSchema } from './common'

/** One bad field: where it is (JSON pointer, RFC 6901) and what to do about it. */
const problemErrorSchema = z.object({
  pointer: z.string(),
  code: z.string(),
  params: paramsSchema,
  detail: z.string(),
})

/**
 * An error as it goes over the wire (RFC 9457, `application/problem+json`). `code` is stable;
 * `params` let an interface in another language say the same. More members depend on the code:
 * `currentRevision` and `missed` with `graph.revisionConflict`, `id` with `server.fault`.
 */
export const problemSchema = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string(),
  params: paramsSchema,
  errors: z.array(problemErrorSchema),
})

export type Problem = z.infer<typeof problemSchema>
