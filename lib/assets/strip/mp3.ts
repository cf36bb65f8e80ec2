import { fail, ok } from '../../std/result'
import { tagsBefore, tagsFrom } from './id3'
import { textAt, viewOf, type Strip } from './pieces'

/**
 * MP3 (ISO/IEC 11172-3 and 13818-3, layer III): the frames stay and nothing else, so that ID3, APE
 * and Lyrics3 tags go wherever they stand. A Xing or Info header that promises more frames than
 * there are tells of a cut file.
 */
export const stripMp3: Strip = (bytes) => {
  const from = tagsFrom(bytes)
  const to = tagsBefore(bytes, from)
  if (from === to) return fail('media.empty')
  const runs: { start: number; end: number }[] = []
  let framesCount = 0
  let framesPromised = 0
  let keptByteCount = 0
  for (let at = nextFrame(bytes, from, to); at !== undefined;) {
    const start = at
    let length = frameLength(bytes, at)
    while (length !== undefined && at + length <= to) {
      if (framesCount === 0) framesPromised = promisedFrames(bytes, at)
      framesCount++
      at += length
      length = frameLength(bytes, at)
    }
    runs.push({ start, end: at })
    keptByteCount += at - start
    at = at < to ? nextFrame(bytes, Math.max(at, start + 1), to) : undefined
  }
  // Noise may hold what looks like a frame; real files hold little else than frames.
  if (keptByteCount * 2 < to - from) return fail('media.broken')
  if (framesCount - 1 < framesPromised * 0.98 - 1) return fail('media.broken')
  const isOnlyHeader = framesCount === 1 && isInfoFrame(bytes, runs[0]?.start ?? 0)
  if (isOnlyHeader) return fail('media.empty')
  return ok({ pieces: runs.map(({ start, end }) => bytes.subarray(start, end)) })
}

const bitrates1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320]
const bitrates2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160]
const sampleRates1 = [44_100, 48_000, 32_000]

/** The length in bytes of the layer III frame that begins here, or undefined. */
export function frameLength(bytes: Uint8Array, at: number): number | undefined {
  const second = bytes[at + 1] ?? 0
  const third = bytes[at + 2] ?? 0
  // Eleven sync bits, then version (1 is reserved) and layer (01 is III).
  if (bytes[at] !== 0xff || (second & 0xe6) !== 0xe2) return undefined
  const version = (second >> 3) & 3
  const kilobits = (version === 3 ? bitrates1 : bitrates2)[third >> 4]
  const sampleRate1 = sampleRates1[(third >> 2) & 3]
  if (version === 1 || !kilobits || !sampleRate1) return undefined
  const sampleRate = version === 3 ? sampleRate1 : version === 2 ? sampleRate1 / 2 : sampleRate1 / 4
  const bytesPerFrame = ((version === 3 ? 144 : 72) * kilobits * 1000) / sampleRate
  return Math.floor(bytesPerFrame) + ((third >> 1) & 1)
}

/** The next place where frames begin: three in a row, or as many as there are up to the end. */
function nextFrame(bytes: Uint8Array, from: number, to: number): number | undefined {
  for (let at = bytes.indexOf(0xff, from); at !== -1 && at < to; at = bytes.indexOf(0xff, at + 1)) {
    if (beginsRun(bytes, at, to)) return at
  }
  return undefined
}

function beginsRun(bytes: Uint8Array, start: number, to: number): boolean {
  let at = start
  for (let count = 0; count < 3 && at < to; count++) {
    const length = frameLength(bytes, at)
    if (length === undefined || (count === 0 && at + length > to)) return false
    at += length
  }
  return true
}

/** Where the name of a Xing or Info header would stand in the frame that begins here. */
export function infoOffset(bytes: Uint8Array, at: number): number {
  const isVersion1 = (((bytes[at + 1] ?? 0) >> 3) & 3) === 3
  const isMono = (bytes[at + 3] ?? 0) >> 6 === 3
  return at + 4 + (isVersion1 ? (isMono ? 17 : 32) : isMono ? 9 : 17)
}

/** Whether the frame that begins here tells about the file and holds no sound. */
export function isInfoFrame(bytes: Uint8Array, at: number): boolean {
  const name = textAt(bytes, infoOffset(bytes, at), 4)
  return name === 'Xing' || name === 'Info'
}

/** How many sound frames the Xing or Info header in this frame promises; 0 when it doesn't tell. */
function promisedFrames(bytes: Uint8Array, at: number): number {
  const offset = infoOffset(bytes, at)
  if (!isInfoFrame(bytes, at) || offset + 12 > bytes.length) return 0
  const hasCount = ((bytes[offset + 7] ?? 0) & 1) === 1
  return hasCount ? viewOf(bytes).getUint32(offset + 8) : 0
}
