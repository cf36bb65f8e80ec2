import { isWide } from '../std/text'
import type { Rect } from './geometry'
import { lengthOf, pointsAt } from './polyline'
import { near, type Obstacles } from './routing'
import type { Point } from './session'

/**
 * Places words on lines: for each line in turn the place, out of some along it and beside it, that
 * covers least of cards, of words already placed and of other lines.
 */

type Line = { readonly text: string; readonly points: readonly Point[] }

const heightPixels = 18
const shownCountMax = 32
/** Places along a line, and beside it by so many pixels, cheapest first. */
const places = [0, 15, -15]
  .flatMap((shift) =>
    [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82].map((fraction) => ({
      fraction,
      shift,
      price: Math.abs(fraction - 0.5) * 60 + (shift === 0 ? 0 : 25),
    })),
  )
  .toSorted((a, b) => a.price - b.price)
const fractions = [...new Set(places.map((place) => place.fraction))].toSorted((a, b) => a - b)
const samplesCountMax = 120
const prices = { coveredPixel: 1, line: 60 } as const
const binSize = 24

/** The words of a relation as a wire shows them. */
export function shownLabel(text: string): string {
  const letters = [...text]
  return letters.length > shownCountMax ? `${letters.slice(0, shownCountMax - 1).join('')}…` : text
}

/** About how wide words are at 12 px: letters of the east are as wide as high. */
export function labelWidth(text: string): number {
  let width = 10
  for (const letter of shownLabel(text)) width += isWide(letter.codePointAt(0) ?? 0) ? 11.5 : 6.2
  return width
}

/** The middle of each line's words, in the order of the lines. */
export function placeLabels(lines: readonly Line[], cards: Obstacles): Point[] {
  const taken = new Bins<Rect>()
  const passing = new Bins<number>()
  lines.forEach(({ points }, index) => {
    for (const { x, y } of sampled(points)) passing.add({ x, y, width: 0, height: 0 }, index)
  })
  return lines.map(({ text, points }, index) => {
    const size = { width: labelWidth(text), height: heightPixels }
    let best = { at: points[0] ?? { x: 0, y: 0 }, box: { x: 0, y: 0, ...size }, price: Infinity }
    const on = new Map(pointsAt(points, fractions).map((point, at) => [fractions[at], point]))
    for (const { fraction, shift, price: least } of places) {
      const point = on.get(fraction)
      if (!point || least >= best.price) break
      const at = { x: point.x, y: point.y + shift }
      const box = { x: at.x - size.width / 2, y: at.y - size.height / 2, ...size }
      const price = least + priceOf(box, index, { cards, taken, passing })
      if (price < best.price) best = { at, box, price }
    }
    taken.add(best.box, best.box)
    return best.at
  })
}

type Occupied = {
  readonly cards: Obstacles
  readonly taken: Bins<Rect>
  readonly passing: Bins<number>
}

function priceOf(box: Rect, own: number, { cards, taken, passing }: Occupied): number {
  let price = 0
  for (const index of near(cards, box)) {
    const rect = cards.rects[index]
    if (rect) price += common(box, rect) * prices.coveredPixel
  }
  for (const other of taken.at(box)) price += common(box, other) * prices.coveredPixel
  const others = new Set(passing.at(box))
  others.delete(own)
  return price + others.size * prices.line
}

/** The area that two rectangles have in common. */
function common(a: Rect, b: Rect): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  return width > 0 && height > 0 ? width * height : 0
}

/** Points along a line at even distances; a line that is very long has them further apart. */
function sampled(points: readonly Point[]): Point[] {
  const count = Math.min(samplesCountMax, Math.ceil(lengthOf(points) / (binSize / 2)))
  const shares = Array.from({ length: count }, (_, index) => (index + 0.5) / count)
  return pointsAt(points, shares)
}

/** Things by the squares of the canvas in which they are. */
class Bins<T> {
  readonly #bins = new Map<number, T[]>()

  add(box: Rect, value: T): void {
    for (const key of keysOf(box)) {
      const bin = this.#bins.get(key)
      if (bin) bin.push(value)
      else this.#bins.set(key, [value])
    }
  }

  at(box: Rect): T[] {
    const found: T[] = []
    for (const key of keysOf(box)) {
      for (const value of this.#bins.get(key) ?? []) found.push(value)
    }
    return found
  }
}

function keysOf(box: Rect): number[] {
  const keys: number[] = []
  for (let x = Math.floor(box.x / binSize); x <= (box.x + box.width) / binSize; x++) {
    for (let y = Math.floor(box.y / binSize); y <= (box.y + box.height) / binSize; y++) {
      keys.push(x * 1_000_003 + y)
    }
  }
  return keys
}
