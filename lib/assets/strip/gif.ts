import { fail, ok } from '../../std/result'
import { textAt, type Strip } from './pieces'

/** GIF89a: pictures, their graphic controls and the loop count stay; comments and XMP go. */
export const stripGif: Strip = (bytes) => {
  const byteAt = (at: number) => bytes[at] ?? 0
  const tableLength = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0)
  const endOfBlocks = (at: number) => {
    while (at < bytes.length && byteAt(at) !== 0) at += byteAt(at) + 1
    return at + 1
  }

  let at = 13 + tableLength(byteAt(10))
  const pieces = [bytes.subarray(0, at)]
  while (at < bytes.length) {
    const start = at
    const introducer = byteAt(at)
    if (introducer === 0x3b) {
      pieces.push(bytes.subarray(at, at + 1))
      return ok({ pieces })
    }
    if (introducer === 0x2c) {
      at = endOfBlocks(at + 11 + tableLength(byteAt(at + 9)))
      pieces.push(bytes.subarray(start, at))
    } else if (introducer === 0x21) {
      const label = byteAt(at + 1)
      const isLoop = label === 0xff && loopNames.has(textAt(bytes, at + 3, 11))
      at = endOfBlocks(at + 2)
      // A loop block of the usual length holds a count and nothing else.
      if (label === 0xf9 || (isLoop && at - start === 19)) pieces.push(bytes.subarray(start, at))
    } else return fail('media.broken')
  }
  return fail('media.broken')
}

const loopNames = new Set(['NETSCAPE2.0', 'ANIMEXTS1.0'])
