import { contains, type Rect } from './geometry'
import { freePlace } from './placement'
import type { Point, Size } from './session'

const gap = 24
/** As many cards about a place are gone round; farther ones are hardly ever in the way. */
const cardsCountMax = 48
/** What it costs to go on to the left or above, in pixels: people read on downwards and to the right. */
const leftPrice = 150
const upPrice = 300

/**
 * The nearest place where a card of this size covers no other and is wholly within what is seen; where
 * there is no such room, the nearest one outside.
 *
 * Method: a card that cannot stand where it is wanted touches, at its nearest free place, the card
 * that is in its way or the border, so only places beside, above and below the cards about are tried.
 *
 * @param wanted its upper left corner
 */
export function nearPlace(
  rects: Iterable<Rect>,
  wanted: Point,
  size: Size,
  seen: Rect | undefined,
): Point {
  const all = [...rects]
  const start = seen ? within(seen, wanted, size) : wanted
  const about = nearest(all, start)
  const xs = [
    start.x,
    ...about.flatMap((each) => [each.x - size.width - gap, each.x + each.width + gap]),
  ]
  const ys = [
    start.y,
    ...about.flatMap((each) => [each.y - size.height - gap, each.y + each.height + gap]),
  ]
  xs.push(...about.map((each) => each.x))
  ys.push(...about.map((each) => each.y))
  const places = [...new Set(xs)]
    .flatMap((x) => [...new Set(ys)].map((y) => ({ x, y, price: priceOf({ x, y }, start) })))
    .sort((a, b) => a.price - b.price)
  const fits = (place: Point) => about.every((each) => isApart(each, { ...place, ...size }))
  const inside = seen && places.find((place) => isWithin(seen, place, size) && fits(place))
  const found = inside ?? places.find(fits) ?? start
  // Beyond the cards about it there may be others.
  return freePlace(all, { x: found.x, y: found.y }, size)
}

/**
 * The upper left corner that a new card should have: held by the middle of its upper part where it is
 * put by a pointer, else in the middle of what is seen.
 */
export function cornerFor(size: Size, seen: Rect, pointer?: Point): Point {
  if (pointer)
    return { x: pointer.x - size.width / 2, y: pointer.y - Math.min(size.height, 40) / 2 }
  return {
    x: seen.x + (seen.width - size.width) / 2,
    y: seen.y + (seen.height - size.height) / 2,
  }
}

function within(seen: Rect, { x, y }: Point, size: Size): Point {
  const held = (value: number, from: number, to: number) => Math.max(from, Math.min(value, to))
  return {
    x: held(x, seen.x, seen.x + seen.width - size.width),
    y: held(y, seen.y, seen.y + seen.height - size.height),
  }
}

function isWithin(seen: Rect, place: Point, size: Size): boolean {
  const corner = { x: place.x + size.width, y: place.y + size.height }
  return contains(seen, place) && contains(seen, corner)
}

function nearest(rects: readonly Rect[], to: Point): Rect[] {
  const distance = (rect: Rect) =>
    Math.abs(rect.x + rect.width / 2 - to.x) + Math.abs(rect.y + rect.height / 2 - to.y)
  return rects.toSorted((a, b) => distance(a) - distance(b)).slice(0, cardsCountMax)
}

function priceOf(place: Point, start: Point): number {
  const x = place.x - start.x
  const y = place.y - start.y
  return Math.abs(x) + Math.abs(y) + (x < 0 ? leftPrice : 0) + (y < 0 ? upPrice : 0)
}

/** Whether two cards keep the least distance; half of it is enough where others stand already. */
function isApart(a: Rect, b: Rect): boolean {
  const by = gap / 2
  return (
    a.x + a.width + by <= b.x ||
    b.x + b.width + by <= a.x ||
    a.y + a.height + by <= b.y ||
    b.y + b.height + by <= a.y
  )
}
