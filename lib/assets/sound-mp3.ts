import { readFile } from 'node:fs/promises'
import { MPEGDecoder } from 'mpg123-decoder'
import { fail, ok, type Result } from '../std/result'
import type { SoundBlock, SoundStream } from './sound-stream'
import { strip } from './strip'
import { frameLength, infoOffset, isInfoFrame } from './strip/mp3'

const sampleRates1 = [44_100, 48_000, 32_000]
/** What every decoder of layer III lags behind its encoder, which the encoder's own delay does not count. */
const decoderDelay = 529
/** How far back a frame may have put its bits (ISO/IEC 11172-3, main_data_begin), and what that needs. */
const reservoirByteCountMax = 511
/** A frame's header, checksum and side information at the most, which hold none of those bits. */
const sideByteCountMax = 38
/** Frames after which others may have their turn. */
const framesPerBreath = 64

type Frames = {
  readonly bytes: Uint8Array
  /** Where each frame begins, and at last where they end. */
  readonly offsets: Uint32Array
  readonly framesCount: number
  readonly samplesPerFrame: number
  readonly sampleRate: number
  readonly channelsCount: number
  /** Samples that the encoder put before the sound, with what a decoder lags. */
  readonly delay: number
  /** Samples of the sound itself, without those before it and behind it. */
  readonly length: number
}

/** The bits of a header that stay the same through a sound: version, layer and sample rate. */
function formOf(bytes: Uint8Array, at: number): number {
  return ((bytes[at + 1] ?? 0) & 0xfe) * 256 + ((bytes[at + 2] ?? 0) & 0x0c)
}

/**
 * LAME's tag, which others write too, tells in 12 bits each how many samples the encoder put before the
 * sound and behind it. Without one that is not known, and players play all that there is.
 */
function paddingOf(bytes: Uint8Array, length: number): { before: number; behind: number } {
  const tag = infoOffset(bytes, 0) + 120
  if (tag + 24 > length || !bytes[tag]) return { before: 0, behind: 0 }
  const [a = 0, b = 0, c = 0] = bytes.subarray(tag + 21, tag + 24)
  const behind = ((b & 15) << 8) | c
  return {
    before: ((a << 4) | (b >> 4)) + decoderDelay,
    behind: Math.max(0, behind - decoderDelay),
  }
}

function readFrames(bytes: Uint8Array): Frames | undefined {
  const first = isInfoFrame(bytes, 0) ? (frameLength(bytes, 0) ?? 0) : 0
  const form = formOf(bytes, first)
  // A frame has no less than 24 bytes.
  const offsets = new Uint32Array(Math.ceil(bytes.length / 24) + 2)
  let framesCount = 0
  let end = first
  for (let at = first, length = frameLength(bytes, at); length !== undefined;) {
    if (at + length > bytes.length) break
    // What is of another form is noise that looks like a frame.
    if (formOf(bytes, at) === form) {
      offsets[framesCount++] = at
      end = at + length
    }
    at += length
    length = frameLength(bytes, at)
  }
  if (framesCount === 0) return undefined
  offsets[framesCount] = end
  const version = ((bytes[first + 1] ?? 0) >> 3) & 3
  const sampleRate1 = sampleRates1[((bytes[first + 2] ?? 0) >> 2) & 3] ?? 44_100
  const samplesPerFrame = version === 3 ? 1152 : 576
  const { before, behind } = paddingOf(bytes, first)
  return {
    bytes,
    offsets,
    framesCount,
    samplesPerFrame,
    sampleRate: version === 3 ? sampleRate1 : version === 2 ? sampleRate1 / 2 : sampleRate1 / 4,
    channelsCount: (bytes[first + 3] ?? 0) >> 6 === 3 ? 1 : 2,
    delay: before,
    length: Math.max(0, framesCount * samplesPerFrame - before - behind),
  }
}

function frameAt({ bytes, offsets }: Frames, index: number): Uint8Array {
  const at = offsets[index] ?? 0
  return bytes.subarray(at, at + (frameLength(bytes, at) ?? 0))
}

/** The frame with which decoding must begin for this one to come out right. */
function preroll(frames: Frames, index: number): number {
  let first = index
  for (let byteCount = 0; first > 0 && byteCount < reservoirByteCountMax;) {
    first--
    byteCount += Math.max(0, frameAt(frames, first).length - sideByteCountMax)
  }
  // One more, whose second half overlaps with the first half of the next.
  return Math.max(0, first - 1)
}

/**
 * Opens an MP3 file to be heard, its encoder's delay taken off where it tells it. A file of frames alone
 * has no table of times, so that its frames are counted; they are decoded only from the place asked for.
 *
 * @returns `media.broken` or `media.empty`
 */
export async function openMp3(path: string): Promise<Result<SoundStream>> {
  const stripped = strip('audio/mpeg', await readFile(path))
  if (!stripped.ok) return stripped
  const { pieces } = stripped.value
  const frames = readFrames(pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces))
  if (!frames) return fail('media.broken')
  const blocks = (from: number) => readBlocks(frames, from)
  const close = () => Promise.resolve()
  const { sampleRate, channelsCount } = frames
  return ok({ sampleRate, channelsCount, channelOrder: 'wave', blocks, close })
}

async function* readBlocks(frames: Frames, from: number): AsyncGenerator<SoundBlock> {
  const { channelsCount, samplesPerFrame, framesCount, delay, length } = frames

  const decoder = new MPEGDecoder({ enableGapless: false })
  await decoder.ready
  try {
    const wanted = Math.max(0, Math.floor((from + delay) / samplesPerFrame))
    for (let index = preroll(frames, wanted); index < framesCount; index++) {
      const { channelData, samplesDecoded } = decoder.decodeFrame(frameAt(frames, index))
      if (index % framesPerBreath === 0) await breathe()
      // Also where a frame is lost, those behind it keep their places.
      if (index < wanted || samplesDecoded === 0) continue
      const at = index * samplesPerFrame - delay
      const end = Math.min(samplesPerFrame, length - at)
      if (end <= 0) return
      const channels = channelData.slice(0, channelsCount).map((each) => each.subarray(0, end))
      yield { at, channels }
    }
  } finally {
    decoder.free()
  }
}

/** Lets timers run between pieces of work that never waits. */
function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
