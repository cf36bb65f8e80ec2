import { mkdir, readFile, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { AudioAsset } from '../media/asset'
import { bounds } from '../std/bounds'
import { fail, ok, type Result } from '../std/result'
import type { Blobs } from './blobs'
import { errorCode, removeQuietly, storeFailure } from './files'
import { usualWorkshop, type Workshop } from './workshop'

/** How many peaks are kept of a sound: as many as can be asked for. */
const peaksKeptCount = bounds.peaksCountMax

/** Raised when the same sound comes to other peaks; older ones are then read anew. */
const peaksName = 'peaks-1'

/** Peaks being read in this process, by path, so that many askers wait for one. */
const underway = new Map<string, Promise<Result<Uint8Array>>>()

/**
 * How loud a sound is in each of `count` windows of the same length, 0–255. It is decoded once, in a
 * process of its own, and what was read is kept beside the blob: one small file, whatever is asked of it.
 *
 * @param count 1 to `bounds.peaksCountMax`
 * @returns `media.notFound` when the blob isn't there, what `readPeaks` or `Workshop.run` fail with, or a
 * store failure
 */
export async function peaksOf(
  blobs: Blobs,
  asset: AudioAsset,
  count: number,
  workshop: Workshop = usualWorkshop(),
): Promise<Result<readonly number[]>> {
  const path = blobs.derivedPathOf(asset.hash, peaksName)
  const pending =
    underway.get(path) ??
    findOrRead(blobs, asset, path, workshop)
      .catch(storeFailure)
      .finally(() => underway.delete(path))
  underway.set(path, pending)
  const kept = await pending
  return kept.ok ? ok(fewer(kept.value, count)) : kept
}

async function findOrRead(
  blobs: Blobs,
  { hash, mediaType }: AudioAsset,
  path: string,
  workshop: Workshop,
): Promise<Result<Uint8Array>> {
  if (!(await blobs.has(hash))) return fail('media.notFound')
  const kept = await readIfThere(path)
  if (kept) return ok(kept)
  const target = blobs.temporaryPath()
  try {
    const job = { path: blobs.pathOf(hash), mediaType, peaksCount: peaksKeptCount, target }
    const read = await workshop.run(job)
    if (!read.ok) return read
    await mkdir(dirname(path), { recursive: true })
    await rename(target, path)
    return ok(await readFile(path))
  } finally {
    await removeQuietly(target)
  }
}

/** What was kept, as long as it is whole: a file that a crash left empty is read anew. */
async function readIfThere(path: string): Promise<Uint8Array | undefined> {
  try {
    const bytes = await readFile(path)
    return bytes.length === peaksKeptCount ? bytes : undefined
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined
    throw error
  }
}

/** The same loudness in fewer windows: of each the loudest that it touches. */
function fewer(peaks: Uint8Array, count: number): number[] {
  return Array.from({ length: count }, (_, index) => {
    const first = Math.floor((index * peaks.length) / count)
    const last = Math.max(first + 1, Math.ceil(((index + 1) * peaks.length) / count))
    return peaks.subarray(first, last).reduce((a, b) => Math.max(a, b), 0)
  })
}
