import { expect, test } from 'vitest'
import { applyBatch } from '@/lib/graph/apply'
import { connect, mediaNode } from '@/lib/editor/gestures'
import { nameOfPair } from '@/lib/editor/pairing'
import { viewOf } from '@/lib/editor/view'
import { emptyDocument } from '@/lib/graph/document'
import { nodeSchema } from '@/lib/kinds'
import { bounds } from '@/lib/std/bounds'
import { assets } from './fixtures'

const asset = assets.image
/** Every bound falls into one of its characters. */
const long = `x${'🐕'.repeat(bounds.labelLengthMax)}`

test('S14 a name that is too long is cut so that a node or an edge can hold it', () => {
  const from = mediaNode(asset, `${long}.png`, 'from', { x: 0, y: 0 })
  expect(nodeSchema.safeParse(from).success).toBe(true)
  expect(from.label).toHaveLength(bounds.labelLengthMax - 1)
  const to = mediaNode(asset, 'photo.png', 'to', { x: 0, y: 0 })
  const document = { ...emptyDocument(''), nodes: [from, to] }
  const wire = connect(viewOf(document), 'wire', 'from', 'to', long)
  expect(wire).toHaveLength(1)
  expect(applyBatch(document, wire)).toMatchObject({ ok: true })
  const name = nameOfPair({ photo: { asset, name: long } })
  expect(name).toHaveLength(bounds.labelLengthMax - 1)
})
