import { applyBatch } from '@/lib/graph/apply'
import { withAliases } from '@/lib/graph/alias'
import type { Command } from '@/lib/graph/command'
import { documentSchema, type GraphDocument } from '@/lib/graph/document'

const image = {
  hash: `sha256-${'a'.repeat(64)}`,
  mediaType: 'image/jpeg',
  byteCount: 10,
  width: 600,
  height: 400,
} as const
const audio = {
  hash: `sha256-${'b'.repeat(64)}`,
  mediaType: 'audio/wav',
  byteCount: 10,
  durationSeconds: 2,
} as const
export const assets = { image, audio }

/** Two dogs in a set, a third that stands alone, a picture with a region, a sound with a segment, a note. */
export const dogs: GraphDocument = withAliases(
  documentSchema.parse({
    versions: { document: 1 },
    title: 'Dogs',
    nodes: [
      {
        id: 'set',
        kind: 'set',
        label: 'dogs',
        members: ['d1', 'd2', 'photo'],
        layout: { x: 0, y: 0 },
      },
      { id: 'd1', kind: 'entity', label: 'first', attributes: { fur: 'white', age: 3 } },
      { id: 'd2', kind: 'entity', label: 'second' },
      { id: 'd3', kind: 'entity', label: 'third', layout: { x: 0, y: 600 } },
      { id: 'photo', kind: 'image', asset: image, layout: { x: 500, y: 0 } },
      {
        id: 'region',
        kind: 'region',
        of: 'photo',
        shape: { type: 'box', x: 0.25, y: 0.5, width: 0.5, height: 0.25 },
      },
      { id: 'sound', kind: 'audio', asset: audio, layout: { x: 500, y: 400 } },
      { id: 'segment', kind: 'segment', of: 'sound', start: 0.5, end: 1 },
      {
        id: 'note',
        kind: 'text',
        text: 'The [first](#d1) and [third](#d3).',
        layout: { x: 900, y: 0 },
      },
    ],
    edges: [
      { id: 'e1', source: 'd1', target: 'region', relation: 'shown in' },
      { id: 'e2', source: 'd1', target: 'segment', relation: 'makes' },
      { id: 'e3', source: 'd3', target: 'photo', relation: 'shown in' },
    ],
  }),
)

/** Applies what must be sound. */
export function applied(document: GraphDocument, commands: readonly Command[]): GraphDocument {
  const result = applyBatch(document, commands)
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value.document
}

/** Ids in a row, so that tests can name what was made. */
export function countedIds(prefix = 'new'): () => string {
  let count = 0
  return () => `${prefix}-${++count}`
}
