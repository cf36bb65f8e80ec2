import { link, mkdir, open, readFile, rename, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { isImageMediaType, type Asset, type ImageMediaType, type MediaType } from '../media/asset'
import { fail, ok, type Result } from '../std/result'
import type { Blobs } from './blobs'
import { errorCode, removeQuietly, storeFailure, syncPath } from './files'
import { readImageHeader, recodeImage } from './image'
import { strip } from './strip'
import { isUnchanged } from './strip/pieces'
import { decode } from './work'

/** A file that may leave the house; its type is always that of the original. */
export type Rendition = {
  readonly path: string
  readonly mediaType: MediaType
  readonly byteCount: number
}

/** Raised when what a rendition drops or how it is coded changes; older ones are then made anew. */
const renditionName = 'rendition-1'

/** Renditions being made in this process, by path, so that many askers wait for one. */
const underway = new Map<string, Promise<Result<Rendition>>>()

/**
 * What of an asset may leave the house: turned as its orientation says, and without EXIF, places,
 * names, titles, comments and covers. Made once and kept beside the blobs; the bytes are the
 * original's where it tells nothing. Read it with `openSlice(path, range)`.
 *
 * @returns `media.notFound` when the blob isn't there, `media.broken`, or a store failure
 */
export async function renditionOf(
  blobs: Blobs,
  asset: Pick<Asset, 'hash' | 'mediaType'>,
): Promise<Result<Rendition>> {
  if (!(await blobs.has(asset.hash))) return fail('media.notFound')
  const path = blobs.derivedPathOf(asset.hash, renditionName)
  const made = await describe(path, asset.mediaType)
  if (made) return ok(made)
  const pending =
    underway.get(path) ??
    make(blobs, asset, path)
      .catch(storeFailure)
      .finally(() => underway.delete(path))
  underway.set(path, pending)
  return pending
}

/** A file that was made before, or undefined where it is not there. */
export async function describe(path: string, mediaType: MediaType): Promise<Rendition | undefined> {
  try {
    return { path, mediaType, byteCount: (await stat(path)).size }
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined
    throw error
  }
}

async function make(
  blobs: Blobs,
  { hash, mediaType }: Pick<Asset, 'hash' | 'mediaType'>,
  path: string,
): Promise<Result<Rendition>> {
  const original = blobs.pathOf(hash)
  const temporary = blobs.temporaryPath()
  try {
    const written = isImageMediaType(mediaType)
      ? await writeImage(original, mediaType, temporary)
      : await decode(2 * (await stat(original)).size, () =>
          writeStripped(original, mediaType, temporary),
        )
    if (!written.ok) return written
    await mkdir(dirname(path), { recursive: true })
    await rename(temporary, path)
    return ok({ path, mediaType, byteCount: (await stat(path)).size })
  } finally {
    await removeQuietly(temporary)
  }
}

async function writeImage(
  original: string,
  mediaType: ImageMediaType,
  target: string,
): Promise<Result<undefined>> {
  const header = await readImageHeader(original, mediaType)
  if (!header.ok) return header
  const { needsRecoding, memoryByteCount } = header.value
  if (!needsRecoding) {
    const { size } = await stat(original)
    const stripped = await decode(2 * size, () => writeStripped(original, mediaType, target))
    // A picture that decodes but whose structure isn't understood is coded anew.
    if (stripped.ok || stripped.error.code !== 'media.broken') return stripped
  }
  const recoded = await decode(memoryByteCount, () => recodeImage(original, mediaType, target))
  if (recoded.ok) await syncPath(target)
  return recoded
}

/** Writes what the strip lets stay; where that is everything, the original itself under a second name. */
async function writeStripped(
  original: string,
  mediaType: MediaType,
  target: string,
): Promise<Result<undefined>> {
  const bytes = await readFile(original)
  const stripped = strip(mediaType, bytes)
  if (!stripped.ok) return stripped
  const { pieces } = stripped.value
  if (isUnchanged(pieces, bytes) && (await linked(original, target))) return ok(undefined)
  const handle = await open(target, 'wx')
  try {
    for (const piece of pieces) await handle.writeFile(piece)
    // Without this a crash could leave a name with no bytes behind it, which would be served for good.
    await handle.sync()
  } finally {
    await handle.close()
  }
  return ok(undefined)
}

/** A hard link costs no space; not every file system has them. */
async function linked(original: string, target: string): Promise<boolean> {
  return link(original, target).then(
    () => true,
    () => false,
  )
}
