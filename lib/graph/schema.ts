import { z } from 'zod'
import { longTextSchema, nameSchema } from '../kinds/fields'
import { bounds } from '../std/bounds'

const classSchema = z.strictObject({
  name: nameSchema,
  definition: longTextSchema.optional(),
})

const relationSchema = z.strictObject({
  name: nameSchema,
  definition: longTextSchema.optional(),
  /** What the relation is called when told from its target: `makes`, `made by`. */
  inverse: nameSchema.optional(),
  /** Told at both ends alike: `looks like`. */
  symmetric: z.boolean().optional(),
})

/** What the classes and relations of a graph mean (P23). */
export const schemaSchema = z.strictObject({
  classes: z.array(classSchema).max(bounds.classesCountMax),
  relations: z.array(relationSchema).max(bounds.relationsCountMax),
})

export type GraphSchema = z.infer<typeof schemaSchema>
export type Relation = z.infer<typeof relationSchema>
