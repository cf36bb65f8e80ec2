import { expect, test } from 'vitest'
import { ingest } from '@/lib/assets/ingest'
import { renditionOf } from '@/lib/assets/rendition'
import { strip } from '@/lib/assets/strip'
import { sniff } from '@/lib/media/sniff'
import {
  animation,
  emptyBlobs,
  exifWithPlace,
  fixture,
  quarters,
  temporariesOf,
  wav,
} from './samples'

/** mulberry32: the same hostile bytes on every run. */
function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

function mutate(bytes: Uint8Array, random: () => number): Uint8Array {
  const copy = new Uint8Array(bytes)
  const at = () => Math.floor(random() * copy.length)
  for (let count = 1 + Math.floor(random() * 6); count > 0; count--) {
    // Lengths, flags and sizes are where a parser trusts; most stand in a file's beginning.
    const place = random() < 0.6 ? Math.floor(at() / 8) : at()
    const interesting = [0, 1, 0x7f, 0x80, 0xff, Math.floor(random() * 256)]
    copy[place] = interesting[Math.floor(random() * interesting.length)] ?? 0
    if (random() < 0.2) copy.fill(0xff, place, place + 4)
    if (random() < 0.1) copy.copyWithin(place, at(), at())
  }
  return random() < 0.2 ? copy.subarray(0, at()) : copy
}

async function corpus(): Promise<Uint8Array[]> {
  const names = ['tone.mp3', 'tone.flac', 'tone.ogg', 'tone.opus', 'tone.m4a', 'fragmented.m4a']
  const sounds = await Promise.all([...names, 'tone.webm', 'live.webm'].map(fixture))
  const formats = ['jpeg', 'png', 'webp', 'avif'] as const
  const images = formats.map((format) =>
    quarters().withExif(exifWithPlace).toFormat(format).toBuffer(),
  )
  const animations = await Promise.all([animation('gif'), animation('webp')])
  const pictures = (await Promise.all(images)).map((bytes) => new Uint8Array(bytes))
  return [...sounds, ...pictures, ...animations, wav(500)]
}

test(
  'A17 the strips never throw and never grow a file, whatever its bytes',
  { timeout: 60_000 },
  async () => {
    const random = randomOf(1)
    let refusedCount = 0
    for (const original of await corpus()) {
      const mediaType = await sniff(original)
      if (!mediaType) throw new Error('corpus')
      for (let round = 0; round < 1500; round++) {
        const bytes = mutate(original, random)
        const result = strip(mediaType, bytes)
        if (!result.ok) refusedCount++
        else {
          const size = result.value.pieces.reduce((sum, piece) => sum + piece.length, 0)
          // An OGG page may be cut in two; a RIFF header may gain its padding.
          expect(size).toBeLessThanOrEqual(bytes.length + 64)
        }
      }
    }
    expect(refusedCount).toBeGreaterThan(1000)
  },
)

test(
  'A17 broken and hostile files never make taking in or giving out throw',
  { timeout: 120_000 },
  async () => {
    const random = randomOf(2)
    const { directory, blobs } = await emptyBlobs()
    const codes = new Map<string, number>()
    for (const original of await corpus()) {
      for (let round = 0; round < 25; round++) {
        const result = await ingest(blobs, [mutate(original, random)])
        const code = result.ok
          ? (await renditionOf(blobs, result.value.asset)).ok
            ? 'taken'
            : 'kept'
          : result.error.code
        codes.set(code, (codes.get(code) ?? 0) + 1)
      }
    }
    expect(await temporariesOf(directory)).toEqual([])
    const known = [
      'taken',
      'media.broken',
      'media.unsupported',
      'media.empty',
      'media.tooManyPixels',
    ]
    expect([...codes.keys()].filter((code) => !known.includes(code))).toEqual([])
    expect(codes.get('media.broken')).toBeGreaterThan(50)
  },
)
