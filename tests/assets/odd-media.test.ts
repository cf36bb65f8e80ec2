import { execFile } from 'node:child_process'
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import * as fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { ingest } from '@/lib/assets/ingest'
import { deriveSound } from '@/lib/assets/sound'
import { readPeaks } from '@/lib/assets/sound-peaks'
import type { AudioMediaType } from '@/lib/media/asset'
import { clipTypes } from '@/lib/media/sound-forms'
import { isLong, some } from '../support/long'
import { useChild } from './child'
import { ascii, chunk, emptyBlobs, fixture, joined, temporaryDirectory } from './samples'
import {
  longFlac,
  longMp3,
  longOgg,
  numberedWav,
  oggPage,
  onsetsOf,
  opusHead,
  readWavFile,
  wavFormat,
  writeSparseWav,
} from './samples-sound'

const child = useChild('odd-media.child.ts')

type Cost = { code: string; peakByteCount: number; milliseconds: number }

/** What one piece of work costs in a process of its own, which is ended after half a minute. */
async function costOf(path: string, mediaType: AudioMediaType, work: object): Promise<Cost> {
  const directory = await mkdtemp(join(child().directory, 'run-'))
  const parameters = [child().path, directory, path, mediaType]
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [...parameters, JSON.stringify(work)],
    { env: { ...process.env, MALLOC_MMAP_THRESHOLD_: '1048576' }, timeout: 30_000 },
  )
  return JSON.parse(stdout) as Cost
}

const memoryByteCountMax = 200 * 1024 * 1024
const threeHours = 10_800

describe('three hours', () => {
  const clip = { start: 10_700, end: 10_701 }
  const clipped = { derivation: { clip, mediaType: 'audio/wav' } }
  const sounds: [AudioMediaType, () => Promise<string>][] = [
    ['audio/flac', () => written(longFlac(threeHours))],
    ['audio/mpeg', () => written(longMp3(threeHours))],
    ['audio/ogg', () => written(longOgg(threeHours))],
    [
      'audio/wav',
      async () => {
        const path = join(await temporaryDirectory(), 'long')
        await writeSparseWav(path, threeHours, { rate: 44_100, channels: 2 })
        return path
      },
    ],
  ]
  async function written(bytes: Uint8Array) {
    const path = join(await temporaryDirectory(), 'long')
    await writeFile(path, bytes)
    return path
  }

  test.each(some(sounds))('A43 of %s: one late second costs little', async (mediaType, make) => {
    const path = await make()
    const cost = await costOf(path, mediaType, clipped)
    expect(cost.code).toBe('made')
    expect(cost.peakByteCount).toBeLessThan(memoryByteCountMax)
    expect(cost.milliseconds).toBeLessThan(15_000)
    // Uncompressed, three hours are more than is taken in.
    if (mediaType !== 'audio/wav') {
      expect((await costOf(path, mediaType, { ingest: true })).code).toBe('made')
    }
  })

  if (isLong)
    test('A43 all of it is more than one prompt carries, and little is held until that is known', async () => {
      const path = await written(longMp3(threeHours))
      const cost = await costOf(path, 'audio/mpeg', { derivation: { mediaType: 'audio/wav' } })
      expect(cost.code).toBe('media.soundTooLong')
      expect(cost.peakByteCount).toBeLessThan(memoryByteCountMax)
      const hour = await written(longMp3(3_600))
      const peaks = await costOf(hour, 'audio/mpeg', { peaks: 800 })
      expect(peaks.code).toBe('made')
      expect(peaks.peakByteCount).toBeLessThan(memoryByteCountMax)
    })

  test('A36 a click late in a long sound is where it was', async () => {
    const frame = Math.floor((10_700.3 * 44_100) / 4096)
    const path = await written(longFlac(threeHours, frame))
    const target = join(await temporaryDirectory(), 'made')
    const derivation = { clip, mediaType: 'audio/wav' as const }
    expect(await deriveSound(path, 'audio/flac', derivation, target)).toMatchObject({ ok: true })
    const [onset = 0] = onsetsOf(readWavFile(await readFile(target)))
    expect(onset).toBeCloseTo((frame * 4096) / 44_100 - clip.start, 4)
  })
})

describe('bombs', () => {
  const byteCount = 49 * 1024 * 1024
  const filled = (bytes: Uint8Array) =>
    new Uint8Array(Buffer.alloc(Math.floor(byteCount / bytes.length) * bytes.length, bytes))
  const box = (name: string, body: Uint8Array) => {
    const head = Buffer.alloc(8)
    head.writeUInt32BE(8 + body.length)
    head.write(name, 4)
    return joined(head, body)
  }
  const oggHead = joined(
    oggPage(2, 0, 0, [opusHead()]),
    oggPage(0, 1, 0, [ascii(`OpusTags${'\0'.repeat(8)}`)]),
  )
  async function webmOf(bytes: Uint8Array): Promise<Uint8Array> {
    const whole = Buffer.from(await fixture('clicks-opus.webm'))
    const clusters = whole.indexOf(Buffer.from([0x1f, 0x43, 0xb6, 0x75]))
    const segment = whole.indexOf(Buffer.from([0x18, 0x53, 0x80, 0x67]))
    whole.set([0x01, 255, 255, 255, 255, 255, 255, 255], segment + 4)
    return joined(whole.subarray(0, clusters), filled(bytes), whole.subarray(clusters))
  }
  const flac = longFlac(1)
  const bombs: [string, () => Promise<Uint8Array> | Uint8Array][] = [
    [
      'empty RIFF chunks',
      () => {
        const junk = filled(chunk('JUNK', new Uint8Array()))
        const parts = [chunk('fmt ', wavFormat({})), junk, chunk('data', new Uint8Array(100))]
        return chunk('RIFF', joined(ascii('WAVE'), ...parts))
      },
    ],
    [
      'empty FLAC blocks',
      () =>
        joined(
          ascii('fLaC\0'),
          flac.subarray(5, 42),
          filled(Uint8Array.of(1, 0, 0, 0)),
          Uint8Array.of(0x81, 0, 0, 0),
          flac.subarray(42),
        ),
    ],
    ['FLAC sync codes', () => joined(flac, filled(Uint8Array.of(0xff, 0xf8)))],
    [
      'the smallest Ogg pages',
      () => joined(oggHead, filled(oggPage(0, 2, 2880, [Uint8Array.of(0x18)]))),
    ],
    ['empty Ogg pages', () => joined(oggHead, filled(oggPage(0, 2, -1, [])))],
    [
      'empty boxes',
      () => joined(box('ftyp', ascii('M4A \0\0\0\0isom')), filled(box('free', new Uint8Array()))),
    ],
    ['empty EBML elements', () => webmOf(Uint8Array.of(0xec, 0x80))],
    ['empty clusters', () => webmOf(Uint8Array.of(0x1f, 0x43, 0xb6, 0x75, 0x83, 0xe7, 0x81, 0))],
  ]
  test.each(some(bombs, 2))(
    'A44 49 MiB of %s are refused in bounded time and memory',
    async (_, make) => {
      const path = join(await temporaryDirectory(), 'bomb')
      await writeFile(path, await make())
      const cost = await costOf(path, 'audio/wav', { ingest: true })
      expect(cost.code).toBe('media.broken')
      expect(cost.peakByteCount).toBeLessThan(256 * 1024 * 1024)
      expect(cost.milliseconds).toBeLessThan(20_000)
    },
  )

  if (isLong)
    test('A44 49 MiB of the smallest MP3 frames are a sound as any', async () => {
      const frame = Buffer.alloc(24)
      frame.set([0xff, 0xf3, 0x14, 0xc4])
      const path = join(await temporaryDirectory(), 'bomb')
      await writeFile(path, filled(frame))
      const clip = { start: 1_000, end: 1_001 }
      for (const work of [{ ingest: true }, { derivation: { clip, mediaType: 'audio/wav' } }]) {
        const cost = await costOf(path, 'audio/mpeg', work)
        expect(cost.code).toBe('made')
        expect(cost.peakByteCount).toBeLessThan(memoryByteCountMax)
      }
    })
})

describe('damaged', () => {
  const names: [string, AudioMediaType][] = [
    ['clicks-variable.mp3', 'audio/mpeg'],
    ['clicks-vorbis.ogg', 'audio/ogg'],
    ['clicks-opus.ogg', 'audio/ogg'],
    ['clicks.flac', 'audio/flac'],
    ['clicks-opus.webm', 'audio/webm'],
    ['clicks-vorbis.webm', 'audio/webm'],
    ['clicks.m4a', 'audio/mp4'],
    ['clicks-opus.m4a', 'audio/mp4'],
  ]
  const codes = [
    'media.broken',
    'media.empty',
    'media.clipEmpty',
    'media.cannotConvert',
    'media.soundTooLong',
    'media.unsupported',
  ]

  /** Takes a file in and makes all of it that can be made; the codes of what failed. */
  async function attempt(bytes: Uint8Array, mediaType: AudioMediaType): Promise<string[]> {
    const { blobs, directory } = await emptyBlobs()
    const path = join(directory, 'file')
    await writeFile(path, bytes)
    const clip = { start: 1, end: 1.2 }
    const results = [
      await ingest(blobs, [bytes]),
      await readPeaks(path, mediaType, 10),
      await deriveSound(path, mediaType, { mediaType: 'audio/wav' }, join(directory, 'whole')),
      ...(await Promise.all(
        clipTypes(mediaType).map((type) =>
          deriveSound(path, mediaType, { clip, mediaType: type }, join(directory, type.slice(6))),
        ),
      )),
    ]
    return results.map((result) => (result.ok ? 'made' : result.error.code))
  }

  // The decoders tell of damage on the console, too.
  const quiet = () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
    vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  }

  test.each(some(names, 3))(
    'A45 %s, cut anywhere, works or fails clearly',
    async (name, mediaType) => {
      quiet()
      const bytes = await fixture(name)
      for (const part of [0, 0.001, 0.003, 0.01, 0.05, 0.3, 0.5, 0.7, 0.95, 0.999]) {
        for (const code of await attempt(bytes.subarray(0, bytes.length * part), mediaType)) {
          expect(['made', ...codes]).toContain(code)
        }
      }
    },
  )

  const changeable = names.filter(([, mediaType]) => mediaType !== 'audio/webm')
  test.each(some(changeable, 2))(
    'A45 %s with bytes changed works or fails clearly',
    async (name, mediaType) => {
      quiet()
      const bytes = await fixture(name)
      // Half of the changes are made in the headers, where most depends on them.
      const place = fc.oneof(fc.nat(Math.min(700, bytes.length - 1)), fc.nat(bytes.length - 1))
      const change = fc.tuple(place, fc.constantFrom(0, 1, 0x7f, 0x80, 0xff))
      await fc.assert(
        fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => {
          const changed = Uint8Array.from(bytes)
          for (const [at, value] of changes) changed[at] = value
          for (const code of await attempt(changed, mediaType))
            expect(['made', ...codes]).toContain(code)
        }),
        { numRuns: 15 },
      )
    },
  )
})

describe('headers that lie', () => {
  const clip = { start: 0, end: 0.1 }
  async function sliced(bytes: Uint8Array, mediaType: AudioMediaType = 'audio/wav') {
    const { blobs, directory } = await emptyBlobs()
    const path = join(directory, 'file')
    await writeFile(path, bytes)
    const taken = await ingest(blobs, [bytes])
    const derivation = { clip, mediaType: 'audio/wav' as const }
    const result = await deriveSound(path, mediaType, derivation, join(directory, 'made'))
    return [taken, result].map((each) => (each.ok ? 'made' : each.error.code))
  }
  function wavWith(edit: (wav: Buffer) => void): Uint8Array {
    const wav = Buffer.from(numberedWav(8000))
    edit(wav)
    return new Uint8Array(wav)
  }

  test.each<[string, (wav: Buffer) => void, string[]]>([
    ['a rate of 0', (wav) => wav.writeUInt32LE(0, 24), ['media.broken', 'media.broken']],
    ['a rate of 4 billion', (wav) => wav.writeUInt32LE(0xffffffff, 24), ['made', 'made']],
    ['no channel', (wav) => wav.writeUInt16LE(0, 22), ['made', 'media.broken']],
    ['65,535 channels', (wav) => wav.writeUInt16LE(65_535, 22), ['made', 'media.cannotConvert']],
    ['blocks of no byte', (wav) => wav.writeUInt16LE(0, 32), ['media.broken', 'media.broken']],
    [
      'more data than the file',
      (wav) => wav.writeUInt32LE(1e9, 40),
      ['media.broken', 'media.broken'],
    ],
    ['data of an open end', (wav) => wav.writeUInt32LE(0xffffffff, 40), ['made', 'made']],
    ['no data', (wav) => wav.writeUInt32LE(0, 40), ['media.broken', 'media.empty']],
  ])('A46 WAV with %s', async (_, edit, expected) => {
    expect(await sliced(wavWith(edit))).toEqual(expected)
  })

  test('A46 FLAC that tells of years is broken, and what is there can be heard', async () => {
    expect(await sliced(longFlac(2, -1, 0xffffffff), 'audio/flac')).toEqual([
      'media.broken',
      'made',
    ])
  })

  test('A46 Opus whose streams do not add up is broken', async () => {
    const head = opusHead(255, 0, 1, [200, 255, ...Array<number>(255).fill(9)])
    expect((await sliced(longOgg(2, head), 'audio/ogg'))[1]).toBe('media.broken')
    expect((await sliced(longOgg(2, opusHead(0)), 'audio/ogg'))[1]).toBe('media.broken')
  })
})
