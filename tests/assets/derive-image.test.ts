import { readdir, readFile, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import sharp, { type Metadata } from 'sharp'
import { describe, expect, test } from 'vitest'
import type { Blobs } from '@/lib/assets/blobs'
import { derivationOf } from '@/lib/assets/derive'
import { ingest } from '@/lib/assets/ingest'
import { renditionOf } from '@/lib/assets/rendition'
import { createWorkshop } from '@/lib/assets/workshop'
import type { ImageAsset, ImageMediaType } from '@/lib/media/asset'
import { sentExtent, type ImageDerivation } from '@/lib/media/derivation'
import { deriverPath } from '../support/deriver-path'
import { animation, emptyBlobs, pngOfSize, secrets, temporariesOf, wav } from './samples'
import { grey, red, seen, square, squareBox, turned, type Colour } from './turned'

async function take(bytes: Uint8Array) {
  const { directory, blobs } = await emptyBlobs()
  const result = await ingest(blobs, [bytes])
  if (!result.ok) throw new Error(result.error.code)
  return { directory, blobs, asset: result.value.asset as ImageAsset }
}

/** A file as a disk may hold it that was never judged, and an asset that says of it what it likes. */
async function place(bytes: Uint8Array, claimed: Partial<ImageAsset>) {
  const { directory, blobs } = await emptyBlobs()
  const staged = await blobs.receive([bytes], { byteCountMax: 1e9 })
  if (!staged.ok || !(await blobs.keep(staged.value)).ok) throw new Error('not kept')
  const { hash, byteCount } = staged.value
  const known = { mediaType: 'image/jpeg' as const, width: 100, height: 100 }
  return { directory, blobs, asset: { hash, byteCount, ...known, ...claimed } }
}

async function derive(blobs: Blobs, asset: ImageAsset, derivation: ImageDerivation) {
  const result = await derivationOf(blobs, asset, derivation)
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  expect(result.value.mediaType).toBe(derivation.mediaType)
  return readFile(result.value.path)
}

async function pixelsOf(bytes: Uint8Array) {
  const { data, info } = await sharp(bytes)
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const at = (x: number, y: number) => [
    ...data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3),
  ]
  return { width: info.width, height: info.height, at }
}

function expectNear(actual: readonly number[], wanted: Colour, tolerance = 20) {
  for (const [channel, value] of wanted.entries()) {
    expect(Math.abs(actual[channel]! - value), `${actual} for ${wanted}`).toBeLessThan(tolerance)
  }
}

function expectNothingTold(bytes: Uint8Array, metadata: Metadata) {
  const text = Buffer.from(bytes).toString('latin1')
  for (const secret of secrets) expect(text).not.toContain(secret)
  for (const key of ['exif', 'icc', 'iptc', 'xmp', 'orientation', 'comments'] as const) {
    expect(metadata[key], key).toBeUndefined()
  }
}

describe('what is made', () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'A25 the crop of a region shows the region, at orientation %i',
    async (orientation) => {
      for (const format of ['jpeg', 'png', 'webp'] as const) {
        const { blobs, asset } = await take(await turned(orientation, format))
        expect(asset).toMatchObject(seen)
        const crop = await derive(blobs, asset, {
          crop: squareBox,
          width: square.width,
          height: square.height,
          mediaType: 'image/png',
        })
        expectNothingTold(crop, await sharp(crop).metadata())
        const { at, width, height } = await pixelsOf(crop)
        expect({ width, height }).toEqual({ width: 48, height: 40 })
        for (let y = 2; y < 38; y++) for (let x = 2; x < 46; x++) expectNear(at(x, y), red, 45)
        // The whole, marked: the outline stands around the square and nowhere else.
        const marked = await derive(blobs, asset, {
          ...seen,
          marks: [{ text: 'Region A', shape: { type: 'box', ...squareBox } }],
          mediaType: 'image/jpeg',
        })
        const whole = await pixelsOf(marked)
        expectNear(whole.at(216, 44), red, 40)
        expectNear(whole.at(190, 44), [20, 20, 20], 70)
        expectNear(whole.at(216, 65), [20, 20, 20], 70)
        expectNear(whole.at(20, 180), grey)
      }
    },
  )

  test('A25 a crop is whole pixels of the picture, also when it is made larger', async () => {
    const { blobs, asset } = await take(await turned(1, 'png'))
    const wide = await derive(blobs, asset, {
      crop: squareBox,
      width: 480,
      height: 400,
      mediaType: 'image/png',
    })
    const { at, width, height } = await pixelsOf(wide)
    expect([width, height]).toEqual([480, 400])
    for (const [x, y] of [
      [0, 0],
      [479, 0],
      [0, 399],
      [479, 399],
      [240, 200],
    ] as const) {
      expectNear(at(x, y), red, 6)
    }
    const tiny = { x: 0.99999, y: 0.99999, width: 0.00001, height: 0.00001 }
    const one = await derive(blobs, asset, {
      crop: tiny,
      width: 5,
      height: 5,
      mediaType: 'image/png',
    })
    expectNear((await pixelsOf(one)).at(2, 2), grey, 4)
  })

  test('A26 colours are sRGB and the profile is gone', async () => {
    const raw = { create: { width: 60, height: 40, channels: 3 as const, background: '#ff2010' } }
    const wide = await sharp(raw).withIccProfile('p3').png().toBuffer()
    expect((await sharp(wide).metadata()).icc).toBeDefined()
    const stored = await sharp(wide, { ignoreIcc: true }).raw().toBuffer()
    expect(stored[0]).toBeLessThan(246)
    for (const mediaType of ['image/png', 'image/jpeg', 'image/webp', 'image/avif'] as const) {
      const { blobs, asset } = await take(wide)
      const made = await derive(blobs, asset, { width: 30, height: 20, mediaType })
      expectNothingTold(made, await sharp(made).metadata())
      expectNear((await pixelsOf(made)).at(15, 10), [255, 32, 16], 12)
    }
    const cmyk = await sharp(raw).toColourspace('cmyk').jpeg().toBuffer()
    expect((await sharp(cmyk).metadata()).space).toBe('cmyk')
    const { blobs, asset } = await take(cmyk)
    const made = await derive(blobs, asset, { width: 30, height: 20, mediaType: 'image/jpeg' })
    expect(await sharp(made).metadata()).toMatchObject({ space: 'srgb', channels: 3 })
    expect((await pixelsOf(made)).at(15, 10)[0]).toBeGreaterThan(200)
  })

  test('A26 transparency stays in PNG and is white in JPEG, marks and all', async () => {
    const bytes = await sharp({
      create: {
        width: 300,
        height: 200,
        channels: 4,
        background: { r: 0, g: 0, b: 200, alpha: 0 },
      },
    })
      .png()
      .toBuffer()
    const { blobs, asset } = await take(bytes)
    const marks = [{ text: 'Region A', shape: { type: 'box' as const, ...squareBox } }]
    const size = { width: 150, height: 100 }
    const png = await derive(blobs, asset, { ...size, marks, mediaType: 'image/png' })
    const { data } = await sharp(png).raw().toBuffer({ resolveWithObject: true })
    expect([data[3], data[(22 * 150 + 108) * 4 + 3]]).toEqual([0, 0])
    expect(Math.max(...data.filter((_, at) => at % 4 === 3))).toBe(255)
    const jpeg = await derive(blobs, asset, { ...size, marks, mediaType: 'image/jpeg' })
    const { at } = await pixelsOf(jpeg)
    expectNear(at(5, 90), [255, 255, 255])
    const opaque = await take(await turned(1, 'png'))
    const marked = await derive(opaque.blobs, opaque.asset, {
      ...size,
      marks,
      mediaType: 'image/png',
    })
    expect((await sharp(marked).metadata()).hasAlpha).toBe(false)
  })

  test('A26 an animation gives its first frame; grey, 16-bit and interlaced pictures are pictures', async () => {
    for (const format of ['gif', 'webp'] as const) {
      const { blobs, asset } = await take(await animation(format))
      const made = await derive(blobs, asset, { width: 40, height: 20, mediaType: 'image/png' })
      const metadata = await sharp(made).metadata()
      expect([metadata.width, metadata.height, metadata.pages ?? 1]).toEqual([40, 20, 1])
      expectNear((await pixelsOf(made)).at(20, 10), [20, 20, 20], 6)
    }
    const base = () =>
      sharp(Buffer.alloc(60 * 40 * 3, 90), { raw: { width: 60, height: 40, channels: 3 } })
    const odd = [
      await base().greyscale().png().toBuffer(),
      await base().toColourspace('rgb16').png().toBuffer(),
      await base().png({ progressive: true }).toBuffer(),
      await base().jpeg({ progressive: true }).toBuffer(),
      await base().avif().toBuffer(),
      await base().png({ palette: true }).toBuffer(),
    ]
    expect((await sharp(odd[1]).metadata()).depth).toBe('ushort')
    const marks = [
      { text: 'A', shape: { type: 'box' as const, x: 0.5, y: 0.5, width: 0.2, height: 0.2 } },
    ]
    for (const bytes of odd) {
      const { blobs, asset } = await take(bytes)
      for (const mediaType of ['image/png', 'image/jpeg'] as const) {
        const made = await derive(blobs, asset, { width: 120, height: 80, marks, mediaType })
        expect(await sharp(made).metadata()).toMatchObject({ depth: 'uchar', space: 'srgb' })
        expectNear((await pixelsOf(made)).at(72, 48), [90, 90, 90], 8)
      }
    }
  })
})

test('A33 a strip below the picture holds its name and leaves the picture as it was', async () => {
  const { blobs, asset } = await take(await turned(6, 'png'))
  const plain = { ...seen, mediaType: 'image/png' as const }
  const whole = await pixelsOf(await derive(blobs, asset, plain))
  const marks = [{ text: 'A', shape: { type: 'box' as const, ...squareBox } }]
  for (const more of [{}, { marks }]) {
    const derivation = { ...plain, ...more, strip: 'Image 1 / Region A' }
    const named = await pixelsOf(await derive(blobs, asset, derivation))
    expect({ width: named.width, height: named.height }).toEqual(sentExtent(derivation))
    for (const [x, y] of [
      [5, 5],
      [216, 44],
      [299, 199],
    ] as const) {
      expectNear(named.at(x, y), whole.at(x, y) as unknown as Colour, 2)
    }
    const row = Array.from({ length: 300 }, (_, x) => named.at(x, 200 + 12)[0]!)
    expect(Math.min(...row)).toBeLessThan(60)
    expect([row[0], row[299]]).toEqual([255, 255])
  }
})

describe('how it is kept', () => {
  const small: ImageDerivation = { width: 30, height: 20, mediaType: 'image/png' }

  test('A23 what is whole is the rendition itself', async () => {
    const { blobs, asset } = await take(await turned(6, 'jpeg'))
    const rendition = await renditionOf(blobs, asset)
    expect(await derivationOf(blobs, asset, { ...seen, mediaType: 'image/jpeg' })).toEqual(
      rendition,
    )
    expect(
      await derivationOf(blobs, asset, { ...seen, marks: [], mediaType: 'image/jpeg' }),
    ).toEqual(rendition)
    const sound = await take(wav(8000))
    const whole = { mediaType: 'audio/wav' as const }
    expect(await derivationOf(sound.blobs, sound.asset, whole)).toEqual(
      await renditionOf(sound.blobs, sound.asset),
    )
  })

  test('A23 a sound is cut by its own maker, in the same way', async () => {
    const { blobs, asset } = await take(wav(8000))
    const clip = { clip: { start: 0.25, end: 0.75 }, mediaType: 'audio/wav' as const }
    const made = await derivationOf(blobs, asset, clip)
    if (!made.ok) throw new Error(made.error.code)
    expect(made.value.byteCount).toBe(44 + 4000 * 2)
  })

  test('A24 made once when many ask, read from disk afterwards, and always the same bytes', async () => {
    const bytes = await turned(3, 'jpeg')
    const { directory, blobs, asset } = await take(bytes)
    const all = await Promise.all(
      Array.from({ length: 12 }, () => derivationOf(blobs, asset, small)),
    )
    const [first] = all
    if (!first?.ok) throw new Error('not made')
    const { path } = first.value
    const { ino } = await stat(path)
    expect(all.every((each) => each.ok && each.value.path === path)).toBe(true)
    expect(await derivationOf(blobs, asset, { ...small })).toEqual(first)
    expect((await stat(path)).ino).toBe(ino)
    const shelf = await readdir(join(path, '..'))
    expect(shelf.filter((name) => name.includes('derivation'))).toHaveLength(1)
    expect(await temporariesOf(directory)).toEqual([])
    const other = await take(bytes)
    expect(await derive(other.blobs, other.asset, small)).toEqual(await readFile(path))
    const wider = await derivationOf(blobs, asset, { ...small, width: 31 })
    expect(wider.ok && wider.value.path !== path).toBe(true)
  })

  test('A24 goes with its blob when that is swept', async () => {
    const { blobs, asset } = await take(await turned(1, 'png'))
    const made = await derivationOf(blobs, asset, small)
    if (!made.ok) throw new Error(made.error.code)
    const old = new Date(Date.now() - 3_600_000)
    for (const path of [made.value.path, blobs.pathOf(asset.hash)]) await utimes(path, old, old)
    const swept = await blobs.sweep(async () => new Set([asset.hash]), new Date(Date.now() - 1000))
    expect([swept.blobsCount, swept.derivedCount]).toEqual([0, 0])
    const gone = await blobs.sweep(async () => new Set(), new Date(Date.now() - 1000))
    expect([gone.blobsCount, gone.derivedCount]).toEqual([1, 1])
    expect(await derivationOf(blobs, asset, small)).toMatchObject({
      error: { code: 'media.notFound' },
    })
  })

  test('A24 what no address can name is refused', async () => {
    const { blobs, asset } = await take(await turned(1, 'png'))
    const marks = [{ text: '<Region>', shape: { type: 'box' as const, ...squareBox } }]
    expect(await derivationOf(blobs, asset, { ...small, marks })).toMatchObject({
      error: { code: 'query.form', params: { field: 'marks' } },
    })
    expect(await derivationOf(blobs, asset, { ...small, width: 9000 })).toMatchObject({
      error: { code: 'query.sideOutside', params: { field: 'width' } },
    })
  })
})

test('A31 a file that cannot be what its asset says is a failure that names why, and leaves nothing', async () => {
  const whole = await turned(6, 'jpeg')
  const png = await turned(1, 'png')
  const frames = await animation('gif', 10_000)
  const cases: [string, Uint8Array, ImageMediaType, string][] = [
    ['cut in its pixels', png.subarray(0, png.length - 200), 'image/png', 'media.broken'],
    ['cut in its header', whole.subarray(0, 30), 'image/jpeg', 'media.broken'],
    ['another type', png, 'image/jpeg', 'media.broken'],
    [
      'no picture',
      new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      'image/png',
      'media.broken',
    ],
    ['a sound', wav(100), 'image/webp', 'media.broken'],
    ['a header of 2,500 megapixels', pngOfSize(50_000, 50_000), 'image/png', 'media.tooManyPixels'],
    ['too many frames', frames, 'image/gif', 'media.tooManyFrames'],
  ]
  for (const [what, bytes, mediaType, code] of cases) {
    const { directory, blobs, asset } = await place(bytes, { mediaType })
    const crop = { x: 0.9, y: 0.9, width: 0.1, height: 0.1 }
    for (const more of [{}, { crop }]) {
      const result = await derivationOf(blobs, asset, {
        ...more,
        width: 20,
        height: 20,
        mediaType: 'image/png',
      })
      expect(result, what).toMatchObject({ ok: false, error: { code } })
    }
    expect(await temporariesOf(directory)).toEqual([])
  }
})

test('A31 while a slow picture is made, this process and other pictures go on', async () => {
  const noise = Buffer.alloc(2600 * 2000 * 3)
  for (let at = 0; at < noise.length; at += 1) noise[at] = (at * 7919 + (at >> 5) * 104729) & 255
  const large = await take(
    await sharp(noise, { raw: { width: 2600, height: 2000, channels: 3 } })
      .jpeg()
      .toBuffer(),
  )
  const small = await take(await turned(1, 'png'))
  // The slow one takes ten times as long on a machine that has nothing else to do.
  const workshop = createWorkshop(deriverPath, { jobSecondsMax: 4 })
  const quick = (width: number) => {
    const derivation = { width, height: 20, mediaType: 'image/png' as const }
    return derivationOf(small.blobs, small.asset, derivation, workshop)
  }
  try {
    // Both workers are there already, so that only their work is timed.
    await Promise.all([quick(28), quick(29)])
    let lag = 0
    let last = performance.now()
    const ticking = setInterval(() => {
      lag = Math.max(lag, performance.now() - last)
      last = performance.now()
    }, 10)
    let isSlowDone = false
    const size = { width: 5200, height: 4000 }
    const slow = derivationOf(
      large.blobs,
      large.asset,
      { ...size, mediaType: 'image/avif' },
      workshop,
    ).finally(() => (isSlowDone = true))
    for (const width of [30, 31, 32]) expect((await quick(width)).ok).toBe(true)
    expect(isSlowDone).toBe(false)
    expect(await slow).toMatchObject({
      ok: false,
      error: { code: 'media.tooMuchWork', params: { seconds: 4 } },
    })
    clearInterval(ticking)
    expect(lag).toBeLessThan(1000)
    expect(await temporariesOf(large.directory)).toEqual([])
    const again = { width: 26, height: 20, mediaType: 'image/png' as const }
    expect((await derivationOf(large.blobs, large.asset, again, workshop)).ok).toBe(true)
  } finally {
    workshop.close()
  }
})
