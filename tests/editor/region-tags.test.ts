import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tagPlaces, tagScale, tagSize, type TagPlace } from '@/lib/editor/region-tags'

const picture = { x: 8, y: 40, width: 288, height: 192 }

type Rect = { x: number; y: number; width: number; height: number }
const sharedArea = (one: Rect, other: Rect) =>
  Math.max(0, Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x)) *
  Math.max(0, Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y))

/** The rectangles of the tags that are drawn, in canvas pixels. */
function drawn(places: readonly TagPlace[], letters: readonly string[], scale = 1): Rect[] {
  return places.flatMap(({ x, y, look }, at) => {
    if (look === 'none') return []
    const { width, height } = tagSize(letters[at] ?? '', look)
    return [{ x, y, width: width * scale, height: height * scale }]
  })
}

const named = (rects: readonly Rect[]) =>
  rects.map((rect, at) => ({ rect, letters: at < 26 ? String.fromCharCode(65 + at) : 'AA' }))

/** Boxes in rows and columns somewhere in the picture. */
const rows = (count: number, columns: number, step: number, side: number) =>
  Array.from({ length: count }, (_, at) => ({
    x: picture.x + 60 + (at % columns) * step,
    y: picture.y + 40 + Math.floor(at / columns) * step,
    width: side,
    height: side,
  }))

test('ER7 of any regions, no letter covers any of another, nor all together more than a quarter of one', () => {
  const side = fc.integer({ min: 0, max: 200 })
  const rects = fc.array(
    fc.record({ x: side, y: side, width: fc.integer({ min: 3, max: 80 }), height: side }),
    { minLength: 1, maxLength: 30 },
  )
  const scale = fc.constantFrom(1, 2 ** -0.5, 0.5)
  fc.assert(
    fc.property(rects, fc.boolean(), scale, (all, isOnePlace, times) => {
      const tagged = named(all.map((rect) => (isOnePlace ? (all[0] ?? rect) : rect)))
      const places = tagPlaces(picture, tagged, times)
      expect(places).toHaveLength(all.length)
      const letters = tagged.map((each) => each.letters)
      const tags = drawn(places, letters, times)
      for (const [at, one] of tags.entries()) {
        for (const other of tags.slice(at + 1)) expect(sharedArea(one, other)).toBe(0)
      }
      for (const { rect } of tagged) {
        const hidden = tags.reduce((sum, tag) => sum + sharedArea(tag, rect), 0)
        expect(hidden).toBeLessThanOrEqual(0.25 * rect.width * rect.height + 1e-6)
      }
    }),
  )
})

test('ER7 the tags of a contact sheet lie apart, each at its own tile, and none over the head of the card', () => {
  const tiles = Array.from({ length: 12 }, (_, at) => ({
    x: 8 + (at % 4) * 72,
    y: 40 + Math.floor(at / 4) * 64,
    width: 72,
    height: 64,
  }))
  const places = tagPlaces(picture, named(tiles))
  const { width, height } = tagSize('A')
  for (const [at, { x, y, look }] of places.entries()) {
    expect(look).toBe('full')
    expect(y).toBeGreaterThanOrEqual(picture.y - 2)
    const tile = tiles[at] ?? picture
    expect(x >= tile.x && x + width <= tile.x + tile.width).toBe(true)
    expect(y >= tile.y && y + height <= tile.y + tile.height).toBe(true)
  }
})

test('ER7 of thirty specks side by side those within have no letter, which is told in sight when asked for', () => {
  const specks = rows(30, 6, 15, 11)
  const places = tagPlaces(picture, named(specks))
  const looks = places.map(({ look }) => look)
  // The ninth stands in the middle of the others, the first at their corner.
  expect(looks[8]).toBe('none')
  expect(looks[0]).toBe('small')
  for (const { told } of places) {
    expect(told.x).toBeGreaterThanOrEqual(picture.x - 2)
    expect(told.y).toBeGreaterThanOrEqual(picture.y - 2)
    expect(told.x + tagSize('AA').width).toBeLessThanOrEqual(picture.x + picture.width + 2)
    expect(told.y + tagSize('AA').height).toBeLessThanOrEqual(picture.y + picture.height + 2)
  }
  // A large one around them keeps its own, wherever in the order it stands.
  const around = { x: picture.x + 10, y: picture.y + 10, width: 250, height: 170 }
  expect(tagPlaces(picture, named([...specks, around])).at(-1)?.look).toBe('full')
})

test('ER7 where a usual letter has no room, a small one may have', () => {
  const places = tagPlaces(picture, named(rows(8, 4, 14, 11)))
  expect(places.map(({ look }) => look)).toEqual(Array(8).fill('small'))
  // One by itself has room.
  expect(tagPlaces(picture, named(rows(1, 1, 14, 11)))[0]?.look).toBe('full')
})

test('ER7 nearer, letters keep their size on the screen, so that more of them have room', () => {
  const specks = named(rows(30, 6, 15, 11))
  const toldCount = (zoom: number) =>
    tagPlaces(picture, specks, tagScale(zoom)).filter(({ look }) => look !== 'none').length
  expect([0.25, 0.9, 1, 1.2].map(tagScale)).toEqual([1, 1, 1, 1])
  expect(tagScale(1.5) * 1.5).toBeGreaterThan(1)
  expect(tagScale(4) * 4).toBe(1)
  expect(toldCount(2)).toBeGreaterThan(toldCount(1))
  expect(toldCount(5)).toBe(30)
})

test('ER7 the letters of specks about a region leave most of it to be seen', () => {
  const middle = { x: 100, y: 100, width: 44, height: 44 }
  const specks = [
    { x: 97, y: 97 },
    { x: 140, y: 97 },
    { x: 97, y: 140 },
    { x: 140, y: 140 },
    { x: 119, y: 119 },
  ].map((at) => ({ ...at, width: 6, height: 6 }))
  const tagged = named([middle, ...specks])
  const letters = tagged.map((each) => each.letters)
  const tags = drawn(tagPlaces(picture, tagged), letters)
  expect(tags.length).toBeGreaterThanOrEqual(5)
  const hidden = tags.reduce((sum, tag) => sum + sharedArea(tag, middle), 0)
  expect(hidden).toBeLessThanOrEqual(0.25 * 44 * 44)
})

test('ER7 the letters of 500 regions are placed at once, also where all are large and in one place', () => {
  for (const tagged of [
    named(rows(500, 25, 5, 3)),
    named(rows(500, 500, 0, 3)),
    named(rows(500, 25, 4, 100)),
  ]) {
    const times = Array.from({ length: 3 }, () => {
      const start = performance.now()
      tagPlaces(picture, tagged)
      return performance.now() - start
    })
    // It takes some 20 to 40 ms (`tests/bench/region-tags.bench.mts`).
    expect(Math.min(...times)).toBeLessThan(400)
  }
})
