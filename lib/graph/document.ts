import { z } from 'zod'
import {
  extraSchema,
  labelSchema,
  layoutSchema,
  longTextSchema,
  nameSchema,
  textOf,
} from '../kinds/fields'
import { nodeSchema, type Node } from '../kinds'
import { bounds } from '../std/bounds'
import { edgeIdSchema, nodeIdSchema } from '../std/id'
import { schemaSchema } from './schema'

/** The version that this program writes. Older ones are migrated on read, newer ones refused. */
export const documentVersion = 1

const date = z.iso.date({ error: 'date.invalid' })

/** A directed, labelled edge. There may be many between two nodes. */
export const edgeSchema = z.strictObject({
  id: edgeIdSchema,
  source: nodeIdSchema,
  target: nodeIdSchema,
  /** Free text, such as `shown in`. */
  relation: nameSchema,
  /** What an edge means to the conversation, where it means that. */
  role: z.enum(['answers', 'cites', 'continues']).optional(),
  /** Its place among the edges of its source. */
  order: z.number().optional(),
  note: longTextSchema.optional(),
  /** Dates (ISO 8601) between which it holds. */
  from: date.optional(),
  until: date.optional(),
  /** A probability, 0–1. */
  confidence: z.number().min(0).max(1).optional(),
  evidence: z.array(nodeIdSchema).max(bounds.evidenceCountMax).optional(),
  status: z.enum(['stated', 'proposed', 'inferred']).optional(),
  extra: extraSchema.optional(),
})

/** A frame around nodes, for people only: never compiled. */
export const groupSchema = z.strictObject({
  id: nodeIdSchema,
  label: labelSchema.optional(),
  layout: layoutSchema.optional(),
  folded: z.boolean().optional(),
})

export const groupsSchema = z
  .array(groupSchema)
  .max(bounds.groupsCountMax)
  .refine((groups) => new Set(groups.map((group) => group.id)).size === groups.length, {
    error: 'group.idTwice',
  })

/**
 * How many aliases of each kind were ever given, by kind or by `owner's id` for regions and
 * segments. It never goes back, not even by an undo, so that no alias is used twice (P1).
 */
const aliasCountsSchema = z.record(z.string(), z.int().min(0).max(bounds.aliasNumberMax))

export const documentSchema = z.strictObject({
  versions: z.strictObject({ document: z.literal(documentVersion) }),
  title: textOf(bounds.titleLengthMax),
  nodes: z.array(nodeSchema).max(bounds.nodeCountMax),
  edges: z.array(edgeSchema).max(bounds.edgeCountMax),
  schema: schemaSchema.optional(),
  groups: groupsSchema.optional(),
  aliasCounts: aliasCountsSchema.optional(),
  extra: extraSchema.optional(),
})

export type Edge = z.infer<typeof edgeSchema>
export type Group = z.infer<typeof groupSchema>
/** A graph as it is stored and sent. The order of `nodes` is reading order; that of `edges` means nothing. */
export type GraphDocument = z.infer<typeof documentSchema>
export type { Node }

/** The ids of the groups that nodes can be in. */
export function groupIds({ groups = [] }: Pick<GraphDocument, 'groups'>): ReadonlySet<string> {
  return new Set(groups.map((group) => group.id))
}

/**
 * A document of the newest version with a title and nothing else; whoever takes the title from
 * outside validates it.
 */
export function emptyDocument(title: string): GraphDocument {
  return { versions: { document: documentVersion }, title, nodes: [], edges: [] }
}
