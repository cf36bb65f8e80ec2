import { z } from 'zod'
import { longTextSchema, nameSchema } from '../../kinds/fields'
import { properties } from '../../knowledge/facts'
import type { Path } from '../../knowledge/path'
import type { Variable } from '../../knowledge/pattern'
import { nodeIdSchema } from '../../std/id'
import { nothing, ofGraph } from './common'
import type { Contract } from './define'

/** What one query may ask for. */
const limits = {
  patternsCountMax: 32,
  groupsCountMax: 8,
  termsCountMax: 10_000,
  filtersCountMax: 32,
  variablesCountMax: 32,
  pathPartsCountMax: 16,
  repeatsCountMax: 100_000,
  repeatsLeastMax: 100,
  rowsCountMax: 1_000,
  rowsUsual: 100,
} as const

const variableSchema = z
  .string()
  .regex(/^\?[A-Za-z][A-Za-z0-9_]{0,39}$/, { error: 'knowledge.variableForm' })
  .transform((name) => name as Variable)
const valueSchema = z.union([longTextSchema, z.number(), z.boolean()])
const termSchema = z.union([
  z.strictObject({ node: nodeIdSchema }),
  z.strictObject({ value: valueSchema }),
])
const endSchema = z.union([variableSchema, termSchema])

const simpleSchema = z.union([
  z.strictObject({ relation: nameSchema }),
  z.strictObject({ attribute: nameSchema }),
  z.strictObject({ property: z.enum(properties) }),
])

/** How deep it nests is bounded with that of all JSON. */
const pathSchema: z.ZodType<Path> = z.lazy(() => {
  const parts = z.array(pathSchema).min(1).max(limits.pathPartsCountMax)
  return z.union([
    simpleSchema,
    z.strictObject({ inverse: pathSchema }),
    z.strictObject({ sequence: parts }),
    z.strictObject({ either: parts }),
    z
      .strictObject({
        repeat: pathSchema,
        min: z.int().min(0).max(limits.repeatsLeastMax),
        max: z.int().min(1).max(limits.repeatsCountMax).optional(),
      })
      .refine(({ min, max = min }) => max >= min, {
        error: 'knowledge.repeatOrder',
        path: ['max'],
      }),
  ])
})

const patternSchema = z.strictObject({ subject: endSchema, path: pathSchema, object: endSchema })
const patternsSchema = z.array(patternSchema).min(1).max(limits.patternsCountMax)
const operandSchema = z.union([variableSchema, z.strictObject({ value: valueSchema })])
const variablesSchema = z.array(variableSchema).max(limits.variablesCountMax)

/** Terms that a variable may stand for, or may not. */
const valuesSchema = z
  .array(z.strictObject({ of: variableSchema, in: z.array(termSchema).max(limits.termsCountMax) }))
  .max(limits.groupsCountMax)

export const querySchema = z.strictObject({
  where: patternsSchema,
  values: valuesSchema.optional(),
  except: valuesSchema.optional(),
  not: z.array(patternsSchema).max(limits.groupsCountMax).optional(),
  filters: z
    .array(
      z.strictObject({
        left: operandSchema,
        operator: z.enum(['=', '!=', '<', '<=', '>', '>=', 'contains']),
        right: operandSchema,
      }),
    )
    .max(limits.filtersCountMax)
    .optional(),
  aggregate: z
    .strictObject({
      by: variablesSchema,
      function: z.enum(['count', 'sum', 'average', 'min', 'max']),
      of: variableSchema,
      as: variableSchema,
    })
    .optional(),
  select: variablesSchema.min(1).optional(),
  order: z
    .array(z.strictObject({ by: variableSchema, descending: z.boolean().optional() }))
    .max(limits.variablesCountMax)
    .optional(),
  offset: z.int().min(0).max(Number.MAX_SAFE_INTEGER).optional(),
  limit: z.int().min(1).max(limits.rowsCountMax).default(limits.rowsUsual),
  /** Whether what was only proposed counts as well. */
  withProposed: z.boolean().optional(),
})

const toldTermSchema = z.union([
  z.object({ node: z.string() }),
  z.object({ value: z.union([z.string(), z.number(), z.boolean()]) }),
])

export const factSchema = z.object({
  subject: toldTermSchema,
  predicate: z.union([
    z.object({ relation: z.string() }),
    z.object({ attribute: z.string() }),
    z.object({ property: z.enum(properties) }),
  ]),
  object: toldTermSchema,
  /** Where it stands: an edge, or a field of a node as a path in it. */
  source: z.union([
    z.object({ edge: z.string() }),
    z.object({ node: z.string(), field: z.string() }),
  ]),
})

export const rowsSchema = z.object({
  /** Of the graph that was asked. */
  revision: z.int(),
  variables: z.array(z.string()).readonly(),
  rows: z
    .array(
      z.object({
        bindings: z.record(z.string(), toldTermSchema),
        proof: z.array(factSchema).readonly(),
        isProofCut: z.literal(true).optional(),
      }),
    )
    .readonly(),
  count: z.int(),
})

/** A question to the graph itself: no model is asked. */
export const queryGraphContract = {
  method: 'POST',
  path: '/graphs/{id}/query',
  ...ofGraph,
  query: nothing,
  bodyType: 'json',
  body: querySchema,
  output: rowsSchema,
  status: 200,
} as const satisfies Contract
