import type { Node, NodeKind, NodeOf } from '../kinds'
import { boxOf, type Box } from '../media/shape'
import type { Point } from './session'

export type Rect = Point & { readonly width: number; readonly height: number }

/**
 * Measures of the cards, in canvas pixels. They stand here and not in a style sheet, since edges end
 * at places inside cards (a region's box, a member's row) that are computed, not measured.
 */
export const card = {
  headerHeight: 40,
  padding: 8,
  /** A thing: picture, name, attributes. */
  thingHeight: 68,
  /** A member of a set that has a card of its own elsewhere. */
  rowHeight: 32,
  rowGap: 8,
  thingGap: 12,
  setPadding: 12,
  /** A set with nothing in it keeps room to drop things on. */
  emptySetHeight: 72,
  waveHeight: 44,
} as const

const widths: Readonly<Record<NodeKind, number>> = {
  entity: 288,
  set: 312,
  text: 280,
  image: 304,
  region: 0,
  audio: 264,
  segment: 0,
  question: 300,
  answer: 320,
  document: 300,
}
/** Columns in which what is made at once stands: sounds, things, pictures; a set is as wide as its things. */
export const column = {
  gap: 96,
  rowGap: 24,
  thingsWidth: widths.set,
  soundsWidth: widths.audio,
  picturesWidth: 264,
  /** Beside a set alone, whose rows are low. */
  pairedPicturesWidth: 208,
} as const

/** How small and how large a card can be made. */
export const cardSize = { widthMin: 160, widthMax: 1_200, heightMin: 72, heightMax: 2_000 } as const

/** How wide a card is drawn. */
export function widthOf(node: Node): number {
  return Math.max(cardSize.widthMin, node.layout?.width ?? widths[node.kind])
}

const sizable: ReadonlySet<NodeKind> = new Set(['text', 'question', 'answer', 'document', 'set'])

/** Whether a card can be made higher and lower; others are as high as what they show. */
export function isHeightFree(kind: NodeKind): boolean {
  return sizable.has(kind)
}

/** The height that a card was given, where it can be given one. */
export function givenHeight(node: Node): number | undefined {
  const height = isHeightFree(node.kind) ? node.layout?.height : undefined
  return height === undefined ? undefined : Math.max(cardSize.heightMin, height)
}

/** The picture inside an image's card: full width at its own proportions, 3:2 where it has none. */
export function pictureRect(node: NodeOf<'image'>, width: number): Rect {
  const inner = width - 2 * card.padding
  const ratio = node.asset ? node.asset.height / node.asset.width : 2 / 3
  // A very tall picture would be a card of many screens: it is shown whole, and narrower.
  const height = Math.min(Math.round(inner * ratio), inner * 2)
  return { x: card.padding, y: card.headerHeight, width: inner, height }
}

/** Where the picture itself lies in `pictureRect`, since one that is very tall is fitted into it. */
export function fittedRect(node: NodeOf<'image'>, width: number): Rect {
  const frame = pictureRect(node, width)
  if (!node.asset) return frame
  const scale = Math.min(frame.width / node.asset.width, frame.height / node.asset.height)
  const fitted = { width: node.asset.width * scale, height: node.asset.height * scale }
  return {
    x: frame.x + (frame.width - fitted.width) / 2,
    y: frame.y + (frame.height - fitted.height) / 2,
    ...fitted,
  }
}

/** The wave inside a sound's card. */
export function waveRect(width: number): Rect {
  const left = 48
  return { x: left, y: card.headerHeight, width: width - left - 12, height: card.waveHeight }
}

/** Where a region or a segment is drawn in the card of its owner. */
export function partRect(owner: Node, part: Node, width: number): Rect | undefined {
  if (owner.kind === 'image' && part.kind === 'region') {
    return inside(fittedRect(owner, width), boxOf(part.shape))
  }
  if (owner.kind === 'audio' && part.kind === 'segment') {
    const wave = waveRect(width)
    const duration = owner.asset?.durationSeconds ?? Math.max(part.end, 1)
    const from = Math.min(1, part.start / duration)
    const to = Math.min(1, part.end / duration)
    return inside(wave, { x: from, y: 0, width: Math.max(to - from, 0.01), height: 1 })
  }
  return undefined
}

function inside(frame: Rect, box: Box): Rect {
  return {
    x: frame.x + box.x * frame.width,
    y: frame.y + box.y * frame.height,
    width: box.width * frame.width,
    height: box.height * frame.height,
  }
}

export type Side = 'left' | 'right' | 'top' | 'bottom'
type End = Point & { readonly side: Side }

/** The sides of two rectangles that face each other. */
export function facing(source: Rect, target: Rect): { source: Side; target: Side } {
  const gaps: Readonly<Record<Side, number>> = {
    right: target.x - (source.x + source.width),
    left: source.x - (target.x + target.width),
    bottom: target.y - (source.y + source.height),
    top: source.y - (target.y + target.height),
  }
  // Two in one place leave on the same side and go round.
  if (Object.values(gaps).every((gap) => gap < 0)) return { source: 'right', target: 'right' }
  // Sideways reads best, so a card below is met from below only where there is no room beside it.
  const sideways: Side = gaps.right >= gaps.left ? 'right' : 'left'
  const upright: Side = gaps.bottom >= gaps.top ? 'bottom' : 'top'
  const side = gaps[sideways] >= 24 || gaps[sideways] >= gaps[upright] ? sideways : upright
  return { source: side, target: opposite[side] }
}

const opposite: Readonly<Record<Side, Side>> = {
  left: 'right',
  right: 'left',
  top: 'bottom',
  bottom: 'top',
}

/** A cubic curve that leaves and meets its ends straight, by its handles; `at` gives its point at 0–1. */
export function wireCurve(source: End, target: End) {
  const a = outward(source, bendOf(source, target))
  const b = outward(target, bendOf(target, source))
  const mixed = (t: number, p: number, q: number, r: number, s: number) =>
    (1 - t) ** 3 * p + 3 * (1 - t) ** 2 * t * q + 3 * (1 - t) * t ** 2 * r + t ** 3 * s
  const at = (t: number): Point => ({
    x: mixed(t, source.x, a.x, b.x, target.x),
    y: mixed(t, source.y, a.y, b.y, target.y),
  })
  return { a, b, at }
}

/** How far a curve goes straight on; never past what it goes to, where that lies ahead. */
function bendOf(from: End, to: Point): number {
  const distance = Math.hypot(to.x - from.x, to.y - from.y)
  const bend = Math.max(24, Math.min(140, distance * 0.4))
  const step = outward(from, 1)
  const ahead = (to.x - from.x) * (step.x - from.x) + (to.y - from.y) * (step.y - from.y)
  return ahead > 0 ? Math.min(bend, Math.max(24, ahead * 0.8)) : bend
}

function outward({ x, y, side }: End, by: number): Point {
  if (side === 'left') return { x: x - by, y }
  if (side === 'right') return { x: x + by, y }
  return side === 'top' ? { x, y: y - by } : { x, y: y + by }
}

/** Whether a point lies in a rectangle, its border included. */
export function contains(rect: Rect, point: Point): boolean {
  return (
    point.x >= rect.x &&
    point.x <= rect.x + rect.width &&
    point.y >= rect.y &&
    point.y <= rect.y + rect.height
  )
}
