import type { Rect } from './geometry'
import type { Point } from './session'

/**
 * Places for the letters of regions in a picture, so that none covers another wholly.
 *
 * Method: greedy in reading order over a few places about each region's corners, the first that covers no tag
 * placed before; else beside the first place, shifted until it shows. Quadratic in the regions of one picture.
 */

const tagHeight = 18
const tagGap = 2
const tagWidthMin = 18
const letterWidth = 7
const tagPadding = 8
/** How many tags long and high a region must be to have its own within. */
const roomMin = 2
/** How much of a tag is always seen. */
const shownMin = 9

type Tagged = { readonly rect: Rect; readonly letters: string }

/** How large a tag is, in canvas pixels. */
export function tagSize(letters: string): { width: number; height: number } {
  const width = Math.max(tagWidthMin, tagPadding + letterWidth * letters.length)
  return { width, height: tagHeight }
}

/**
 * Where each tag goes, as the upper left corner within the card, in the order given.
 *
 * @param picture where the picture is within the card: a tag leaves it only to the sides of a region at its border
 */
export function tagPlaces(picture: Rect, tagged: readonly Tagged[]): readonly Point[] {
  const placed: Rect[] = []
  for (const { rect, letters } of tagged) {
    const size = tagSize(letters)
    const places = candidates(rect, size).filter((place) => place.y >= picture.y - tagGap)
    const free = places.find(
      (place) => !placed.some((other) => overlap({ ...place, ...size }, other)),
    )
    placed.push({ ...(free ?? shifted(places[0] ?? rect, placed)), ...size })
  }
  return placed.map(({ x, y }) => ({ x, y }))
}

/** In a region that has room, else above it, so that of tiles each letter stands in its own. */
function candidates(rect: Rect, { width, height }: { width: number; height: number }): Point[] {
  const right = rect.x + rect.width
  const bottom = rect.y + rect.height
  const within = [
    { x: rect.x + tagGap, y: rect.y + tagGap },
    { x: right - width - tagGap, y: rect.y + tagGap },
  ]
  const above = [
    { x: rect.x, y: rect.y - height - tagGap },
    { x: right - width, y: rect.y - height - tagGap },
  ]
  const below = [
    { x: rect.x, y: bottom + tagGap },
    { x: right - width, y: bottom + tagGap },
  ]
  const hasRoom = rect.width >= roomMin * width && rect.height >= roomMin * height
  return hasRoom ? [...within, ...above, ...below] : [...above, ...within, ...below]
}

/** To the right of a place, as far as it takes to show part of every tag. */
function shifted(place: Point, placed: readonly Rect[]): Point {
  for (let step = 0; step <= placed.length; step++) {
    const at = { x: place.x + step * shownMin, y: place.y }
    const isShown = placed.every(
      (other) => Math.abs(other.x - at.x) >= shownMin || Math.abs(other.y - at.y) >= shownMin,
    )
    if (isShown) return at
  }
  return place
}

function overlap(one: Rect, other: Rect): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  )
}
