import { createHash } from 'node:crypto'
import { mkdir, open, readFile, readdir, stat, utimes, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import type { Blobs } from '@/lib/assets/blobs'
import { isHash, openBlobs } from '@/lib/assets/blobs'
import { ascii, emptyBlobs, temporariesOf } from './samples'

const megabyte = 1024 * 1024
const limits = { byteCountMax: megabyte }
const longAgo = new Date(0)
const later = () => new Date(Date.now() + 60_000)

async function put(blobs: Blobs, content: string) {
  const staged = await blobs.receive([ascii(content)], limits)
  if (!staged.ok) throw new Error(staged.error.code)
  const kept = await blobs.keep(staged.value)
  if (!kept.ok) throw new Error(kept.error.code)
  return kept.value
}

describe('receiving and keeping', () => {
  test('A5 stages first and gives the file its place only when kept', async () => {
    const { directory, blobs } = await emptyBlobs()
    const staged = await blobs.receive([ascii('ab'), ascii('c')], limits)
    if (!staged.ok) throw new Error(staged.error.code)
    const hash = `sha256-${createHash('sha256').update('abc').digest('hex')}`
    expect(staged.value).toMatchObject({ hash, byteCount: 3, head: ascii('abc') })
    expect(await blobs.has(hash)).toBe(false)
    const kept = await blobs.keep(staged.value)
    const path = join(directory, 'blobs', hash.slice(7, 9), hash)
    expect(kept).toEqual({ ok: true, value: { hash, byteCount: 3, path, existed: false } })
    expect(await readFile(path, 'latin1')).toBe('abc')
    expect(await temporariesOf(directory)).toEqual([])
  })

  test('A5 a discarded file leaves nothing', async () => {
    const { directory, blobs } = await emptyBlobs()
    const staged = await blobs.receive([ascii('abc')], limits)
    if (staged.ok) await blobs.discard(staged.value)
    expect(await temporariesOf(directory)).toEqual([])
    expect(await readdir(join(directory, 'blobs'))).toEqual([])
  })

  test('A3 pulls no more than the limit and one chunk of 60 MB', async () => {
    const { directory, blobs } = await emptyBlobs()
    let pulled = 0
    let isStopped = false
    async function* source() {
      try {
        for (; pulled < 60 * megabyte;) {
          pulled += 64 * 1024
          yield new Uint8Array(64 * 1024)
        }
      } finally {
        isStopped = true
      }
    }
    const byteCountMax = 50 * megabyte
    const result = await blobs.receive(source(), { byteCountMax })
    expect(result).toMatchObject({ ok: false, error: { code: 'media.tooLarge' } })
    expect(pulled).toBe(byteCountMax + 64 * 1024)
    expect(isStopped).toBe(true)
    expect(await temporariesOf(directory)).toEqual([])
  })

  test('A3 a file of exactly the limit is taken', async () => {
    const { blobs } = await emptyBlobs()
    expect((await blobs.receive([new Uint8Array(100)], { byteCountMax: 100 })).ok).toBe(true)
    expect((await blobs.receive([new Uint8Array(101)], { byteCountMax: 100 })).ok).toBe(false)
  })

  test('A4 an abort ends a source that hangs and leaves no temporary', async () => {
    const { directory, blobs } = await emptyBlobs()
    const controller = new AbortController()
    async function* source() {
      yield ascii('abc')
      setTimeout(() => controller.abort(), 10)
      await new Promise(() => undefined)
    }
    const result = await blobs.receive(source(), { ...limits, signal: controller.signal })
    expect(result).toMatchObject({ ok: false, error: { code: 'media.interrupted' } })
    expect(await temporariesOf(directory)).toEqual([])
  })

  test('A4 a source that fails counts as interrupted and leaves no temporary', async () => {
    const { directory, blobs } = await emptyBlobs()
    async function* source() {
      yield ascii('abc')
      throw new Error('connection reset')
    }
    const result = await blobs.receive(source(), limits)
    expect(result).toMatchObject({ ok: false, error: { code: 'media.interrupted' } })
    expect(await temporariesOf(directory)).toEqual([])
  })

  test('A6 the same bytes at once are one file, and one upload is the first', async () => {
    const { directory, blobs } = await emptyBlobs()
    const kept = await Promise.all(Array.from({ length: 20 }, () => put(blobs, 'same bytes')))
    expect(new Set(kept.map(({ hash }) => hash)).size).toBe(1)
    expect(await readdir(dirname(kept[0]?.path ?? ''))).toHaveLength(1)
    expect(await temporariesOf(directory)).toEqual([])
    expect((await put(blobs, 'same bytes')).existed).toBe(true)
  })

  test('A7 a full disk is told, leaves no temporary, and reading goes on', async () => {
    let isFull = false
    const { directory, blobs } = await emptyBlobs(async (path, flags) => {
      const handle = await open(path, flags)
      const write = handle.writeFile.bind(handle)
      handle.writeFile = async (...parameters) => {
        if (isFull) throw Object.assign(new Error('no space'), { code: 'ENOSPC' })
        await write(...parameters)
      }
      return handle
    })
    const { hash } = await put(blobs, 'before')
    isFull = true
    const result = await blobs.receive([ascii('after')], limits)
    expect(result).toEqual({ ok: false, error: { code: 'store.full', params: {} } })
    expect(await temporariesOf(directory)).toEqual([])
    const read = await blobs.read(hash)
    expect(read.ok && (await text(read.value.stream))).toBe('before')
  })

  test('A7 a store that is gone is a failure, not an exception', async () => {
    const { directory } = await emptyBlobs()
    const blobs = await openBlobs(directory, () =>
      Promise.reject(Object.assign(new Error(), { code: 'EIO' })),
    )
    expect(await blobs.receive([ascii('x')], limits)).toEqual({
      ok: false,
      error: { code: 'store.unavailable', params: { reason: 'EIO' } },
    })
  })
})

describe('reading', () => {
  const traversals = [
    '',
    '../../etc/passwd',
    'sha256-../../../../etc/passwd',
    `sha256-${'a'.repeat(63)}/`,
    `sha256-${'A'.repeat(64)}`,
    `sha256-${'a'.repeat(64)}\n`,
    `sha256-${'a'.repeat(64)}/../x`,
    `sha256-${'a'.repeat(64)}\0`,
  ]

  test.each(traversals)('A8 %j never becomes a path', async (hash) => {
    const { blobs } = await emptyBlobs()
    expect(isHash(hash)).toBe(false)
    expect(await blobs.has(hash)).toBe(false)
    expect(await blobs.read(hash)).toMatchObject({ ok: false, error: { code: 'media.notFound' } })
    expect(() => blobs.pathOf(hash)).toThrow('invariant')
    expect(() => blobs.derivedPathOf(hash, 'x')).toThrow('invariant')
  })

  test('A9 gives the whole or a part', async () => {
    const { blobs } = await emptyBlobs()
    const { hash } = await put(blobs, '0123456789')
    const parts = await Promise.all(
      [undefined, { start: 0, end: 1 }, { start: 7 }, { start: 4, end: 99 }].map(async (range) => {
        const slice = await blobs.read(hash, range)
        if (!slice.ok) throw new Error(slice.error.code)
        const { stream, start, end, size } = slice.value
        return { text: await text(stream), start, end, size }
      }),
    )
    expect(parts).toEqual([
      { text: '0123456789', start: 0, end: 10, size: 10 },
      { text: '0', start: 0, end: 1, size: 10 },
      { text: '789', start: 7, end: 10, size: 10 },
      { text: '456789', start: 4, end: 10, size: 10 },
    ])
  })

  test.each([
    { start: 10 },
    { start: 5, end: 5 },
    { start: -1, end: 3 },
    { start: 0.5 },
    { start: Number.NaN },
  ])('A9 refuses the range %j', async (range) => {
    const { blobs } = await emptyBlobs()
    const { hash } = await put(blobs, '0123456789')
    expect(await blobs.read(hash, range)).toEqual({
      ok: false,
      error: { code: 'media.rangeInvalid', params: { size: 10 } },
    })
  })
})

describe('sweeping', () => {
  test('A10 removes what nothing references, with what was made of it, and temporaries', async () => {
    const { directory, blobs } = await emptyBlobs()
    const [kept, orphan] = [await put(blobs, 'kept'), await put(blobs, 'orphan')]
    for (const { hash } of [kept, orphan]) {
      const path = blobs.derivedPathOf(hash, 'rendition')
      await mkdir(dirname(path), { recursive: true })
      await writeFile(path, 'made')
    }
    await writeFile(blobs.temporaryPath(), 'left by a crash')
    const findReferenced = async (hashes: readonly string[]) =>
      new Set(hashes.filter((hash) => hash === kept.hash))

    const nothing = { blobsCount: 0, derivedCount: 0, temporariesCount: 0 }
    expect(await blobs.sweep(findReferenced, longAgo)).toEqual(nothing)
    expect(await blobs.sweep(findReferenced, later())).toEqual({
      blobsCount: 1,
      derivedCount: 1,
      temporariesCount: 1,
    })
    expect([await blobs.has(kept.hash), await blobs.has(orphan.hash)]).toEqual([true, false])
    expect(await temporariesOf(directory)).toEqual([])
    expect(await blobs.sweep(findReferenced, later())).toEqual(nothing)
  })

  test('A10 A24 what was derived goes when nobody asked for a week, and renditions stay', async () => {
    const { blobs } = await emptyBlobs()
    const { hash } = await put(blobs, 'kept')
    const names = ['rendition-1', 'derivation-new', 'derivation-old']
    const paths = names.map((name) => blobs.derivedPathOf(hash, name))
    await mkdir(dirname(paths[0] as string), { recursive: true })
    for (const path of paths) await writeFile(path, 'made')
    const day = 24 * 60 * 60 * 1000
    const ago = (days: number) => new Date(Date.now() - days * day)
    await utimes(paths[0] as string, ago(30), ago(30))
    await utimes(paths[1] as string, ago(6), ago(6))
    await utimes(paths[2] as string, ago(9), ago(9))
    const swept = await blobs.sweep(async (hashes) => new Set(hashes), ago(1))
    expect(swept.derivedCount).toBe(1)
    const left = await readdir(dirname(paths[0] as string))
    expect(left.map((name) => name.split('.').at(-1)).sort()).toEqual(names.slice(0, 2).sort())
  })

  test('A10 of two sweeps at once neither fails, and what is referenced stays', async () => {
    const { directory, blobs } = await emptyBlobs()
    const kept = await put(blobs, 'kept')
    for (let index = 0; index < 50; index++) await put(blobs, `orphan ${index}`)
    const other = await openBlobs(directory)
    const findReferenced = async () => new Set([kept.hash])
    const until = later()
    const swept = await Promise.all(
      [blobs, other, blobs].map((each) => each.sweep(findReferenced, until)),
    )
    expect(swept.reduce((sum, { blobsCount }) => sum + blobsCount, 0)).toBe(50)
    expect(await blobs.has(kept.hash)).toBe(true)
    expect(await temporariesOf(directory)).toEqual([])
  })

  test('A10 a blob that comes back while it is swept stays', async () => {
    const { blobs } = await emptyBlobs()
    const { hash, path } = await put(blobs, 'old')
    const old = new Date(Date.now() - 3_600_000)
    await utimes(path, old, old)
    const swept = await blobs.sweep(
      async () => {
        expect((await put(blobs, 'old')).existed).toBe(true)
        return new Set()
      },
      new Date(Date.now() - 1_800_000),
    )
    expect(swept.blobsCount).toBe(0)
    expect(await blobs.has(hash)).toBe(true)
    expect((await stat(path)).size).toBe(3)
  })
})
