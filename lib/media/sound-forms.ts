import type { AudioAsset, AudioMediaType } from './asset'
import type { AudioDerivation } from './derivation'

/**
 * In which types the seconds of a sound can be given, whatever codec is inside. What has a decoder
 * becomes WAV, which every model takes; M4A holds AAC as a rule, which has none, so that a clip of it is
 * cut out of the file without being decoded.
 */
const clipTypesOf: Readonly<Record<AudioMediaType, readonly AudioMediaType[]>> = {
  'audio/wav': ['audio/wav'],
  'audio/mpeg': ['audio/wav'],
  'audio/ogg': ['audio/wav'],
  'audio/flac': ['audio/wav'],
  'audio/mp4': ['audio/mp4'],
  'audio/webm': ['audio/wav'],
}

/** The types in which a clip of a sound of this type can be given, the best first. */
export function clipTypes(mediaType: AudioMediaType): readonly AudioMediaType[] {
  return clipTypesOf[mediaType]
}

/** The types in which the whole of a sound of this type can be given: its own first. */
export function wholeTypes(mediaType: AudioMediaType): readonly AudioMediaType[] {
  return [mediaType, ...clipTypesOf[mediaType].filter((each) => each !== mediaType)]
}

/** What is decoded is written with no more samples a second than this; less where the source has less. */
export const decodedSampleRateMax = 48_000
/** And with no more channels; what has more is mixed down. */
export const decodedChannelsCountMax = 2

/** The header of a WAV file, and the samples by which a clip's ends are rounded. */
const wavHeaderByteCountMax = 4096
/** The tables of an M4A file, and the packets that reach over the ends of a clip. */
const mp4HeaderByteCountMax = 65_536

/**
 * How many bytes what is made of a sound has at the most. A clip of a WAV file has as many bytes a second
 * as its source; what is decoded is at most stereo of 16 bits at 48 kHz, which is also more than AAC takes.
 */
export function estimatedByteCount(asset: AudioAsset, derivation: AudioDerivation): number {
  const { byteCount, durationSeconds } = asset
  const { clip, mediaType } = derivation
  const isSameType = mediaType === asset.mediaType
  if (clip === undefined && isSameType) return byteCount
  const { start, end } = clip ?? { start: 0, end: durationSeconds }
  const seconds = Math.max(0, Math.min(end, durationSeconds) - start)
  if (isSameType && mediaType === 'audio/wav') {
    return Math.ceil((byteCount / durationSeconds) * seconds) + wavHeaderByteCountMax
  }
  const decodedByteCount = Math.ceil(decodedSampleRateMax * seconds) * decodedChannelsCountMax * 2
  const isCut = mediaType === 'audio/mp4'
  return decodedByteCount + (isCut ? mp4HeaderByteCountMax : wavHeaderByteCountMax)
}
