import { open, type FileHandle } from 'node:fs/promises'
import { formatNames } from '../media/sniff'
import { fail, ok, type Result } from '../std/result'
import { pcmCodings, readChannels, type PcmCoding } from './sound-pcm'
import { channelsCountMax, type SoundStream } from './sound-stream'
import { riffHeader } from './strip/riff'

/** What of a WAV file is told by its headers; offsets in bytes of the file. */
type WavFile = {
  /** The body of the chunk `fmt `, up to what it holds of use. */
  readonly format: Buffer
  readonly tag: number
  readonly channelsCount: number
  readonly sampleRate: number
  readonly blockByteCount: number
  readonly bitsPerSample: number
  readonly dataStart: number
  readonly dataEnd: number
}

/** An honest file has few; a file of nothing but chunks would be read for minutes. */
const chunksCountMax = 10_000
/** WAVEFORMATEXTENSIBLE. */
const formatByteCountMax = 40
const extensibleTag = 0xfffe
/** `WAVE_FORMAT_…` of samples that each have a place of their own. */
const tags = { pcm: 1, float: 3, aLaw: 6, muLaw: 7 } as const
/** Bytes that are copied or decoded at a time. */
const pieceByteCount = 256 * 1024

async function readAt(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, at)
  return buffer.subarray(0, bytesRead)
}

async function readWav(file: FileHandle): Promise<Result<WavFile>> {
  const { size } = await file.stat()
  const head = await readAt(file, 0, 12)
  const isWav = head.toString('latin1', 0, 4) === 'RIFF' && head.toString('latin1', 8) === 'WAVE'
  if (!isWav) return fail('media.broken')
  let format: Buffer | undefined
  for (let at = 12, count = 0; at + 8 <= size && count < chunksCountMax; count++) {
    const chunk = await readAt(file, at, 8)
    const told = chunk.readUInt32LE(4)
    // A recorder that streams leaves the length open.
    const length = told === 0xffffffff ? size - at - 8 : told
    if (at + 8 + length > size) return fail('media.broken')
    const name = chunk.toString('latin1', 0, 4)
    if (name === 'fmt ' && !format) {
      format = await readAt(file, at + 8, Math.min(length, formatByteCountMax))
    } else if (name === 'data') {
      return format ? describe(format, at + 8, at + 8 + length) : fail('media.broken')
    }
    at += 8 + length + (length % 2)
  }
  return fail(format ? 'media.empty' : 'media.broken')
}

function describe(format: Buffer, dataStart: number, dataEnd: number): Result<WavFile> {
  if (format.length < 16) return fail('media.broken')
  const told = format.readUInt16LE(0)
  // The first two bytes of the extension's GUID are the tag that would have stood in front.
  const isExtended = told === extensibleTag && format.length === formatByteCountMax
  const [channelsCount, sampleRate] = [format.readUInt16LE(2), format.readUInt32LE(4)]
  const [blockByteCount, bitsPerSample] = [format.readUInt16LE(12), format.readUInt16LE(14)]
  if (channelsCount === 0 || sampleRate === 0 || blockByteCount === 0) return fail('media.broken')
  const framesCount = Math.floor((dataEnd - dataStart) / blockByteCount)
  if (framesCount === 0) return fail('media.empty')
  return ok({
    format,
    tag: isExtended ? format.readUInt16LE(24) : told,
    channelsCount,
    sampleRate,
    blockByteCount,
    bitsPerSample,
    dataStart,
    dataEnd: dataStart + framesCount * blockByteCount,
  })
}

/** The name of the coding of a file's samples, or undefined where a block is more than one of each channel. */
function codingOf({ tag, bitsPerSample, channelsCount, blockByteCount }: WavFile) {
  const byteCount = blockByteCount / channelsCount
  const bits = byteCount * 8
  // Samples of 12 or 20 bits stand in the upper bits of whole bytes.
  const isFitting = bitsPerSample <= bits && bitsPerSample > bits - 8
  const names: Readonly<Record<number, string>> = {
    [tags.pcm]: bits === 8 ? 'pcm-u8' : `pcm-s${bits}`,
    [tags.float]: `pcm-f${bits}`,
    [tags.aLaw]: 'alaw',
    [tags.muLaw]: 'ulaw',
  }
  const coding = pcmCodings[names[tag] ?? '']
  return isFitting && coding?.byteCount === byteCount ? coding : undefined
}

/** The failure that names the codec by its registered number (RFC 2361). */
function compressed({ tag }: WavFile) {
  const name = formatNames['audio/wav']
  return fail('media.cannotConvert', { from: `${name} (0x${tag.toString(16)})`, to: name })
}

/** What is left of a WAV file without all that decoding does not need: its format and where samples stand. */
function headOf(wav: WavFile, dataByteCount: number): Buffer {
  const isPlain = wav.tag === tags.pcm && wav.format.readUInt16LE(0) === tags.pcm
  const format = isPlain ? wav.format.subarray(0, 16) : wav.format
  const fact = Buffer.alloc(4)
  fact.writeUInt32LE(dataByteCount / wav.blockByteCount)
  const chunks = [
    riffHeader('fmt ', format.length),
    format,
    ...(format.length % 2 === 1 ? [Buffer.alloc(1)] : []),
    ...(isPlain ? [] : [riffHeader('fact', 4), fact]),
    riffHeader('data', dataByteCount),
  ]
  const byteCount = chunks.reduce((sum, chunk) => sum + chunk.length, 0)
  const riffByteCount = 4 + byteCount + dataByteCount + (dataByteCount % 2)
  return Buffer.concat([riffHeader('RIFF', riffByteCount, 'WAVE'), ...chunks])
}

/**
 * Cuts seconds out of a WAV file at whole samples, without touching one of them.
 *
 * @param target a file that is not there yet
 * @returns `media.broken`, `media.empty`, `media.clipEmpty`, `media.soundTooLong`, or `media.cannotConvert`
 * where its samples can't be told apart because it is compressed
 */
export async function sliceWav(
  path: string,
  clip: { readonly start: number; readonly end: number },
  target: string,
  byteCountMax: number,
): Promise<Result<undefined>> {
  const source = await open(path, 'r')
  try {
    const read = await readWav(source)
    if (!read.ok) return read
    const wav = read.value
    if (!codingOf(wav)) return compressed(wav)
    const { dataStart, dataEnd, blockByteCount, sampleRate } = wav
    const offsetOf = (seconds: number) =>
      Math.min(dataEnd, dataStart + Math.round(seconds * sampleRate) * blockByteCount)
    const [start, end] = [offsetOf(clip.start), offsetOf(clip.end)]
    if (start >= end) return fail('media.clipEmpty')
    if (end - start > byteCountMax) return fail('media.soundTooLong', { limit: byteCountMax })
    await copy(source, { start, end }, headOf(wav, end - start), target)
    return ok(undefined)
  } finally {
    await source.close()
  }
}

async function copy(
  source: FileHandle,
  { start, end }: { start: number; end: number },
  head: Buffer,
  target: string,
): Promise<void> {
  const file = await open(target, 'wx')
  try {
    await file.writeFile(head)
    for (let at = start; at < end; at += pieceByteCount) {
      await file.writeFile(await readAt(source, at, Math.min(pieceByteCount, end - at)))
    }
    if ((end - start) % 2 === 1) await file.writeFile(Buffer.alloc(1))
    await file.sync()
  } finally {
    await file.close()
  }
}

/**
 * Opens a WAV file to be heard.
 *
 * @returns `media.broken`, `media.empty`, or `media.cannotConvert` for a compressed one
 */
export async function openWav(path: string): Promise<Result<SoundStream>> {
  const source = await open(path, 'r')
  const read = await readWav(source)
  const coding = read.ok ? codingOf(read.value) : undefined
  if (!read.ok || !coding || read.value.channelsCount > channelsCountMax) {
    await source.close()
    return read.ok ? compressed(read.value) : read
  }
  const { dataStart, dataEnd, blockByteCount, sampleRate, channelsCount } = read.value
  const blocksPerPiece = Math.max(1, Math.floor(pieceByteCount / blockByteCount))
  async function* blocks(from: number) {
    const framesCount = (dataEnd - dataStart) / blockByteCount
    for (let at = Math.max(0, from); at < framesCount; at += blocksPerPiece) {
      const length = Math.min(blocksPerPiece, framesCount - at) * blockByteCount
      const bytes = await readAt(source, dataStart + at * blockByteCount, length)
      yield { at, channels: readChannels(bytes, coding as PcmCoding, channelsCount) }
    }
  }
  const close = () => source.close()
  return ok({ sampleRate, channelsCount, channelOrder: 'wave', blocks, close })
}
