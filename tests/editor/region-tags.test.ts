import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tagPlaces, tagSize } from '@/lib/editor/region-tags'

const picture = { x: 8, y: 40, width: 288, height: 192 }

test('ER7 of any number of regions in one place, no tag covers another wholly', () => {
  const side = fc.integer({ min: 0, max: 200 })
  const rects = fc.array(
    fc.record({ x: side, y: side, width: fc.integer({ min: 3, max: 80 }), height: side }),
    { minLength: 1, maxLength: 30 },
  )
  fc.assert(
    fc.property(rects, fc.boolean(), (all, isOnePlace) => {
      const tagged = all.map((rect) => ({
        rect: isOnePlace ? (all[0] ?? rect) : rect,
        letters: 'A',
      }))
      const places = tagPlaces(picture, tagged)
      expect(places).toHaveLength(all.length)
      for (const [at, one] of places.entries()) {
        for (const other of places.slice(at + 1)) {
          const apart = Math.max(Math.abs(one.x - other.x), Math.abs(one.y - other.y))
          expect(apart).toBeGreaterThanOrEqual(9)
        }
      }
    }),
  )
})

test('ER7 the tags of a contact sheet lie apart, each at its own tile, and none over the head of the card', () => {
  const tagged = Array.from({ length: 12 }, (_, at) => ({
    rect: { x: 8 + (at % 4) * 72, y: 40 + Math.floor(at / 4) * 64, width: 72, height: 64 },
    letters: String.fromCharCode(65 + at),
  }))
  const places = tagPlaces(picture, tagged)
  const { width, height } = tagSize('A')
  for (const [at, { x, y }] of places.entries()) {
    expect(y).toBeGreaterThanOrEqual(picture.y - 2)
    const tile = tagged[at]?.rect ?? picture
    expect(x >= tile.x && x + width <= tile.x + tile.width).toBe(true)
    expect(y >= tile.y && y + height <= tile.y + tile.height).toBe(true)
    for (const other of places.slice(at + 1)) {
      expect(Math.abs(other.x - x) >= width || Math.abs(other.y - y) >= height).toBe(true)
    }
  }
})
