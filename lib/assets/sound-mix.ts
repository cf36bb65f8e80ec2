import { decodedChannelsCountMax, decodedSampleRateMax } from '../media/sound-forms'
import type { ChannelOrder, SoundBlock, SoundStream } from './sound-stream'

/**
 * Makes samples fit what models take: at most stereo, at most 48 kHz. Each speaker goes to its side at the
 * weights of ITU-R BS.775 (the middle and the surrounding ones at 0.7071 of the front, the low one left
 * out), so that what is said in the middle stays as loud beside the rest; the sum is scaled so that it
 * never clips.
 */
const half = Math.SQRT1_2
const weights: Readonly<Record<string, readonly [number, number]>> = {
  L: [1, 0],
  R: [0, 1],
  C: [half, half],
  l: [half, 0],
  r: [0, half],
  c: [0.5, 0.5],
  F: [0, 0],
}

/** Speakers by the count of channels: left, right, centre; `l`, `r`, `c` those behind; F the low one. */
const speakers: Readonly<Record<ChannelOrder, readonly string[]>> = {
  wave: ['', '', '', 'LRC', 'LRlr', 'LRClr', 'LRCFlr', 'LRCFclr', 'LRCFlrlr'],
  vorbis: ['', '', '', 'LCR', 'LRlr', 'LCRlr', 'LCRlrF', 'LCRlrcF', 'LCRlrlrF'],
}

/** Brings the channels of a sound down to two; mono and stereo pass as they are. */
export function createMixer(channelsCount: number, order: ChannelOrder) {
  // Of more than eight nothing is agreed upon, so that all count alike.
  const names = speakers[order][channelsCount] ?? 'c'.repeat(channelsCount)
  const pairs = [...names].map((name) => weights[name] as readonly [number, number])
  const scales = [0, 1].map((side) => 1 / pairs.reduce((sum, pair) => sum + (pair[side] ?? 0), 0))
  return (channels: readonly Float32Array[]): readonly Float32Array[] => {
    if (channelsCount <= decodedChannelsCountMax) return channels
    return [0, 1].map((side) => {
      const mixed = new Float32Array(channels[0]?.length ?? 0)
      channels.forEach((channel, index) => {
        const weight = (pairs[index]?.[side] ?? 0) * (scales[side] ?? 0)
        if (weight > 0)
          channel.forEach((each, at) => (mixed[at] = (mixed[at] ?? 0) + each * weight))
      })
      return mixed
    })
  }
}

/** By how much the samples of a sound are thinned so that no more than 48,000 a second are left. */
export function thinningOf(sampleRate: number): number {
  return Math.max(1, Math.ceil(sampleRate / decodedSampleRateMax))
}

/** How far a low-pass filter reaches to each side, in samples of what it leaves. */
const filterReach = 16

/** A low-pass (windowed sinc, Blackman) that passes nine tenths of what `factor` times fewer samples hold. */
function lowPass(factor: number): Float64Array {
  const reach = filterReach * factor
  const cutoff = 0.45 / factor
  const taps = Float64Array.from({ length: 2 * reach + 1 }, (_, index) => {
    const at = index - reach
    const sinc = at === 0 ? 2 * cutoff : Math.sin(2 * Math.PI * cutoff * at) / (Math.PI * at)
    const phase = (Math.PI * index) / reach
    return sinc * (0.42 - 0.5 * Math.cos(phase) + 0.08 * Math.cos(2 * phase))
  })
  const sum = taps.reduce((total, tap) => total + tap, 0)
  return taps.map((tap) => tap / sum)
}

/**
 * Takes every `factor`-th sample of one channel after a low-pass, centred, so that nothing moves in time.
 * What is given to `push` follows what was given before; `end` gives what the filter still held.
 */
export function createThinner(factor: number) {
  if (factor === 1) {
    return { push: (samples: Float32Array) => samples, end: () => new Float32Array() }
  }
  const taps = lowPass(factor)
  const reach = filterReach * factor
  let held = new Float32Array(reach)
  const push = (samples: Float32Array) => {
    const all = new Float32Array(held.length + samples.length)
    all.set(held)
    all.set(samples, held.length)
    const length = Math.max(0, Math.floor((all.length - 2 * reach - 1) / factor) + 1)
    const thinned = new Float32Array(length)
    for (let index = 0; index < length; index++) {
      let sum = 0
      for (let tap = 0; tap < taps.length; tap++) {
        sum += (taps[tap] as number) * (all[index * factor + tap] as number)
      }
      thinned[index] = sum
    }
    held = all.slice(length * factor)
    return thinned
  }
  return { push, end: () => push(new Float32Array(reach)) }
}

/** The longest silence that is handed on in one piece. */
const silenceLength = 65_536

/**
 * The samples of a sound from one place up to another (or to its end) without a gap: what no block covers
 * is silent, what is covered twice is heard once.
 */
export async function* samplesBetween(
  stream: SoundStream,
  from: number,
  to: number,
): AsyncGenerator<readonly Float32Array[]> {
  let at = from
  for await (const block of stream.blocks(from)) {
    const { length } = block.channels[0] ?? []
    if (length === undefined || block.at + length <= at) continue
    while (at < Math.min(block.at, to)) {
      const silent = Math.min(silenceLength, Math.min(block.at, to) - at)
      yield Array.from({ length: stream.channelsCount }, () => new Float32Array(silent))
      at += silent
    }
    if (at >= to) return
    yield channelsOf(block, stream.channelsCount, at, to)
    at = Math.min(to, block.at + length)
    if (at >= to) return
  }
}

/** A block's samples from a place to another; a channel that the block lacks is its first. */
function channelsOf(block: SoundBlock, count: number, from: number, to: number) {
  const { at, channels } = block
  return Array.from({ length: count }, (_, index) =>
    (channels[index] ?? (channels[0] as Float32Array)).subarray(from - at, to - at),
  )
}
