import { derivationName, derivationOf, isWhole, type Derivation } from '../assets/derive'
import { openSlice, type ByteRange, type FileSlice } from '../assets/files'
import { peaksOf } from '../assets/peaks'
import { renditionOf } from '../assets/rendition'
import { isImageAsset, type Asset, type MediaType } from '../media/asset'
import {
  derivationParameters,
  readDerivation,
  type DerivationQuery,
} from '../media/derivation-query'
import { fail, ok, type Result } from '../std/result'
import type { Instance } from './instance'
import type { Principal } from './principal'

export type { ByteRange, FileSlice }

/** A picture or a sound to be sent. */
export type MediaFile = {
  readonly mediaType: MediaType
  readonly byteCount: number
  /** Names the bytes: another name for whatever else can be had of the same hash. */
  readonly variant: string
  open(range?: ByteRange): Promise<Result<FileSlice>>
}

/** What of a file is asked for: the parameters of its address. */
export type MediaQuery = DerivationQuery & { readonly original?: boolean | undefined }

/**
 * A file of the workspace: its rendition, oriented and without metadata, what is made of it, or its
 * original bytes, which are for the owner alone.
 *
 * @returns `media.notFound` for what another workspace has too, `query.together`, or a failure of
 * `readDerivation`, `renditionOf` or `derivationOf`
 */
export async function findMedia(
  { store, blobs }: Instance,
  principal: Principal,
  hash: string,
  query: MediaQuery = {},
): Promise<Result<MediaFile>> {
  const stored = await store.getAsset(principal, hash)
  if (!stored.ok) return stored
  const asset = stored.value
  if (query.original) {
    const { mediaType, byteCount } = asset
    const field = derivationParameters.find((name) => query[name] !== undefined)
    if (field !== undefined) {
      return fail('query.together', { field, other: 'original' }, { pointer: `/query/${field}` })
    }
    const open = (range?: ByteRange) => blobs.read(hash, range)
    return ok({ mediaType, byteCount, variant: 'original', open })
  }
  const derivation = readDerivation(query, asset)
  if (!derivation.ok) return derivation
  const variant = variantOf(asset, derivation.value)
  const made = derivation.value
    ? await derivationOf(blobs, asset, derivation.value)
    : await renditionOf(blobs, asset)
  if (!made.ok) return made
  const { path, mediaType, byteCount } = made.value
  return ok({ mediaType, byteCount, variant, open: (range) => openSlice(path, range) })
}

function variantOf(asset: Asset, derivation: Derivation | undefined): string {
  return derivation && !isWhole(asset, derivation) ? derivationName(derivation) : 'rendition'
}

/** How loud a sound is along its length, for drawing. */
export type Loudness = { readonly durationSeconds: number; readonly peaks: readonly number[] }

/**
 * The loudness of a sound of the workspace, in `count` windows of the same length, 0–255.
 *
 * @returns `media.notFound` for what another workspace has too, `media.noPeaks` for a picture, or a
 * failure of `peaksOf`
 */
export async function findPeaks(
  { store, blobs }: Instance,
  principal: Principal,
  hash: string,
  count: number,
): Promise<Result<Loudness>> {
  const stored = await store.getAsset(principal, hash)
  if (!stored.ok) return stored
  const asset = stored.value
  if (isImageAsset(asset)) {
    const { mediaType } = asset
    return fail('media.noPeaks', { mediaType }, { pointer: '/params/hash' })
  }
  const peaks = await peaksOf(blobs, asset, count)
  return peaks.ok ? ok({ durationSeconds: asset.durationSeconds, peaks: peaks.value }) : peaks
}
