import { readFile, stat } from 'node:fs/promises'
import { parseBuffer } from 'music-metadata'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import type { Blobs } from '@/lib/assets/blobs'
import { ingest } from '@/lib/assets/ingest'
import { renditionOf } from '@/lib/assets/rendition'
import {
  animation,
  ascii,
  chunk,
  emptyBlobs,
  exifWithPlace,
  fixture,
  joined,
  pngChunk,
  quarterColours,
  quarters,
  secrets,
  temporariesOf,
  wav,
} from './samples'

async function take(bytes: Uint8Array) {
  const { directory, blobs } = await emptyBlobs()
  const result = await ingest(blobs, [bytes])
  if (!result.ok) throw new Error(result.error.code)
  return { directory, blobs, asset: result.value.asset }
}

async function bytesOf(blobs: Blobs, asset: Parameters<typeof renditionOf>[1]) {
  const result = await renditionOf(blobs, asset)
  if (!result.ok) throw new Error(result.error.code)
  const bytes = await readFile(result.value.path)
  expect(result.value).toMatchObject({ mediaType: asset.mediaType, byteCount: bytes.length })
  return bytes
}

async function render(bytes: Uint8Array): Promise<Buffer> {
  const { blobs, asset } = await take(bytes)
  return bytesOf(blobs, asset)
}

function expectNoSecrets(bytes: Uint8Array) {
  const text = Buffer.from(bytes).toString('latin1')
  for (const secret of secrets) expect(text).not.toContain(secret)
}

/** The colour in the middle of each quarter, nearest of the four. */
async function seenQuarters(bytes: Uint8Array): Promise<string[]> {
  const { data, info } = await sharp(bytes)
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return [0.25, 0.75].flatMap((y) =>
    [0.25, 0.75].map((x) => {
      const at = (Math.floor(info.height * y) * info.width + Math.floor(info.width * x)) * 3
      const distance = (colour: string) =>
        [0, 1, 2].reduce(
          (sum, i) =>
            sum + Math.abs((data[at + i] ?? 0) - parseInt(colour.slice(1 + 2 * i, 3 + 2 * i), 16)),
          0,
        )
      return [...quarterColours].sort((a, b) => distance(a) - distance(b))[0] as string
    }),
  )
}

describe('pictures', () => {
  // Where each quarter of the stored picture is seen (EXIF 2.32, tag 274).
  const [a, b, c, d] = quarterColours
  const seen: Record<number, string[]> = {
    1: [a, b, c, d],
    2: [b, a, d, c],
    3: [d, c, b, a],
    4: [c, d, a, b],
    5: [a, c, b, d],
    6: [c, a, d, b],
    7: [d, b, c, a],
    8: [b, d, a, c],
  }

  test.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'A19 orientation %i comes out upright, without its place',
    async (orientation) => {
      const jpeg = await quarters()
        .withExif(exifWithPlace)
        .withMetadata({ orientation })
        .jpeg()
        .toBuffer()
      expect(jpeg.includes('SECRET-TITLE')).toBe(true)
      const bytes = await render(jpeg)
      expectNoSecrets(bytes)
      const { width, height, orientation: left, exif, icc } = await sharp(bytes).metadata()
      expect([width, height]).toEqual(orientation < 5 ? [48, 32] : [32, 48])
      expect([left ?? 1, exif, icc]).toEqual([1, undefined, undefined])
      expect(await seenQuarters(bytes)).toEqual(seen[orientation])
    },
  )

  test.each(['jpeg', 'png', 'webp', 'avif'] as const)(
    'A18 %s loses EXIF and XMP and no pixel',
    async (format) => {
      const original = await quarters()
        .withExif(exifWithPlace)
        .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">SECRET-TITLE http://ns.adobe.com</x:xmpmeta>')
        .toFormat(format)
        .toBuffer()
      expect(original.includes('SECRET-COMMENT')).toBe(true)
      const bytes = await render(original)
      expectNoSecrets(bytes)
      const metadata = await sharp(bytes).metadata()
      expect([metadata.exif, metadata.xmp, metadata.iptc]).toEqual([
        undefined,
        undefined,
        undefined,
      ])
      expect(await sharp(bytes).raw().toBuffer()).toEqual(await sharp(original).raw().toBuffer())
    },
  )

  test('A18 a JPEG loses comments, IPTC, unknown segments, thumbnails and what follows it', async () => {
    const plain = new Uint8Array(await quarters().jpeg().toBuffer())
    const segment = (marker: string, text: string) =>
      joined(ascii(`\xff${marker}\0${String.fromCharCode(text.length + 2)}`), ascii(text))
    const thumbnail = segment('\xe0', 'JFIF\0\x01\x01\0\0\x01\0\x01\x01\x01Exi')
    const extra = [
      segment('\xfe', 'SECRET-COMMENT'),
      segment('\xed', 'Photoshop 3.0\0SECRET-TITLE'),
      segment('\xe9', 'Exif in a private segment'),
    ]
    const original = joined(plain.subarray(0, 2), thumbnail, ...extra, plain.subarray(2), plain)
    const bytes = await render(original)
    expectNoSecrets(bytes)
    expect(new Uint8Array(bytes)).toEqual(
      joined(
        plain.subarray(0, 2),
        segment('\xe0', 'JFIF\0\x01\x01\0\0\x01\0\x01\0\0'),
        plain.subarray(2),
      ),
    )
  })

  test('A18 a PNG loses texts and what follows it, and stays animated', async () => {
    const plain = new Uint8Array(await quarters().png().toBuffer())
    const animationControl = pngChunk('acTL', new Uint8Array([0, 0, 0, 1, 0, 0, 0, 0]))
    const clean = joined(plain.subarray(0, 33), animationControl, plain.subarray(33))
    const text = pngChunk('tEXt', ascii('Comment\0SECRET-COMMENT'))
    const dirty = joined(clean.subarray(0, 33), text, clean.subarray(33), ascii('SECRET-TITLE'))
    expect(new Uint8Array(await render(dirty))).toEqual(clean)
  })

  test.each(['gif', 'webp'] as const)('A18 an animated %s keeps its frames', async (format) => {
    const clean = await animation(format)
    const dirty =
      format === 'gif'
        ? joined(clean.subarray(0, -1), ascii('!\xfe\x0eSECRET-COMMENT\0;'), ascii('SECRET-TITLE'))
        : joined(
            ascii('RIFF'),
            riffSize(clean.length + 14),
            clean.subarray(8),
            chunk('SECR', ascii('+37.56')),
          )
    const bytes = await render(dirty)
    expectNoSecrets(bytes)
    expect(await sharp(bytes).metadata()).toMatchObject({ pages: 3, width: 20, height: 10 })
    expect(new Uint8Array(bytes)).toEqual(clean)
  })

  test('A19 colours of a profile become sRGB', async () => {
    const original = await quarters().withIccProfile('p3').jpeg({ quality: 100 }).toBuffer()
    const bytes = await render(original)
    expect((await sharp(bytes).metadata()).icc).toBeUndefined()
    expect(await seenQuarters(bytes)).toEqual([...quarterColours])
  })

  test('A19 a WebP keeps its profile and its bytes', async () => {
    const original = await quarters().withIccProfile('p3').webp().toBuffer()
    expect(await render(original)).toEqual(original)
  })

  test.each(['jpeg', 'png', 'webp', 'gif', 'avif'] as const)(
    'A21 a %s that tells nothing is itself',
    async (format) => {
      const original = await quarters().toFormat(format).toBuffer()
      const { blobs, asset } = await take(original)
      expect(await bytesOf(blobs, asset)).toEqual(original)
      // One file under two names.
      const derived = await stat(blobs.derivedPathOf(asset.hash, 'rendition-1'))
      expect(derived.ino).toBe((await stat(blobs.pathOf(asset.hash))).ino)
    },
  )
})

function riffSize(size: number): Uint8Array {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, size - 8, true)
  return bytes
}

const tagged = [
  'tone.mp3',
  'tone.flac',
  'tone.ogg',
  'tone.opus',
  'tone.m4a',
  'sound.mp4',
  'fragmented.m4a',
  'tone.webm',
  'tone.mka',
  'live.webm',
]

describe('sounds', () => {
  test.each(tagged)('A20 %s loses its tags and no sound', async (name) => {
    const original = await fixture(name)
    expect(Buffer.from(original).includes('SECRET-TITLE')).toBe(true)
    const { blobs, asset } = await take(original)
    const bytes = await bytesOf(blobs, asset)
    expectNoSecrets(bytes)
    expect(Buffer.from(bytes).includes('ID3')).toBe(false)
    const { format, common, native } = await parseBuffer(bytes, undefined, { duration: true })
    expect([common.title, common.comment, common.picture]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
    expect(JSON.stringify(native)).not.toContain('SECRET')
    const before = (await parseBuffer(original, undefined, { duration: true })).format
    expect([format.duration, format.codec, format.sampleRate, format.numberOfChannels]).toEqual([
      before.duration,
      before.codec,
      before.sampleRate,
      before.numberOfChannels,
    ])
    // What was stripped is clean, and is taken in as the same sound.
    const again = await take(bytes)
    expect(await bytesOf(again.blobs, again.asset)).toEqual(bytes)
    expect(again.asset).toMatchObject({ durationSeconds: durationOf(asset) })
  })

  test('A20 a WAV keeps its samples and loses LIST, bext and id3', async () => {
    const extra = [
      chunk('LIST', ascii('INFOINAM\x0d\0\0\0SECRET-TITLE\0')),
      chunk('bext', ascii('SECRET-COMMENT +37.5665')),
      chunk('id3 ', ascii('ID3\x04\0\0\0\0\0\x01x')),
    ]
    expect(new Uint8Array(await render(wav(801, extra)))).toEqual(wav(801))
  })

  test('A20 an MP3 loses ID3v1, APE and Lyrics3 behind it', async () => {
    const mp3 = await fixture('tone.mp3')
    const clean = await render(mp3)
    const value = ascii('SECRET-TITLE')
    const ape = joined(
      ascii('APETAGEX\xd0\x07\0\0'),
      new Uint8Array([32 + 8 + 6 + value.length, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0xa0]),
      new Uint8Array(8),
    )
    const item = joined(
      new Uint8Array([value.length, 0, 0, 0, 0, 0, 0, 0]),
      ascii('Title\0'),
      value,
    )
    const footer = new Uint8Array(ape)
    footer[23] = 0x80
    const lyrics = ascii('LYRICSBEGININD0000200LYR00014SECRET-COMMENT000043LYRICS200')
    const id3v1 = joined(ascii('TAGSECRET-TITLE'), new Uint8Array(113))
    const dirty = joined(mp3, lyrics, ape, item, footer, id3v1)
    expect(await render(dirty)).toEqual(clean)
  })

  test('A20 a comment of several OGG pages goes, and the pages after it are renumbered', async () => {
    const clean = await render(await fixture('tone.opus'))
    const secondPage = clean.indexOf('OggS', 1)
    const thirdPage = clean.indexOf('OggS', secondPage + 1)
    const serial = clean.subarray(14, 18)
    // 70,000 bytes of comment: 255 whole segments, then the rest on a second page.
    const comment = joined(ascii('OpusTags'), new Uint8Array(69_992).fill(0x41))
    const page = (number: number, flags: number, segments: number[], body: Uint8Array) =>
      joined(
        ascii(`OggS\0${String.fromCharCode(flags)}`),
        new Uint8Array(8),
        serial,
        new Uint8Array([number, 0, 0, 0, 0, 0, 0, 0, segments.length, ...segments]),
        body,
      )
    const split = 255 * 255
    const rest = comment.length - split
    const lacing = [...Array<number>(Math.floor(rest / 255)).fill(255), rest % 255]
    const sound = new Uint8Array(clean.subarray(thirdPage))
    const dirty = joined(
      clean.subarray(0, secondPage),
      page(1, 0, Array<number>(255).fill(255), comment.subarray(0, split)),
      page(2, 1, lacing, comment.subarray(split)),
      sound,
    )
    dirty[dirty.length - sound.length + 18] = 3
    expect(await render(dirty)).toEqual(clean)
  })

  test('A20 an M4A tells neither its place nor when it was made', async () => {
    const original = Buffer.from(await fixture('tone.m4a'))
    const title = original.indexOf('\xa9nam', 0, 'latin1')
    original.write('\xa9xyz', title, 'latin1')
    original.writeUInt32BE(0xe0000000, original.indexOf('mvhd') + 8)
    const bytes = await render(original)
    expect(bytes.indexOf('\xa9xyz', 0, 'latin1')).toBe(-1)
    expect(bytes.readUInt32BE(bytes.indexOf('mvhd') + 8)).toBe(0)
    expect(bytes.length).toBe(original.length)
  })

  test('A21 a WAV that tells nothing is itself', async () => {
    const original = wav(100)
    expect(new Uint8Array(await render(original))).toEqual(original)
  })
})

function durationOf(asset: object): unknown {
  return 'durationSeconds' in asset ? asset.durationSeconds : undefined
}

describe('making', () => {
  test('A22 many who ask at once get one file, made once, the same bytes each time', async () => {
    const jpeg = await quarters().withMetadata({ orientation: 6 }).jpeg().toBuffer()
    const { directory, blobs, asset } = await take(jpeg)
    const results = await Promise.all(Array.from({ length: 20 }, () => renditionOf(blobs, asset)))
    expect(new Set(results.map((result) => JSON.stringify(result))).size).toBe(1)
    expect(await temporariesOf(directory)).toEqual([])
    const path = blobs.derivedPathOf(asset.hash, 'rendition-1')
    const { ino } = await stat(path)
    const bytes = await bytesOf(blobs, asset)
    expect((await stat(path)).ino).toBe(ino)
    expect(await render(jpeg)).toEqual(bytes)
  })

  test('A22 a blob that is gone is a failure', async () => {
    const { blobs } = await emptyBlobs()
    const asset = { hash: `sha256-${'0'.repeat(64)}`, mediaType: 'image/png' as const }
    expect(await renditionOf(blobs, asset)).toMatchObject({ error: { code: 'media.notFound' } })
  })
})
