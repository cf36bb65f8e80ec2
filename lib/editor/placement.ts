import { plainWords } from '../graph/links'
import { ownerOf, type Node } from '../kinds'
import { isWide } from '../std/text'
import { card, givenHeight, pictureRect, widthOf, type Rect } from './geometry'
import { gridPlaces } from './grid'
import { membersOf, setHeight } from './members'
import type { Point } from './session'
import type { View } from './view'

const gap = 48

/** How high a card is about; cards of text are measured by the browser once they are drawn. */
export function heightOf(view: View, node: Node): number {
  switch (node.kind) {
    case 'set':
      return Math.max(setHeight(membersOf(view, node)), givenHeight(node) ?? 0)
    case 'entity':
      return card.thingHeight
    case 'image':
      return card.headerHeight + pictureRect(node, widthOf(node)).height + card.padding
    case 'audio':
      return card.headerHeight + card.waveHeight + card.padding
    case 'region':
    case 'segment':
      return 0
    default:
      return givenHeight(node) ?? Math.max(96, textHeight(node))
  }
}

/** Measures of a text as a card shows it, in canvas pixels. */
const prose = {
  lineHeight: 24,
  paragraphGap: 8,
  padding: 14,
  bottom: 12,
  heightMax: 480,
  readLengthMax: 8_000,
} as const
/** Widths of a letter, with what stands raised behind phrases and what is left free where lines end. */
const letter = { width: 8, wideWidth: 14.5 } as const

/** Rather too high than too low, so that it covers nothing below. Reads no more than can be shown. */
function textHeight(node: Node): number {
  const written = 'text' in node ? (node.text ?? '') : ''
  const text = plainWords(written.slice(0, prose.readLengthMax))
  const room = widthOf(node) - 2 * prose.padding
  let height: number = prose.bottom
  let width = 0
  const endLine = () => {
    height += width === 0 ? prose.paragraphGap : Math.ceil(width / room) * prose.lineHeight
    width = 0
  }
  for (const each of text) {
    if (each === '\n') endLine()
    else width += isWide(each.codePointAt(0) ?? 0) ? letter.wideWidth : letter.width
    if (height >= prose.heightMax) break
  }
  endLine()
  return card.headerHeight + Math.min(prose.heightMax, height)
}

/** Whether a node has a card of its own on the canvas, that is, neither in another's nor in a set's. */
export function isFree(view: View, node: Node): boolean {
  return ownerOf(node) === undefined && !view.homes.has(node.id)
}

const knownPlaces = new WeakMap<View, ReadonlyMap<string, Point>>()

/**
 * Where every free card stands; found once for a view. A node that has no layout (it came by API or import) is put below the
 * others in a grid, in reading order: always the same place for the same document.
 */
export function places(view: View): ReadonlyMap<string, Point> {
  const known = knownPlaces.get(view)
  if (known) return known
  const placed = findPlaces(view)
  knownPlaces.set(view, placed)
  return placed
}

function findPlaces(view: View): ReadonlyMap<string, Point> {
  const placed = new Map<string, Point>()
  const without: Node[] = []
  let bottom = 0
  let any = false
  for (const node of view.document.nodes) {
    if (!isFree(view, node)) continue
    if (!node.layout) {
      without.push(node)
      continue
    }
    any = true
    placed.set(node.id, { x: node.layout.x, y: node.layout.y })
    bottom = Math.max(bottom, node.layout.y + heightOf(view, node))
  }
  const top = any ? bottom + gap : 0
  for (const [id, at] of gridPlaces(without, (node) => heightOf(view, node), top))
    placed.set(id, at)
  return placed
}

/** The rectangles of all free cards, heights as measured where they were. */
export function freeRects(
  view: View,
  measured: ReadonlyMap<string, { width: number; height: number }>,
): ReadonlyMap<string, Rect> {
  const rects = new Map<string, Rect>()
  for (const [id, point] of places(view)) {
    const node = view.nodes.get(id)
    if (!node) continue
    const height = measured.get(id)?.height ?? heightOf(view, node)
    rects.set(id, { ...point, width: widthOf(node), height })
  }
  return rects
}

/** The nearest place at or below a point where a card of this size covers no other. */
export function freePlace(
  rects: Iterable<Rect>,
  wanted: Point,
  size: { width: number; height: number },
): Point {
  const others = [...rects]
  let place = wanted
  // Each step passes at least one card, so there are at most as many steps as cards.
  for (let step = 0; step <= others.length; step++) {
    const hit = others.find((rect) => overlaps(rect, { ...place, ...size }))
    if (!hit) return place
    place = { x: place.x, y: hit.y + hit.height + gap / 2 }
  }
  return place
}

function overlaps(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}
