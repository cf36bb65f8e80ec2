import type { Rect } from './geometry'
import type { Point } from './session'

/**
 * Places for the letters of regions in a picture: each where it hides neither another letter nor the regions
 * themselves; a small one where only that has room, and none where not even that has.
 *
 * Method: greedy, the largest regions first, over a few places about each region, the first that is free; where
 * letters are left over, once more with small ones beside what is small, if that leaves fewer. What could be in the
 * way is found in a grid of cells, and what spans many of them in a list: linear in the small regions, but where many
 * lie in one place, and quadratic in the large ones, of which a picture has few.
 */

/** How large letters are, in pixels of the screen: as usual, and where only that has room. */
const measures = {
  full: { height: 18, widthMin: 18, letterWidth: 7, padding: 8 },
  small: { height: 11, widthMin: 11, letterWidth: 5, padding: 5 },
} as const
const tagGap = 2
/** How much of a region may lie under letters, its own and others' together. */
const coveredMax = 0.25
/** How many tags long and high a region must be to have its own within rather than beside it. */
const roomMin = 2
/** About as wide as a region with its letter, in pixels. */
const cellSide = 16
/** How many cells long or high a region may be to be found by them. */
const cellsMax = 3

type Tagged = { readonly rect: Rect; readonly letters: string }
export type TagLook = keyof typeof measures
type Size = { readonly width: number; readonly height: number }

/** Where the upper left corner of a letter goes, and as what it is drawn; `none` has no room. */
export type TagPlace = Point & {
  readonly look: TagLook | 'none'
  /** Where it goes while its region is pointed at, has the focus or is selected: it is full then, and on top. */
  readonly told: Point
}

/** How large a tag is, in pixels of the screen. */
export function tagSize(letters: string, look: TagLook = 'full'): Size {
  const { height, widthMin, letterWidth, padding } = measures[look]
  return { width: Math.max(widthMin, padding + letterWidth * letters.length), height }
}

/** By how much tags are scaled on a canvas of this zoom: nearer than usual they keep about their size on the screen. */
export function tagScale(zoom: number): number {
  return zoom <= 1 ? 1 : 2 ** (-Math.floor(stepsPerDoubling * Math.log2(zoom)) / stepsPerDoubling)
}

/** So that tags are not placed anew with each frame of a zoom. */
const stepsPerDoubling = 2

/**
 * Where each tag goes within the card, in the order given.
 *
 * @param picture where the picture is within the card: a tag leaves it only to the sides of a region at its border
 * @param scale how many canvas pixels a pixel of a tag is
 */
export function tagPlaces(
  picture: Rect,
  tagged: readonly Tagged[],
  scale = 1,
): readonly TagPlace[] {
  const usual = placedBy(picture, tagged, scale, ['full', 'small'])
  const leftCount = countLeft(usual)
  if (leftCount === 0) return usual
  // A usual letter may take the room of two small ones.
  const small = placedBy(picture, tagged, scale, ['small'])
  return countLeft(small) < leftCount ? small : usual
}

const countLeft = (places: readonly TagPlace[]) =>
  places.reduce((count, { look }) => count + Number(look === 'none'), 0)

/** @param besideLooks what is tried in turn for a letter that has no room in its own region */
function placedBy(
  picture: Rect,
  tagged: readonly Tagged[],
  scale: number,
  besideLooks: readonly TagLook[],
): readonly TagPlace[] {
  const regions = new Covers(tagged.map(({ rect }) => rect))
  const tags = new Cells<Rect>()
  const places = new Map<Tagged, TagPlace>()
  // What is large has room within, and stands there however many small ones are about it.
  for (const each of tagged.toSorted((a, b) => areaOf(b.rect) - areaOf(a.rect))) {
    const looks = hasRoom(each.rect, scaled(tagSize(each.letters), scale)) ? bothLooks : besideLooks
    const place = placeOf(picture, each, scale, looks, { regions, tags })
    places.set(each, place)
    if (place.look !== 'none') {
      const tag = { ...place, ...scaled(tagSize(each.letters, place.look), scale) }
      tags.add(tag, tag)
      regions.cover(tag)
    }
  }
  return tagged.map((each) => places.get(each) ?? { ...each.rect, look: 'none', told: each.rect })
}

const bothLooks = ['full', 'small'] as const

type Placed = { readonly regions: Covers; readonly tags: Cells<Rect> }

function placeOf(
  picture: Rect,
  { rect, letters }: Tagged,
  scale: number,
  looks: readonly TagLook[],
  placed: Placed,
): TagPlace {
  const gap = tagGap * scale
  const full = scaled(tagSize(letters), scale)
  const wanted = candidates(rect, full, gap)
  for (const look of looks) {
    const size = scaled(tagSize(letters, look), scale)
    for (const at of look === 'full' ? wanted : candidates(rect, size, gap)) {
      if (!isFree({ ...at, ...size }, picture, gap, placed)) continue
      return { ...at, look, told: look === 'full' ? at : heldIn(picture, at, full, gap) }
    }
  }
  const told = heldIn(picture, wanted[0] ?? rect, full, gap)
  return { ...told, look: 'none', told }
}

function scaled({ width, height }: Size, scale: number): Size {
  return { width: width * scale, height: height * scale }
}

/** In a region that has room, else beside it, so that of tiles each letter stands in its own. */
function candidates(rect: Rect, { width, height }: Size, gap: number): Point[] {
  const right = rect.x + rect.width
  const bottom = rect.y + rect.height
  const middle = rect.y + (rect.height - height) / 2
  const within = [
    { x: rect.x + gap, y: rect.y + gap },
    { x: right - width - gap, y: rect.y + gap },
    { x: rect.x + gap, y: bottom - height - gap },
  ]
  const beside = [
    { x: rect.x, y: rect.y - height - gap },
    { x: right - width, y: rect.y - height - gap },
    { x: rect.x, y: bottom + gap },
    { x: right - width, y: bottom + gap },
    { x: right + gap, y: middle },
    { x: rect.x - width - gap, y: middle },
  ]
  return hasRoom(rect, { width, height }) ? [...within, ...beside] : [...beside, ...within]
}

function hasRoom(rect: Rect, { width, height }: Size): boolean {
  return rect.width >= roomMin * width && rect.height >= roomMin * height
}

/** Whether a tag hides nothing there: no tag, and with those that are placed no more of any region than it may. */
function isFree(tag: Rect, picture: Rect, gap: number, { regions, tags }: Placed): boolean {
  if (tag.y < picture.y - gap || tag.y + tag.height > picture.y + picture.height + gap) return false
  const isOutside = tag.x + tag.width <= picture.x || tag.x >= picture.x + picture.width
  if (isOutside) return false
  return !tags.some(tag, (other) => sharedArea(tag, other) > 0) && !regions.hidesTooMuch(tag)
}

/** Beside the sides of the picture a tag that is told goes no farther than they do. */
function heldIn(picture: Rect, { x, y }: Point, { width, height }: Size, gap: number): Point {
  const within = (value: number, from: number, length: number, own: number) =>
    Math.max(from, Math.min(from + length - own, value))
  return {
    x: within(x, picture.x - gap, picture.width + 2 * gap, width),
    y: within(y, picture.y - gap, picture.height + 2 * gap, height),
  }
}

/** A region, and how much of it lies under letters. */
type Cover = { readonly rect: Rect; coveredArea: number }

/** Regions and what letters hide of them: letters never overlap, so that what each hides may be added up. */
class Covers {
  readonly #small = new Cells<Cover>()
  readonly #large: Cover[] = []

  constructor(rects: readonly Rect[]) {
    for (const rect of rects) {
      const cover = { rect, coveredArea: 0 }
      // In a grid what spans many cells would stand in each of them.
      if (Math.max(rect.width, rect.height) > cellsMax * cellSide) this.#large.push(cover)
      else this.#small.add(rect, cover)
    }
  }

  /** Whether of any region more than may lie under letters would, if such a tag were placed. */
  hidesTooMuch(tag: Rect): boolean {
    const isTooMuch = ({ rect, coveredArea }: Cover) => {
      const shared = sharedArea(tag, rect)
      return shared > 0 && coveredArea + shared > coveredMax * areaOf(rect)
    }
    if (this.#small.some(tag, isTooMuch)) return true
    const at = this.#large.findIndex(isTooMuch)
    // What is full refuses the next tag too, most often, and is asked first.
    if (at > 0) this.#large.unshift(...this.#large.splice(at, 1))
    return at >= 0
  }

  cover(tag: Rect): void {
    const touched = new Set(this.#large)
    for (const cover of this.#small.near(tag)) touched.add(cover)
    for (const cover of touched) cover.coveredArea += sharedArea(tag, cover.rect)
  }
}

/** What has a place, by the cells of a grid that it touches, so that little of it is looked at. */
class Cells<T> {
  readonly #cells = new Map<number, T[]>()

  add(rect: Rect, value: T): void {
    for (const key of keysOf(rect)) {
      const cell = this.#cells.get(key)
      if (cell) cell.push(value)
      else this.#cells.set(key, [value])
    }
  }

  /** What shares a cell with the rectangle; what shares several comes as often. */
  near(rect: Rect): readonly T[] {
    return keysOf(rect).flatMap((key) => this.#cells.get(key) ?? [])
  }

  some(rect: Rect, holds: (value: T) => boolean): boolean {
    return keysOf(rect).some((key) => this.#cells.get(key)?.some(holds))
  }
}

function keysOf(rect: Rect): readonly number[] {
  const first = cellOf(rect.x, rect.y)
  const last = cellOf(rect.x + rect.width, rect.y + rect.height)
  const keys: number[] = []
  for (let x = first.x; x <= last.x; x++) {
    for (let y = first.y; y <= last.y; y++) keys.push(keyOf(x, y))
  }
  return keys
}

function cellOf(x: number, y: number): Point {
  return { x: Math.floor(x / cellSide), y: Math.floor(y / cellSide) }
}

/** No card is so many cells wide. */
const keyOf = (x: number, y: number) => x * 100_000 + y

const areaOf = ({ width, height }: Rect) => width * height

function sharedArea(one: Rect, other: Rect): number {
  const across = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x)
  const down = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y)
  return across > 0 && down > 0 ? across * down : 0
}
