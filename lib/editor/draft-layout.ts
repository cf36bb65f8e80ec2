import type { Node } from '../kinds'
import { card, column, pictureRect, widthOf, type Rect } from './geometry'
import { nearPlace } from './near-place'
import { freePlace, heightOf, isFree } from './placement'
import type { Point } from './session'
import { boundsOf } from './viewport'
import type { View } from './view'

const { gap, rowGap, thingsWidth, soundsWidth, picturesWidth } = column
/** What the first things of an empty canvas are given room for, so that the next ones find theirs. */
const openingHeight = 440
/** Where less is seen, three columns would be too small to be read. */
const wideWidthMin = 700

/** The place and the width of a card. */
export type Layout = Point & { readonly width: number }

/** Where what is proposed stands on the canvas. */
export type DraftLayout = {
  /** Whether sounds stand under the things: it stays so when more is seen from farther away. */
  readonly isNarrow: boolean
  /** The corner of its first thing. */
  readonly anchor: Point
  readonly layouts: ReadonlyMap<string, Layout>
  /** The next place under its things, else where more is free; undefined where nothing is new. */
  readonly below: Point | undefined
}

type Column = 'sounds' | 'things' | 'pictures'

/** The columns, their left sides from that of the things; sounds of the same column come after these. */
type Columns = Readonly<Record<Column, { readonly x: number; readonly width: number }>>

const wide: Columns = {
  sounds: { x: -soundsWidth - gap, width: soundsWidth },
  things: { x: 0, width: thingsWidth },
  pictures: { x: thingsWidth + gap, width: picturesWidth },
}
const narrow: Columns = { ...wide, sounds: wide.things }

function columnOf({ kind }: Node): Column {
  return kind === 'audio' ? 'sounds' : kind === 'image' ? 'pictures' : 'things'
}

/**
 * Places what is new in a draft: sounds, things and pictures in columns, each from the top in reading
 * order, so that what comes next pushes nothing aside; where little is seen, sounds stand under the things.
 * The whole stands where it stood before as long as it covers no card there.
 *
 * @param view the graph with the draft in it
 * @param fresh ids of what is new
 * @param taken the cards that stand already
 * @param seen what is seen of the canvas
 * @param before how the draft stood that this one follows
 */
export function layOutDraft(
  view: View,
  fresh: ReadonlySet<string>,
  taken: readonly Rect[],
  seen: Rect,
  before?: Pick<DraftLayout, 'anchor' | 'isNarrow'>,
): DraftLayout {
  const isNarrow = before?.isNarrow ?? seen.width < wideWidthMin
  const columns = isNarrow ? narrow : wide
  const { rects, below } = stacked(view, fresh, columns)
  const bounds = boundsOf([...rects.values()])
  if (!bounds) {
    const anchor = before?.anchor ?? { x: 0, y: 0 }
    return { isNarrow, anchor, layouts: new Map(), below: undefined }
  }
  const hasSet = view.document.nodes.some(({ id, kind }) => kind === 'set' && fresh.has(id))
  const opening = openingOf(columns)
  const anchor = anchorFor(bounds, hasSet ? opening : bounds, opening, taken, seen, before?.anchor)
  const layouts = new Map<string, Layout>()
  for (const [id, { x, y, width }] of rects) {
    layouts.set(id, { x: Math.round(anchor.x + x), y: Math.round(anchor.y + y), width })
  }
  return { isNarrow, anchor, layouts, below: moved(below, anchor) }
}

/** The columns with the first thing's corner at the origin, and where what is said besides goes on below. */
function stacked(view: View, fresh: ReadonlySet<string>, columns: Columns) {
  const heights = new Map<number, number>()
  const rects = new Map<string, Rect>()
  const nodes = view.document.nodes.filter((node) => fresh.has(node.id) && isFree(view, node))
  const isSound = (node: Node) => columnOf(node) === 'sounds'
  for (const node of [...nodes.filter((each) => !isSound(each)), ...nodes.filter(isSound)]) {
    const { x, width } = columns[columnOf(node)]
    const y = heights.get(x) ?? 0
    const height = heightAt(view, node, width)
    rects.set(node.id, { x, y, width, height })
    heights.set(x, y + height + rowGap)
  }
  const ends = [columns.things.x, ...(columns === narrow ? [columns.pictures.x] : [])]
    .map((x) => ({ x, y: heights.get(x) ?? 0 }))
    .filter(({ y }) => y > 0)
    .sort((a, b) => a.y - b.y)
  return { rects, below: ends[0] ?? { x: 0, y: 0 } }
}

/** What a whole set with its photos and sounds is given at first. */
function openingOf({ sounds, pictures }: Columns): Rect {
  return { x: sounds.x, y: 0, width: pictures.x + pictures.width - sounds.x, height: openingHeight }
}

function heightAt(view: View, node: Node, width: number): number {
  if (node.kind !== 'image') return heightOf(view, node)
  return card.headerHeight + pictureRect(node, width).height + card.padding
}

/** @param room what at least is kept free besides: of several things the photos and the sounds are still to come */
function anchorFor(
  bounds: Rect,
  room: Rect,
  opening: Rect,
  taken: readonly Rect[],
  seen: Rect,
  before: Point | undefined,
): Point {
  if (before && taken.every((rect) => isApart(rect, moved(bounds, before)))) return before
  if (taken.length === 0) {
    const x = seen.x + Math.max(0, (seen.width - opening.width) / 2)
    return { x: Math.round(x - opening.x), y: Math.round(seen.y + rowGap) }
  }
  const { x, y, ...size } = boundsOf([bounds, room]) ?? bounds
  const wanted = {
    x: seen.x + (seen.width - size.width) / 2,
    y: seen.y + (seen.height - size.height) / 2,
  }
  const corner = nearPlace(taken, wanted, size, seen)
  return { x: Math.round(corner.x - x), y: Math.round(corner.y - y) }
}

function moved<T extends Point>(thing: T, by: Point): T {
  return { ...thing, x: thing.x + by.x, y: thing.y + by.y }
}

function isApart(a: Rect, b: Rect): boolean {
  return (
    a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y
  )
}

/**
 * Where notes and questions that are kept with a draft go: as one column with nothing else in it, under its
 * things, else in what is seen, and on no card.
 *
 * @param taken all cards that stand, the draft's among them
 */
export function placeTurns(
  view: View,
  nodes: readonly Node[],
  below: Point | undefined,
  taken: readonly Rect[],
  seen: Rect,
): ReadonlyMap<string, Layout> {
  const sizes = nodes.map((node) => ({
    width: Math.max(thingsWidth, widthOf(node)),
    height: heightOf(view, node),
  }))
  const column = {
    width: Math.max(thingsWidth, ...sizes.map(({ width }) => width)),
    height: sizes.reduce((sum, { height }) => sum + height + rowGap, -rowGap),
  }
  const middle = { x: seen.x + (seen.width - thingsWidth) / 2, y: seen.y + rowGap }
  const at = below ? freePlace(taken, below, column) : nearPlace(taken, middle, column, seen)
  const layouts = new Map<string, Layout>()
  let { y } = at
  for (const [index, { id }] of nodes.entries()) {
    const { width, height } = sizes[index] ?? column
    layouts.set(id, { x: Math.round(at.x), y: Math.round(y), width })
    y += height + rowGap
  }
  return layouts
}
