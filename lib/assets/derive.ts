import { createHash } from 'node:crypto'
import { mkdir, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { isImageAsset, type Asset } from '../media/asset'
import {
  derivationQuery,
  isWholePicture,
  isWholeSound,
  type AudioDerivation,
  type ImageDerivation,
} from '../media/derivation'
import { readDerivation } from '../media/derivation-query'
import { fail, ok, type Result } from '../std/result'
import type { Blobs } from './blobs'
import { removeQuietly, storeFailure } from './files'
import { describe, renditionOf, type Rendition } from './rendition'
import { usualWorkshop, type Workshop } from './workshop'

export type Derivation = ImageDerivation | AudioDerivation

/** Raised when the same derivation comes to other bytes; older ones are then made anew. */
const version = 1

/** Derivations being made in this process, by path, so that many askers wait for one. */
const underway = new Map<string, Promise<Result<Rendition>>>()

/** Whether what leaves is the medium's rendition as it stands: nothing is cut, drawn or converted. */
export function isWhole(asset: Asset, derivation: Derivation): boolean {
  if (isImageAsset(asset)) return 'width' in derivation && isWholePicture(derivation, asset)
  return !('width' in derivation) && isWholeSound(derivation, asset)
}

/** What a derivation's file and its tag are called: letters of a hash, another for whatever differs. */
export function derivationName(derivation: Derivation): string {
  const text = `${version} ${derivationQuery(derivation)}`
  return `derivation-${createHash('sha256').update(text).digest('hex').slice(0, 40)}`
}

/**
 * A file made of an asset as a derivation says, from the original, in a process of its own. Made once,
 * also when many ask at once, and kept beside the blobs; what is whole is the rendition. The same
 * derivation of the same original gives the same bytes on one platform with the same libraries.
 *
 * @returns `media.notFound` when the blob isn't there, a failure of `readDerivation` for what no address
 * could name, of `Workshop.run`, of `deriveImage` and `deriveSound`, or a store failure
 */
export async function derivationOf(
  blobs: Blobs,
  asset: Asset,
  derivation: Derivation,
  workshop: Workshop = usualWorkshop(),
): Promise<Result<Rendition>> {
  if (isWhole(asset, derivation)) return renditionOf(blobs, asset)
  // What is made must be what the address says, to the last place, whoever asks first.
  const query = Object.fromEntries(new URLSearchParams(derivationQuery(derivation)))
  const told = readDerivation(query, asset)
  if (!told.ok) return told
  const path = blobs.derivedPathOf(asset.hash, derivationName(derivation))
  const pending =
    underway.get(path) ??
    findOrMake(blobs, asset, told.value as Derivation, path, workshop)
      .catch(storeFailure)
      .finally(() => underway.delete(path))
  underway.set(path, pending)
  return pending
}

async function findOrMake(
  blobs: Blobs,
  { hash, mediaType }: Asset,
  derivation: Derivation,
  path: string,
  workshop: Workshop,
): Promise<Result<Rendition>> {
  if (!(await blobs.has(hash))) return fail('media.notFound')
  const made = await describe(path, derivation.mediaType)
  if (made) return ok(made)
  const target = blobs.temporaryPath()
  try {
    const written = await workshop.run({ path: blobs.pathOf(hash), mediaType, derivation, target })
    if (!written.ok) return written
    await mkdir(dirname(path), { recursive: true })
    await rename(target, path)
    const rendition = await describe(path, derivation.mediaType)
    return rendition ? ok(rendition) : fail('media.notFound')
  } finally {
    await removeQuietly(target)
  }
}
