import { polygonArea, type Extent } from '../media/shape'
import {
  boundsOf,
  clipped,
  doCross,
  grown,
  lengthOf,
  lengthWithin,
  segmentBetween,
  sharedArea,
  type Polygon,
  type Rectangle,
  type Segment,
} from './plane'

/**
 * A shape as far as the picture shows it, the line around it, which stays a little within the picture, and how
 * large the tag is that names it; pixels.
 */
export type Tagged = {
  readonly shape: Polygon
  readonly outline: Polygon
  readonly tag: Extent
}

/** Where the tags of some marks stand, in the order of the marks. */
export type Layout = {
  readonly tags: readonly Rectangle[]
  /** Whether tags had to be laid over one another: there are too many, or they are too large. */
  readonly isCrowded: boolean
  /** How much of the shapes lies under tags, in square pixels. */
  readonly coveredArea: number
}

/** What a place of a tag would hide, in square pixels, the worst first. */
type Hidden = { readonly tags: number; readonly own: number; readonly others: number }
type Placed = Hidden & { readonly rectangle: Rectangle }

/** A tag stands in its own shape only where that is at least so many times as large. */
const ownShareMin = 8
/** How many places in a shape, and how many beside and around it, are tried: forty marks must be quick. */
const insidesCountMax = 60
const candidatesCountMax = 240

/** Less than this is rounding, not covering. */
const areaSlack = 0.01
/** The line around a shape weighs, and less than what it marks. */
const outlineWeight = 0.1
/** What a line to a tag farther off costs in pixels of its length, for each that it crosses of another shape and of a tag. */
const crossedPrices = { shape: 2, tag: 8 } as const

/** The tags that stand at their shapes, and the marks for which there is no such place, in the order to go on in. */
export type NearTags = {
  readonly boxes: readonly Rectangle[]
  readonly tags: ReadonlyMap<number, Rectangle>
  readonly apart: readonly number[]
}

/**
 * Finds a clear place at its shape for each tag: beside it, else within it where it is large. The largest shapes
 * choose first, since the smallest have the most places to choose from; ties go by order, so that the same marks
 * always get the same places. Quick: what has no such place is left to `placeApart`.
 *
 * @param picture the extent of the picture in pixels; no tag leaves it
 * @param marks the shapes and the extents of their tags, in pixels
 * @param distance how far a tag stands off its shape, in pixels
 */
export function placeNear(picture: Extent, marks: readonly Tagged[], distance: number): NearTags {
  const boxes = marks.map(({ outline }) => grown(boundsOf(outline), distance))
  const order = [...marks.keys()].sort(
    (a, b) => boxArea(boxes[b] as Rectangle) - boxArea(boxes[a] as Rectangle) || a - b,
  )
  const tags = new Map<number, Rectangle>()
  const apart: number[] = []
  for (const index of order) {
    const near = new Place(picture, marks, boxes, [...tags.values()], index).near()
    if (near) tags.set(index, near)
    else apart.push(index)
  }
  return { boxes, tags, apart }
}

/**
 * Finds places for the tags that have none at their shapes: the clear place with the shortest line to the shape, else
 * the one that hides the least.
 *
 * @returns the tags of all marks, in the order of the marks; `isCrowded` where one tag hides a part of another
 */
export function placeApart(picture: Extent, marks: readonly Tagged[], near: NearTags): Layout {
  const { boxes, apart } = near
  const tags = new Map(near.tags)
  const leaders: Segment[] = []
  let isCrowded = false
  let coveredArea = 0
  for (const index of apart) {
    const place = new Place(picture, marks, boxes, [...tags.values()], index)
    const free = place.apart(leaders)
    const { rectangle, ...hidden } = free ? { rectangle: free, ...nothing } : place.covering()
    if (hidden.tags > areaSlack) isCrowded = true
    coveredArea += hidden.own + hidden.others
    leaders.push(segmentBetween((marks[index] as Tagged).outline, rectangle))
    tags.set(index, rectangle)
  }
  const placed = marks.map((_, index) => tags.get(index) as Rectangle)
  return { tags: placed, isCrowded, coveredArea }
}

const nothing: Hidden = { tags: 0, own: 0, others: 0 }

function boxArea({ left, top, right, bottom }: Rectangle): number {
  return (right - left) * (bottom - top)
}

/** The search for the place of one tag among those that stand already. */
class Place {
  readonly #box: Rectangle
  readonly #tag: Extent

  constructor(
    private readonly picture: Extent,
    private readonly marks: readonly Tagged[],
    private readonly boxes: readonly Rectangle[],
    private readonly tags: readonly Rectangle[],
    private readonly index: number,
  ) {
    this.#box = boxes[index] as Rectangle
    this.#tag = (marks[index] as Tagged).tag
  }

  /** A clear place beside the shape, else one in it where it is large; undefined where there is neither. */
  near(): Rectangle | undefined {
    const beside = this.#besides()
      .slice(0, candidatesCountMax)
      .find((each) => this.#isClear(each))
    if (beside) return beside
    const inside = this.#best(this.#insides())
    return inside && inside.tags <= areaSlack ? inside.rectangle : undefined
  }

  /**
   * The clear place to which the line is shortest, what it crosses counted, among those that other things end at:
   * of all clear places one that cannot be pushed further left or right, up or down, is among these.
   *
   * @param leaders lines that no tag may hide
   */
  apart(leaders: readonly Segment[]): Rectangle | undefined {
    const { width, height } = this.#tag
    const { outline } = this.marks[this.index] as Tagged
    const { left, top, right, bottom } = boundsOf(outline)
    const obstacles = [...this.boxes, ...this.tags]
    // On whole pixels many of these are the same.
    const xs = obstacles.flatMap((each) => [Math.floor(each.left - width), Math.ceil(each.right)])
    const ys = obstacles.flatMap((each) => [Math.floor(each.top - height), Math.ceil(each.bottom)])
    const { width: across, height: down } = this.picture
    const columns = byGap([left, right - width, ...xs], left, right, width, across)
    const rows = byGap([top, bottom - height, ...ys], top, bottom, height, down)
    let best: { rectangle: Rectangle; price: number } | undefined
    for (const { at: x, gap: gapX } of columns) {
      if (best && gapX >= best.price) break
      const about = obstacles.filter((each) => each.left < x + width && each.right > x)
      for (const { at: y, gap: gapY } of rows) {
        // The line is no shorter than the gap, whatever it crosses.
        if (best && Math.hypot(gapX, gapY) >= best.price) break
        const rectangle = this.#at({ x, y })
        if (about.some((each) => each.top < rectangle.bottom && each.bottom > y)) continue
        if (leaders.some((leader) => lengthWithin(leader, rectangle) > 0)) continue
        const limit = best?.price ?? Infinity
        const price = this.#priceOf(segmentBetween(outline, rectangle), leaders, limit)
        if (price < limit) best = { rectangle, price }
      }
    }
    return best?.rectangle
  }

  /** What a line to a tag costs: its length, and what it crosses; no further than it is more than a limit. */
  #priceOf(leader: Segment, leaders: readonly Segment[], limit: number): number {
    let price = lengthOf(leader)
    for (const [index, box] of this.boxes.entries()) {
      if (price >= limit) return price
      if (index !== this.index) price += lengthWithin(leader, box) * crossedPrices.shape
    }
    for (const tag of this.tags) price += lengthWithin(leader, tag) * crossedPrices.tag
    for (const other of leaders) if (doCross(leader, other)) price += this.#tag.width
    return price
  }

  /** The place that covers least, where none is clear. */
  covering(): Placed {
    const beside = this.#best(this.#besides().slice(0, candidatesCountMax))
    if (beside && beside.tags <= areaSlack && beside.own <= areaSlack) return beside
    // The picture's own corner is always among them.
    return this.#best(this.#anywhere().slice(0, candidatesCountMax)) as Placed
  }

  /** Whether a place hides nothing: no tag, and of no shape so much as its line. */
  #isClear(rectangle: Rectangle): boolean {
    // Plain loops: this is asked a hundred thousand times for forty marks.
    for (const tag of this.tags) if (sharedArea(tag, rectangle) > areaSlack) return false
    for (const box of this.boxes) {
      if (sharedArea(box, rectangle) > areaSlack / outlineWeight) return false
    }
    return true
  }

  /** The first of those that hide least. */
  #best(candidates: readonly Rectangle[]): Placed | undefined {
    let best: Placed | undefined
    for (const rectangle of candidates) {
      const hidden = this.#judge(rectangle, best)
      if (hidden) best = { ...hidden, rectangle }
      if (best && best.tags + best.own + best.others <= areaSlack) return best
    }
    return best
  }

  /** What a place hides, or undefined where that is no less than the best known. */
  #judge(rectangle: Rectangle, best: Hidden | undefined): Hidden | undefined {
    const tags = sum(this.tags, (tag) => sharedArea(tag, rectangle))
    if (best && tags > best.tags + areaSlack) return undefined
    const isBetterApart = best === undefined || tags < best.tags - areaSlack
    const own = this.#covered(this.index, rectangle, 0)
    if (!isBetterApart && own > best.own + areaSlack) return undefined
    const isBetter = isBetterApart || own < best.own - areaSlack
    const others = sum([...this.marks.keys()], (index) =>
      index === this.index ? 0 : this.#covered(index, rectangle, 1),
    )
    return isBetter || others < best.others - areaSlack ? { tags, own, others } : undefined
  }

  /** How much of a shape lies under a rectangle, with its outline where that counts. */
  #covered(index: number, rectangle: Rectangle, outlines: 0 | 1): number {
    const box = this.boxes[index] as Rectangle
    const near = sharedArea(box, rectangle)
    if (near === 0) return 0
    const { shape } = this.marks[index] as Tagged
    const inside = polygonArea(clipped(shape, rectangle))
    return inside + (outlines === 1 ? (near - Math.min(near, inside)) * outlineWeight : 0)
  }

  /** Places that touch the shape's outline from outside, within the picture, the usual ones first. */
  #besides(): Rectangle[] {
    const { left, top, right, bottom } = this.#box
    const { width, height } = this.#tag
    const obstacles = [...this.tags, ...this.boxes]
    const usualXs = [left, right - width, (left + right - width) / 2]
    const usualYs = [top, bottom - height, (top + bottom - height) / 2]
    const allXs = obstacles.flatMap((each) => [each.left - width, each.right])
    const allYs = obstacles.flatMap((each) => [each.top - height, each.bottom])
    const along = (xs: readonly number[], ys: readonly number[]) => {
      const insideXs = within(xs, Math.max(0, left - width), right, this.picture.width - width)
      const insideYs = within(ys, Math.max(0, top - height), bottom, this.picture.height - height)
      return [
        ...insideXs.map((x) => ({ x, y: top - height })),
        ...insideXs.map((x) => ({ x, y: bottom })),
        ...insideYs.map((y) => ({ x: left - width, y })),
        ...insideYs.map((y) => ({ x: right, y })),
      ]
    }
    return [...along(usualXs, usualYs), ...along(allXs, allYs)]
      .filter((corner) => this.#isInPicture(corner))
      .map((corner) => this.#at(corner))
  }

  /** Places in the shape's own upper part, row by row from its corner, where a tag takes little of it. */
  #insides(): Rectangle[] {
    const { width, height } = this.#tag
    const { shape } = this.marks[this.index] as Tagged
    const { left, top, right, bottom } = boundsOf(shape)
    if (width * height * ownShareMin > polygonArea(shape)) return []
    const found: Rectangle[] = []
    for (let y = top; y + height <= bottom && found.length < insidesCountMax; y += height) {
      for (let x = left; x + width <= right && found.length < insidesCountMax; x += width) {
        if (this.#isInPicture({ x, y })) found.push(this.#at({ x, y }))
      }
    }
    return found
  }

  /**
   * Places at the ends of things. If a tag has room anywhere, it has some where it cannot be pushed further
   * left or up, which is one of these; nearest to the shape's own corner first.
   */
  #anywhere(): Rectangle[] {
    const { width, height } = this.#tag
    const { shape } = this.marks[this.index] as Tagged
    const obstacles = [...this.tags, this.#box, boundsOf(shape)]
    const right = Math.max(0, this.picture.width - width)
    const bottom = Math.max(0, this.picture.height - height)
    const xs = within(
      [...obstacles.flatMap((each) => [each.left - width, each.right]), ...shape.map(({ x }) => x)],
      0,
      right,
      right,
    )
    const ys = within(
      [
        ...obstacles.flatMap((each) => [each.top - height, each.bottom]),
        ...shape.map(({ y }) => y),
      ],
      0,
      bottom,
      bottom,
    )
    const home = { x: Math.max(0, this.#box.left), y: Math.max(0, this.#box.top) }
    const distanceOf = ({ x, y }: { x: number; y: number }) => (x - home.x) ** 2 + (y - home.y) ** 2
    return [0, right, ...xs]
      .flatMap((x) => [0, bottom, ...ys].map((y) => ({ x, y })))
      .map((corner, index) => ({ corner, index, distance: distanceOf(corner) }))
      .sort((a, b) => a.distance - b.distance || a.index - b.index)
      .map(({ corner }) => this.#at(corner))
  }

  #isInPicture({ x, y }: { x: number; y: number }): boolean {
    const isRight = x >= 0 && x + this.#tag.width <= this.picture.width
    return isRight && y >= 0 && y + this.#tag.height <= this.picture.height
  }

  #at({ x, y }: { x: number; y: number }): Rectangle {
    return { left: x, top: y, right: x + this.#tag.width, bottom: y + this.#tag.height }
  }
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0)
}

/** Where something of a length may begin within a limit, nearest to a stretch first, with how far from it. */
function byGap(
  places: readonly number[],
  low: number,
  high: number,
  length: number,
  limit: number,
) {
  const room = Math.max(0, limit - length)
  const inside = within([0, room, ...places], 0, room, room)
  return inside
    .map((at, order) => ({ at, order, gap: Math.max(0, low - at - length, at - high) }))
    .sort((a, b) => a.gap - b.gap || a.order - b.order)
}

/** The numbers from `low` to `high`, brought down to `limit`; each once, in their order. */
function within(numbers: readonly number[], low: number, high: number, limit: number): number[] {
  const inside = numbers.map((each) => Math.min(Math.max(each, low), high, Math.max(low, limit)))
  return [...new Set(inside)]
}
