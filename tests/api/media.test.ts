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

  test.each(['sha256-' + 'a'.repeat(64), 'x', '..%2F..%2Fdeixis.db'])(
    'API18 %s is no media',
    async (hash) => {
      expect(await problem(call('GET', `/media/${hash}`))).toMatchObject({
        status: 404,
        code: 'media.notFound',
      })
    },
  )
})
