import { textAt, viewOf } from './pieces'

/** Where the sound begins behind any ID3v2 tags (id3.org, ID3v2.4 structure, 3.1). */
export function tagsFrom(bytes: Uint8Array): number {
  let at = 0
  while (textAt(bytes, at, 3) === 'ID3' && at + 10 <= bytes.length) {
    const size = [6, 7, 8, 9].reduce(
      (sum, index) => sum * 128 + ((bytes[at + index] ?? 0) & 127),
      0,
    )
    const hasFooter = ((bytes[at + 5] ?? 0) & 0x10) !== 0
    at = Math.min(at + 10 + size + (hasFooter ? 10 : 0), bytes.length)
  }
  return at
}

/** Where the sound ends before ID3v1, its extension and APEv2 tags, but not before `from`. */
export function tagsBefore(bytes: Uint8Array, from: number): number {
  let end = bytes.length
  for (;;) {
    const length = tagLengthAt(bytes, end)
    if (length === 0 || end - length < from) return end
    end -= length
  }
}

function tagLengthAt(bytes: Uint8Array, end: number): number {
  if (end >= 128 && textAt(bytes, end - 128, 3) === 'TAG') return 128
  if (end >= 227 && textAt(bytes, end - 227, 4) === 'TAG+') return 227
  if (end >= 32 && textAt(bytes, end - 32, 8) === 'APETAGEX') {
    const view = viewOf(bytes)
    // The size counts items and footer; the highest flag tells of a header before them.
    const hasHeader = view.getUint32(end - 12, true) >= 0x80000000
    return view.getUint32(end - 20, true) + (hasHeader ? 32 : 0)
  }
  return 0
}
