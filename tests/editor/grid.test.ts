import { expect, test } from 'vitest'
import { freeRects, places } from '@/lib/editor/placement'
import { viewOf } from '@/lib/editor/view'
import { boundsOf } from '@/lib/editor/viewport'
import type { GraphDocument } from '@/lib/graph/document'
import type { Node } from '@/lib/kinds'
import type { NodeId } from '@/lib/std/id'
import { assets, dogs } from './fixtures'

const kinds = ['entity', 'image', 'audio', 'text'] as const

function bare(count: number): GraphDocument {
  const nodes = Array.from({ length: count }, (_, index): Node => {
    const id = `n${index}` as NodeId
    const kind = kinds[index % kinds.length] ?? 'entity'
    if (kind === 'text') return { id, kind, text: 'A line of text. '.repeat(index % 9) }
    if (kind === 'image') return { id, kind, asset: assets.image }
    return kind === 'audio' ? { id, kind, asset: assets.audio } : { id, kind }
  })
  return { ...dogs, nodes, edges: [] }
}

test.each([40, 1_000, 10_000])(
  'EC7 %i cards that nobody has placed are about a screen wide',
  (count) => {
    const rects = [...freeRects(viewOf(bare(count)), new Map()).values()]
    const bounds = boundsOf(rects)
    const ratio = (bounds?.width ?? 0) / (bounds?.height ?? 1)
    expect(ratio).toBeGreaterThan(0.8)
    expect(ratio).toBeLessThan(4)
    // Columns read downwards, so a later card of a kind is below or to the right.
    const placed = places(viewOf(bare(count)))
    const things = [...placed].filter(([id]) => Number(id.slice(1)) % 4 === 0).map(([, at]) => at)
    things.reduce((before, at) => {
      expect(at.x > before.x || (at.x === before.x && at.y > before.y)).toBe(true)
      return at
    })
  },
)

test('EC7 no two of a thousand cards cover one another', () => {
  const rects = [...freeRects(viewOf(bare(1_000)), new Map()).values()]
  const sorted = rects.toSorted((a, b) => a.x - b.x)
  for (const [index, a] of sorted.entries()) {
    for (const b of sorted.slice(index + 1)) {
      if (b.x >= a.x + a.width) break
      expect(a.y + a.height <= b.y || b.y + b.height <= a.y).toBe(true)
    }
  }
})

test('EC7 one more card seldom moves the others', () => {
  let movesCount = 0
  for (let count = 100; count < 200; count++) {
    const before = places(viewOf(bare(count)))
    const after = places(viewOf(bare(count + 1)))
    const isSame = [...before].every(([id, at]) => after.get(id)?.y === at.y)
    if (!isSame) movesCount++
  }
  expect(movesCount).toBeLessThanOrEqual(2)
})
