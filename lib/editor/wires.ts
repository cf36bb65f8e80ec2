import { around, boxAround, clearance, crosses, obstaclesOf, wayRound } from './routing'
import type { Obstacles } from './routing'
import { contains, facing, wireCurve, type Rect, type Side } from './geometry'
import { placeLabels } from './labels'
import { lengthOf, pathText, pointsAt, roundedPath } from './polyline'
import type { Point } from './session'

/**
 * Where wires run. Each wire picks the sides of its two ends that give the cheapest way, wires on one
 * side of a card are fanned out in the order of where they go, and a way is a curve where that is free
 * and else a path round the cards between.
 */

/** One end of a wire, in canvas pixels. */
export type WireEnd = {
  readonly id: string
  readonly rect: Rect
  /** The card that it lies in: a picture of a region, a set of a thing. */
  readonly holder?: Rect
  /** What else lies in that card and should not be crossed. */
  readonly beside?: readonly Rect[]
}

export type WireInput = {
  readonly id: string
  readonly label: string
  readonly source: WireEnd
  readonly target: WireEnd
}

/** A wire as it is drawn. */
export type WireRoute = {
  /** An SVG path. */
  readonly path: string
  readonly end: Point
  /** The middle of its label. */
  readonly label: Point
  /** The ends for which it was found: of others it says nothing. */
  readonly source: WireEnd
  readonly target: WireEnd
}

/** Where a wire leaves an end: on its border, on the border of the card around it, and clear of both. */
type Port = {
  readonly side: Side
  readonly at: Point
  readonly gate: Point
  readonly exit: Point
  readonly cost: number
}
/** A way as points, of which the outer ones are legs inside the cards at its ends. */
type Way = {
  readonly points: readonly Point[]
  readonly cost: number
  /** The handles, where the way is a curve and `points` are samples of it. */
  readonly curve?: { readonly a: Point; readonly b: Point }
}
type Chosen = {
  readonly wire: WireInput
  readonly from: Side
  readonly to: Side
  readonly way: Way
}

const sides: readonly Side[] = ['right', 'left', 'bottom', 'top']
const normals: Readonly<Record<Side, Point>> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  top: { x: 0, y: -1 },
  bottom: { x: 0, y: 1 },
}
/** Prices in pixels of way. */
const prices = {
  /** Crossing something else in the same card. */
  beside: 400,
  /** Passing under a card's name, where words are. */
  header: 90,
  /** Each pixel over a picture. */
  inside: 1.5,
  /** Sharing a side with another wire. */
  shared: 26,
  /** Leaving upright: names are read sideways. */
  upright: 24,
  /** Leaving away from the goal, for each right angle. */
  turned: 45,
  /** No way but through a card. */
  blocked: 2_000,
} as const
const portGap = 14
const curveSamplesCount = 14
/** How far about the ends of a wire cards are looked at, and among how many of them at most. */
const reach = 400
const cardsCountMax = 60
const pairsTriedCountMax = 4
const curveClearance = 6

function portOf(end: WireEnd, side: Side, offset = 0): Port {
  const { rect, holder } = end
  const normal = normals[side]
  const isSideways = side === 'left' || side === 'right'
  const at = {
    x: rect.x + rect.width / 2 + (isSideways ? normal.x * (rect.width / 2) : offset),
    y: rect.y + rect.height / 2 + (isSideways ? offset : normal.y * (rect.height / 2)),
  }
  const gate = holder ? onBorder(holder, at, side) : at
  const exit = { x: gate.x + normal.x * clearance, y: gate.y + normal.y * clearance }
  const leg = Math.abs(gate.x - at.x) + Math.abs(gate.y - at.y)
  const crossed = (end.beside ?? []).filter((other) => crosses(other, at, gate, 0)).length
  const cost =
    leg * (1 + prices.inside) +
    crossed * prices.beside +
    (holder && side === 'top' ? prices.header : 0) +
    (isSideways ? 0 : prices.upright)
  return { side, at, gate, exit, cost }
}

function onBorder(rect: Rect, at: Point, side: Side): Point {
  if (side === 'left') return { x: Math.min(at.x, rect.x), y: at.y }
  if (side === 'right') return { x: Math.max(at.x, rect.x + rect.width), y: at.y }
  if (side === 'top') return { x: at.x, y: Math.min(at.y, rect.y) }
  return { x: at.x, y: Math.max(at.y, rect.y + rect.height) }
}

/** What it costs to set out from one gate towards another: nothing straight ahead, more to each side. */
function turnPrice(from: Port, to: Point): number {
  const normal = normals[from.side]
  const x = to.x - from.gate.x
  const y = to.y - from.gate.y
  const distance = Math.hypot(x, y)
  if (distance < 1) return 0
  return (1 - (x * normal.x + y * normal.y) / distance) * prices.turned
}

/** The way between two ports: a curve where it is free, else round what stands between. */
function wayOf(rects: readonly Rect[] | undefined, from: Port, to: Port): Way {
  const curve = wireCurve({ ...from.gate, side: from.side }, { ...to.gate, side: to.side })
  const samples = Array.from({ length: curveSamplesCount + 1 }, (_, at) =>
    curve.at(at / curveSamplesCount),
  )
  const isCurve = !rects || isFree(rects, samples)
  const round = isCurve ? undefined : wayRound(rects, from.exit, to.exit)
  if (round) {
    return { points: [from.at, ...round, to.at], cost: lengthOf(round) + 2 * clearance }
  }
  const points = [from.at, ...samples, to.at]
  return { points, curve, cost: lengthOf(samples) + (isCurve ? 0 : prices.blocked) }
}

/** A way as an SVG path. */
function drawn({ points, curve }: Way, from: Port, to: Port): string {
  if (!curve) return roundedPath(points)
  const bend = `C ${pathText(curve.a)}, ${pathText(curve.b)}, ${pathText(to.gate)}`
  return `M ${pathText(from.at)} L ${pathText(from.gate)} ${bend} L ${pathText(to.at)}`
}

function isFree(rects: readonly Rect[], samples: readonly Point[]): boolean {
  const first = samples[0]
  const last = samples.at(-1)
  if (!first || !last) return true
  return rects.every((rect) => {
    // A wire begins on the border of its own card, which it may leave but not enter again.
    const by = contains(rect, first) || contains(rect, last) ? -1 : curveClearance
    return samples.every((point, index) => {
      const before = samples[index - 1]
      return !before || !crosses(rect, before, point, by)
    })
  })
}

/** The cards that may stand in a wire's way; undefined where it is too far and crowded to go round. */
function cardsAbout(obstacles: Obstacles, { source, target }: WireInput): Rect[] | undefined {
  const [a, b] = [source.holder ?? source.rect, target.holder ?? target.rect]
  const low = { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y) }
  const high = {
    x: Math.max(a.x + a.width, b.x + b.width),
    y: Math.max(a.y + a.height, b.y + b.height),
  }
  return around(obstacles, boxAround(low, high, reach), cardsCountMax)
}

function choose(obstacles: Obstacles, wire: WireInput, used: Map<string, number>): Chosen {
  const ports = [wire.source, wire.target].map((end) => sides.map((side) => portOf(end, side)))
  const shared = (end: WireEnd, side: Side) => (used.get(`${end.id} ${side}`) ?? 0) * prices.shared
  const pairs = (ports[0] ?? []).flatMap((from) =>
    (ports[1] ?? []).map((to) => {
      const price =
        from.cost +
        to.cost +
        shared(wire.source, from.side) +
        shared(wire.target, to.side) +
        turnPrice(from, to.gate) +
        turnPrice(to, from.gate)
      const least = price + Math.hypot(to.gate.x - from.gate.x, to.gate.y - from.gate.y)
      return { from, to, price, least }
    }),
  )
  pairs.sort((a, b) => a.least - b.least)
  const rects = cardsAbout(obstacles, wire)
  let best: { from: Side; to: Side; way: Way; cost: number } | undefined
  for (const { from, to, price, least } of pairs.slice(0, rects ? pairsTriedCountMax : 1)) {
    if (best && least >= best.cost) break
    const way = wayOf(rects, from, to)
    const cost = price + way.cost
    if (!best || cost < best.cost) best = { from: from.side, to: to.side, way, cost }
  }
  if (!best) throw new Error('invariant broken: a rectangle has sides')
  for (const key of [`${wire.source.id} ${best.from}`, `${wire.target.id} ${best.to}`]) {
    used.set(key, (used.get(key) ?? 0) + 1)
  }
  return { wire, from: best.from, to: best.to, way: best.way }
}

/** How far from the middle of its side each wire's end is put, so that several do not lie on one another. */
function fannedOut(chosen: readonly Chosen[]): ReadonlyMap<string, number> {
  type Entry = { readonly key: string; readonly end: WireEnd; readonly side: Side; slope: number }
  const groups = new Map<string, Entry[]>()
  for (const { wire, from, to, way } of chosen) {
    const ends = [
      { end: wire.source, side: from, next: heading(way.points), name: 'source' },
      { end: wire.target, side: to, next: heading(way.points.toReversed()), name: 'target' },
    ]
    for (const { end, side, next, name } of ends) {
      const entry = { key: `${wire.id} ${name}`, end, side, slope: slopeTo(end, side, next) }
      const key = `${end.id} ${side}`
      const group = groups.get(key)
      if (group) group.push(entry)
      else groups.set(key, [entry])
    }
  }
  const offsets = new Map<string, number>()
  for (const group of groups.values()) {
    group.sort((a, b) => a.slope - b.slope)
    group.forEach(({ key, end, side }, index) => {
      const length = side === 'left' || side === 'right' ? end.rect.height : end.rect.width
      const gap = Math.min(portGap, (length * 0.8) / group.length)
      offsets.set(key, (index - (group.length - 1) / 2) * gap)
    })
  }
  return offsets
}

const headingDistance = 140

/** Where a way goes at first: the point on it some way on. */
function heading(points: readonly Point[]): Point | undefined {
  return pointsAt(points, [Math.min(0.6, headingDistance / Math.max(1, lengthOf(points)))])[0]
}

function slopeTo({ rect }: WireEnd, side: Side, next: Point | undefined): number {
  if (!next) return 0
  const x = next.x - (rect.x + rect.width / 2)
  const y = next.y - (rect.y + rect.height / 2)
  return side === 'left' || side === 'right' ? y / (Math.abs(x) + 20) : x / (Math.abs(y) + 20)
}

/**
 * Routes wires round cards and places their labels; the same for the same cards and wires.
 *
 * @param cards the rectangles that no wire may cross: cards that stand on the canvas itself
 */
export function routeWires(
  wires: readonly WireInput[],
  cards: readonly Rect[],
): ReadonlyMap<string, WireRoute> {
  const obstacles = obstaclesOf(cards)
  const used = new Map<string, number>()
  const chosen = wires.map((wire) => choose(obstacles, wire, used))
  const offsets = fannedOut(chosen)
  const ways = chosen.map(({ wire, from, to, way }) => {
    const [out, back] = [
      offsets.get(`${wire.id} source`) ?? 0,
      offsets.get(`${wire.id} target`) ?? 0,
    ]
    const source = portOf(wire.source, from, out)
    const target = portOf(wire.target, to, back)
    const isMoved = out !== 0 || back !== 0
    const final = isMoved ? wayOf(cardsAbout(obstacles, wire), source, target) : way
    return { wire, points: final.points, path: drawn(final, source, target), end: target.at }
  })
  const labels = placeLabels(
    ways.map(({ wire, points }) => ({ text: wire.label, points })),
    obstacles,
  )
  return new Map(
    ways.map(({ wire: { id, source, target }, path, end }, index) => {
      const label = labels[index] ?? end
      return [id, { path, end, label, source, target }]
    }),
  )
}

/** A wire while its ends are on the move: a plain curve between the sides that face each other. */
export function plainRoute(source: WireEnd, target: WireEnd): WireRoute {
  const side = facing(source.holder ?? source.rect, target.holder ?? target.rect)
  const from = portOf(source, side.source)
  const to = portOf(target, side.target)
  const curve = wireCurve({ ...from.at, side: from.side }, { ...to.at, side: to.side })
  const path = `M ${pathText(from.at)} C ${pathText(curve.a)}, ${pathText(curve.b)}, ${pathText(to.at)}`
  return {
    path,
    end: to.at,
    label: curve.at(source.holder && !target.holder ? 0.6 : 0.4),
    source,
    target,
  }
}

/**
 * Whether a wire drawn for one end fits the other: the same node in the same place on the same
 * card.
 */
export function isSameEnd(a: WireEnd, b: WireEnd): boolean {
  return a.id === b.id && isSameRect(a.rect, b.rect) && isSameRect(a.holder, b.holder)
}

/** Whether two rectangles cover the same pixels; two that are not there are the same too. */
export function isSameRect(a: Rect | undefined, b: Rect | undefined): boolean {
  if (a === b || !a || !b) return a === b
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height
}
