import type { GraphDocument } from '../graph/document'
import { isPart, type Node } from '../kinds'
import { isWide } from '../std/text'

/** A rectangle of the canvas, in its own pixels at zoom 1. */
export type Rect = {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export const cardHeaderHeight = 36
const padding = 14
const gap = 48
const rowCardsCount = 4
const lineHeight = 22
const textHeightMax = 480

/** Where each card stands: as it was laid out, and below all of these what has no place yet, in rows. */
export function placesOf(document: GraphDocument): ReadonlyMap<string, Rect> {
  const cards = document.nodes.filter((node) => !isPart(node))
  const places = new Map<string, Rect>()
  for (const node of cards) {
    if (node.layout) places.set(node.id, rectAt(node, node.layout.x, node.layout.y))
  }
  // Sets in sets: those inside come to their height first where they stand behind; a few rounds settle it.
  for (let round = 0; round < 3; round++) {
    for (const node of cards) if (node.kind === 'set') embrace(node, places)
  }
  placeOthers(cards, places)
  return places
}

function placeOthers(cards: readonly Node[], places: Map<string, Rect>): void {
  const others = cards.filter(({ id }) => !places.has(id))
  const bounds = boundsOf([...places.values()])
  let y = bounds ? bounds.y + bounds.height + gap : 0
  for (let start = 0; start < others.length; start += rowCardsCount) {
    let x = bounds?.x ?? 0
    let rowHeight = 0
    for (const node of others.slice(start, start + rowCardsCount)) {
      const rect = rectAt(node, x, y)
      places.set(node.id, rect)
      x += rect.width + gap
      rowHeight = Math.max(rowHeight, rect.height)
    }
    y += rowHeight + gap
  }
}

/** A set is as high as the members that stand in it need. */
function embrace(set: Extract<Node, { kind: 'set' }>, places: Map<string, Rect>): void {
  const own = places.get(set.id)
  if (!own || set.layout?.height !== undefined) return
  let bottom = own.y + cardHeaderHeight
  for (const id of set.members) {
    const rect = places.get(id)
    if (!rect || rect.x < own.x || rect.x + rect.width > own.x + own.width || rect.y < own.y)
      continue
    bottom = Math.max(bottom, rect.y + rect.height)
  }
  places.set(set.id, { ...own, height: Math.max(own.height, bottom + 16 - own.y) })
}

function rectAt(node: Node, x: number, y: number): Rect {
  const width = node.layout?.width ?? (node.kind === 'image' ? 320 : 288)
  return { x, y, width, height: node.layout?.height ?? heightOf(node, width) }
}

function heightOf(node: Node, width: number): number {
  switch (node.kind) {
    case 'image': {
      const inner = width - 2 * padding
      const height = node.asset ? (inner * node.asset.height) / node.asset.width : 160
      return Math.round(cardHeaderHeight + height + padding)
    }
    case 'audio':
      return 108
    case 'entity':
      return 80
    case 'set':
      return cardHeaderHeight + Math.max(1, node.members.length) * lineHeight + padding
    case 'document':
      return textHeight(node.text ?? node.passages?.[0]?.text ?? '', width)
    default:
      return textHeight('text' in node ? node.text : '', width)
  }
}

/** About as high as a text is when it is wrapped to a width. */
function textHeight(text: string, width: number): number {
  let lines = 0
  for (const line of text.slice(0, 4_000).split('\n')) {
    let length = 0
    for (const letter of line) length += isWide(letter.codePointAt(0) ?? 0) ? 15 : 8
    lines += Math.max(1, Math.ceil(length / (width - 2 * padding)))
  }
  return cardHeaderHeight + Math.min(textHeightMax, lines * lineHeight) + padding
}

/** The smallest rectangle around all of these; undefined for none. */
export function boundsOf(rects: readonly Rect[]): Rect | undefined {
  if (rects.length === 0) return undefined
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { x, y, width, height } of rects) {
    left = Math.min(left, x)
    top = Math.min(top, y)
    right = Math.max(right, x + width)
    bottom = Math.max(bottom, y + height)
  }
  return { x: left, y: top, width: right - left, height: bottom - top }
}

export function centreOf({ x, y, width, height }: Rect): {
  readonly x: number
  readonly y: number
} {
  return { x: x + width / 2, y: y + height / 2 }
}
