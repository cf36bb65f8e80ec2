import { z } from 'zod'
import { nodeIdSchema } from '../std/id'
import { defineKind, mediumHead } from './define'
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
  head: (node, context) => {
    const clip = context.shown.follows ? ['clip follows'] : []
    return mediumHead(node, [timesText(node.start, node.end), ...clip], context)
  },
})

/** Seconds; on whole ones also as `MM:SS`, which would name other times than these elsewhere (P15). */
function timesText(start: number, end: number): string {
  const seconds = `${secondsText(start)}–${secondsText(end)} s`
  const isOnSeconds = Number.isInteger(start) && Number.isInteger(end)
  return isOnSeconds ? `${clock(start)} to ${clock(end)} (${seconds})` : seconds
}

/** `MM:SS`, the form in which models are told of a moment in a sound. */
function clock(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`
}

/** Seconds to the millisecond, with at least one decimal place. */
function secondsText(seconds: number): string {
  const rounded = Math.round(seconds * 1000) / 1000
  return Number.isInteger(rounded) ? rounded.toFixed(1) : String(rounded)
}
