import { fail, ok } from '../../std/result'
import { tagsBefore, tagsFrom } from './id3'
import { viewOf, type Strip } from './pieces'

const streamInfo = 0
const seekTable = 3
/** An honest file has a handful; each costs memory. */
const blocksCountMax = 1000

/**
 * FLAC (RFC 9639): STREAMINFO and SEEKTABLE stay, of the metadata blocks; comments, pictures,
 * application data and padding go, and ID3 and APE tags around the stream. The last frame's own
 * checksum proves that the file wasn't cut.
 */
export const stripFlac: Strip = (bytes) => {
  const view = viewOf(bytes)
  const start = tagsFrom(bytes)
  const blocks: { at: number; end: number; type: number }[] = []
  let at = start + 4
  for (let isLast = false; !isLast;) {
    if (at + 4 > bytes.length || blocks.length === blocksCountMax) return fail('media.broken')
    isLast = ((bytes[at] ?? 0) & 0x80) !== 0
    const end = at + 4 + (view.getUint32(at) & 0xffffff)
    if (end > bytes.length) return fail('media.broken')
    blocks.push({ at, end, type: (bytes[at] ?? 0) & 0x7f })
    at = end
  }
  const info = blocks[0]
  if (!info || info.type !== streamInfo || info.end - info.at !== 38) return fail('media.broken')
  const end = tagsBefore(bytes, at)
  if (end === at) return fail('media.empty')
  const samples = samplesUpTo(bytes.subarray(at, end), view.getUint16(info.at + 4))
  const samplesTotal =
    (view.getUint32(info.at + 18) >>> 0) + ((bytes[info.at + 17] ?? 0) & 15) * 2 ** 32
  if (samples === undefined || samples < samplesTotal) return fail('media.broken')

  const kept = blocks.filter(({ type }) => type === streamInfo || type === seekTable)
  if (kept.length === blocks.length && start === 0 && end === bytes.length) {
    return ok({ pieces: [bytes] })
  }
  const heads = kept.map((block, index) => {
    const copy = new Uint8Array(bytes.subarray(block.at, block.end))
    copy[0] = block.type | (index === kept.length - 1 ? 0x80 : 0)
    return copy
  })
  return ok({ pieces: [bytes.subarray(start, start + 4), ...heads, bytes.subarray(at, end)] })
}

/** A real stream needs one; hostile bytes may hold many headers that lead nowhere. */
const triesMax = 16
/** A frame is never longer than its raw samples by more than its headers; 8 channels of 32 bits. */
const frameByteCountMax = 65_535 * 8 * 4 + 1024

/**
 * Finds the last frame from the end of the stream: a sync code whose header has the right CRC-8
 * and from which the CRC-16 over the rest comes out right.
 *
 * @returns how many samples the stream has up to its end, or undefined when no frame ends there
 */
function samplesUpTo(frames: Uint8Array, blockSize: number): number | undefined {
  const from = Math.max(0, frames.length - frameByteCountMax)
  let at = frames.lastIndexOf(0xff)
  for (
    let tries = 0;
    at >= from && tries < triesMax;
    at = at > 0 ? frames.lastIndexOf(0xff, at - 1) : -1
  ) {
    const header = readFrameHeader(frames, at, blockSize)
    if (!header) continue
    tries++
    if (crc16(frames, at) === 0) return header.samples
  }
  return undefined
}

/** Reads a frame header (RFC 9639, 9.1); `samples` is the count up to and with this frame. */
function readFrameHeader(
  bytes: Uint8Array,
  start: number,
  blockSize: number,
): { samples: number } | undefined {
  const second = bytes[start + 1] ?? 0
  if (second !== 0xf8 && second !== 0xf9) return undefined
  const third = bytes[start + 2] ?? 0
  let at = start + 4
  const first = bytes[at] ?? 0
  const length = first < 0x80 ? 1 : Math.clz32(~(first << 24))
  let number = length === 1 ? first : first & (0x7f >> length)
  for (let index = 1; index < length; index++) {
    number = number * 64 + ((bytes[at + index] ?? 0) & 0x3f)
  }
  at += length
  const code = third >> 4
  let size = code === 1 ? 192 : code <= 5 ? 576 << (code - 2) : 256 << (code - 8)
  if (code === 6) size = (bytes[at++] ?? 0) + 1
  if (code === 7) {
    size = (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0) + 1
    at += 2
  }
  const rate = third & 15
  at += rate === 12 ? 1 : rate === 13 || rate === 14 ? 2 : 0
  if (code === 0 || rate === 15 || at >= bytes.length) return undefined
  if (crc8(bytes, start, at) !== bytes[at]) return undefined
  return { samples: (second === 0xf8 ? number * blockSize : number) + size }
}

function crc8(bytes: Uint8Array, from: number, to: number): number {
  let crc = 0
  for (let at = from; at < to; at++) {
    crc ^= bytes[at] ?? 0
    for (let bit = 0; bit < 8; bit++) crc = ((crc << 1) ^ (crc & 0x80 ? 0x07 : 0)) & 0xff
  }
  return crc
}

const crc16Table = Uint16Array.from({ length: 256 }, (_, index) => {
  let crc = index << 8
  for (let bit = 0; bit < 8; bit++) crc = ((crc << 1) ^ (crc & 0x8000 ? 0x8005 : 0)) & 0xffff
  return crc
})

/** CRC-16 up to the end; over a frame with its own checksum it is zero. */
function crc16(bytes: Uint8Array, from: number): number {
  let crc = 0
  for (let at = from; at < bytes.length; at++) {
    crc = ((crc << 8) ^ (crc16Table[(crc >> 8) ^ (bytes[at] ?? 0)] ?? 0)) & 0xffff
  }
  return crc
}
