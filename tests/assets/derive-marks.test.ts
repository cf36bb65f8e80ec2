import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { marksOverlay } from '@/lib/assets/draw-marks'
import { writeText } from '@/lib/assets/glyphs'
import { placeApart, placeNear, type Tagged } from '@/lib/assets/mark-layout'
import { boundsOf, clipped, sharedArea, type Rectangle } from '@/lib/assets/plane'
import type { Mark } from '@/lib/media/derivation'
import { polygonArea, type Extent, type Shape } from '@/lib/media/shape'

const picture = { width: 1000, height: 700 }
const distance = 5

function placeTags(extent: Extent, marks: readonly Tagged[], off: number) {
  return placeApart(extent, marks, placeNear(extent, marks, off))
}

function boxed(left: number, top: number, width: number, height: number, tag: Extent): Tagged {
  const shape = [
    { x: left, y: top },
    { x: left + width, y: top },
    { x: left + width, y: top + height },
    { x: left, y: top + height },
  ]
  return { shape, outline: shape, tag }
}

const tagExtent = fc.record({
  width: fc.integer({ min: 40, max: 110 }),
  height: fc.integer({ min: 14, max: 30 }),
})
const taggedBox = fc
  .tuple(
    fc.nat(960),
    fc.nat(660),
    fc.integer({ min: 2, max: 990 }),
    fc.integer({ min: 2, max: 690 }),
    tagExtent,
  )
  .map(([left, top, width, height, tag]) =>
    boxed(left, top, Math.min(width, 1000 - left), Math.min(height, 700 - top), tag),
  )
const taggedPolygon = fc
  .tuple(
    fc.array(fc.record({ x: fc.nat(1000), y: fc.nat(700) }), { minLength: 3, maxLength: 7 }),
    tagExtent,
  )
  .map(([shape, tag]): Tagged => ({ shape, outline: shape, tag }))

const coverOf = ({ shape }: Tagged, tag: Rectangle) => polygonArea(clipped(shape, tag))

/** Whether a tag could stand at this place: in the picture, beside its shape and the other tags. */
function isFree(tagged: Tagged, tag: Rectangle, others: readonly Rectangle[]): boolean {
  return coverOf(tagged, tag) < 0.01 && others.every((other) => sharedArea(other, tag) < 0.01)
}

describe('where tags stand', () => {
  test('A28 tags lie in the picture and never over one another, where all have room', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(taggedBox, taggedPolygon), { minLength: 1, maxLength: 20 }),
        (marks) => {
          const { tags, isCrowded } = placeTags(picture, marks, distance)
          expect(isCrowded).toBe(false)
          for (const [index, tag] of tags.entries()) {
            expect([tag.right - tag.left, tag.bottom - tag.top]).toEqual([
              expect.closeTo(marks[index]!.tag.width, 6),
              expect.closeTo(marks[index]!.tag.height, 6),
            ])
            expect(tag.left >= 0 && tag.top >= 0).toBe(true)
            expect(tag.right <= 1000.001 && tag.bottom <= 700.001).toBe(true)
            for (const other of tags.slice(0, index))
              expect(sharedArea(tag, other)).toBeLessThan(0.02)
          }
        },
      ),
      { numRuns: 150 },
    )
  })

  test('A28 a tag covers a small shape of its own only where the picture has no other room for it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(taggedBox, taggedPolygon), { minLength: 1, maxLength: 8 }),
        fc.array(
          fc.tuple(
            fc.double({ min: 0, max: 1, noNaN: true }),
            fc.double({ min: 0, max: 1, noNaN: true }),
          ),
          {
            minLength: 300,
            maxLength: 300,
          },
        ),
        (marks, spots) => {
          const { tags } = placeTags(picture, marks, distance)
          for (const [index, tag] of tags.entries()) {
            const tagged = marks[index]!
            // A polygon that crosses itself has no inside that all agree on.
            if (tagged.shape.length > 4 || coverOf(tagged, tag) < 0.02) continue
            // A large one has it in its own corner rather than in a neighbour.
            const { width, height } = tagged.tag
            if (width * height * 8 <= polygonArea(tagged.shape)) continue
            const others = tags.filter((_, other) => other !== index)
            for (const [x, y] of spots) {
              const left = x * (1000 - tagged.tag.width)
              const top = y * (700 - tagged.tag.height)
              const spot = {
                left,
                top,
                right: left + tagged.tag.width,
                bottom: top + tagged.tag.height,
              }
              const box = boundsOf(tagged.shape)
              expect(
                tagged.shape.length === 4 &&
                  sharedArea(box, spot) < 0.01 &&
                  isFree(tagged, spot, others),
              ).toBe(false)
            }
          }
        },
      ),
      { numRuns: 100 },
    )
  })

  test('A28 in a grid without gaps every tag stands in its own cell', () => {
    const tag = { width: 80, height: 20 }
    const cells = Array.from({ length: 30 }, (_, index) =>
      boxed((index % 6) * 160, Math.floor(index / 6) * 140, 160, 140, tag),
    )
    const { tags } = placeTags(picture, cells, distance)
    for (const [index, tagPlace] of tags.entries()) {
      for (const [other, cell] of cells.entries()) {
        const shared = sharedArea(boundsOf(cell.shape), tagPlace)
        if (other !== index) expect(shared).toBeLessThan(0.02)
      }
    }
  })

  test('A28 in a block of tiny regions every tag is clear of all of them, the same each time', () => {
    const block = fc.record({
      columns: fc.integer({ min: 2, max: 8 }),
      rows: fc.integer({ min: 2, max: 5 }),
      side: fc.integer({ min: 7, max: 35 }),
      gap: fc.integer({ min: 0, max: 12 }),
    })
    fc.assert(
      fc.property(block, ({ columns, rows, side, gap }) => {
        const cells = Array.from({ length: columns * rows }, (_, index) => {
          const [column, row] = [index % columns, Math.floor(index / columns)]
          const [x, y] = [300 + column * (side + gap), 250 + row * (side + gap)]
          return boxed(x, y, side, side, { width: 60, height: 16 })
        })
        const layout = placeTags(picture, cells, distance)
        expect([layout.isCrowded, layout.coveredArea]).toEqual([false, 0])
        for (const [index, tag] of layout.tags.entries()) {
          for (const { shape } of cells) expect(sharedArea(boundsOf(shape), tag)).toBe(0)
          for (const other of layout.tags.slice(0, index)) {
            expect(sharedArea(other, tag)).toBeLessThan(0.02)
          }
        }
        expect(placeTags(picture, cells, distance)).toEqual(layout)
      }),
      { numRuns: 40 },
    )
  })

  test('A28 beside its shape and clear of all others: above, below, left, right, then along its sides', () => {
    const tag = { width: 80, height: 20 }
    const placeOf = (...marks: Tagged[]) => placeTags(picture, marks, distance).tags.at(-1)!
    const place = (left: number, top: number) => ({ left, top, right: left + 80, bottom: top + 20 })
    expect(placeOf(boxed(300, 300, 200, 100, tag))).toEqual(place(295, 275))
    // At the upper edge there is room below, and in a full-height column at its left.
    expect(placeOf(boxed(300, 0, 200, 100, tag))).toEqual(place(295, 105))
    expect(placeOf(boxed(300, 0, 200, 700, tag))).toEqual(place(215, 0))
    expect(placeOf(boxed(0, 0, 500, 700, tag))).toEqual(place(505, 0))
    // What stands above in the way is gone round, along the same side.
    const wall = boxed(280, 250, 100, 40, { width: 10, height: 10 })
    expect(placeOf(wall, boxed(300, 300, 200, 100, tag))).toEqual(place(425, 275))
    // Whole pictures have their tags inside, in the corner.
    expect(placeOf(boxed(0, 0, 1000, 700, tag))).toEqual(place(0, 0))
  })

  test('A28 forty shapes with nowhere to go are told to be crowded, and quickly', () => {
    const marks = Array.from({ length: 40 }, (_, index) =>
      boxed(index, index, 900, 600, { width: 400, height: 120 }),
    )
    const begun = performance.now()
    expect(placeTags(picture, marks, distance).isCrowded).toBe(true)
    expect(performance.now() - begun).toBeLessThan(4000)
  })
})

/** The overlay laid over one colour, as bytes of three channels. */
async function drawn(marks: readonly Mark[], made: Extent, background: string, cut = {}) {
  const whole = { left: 0, top: 0, ...made, whole: made, ...cut }
  const { width, height } = made
  const data = await sharp({ create: { width, height, channels: 3, background } })
    .composite([{ input: Buffer.from(marksOverlay(marks, whole, made)) }])
    .removeAlpha()
    .raw()
    .toBuffer()
  return (x: number, y: number) => data[(y * width + x) * 3]!
}

/** Of WCAG 2, for greys. */
function contrast(a: number, b: number): number {
  const luminance = (value: number) => {
    const part = value / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (high! + 0.05) / (low! + 0.05)
}

const box = (x: number, y: number, width: number, height: number): Shape => ({
  type: 'box',
  x,
  y,
  width,
  height,
})

describe('what is drawn', () => {
  test('A28 a tag farther off is joined to its shape by a line that ends in a dot inside of it', () => {
    const made = { width: 1000, height: 700 }
    const cells = Array.from({ length: 9 }, (_, index) => ({
      text: `Region ${'ABCDEFGHI'[index]}`,
      shape: box(0.4 + (index % 3) * 0.03, 0.4 + Math.floor(index / 3) * 0.03, 0.03, 0.03),
    }))
    const whole = { left: 0, top: 0, ...made, whole: made }
    const svg = marksOverlay(cells, whole, made)
    const dots = [...svg.matchAll(/<circle cx="([\d.]+)" cy="([\d.]+)" r="([\d.]+)"/g)].map(
      (match) => match.slice(1).map(Number),
    )
    // The one in the middle has no side of its own to the outside.
    expect(dots.length).toBeGreaterThan(0)
    const insideOf = ([x, y, radius]: number[]) =>
      cells.filter(({ shape }) => {
        if (shape.type !== 'box') return false
        const [left, top] = [shape.x * 1000, shape.y * 700]
        const isAcross = x! - radius! >= left - 0.01 && x! + radius! <= left + 30.01
        return isAcross && y! - radius! >= top - 0.01 && y! + radius! <= top + 21.01
      })
    const named = dots.map((dot) => insideOf(dot).map(({ text }) => text))
    expect(named.every(({ length }) => length === 1)).toBe(true)
    expect(named.flat()).toContain('Region E')
    expect(new Set(named.flat()).size).toBe(dots.length)
    // One with room beside it has no line.
    expect(marksOverlay(cells.slice(0, 1), whole, made)).not.toContain('<circle')
  })

  test.each(['#000000', '#ffffff', '#808080'])(
    'A27 the outline shows on %s, just outside the shape, which is untouched',
    async (background) => {
      const made = { width: 400, height: 300 }
      const at = await drawn(
        [{ text: 'Region A', shape: box(0.25, 0.25, 0.5, 0.5) }],
        made,
        background,
      )
      const own = at(200, 150)
      for (let y = 76; y < 224; y++) for (let x = 101; x < 299; x++) expect(at(x, y)).toBe(own)
      // Dark next to the shape, light beyond, two pixels each, on all four sides.
      const sides = [
        [(out: number) => at(99 - out, 150)],
        [(out: number) => at(300 + out, 150)],
        [(out: number) => at(200, 225 + out)],
      ] as const
      for (const [seen] of sides) {
        expect(seen(0)).toBeLessThan(60)
        expect(seen(3)).toBeGreaterThan(230)
        expect(seen(6)).toBe(own)
        expect(Math.max(contrast(seen(0), own), contrast(seen(3), own))).toBeGreaterThan(4.4)
      }
    },
  )

  test('A27 a polygon keeps its inside too, and its line follows it', async () => {
    const points = [
      { x: 0.2, y: 0.8 },
      { x: 0.5, y: 0.2 },
      { x: 0.8, y: 0.8 },
    ]
    const at = await drawn(
      [{ text: 'Region B', shape: { type: 'polygon', points } }],
      { width: 500, height: 500 },
      '#808080',
    )
    for (let y = 110; y < 398; y += 3) {
      // Half of the triangle's width at this height, less a pixel for its slanted edge.
      const half = (y - 100) / 2 - 2
      for (let x = Math.ceil(250 - half); x <= 250 + half; x++) expect(at(x, y)).toBe(128)
    }
    expect(at(250 - 77, 250)).toBeLessThan(90)
    expect(at(110, 110)).toBe(128)
  })

  test('A27 a shape at the edge has its line there, one outside the cut has none', async () => {
    const made = { width: 200, height: 200 }
    const at = await drawn([{ text: 'A', shape: box(0, 0, 1, 1) }], made, '#808080')
    for (const [x, y] of [
      [0, 100],
      [199, 100],
      [100, 199],
    ] as const) {
      expect(at(x, y)).toBeGreaterThan(200)
    }
    expect([at(3, 100), at(100, 196)].every((value) => value < 60)).toBe(true)
    const cut = { left: 500, top: 0, whole: { width: 1000, height: 200 } }
    const none = marksOverlay([{ text: 'A', shape: box(0, 0, 0.4, 1) }], { ...made, ...cut }, made)
    expect(none).not.toContain('<path')
    // A quarter of the whole, from its middle on, is where it should be in the cut.
    const half = await drawn([{ text: 'A', shape: box(0.5, 0, 0.1, 1) }], made, '#808080', cut)
    expect(half(101, 150)).toBeLessThan(60)
    expect(half(50, 150)).toBe(128)
  })

  test('A27 tags are dark on light, of letters of our own, never under nine pixels', async () => {
    const made = { width: 300, height: 200 }
    const mark = { text: 'Region A', shape: box(0.3, 0.5, 0.4, 0.3) }
    const svg = marksOverlay([mark], { left: 0, top: 0, ...made, whole: made }, made)
    expect(svg).not.toMatch(/<text|font|href|<style|<script/)
    const at = await drawn([mark], made, '#808080')
    const values = new Set<number>()
    for (let y = 78; y < 96; y++) for (let x = 92; x < 165; x++) values.add(at(x, y))
    expect(contrast(Math.min(...values), Math.max(...values))).toBeGreaterThan(7)
    const scale = Number(/scale\(([\d.]+)\)/.exec(svg)?.[1])
    expect(scale * 12).toBeGreaterThanOrEqual(12)
    const large = { width: 6000, height: 4000 }
    const big = marksOverlay([mark], { left: 0, top: 0, ...large, whole: large }, large)
    expect(Number(/scale\(([\d.]+)\)/.exec(big)?.[1]) * 12).toBeGreaterThan(60)
    const crowd = Array.from({ length: 40 }, (_, index) => ({
      text: 'Region AB',
      shape: box((index % 8) / 8, Math.floor(index / 8) / 5, 0.12, 0.19),
    }))
    const full = marksOverlay(crowd, { left: 0, top: 0, ...made, whole: made }, made)
    expect(Number(/scale\(([\d.]+)\)/.exec(full)?.[1]) * 12).toBeGreaterThanOrEqual(8.99)
  })

  test('A27 every letter and digit is drawn, differently from all others', async () => {
    const characters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789']
    const paths = characters.map((character) => writeText(character).glyphs[0]?.path)
    expect(new Set(paths).size).toBe(characters.length)
    const looks = new Map<string, string>()
    for (const character of characters) {
      const { glyphs } = writeText(character)
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-2 -2 16 20" width="32" height="40"><path d="${glyphs[0]!.path}" fill="none" stroke="#000" stroke-width="1.8"/></svg>`
      const pixels = await sharp(Buffer.from(svg))
        .flatten({ background: '#fff' })
        .greyscale()
        .raw()
        .toBuffer()
      expect(pixels.filter((value) => value < 128).length, character).toBeGreaterThan(12)
      looks.set(pixels.toString('base64'), character)
    }
    expect(looks.size).toBe(characters.length)
    expect(writeText('é').glyphs).toHaveLength(1)
  })
})
