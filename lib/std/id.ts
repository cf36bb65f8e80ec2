import { z } from 'zod'

/**
 * Ids are opaque strings `[A-Za-z0-9_-]{1,64}`, so that they stand unescaped in a link target
 * (`#d1`), a path and a file name. Brands keep a node's id from being passed as a graph's.
 * `__proto__` is none: as a key of a JSON object it would be lost or worse.
 */
const idPattern = /^(?!__proto__$)[A-Za-z0-9_-]{1,64}$/

export const nodeIdSchema = z.string().regex(idPattern, { error: 'id.invalid' }).brand<'NodeId'>()
export const edgeIdSchema = z.string().regex(idPattern, { error: 'id.invalid' }).brand<'EdgeId'>()
export const graphIdSchema = z.string().regex(idPattern, { error: 'id.invalid' }).brand<'GraphId'>()

export type NodeId = z.infer<typeof nodeIdSchema>
export type EdgeId = z.infer<typeof edgeIdSchema>
export type GraphId = z.infer<typeof graphIdSchema>

/** Whether a string may serve as an id at all. */
export function isId(value: string): boolean {
  return idPattern.test(value)
}
