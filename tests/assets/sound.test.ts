import { readFile, readdir, stat, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as fc from 'fast-check'
import { ALL_FORMATS, EncodedPacketSink, FilePathSource, Input } from 'mediabunny'
import { describe, expect, test } from 'vitest'
import { ingest } from '@/lib/assets/ingest'
import { deriveSound } from '@/lib/assets/sound'
import { peaksCountMax, readPeaks } from '@/lib/assets/sound-peaks'
import type { AudioAsset, AudioMediaType } from '@/lib/media/asset'
import { audioMediaTypes } from '@/lib/media/asset'
import type { AudioDerivation } from '@/lib/media/derivation'
import { clipTypes, estimatedByteCount, wholeTypes } from '@/lib/media/sound-forms'
import { emptyBlobs, fixture, secrets, temporaryDirectory } from './samples'
import {
  clicksLengthSeconds,
  clickSeconds,
  longFlac,
  numberedWav,
  onsetsOf,
  readWavFile,
  type WavForm,
} from './samples-sound'

const pathOf = (name: string) =>
  fileURLToPath(new URL(`../fixtures/media/${name}`, import.meta.url))
const typesByEnding: Readonly<Record<string, AudioMediaType>> = {
  mp3: 'audio/mpeg',
  ogg: 'audio/ogg',
  flac: 'audio/flac',
  webm: 'audio/webm',
  m4a: 'audio/mp4',
}
const typeOf = (name: string) => typesByEnding[name.split('.').at(-1) ?? ''] ?? 'audio/wav'

async function made(path: string, mediaType: AudioMediaType, derivation: AudioDerivation) {
  const target = join(await temporaryDirectory(), 'made')
  const result = await deriveSound(path, mediaType, derivation, target)
  if (!result.ok) {
    await expect(stat(target)).rejects.toThrow('ENOENT')
    return result.error
  }
  return readFile(target)
}

async function wavOf(name: string, clip?: AudioDerivation['clip']) {
  const file = await made(pathOf(name), typeOf(name), {
    ...(clip && { clip }),
    mediaType: 'audio/wav',
  })
  if (!Buffer.isBuffer(file)) throw new Error(JSON.stringify(file))
  return readWavFile(file)
}

async function write(bytes: Uint8Array, name = 'source'): Promise<string> {
  const path = join(await temporaryDirectory(), name)
  await writeFile(path, bytes)
  return path
}

describe('decoded', () => {
  const clips = [
    undefined,
    { start: 1, end: 2.5 },
    { start: 1.95, end: 2.1 },
    { start: 0.3, end: 0.6 },
    { start: 3.6, end: 9 },
  ]
  test.each([
    ['clicks-variable.mp3', 44_100, 2],
    ['clicks-mono.mp3', 44_100, 1],
    ['clicks-8k.mp3', 8000, 1],
    ['clicks-vorbis.ogg', 44_100, 2],
    ['clicks-opus.ogg', 48_000, 2],
    ['clicks-6-channels.ogg', 48_000, 2],
    ['clicks.flac', 44_100, 2],
    ['clicks-96k.flac', 48_000, 2],
    ['clicks-6-channels.flac', 48_000, 2],
    ['clicks-opus.webm', 48_000, 2],
    ['clicks-vorbis.webm', 44_100, 2],
    ['clicks-opus.m4a', 48_000, 2],
    ['clicks-flac.m4a', 44_100, 2],
  ])(
    'A35, A36 %s: a click at t is at t - start within a millisecond',
    async (name, rate, channels) => {
      for (const clip of clips) {
        const { start, end } = clip ?? { start: 0, end: Infinity }
        const wav = await wavOf(name, clip)
        expect([wav.rate, wav.channels, wav.bits, wav.names]).toEqual([
          rate,
          channels,
          16,
          ['fmt ', 'data'],
        ])
        const expected = clickSeconds.filter((each) => each >= start && each < end)
        const onsets = onsetsOf(wav)
        expect(onsets).toHaveLength(expected.length)
        expected.forEach((each, index) => {
          expect(Math.abs((onsets[index] ?? 0) - (each - start))).toBeLessThan(0.001)
        })
        const seconds = wav.data.length / 2 / channels / rate
        if (end <= clicksLengthSeconds)
          expect(seconds).toBe(Math.round((end - start) * rate) / rate)
        // Containers that don't tell where the last packet's sound ends give all of it.
        else expect(Math.abs(seconds - (clicksLengthSeconds - start))).toBeLessThan(0.03)
      }
    },
  )

  test('A36 an MP3 without a table of its encoder begins with its first sample', async () => {
    const [first = 0, second = 0] = onsetsOf(await wavOf('clicks-untagged.mp3'))
    expect(first).toBeGreaterThan(0.5)
    expect(first).toBeLessThan(0.56)
    expect(second - first).toBeCloseTo(0.75, 3)
    const [cut = 0] = onsetsOf(await wavOf('clicks-untagged.mp3', { start: 0.4, end: 1 }))
    expect(cut).toBeCloseTo(first - 0.4, 3)
  })

  test.each(['clicks-variable.mp3', 'clicks-vorbis.ogg', 'clicks.flac', 'clicks-flac.m4a'])(
    'A36 %s: a clip is the same samples that the whole has there',
    async (name) => {
      const whole = await wavOf(name)
      const clip = { start: 1.2, end: 2.01 }
      const part = await wavOf(name, clip)
      const from = Math.round(clip.start * whole.rate) * whole.channels * 2
      const samples = part.data.length / 2
      const differences = Array.from({ length: samples }, (_, index) =>
        Math.abs(part.data.readInt16LE(index * 2) - whole.data.readInt16LE(from + index * 2)),
      )
      // What was summed up in another order may be rounded another way.
      expect(differences.reduce((a, b) => Math.max(a, b), 0)).toBeLessThanOrEqual(1)
      expect(samples).toBe(Math.round((clip.end - clip.start) * whole.rate) * whole.channels)
    },
  )

  test('A37 six channels keep their loudness in two, and none is lost but the low one', async () => {
    const [six, two] = [await wavOf('clicks-6-channels.flac'), await wavOf('clicks.flac')]
    const loudest = ({ data }: { data: Buffer }) =>
      new Int16Array(new Uint8Array(data).buffer).reduce((a, b) => Math.max(a, b), 0)
    expect(loudest(six)).toBe(loudest(two))
  })

  test('A37 what 48 kHz cannot hold is gone, and what it can is as loud as before', async () => {
    const { data } = await wavOf('clicks-96k.flac', { start: 0.501, end: 0.5035 })
    const samples = new Int16Array(new Uint8Array(data).buffer).filter(
      (_, index) => index % 2 === 0,
    )
    // A square wave of 1 kHz: 24 samples of each sign in turn, whose middles the filter leaves as they are.
    const middles = [12, 36, 60].map((at) => Math.abs(samples[at] ?? 0))
    for (const each of middles) expect(Math.abs(each - 26_000)).toBeLessThan(3000)
  })
})

describe('WAV', () => {
  const forms: [string, WavForm][] = [
    ['8 bits', { bits: 8 }],
    ['16 bits, stereo', { bits: 16, channels: 2, rate: 44_100 }],
    ['24 bits', { bits: 24, rate: 96_000 }],
    ['32 bits, six channels', { bits: 32, channels: 6, isExtensible: true, rate: 48_000 }],
    ['float', { tag: 3, bits: 32 }],
    ['double', { tag: 3, bits: 64, channels: 2 }],
    ['A-law', { tag: 6, bits: 8 }],
    ['extensible of 16 bits', { bits: 16, isExtensible: true, channels: 3 }],
  ]
  test.each(forms)('A38 %s: a clip holds the very bytes of its samples', async (_, form) => {
    const { bits = 16, channels = 1, rate = 8000 } = form
    const path = await write(numberedWav(rate, form))
    const source = readWavFile(await readFile(path))
    await fc.assert(
      fc.asyncProperty(fc.nat(rate), fc.integer({ min: 1, max: rate }), async (first, count) => {
        const clip = { start: first / rate, end: (first + count) / rate }
        const file = await made(path, 'audio/wav', { clip, mediaType: 'audio/wav' })
        if (!Buffer.isBuffer(file)) {
          expect([file.code, first]).toEqual(['media.clipEmpty', rate])
          return
        }
        const block = (bits / 8) * channels
        const { data, ...told } = readWavFile(file)
        expect(data.equals(source.data.subarray(first * block, (first + count) * block))).toBe(true)
        expect([told.bits, told.channels, told.rate]).toEqual([bits, channels, rate])
      }),
      { numRuns: 20 },
    )
  })
})

describe('M4A', () => {
  async function packetsOf(path: string) {
    const input = new Input({ source: new FilePathSource(path), formats: ALL_FORMATS })
    const track = await input.getPrimaryAudioTrack()
    if (!track) throw new Error('no track')
    const packets: { at: number; end: number; bytes: string }[] = []
    for await (const packet of new EncodedPacketSink(track).packets()) {
      const end = packet.timestamp + packet.duration
      packets.push({ at: packet.timestamp, end, bytes: Buffer.from(packet.data).toString('hex') })
    }
    input.dispose()
    return packets
  }

  test.each([
    ['clicks.m4a', 1, 2.5],
    ['clicks.m4a', 0, 1],
    ['clicks.m4a', 3.6, 9],
    ['clicks-opus.m4a', 1, 2.5],
  ])('A39 %s from %f to %f: the packets that lie in it, untouched', async (name, start, end) => {
    const source = await packetsOf(pathOf(name))
    const derivation = { clip: { start, end }, mediaType: 'audio/mp4' as const }
    const target = join(await temporaryDirectory(), 'made.m4a')
    expect(await deriveSound(pathOf(name), 'audio/mp4', derivation, target)).toMatchObject({
      ok: true,
    })
    const packets = await packetsOf(target)
    const within = source.filter((each) => each.end > start + 1e-3 && each.at < end - 1e-3)
    const heard = packets.filter((each) => each.end > 1e-3)
    expect(heard.map((each) => each.bytes)).toEqual(within.map((each) => each.bytes))
    heard.forEach(({ at }, index) => {
      expect(Math.abs(at - ((within[index]?.at ?? NaN) - start))).toBeLessThan(0.001)
    })
    const bytes = await readFile(target)
    const again = await made(pathOf(name), 'audio/mp4', derivation)
    expect(bytes.equals(again as Buffer)).toBe(true)
    expect(bytes.toString('latin1')).not.toMatch(/udta|SECRET/i)
  })
})

describe('every sound', () => {
  test('A40 what has no decoder is named with its codec', async () => {
    const clip = { start: 1, end: 2 }
    const codec = async (name: string, derivation: AudioDerivation) =>
      made(pathOf(name), typeOf(name), derivation)
    const cannot = (from: string, to: string) => ({
      code: 'media.cannotConvert',
      params: { from, to },
    })
    expect(await codec('clicks.m4a', { mediaType: 'audio/wav' })).toEqual(
      cannot('M4A (AAC)', 'WAV'),
    )
    expect(await codec('clicks-alac.m4a', { clip, mediaType: 'audio/mp4' })).toEqual(
      cannot('M4A (ALAC)', 'M4A'),
    )
    expect(await codec('clicks.flac', { clip, mediaType: 'audio/flac' })).toEqual(
      cannot('FLAC', 'FLAC'),
    )
    const adpcm = await write(numberedWav(100, { tag: 0x11, bits: 8 }))
    expect(
      await made(adpcm, 'audio/wav', { clip: { start: 0, end: 1 }, mediaType: 'audio/wav' }),
    ).toEqual(cannot('WAV (0x11)', 'WAV'))
  })

  test.each(['clicks-8k.mp3', 'clicks-opus.ogg', 'clicks.flac', 'clicks-opus.webm', 'clicks.m4a'])(
    'A40 a clip of %s without a sound in it is told, and leaves nothing',
    async (name) => {
      const mediaType = name.endsWith('m4a') ? 'audio/mp4' : 'audio/wav'
      for (const clip of [
        { start: 5, end: 6 },
        { start: 2, end: 2 },
        { start: 3, end: 1 },
        { start: NaN, end: 1 },
      ]) {
        expect(await made(pathOf(name), typeOf(name), { clip, mediaType })).toMatchObject({
          code: 'media.clipEmpty',
        })
      }
    },
  )

  test('A40 a target that is there already is not touched', async () => {
    const target = await write(new Uint8Array([1, 2, 3]))
    const result = await deriveSound(
      pathOf('clicks.flac'),
      'audio/flac',
      { mediaType: 'audio/wav' },
      target,
    )
    expect(result).toMatchObject({ error: { code: 'store.unavailable' } })
    expect([...(await readFile(target))]).toEqual([1, 2, 3])
  })

  test('A40 no more is made than one prompt carries', async () => {
    const path = await write(longFlac(1000))
    expect(await made(path, 'audio/flac', { mediaType: 'audio/wav' })).toMatchObject({
      code: 'media.soundTooLong',
      params: { limit: 64 * 1024 * 1024 },
    })
  })

  test('A41 the tables hold, the bytes are no more than estimated, and nothing tells of people', async () => {
    const names = (await readdir(pathOf('.'))).filter((name) => /^(clicks|tone)/.test(name))
    const readable = names.filter((name) => !/alac|\.mka$|\.opus$/.test(name))
    expect(readable.length).toBeGreaterThan(18)
    for (const name of readable) {
      const { blobs } = await emptyBlobs()
      const taken = await ingest(blobs, [await fixture(name)])
      if (!taken.ok) throw new Error(`${name} ${taken.error.code}`)
      const asset = taken.value.asset as AudioAsset
      const derivations: AudioDerivation[] = [
        ...wholeTypes(asset.mediaType).map((mediaType) => ({ mediaType })),
        ...clipTypes(asset.mediaType).map((mediaType) => ({
          clip: { start: asset.durationSeconds / 3, end: asset.durationSeconds / 2 },
          mediaType,
        })),
      ]
      for (const derivation of derivations) {
        const file = await made(blobs.pathOf(asset.hash), asset.mediaType, derivation)
        if (!Buffer.isBuffer(file)) throw new Error(`${basename(name)} ${file.code}`)
        expect(file.length).toBeLessThanOrEqual(estimatedByteCount(asset, derivation))
        const text = file.toString('latin1')
        for (const secret of secrets) expect(text).not.toContain(secret)
      }
    }
    for (const mediaType of audioMediaTypes) {
      for (const each of clipTypes(mediaType)) expect(wholeTypes(mediaType)).toContain(each)
      expect(wholeTypes(mediaType)[0]).toBe(mediaType)
    }
  })

  test('A41 of a WAV file, whatever its samples, a clip has no more bytes than estimated', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...[8, 16, 24, 32]),
        fc.constantFrom(...[1, 2, 6]),
        fc.constantFrom(...[8000, 44_100, 96_000]),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0.001, max: 1, noNaN: true }),
        async (bits, channels, rate, start, length) => {
          const { blobs } = await emptyBlobs()
          const taken = await ingest(blobs, [numberedWav(2000, { bits, channels, rate })])
          if (!taken.ok) throw new Error(taken.error.code)
          const asset = taken.value.asset as AudioAsset
          const clip = {
            start: start * asset.durationSeconds * 0.9,
            end: (start + length) * asset.durationSeconds,
          }
          const derivation = { clip, mediaType: 'audio/wav' as const }
          const file = await made(blobs.pathOf(asset.hash), 'audio/wav', derivation)
          if (!Buffer.isBuffer(file)) throw new Error(file.code)
          expect(file.length).toBeLessThanOrEqual(estimatedByteCount(asset, derivation))
          expect(estimatedByteCount(asset, derivation)).toBeLessThan(asset.byteCount + 5000)
        },
      ),
      { numRuns: 25 },
    )
  })
})

describe('peaks', () => {
  test.each(['clicks-variable.mp3', 'clicks-vorbis.ogg', 'clicks.flac', 'clicks-opus.webm'])(
    'A42 %s is loud where it clicks and nowhere else',
    async (name) => {
      const peaks = await readPeaks(pathOf(name), typeOf(name), 40)
      if (!peaks.ok) throw new Error(peaks.error.code)
      const loud = peaks.value.flatMap((peak, index) => (peak > 128 ? [index / 10] : []))
      expect(peaks.value).toHaveLength(40)
      // Where a container gives some milliseconds more at its end, windows are that much longer.
      const begins = loud.filter((each, index) => each - (loud[index - 1] ?? -1) > 0.15)
      begins.forEach((each, index) => {
        expect(Math.abs(each - (clickSeconds[index] ?? NaN))).toBeLessThan(0.11)
      })
      expect(begins).toHaveLength(clickSeconds.length)
    },
  )

  test('A42 of a WAV file they are its greatest samples', async () => {
    const path = await write(numberedWav(32_000, { bits: 16 }))
    const peaks = await readPeaks(path, 'audio/wav', 4)
    if (!peaks.ok) throw new Error(peaks.error.code)
    // The numbers of the frames go up to 31,999; a window may take in a 32nd part of the next.
    peaks.value.forEach((peak, index) => {
      const least = Math.floor(((index + 1) * 8000 * 255) / 32_768)
      expect(peak).toBeGreaterThanOrEqual(least - 1)
      expect(peak).toBeLessThanOrEqual(least + 3)
    })
    expect(await readPeaks(path, 'audio/wav', 1e9)).toMatchObject({
      value: { length: peaksCountMax },
    })
  })

  test('A42 what has no decoder has none', async () => {
    expect(await readPeaks(pathOf('clicks.m4a'), 'audio/mp4', 10)).toEqual({
      ok: false,
      error: { code: 'media.cannotConvert', params: { from: 'M4A (AAC)', to: 'WAV' } },
    })
  })
})
