import type { NodeOf } from '../kinds'
import { bounds } from '../std/bounds'
import type { NodeId } from '../std/id'
import type { NewId } from './gestures'

type DocumentNode = NodeOf<'document'>

/**
 * A document with this text, which may be of any length: what is longer than one text may be becomes
 * passages (EG8).
 */
export function documentOf(
  node: Pick<DocumentNode, 'id' | 'label' | 'source'>,
  text: string,
  newId: NewId,
): DocumentNode {
  const pieces = piecesOf(text, bounds.textLengthMax)
  if (pieces.length <= 1) return { ...node, kind: 'document', text }
  const passages = pieces.map((piece) => ({ id: newId() as NodeId, text: piece }))
  return { ...node, kind: 'document', passages }
}

/** Where a text is cut, the best place first: between paragraphs, lines, words. */
const seams = [/\n\s*\n(?!\s*\n)/g, /\n/g, /\s/g]

/**
 * Cuts a text into pieces of at most so many UTF-16 units, none of them empty, which together are the
 * text; no character is split.
 */
export function piecesOf(text: string, lengthMax: number): string[] {
  const pieces: string[] = []
  let start = 0
  while (text.length - start > lengthMax) {
    const end = start + endOfPiece(text.slice(start, start + lengthMax))
    pieces.push(text.slice(start, end))
    start = end
  }
  if (start < text.length) pieces.push(text.slice(start))
  return pieces
}

/**
 * The first such piece of a text, which ends before what must stand as a whole, or behind it where too little
 * would stand before it; it may be longer then. Wholes may lie within or across one another, in any order.
 */
export function firstPiece(
  text: string,
  lengthMax: number,
  wholes: readonly { readonly start: number; readonly end: number }[],
): string {
  if (text.length <= lengthMax) return text
  const end = endOfPiece(text.slice(0, lengthMax))
  let cut = { start: 0, end: 0 }
  for (const each of [...wholes].sort((a, b) => a.start - b.start)) {
    // What crosses another is one with it.
    if (each.start < cut.end) cut.end = Math.max(cut.end, each.end)
    else if (each.start < end) cut = { ...each }
    else break
  }
  if (cut.end <= end) return text.slice(0, end)
  return text.slice(0, cut.start > lengthMax / 2 ? cut.start : cut.end)
}

function endOfPiece(window: string): number {
  for (const seam of seams) {
    const last = [...window.matchAll(seam)].at(-1)
    // A seam near the beginning would make a piece of a few words out of a long text.
    if (last && last.index + last[0].length > window.length / 2) return last.index + last[0].length
  }
  const last = window.charCodeAt(window.length - 1)
  const splitsPair = last >= 0xd800 && last < 0xdc00
  return splitsPair ? window.length - 1 : window.length
}
