import { z } from 'zod'
import { bounds } from '../std/bounds'
import { nodeIdSchema } from '../std/id'
import { canonicalJson, isStorableText, type JsonValue } from '../std/json'
import { utf8ByteCount } from '../std/utf8'

/** A text that both databases and every hash can hold. */
export function textOf(lengthMax: number) {
  return z.string().max(lengthMax).refine(isStorableText, { error: 'json.badText' })
}

export const labelSchema = textOf(bounds.labelLengthMax)
export const longTextSchema = textOf(bounds.textLengthMax)
export const nameSchema = textOf(bounds.nameLengthMax).min(1)

const coordinate = z.number().min(-bounds.coordinateMax).max(bounds.coordinateMax)
const extent = z.number().min(1).max(bounds.coordinateMax)

/** A place on the canvas in its own pixels at zoom 1, origin top left. */
export const layoutSchema = z.strictObject({
  x: coordinate,
  y: coordinate,
  width: extent.optional(),
  height: extent.optional(),
})

const attributeScalar = z.union([longTextSchema, z.number(), z.boolean()])

/** An attribute's value is a text, a number, a boolean or a list of these. */
export const attributesSchema = z
  .record(
    nameSchema,
    z.union([attributeScalar, z.array(attributeScalar).max(bounds.listValueCountMax)]),
  )
  .refine((attributes) => Object.keys(attributes).length <= bounds.attributesPerNodeCountMax, {
    error: 'attributes.tooMany',
  })

/**
 * What other programs keep with a node. A null inside an object could not be restored by a merge
 * patch (RFC 7396 reads null as "remove"), so an undo would lose it: it is refused instead.
 */
export const extraSchema = z
  .record(z.string(), z.json())
  .refine((extra) => utf8ByteCount(canonicalJson(extra)) <= bounds.extraByteCountMax, {
    error: 'extra.tooLarge',
  })
  .refine((extra) => !holdsNullMember(extra as JsonValue), { error: 'extra.nullMember' })

function holdsNullMember(value: JsonValue): boolean {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return false
  return Object.values(value).some((inner) => inner === null || holdsNullMember(inner))
}

/** The fields that every node may carry. */
export const commonFields = {
  id: nodeIdSchema,
  /** The node's own part of its alias (P1): `E1`, `Image 1`, `Region A`. Given by the graph, not by people. */
  alias: z
    .string()
    .regex(/^[A-Z][A-Za-z]* ?[A-Z0-9]{1,12}$/, { error: 'alias.invalid' })
    .optional(),
  label: labelSchema.optional(),
  /** For people only, never compiled. */
  notes: longTextSchema.optional(),
  layout: layoutSchema.optional(),
  /** A person's own word on whether prompts tell of it, whatever the question: first of all, or not at all. */
  inPrompt: z.enum(['always', 'never']).optional(),
  group: nodeIdSchema.optional(),
  extra: extraSchema.optional(),
}

export type Layout = z.infer<typeof layoutSchema>
export type Attributes = z.infer<typeof attributesSchema>
