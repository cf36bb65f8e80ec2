import { openSlice, type ByteRange, type FileSlice } from '../assets/files'
import { renditionOf } from '../assets/rendition'
import type { MediaType } from '../media/asset'
import { ok, type Result } from '../std/result'
import type { Instance } from './instance'
import type { Principal } from './principal'

export type { ByteRange, FileSlice }

/** A picture or a sound to be sent. */
export type MediaFile = {
  readonly mediaType: MediaType
  readonly byteCount: number
  open(range?: ByteRange): Promise<Result<FileSlice>>
}

/**
 * A file of the workspace: its rendition, oriented and without metadata, or its original bytes, which
 * are for the owner alone.
 *
 * @returns `media.notFound` for what another workspace has too, or a failure of `renditionOf`
 */
export async function findMedia(
  { store, blobs }: Instance,
  principal: Principal,
  hash: string,
  variant: 'rendition' | 'original',
): Promise<Result<MediaFile>> {
  const asset = await store.getAsset(principal, hash)
  if (!asset.ok) return asset
  const { mediaType } = asset.value
  if (variant === 'original') {
    const { byteCount } = asset.value
    return ok({ mediaType, byteCount, open: (range) => blobs.read(hash, range) })
  }
  const rendition = await renditionOf(blobs, asset.value)
  if (!rendition.ok) return rendition
  const { path, byteCount } = rendition.value
  return ok({ mediaType, byteCount, open: (range) => openSlice(path, range) })
}
