import type { Point } from './session'

/** Lines of straight pieces: how long they are, points on them, and how they are drawn. */

/** Each piece of a line that is longer than nothing. */
function pieces(points: readonly Point[]) {
  return points.flatMap((to, index) => {
    const from = points[index - 1]
    const length = from ? Math.hypot(to.x - from.x, to.y - from.y) : 0
    return from && length > 0 ? { from, to, length } : []
  })
}

function between(from: Point, to: Point, share: number): Point {
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }
}

/** The points at fractions of a line's length, which must not fall. */
export function pointsAt(points: readonly Point[], shares: readonly number[]): Point[] {
  const parts = pieces(points)
  const whole = parts.reduce((sum, { length }) => sum + length, 0)
  let [part, passed] = [0, 0]
  return shares.map((share) => {
    while (part < parts.length - 1 && passed + (parts[part]?.length ?? 0) < whole * share) {
      passed += parts[part]?.length ?? 0
      part++
    }
    const piece = parts[part]
    if (!piece) return points[0] ?? { x: 0, y: 0 }
    return between(piece.from, piece.to, (whole * share - passed) / piece.length)
  })
}

/** In canvas pixels. */
export function lengthOf(points: readonly Point[]): number {
  return pieces(points).reduce((sum, { length }) => sum + length, 0)
}

/** A point as an SVG path writes it. */
export function pathText({ x, y }: Point): string {
  return `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`
}

const radiusMax = 96
/** How far a rounded corner may lie inside of the sharp one. */
const cutMax = 11

/** An SVG path along points, with the corners rounded as far as they stay near the line. */
export function roundedPath(points: readonly Point[]): string {
  const [first] = points
  if (!first) return ''
  let path = `M ${pathText(first)}`
  points.forEach((point, index) => {
    const before = points[index - 1]
    const after = points[index + 1]
    if (!before) return
    if (!after) {
      path += ` L ${pathText(point)}`
      return
    }
    const radius = radiusAt(before, point, after)
    const back = toward(point, before, radius, index === 1 ? 1 : 0.5)
    const on = toward(point, after, radius, index === points.length - 2 ? 1 : 0.5)
    path += ` L ${pathText(back)} Q ${pathText(point)}, ${pathText(on)}`
  })
  return path
}

/** A quadratic curve cuts a corner by half its radius times the cosine of half the angle. */
function radiusAt(before: Point, corner: Point, after: Point): number {
  const a = Math.atan2(before.y - corner.y, before.x - corner.x)
  const b = Math.atan2(after.y - corner.y, after.x - corner.x)
  const half = Math.abs(Math.cos((a - b) / 2))
  return Math.min(radiusMax, (2 * cutMax) / Math.max(half, 1e-6))
}

/** The point so far from here towards another, at most that share of the way. */
function toward(from: Point, to: Point, distance: number, share: number): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y)
  return length < 1e-6 ? from : between(from, to, Math.min(distance / length, share))
}
