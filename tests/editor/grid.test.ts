import { expect, test } from 'vitest'
import { freeRects, heightOf, places } from '@/lib/editor/placement'
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

test.each([
  ['a picture of two units is one wide letter', '🐕', '한'],
  ['quotation marks and dashes are no wide letters', '“—”', 'xxx'],
])('EC5 %s', (_, text, like) => {
  const height = (note: string) =>
    heightOf(viewOf(dogs), { id: 'n' as NodeId, kind: 'text', text: note.repeat(120) })
  expect(height(text)).toBe(height(like))
  expect(height(`[${text}](#${'d'.repeat(40)})`)).toBe(height(text))
})

test('EC5 takes linear time for notes that begin links and end none', () => {
  const text = ']('.repeat(3) + '](#'.repeat(2_666)
  const nodes = Array.from({ length: 200 }, (_, index): Node => {
    return { id: `n${index}` as NodeId, kind: 'text', text }
  })
  const view = viewOf({ ...dogs, nodes, edges: [] })
  const start = performance.now()
  expect(places(view).size).toBe(200)
  // Quadratic time would be nine seconds; the bound leaves room for a busy machine.
  expect(performance.now() - start).toBeLessThan(2_000)
})
