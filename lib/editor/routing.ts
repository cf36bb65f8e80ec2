import type { Rect } from './geometry'
import type { Point } from './session'

/**
 * The shortest way between two points round rectangles. Method: a shortest path (A*) over the
 * corners of only those rectangles that stand in the way; what the path found then still crosses is
 * added, and the search begins again. Exact among rectangles that are at least two clearances apart.
 * Limits: after `obstaclesCountMax` rectangles it gives up, which bounds its cost.
 * Source: T. Lozano-Pérez and M. Wesley, "An algorithm for planning collision-free paths among
 * polyhedral obstacles", 1979, with the visibility graph grown on demand.
 */

/** How far from a card's corner a path turns, in canvas pixels. */
export const clearance = 14
/** How near to a card a path may come. */
const nearness = 8
const obstaclesCountMax = 12
/** A turn costs as much as so many pixels, so that a straight way is preferred. */
const turnCost = 16
const cellSize = 512
const cellsCountMax = 4_096

/** Rectangles with an index of where they are. */
export type Obstacles = {
  readonly rects: readonly Rect[]
  readonly cells: ReadonlyMap<number, readonly number[]>
}

function cellsOf(box: Rect): number[] | undefined {
  const left = Math.floor(box.x / cellSize)
  const right = Math.floor((box.x + box.width) / cellSize)
  const top = Math.floor(box.y / cellSize)
  const bottom = Math.floor((box.y + box.height) / cellSize)
  if ((right - left + 1) * (bottom - top + 1) > cellsCountMax) return undefined
  const keys: number[] = []
  for (let x = left; x <= right; x++) {
    for (let y = top; y <= bottom; y++) keys.push(x * 1_000_003 + y)
  }
  return keys
}

/**
 * Indexes rectangles by the cells of a grid they lie in, in canvas pixels; one over too many cells
 * is near to everything.
 */
export function obstaclesOf(rects: readonly Rect[]): Obstacles {
  const cells = new Map<number, number[]>()
  rects.forEach((rect, index) => {
    for (const key of cellsOf(rect) ?? [Number.NaN]) {
      const list = cells.get(key)
      if (list) list.push(index)
      else cells.set(key, [index])
    }
  })
  return { rects, cells }
}

/** Indices of the rectangles that a box may touch. */
export function near({ rects, cells }: Obstacles, box: Rect): Iterable<number> {
  const keys = cellsOf(box)
  if (!keys) return rects.keys()
  const found = new Set<number>(cells.get(Number.NaN))
  for (const key of keys) for (const index of cells.get(key) ?? []) found.add(index)
  return found
}

/** The least rectangle that holds two points, made larger by `by` canvas pixels on each side. */
export function boxAround(a: Point, b: Point, by = 0): Rect {
  return {
    x: Math.min(a.x, b.x) - by,
    y: Math.min(a.y, b.y) - by,
    width: Math.abs(a.x - b.x) + 2 * by,
    height: Math.abs(a.y - b.y) + 2 * by,
  }
}

/** Whether a straight line passes through a rectangle that is made larger by so much on each side. */
export function crosses(rect: Rect, a: Point, b: Point, by: number): boolean {
  const left = rect.x - by
  const right = rect.x + rect.width + by
  const top = rect.y - by
  const bottom = rect.y + rect.height + by
  if ((a.x <= left && b.x <= left) || (a.x >= right && b.x >= right)) return false
  if ((a.y <= top && b.y <= top) || (a.y >= bottom && b.y >= bottom)) return false
  const x = b.x - a.x
  const y = b.y - a.y
  // An axis along which nothing changes is inside all the way: that it is not outside is known by now.
  const enters = Math.max(
    0,
    x === 0 ? 0 : ((x > 0 ? left : right) - a.x) / x,
    y === 0 ? 0 : ((y > 0 ? top : bottom) - a.y) / y,
  )
  const leaves = Math.min(
    1,
    x === 0 ? 1 : ((x > 0 ? right : left) - a.x) / x,
    y === 0 ? 1 : ((y > 0 ? bottom : top) - a.y) / y,
  )
  return enters < leaves
}

/** Rectangles that a box touches, those at most that the bound allows, or undefined where there are more. */
export function around(obstacles: Obstacles, box: Rect, countMax: number): Rect[] | undefined {
  const found: Rect[] = []
  for (const index of near(obstacles, box)) {
    const rect = obstacles.rects[index]
    if (!rect || !touches(rect, box)) continue
    found.push(rect)
    if (found.length > countMax) return undefined
  }
  return found
}

function touches(a: Rect, b: Rect): boolean {
  return (
    a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height
  )
}

type Blocker = { readonly rect: Rect; readonly by: number }

/** A card so near to an end that the path begins in its margin is kept clear of only itself. */
function blockerOf(rect: Rect, start: Point, goal: Point): Blocker {
  const isAtEnd = isWithin(rect, start, nearness) || isWithin(rect, goal, nearness)
  return { rect, by: isAtEnd ? -1 : nearness }
}

function isWithin(rect: Rect, { x, y }: Point, by: number): boolean {
  return (
    x > rect.x - by &&
    x < rect.x + rect.width + by &&
    y > rect.y - by &&
    y < rect.y + rect.height + by
  )
}

/**
 * @param rects all that may stand in the way
 * @param start and `goal` outside of every rectangle
 * @returns the points of the path, both ends included, or undefined where there is none within the bound
 */
export function wayRound(
  rects: readonly Rect[],
  start: Point,
  goal: Point,
): readonly Point[] | undefined {
  const others = new Set(rects.map((rect) => blockerOf(rect, start, goal)))
  const inWay: Blocker[] = []
  for (;;) {
    const path = shortest(start, goal, inWay)
    if (!path) return undefined
    const countBefore = inWay.length
    for (const blocker of others) {
      const isHit = path.some((point, at) => {
        const before = path[at - 1]
        return before && crosses(blocker.rect, before, point, blocker.by)
      })
      if (!isHit) continue
      others.delete(blocker)
      inWay.push(blocker)
    }
    if (inWay.length === countBefore) return path
    if (inWay.length > obstaclesCountMax) return undefined
  }
}

/** The corners at which a path may turn: those that no other rectangle covers. */
function cornersOf(blockers: readonly Blocker[]): Point[] {
  return blockers.flatMap(({ rect }) => {
    const [left, right] = [rect.x - clearance, rect.x + rect.width + clearance]
    const [top, bottom] = [rect.y - clearance, rect.y + rect.height + clearance]
    const corners = [
      { x: left, y: top },
      { x: right, y: top },
      { x: left, y: bottom },
      { x: right, y: bottom },
    ]
    return corners.filter(
      (corner) => !blockers.some((other) => isWithin(other.rect, corner, other.by)),
    )
  })
}

function shortest(start: Point, goal: Point, blockers: readonly Blocker[]): Point[] | undefined {
  const points = [start, goal, ...cornersOf(blockers)]
  const costs = points.map(() => Infinity)
  const before = points.map(() => -1)
  const isDone = points.map(() => false)
  const rest = points.map((point) => Math.hypot(point.x - goal.x, point.y - goal.y))
  costs[0] = 0
  for (;;) {
    let at = -1
    let least = Infinity
    for (let index = 0; index < points.length; index++) {
      const whole = (costs[index] ?? 0) + (rest[index] ?? 0)
      if (isDone[index] || whole >= least) continue
      least = whole
      at = index
    }
    const here = points[at]
    if (!here) return undefined
    if (at === 1) return traced(points, before)
    isDone[at] = true
    for (let index = 1; index < points.length; index++) {
      const point = points[index]
      if (!point || isDone[index]) continue
      const length = Math.hypot(point.x - here.x, point.y - here.y)
      const cost = (costs[at] ?? 0) + length + (index === 1 ? 0 : turnCost)
      if (cost >= (costs[index] ?? 0)) continue
      if (blockers.some(({ rect, by }) => crosses(rect, here, point, by))) continue
      costs[index] = cost
      before[index] = at
    }
  }
}

function traced(points: readonly Point[], before: readonly number[]): Point[] {
  const path: Point[] = []
  for (let at = 1; at >= 0; at = before[at] ?? -1) {
    const point = points[at]
    if (point) path.unshift(point)
  }
  return path
}
