import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBlobs, type Blobs } from '@/lib/assets/blobs'
import { ingest } from '@/lib/assets/ingest'
import type { Asset } from '@/lib/media/asset'
import { compilePrompt } from '@/lib/services/prompts'
import { turned, squareBox, red, grey, type Colour } from '../assets/turned'
import { read } from '../compile/support'

let directory = ''
let blobs: Blobs

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'deixis-boxes-'))
  blobs = await openBlobs(directory)
})
afterAll(() => rm(directory, { recursive: true, force: true }))

async function taken(orientation: number, format: 'jpeg' | 'webp'): Promise<Asset> {
  const result = await ingest(blobs, [await turned(orientation, format)])
  if (!result.ok) throw new Error(result.error.code)
  return result.value.asset
}

/** What a provider is sent of a picture with its red square as a region: all text, and the pictures' bytes. */
async function sent(
  asset: Asset,
  options: Pick<Parameters<typeof compilePrompt>[1], 'target' | 'profile'>,
) {
  const document = read({
    nodes: [
      { id: 'p', kind: 'image', asset },
      { id: 'r', kind: 'region', of: 'p', label: 'red', shape: { type: 'box', ...squareBox } },
    ],
  })
  const answer = await compilePrompt(document, { question: 'Where?', ...options }, [blobs])
  if (!answer.ok) throw new Error(answer.error.code)
  const body = JSON.stringify(answer.value.request)
  const pictures = [...body.matchAll(/"data":"([A-Za-z0-9+/=]{100,})"/g)].map(([, base64 = '']) =>
    Buffer.from(base64, 'base64'),
  )
  return { body, pictures }
}

type Cut = { left: number; top: number; width: number; height: number }

/** The mean colour of what is cut from a picture as it stands, its orientation not looked at. */
async function colourOf(picture: Buffer, cut: Cut): Promise<Colour> {
  // Statistics are of a whole picture, whatever else is asked for.
  const { channels } = await sharp(await sharp(picture).extract(cut).png().toBuffer()).stats()
  const [r = 0, g = 0, b = 0] = channels.map((channel) => Math.round(channel.mean))
  return [r, g, b]
}

const isNear = (one: Colour, other: Colour) =>
  one.every((value, at) => Math.abs(value - other[at]!) < 30)

/** What the numbers name is red to its edges, and what lies around it is not. */
async function expectRed(picture: Buffer, { left, top, width, height }: Cut) {
  const inside = { left: left + 1, top: top + 1, width: width - 2, height: height - 2 }
  expect(isNear(await colourOf(picture, inside), red)).toBe(true)
  const below = { left, top: top + height + 2, width, height: 4 }
  const beside = { left: left - 6, top, width: 4, height }
  expect(isNear(await colourOf(picture, below), grey)).toBe(true)
  expect(isNear(await colourOf(picture, beside), grey)).toBe(true)
}

const numbersIn = (body: string, pattern: RegExp) =>
  (pattern.exec(body)?.slice(1) ?? []).map(Number) as [number, number, number, number]

describe.each([1, 2, 3, 4, 5, 6, 7, 8])('orientation %i', (orientation) => {
  it.each(['jpeg', 'webp'] as const)(
    'P14 SV6 the box told to Gemini shows the marked thing in the %s that it is sent',
    async (format) => {
      const { body, pictures } = await sent(await taken(orientation, format), { target: 'gemini' })
      const [picture] = pictures
      if (!picture) throw new Error('no picture')
      const { width = 0, height = 0, orientation: left } = await sharp(picture).metadata()
      expect(left ?? 1).toBe(1)
      const pattern = /box ymin (\d+), xmin (\d+), ymax (\d+), xmax (\d+) of 1000/
      const [ymin, xmin, ymax, xmax] = numbersIn(body, pattern)
      const x = Math.round((xmin * width) / 1000)
      const y = Math.round((ymin * height) / 1000)
      await expectRed(picture, {
        left: x,
        top: y,
        width: Math.round((xmax * width) / 1000) - x,
        height: Math.round((ymax * height) / 1000) - y,
      })
    },
  )

  it.each([300, 150])(
    'P14 P16 SV6 and the pixels told to Claude, of the picture as it is sent %i wide',
    async (imageSidePixels) => {
      const profile = { like: 'anthropic', imageSidePixels, cropBelowPixels: 0 }
      const options = { target: 'anthropic', profile } as const
      const { body, pictures } = await sent(await taken(orientation, 'jpeg'), options)
      const [picture] = pictures
      if (!picture) throw new Error('no picture')
      const pattern = /box x1 (\d+), y1 (\d+), x2 (\d+), y2 (\d+) in pixels of (\d+) × (\d+)/
      const [x1, y1, x2, y2] = numbersIn(body, pattern)
      const { width, height } = await sharp(picture).metadata()
      expect(body).toContain(`in pixels of ${width} × ${height}`)
      expect(Math.max(width, height)).toBe(imageSidePixels)
      await expectRed(picture, { left: x1, top: y1, width: x2 - x1, height: y2 - y1 })
    },
  )
})

it('P14 SV6 with a strip below the picture, thousandths are of all that is sent', async () => {
  const asset = await taken(6, 'jpeg')
  const document = read({
    nodes: [
      { id: 'p', kind: 'image', asset },
      { id: 'r', kind: 'region', of: 'p', shape: { type: 'box', ...squareBox } },
    ],
  })
  const options = { target: 'gemini', question: 'Where?', strips: true } as const
  const answer = await compilePrompt(document, options, [blobs])
  if (!answer.ok) throw new Error(answer.error.code)
  const body = JSON.stringify(answer.value.request)
  const [, base64 = ''] = /"data":"([A-Za-z0-9+/=]{100,})"/.exec(body) ?? []
  const picture = Buffer.from(base64, 'base64')
  const { width, height } = await sharp(picture).metadata()
  expect(height).toBeGreaterThan(200)
  const pattern = /box ymin (\d+), xmin (\d+), ymax (\d+), xmax (\d+) of 1000/
  const [ymin, xmin, ymax, xmax] = numbersIn(body, pattern)
  const x = Math.round((xmin * width) / 1000)
  const y = Math.round((ymin * height) / 1000)
  const cut = {
    left: x,
    top: y,
    width: Math.round((xmax * width) / 1000) - x,
    height: Math.round((ymax * height) / 1000) - y,
  }
  await expectRed(picture, cut)
})
