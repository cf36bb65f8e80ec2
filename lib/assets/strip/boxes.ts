import { textAt, viewOf, type Overlay } from './pieces'

/** A box of an ISO base media file: its type and where its header, its body and its end lie. */
export type Box = {
  readonly type: string
  readonly at: number
  readonly body: number
  readonly end: number
}

/** Boxes beside each other: more than fragments of a tenth of a second make in hours. */
const boxesCountMax = 200_000

/** The boxes between two offsets (ISO/IEC 14496-12, 4.2), or undefined when they don't fit there. */
export function boxesOf(bytes: Uint8Array, from: number, to: number): Box[] | undefined {
  const view = viewOf(bytes)
  const boxes: Box[] = []
  for (let at = from; at < to;) {
    if (at + 8 > to || boxes.length === boxesCountMax) return undefined
    let body = at + 8
    let size = view.getUint32(at)
    if (size === 1) {
      if (at + 16 > to) return undefined
      size = Number(view.getBigUint64(at + 8))
      body = at + 16
    } else if (size === 0) size = to - at
    const end = at + size
    if (end > to || end < body) return undefined
    boxes.push({ type: textAt(bytes, at + 4, 4), at, body, end })
    at = end
  }
  return boxes
}

const containers = new Set('moov trak edts mdia minf dinf stbl mvex moof traf'.split(' '))
const kept = new Set(
  (
    'ftyp styp mdat mvhd iods tkhd elst mdhd hdlr smhd vmhd nmhd dref stsd stts ctts stsc stsz ' +
    'stz2 stco co64 stss sgpd sbgp mehd trex mfhd tfhd tfdt trun sidx'
  ).split(' '),
)
/** Real files nest five deep (moov, trak, mdia, minf, stbl). */
const depthMax = 8
const timed = new Set(['mvhd', 'tkhd', 'mdhd'])

/**
 * Turns every box that playing doesn't need (`udta`, `meta`, `uuid`, …) into free space of the same
 * size, so that the tables' offsets hold, and clears the times of making.
 *
 * @returns false when a container's boxes don't fit in it
 */
export function scrubBoxes(
  bytes: Uint8Array,
  boxes: readonly Box[],
  overlay: Overlay,
  depth = 0,
): boolean {
  if (depth > depthMax) return false
  for (const box of boxes) {
    if (containers.has(box.type)) {
      const inner = boxesOf(bytes, box.body, box.end)
      if (!inner || !scrubBoxes(bytes, inner, overlay, depth + 1)) return false
    } else if (timed.has(box.type)) {
      // A full box: version and flags, then creation and modification, 64 bits each in version 1.
      const timesEnd = box.body + 4 + (bytes[box.body] === 1 ? 16 : 8)
      if (timesEnd > box.end) return false
      overlay.erase(box.body + 4, timesEnd)
    } else if (!kept.has(box.type)) freeBox(box, overlay)
  }
  return true
}

/**
 * Makes a box free space of its own size (ISO/IEC 14496-12, 8.1.2) and its body zeros: no offset in
 * the file moves.
 */
export function freeBox(box: Box, overlay: Overlay): void {
  overlay.write(box.at + 4, new TextEncoder().encode('free'))
  overlay.erase(box.body, box.end)
}
