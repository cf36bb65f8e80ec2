import { boxOf, cornersOf, polygonArea, type Box, type Shape } from '../media/shape'
import { bounds } from '../std/bounds'
import type { Rect } from './geometry'
import type { Point } from './session'

/**
 * Arithmetic of shapes in a picture. All coordinates are fractions of the picture as seen, 0–1, origin top
 * left, kept to a ten-thousandth: finer than a pixel of any picture that is accepted is of no use.
 */

/** Smaller than this is a slip of the hand, and could not be made out. Fractions of the picture. */
export const extentMin = 0.01

/** Corners nearer than this, in fractions, are one. */
const cornerDistanceMin = 0.0005
const slack = 1e-9

/** Fractions to a ten-thousandth, rounded down so that a sum never leaves the picture. */
export function fine(value: number): number {
  return Math.floor(value * 10_000 + 1e-6) / 10_000
}

/** A value held between two others. */
export function held(value: number, min: number, max: number): number {
  return Math.max(min, Math.min(max, value))
}

/** Where in a picture a point of the screen is; beyond its border, the nearest place on it. */
export function fractionAt(point: Point, picture: Rect): Point {
  return {
    x: held((point.x - picture.x) / picture.width, 0, 1),
    y: held((point.y - picture.y) / picture.height, 0, 1),
  }
}

/** Where on the screen a place of a picture is. */
export function placeOf(fraction: Point, picture: Rect): Point {
  return {
    x: picture.x + fraction.x * picture.width,
    y: picture.y + fraction.y * picture.height,
  }
}

/** The box between two corners, in whatever order; undefined where it is a slip of the hand. */
export function boxBetween(from: Point, to: Point): Shape | undefined {
  const x = fine(Math.min(from.x, to.x))
  const y = fine(Math.min(from.y, to.y))
  const width = fine(Math.max(from.x, to.x) - x)
  const height = fine(Math.max(from.y, to.y) - y)
  if (width < extentMin || height < extentMin) return undefined
  return { type: 'box', x, y, width, height }
}

/** The polygon with these corners; undefined where they are no more than a point or a line. */
export function polygonOf(corners: readonly Point[]): Shape | undefined {
  const points = corners.map(({ x, y }) => ({ x: fine(held(x, 0, 1)), y: fine(held(y, 0, 1)) }))
  if (points.length < 3 || points.length > bounds.polygonPointsCountMax) return undefined
  const shape: Shape = { type: 'polygon', points }
  return isThick(shape) ? shape : undefined
}

function isThick(shape: Shape): boolean {
  const { width, height } = boxOf(shape)
  return width >= extentMin && height >= extentMin
}

/** Corners of a polygon under way with another; the same where it is where the last one is. */
export function withPoint(corners: readonly Point[], point: Point): readonly Point[] {
  const last = corners.at(-1)
  const isSame = last && Math.hypot(last.x - point.x, last.y - point.y) < cornerDistanceMin
  return isSame || corners.length >= bounds.polygonPointsCountMax ? corners : [...corners, point]
}

/** As much of a move as all of these shapes can make without leaving the picture. */
export function heldMove(shapes: readonly Shape[], by: Point): Point {
  let [left, top, right, bottom] = [1, 1, 0, 0]
  for (const shape of shapes) {
    const box = boxOf(shape)
    left = Math.min(left, box.x)
    top = Math.min(top, box.y)
    right = Math.max(right, box.x + box.width)
    bottom = Math.max(bottom, box.y + box.height)
  }
  return { x: held(by.x, -left, 1 - right), y: held(by.y, -top, 1 - bottom) }
}

/** A shape moved by so much, no farther than the picture goes. */
export function movedShape(shape: Shape, by: Point): Shape {
  const move = heldMove([shape], by)
  if (shape.type === 'box') {
    const x = fine(held(shape.x + move.x, 0, 1 - shape.width))
    const y = fine(held(shape.y + move.y, 0, 1 - shape.height))
    return { ...shape, x, y }
  }
  const points = shape.points.map((point) => ({
    x: fine(held(point.x + move.x, 0, 1)),
    y: fine(held(point.y + move.y, 0, 1)),
  }))
  return { ...shape, points }
}

/** A side or a corner of a box by which it is sized: -1 left or top, 1 right or bottom, 0 neither. */
export type BoxHandle = { readonly x: -1 | 0 | 1; readonly y: -1 | 0 | 1 }

/** The eight of them, clockwise from the upper left. */
export const boxHandles: readonly BoxHandle[] = [
  { x: -1, y: -1 },
  { x: 0, y: -1 },
  { x: 1, y: -1 },
  { x: 1, y: 0 },
  { x: 1, y: 1 },
  { x: 0, y: 1 },
  { x: -1, y: 1 },
  { x: -1, y: 0 },
]

/** Where a handle of a box is. */
export function handlePoint(box: Box, handle: BoxHandle): Point {
  return {
    x: box.x + (box.width * (handle.x + 1)) / 2,
    y: box.y + (box.height * (handle.y + 1)) / 2,
  }
}

/** A box whose handle was pulled to a place: within the picture, and no smaller than can be made out. */
export function resizedBox(box: Box, handle: BoxHandle, to: Point): Box {
  const across = resizedSpan(box.x, box.width, handle.x, to.x)
  const down = resizedSpan(box.y, box.height, handle.y, to.y)
  return { x: across.from, y: down.from, width: across.length, height: down.length }
}

function resizedSpan(from: number, length: number, side: -1 | 0 | 1, to: number) {
  // One that came smaller from elsewhere stays as small as it is.
  const lengthMin = Math.min(extentMin, length)
  if (side === 0) return { from, length }
  if (side > 0) return { from, length: fine(held(to, from + lengthMin, 1) - from) || lengthMin }
  const moved = fine(held(to, 0, from + length - lengthMin))
  return { from: moved, length: fine(from + length - moved) || lengthMin }
}

/** A polygon with one corner elsewhere; as it was where it would be no more than a line. */
export function withCorner(shape: Shape, index: number, to: Point): Shape {
  if (shape.type !== 'polygon') return shape
  const corner = { x: fine(held(to.x, 0, 1)), y: fine(held(to.y, 0, 1)) }
  const points = shape.points.map((point, at) => (at === index ? corner : point))
  const moved: Shape = { ...shape, points }
  return isThick(moved) || !isThick(shape) ? moved : shape
}

/** The middle of the edge that begins at a corner. */
export function edgeMiddle(points: readonly Point[], index: number): Point {
  const from = points[index] ?? { x: 0, y: 0 }
  const to = points[(index + 1) % points.length] ?? from
  return { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }
}

/** A polygon with another corner in the middle of the edge that begins at one. */
export function withCornerAfter(shape: Shape, index: number): Shape {
  if (shape.type !== 'polygon' || shape.points.length >= bounds.polygonPointsCountMax) return shape
  const { x, y } = edgeMiddle(shape.points, index)
  return { ...shape, points: shape.points.toSpliced(index + 1, 0, { x: fine(x), y: fine(y) }) }
}

/** A polygon without one corner; as it was where it would be no more than a line. */
export function withoutCorner(shape: Shape, index: number): Shape {
  if (shape.type !== 'polygon' || shape.points.length <= 3) return shape
  const less: Shape = { ...shape, points: shape.points.toSpliced(index, 1) }
  return isThick(less) || !isThick(shape) ? less : shape
}

/** How much of the picture a shape covers. */
export function areaOf(shape: Shape): number {
  return polygonArea(cornersOf(shape))
}

/** Whether one shape lies wholly in another, borders included. */
export function isWithin(inner: Shape, outer: Shape): boolean {
  const corners = cornersOf(inner)
  if (outer.type === 'box') return corners.every((point) => isInBox(point, outer))
  if (!corners.every((point) => isInPolygon(point, outer.points))) return false
  // A bay of the outer one may still cut into it.
  const own = edgesOf(corners)
  return !edgesOf(outer.points).some((edge) => own.some((each) => crosses(edge, each)))
}

type Edge = readonly [Point, Point]

function edgesOf(corners: readonly Point[]): readonly Edge[] {
  return corners.map((corner, at) => [corner, corners[(at + 1) % corners.length] ?? corner])
}

function isInBox({ x, y }: Point, box: Box): boolean {
  return (
    x >= box.x - slack &&
    x <= box.x + box.width + slack &&
    y >= box.y - slack &&
    y <= box.y + box.height + slack
  )
}

/** By the even-odd rule: a ray to the right crosses the border an odd number of times. */
function isInPolygon(point: Point, corners: readonly Point[]): boolean {
  let isIn = false
  for (const [a, b] of edgesOf(corners)) {
    if (isOnEdge(point, a, b)) return true
    if (a.y > point.y === b.y > point.y) continue
    if (point.x < a.x + ((point.y - a.y) / (b.y - a.y)) * (b.x - a.x)) isIn = !isIn
  }
  return isIn
}

function isOnEdge(point: Point, a: Point, b: Point): boolean {
  if (Math.abs(turn(a, b, point)) > slack) return false
  const along = (point.x - a.x) * (point.x - b.x) + (point.y - a.y) * (point.y - b.y)
  return along <= slack
}

/** Twice the signed area of the triangle: 0 where the three lie on a line. */
function turn(a: Point, b: Point, c: Point): number {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
}

/** Whether two edges cross in the midst of both; those that only touch do not. */
function crosses([a, b]: Edge, [c, d]: Edge): boolean {
  const isSplit = (p: number, q: number) => (p > slack && q < -slack) || (p < -slack && q > slack)
  return isSplit(turn(a, b, c), turn(a, b, d)) && isSplit(turn(c, d, a), turn(c, d, b))
}
