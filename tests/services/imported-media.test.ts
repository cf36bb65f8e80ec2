import { strToU8, unzipSync, zipSync } from 'fflate'
import sharp from 'sharp'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { Notes } from '@/lib/formats/notes'
import { placeMedia } from '@/lib/services/imported-media'
import { scratchIntake } from '@/lib/services/intake'
import { openArchive } from '@/lib/services/opened'

vi.mock('fflate', async (original) => {
  const real = await original<typeof import('fflate')>()
  return { ...real, unzipSync: vi.fn(real.unzipSync) }
})

beforeEach(() => void vi.mocked(unzipSync).mockClear())

/** An archive of so many pictures, taken in; how often its directory was read for that, and what came of it. */
async function taken(count: number, kind: 'image' | 'audio' = 'image') {
  const colours = Array.from({ length: count }, (_, at) => ({ r: at, g: 255 - at, b: 7 }))
  const pictures = await Promise.all(
    colours.map((background) =>
      sharp({ create: { width: 2, height: 2, channels: 3, background } })
        .png()
        .toBuffer(),
    ),
  )
  const files = pictures.map((bytes, at): [string, Uint8Array] => [`${at}.png`, bytes])
  const bytes = zipSync({ 'document.json': strToU8('{}'), ...Object.fromEntries(files) })
  const opened = openArchive(bytes, { format: 'deixis' })
  if (!opened.ok) throw new Error(opened.error.code)
  const nodes = files.map((_, at) => ({ id: `n${at}`, kind, label: `picture ${at}` }))
  const media = new Map(files.map(([path], at) => [`n${at}`, path]))
  const intake = scratchIntake()
  onTestFinished(() => intake.dispose())
  vi.mocked(unzipSync).mockClear()
  const notes = new Notes()
  const placed = await placeMedia({ document: { nodes }, media, notes: [] }, opened.value.archive, {
    intake,
    notes,
    format: 'markdown',
  })
  expect(placed).toMatchObject({ ok: true })
  return { readsCount: vi.mocked(unzipSync).mock.calls.length, placed, notes: notes.list() }
}

test('F12 the directory of an archive is read as often for fifty small media as for one', async () => {
  const one = await taken(1)
  const fifty = await taken(50)
  expect(one.readsCount).toBe(1)
  expect(fifty.readsCount).toBe(1)
  expect(fifty.notes).toEqual([])
  expect(fifty.placed.ok && fifty.placed.value.parts.size).toBe(50)
})

test('F7 a file of another kind than its node is told, also where the node says nothing of a file', async () => {
  const { placed, notes } = await taken(1, 'audio')
  expect(notes).toEqual([
    { code: 'import.mediaOtherKind', params: { count: 1, names: ['picture 0'] } },
  ])
  expect(placed.ok && placed.value.document['nodes']).toEqual([
    { id: 'n0', kind: 'audio', label: 'picture 0' },
  ])
})
