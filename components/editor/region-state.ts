import type { ReactFlowInstance } from '@xyflow/react'
import { uuidv7 } from 'uuidv7'
import type { CanvasEdge, CanvasNode } from '@/lib/editor/canvas'
import { partRect, widthOf, type Rect } from '@/lib/editor/geometry'
import { cardRect } from '@/lib/editor/gestures'
import { addRegion } from '@/lib/editor/region-gestures'
import { polygonOf } from '@/lib/editor/region-shapes'
import { select, type Session } from '@/lib/editor/session'
import type { View } from '@/lib/editor/view'
import type { NodeOf } from '@/lib/kinds'
import type { Shape } from '@/lib/media/shape'
import { motion } from './action'
import { paneSize } from './action-context'
import type { EditorStore } from './store'

type Selecting = { readonly view: View; readonly session: Session }

/** The picture that is selected, or that of the one region that is. */
export function pictureAtHand({ view, session }: Selecting): NodeOf<'image'> | undefined {
  const [id] = session.selectedNodes
  if (id === undefined || session.selectedNodes.size > 1) return undefined
  const node = view.nodes.get(id)
  const picture = node?.kind === 'region' ? view.nodes.get(node.of) : node
  return picture?.kind === 'image' ? picture : undefined
}

export const hasPicture = (state: Selecting) => pictureAtHand(state)?.asset !== undefined
export const hasPictureCard = (state: Selecting) => pictureAtHand(state) !== undefined

type Flow = ReactFlowInstance<CanvasNode, CanvasEdge>

/** Begins to draw on a picture, which is brought to where it can be drawn on; ends it where that was under way. */
export function toggleDrawing(store: EditorStore, flow: Flow, imageId: string): void {
  if (store.getState().drawingOn === imageId) return endDrawing(store)
  store.setState({ drawingOn: imageId, corners: [], naming: undefined, sheetUp: false })
  const { view, session } = store.getState()
  const rect = cardRect(view, session, imageId)
  if (rect) showRect(flow, rect, drawnPixelsMin)
}

export function endDrawing(store: EditorStore): void {
  const { drawingOn } = store.getState()
  store.setState({ drawingOn: undefined, corners: [], naming: undefined })
  if (drawingOn === undefined) return
  // The focus goes to what was drawn, else to the picture, not to nowhere.
  requestAnimationFrame(() => {
    const isNowhere = document.activeElement === document.body || !document.activeElement
    if (isNowhere) focusNode(store.getState().session.selectedNodes.values().next().value)
  })
}

/** Gives the focus to a region or a card. */
export function focusNode(id: string | undefined): void {
  if (id === undefined) return
  const escaped = CSS.escape(id)
  document
    .querySelector<HTMLElement>(
      `[data-part-id="${escaped}"], .react-flow__node[data-id="${escaped}"]`,
    )
    ?.focus({ preventScroll: true })
}

const sheetSelector = '[data-region-sheet]'

/** Goes on with drawing after a region was named. */
export function endNaming(store: EditorStore): void {
  store.setState({ naming: undefined })
  document.querySelector<HTMLElement>(sheetSelector)?.focus({ preventScroll: true })
}

/** One step back of a drawing: a polygon under way, then drawing itself. Says whether there was one. */
export function leaveDrawing(store: EditorStore): boolean {
  const { drawingOn, corners } = store.getState()
  if (drawingOn === undefined) return false
  if (corners.length > 0) store.setState({ corners: [] })
  else endDrawing(store)
  return true
}

/** Takes the last corner of a polygon under way back. Says whether there was one. */
export function takeCornerBack(store: EditorStore): boolean {
  const { drawingOn, corners } = store.getState()
  if (drawingOn === undefined || corners.length === 0) return false
  store.setState({ corners: corners.slice(0, -1) })
  return true
}

/** How many corners a polygon has at least. */
export const cornersCountMin = 3

/** Makes a region of the corners that were set; where they are no more than a line, that is told and they stay. */
export function closePolygon(store: EditorStore): void {
  const { drawingOn, corners } = store.getState()
  if (drawingOn === undefined) return
  const shape = polygonOf(corners)
  if (!shape) {
    const why = corners.length < cornersCountMin ? 'few' : 'thin'
    return store.setState({ refusedCorners: { corners, why } })
  }
  store.setState({ corners: [] })
  keepShape(store, drawingOn, shape)
}

/** Adds a region as it was drawn; what is typed next is its name. */
export function keepShape(store: EditorStore, imageId: string, shape: Shape): void {
  const { view } = store.getState()
  const image = view.nodes.get(imageId)
  if (image?.kind !== 'image') return
  const id = uuidv7()
  if (store.dispatch(addRegion(view, image, id, shape), { select: [id] })) {
    store.setState({ naming: id })
  }
}

/** On the screen a picture is drawn on from this extent, and a region seen from that. */
const drawnPixelsMin = 96
const seenPixelsMin = 56
const zoomMax = 3
/** What has to be seen, as a share of the pane or of the rectangle itself, for the canvas to stay where it is. */
const shareSeenMin = 0.4

/** Moves the canvas so that a rectangle of it is in the middle, where it is out of sight or too small. */
function showRect(flow: Flow, rect: Rect, pixelsMin: number): void {
  const { x, y, zoom } = flow.getViewport()
  const pane = paneSize()
  const span = (from: number, length: number, offset: number, room: number) => {
    const start = Math.max(0, from * zoom + offset)
    return Math.max(0, Math.min(room, (from + length) * zoom + offset) - start)
  }
  const seen = span(rect.x, rect.width, x, pane.width) * span(rect.y, rect.height, y, pane.height)
  const whole = Math.min(rect.width * rect.height * zoom * zoom, pane.width * pane.height)
  const wanted = pixelsMin / Math.max(1, Math.min(rect.width, rect.height))
  if (seen >= whole * shareSeenMin && zoom >= wanted) return
  const next = Math.min(zoomMax, Math.max(zoom, wanted))
  void flow.setViewport(
    {
      x: pane.width / 2 - (rect.x + rect.width / 2) * next,
      y: pane.height / 2 - (rect.y + rect.height / 2) * next,
      zoom: next,
    },
    motion(),
  )
}

/** Selects a region and shows it, large enough to be taken hold of. */
export function jumpToRegion(store: EditorStore, flow: Flow, region: NodeOf<'region'>): void {
  store.setSession((session) => select(session, [region.id]))
  const { view, session } = store.getState()
  const image = view.nodes.get(region.of)
  const home = image && cardRect(view, session, image.id)
  const part = image && partRect(image, region, widthOf(image))
  if (!home || !part) return
  showRect(flow, { ...part, x: home.x + part.x, y: home.y + part.y }, seenPixelsMin)
}
