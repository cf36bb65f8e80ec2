import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, onTestFinished, test } from 'vitest'
import { openBlobs } from '@/lib/assets/blobs'
import { derivationOf } from '@/lib/assets/derive'
import { ingest } from '@/lib/assets/ingest'
import type { ImageAsset } from '@/lib/media/asset'
import type { ImageDerivation } from '@/lib/media/derivation'
import type { MediaPart, Prompt } from '@/lib/prompt/prompt'
import { readContents } from '@/lib/services/contents'
import { bounds } from '@/lib/std/bounds'
import { mediaUrl } from '@/lib/targets/target'

async function blobsOf() {
  const directory = await mkdtemp(join(tmpdir(), 'deixis-contents-'))
  onTestFinished(() => rm(directory, { recursive: true, force: true }))
  return openBlobs(directory)
}

async function picture(blobs: Awaited<ReturnType<typeof blobsOf>>, width = 300) {
  const create = { width, height: 200, channels: 3 as const, background: '#a03050' }
  const taken = await ingest(blobs, [await sharp({ create }).png().toBuffer()])
  if (!taken.ok) throw new Error(taken.error.code)
  return taken.value.asset as ImageAsset
}

const partOf = (asset: ImageAsset, derivation: ImageDerivation): MediaPart => ({
  type: 'image',
  section: 'media',
  alias: 'Image 1',
  nodeId: 'i',
  nodeIds: ['i'],
  asset,
  derivation,
})
const promptOf = (parts: readonly MediaPart[]): Prompt => ({
  system: [],
  turns: [{ role: 'user', parts }],
})
const box = { x: 0.1, y: 0.1, width: 0.2, height: 0.2 }
const png = 'image/png' as const

test('SV6 a picture, its crop and its marked copy are three contents, each what its address gives', async () => {
  const [empty, blobs] = [await blobsOf(), await blobsOf()]
  const asset = await picture(blobs)
  const marks = [{ text: 'Region A', shape: { type: 'box' as const, ...box } }]
  const parts = [
    partOf(asset, { width: 300, height: 200, mediaType: png }),
    partOf(asset, { crop: box, width: 60, height: 40, mediaType: png }),
    partOf(asset, { width: 300, height: 200, marks, mediaType: png }),
  ]
  // Read again, they are remembered.
  for (const time of ['made', 'remembered']) {
    const contents = await readContents(promptOf(parts), [empty, blobs])
    if (!contents.ok) throw new Error(contents.error.code)
    expect([...contents.value.keys()], time).toEqual(parts.map(mediaUrl))
    const all = new Set<string>()
    for (const part of parts) {
      const made = await derivationOf(blobs, asset, part.derivation as ImageDerivation)
      if (!made.ok) throw new Error(made.error.code)
      const base64 = (await readFile(made.value.path)).toString('base64')
      expect(contents.value.get(mediaUrl(part)), time).toBe(base64)
      all.add(base64)
    }
    expect(all.size).toBe(3)
  }
})

test('SV6 the bound is of what is made, not of what it is made from', async () => {
  const blobs = await blobsOf()
  const asset = { ...(await picture(blobs)), byteCount: bounds.uploadByteCountMax }
  const small = (index: number) => partOf(asset, { width: 10 + index, height: 10, mediaType: png })
  const three = await readContents(promptOf([small(0), small(1), small(2)]), [blobs])
  expect(three.ok).toBe(true)
})

test('SV6 what cannot be made fails with its reason, and what is nowhere with its hash', async () => {
  const blobs = await blobsOf()
  const asset = await picture(blobs)
  const odd = [{ text: 'no_letter', shape: { type: 'box' as const, ...box } }]
  const bad = partOf(asset, { width: 20, height: 20, marks: odd, mediaType: png })
  expect(await readContents(promptOf([bad]), [blobs])).toMatchObject({
    error: { code: 'query.form', params: { field: 'marks' } },
  })
  const hash = `sha256-${'c'.repeat(64)}`
  const lost = partOf({ ...asset, hash }, { width: 20, height: 20, mediaType: png })
  expect(await readContents(promptOf([lost]), [blobs])).toMatchObject({
    error: { code: 'media.notFound', params: { hash } },
  })
})
