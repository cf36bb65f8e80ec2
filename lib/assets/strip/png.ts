import { fail, ok } from '../../std/result'
import { textAt, viewOf, type Strip } from './pieces'

/** What decoding and colour need, animation included; texts, times, EXIF and private chunks go. */
const keptChunks = new Set(
  (
    'IHDR PLTE IDAT IEND tRNS cHRM gAMA sBIT sRGB cICP mDCV cLLI bKGD pHYs ' + 'acTL fcTL fdAT'
  ).split(' '),
)

/** PNG (third edition): chunks by the list above, nothing after IEND. */
export const stripPng: Strip = (bytes) => {
  const view = viewOf(bytes)
  const pieces = [bytes.subarray(0, 8)]
  for (let at = 8; at + 12 <= bytes.length;) {
    const name = textAt(bytes, at + 4, 4)
    const end = at + 12 + view.getUint32(at)
    if (end > bytes.length) return fail('media.broken')
    if (keptChunks.has(name)) pieces.push(bytes.subarray(at, end))
    if (name === 'IEND') return ok({ pieces })
    at = end
  }
  return fail('media.broken')
}
