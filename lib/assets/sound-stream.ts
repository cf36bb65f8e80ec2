/** Samples in a row: `at` is the first one's place in the sound, counted from its beginning at 0. */
export type SoundBlock = { readonly at: number; readonly channels: readonly Float32Array[] }

/** In which order the channels of more than two stand: as in WAV and FLAC, or as in Vorbis and Opus. */
export type ChannelOrder = 'wave' | 'vorbis'

/**
 * A sound that is decoded piece by piece. A block may begin before the place asked for, or before 0 by
 * what an encoder put before the sound; places that no block covers are silent.
 */
export type SoundStream = {
  readonly sampleRate: number
  readonly channelsCount: number
  readonly channelOrder: ChannelOrder
  /** Blocks in order, the first of them at or before the sample `from` or soon after it. */
  readonly blocks: (from: number) => AsyncGenerator<SoundBlock>
  readonly close: () => Promise<void>
}

/** More than any sound has; a header that says more lies, and would cost memory by the channel. */
export const channelsCountMax = 64
/** What no header of an honest sound passes. */
export const sampleRateMax = 1_000_000
