import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { useChild } from './child'
import { animation, pngOfSize, temporaryDirectory } from './samples'

const memoryByteCountMax = 256 * 1024 * 1024
// A process of its own, which holds nothing but the files: the encoders that make the bombs would
// leave memory behind that hides the cost.
const child = useChild('memory.child.ts')

async function costOf(files: readonly Uint8Array[]) {
  const directory = await temporaryDirectory()
  const paths = await Promise.all(
    files.map(async (bytes, index) => {
      const path = join(directory, `file-${index}`)
      await writeFile(path, bytes)
      return path
    }),
  )
  const run = promisify(execFile)
  const parameters = [child().path, join(directory, 'store'), ...paths]
  const { stdout } = await run(process.execPath, parameters, {
    env: { ...process.env, MALLOC_MMAP_THRESHOLD_: '1048576' },
  })
  return JSON.parse(stdout) as { codes: string[]; peakByteCount: number; milliseconds: number }
}

const flat = (width: number, height: number, channels: 3 | 4 = 3) =>
  sharp({ create: { width, height, channels, background: '#4a7' }, limitInputPixels: false })

test('A13 ten bombs at once cost at most 256 MiB', { timeout: 120_000 }, async () => {
  const [taken, pixels] = ['taken', 'media.tooManyPixels']
  const bombs: [string, Uint8Array][] = [
    [taken, await flat(7000, 7000).jpeg({ progressive: true, quality: 30 }).toBuffer()],
    [taken, await flat(7000, 7000).png({ progressive: true }).toBuffer()],
    [taken, await flat(7000, 7000).gif({ effort: 1 }).toBuffer()],
    [taken, await flat(5100, 5100, 4).webp({ lossless: true, effort: 0 }).toBuffer()],
    [taken, await flat(3450, 3450).avif({ effort: 0 }).toBuffer()],
    [taken, await animation('webp', 900)],
    [pixels, await flat(5400, 5400).webp({ lossless: true, effort: 0 }).toBuffer()],
    [pixels, await flat(9000, 9000).png().toBuffer()],
    [pixels, pngOfSize(50_000, 50_000)],
    ['media.broken', pngOfSize(7000, 7000)],
  ]
  const cost = await costOf(bombs.map(([, bytes]) => bytes))
  expect(cost.codes).toEqual(bombs.map(([code]) => code))
  expect(cost.peakByteCount).toBeLessThanOrEqual(memoryByteCountMax)
})

test(
  'A13 turning two photos of 48 megapixels costs at most 256 MiB',
  { timeout: 60_000 },
  async () => {
    const photo = (orientation: number) =>
      flat(8000, 6000).withMetadata({ orientation }).jpeg({ quality: 30 }).toBuffer()
    const cost = await costOf([await photo(6), await photo(3)])
    expect(cost.codes).toEqual(['taken', 'taken'])
    expect(cost.peakByteCount).toBeLessThanOrEqual(memoryByteCountMax)
  },
)
