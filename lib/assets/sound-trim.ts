import { open } from 'node:fs/promises'
import {
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacketSink,
  Mp4OutputFormat,
  Output,
  type EncodedPacket,
  type InputAudioTrack,
} from 'mediabunny'
import { fail, ok, type Result } from '../std/result'
import { openContainer, undecodable } from './sound-packets'
import { strip } from './strip'

type Clip = { readonly start: number; readonly end: number }

/** Packets before a clip that its first one overlaps with; players decode and don't play them. */
const prerollPacketsCount = 1

/**
 * Cuts seconds out of an M4A file without decoding it: the packets in which they lie are copied, and an
 * edit list tells where in the first of them the clip begins. The end is that of the last packet, up to
 * one packet (21 ms of AAC at 48 kHz) late.
 *
 * @param target a file that is not there yet
 * @returns `media.broken`, `media.clipEmpty`, `media.soundTooLong`, or `media.cannotConvert` for a codec
 * that can't be told apart or written
 * @throws what a damaged file brings about
 */
export async function trimMp4(
  path: string,
  clip: Clip,
  target: string,
  byteCountMax: number,
): Promise<Result<undefined>> {
  const input = openContainer(path)
  try {
    const track = await input.getPrimaryAudioTrack()
    if (!track) return fail('media.broken')
    const output = await copyPackets(track, clip, byteCountMax)
    if (!output) return undecodable(track, 'audio/mp4', 'audio/mp4')
    if (!output.ok) return output
    // The writer puts the time of writing and its own name into what it makes.
    const stripped = strip('audio/mp4', new Uint8Array(output.value))
    if (!stripped.ok) return stripped
    await writePieces(stripped.value.pieces, target)
    return ok(undefined)
  } finally {
    input.dispose()
  }
}

async function copyPackets(
  track: InputAudioTrack,
  clip: Clip,
  byteCountMax: number,
): Promise<Result<ArrayBuffer> | undefined> {
  const codec = await track.getCodec()
  const config = await track.getDecoderConfig()
  const format = new Mp4OutputFormat({ fastStart: 'in-memory' })
  if (!codec || !config || !format.getSupportedAudioCodecs().includes(codec)) return undefined
  const sink = new EncodedPacketSink(track)
  const packets = await packetsOf(sink, clip, byteCountMax)
  if (!packets.ok) return packets
  const target = new BufferTarget()
  const output = new Output({ format, target })
  const source = new EncodedAudioPacketSource(codec)
  output.addAudioTrack(source)
  await output.start()
  for (const packet of packets.value) {
    await source.add(packet.clone({ timestamp: packet.timestamp - clip.start }), {
      decoderConfig: config,
    })
  }
  await output.finalize()
  return target.buffer ? ok(target.buffer) : fail('media.broken')
}

async function packetsOf(
  sink: EncodedPacketSink,
  clip: Clip,
  byteCountMax: number,
): Promise<Result<EncodedPacket[]>> {
  const first = await sink.getFirstPacket()
  if (!first) return fail('media.empty')
  const begin = (await sink.getPacket(Math.max(clip.start, first.timestamp))) ?? first
  const packets: EncodedPacket[] = []
  let byteCount = 0
  const before = clip.start - (prerollPacketsCount + 0.5) * begin.duration
  let packet = before > first.timestamp ? await sink.getPacket(before) : first
  // Times are rounded to the ticks of the file.
  for (; packet && packet.timestamp < clip.end - 1e-4; packet = await sink.getNextPacket(packet)) {
    byteCount += packet.byteLength
    if (byteCount > byteCountMax) return fail('media.soundTooLong', { limit: byteCountMax })
    packets.push(packet)
  }
  const last = packets.at(-1)
  const isHeard = last !== undefined && last.timestamp + last.duration > clip.start
  return isHeard ? ok(packets) : fail('media.clipEmpty')
}

/** Writes a file piece by piece so that it survives a crash. */
export async function writePieces(pieces: readonly Uint8Array[], target: string): Promise<void> {
  const file = await open(target, 'wx')
  try {
    for (const piece of pieces) await file.writeFile(piece)
    await file.sync()
  } finally {
    await file.close()
  }
}
