import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test, vi } from 'vitest'
import sharp from 'sharp'
import { createGraph } from '@/lib/services/graphs'
import { instance, openInstance, type Instance } from '@/lib/services/instance'
import { stagingIntake } from '@/lib/services/intake'
import { localPrincipal } from '@/lib/services/principal'
import { compileGraph } from '@/lib/services/prompts'
import { sweepMedia } from '@/lib/services/sweep'
import { register } from '@/instrumentation'
import { value } from '../store/fixtures'

const root = mkdtempSync(join(tmpdir(), 'deixis-sweep-'))
afterAll(() => {
  vi.unstubAllEnvs()
  rmSync(root, { recursive: true, force: true })
})

const open = (dataDirectory: string) =>
  openInstance({ dataDirectory, language: 'en', logLevel: 'silent' })

function blobsIn(folder: string): string[] {
  const names = readdirSync(join(folder, 'blobs'), { recursive: true, encoding: 'utf8' })
  return names.filter((name) => name.includes('sha256-')).sort()
}

/** Makes all media as old as if they had been taken in long ago. */
function age(folder: string): void {
  for (const name of blobsIn(folder)) utimesSync(join(folder, 'blobs', name), 1, 1)
}

async function picture(background: string): Promise<Buffer> {
  return sharp({ create: { width: 8, height: 6, channels: 3, background } })
    .png()
    .toBuffer()
}

const dataUrl = async (color: string) => ({
  dataUrl: `data:image/png;base64,${(await picture(color)).toString('base64')}`,
})

function create(made: Instance, nodes: readonly object[]) {
  const intake = stagingIntake(made, localPrincipal)
  const sent = { document: { nodes }, parts: new Map(), intake }
  return createGraph(made, localPrincipal, { sent })
}

describe('media that nobody has', () => {
  test('SV10 a document is judged before its files are taken in', async () => {
    const folder = join(root, 'judged')
    const made = await open(folder)
    const before = blobsIn(folder)
    const good = { id: 'a', kind: 'image', asset: await dataUrl('plum') }
    expect(await create(made, [good, { id: 'b', kind: 'nope' }])).toMatchObject({
      ok: false,
      error: { code: 'document.invalid', causes: [{ pointer: '/document/nodes/1/kind' }] },
    })
    expect(blobsIn(folder)).toEqual(before)
    // What shows only with the file is refused too; what is then left is nobody's.
    expect(await create(made, [{ ...good, kind: 'text', text: 'x' }])).toMatchObject({ ok: false })
    const [left] = blobsIn(folder).filter((name) => !before.includes(name))
    const hash = left?.split('/').at(-1) ?? ''
    expect(hash).not.toBe('')
    expect((await value(made.store.getAssets(localPrincipal, [hash]))).size).toBe(0)
    await value(create(made, [good]))
    expect((await value(made.store.getAssets(localPrincipal, [hash]))).size).toBe(1)
    await made.store.close()
  })

  test('SV9 goes once it is old, and what a workspace has stays', async () => {
    const folder = join(root, 'swept')
    const made = await open(folder)
    const graph = await value(
      create(made, [{ id: 'a', kind: 'image', asset: await dataUrl('teal') }]),
    )
    const kept = blobsIn(folder)
    await value(stagingIntake(made, localPrincipal).take([await picture('gold')]))
    expect(blobsIn(folder)).toHaveLength(kept.length + 1)
    expect(await sweepMedia(made)).toMatchObject({ blobsCount: 0 })
    age(folder)
    expect(await sweepMedia(made)).toMatchObject({ blobsCount: 1 })
    expect(blobsIn(folder)).toEqual(kept)
    await value(compileGraph(made, localPrincipal, graph.id, { target: 'gemini', question: '?' }))
    await made.store.close()
  })

  test('SV9 neither of two databases that used a folder removes the media of the other', async () => {
    const folder = join(root, 'shared')
    const aside = join(root, 'aside')
    mkdirSync(aside)
    const databaseFiles = (where: string) =>
      readdirSync(where).filter((name) => name.startsWith('deixis.db'))
    const one = await open(folder)
    await value(create(one, [{ id: 'a', kind: 'image', asset: await dataUrl('navy') }]))
    age(folder)
    expect(await sweepMedia(one)).toMatchObject({ blobsCount: 0 })
    await one.store.close()
    // The same folder with a database that knows none of its media, for a while.
    for (const name of databaseFiles(folder)) renameSync(join(folder, name), join(aside, name))
    const other = await open(folder)
    await value(create(other, [{ id: 'a', kind: 'image', asset: await dataUrl('olive') }]))
    const both = blobsIn(folder)
    age(folder)
    expect(await sweepMedia(other)).toBeUndefined()
    await other.store.close()
    for (const name of databaseFiles(folder)) rmSync(join(folder, name))
    for (const name of databaseFiles(aside)) renameSync(join(aside, name), join(folder, name))
    const again = await open(folder)
    expect(await sweepMedia(again)).toBeUndefined()
    expect(blobsIn(folder)).toEqual(both)
    await again.store.close()
  })

  test('SV9 a folder names its databases before they have a file in it', async () => {
    const folder = join(root, 'named')
    const namesAt = (name: string) => readFileSync(join(folder, name), 'utf8')
    const made = await open(folder)
    await made.store.close()
    expect(namesAt('media-of')).toMatch(/^deixis\.db [0-9a-f-]{36}\n$/)
    const first = blobsIn(folder).map((name) => statSync(join(folder, 'blobs', name)).ctimeMs)
    expect(statSync(join(folder, 'media-of')).ctimeMs).toBeLessThanOrEqual(Math.min(...first))
    // Opened again, it is named once.
    await (await open(folder)).store.close()
    expect(namesAt('media-of').match(/\n/g)).toHaveLength(1)
  })

  test('SV9 nothing goes where the database does not answer', async () => {
    const folder = join(root, 'silent')
    const made = await open(folder)
    await value(stagingIntake(made, localPrincipal).take([await picture('gold')]))
    const before = blobsIn(folder)
    age(folder)
    await made.store.close()
    for (const name of readdirSync(folder).filter((each) => each.startsWith('deixis.db'))) {
      writeFileSync(join(folder, name), 'no database any more')
    }
    await expect(sweepMedia(made)).rejects.toMatchObject({ name: 'StoreError' })
    expect(blobsIn(folder)).toEqual(before)
  })

  test('SV9 is swept as the server starts', async () => {
    const folder = join(root, 'started')
    await (await open(folder)).store.close()
    const before = blobsIn(folder)
    const orphan = `sha256-${'0'.repeat(64)}`
    const shelf = before[0]?.split('/')[0] ?? ''
    writeFileSync(join(folder, 'blobs', shelf, orphan), 'nobody')
    age(folder)
    vi.stubEnv('DEIXIS_DATA', folder)
    vi.stubEnv('DEIXIS_LOG_LEVEL', 'silent')
    vi.stubEnv('DATABASE_URL', undefined)
    vi.stubEnv('NEXT_RUNTIME', 'nodejs')
    await register()
    await vi.waitFor(() => expect(blobsIn(folder)).toEqual(before), { timeout: 5_000 })
    await (await instance()).store.close()
  })
})
