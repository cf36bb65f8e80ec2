import { z } from 'zod'
import { nodeIdSchema } from '../std/id'
import { defineKind, describedBy } from './define'
import { attributesSchema, commonFields, longTextSchema } from './fields'

/** A part of a sound, from `start` to `end` in seconds. */
export const segment = defineKind({
  kind: 'segment',
  aliasPrefix: 'Segment',
  section: 'media',
  textFields: ['caption', 'transcript', 'label', 'notes'],
  linkFields: ['caption', 'transcript'],
  schema: z
    .strictObject({
      ...commonFields,
      kind: z.literal('segment'),
      of: nodeIdSchema,
      start: z.number().min(0),
      end: z.number().positive(),
      caption: longTextSchema.optional(),
      transcript: longTextSchema.optional(),
      attributes: attributesSchema.optional(),
    })
    .refine((node) => node.end > node.start, { error: 'segment.endsBeforeStart', path: ['end'] }),
  owner: (node) => node.of,
  head: (node, context) =>
    `: ${context.quote(node.label || 'segment', 'label')}, ${clock(node.start)} to ${clock(node.end)}` +
    ` (${secondsText(node.start)}–${secondsText(node.end)} s)` +
    describedBy(node, context),
})

/** `MM:SS`, the form in which models are told of a moment in a sound (P15). */
function clock(seconds: number): string {
  const whole = Math.floor(seconds)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(Math.floor(whole / 60))}:${two(whole % 60)}`
}

/** Seconds to the millisecond, with at least one decimal place. */
function secondsText(seconds: number): string {
  const rounded = Math.round(seconds * 1000) / 1000
  return Number.isInteger(rounded) ? rounded.toFixed(1) : String(rounded)
}
