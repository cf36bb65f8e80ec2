import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Asset } from '@/lib/media/asset'
import sharp from 'sharp'
import { answer, call, problem, useApp } from './app'
import { wav } from '../assets/samples'

useApp()

type Loudness = { durationSeconds: number; peaks: number[] }

async function stored(bytes: Uint8Array): Promise<string> {
  const response = await call('POST', '/media', { body: bytes as BodyInit })
  return ((await response.json()) as { asset: Asset }).asset.hash
}

/** A second of silence, then one of full loudness, at 8 kHz and 16 bits. */
function silenceThenNoise(): Uint8Array {
  const bytes = wav(32_000)
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  for (let at = 44; at < bytes.length; at += 2) view.setInt16(at, 0, true)
  for (let at = 44 + 16_000; at + 1 < bytes.length; at += 2) view.setInt16(at, 32_767, true)
  return bytes
}

test('API29 the loudness of a sound in as many windows as are asked for', async () => {
  const bytes = silenceThenNoise()
  const hash = await stored(bytes)
  const few = await answer<Loudness>(call('GET', `/media/${hash}/peaks?count=4`))
  expect(few.peaks).toHaveLength(4)
  expect(few.peaks[0]).toBe(0)
  expect(few.peaks[3]).toBe(255)
  expect(few.durationSeconds).toBeGreaterThan(0)
  for (const count of [1, 7, 4_000]) {
    const { peaks } = await answer<Loudness>(call('GET', `/media/${hash}/peaks?count=${count}`))
    expect(peaks).toHaveLength(count)
    expect(Math.max(...peaks)).toBe(255)
  }
  expect((await answer<Loudness>(call('GET', `/media/${hash}/peaks`))).peaks).toHaveLength(1_000)
})

test('API29 what is asked wrongly is refused by name', async () => {
  const hash = await stored(wav(8_000))
  for (const count of ['0', '4001', 'many']) {
    const told = await problem(call('GET', `/media/${hash}/peaks?count=${count}`))
    expect(told.status).toBe(422)
    expect(JSON.stringify(told)).toContain('/query/count')
  }
  const unknown = `sha256-${'b'.repeat(64)}`
  expect(await problem(call('GET', `/media/${unknown}/peaks`))).toMatchObject({
    status: 404,
    code: 'media.notFound',
  })
  const picture = await sharp({ create: { width: 3, height: 2, channels: 3, background: 'red' } })
    .png()
    .toBuffer()
  expect(await problem(call('GET', `/media/${await stored(picture)}/peaks`))).toMatchObject({
    status: 422,
    code: 'media.noPeaks',
    detail: expect.stringMatching(/^Only a sound has peaks, .* image\/png/) as string,
  })
})

test('API29 a sound that there is no decoder for is refused, and says so', async () => {
  const hash = await stored(readFileSync('tests/fixtures/media/clicks.m4a'))
  expect(await problem(call('GET', `/media/${hash}/peaks`))).toMatchObject({
    status: 422,
    code: 'media.cannotConvert',
  })
})
