/**
 * Samples that stand in a file as numbers: the linear ones, and the two logarithmic ones of the telephone
 * (ITU-T G.711).
 */
export type PcmCoding = {
  readonly byteCount: number
  /** The sample that stands at an offset, -1 to 1. */
  readonly read: (view: DataView, at: number) => number
}

const linear = (isLittle: boolean) =>
  ({
    16: { byteCount: 2, read: (view, at) => view.getInt16(at, isLittle) / 2 ** 15 },
    24: {
      byteCount: 3,
      read: (view, at) => {
        const high = view.getInt8(isLittle ? at + 2 : at)
        const middle = view.getUint8(at + 1)
        const low = view.getUint8(isLittle ? at : at + 2)
        return (high * 65_536 + middle * 256 + low) / 2 ** 23
      },
    },
    32: { byteCount: 4, read: (view, at) => view.getInt32(at, isLittle) / 2 ** 31 },
  }) satisfies Readonly<Record<number, PcmCoding>>

const float = (isLittle: boolean) =>
  ({
    32: { byteCount: 4, read: (view, at) => view.getFloat32(at, isLittle) },
    64: { byteCount: 8, read: (view, at) => view.getFloat64(at, isLittle) },
  }) satisfies Readonly<Record<number, PcmCoding>>

function muLaw(code: number): number {
  const bits = ~code & 0xff
  const magnitude = (((bits & 15) << 3) + 132) << ((bits >> 4) & 7)
  return ((bits & 0x80 ? -1 : 1) * (magnitude - 132)) / 2 ** 15
}

function aLaw(code: number): number {
  const bits = code ^ 0x55
  const exponent = (bits >> 4) & 7
  const mantissa = ((bits & 15) << 4) + 8
  const magnitude = exponent === 0 ? mantissa : (mantissa + 256) << (exponent - 1)
  return ((bits & 0x80 ? 1 : -1) * magnitude) / 2 ** 15
}

const unsigned8: PcmCoding = { byteCount: 1, read: (view, at) => (view.getUint8(at) - 128) / 128 }

/** The codings by the names that `mediabunny` gives them. */
export const pcmCodings: Readonly<Record<string, PcmCoding>> = {
  'pcm-u8': unsigned8,
  'pcm-s8': { byteCount: 1, read: (view, at) => view.getInt8(at) / 128 },
  'pcm-s16': linear(true)[16],
  'pcm-s16be': linear(false)[16],
  'pcm-s24': linear(true)[24],
  'pcm-s24be': linear(false)[24],
  'pcm-s32': linear(true)[32],
  'pcm-s32be': linear(false)[32],
  'pcm-f32': float(true)[32],
  'pcm-f32be': float(false)[32],
  'pcm-f64': float(true)[64],
  'pcm-f64be': float(false)[64],
  alaw: { byteCount: 1, read: (view, at) => aLaw(view.getUint8(at)) },
  ulaw: { byteCount: 1, read: (view, at) => muLaw(view.getUint8(at)) },
}

/** The channels of samples that stand in turns, one of each channel after the other. */
export function readChannels(
  bytes: Uint8Array,
  { byteCount, read }: PcmCoding,
  channelsCount: number,
): Float32Array[] {
  const framesCount = Math.floor(bytes.length / (byteCount * channelsCount))
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Array.from({ length: channelsCount }, (_, channel) => {
    const samples = new Float32Array(framesCount)
    for (let frame = 0; frame < framesCount; frame++) {
      samples[frame] = read(view, (frame * channelsCount + channel) * byteCount)
    }
    return samples
  })
}
