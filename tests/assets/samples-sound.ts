import { open } from 'node:fs/promises'
import { ascii, chunk, joined } from './samples'

/** When the clicks of the fixtures `clicks…` sound, in seconds; each is a tone of 1 kHz for 4 ms. */
export const clickSeconds = [0.5, 1.25, 2, 3.7] as const
export const clicksLengthSeconds = 4

export type WavForm = {
  readonly tag?: number
  readonly bits?: number
  readonly rate?: number
  readonly channels?: number
  readonly isExtensible?: boolean
}

/** The body of the chunk `fmt `. */
export function wavFormat({
  tag = 1,
  bits = 16,
  rate = 8000,
  channels = 1,
  isExtensible = false,
}: WavForm): Buffer {
  const block = (bits / 8) * channels
  const format = Buffer.alloc(isExtensible ? 40 : 16)
  format.writeUInt16LE(isExtensible ? 0xfffe : tag, 0)
  format.writeUInt16LE(channels, 2)
  format.writeUInt32LE(rate, 4)
  format.writeUInt32LE(Math.min(0xffffffff, rate * block), 8)
  format.writeUInt16LE(block, 12)
  format.writeUInt16LE(bits, 14)
  if (isExtensible) {
    format.writeUInt16LE(22, 16)
    format.writeUInt16LE(bits, 18)
    format.writeUInt16LE(tag, 24)
    format.set(Buffer.from('000000001000800000aa00389b71', 'hex'), 26)
  }
  return format
}

/** A WAV file whose samples are its frames' numbers, so that each tells where it stood. */
export function numberedWav(framesCount: number, form: WavForm = {}): Uint8Array {
  const { bits = 16, channels = 1 } = form
  const width = bits / 8
  const data = Buffer.alloc(framesCount * channels * width)
  for (let index = 0; index < framesCount * channels; index++) {
    const frame = Math.floor(index / channels)
    data.writeUIntLE(frame % 2 ** Math.min(bits, 31), index * width, Math.min(width, 6))
  }
  const chunks = [chunk('fmt ', wavFormat(form)), chunk('data', data)]
  return chunk('RIFF', joined(ascii('WAVE'), ...chunks))
}

export type WavRead = {
  rate: number
  channels: number
  bits: number
  data: Buffer
  names: string[]
}

/** Reads a WAV file that was made, whose chunks are also told by name. */
export function readWavFile(file: Buffer): WavRead {
  const names: string[] = []
  let format = Buffer.alloc(0)
  let data = Buffer.alloc(0)
  let at = 12
  while (at + 8 <= file.length) {
    const [name, length] = [file.toString('latin1', at, at + 4), file.readUInt32LE(at + 4)]
    const body = file.subarray(at + 8, at + 8 + length)
    if (body.length !== length) throw new Error(`the chunk ${name} is cut`)
    names.push(name)
    if (name === 'fmt ') format = Buffer.from(body)
    if (name === 'data') data = Buffer.from(body)
    at += 8 + length + (length % 2)
  }
  if (file.readUInt32LE(4) !== file.length - 8 || at !== file.length)
    throw new Error('wrong length')
  const [channels, rate, bits] = [
    format.readUInt16LE(2),
    format.readUInt32LE(4),
    format.readUInt16LE(14),
  ]
  return { rate, channels, bits, data, names }
}

/** When something loud begins in a WAV file of 16 bits, in seconds. */
export function onsetsOf({ rate, channels, data }: WavRead): number[] {
  const onsets: number[] = []
  let last = -Infinity
  for (let frame = 0; frame < data.length / 2 / channels; frame++) {
    if (Math.abs(data.readInt16LE(frame * channels * 2)) < 9000) continue
    if (frame - last > rate / 10) onsets.push(frame / rate)
    last = frame
  }
  return onsets
}

function crc(bits: 8 | 16, polynomial: number, bytes: Uint8Array): number {
  const [top, mask] = [1 << (bits - 1), 2 ** bits - 1]
  let value = 0
  for (const byte of bytes) {
    value ^= byte << (bits - 8)
    for (let bit = 0; bit < 8; bit++) value = ((value << 1) ^ (value & top ? polynomial : 0)) & mask
  }
  return value
}

/** A number as FLAC writes it, in the manner of UTF-8. */
function codedNumber(value: number): number[] {
  if (value < 0x80) return [value]
  const rest: number[] = []
  let left = value
  for (let most = 0x1f; ; most >>= 1) {
    rest.unshift(0x80 | (left & 0x3f))
    left >>= 6
    if (left <= most) return [((~most << 1) & 0xff) | left, ...rest]
  }
}

const flacBlockLength = 4096

function flacFrame(number: number, samples?: Int16Array): Uint8Array {
  const start = [0xff, 0xf8, 0xc9, 0x08, ...codedNumber(number)]
  const header = Uint8Array.of(...start, crc(8, 0x07, Uint8Array.from(start)))
  const body = Buffer.alloc(samples ? 1 + 2 * samples.length : 3)
  if (samples) body[0] = 2
  samples?.forEach((sample, index) => body.writeInt16BE(sample, 1 + 2 * index))
  const frame = joined(header, body)
  const check = crc(16, 0x8005, frame)
  return joined(frame, Uint8Array.of(check >> 8, check & 255))
}

/**
 * A FLAC file of silence, mono at 44,100 Hz, in a few bytes a frame; where `clickFrame` says so, one
 * frame of 4096 samples is loud.
 */
export function longFlac(seconds: number, clickFrame = -1, told?: number): Uint8Array {
  const framesCount = Math.ceil((seconds * 44_100) / flacBlockLength)
  const info = Buffer.alloc(34)
  info.writeUInt16BE(flacBlockLength, 0)
  info.writeUInt16BE(flacBlockLength, 2)
  info.writeUInt32BE(((44_100 << 12) | (0 << 9) | (15 << 4)) >>> 0, 10)
  info.writeUInt32BE(told ?? framesCount * flacBlockLength, 14)
  const loud = new Int16Array(flacBlockLength).fill(20_000)
  const frames = Array.from({ length: framesCount }, (_, index) =>
    flacFrame(index, index === clickFrame ? loud : undefined),
  )
  return joined(ascii('fLaC'), Uint8Array.of(0x80, 0, 0, 34), info, ...frames)
}

/** An MP3 file of silent frames: 8 kbit/s at 8 kHz (MPEG 2.5), 72 bytes for 72 ms. */
export function longMp3(seconds: number): Uint8Array {
  const frame = Buffer.alloc(72)
  frame.set([0xff, 0xe3, 0x18, 0xc4])
  const framesCount = Math.ceil(seconds / 0.072)
  return new Uint8Array(Buffer.alloc(72 * framesCount, frame))
}

function oggCrc(page: Uint8Array): number {
  let value = 0
  for (const byte of page) {
    value ^= byte << 24
    for (let bit = 0; bit < 8; bit++) value = (value << 1) ^ (value < 0 ? 0x04c11db7 : 0)
  }
  return value >>> 0
}

/** A page of an Ogg stream, of whole packets below 255 bytes each. */
export function oggPage(
  flags: number,
  number: number,
  granule: number,
  packets: readonly Uint8Array[],
): Uint8Array {
  const page = Buffer.alloc(27 + packets.length)
  page.write('OggS')
  page[5] = flags
  page.writeBigInt64LE(BigInt(granule), 6)
  page.writeUInt32LE(7, 14)
  page.writeUInt32LE(number, 18)
  page[26] = packets.length
  packets.forEach((packet, index) => (page[27 + index] = packet.length))
  const whole = Buffer.concat([page, ...packets])
  whole.writeUInt32LE(oggCrc(whole), 22)
  return new Uint8Array(whole)
}

/** The identification header of an Opus stream; its fields are those of RFC 7845, 5.1. */
export function opusHead(channels = 1, preSkip = 312, family = 0, rest: number[] = []): Uint8Array {
  const head = Buffer.alloc(19)
  head.write('OpusHead\x01', 'latin1')
  head[9] = channels
  head.writeUInt16LE(preSkip, 10)
  head.writeUInt32LE(48_000, 12)
  head[18] = family
  return joined(head, Uint8Array.from(rest))
}

/** An OGG file of Opus packets that hold nothing (60 ms each, one byte): silence of any length. */
export function longOgg(seconds: number, head: Uint8Array = opusHead()): Uint8Array {
  const packetsCount = Math.ceil(seconds / 0.06)
  const tags = ascii(`OpusTags${'\0'.repeat(8)}`)
  const pages = [oggPage(2, 0, 0, [head]), oggPage(0, 1, 0, [tags])]
  for (let from = 0; from < packetsCount; from += 255) {
    const count = Math.min(255, packetsCount - from)
    const packets = Array.from({ length: count }, () => Uint8Array.of(0x18))
    const isLast = from + count === packetsCount
    pages.push(oggPage(isLast ? 4 : 0, pages.length, (from + count) * 2880, packets))
  }
  return joined(...pages)
}

/** Writes a WAV file of silence that takes no room on the disk, for sounds larger than what is taken in. */
export async function writeSparseWav(path: string, seconds: number, form: WavForm): Promise<void> {
  const { bits = 16, rate = 8000, channels = 1 } = form
  const length = seconds * rate * channels * (bits / 8)
  const head = Buffer.alloc(28)
  head.write('RIFF')
  head.writeUInt32LE(36 + length, 4)
  head.write('WAVEfmt ', 8)
  head.writeUInt32LE(16, 16)
  const data = Buffer.alloc(8)
  data.write('data')
  data.writeUInt32LE(length, 4)
  const file = await open(path, 'wx')
  await file.writeFile(Buffer.concat([head.subarray(0, 20), wavFormat(form), data]))
  await file.truncate(44 + length)
  await file.close()
}
