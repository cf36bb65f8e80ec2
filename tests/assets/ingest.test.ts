import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { assetSchema } from '@/lib/media/asset'
import { ingest } from '@/lib/assets/ingest'
import {
  animation,
  ascii,
  emptyBlobs,
  exifWithPlace,
  fixture,
  joined,
  pngOfSize,
  quarters,
  temporariesOf,
  wav,
} from './samples'

async function ingestBytes(...chunks: Uint8Array[]) {
  const { directory, blobs } = await emptyBlobs()
  const result = await ingest(blobs, chunks)
  expect(await temporariesOf(directory)).toEqual([])
  if (!result.ok) expect(await readdir(join(directory, 'blobs'))).toEqual([])
  return { result, blobs }
}

async function codeOf(...chunks: Uint8Array[]): Promise<string> {
  const { result } = await ingestBytes(...chunks)
  return result.ok ? 'taken' : result.error.code
}

describe('pictures', () => {
  test.each(['jpeg', 'png', 'webp', 'gif', 'avif'] as const)('A1 takes %s', async (format) => {
    const bytes = new Uint8Array(await quarters().toFormat(format).toBuffer())
    const { result, blobs } = await ingestBytes(bytes.subarray(0, 7), bytes.subarray(7))
    const hash = `sha256-${createHash('sha256').update(bytes).digest('hex')}`
    const asset = {
      hash,
      mediaType: `image/${format}`,
      byteCount: bytes.length,
      width: 48,
      height: 32,
    }
    expect(result).toEqual({ ok: true, value: { asset, existed: false } })
    expect(assetSchema.parse(asset)).toEqual(asset)
    expect(new Uint8Array(await readFile(blobs.pathOf(hash)))).toEqual(bytes)
    expect(await ingest(blobs, [bytes])).toEqual({ ok: true, value: { asset, existed: true } })
  })

  test.each(['gif', 'webp'] as const)('A1 takes an animated %s', async (format) => {
    const { result } = await ingestBytes(await animation(format))
    expect(result).toMatchObject({ value: { asset: { width: 20, height: 10 } } })
  })

  test.each([1, 2, 3, 4, 5, 6, 7, 8])('A11 orientation %i: size as seen', async (orientation) => {
    const jpeg = await quarters()
      .withExif(exifWithPlace)
      .withMetadata({ orientation })
      .jpeg()
      .toBuffer()
    const { result } = await ingestBytes(jpeg)
    const [width, height] = orientation < 5 ? [48, 32] : [32, 48]
    expect(result).toMatchObject({ value: { asset: { width, height } } })
  })

  test.each(['jpeg', 'png', 'webp', 'gif', 'avif'] as const)(
    'A12 a cut %s is broken',
    async (format) => {
      const noise = { type: 'gaussian' as const, mean: 128, sigma: 40 }
      const image = sharp({
        create: { width: 200, height: 200, channels: 3, background: '#888', noise },
      })
      const bytes = await image.toFormat(format).toBuffer()
      expect(await codeOf(bytes)).toBe('taken')
      expect(await codeOf(bytes.subarray(0, bytes.length * 0.6))).toBe('media.broken')
      expect(await codeOf(bytes.subarray(0, 40))).toBe('media.broken')
    },
  )

  test('A12 an animation cut in a later frame is broken', async () => {
    const bytes = await animation('webp', 4)
    expect(await codeOf(bytes.subarray(0, bytes.length - 20))).toBe('media.broken')
  })

  test('A13 a header of 50,000 by 50,000 pixels is refused undecoded', async () => {
    const before = performance.now()
    const { result } = await ingestBytes(pngOfSize(50_000, 50_000))
    expect(result).toEqual({
      ok: false,
      error: { code: 'media.tooManyPixels', params: { limit: 50, actual: 2500 } },
    })
    expect(performance.now() - before).toBeLessThan(1000)
  })

  test('A13 too many frames are refused', async () => {
    const frame = joined(ascii('!\xf9\x04\0\x01\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0'))
    const head = ascii('GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff')
    const frames = Array.from({ length: 1001 }, () => frame)
    expect(await codeOf(joined(head, ...frames.slice(1), ascii(';')))).toBe('taken')
    expect(await codeOf(joined(head, ...frames, ascii(';')))).toBe('media.tooManyFrames')
  })
})

describe('sounds', () => {
  test.each([
    ['tone.mp3', 'audio/mpeg', 0.3],
    ['tone.flac', 'audio/flac', 0.2],
    ['tone.ogg', 'audio/ogg', 0.3],
    ['tone.opus', 'audio/ogg', 0.3],
    ['tone.m4a', 'audio/mp4', 0.3],
    ['sound.mp4', 'audio/mp4', 0.3],
    ['fragmented.m4a', 'audio/mp4', 0.3],
    ['tone.webm', 'audio/webm', 0.3],
    ['tone.mka', 'audio/webm', 0.3],
    ['live.webm', 'audio/webm', 0.3],
  ])('A1, A14 takes %s', async (name, mediaType, seconds) => {
    const { result } = await ingestBytes(await fixture(name))
    if (!result.ok) throw new Error(result.error.code)
    const { asset } = result.value
    expect(assetSchema.parse(asset)).toMatchObject({ mediaType })
    if (!('durationSeconds' in asset)) throw new Error('no duration')
    // Codecs pad by up to three blocks of their own.
    expect(asset.durationSeconds).toBeGreaterThanOrEqual(seconds)
    expect(asset.durationSeconds).toBeLessThan(seconds + 0.2)
  })

  test('A14 takes WAV and tells its length to the sample', async () => {
    const { result } = await ingestBytes(wav(12_000))
    expect(result).toMatchObject({
      value: { asset: { mediaType: 'audio/wav', durationSeconds: 1.5 } },
    })
  })

  test('A14 a WAV of a recorder that streams is as long as its samples', async () => {
    const bytes = wav(8000)
    bytes.fill(0xff, 4, 8)
    bytes.fill(0xff, 40, 44)
    const { result } = await ingestBytes(bytes)
    expect(result).toMatchObject({ value: { asset: { durationSeconds: 1 } } })
  })

  test('A15 nothing, and a sound without a sample, is empty', async () => {
    expect(await codeOf()).toBe('media.empty')
    expect(await codeOf(wav(0))).toBe('media.empty')
    const flac = await fixture('tone.flac')
    const streamInfo = flac.slice(0, 42)
    streamInfo[4] = 0x80
    expect(await codeOf(streamInfo)).toBe('media.empty')
  })

  test.each([
    'tone.mp3',
    'tone.flac',
    'tone.ogg',
    'tone.opus',
    'tone.m4a',
    'tone.webm',
    'live.webm',
  ])('A15 a cut %s is broken', async (name) => {
    const bytes = await fixture(name)
    expect(await codeOf(bytes.subarray(0, bytes.length * 0.7))).toBe('media.broken')
    expect(await codeOf(bytes.subarray(0, bytes.length - 10))).toBe(
      // Only a tag of 128 bytes or the last frame's end is gone, which Xing allows for.
      name === 'tone.mp3' ? 'taken' : 'media.broken',
    )
  })

  test('A15 a cut WAV, and names of formats before noise, are broken', async () => {
    expect(await codeOf(wav(8000).subarray(0, 9000))).toBe('media.broken')
    const noise = Uint8Array.from({ length: 9000 }, (_, i) => (i * i * 31 + i * 7) % 253)
    for (const magic of ['fLaC', 'RIFF\x20\x23\0\0WAVE', '\xff\xfb\x50\xc4']) {
      expect(await codeOf(ascii(magic), noise)).toBe('media.broken')
    }
  })

  test.each(['film.webm', 'film.mp4', 'film.ogv'])('A16 refuses %s', async (name) => {
    const { result } = await ingestBytes(await fixture(name))
    expect(result).toMatchObject({ error: { code: 'media.unsupported' } })
    if (result.ok) throw new Error('taken')
    expect(result.error.params['found']).toMatch(/^video\//)
    expect(result.error.params['accepted']).toContain('M4A')
  })

  test('A16 refuses a second stream in an OGG, and codecs that OGG seldom has', async () => {
    const ogg = await fixture('tone.ogg')
    expect(await codeOf(ogg, ogg)).toBe('media.unsupported')
    expect(await codeOf(await fixture('flac-in.ogg'))).toBe('media.unsupported')
  })
})

describe('refusals', () => {
  test('A2 a text under the name of a picture is told what is accepted', async () => {
    const { result } = await ingestBytes(ascii('this is dog1.png'))
    expect(result).toEqual({
      ok: false,
      error: {
        code: 'media.unsupported',
        params: {
          accepted: 'JPEG PNG WebP GIF AVIF WAV MP3 OGG FLAC M4A'.split(' ').concat('WebM audio'),
        },
      },
    })
  })

  test.each([
    ['SVG', ascii('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['HTML', ascii('<!doctype html><script>alert(1)</script>')],
    ['an MP2', 'other.mp2'],
    ['an AAC', 'other.aac'],
  ])('A2 refuses %s', async (_name, source) => {
    const bytes = typeof source === 'string' ? await fixture(source) : source
    expect(await codeOf(bytes)).toBe('media.unsupported')
  })

  test.each([
    ['GIF89a', 'a GIF'],
    ['\xff\xd8\xff\xe0\0\x10JFIF\0', 'a JPEG'],
    ['\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'a PNG'],
    ['RIFF\xff\0\0\0WEBPVP8 ', 'a WebP'],
  ])('A2 markup behind the magic of %s is not taken', async (magic) => {
    const svg =
      '/*<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"></svg><script>1</script>*/'
    expect(['media.broken', 'media.unsupported']).toContain(
      await codeOf(ascii(magic + svg.repeat(9))),
    )
  })

  test('A3 a file past the limit is too large, and its limit is told', async () => {
    const { blobs } = await emptyBlobs()
    const result = await ingest(blobs, [wav(100)], { byteCountMax: 50 })
    expect(result).toEqual({
      ok: false,
      error: { code: 'media.tooLarge', params: { limit: 50 } },
    })
  })

  test('A4 an abort after the last byte keeps nothing', async () => {
    const { directory, blobs } = await emptyBlobs()
    const controller = new AbortController()
    async function* source() {
      yield new Uint8Array(await quarters().png().toBuffer())
      setImmediate(() => controller.abort())
    }
    const result = await ingest(blobs, source(), { signal: controller.signal })
    expect(result).toMatchObject({ error: { code: 'media.interrupted' } })
    expect(await temporariesOf(directory)).toEqual([])
    expect(await readdir(join(directory, 'blobs'))).toEqual([])
  })
})
