import type { Point } from '../media/shape'

/** Geometry of marks, in pixels of the picture that is made; x to the right, y down. */
export type Polygon = readonly Point[]
export type Rectangle = {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** The smallest upright rectangle around some points. */
export function boundsOf(points: Polygon): Rectangle {
  const xs = points.map(({ x }) => x)
  const ys = points.map(({ y }) => y)
  return {
    left: Math.min(...xs),
    top: Math.min(...ys),
    right: Math.max(...xs),
    bottom: Math.max(...ys),
  }
}

/** A rectangle with its sides moved outward, or inward where `distance` is negative. */
export function grown({ left, top, right, bottom }: Rectangle, distance: number): Rectangle {
  return {
    left: left - distance,
    top: top - distance,
    right: right + distance,
    bottom: bottom + distance,
  }
}

/** A straight line from one place to another. */
export type Segment = { readonly from: Point; readonly to: Point }

/** The line from a polygon's border to a rectangle, where they come nearest about the rectangle's middle. */
export function segmentBetween(polygon: Polygon, rectangle: Rectangle): Segment {
  const middle = {
    x: (rectangle.left + rectangle.right) / 2,
    y: (rectangle.top + rectangle.bottom) / 2,
  }
  const from = nearestOnBorder(polygon, middle)
  return { from, to: clamped(from, rectangle) }
}

/** The place on a polygon's border that is nearest to a point. */
function nearestOnBorder(polygon: Polygon, { x, y }: Point): Point {
  let [nearest, least] = [{ x, y }, Infinity]
  for (const [index, end] of polygon.entries()) {
    const begin = polygon[(index + polygon.length - 1) % polygon.length] as Point
    const along = { x: end.x - begin.x, y: end.y - begin.y }
    const square = along.x ** 2 + along.y ** 2
    const way = (x - begin.x) * along.x + (y - begin.y) * along.y
    const share = square === 0 ? 0 : Math.min(1, Math.max(0, way / square))
    const point = { x: begin.x + along.x * share, y: begin.y + along.y * share }
    const distance = (point.x - x) ** 2 + (point.y - y) ** 2
    if (distance < least) [nearest, least] = [point, distance]
  }
  return nearest
}

/** Whether a point lies in a polygon, by how often a line to its right crosses the border. */
export function contains(polygon: Polygon, { x, y }: Point): boolean {
  let isIn = false
  for (const [index, end] of polygon.entries()) {
    const begin = polygon[(index + polygon.length - 1) % polygon.length] as Point
    if (begin.y > y === end.y > y) continue
    const crossing = begin.x + ((y - begin.y) / (end.y - begin.y)) * (end.x - begin.x)
    if (crossing > x) isIn = !isIn
  }
  return isIn
}

/** How far a point is from a polygon's border. */
export function clearance(polygon: Polygon, point: Point): number {
  return lengthOf({ from: point, to: nearestOnBorder(polygon, point) })
}

/** Ways from a point on a border, of which some lead inside, and which parts of a length are tried on each. */
const waysCount = 24
const partsTried = [1, 0.5, 0.25, 0.1]

/**
 * A point in a polygon near one of its border's, at most `depth` away and as far from the border as can be; the
 * polygon may bend inward. Where nothing is found, as in one without an area, it is the border's own.
 */
export function insideNear(polygon: Polygon, border: Point, depth: number): Point {
  let [best, most] = [border, 0]
  for (const part of partsTried) {
    for (let way = 0; way < waysCount; way++) {
      const angle = (2 * Math.PI * way) / waysCount
      const length = depth * part
      const point = {
        x: border.x + length * Math.cos(angle),
        y: border.y + length * Math.sin(angle),
      }
      if (!contains(polygon, point)) continue
      const room = clearance(polygon, point)
      if (room > most) [best, most] = [point, room]
    }
  }
  return best
}

/** The place in a rectangle that is nearest to a point. */
export function clamped({ x, y }: Point, { left, top, right, bottom }: Rectangle): Point {
  return { x: Math.min(right, Math.max(left, x)), y: Math.min(bottom, Math.max(top, y)) }
}

export function lengthOf({ from, to }: Segment): number {
  return Math.hypot(to.x - from.x, to.y - from.y)
}

/** How much of a line lies in a rectangle (Liang and Barsky, 1984). */
export function lengthWithin(segment: Segment, { left, top, right, bottom }: Rectangle): number {
  const { from, to } = segment
  const [x, y] = [to.x - from.x, to.y - from.y]
  let [begin, end] = [0, 1]
  for (const [step, room] of [
    [-x, from.x - left],
    [x, right - from.x],
    [-y, from.y - top],
    [y, bottom - from.y],
  ] as const) {
    if (step === 0 && room < 0) return 0
    if (step < 0) begin = Math.max(begin, room / step)
    else if (step > 0) end = Math.min(end, room / step)
  }
  return begin < end ? (end - begin) * Math.hypot(x, y) : 0
}

/** Whether two lines cross, each between its ends. */
export function doCross(a: Segment, b: Segment): boolean {
  return sideOf(a, b.from) * sideOf(a, b.to) < 0 && sideOf(b, a.from) * sideOf(b, a.to) < 0
}

/** Greater than 0 on one side of a line, less on the other. */
function sideOf({ from, to }: Segment, point: Point): number {
  return (to.x - from.x) * (point.y - from.y) - (to.y - from.y) * (point.x - from.x)
}

/** The area that two rectangles share; 0 where they only touch. */
export function sharedArea(a: Rectangle, b: Rectangle): number {
  // Most pairs are far apart, which two comparisons tell.
  if (a.left >= b.right || b.left >= a.right || a.top >= b.bottom || b.top >= a.bottom) return 0
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left)
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
  return width > 0 && height > 0 ? width * height : 0
}

/**
 * The part of a polygon in a rectangle, side after side of it (Sutherland and Hodgman, 1974). A polygon
 * that bends inward may keep lines along the rectangle's sides, which have no area.
 */
export function clipped(polygon: Polygon, { left, top, right, bottom }: Rectangle): Polygon {
  const sides: readonly ((point: Point) => number)[] = [
    ({ x }) => x - left,
    ({ x }) => right - x,
    ({ y }) => y - top,
    ({ y }) => bottom - y,
  ]
  return sides.reduce(cutAt, polygon)
}

/** What of a polygon lies where `inside` is not negative. */
function cutAt(polygon: Polygon, inside: (point: Point) => number): Polygon {
  const kept: Point[] = []
  for (const [index, point] of polygon.entries()) {
    const before = polygon[(index + polygon.length - 1) % polygon.length] as Point
    const [depthBefore, depth] = [inside(before), inside(point)]
    if (depthBefore < 0 !== depth < 0) {
      const share = depthBefore / (depthBefore - depth)
      kept.push({
        x: before.x + (point.x - before.x) * share,
        y: before.y + (point.y - before.y) * share,
      })
    }
    if (depth >= 0) kept.push(point)
  }
  return kept
}
