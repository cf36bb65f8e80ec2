import { z } from 'zod'
import { formatIds, importFormatIds } from '../../formats/names'
import { bounds } from '../../std/bounds'
import { messageSchema, nothing, ofGraph } from './common'
import type { Contract } from './define'
import { graphSchema } from './graphs'

/** What could not be told or taken, each with its English sentence. */
export const notesSchema = z.array(messageSchema)
export type Notes = z.infer<typeof notesSchema>
export type { FormatId, ImportFormatId } from '../../formats/names'

/** The header of an exported file in which its notes stand: JSON of `notesSchema`, escaped as in addresses. */
export const notesHeader = 'Deixis-Notes'

/** The graph as a file; what the format could not tell stands in `Deixis-Notes`. */
export const exportGraphContract = {
  method: 'GET',
  path: '/graphs/{id}/export',
  ...ofGraph,
  query: z.strictObject({
    format: z.enum(formatIds),
    /** Of the words that a format writes for people. */
    language: z.enum(['en', 'ko']).optional(),
  }),
  bodyType: 'none',
  body: nothing,
  output: z.instanceof(Uint8Array),
  status: 200,
} as const satisfies Contract

/** Makes a graph of a file, which is the body itself or the only file of a multipart request. */
export const importGraphContract = {
  method: 'POST',
  path: '/import',
  params: nothing,
  query: z.strictObject({
    /** Told from the file where it is left out. */
    format: z.enum(importFormatIds).optional(),
    /** What the file is called, where the body does not say. */
    name: z.string().max(bounds.titleLengthMax).optional(),
  }),
  bodyType: 'raw',
  body: nothing,
  output: graphSchema.extend({ format: z.enum(importFormatIds), notes: notesSchema }),
  status: 201,
} as const satisfies Contract
