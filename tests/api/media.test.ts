import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import type { Asset } from '@/lib/media/asset'
import { exifWithPlace, quarters, secrets, wav } from '../assets/samples'
import { answer, call, problem, useApp } from './app'

useApp()

const upload = (bytes: Uint8Array, type = 'application/octet-stream') =>
  call('POST', '/media', { headers: { 'content-type': type }, body: bytes as BodyInit })

async function stored(bytes: Uint8Array): Promise<Asset> {
  const response = await upload(bytes)
  return ((await response.json()) as { asset: Asset }).asset
}

const jpeg = async (background: string) =>
  new Uint8Array(
    await sharp({ create: { width: 30, height: 20, channels: 3, background } })
      .jpeg()
      .toBuffer(),
  )

describe('upload', () => {
  test('API17 a raw body is taken once, and known the second time', async () => {
    const bytes = await jpeg('red')
    const first = await upload(bytes, 'image/jpeg')
    const { asset } = (await first.json()) as { asset: Asset }
    expect(first.status).toBe(201)
    expect(first.headers.get('location')).toBe(`/api/v1/media/${asset.hash}`)
    expect(asset).toMatchObject({
      mediaType: 'image/jpeg',
      byteCount: bytes.length,
      width: 30,
      height: 20,
    })
    expect(await answer(upload(bytes, 'text/plain'), 200)).toEqual({ asset })
  })

  test('API17 a file of a form is taken, and only one', async () => {
    const form = new FormData()
    form.set('caption', 'not a file')
    form.set('file', new Blob([wav(8000) as BlobPart]), '소리.wav')
    const { asset } = await answer<{ asset: Asset }>(call('POST', '/media', { body: form }), 201)
    expect(asset).toMatchObject({ mediaType: 'audio/wav', durationSeconds: 1 })
    form.append('file', new Blob([wav(9000) as BlobPart]), 'two.wav')
    expect(await problem(call('POST', '/media', { body: form }))).toMatchObject({
      status: 422,
      code: 'request.oneFile',
    })
    const none = new FormData()
    none.set('caption', 'alone')
    expect(await problem(call('POST', '/media', { body: none }))).toMatchObject({
      status: 422,
      code: 'request.noFile',
    })
  })
})

describe('serving', () => {
  test('API18 the rendition is upright and tells nothing of where it was made', async () => {
    const bytes = new Uint8Array(
      await quarters().withExif(exifWithPlace).withMetadata({ orientation: 6 }).jpeg().toBuffer(),
    )
    const asset = await stored(bytes)
    expect(asset).toMatchObject({ width: 32, height: 48 })
    const response = await call('GET', `/media/${asset.hash}`)
    const served = Buffer.from(await response.arrayBuffer())
    expect(response.headers.get('content-type')).toBe('image/jpeg')
    expect(response.headers.get('content-security-policy')).toContain('sandbox')
    expect(response.headers.get('cache-control')).toBe('private, max-age=31536000, immutable')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(await sharp(served).metadata()).toMatchObject({ width: 32, height: 48 })
    for (const secret of secrets) expect(served.includes(secret), secret).toBe(false)
    const original = await call('GET', `/media/${asset.hash}?original=1`)
    expect(Buffer.from(await original.arrayBuffer()).equals(Buffer.from(bytes))).toBe(true)
  })

  test('API18 a range is given as asked, and one outside is refused with the size', async () => {
    const { hash } = await stored(wav(4000))
    const whole = Buffer.from(await (await call('GET', `/media/${hash}`)).arrayBuffer())
    const ask = (range: string, more = {}) =>
      call('GET', `/media/${hash}`, { headers: { range, ...more } })
    for (const [range, start, end] of [
      ['bytes=0-9', 0, 10],
      ['bytes=10-', 10, whole.length],
      ['bytes=-7', whole.length - 7, whole.length],
      ['bytes=5-999999', 5, whole.length],
    ] as const) {
      const response = await ask(range)
      expect(response.status).toBe(206)
      expect(response.headers.get('content-range')).toBe(
        `bytes ${start}-${end - 1}/${whole.length}`,
      )
      expect(response.headers.get('content-length')).toBe(String(end - start))
      expect(Buffer.from(await response.arrayBuffer()).equals(whole.subarray(start, end))).toBe(
        true,
      )
    }
    const outside = await ask('bytes=999999-')
    expect(outside.headers.get('content-range')).toBe(`bytes */${whole.length}`)
    expect(await problem(Promise.resolve(outside))).toMatchObject({
      status: 416,
      code: 'media.rangeInvalid',
    })
    expect((await ask('bytes=9-3')).status).toBe(200)
    expect((await ask('bytes=0-1,4-5')).status).toBe(200)
    expect((await ask('bytes=0-1', { 'if-range': '"other"' })).status).toBe(200)
  })

  test('API18 the same tag is not sent again, and HEAD has no body', async () => {
    const { hash } = await stored(wav(4100))
    const first = await call('GET', `/media/${hash}`)
    const tag = first.headers.get('etag') ?? ''
    const length = (await first.arrayBuffer()).byteLength
    const head = await call('HEAD', `/media/${hash}`)
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([
      200,
      String(length),
      '',
    ])
    expect(
      (await call('GET', `/media/${hash}`, { headers: { 'if-none-match': tag } })).status,
    ).toBe(304)
    const original = await call('GET', `/media/${hash}?original=1`, {
      headers: { 'if-none-match': tag },
    })
    expect(original.status).toBe(200)
    await original.body?.cancel()
  })

  test.each([
    ['sha256-' + 'a'.repeat(64), 'media.notFound'],
    ['x', 'media.noHash'],
    ['..%2F..%2Fdeixis.db', 'media.noHash'],
  ])('API18 %s is no media', async (hash, code) => {
    expect(await problem(call('GET', `/media/${hash}`))).toMatchObject({ status: 404, code })
  })
})

describe('derivations', () => {
  /** 400 by 300 pixels, black with a white quarter at the lower right. */
  const picture = async () => {
    const white = { create: { width: 200, height: 150, channels: 3 as const, background: '#fff' } }
    const bytes = await sharp({
      create: { width: 400, height: 300, channels: 3, background: '#000' },
    })
      .composite([{ input: white, left: 200, top: 150 }])
      .png()
      .toBuffer()
    return stored(new Uint8Array(bytes))
  }
  const get = (hash: string, query: Record<string, string>, headers: HeadersInit = {}) =>
    call('GET', `/media/${hash}?${new URLSearchParams(query)}`, { headers })
  const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer())

  test('API18 parameters name what is made: cut, scaled, marked, in another form', async () => {
    const { hash } = await picture()
    const crop = await get(hash, { crop: 'percent:50,50,50,50', width: '100', type: 'image/jpeg' })
    expect(crop.status).toBe(200)
    expect(crop.headers.get('content-type')).toBe('image/jpeg')
    expect(crop.headers.get('cache-control')).toBe('private, max-age=31536000, immutable')
    const cut = await bytesOf(crop)
    expect(await sharp(cut).metadata()).toMatchObject({ width: 100, height: 75, format: 'jpeg' })
    expect((await sharp(cut).stats()).channels[0]!.min).toBeGreaterThan(240)
    const small = await bytesOf(await get(hash, { width: '40' }))
    expect(await sharp(small).metadata()).toMatchObject({ width: 40, height: 30, format: 'png' })
    const marked = await bytesOf(await get(hash, { marks: 'Region A@percent:10,10,20,20' }))
    expect(await sharp(marked).metadata()).toMatchObject({ width: 400, height: 300 })
    const [left] = (
      await sharp(marked).extract({ left: 0, top: 0, width: 200, height: 150 }).stats()
    ).channels
    expect(left!.max).toBe(255)
  })

  test('API18 each derivation has a tag and ranges of its own; the same one under any order is the same', async () => {
    const { hash } = await picture()
    const whole = await get(hash, {})
    const first = await get(hash, { width: '40', height: '30', type: 'image/png' })
    const second = await get(hash, { type: 'image/png', width: '40' })
    const third = await get(hash, { width: '41' })
    const tags = [whole, first, second, third].map(({ headers }) => headers.get('etag'))
    expect(tags[1]).toBe(tags[2])
    expect(new Set(tags).size).toBe(3)
    const full = await get(hash, { width: '400', height: '300', type: 'image/png' })
    expect(full.headers.get('etag')).toBe(tags[0])
    const bytes = await bytesOf(first)
    const part = await get(hash, { width: '40' }, { range: 'bytes=4-19' })
    expect([part.status, part.headers.get('content-range')]).toEqual([
      206,
      `bytes 4-19/${bytes.length}`,
    ])
    expect((await bytesOf(part)).equals(bytes.subarray(4, 20))).toBe(true)
    const known = await get(hash, { width: '40' }, { 'if-none-match': tags[1]! })
    expect(known.status).toBe(304)
    for (const response of [whole, second, third, full]) await response.body?.cancel()
  })

  test('API18 seconds of a sound', async () => {
    const { hash } = await stored(wav(16_000))
    const response = await get(hash, { clip: '0.5,1.5' })
    expect(response.headers.get('content-type')).toBe('audio/wav')
    expect((await bytesOf(response)).length).toBe(44 + 16_000)
  })

  test('API18 seconds after a sound are refused with its length', async () => {
    const { hash } = await stored(wav(16_000))
    const told = await problem(get(hash, { clip: '0,99' }))
    expect(told).toMatchObject({ status: 422, code: 'query.clipOutside' })
    expect(told.detail).toContain(
      'from 0 to 2 seconds of this sound; yours begins at 0 and ends at 99.',
    )
  })

  test.each<[string, Record<string, string>, string, string]>([
    ['width', { width: 'wide' }, 'query.form', '1–8192'],
    ['width', { width: '9000' }, 'query.sideOutside', 'from 1 to 8192 pixels; yours is 9000.'],
    ['crop', { crop: '50,50,8,8' }, 'query.form', 'percent:10,20,30,40'],
    ['crop', { crop: 'percent:50,50,80,9' }, 'query.cropOutside', 'to 130 across and 59 down'],
    ['marks', { marks: 'Region A' }, 'query.form', 'Region A@percent:'],
    ['type', { type: 'text/html' }, 'query.form', 'image/png'],
    ['clip', { clip: '0,1' }, 'query.notApplicable', 'image/png'],
    ['crop', { crop: 'percent:0,0,5,5', original: '1' }, 'query.together', 'original'],
    ['colour', { colour: 'red' }, 'request.invalid', 'colour'],
  ])('API18 a wrong %s is refused by name: %j', async (field, query, code, remedy) => {
    const { hash } = await picture()
    const told = await problem(get(hash, query))
    expect(told).toMatchObject({ status: 422, code })
    expect(JSON.stringify(told)).toContain(`/query/${field}`)
    expect(JSON.stringify(told)).toContain(remedy)
  })

  test('API18 what is not the workspace’s has no derivations either', async () => {
    expect(await problem(get('sha256-' + 'b'.repeat(64), { width: '5' }))).toMatchObject({
      status: 404,
      code: 'media.notFound',
    })
  })
})
