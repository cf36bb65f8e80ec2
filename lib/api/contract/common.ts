import { z } from 'zod'
import { graphIdSchema } from '../../std/id'

/** No field at all: an unknown one is refused, so that a typing error does not pass unseen. */
export const nothing = z.strictObject({})

/** The params of what is about one graph. */
export const ofGraph = {
  params: z.strictObject({ id: graphIdSchema }),
  notFound: 'graph.notFound',
} as const

/** A whole number as it stands in a query string; with more digits than these it is not kept as a finite one. */
export function queryInteger(minimum: number, maximum: number) {
  return z
    .string()
    .regex(/^-?\d{1,300}$/, { error: 'query.notInteger' })
    .transform(Number)
    .pipe(z.int().min(minimum).max(maximum))
}

/** `1` or `true` switches on, `0` or `false` off. */
export const querySwitch = z
  .enum(['1', 'true', '0', 'false'])
  .transform((text) => text === '1' || text === 'true')

const paramSchema = z.union([z.string(), z.number(), z.boolean(), z.array(z.string()).readonly()])

/** What goes into the sentence of a code. */
export const paramsSchema = z.record(z.string(), paramSchema)

/** A code with what its sentence needs, and that sentence in English. */
export const messageSchema = z.object({
  code: z.string(),
  params: paramsSchema,
  message: z.string(),
})

export const diagnosticSchema = messageSchema.extend({
  severity: z.enum(['error', 'warning', 'info']),
  nodeId: z.string().optional(),
  edgeId: z.string().optional(),
  candidates: z.array(z.string()).readonly().optional(),
})

/** A document that a caller sends; it is read, filled in and judged by `lib/graph/migrate`. */
export const documentInputSchema = z.record(z.string(), z.unknown())

/** ISO 8601 in UTC. */
export const timeSchema = z.iso.datetime()
