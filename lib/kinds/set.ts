import { z } from 'zod'
import { bounds } from '../std/bounds'
import { nodeIdSchema } from '../std/id'
import { defineKind, labelOf } from './define'
import { attributesSchema, commonFields } from './fields'

/**
 * Several nodes under one name, in order. `members` is the only statement of membership and of the
 * order inside, so ordinals count in it.
 */
export const set = defineKind({
  kind: 'set',
  aliasPrefix: 'Set',
  section: 'graph',
  textFields: ['label', 'notes'],
  linkFields: [],
  schema: z.strictObject({
    ...commonFields,
    kind: z.literal('set'),
    members: z
      .array(nodeIdSchema)
      .max(bounds.membersCountMax)
      .refine((members) => new Set(members).size === members.length, { error: 'set.memberTwice' }),
    attributes: attributesSchema.optional(),
  }),
  references: (node) => node.members.map((id, index) => ({ field: `members/${index}`, id })),
  head: (node, context) => {
    const members = node.members.map(context.aliasOf).filter((alias) => alias !== undefined)
    const untold = node.members.filter(context.isLeftOut).length
    // A set of which some are not told is not a smaller set.
    const more = untold > 0 ? `, and ${untold} more` : ''
    const order = members.length > 0 ? `, in order: ${members.join(', ')}${more}` : ''
    return labelOf(node, context) + (order || (untold > 0 ? `, ${untold} in all` : ', empty'))
  },
})
