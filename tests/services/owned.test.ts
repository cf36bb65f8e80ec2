import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findOwned } from '@/lib/services/owned'
import { openStore, type Store } from '@/lib/store/store'
import { alice, bob, hashOf, imageAsset, value } from '../store/fixtures'

let folder: string
let store: Store

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'deixis-test-'))
  store = await openStore({ dataDirectory: folder })
  await value(store.ensureWorkspace(alice))
  await value(store.ensureWorkspace(bob))
})

afterAll(async () => {
  await store.close()
  await rm(folder, { recursive: true, force: true })
})

test("API19 what one workspace has, and is remembered to have, is not another one's", async () => {
  const hash = hashOf('a')
  const asset = imageAsset(hash)
  expect(await value(findOwned(store, alice, [hash]))).toEqual(new Map())
  await value(store.putAsset(alice, asset))
  // That it was missing was not remembered, that it is there is.
  for (let times = 0; times < 2; times++) {
    expect(await value(findOwned(store, alice, [hash]))).toEqual(new Map([[hash, asset]]))
    expect(await value(findOwned(store, bob, [hash]))).toEqual(new Map())
  }
  await value(store.putAsset(bob, asset))
  expect(await value(findOwned(store, bob, [hash]))).toEqual(new Map([[hash, asset]]))
})
