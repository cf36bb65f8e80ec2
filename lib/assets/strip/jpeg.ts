import { fail, ok } from '../../std/result'
import { textAt, viewOf, type Strip } from './pieces'

const startOfScan = 0xda
const endOfImage = 0xd9

/**
 * JPEG (ITU-T T.81): tables, frames and scans stay, with the two application segments that decide
 * colour, JFIF (without its thumbnail) and Adobe. EXIF, XMP, IPTC, ICC, comments and whatever
 * follows the end of the picture (further pictures with EXIF of their own) go.
 */
export const stripJpeg: Strip = (bytes) => {
  const view = viewOf(bytes)
  const pieces = [bytes.subarray(0, 2)]
  for (let at = 2; at + 2 <= bytes.length;) {
    if (bytes[at] !== 0xff) return fail('media.broken')
    // Any number of fill bytes may precede a marker.
    if (bytes[at + 1] === 0xff) {
      at++
      continue
    }
    const marker = bytes[at + 1] ?? 0
    if (marker === endOfImage) {
      pieces.push(bytes.subarray(at, at + 2))
      return ok({ pieces })
    }
    if (marker < 0xc0 || (marker >= 0xd0 && marker <= 0xd8) || at + 4 > bytes.length) {
      return fail('media.broken')
    }
    const bodyEnd = at + 2 + view.getUint16(at + 2)
    const end = marker === startOfScan ? endOfScan(bytes, bodyEnd) : bodyEnd
    if (end > bytes.length) return fail('media.broken')
    const kept = keptSegment(marker, bytes.subarray(at, end))
    if (kept) pieces.push(kept)
    at = end
  }
  return fail('media.broken')
}

function keptSegment(marker: number, segment: Uint8Array): Uint8Array | undefined {
  if (marker >= 0xc0 && marker <= 0xdd) return segment
  if (marker === 0xe0 && textAt(segment, 4, 5) === 'JFIF\0') return withoutThumbnail(segment)
  if (marker === 0xee && textAt(segment, 4, 5) === 'Adobe' && segment.length === 16) return segment
  return undefined
}

function withoutThumbnail(segment: Uint8Array): Uint8Array | undefined {
  if (segment.length < 18) return undefined
  if (segment.length === 18 && segment[16] === 0 && segment[17] === 0) return segment
  const copy = new Uint8Array(segment.subarray(0, 18))
  copy.set([0, 16], 2)
  copy.set([0, 0], 16)
  return copy
}

/** Where the entropy-coded data ends: at the first marker that is neither stuffed nor a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at
  }
  return bytes.length
}
