import { z } from 'zod'
import { extraSchema, layoutSchema, textOf } from '../kinds/fields'
import { nodeSchema } from '../kinds'
import { bounds } from '../std/bounds'
import { edgeIdSchema, nodeIdSchema } from '../std/id'
import { edgeSchema, groupsSchema } from './document'
import { schemaSchema } from './schema'

const index = z.int().min(0)
const patchSchema = z.record(z.string(), z.json())

/**
 * The closed union of changes: the only door through which a graph changes. Undo, REST, live
 * collaboration, history and audit are all these.
 */
export const commandSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('addNode'), node: nodeSchema, at: index.optional() }),
  /** `patch` is a JSON Merge Patch (RFC 7396) on the node's own fields but id, kind and alias. */
  z.strictObject({ type: z.literal('updateNode'), id: nodeIdSchema, patch: patchSchema }),
  /** Takes the node's edges, its regions and segments and every mention of it along. */
  z.strictObject({ type: z.literal('removeNode'), id: nodeIdSchema }),
  z.strictObject({ type: z.literal('addEdge'), edge: edgeSchema }),
  z.strictObject({ type: z.literal('updateEdge'), id: edgeIdSchema, patch: patchSchema }),
  z.strictObject({ type: z.literal('removeEdge'), id: edgeIdSchema }),
  /** Offsets are UTF-16 code units, `end` exclusive. */
  z.strictObject({
    type: z.literal('editText'),
    id: nodeIdSchema,
    field: z.string().max(64),
    start: index,
    end: index,
    insert: textOf(bounds.textLengthMax),
  }),
  /** A layout of null takes the node off its place, to be laid out anew. */
  z.strictObject({
    type: z.literal('moveNodes'),
    moves: z
      .array(z.strictObject({ id: nodeIdSchema, layout: layoutSchema.nullable() }))
      .min(1)
      .max(bounds.nodeCountMax),
  }),
  /** Takes the nodes out of reading order and puts them back together, in the order given, at `at`. */
  z.strictObject({
    type: z.literal('reorderNodes'),
    ids: z.array(nodeIdSchema).min(1).max(bounds.nodeCountMax),
    at: index,
  }),
  z.strictObject({
    type: z.literal('setMembers'),
    id: nodeIdSchema,
    members: z.array(nodeIdSchema).max(bounds.membersCountMax),
  }),
  z.strictObject({ type: z.literal('setTitle'), title: textOf(bounds.titleLengthMax) }),
  z.strictObject({ type: z.literal('setSchema'), schema: schemaSchema.nullable() }),
  z.strictObject({
    type: z.literal('setGroups'),
    groups: groupsSchema.nullable(),
  }),
  z.strictObject({ type: z.literal('setExtra'), extra: extraSchema.nullable() }),
  /** Numbers all aliases anew in reading order; its inverse gives the old ones back by node. */
  z.strictObject({
    type: z.literal('renumber'),
    aliases: z.record(nodeIdSchema, z.string().max(64)).optional(),
  }),
])

export const commandsSchema = z.array(commandSchema).min(1).max(bounds.commandsPerBatchCountMax)

export type Command = z.infer<typeof commandSchema>
export type CommandOf<T extends Command['type']> = Extract<Command, { type: T }>
