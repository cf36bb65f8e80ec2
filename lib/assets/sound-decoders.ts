import { FLACDecoder } from '@wasm-audio-decoders/flac'
import { OggVorbisDecoder } from '@wasm-audio-decoders/ogg-vorbis'
import { MPEGDecoder } from 'mpg123-decoder'
import { OpusDecoder } from 'opus-decoder'
import { pcmCodings, readChannels } from './sound-pcm'

/** Decodes the packets of one sound in order; a packet that is damaged gives no samples. */
export type PacketDecoder = {
  /** Seconds before a place from which packets must be given for the place to come out right. */
  readonly prerollSeconds: number
  /** Samples at the beginning that are no part of the sound. */
  readonly delay: number
  readonly decode: (packet: Uint8Array) => Promise<readonly Float32Array[]>
  readonly free: () => void
}

export type CodecConfig = {
  readonly codec: string
  readonly channelsCount: number
  /** What its container hands to a codec before the first packet. */
  readonly description: Uint8Array
}

/** Raised when what a codec needs to begin doesn't hold. */
function broken(): never {
  throw new Error('the codec cannot be set up')
}

/**
 * The decoder of a codec, or undefined for one that there is none for: AAC, ALAC, AC-3.
 *
 * @throws what a description that doesn't hold brings about
 */
export async function createDecoder(config: CodecConfig): Promise<PacketDecoder | undefined> {
  const pcm = pcmCodings[config.codec]
  if (pcm) {
    const decode = async (packet: Uint8Array) => readChannels(packet, pcm, config.channelsCount)
    return { prerollSeconds: 0, delay: 0, decode, free: () => undefined }
  }
  if (config.codec === 'opus') return createOpus(config.description)
  if (config.codec === 'vorbis') return createVorbis(config.description)
  if (config.codec === 'flac') return createFlac(config.description)
  return config.codec === 'mp3' ? createMp3(config.channelsCount) : undefined
}

/** The streams and the mapping of an Opus header (RFC 7845, 5.1), for mono and stereo told by their count. */
function readOpusHead(head: Uint8Array) {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
  const channels = view.getUint8(9)
  const isPlain = view.getUint8(18) === 0
  const streamCount = isPlain ? 1 : view.getUint8(19)
  const coupledStreamCount = isPlain ? channels - 1 : view.getUint8(20)
  const table = isPlain ? [0, 1].slice(0, channels) : [...head.subarray(21, 21 + channels)]
  const decodedCount = streamCount + coupledStreamCount
  const isHolding =
    channels >= 1 &&
    channels <= (isPlain ? 2 : 8) &&
    table.length === channels &&
    streamCount >= 1 &&
    coupledStreamCount <= streamCount &&
    table.every((index) => index < decodedCount || index === 255)
  if (!isHolding) broken()
  return {
    delay: view.getUint16(10, true),
    gain: 10 ** (view.getInt16(16, true) / 256 / 20),
    options: { channels, streamCount, coupledStreamCount, channelMappingTable: table },
  }
}

async function createOpus(description: Uint8Array): Promise<PacketDecoder> {
  const { delay, gain, options } = readOpusHead(description)
  const decoder = new OpusDecoder(options)
  await decoder.ready
  return {
    // RFC 7845, 4.6: at least 80 ms of pre-roll.
    prerollSeconds: 0.08,
    delay,
    async decode(packet) {
      const { channelData } = decoder.decodeFrame(packet)
      if (gain !== 1) {
        for (const channel of channelData)
          channel.forEach((each, at) => (channel[at] = each * gain))
      }
      return channelData
    },
    free: () => decoder.free(),
  }
}

/** The three headers of Vorbis as containers hold them: a count, the lengths of all but the last, and all. */
function readVorbisHeaders(description: Uint8Array): {
  identification: Uint8Array
  setup: Uint8Array
} {
  if (description[0] !== 2) broken()
  let at = 1
  const lengths = [0, 0].map(() => {
    let length = 0
    for (; description[at] === 255; at++) length += 255
    return length + (description[at++] ?? 0)
  }) as [number, number]
  const setupAt = at + lengths[0] + lengths[1]
  if (lengths[0] !== 30 || setupAt >= description.length) broken()
  return {
    identification: description.subarray(at, at + lengths[0]),
    setup: description.subarray(setupAt),
  }
}

/** The longest packet that the decoder takes in. */
const vorbisPacketByteCountMax = 128 * 1024

async function createVorbis(description: Uint8Array): Promise<PacketDecoder> {
  const { identification, setup } = readVorbisHeaders(description)
  const decoder = new OggVorbisDecoder()
  await decoder.ready
  type Pages = Parameters<typeof decoder.decodeOggPages>[0]
  // It takes pages that a parser of Ogg made; of these it reads their packets and, once, the headers.
  const pageOf = (data: Uint8Array, packets: readonly Uint8Array[]) => {
    const codecFrames = packets.map((each) => ({ data: each, header: { vorbisSetup: setup } }))
    return [{ data, codecFrames, isLastPage: false }] as unknown as Pages
  }
  await decoder.decodeOggPages(pageOf(identification, []))
  return {
    // A packet overlaps with the one before it, which has at most 8192 samples.
    prerollSeconds: 0.2,
    delay: 0,
    async decode(packet) {
      if (packet.length > vorbisPacketByteCountMax) return []
      return (await decoder.decodeOggPages(pageOf(packet, [packet]))).channelData
    },
    free: () => decoder.free(),
  }
}

async function createFlac(description: Uint8Array): Promise<PacketDecoder> {
  const decoder = new FLACDecoder()
  await decoder.ready
  // A frame may leave its rate and its bits to STREAMINFO.
  await decoder.decodeFrames([description])
  return {
    prerollSeconds: 0,
    delay: 0,
    decode: async (packet) => (await decoder.decodeFrames([packet])).channelData,
    free: () => decoder.free(),
  }
}

async function createMp3(channelsCount: number): Promise<PacketDecoder> {
  const decoder = new MPEGDecoder({ enableGapless: false })
  await decoder.ready
  return {
    prerollSeconds: 0.5,
    delay: 0,
    decode: async (packet) => decoder.decodeFrame(packet).channelData.slice(0, channelsCount),
    free: () => decoder.free(),
  }
}
