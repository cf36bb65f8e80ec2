import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { addressOf, apiBasePath } from '@/lib/api/contract/define'
import { readGraphContract } from '@/lib/api/contract/graphs'
import { readMediaContract } from '@/lib/api/contract/media'
import { mediaUrl } from '@/lib/targets/target'
import { assets } from '../editor/fixtures'

test('an address is the path of its contract with the params in it', () => {
  expect(addressOf(readGraphContract, { id: 'a/b ?' })).toBe('/api/v1/graphs/a%2Fb%20%3F')
  expect(apiBasePath).toBe('/api/v1')
})

test('what a prompt names is where media are read', () => {
  const asset = { ...assets.image, hash: `sha256-${'a'.repeat(64)}` as const }
  const { width, height, mediaType } = asset
  const place = { section: 'media', alias: 'Image 1', nodeId: 'p1', nodeIds: ['p1'] } as const
  const part = { type: 'image', ...place, asset, derivation: { width, height, mediaType } } as const
  const address = addressOf(readMediaContract, { hash: asset.hash })
  expect(mediaUrl(part)).toBe(address)
  const smaller = { ...part, derivation: { ...part.derivation, width: 300, height: 200 } }
  expect(mediaUrl(smaller)).toBe(`${address}?width=300&height=200&type=image%2Fjpeg`)
})

test('the base of all addresses is written where it is defined, and where nothing may import it', () => {
  const files = ['app', 'components', 'lib'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
      .filter((path) => /\.tsx?$/.test(path)),
  )
  const writing = files.filter((path) => /['"`]\/api\/v1/.test(readFileSync(path, 'utf8')))
  expect(writing.sort()).toEqual(['lib/api/contract/define.ts', 'lib/targets/target.ts'])
})
