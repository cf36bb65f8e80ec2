import type { Projection } from './projection'
import type { Routes } from './routes'
import type { Rect } from './geometry'
import { labelWidth } from './labels'
import type { Point, Size, Viewport } from './session'

/** Below this zoom a card's words cannot be read. */
export const legibleZoom = 0.6
const margin = 24
/** The buttons for the zoom stand there. */
const marginBelow = 64
/** A pane so narrow shows one card at a time, as large as it can. */
const narrowPaneWidth = 480
const besideMax = 160

/** The rectangle around all cards and the labels of all wires, in canvas pixels. */
export function contentBounds({ rects }: Projection, routes: Routes): Rect | undefined {
  const boxes: Rect[] = [...rects.values()]
  for (const [at, { data }] of routes.edges.entries()) {
    const id = routes.edges[at]?.id
    const label = id === undefined ? undefined : routes.byId.get(id)?.label
    if (!label || !data) continue
    boxes.push(labelBox(label, data.edge.relation))
  }
  return boundsOf(boxes)
}

/** What the wires between some nodes take, their labels included, in canvas pixels. */
export function wireBoxes({ edges, byId }: Routes, ids: ReadonlySet<string>): Rect[] {
  return edges.flatMap(({ id, data }) => {
    const route = byId.get(id)
    if (!data || !route || !ids.has(route.source.id) || !ids.has(route.target.id)) return []
    return [labelBox(route.label, data.edge.relation), ...turnsOf(route.path)]
  })
}

function labelBox({ x, y }: Point, label: string): Rect {
  const width = labelWidth(label)
  return { x: x - width / 2, y: y - 9, width, height: 18 }
}

/** The points of a path; a curve stays within those that it is drawn by. */
function turnsOf(path: string): Rect[] {
  const numbers = (path.match(/-?[0-9.]+(?:e-?[0-9]+)?/g) ?? []).map(Number)
  return numbers.flatMap((x, at) =>
    at % 2 === 0 ? [{ x, y: numbers[at + 1] ?? 0, width: 0, height: 0 }] : [],
  )
}

/** The least rectangle around some. */
export function boundsOf(boxes: readonly Rect[]): Rect | undefined {
  if (boxes.length === 0) return undefined
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const box of boxes) {
    left = Math.min(left, box.x)
    top = Math.min(top, box.y)
    right = Math.max(right, box.x + box.width)
    bottom = Math.max(bottom, box.y + box.height)
  }
  return { x: left, y: top, width: right - left, height: bottom - top }
}

/** Shows a rectangle whole and in the middle of what a pane has free, at its own size where it fits. */
export function fitted(bounds: Rect, pane: Size, zoomMin: number): Viewport {
  const height = pane.height - margin - marginBelow
  const across = (pane.width - 2 * margin) / Math.max(1, bounds.width)
  const down = height / Math.max(1, bounds.height)
  const zoom = Math.max(zoomMin, Math.min(1, across, down))
  return {
    x: pane.width / 2 - (bounds.x + bounds.width / 2) * zoom,
    y: margin + height / 2 - (bounds.y + bounds.height / 2) * zoom,
    zoom,
  }
}

/**
 * How a graph opens: whole where its words can then be read, else at its first card in reading order,
 * as wide as the pane allows, with what stands beside and below it.
 */
export function openingViewport(projection: Projection, routes: Routes, pane: Size): Viewport {
  const bounds = contentBounds(projection, routes)
  const first = projection.nodes.find((node) => node.parentId === undefined)
  const card = first && projection.rects.get(first.id)
  if (!bounds || !card) return { x: 0, y: 0, zoom: 1 }
  const whole = fitted(bounds, pane, 0)
  if (whole.zoom >= legibleZoom) return whole
  const across = (pane.width - 2 * margin) / Math.max(1, card.width)
  const zoom = Math.max(
    legibleZoom,
    Math.min(pane.width < narrowPaneWidth ? 1 : legibleZoom, across),
  )
  // What stands a little to the left of it, a label perhaps, is shown as well where there is room.
  const left = pane.width < narrowPaneWidth ? card.x : Math.max(bounds.x, card.x - besideMax)
  return { x: margin - left * zoom, y: margin - card.y * zoom, zoom }
}

/** Whether any card can be seen. */
export function showsCard({ rects }: Projection, { x, y, zoom }: Viewport, pane: Size): boolean {
  return [...rects.values()].some(
    (rect) =>
      rect.x * zoom + x < pane.width &&
      (rect.x + rect.width) * zoom + x > 0 &&
      rect.y * zoom + y < pane.height &&
      (rect.y + rect.height) * zoom + y > 0,
  )
}

/** Room kept free about what has just been put on the canvas, in pixels of the screen. */
const seenMargin = 16
/** Below it: a card grows while it is written in, and the buttons for the zoom stand there. */
const seenMarginBelow = 96

/** What of the canvas can be seen, less a margin, in canvas pixels. */
export function seenRect({ x, y, zoom }: Viewport, pane: Size): Rect {
  return {
    x: (seenMargin - x) / zoom,
    y: (seenMargin - y) / zoom,
    width: Math.max(0, pane.width - 2 * seenMargin) / zoom,
    height: Math.max(0, pane.height - seenMargin - seenMarginBelow) / zoom,
  }
}

/**
 * The least way to move the canvas so that a rectangle is wholly seen, or its upper left part where
 * it is larger than the pane; undefined where it is seen already.
 */
export function revealing(rect: Rect, viewport: Viewport, pane: Size): Viewport | undefined {
  const seen = seenRect(viewport, pane)
  const right = overhang(rect.x, rect.width, seen.x, seen.width)
  const down = overhang(rect.y, rect.height, seen.y, seen.height)
  if (right === 0 && down === 0) return undefined
  const { x, y, zoom } = viewport
  return { x: x - right * zoom, y: y - down * zoom, zoom }
}

/** The same for several cards, of which the canvas is made smaller to show all. */
export function revealingAll(
  rects: readonly Rect[],
  viewport: Viewport,
  pane: Size,
  zoomMin: number,
): Viewport | undefined {
  const bounds = boundsOf(rects)
  if (!bounds) return undefined
  const seen = seenRect(viewport, pane)
  const fits = bounds.width <= seen.width && bounds.height <= seen.height
  return fits || rects.length === 1
    ? revealing(bounds, viewport, pane)
    : fitted(bounds, pane, zoomMin)
}

/** How far a stretch lies beyond another: below 0 before it, above 0 after it. */
function overhang(from: number, length: number, seenFrom: number, seenLength: number): number {
  if (from < seenFrom) return from - seenFrom
  const beyond = from + length - (seenFrom + seenLength)
  return beyond > 0 ? Math.min(beyond, from - seenFrom) : 0
}
