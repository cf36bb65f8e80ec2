import {
  EncodedPacketSink,
  FilePathSource,
  FLAC,
  Input,
  MATROSKA,
  MP4,
  OGG,
  QTFF,
  WEBM,
  type EncodedPacket,
  type InputAudioTrack,
} from 'mediabunny'
import type { AudioMediaType } from '../media/asset'
import { formatNames } from '../media/sniff'
import { fail, ok, type Result } from '../std/result'
import { createDecoder, type CodecConfig } from './sound-decoders'
import { channelsCountMax, sampleRateMax, type SoundBlock, type SoundStream } from './sound-stream'

/** What is kept of a file while it is read. */
const cacheByteCountMax = 4 * 1024 * 1024
/**
 * Times of packets are rounded to milliseconds in WebM and jitter where a microphone was recorded; what
 * misses its place by less follows the packet before it.
 */
const jitterSeconds = 0.05
/** One millisecond and a half of Opus, which always has 48,000 samples a second. */
const roundedSamples = 72
/** Packets that may end on one page of an Ogg stream. */
const segmentsPerPageMax = 255

/** Opens a file whose container holds packets; close it with `dispose`. */
export function openContainer(path: string): Input {
  return new Input({
    source: new FilePathSource(path, { maxCacheSize: cacheByteCountMax }),
    formats: [OGG, FLAC, MP4, QTFF, WEBM, MATROSKA],
  })
}

/** The failure that names what is inside a container as well. */
export async function undecodable(
  track: InputAudioTrack,
  from: AudioMediaType,
  to: AudioMediaType,
) {
  const codec = (await track.getCodec()) ?? (await track.getInternalCodecId())
  const inside = typeof codec === 'string' ? ` (${codec.toUpperCase()})` : ''
  return fail('media.cannotConvert', { from: formatNames[from] + inside, to: formatNames[to] })
}

async function configOf(track: InputAudioTrack): Promise<CodecConfig | undefined> {
  const codec = await track.getCodec()
  const config = codec && (await track.getDecoderConfig())
  if (!config) return undefined
  const { description, numberOfChannels } = config
  const bytes = description === undefined ? new Uint8Array() : bytesOf(description)
  return { codec, channelsCount: numberOfChannels, description: bytes }
}

function bytesOf(source: AllowSharedBufferSource): Uint8Array {
  return ArrayBuffer.isView(source)
    ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength)
    : new Uint8Array(source)
}

/**
 * Opens an OGG, FLAC, WebM or M4A file to be heard. Its packets are found by its tables, or by looking
 * between its ends, so that a late second of a long sound costs little.
 *
 * @returns `media.broken`, `media.empty`, or `media.cannotConvert` for a codec that has no decoder here
 * @throws what a damaged file brings about
 */
export async function openPackets(
  path: string,
  mediaType: AudioMediaType,
): Promise<Result<SoundStream>> {
  const input = openContainer(path)
  const close = async () => input.dispose()
  try {
    const track = await input.getPrimaryAudioTrack()
    const config = track && (await configOf(track))
    const opened = track
      ? ((config && (await openTrack(track, config, mediaType))) ??
        (await undecodable(track, mediaType, 'audio/wav')))
      : fail('media.broken')
    if (!opened.ok) await close()
    return opened.ok ? ok({ ...opened.value, close }) : opened
  } catch (error) {
    await close()
    throw error
  }
}

async function openTrack(
  track: InputAudioTrack,
  config: CodecConfig,
  mediaType: AudioMediaType,
): Promise<Result<Omit<SoundStream, 'close'>> | undefined> {
  const sampleRate = config.codec === 'opus' ? 48_000 : await track.getSampleRate()
  const { channelsCount } = config
  const isPlausible =
    sampleRate >= 1 &&
    sampleRate <= sampleRateMax &&
    channelsCount >= 1 &&
    channelsCount <= channelsCountMax
  if (!isPlausible) return fail('media.broken')
  // Tried before any sample is asked for, so that a codec without a decoder is told at once.
  const tried = await createDecoder(config)
  if (!tried) return undefined
  tried.free()
  const sink = new EncodedPacketSink(track)
  const first = await sink.getFirstPacket()
  if (!first) return fail('media.empty')
  const origin = await originOf(sink, first, config, mediaType)
  const reading = { sink, first, origin, config, mediaType, sampleRate }
  const blocks = (from: number) => readBlocks(reading, from)
  const isVorbisOrder = config.codec === 'opus' || config.codec === 'vorbis'
  return ok({ sampleRate, channelsCount, channelOrder: isVorbisOrder ? 'vorbis' : 'wave', blocks })
}

/** The time, in seconds of the container, of the first sample that is decoded. */
async function originOf(
  sink: EncodedPacketSink,
  first: EncodedPacket,
  { codec }: CodecConfig,
  mediaType: AudioMediaType,
): Promise<number> {
  // The first packet of Vorbis gives no samples, and in WebM it has a time all the same.
  const isLater = codec === 'vorbis' && mediaType === 'audio/webm'
  const heard = isLater ? await sink.getNextPacket(first, { metadataOnly: true }) : first
  // A sound that was cut out of a longer one may begin late; players begin with its first sample.
  return Math.max(0, heard?.timestamp ?? 0)
}

type Reading = {
  readonly sink: EncodedPacketSink
  readonly first: EncodedPacket
  readonly origin: number
  readonly config: CodecConfig
  readonly mediaType: AudioMediaType
  readonly sampleRate: number
}

/**
 * Where to begin for a place: a packet, and where its samples begin, or undefined where its own time tells.
 */
async function seek({ sink, first, config, mediaType, sampleRate }: Reading, seconds: number) {
  const packet = seconds > first.timestamp ? await sink.getPacket(seconds) : null
  if (!packet || packet.sequenceNumber === first.sequenceNumber)
    return { packet: first, isFirst: true }
  // The first packet of Vorbis gives no samples, but its time is counted for packets found from it.
  const excess = mediaType === 'audio/ogg' && config.codec === 'vorbis' ? first.duration : 0
  if (excess === 0) return { packet, isFirst: false }
  let walked: EncodedPacket | null = first
  for (let count = 0; walked && count < segmentsPerPageMax; count++) {
    if (walked.sequenceNumber === packet.sequenceNumber) break
    walked = await sink.getNextPacket(walked, { metadataOnly: true })
  }
  const isCounted = walked?.timestamp === packet.timestamp
  const at = Math.round((packet.timestamp - first.timestamp - excess) * sampleRate)
  return { packet, isFirst: false, ...(isCounted && { at }) }
}

/**
 * Packets of Opus are of one length as a rule, so that a place that was rounded to milliseconds can be told
 * to the sample: it is the nearest that a whole number of packets leads to.
 */
function onGrid(told: number, length: number, delay: number): number {
  const exact = Math.round((told + delay) / length) * length - delay
  return delay > 0 && Math.abs(exact - told) <= roundedSamples ? exact : told
}

async function* readBlocks(reading: Reading, from: number): AsyncGenerator<SoundBlock> {
  const { sink, config, mediaType, sampleRate } = reading
  const decoder = await createDecoder(config)
  if (!decoder) return
  try {
    const isExact = mediaType === 'audio/ogg' || mediaType === 'audio/flac'
    // WebM counts its times from the first packet, Ogg and M4A from the first sample that is heard.
    const delay = mediaType === 'audio/webm' ? decoder.delay / sampleRate : 0
    const origin = reading.origin + delay
    const start = await seek(reading, from / sampleRate + origin - decoder.prerollSeconds)
    let at = start.isFirst && isExact ? -decoder.delay : start.at
    let isBegun = false
    for (let packet: EncodedPacket | null = start.packet; packet;) {
      const next: EncodedPacket | null = await sink.getNextPacket(packet)
      const channels = await decoder.decode(packet.data)
      const length = channels[0]?.length ?? 0
      const told = Math.round((packet.timestamp - origin) * sampleRate)
      const end = Math.round((packet.timestamp + packet.duration - origin) * sampleRate)
      if (length > 0) {
        isBegun = true
        const isOff = at === undefined || Math.abs(told - at) > jitterSeconds * sampleRate
        if (at === undefined) at = isExact ? told : onGrid(told, length, delay * sampleRate)
        else if (isOff && !isExact) at = told
        // The last packet of an Ogg stream tells where in it the sound ends.
        const kept = isExact && !next ? Math.min(length, Math.max(0, end - at)) : length
        yield { at, channels: channels.map((channel) => channel.subarray(0, kept)) }
        at += length
      } else if (isBegun && at !== undefined) at += end - told
      packet = next
    }
  } finally {
    decoder.free()
  }
}
