import { open } from 'node:fs/promises'
import { fail, ok, type Result } from '../std/result'
import { createMixer, createThinner, samplesBetween, thinningOf } from './sound-mix'
import type { SoundStream } from './sound-stream'
import { riffHeader } from './strip/riff'

/** The canonical header of PCM of 16 bits. */
function wavHead(sampleRate: number, channelsCount: number, dataByteCount: number): Buffer {
  const format = Buffer.alloc(16)
  format.writeUInt16LE(1, 0)
  format.writeUInt16LE(channelsCount, 2)
  format.writeUInt32LE(sampleRate, 4)
  format.writeUInt32LE(sampleRate * channelsCount * 2, 8)
  format.writeUInt16LE(channelsCount * 2, 12)
  format.writeUInt16LE(16, 14)
  const chunks = [riffHeader('fmt ', 16), format, riffHeader('data', dataByteCount)]
  return Buffer.concat([riffHeader('RIFF', 36 + dataByteCount, 'WAVE'), ...chunks])
}

/** Samples as 16 bits, in turns; what is louder than can be written is written as loud as can be. */
function interleave(channels: readonly Float32Array[]): Buffer {
  const length = channels[0]?.length ?? 0
  const bytes = Buffer.alloc(length * channels.length * 2)
  channels.forEach((channel, index) => {
    for (let frame = 0; frame < length; frame++) {
      const scaled = Math.round((channel[frame] as number) * 32_768)
      const value = scaled > 32_767 ? 32_767 : scaled < -32_768 ? -32_768 : scaled || 0
      bytes.writeInt16LE(value, (frame * channels.length + index) * 2)
    }
  })
  return bytes
}

/** Small pieces are gathered before they are written. */
const gatheredByteCountMin = 256 * 1024

/**
 * Writes the samples of a sound from one place up to another, or to its end, as WAV of 16 bits.
 *
 * @param target a file that is not there yet
 * @returns `media.clipEmpty` where there are none, `media.soundTooLong` once they pass `byteCountMax`
 * @throws what the stream throws
 */
export async function writeWav(
  stream: SoundStream,
  { from, to }: { from: number; to: number },
  target: string,
  byteCountMax: number,
): Promise<Result<undefined>> {
  const mix = createMixer(stream.channelsCount, stream.channelOrder)
  const channelsCount = Math.min(2, stream.channelsCount)
  const factor = thinningOf(stream.sampleRate)
  const thinners = Array.from({ length: channelsCount }, () => createThinner(factor))
  const sampleRate = Math.round(stream.sampleRate / factor)
  const file = await open(target, 'wx')
  try {
    await file.writeFile(wavHead(sampleRate, channelsCount, 0))
    let dataByteCount = 0
    let gathered: Buffer[] = []
    let gatheredByteCount = 0
    const flush = async () => {
      await file.writeFile(Buffer.concat(gathered))
      gathered = []
      gatheredByteCount = 0
    }
    const write = async (channels: readonly Float32Array[]) => {
      const bytes = interleave(channels)
      dataByteCount += bytes.length
      gathered.push(bytes)
      gatheredByteCount += bytes.length
      if (gatheredByteCount >= gatheredByteCountMin) await flush()
    }
    for await (const piece of samplesBetween(stream, from, to)) {
      const mixed = mix(piece)
      await write(thinners.map((thinner, index) => thinner.push(mixed[index] as Float32Array)))
      if (dataByteCount > byteCountMax) return fail('media.soundTooLong', { limit: byteCountMax })
    }
    await write(thinners.map((thinner) => thinner.end()))
    if (dataByteCount === 0) return fail('media.clipEmpty')
    await flush()
    await file.write(wavHead(sampleRate, channelsCount, dataByteCount), 0, undefined, 0)
    await file.sync()
    return ok(undefined)
  } finally {
    await file.close()
  }
}
