import { z } from 'zod'
import { bounds } from '../std/bounds'
import { hashPattern } from '../std/hash'

/** Types that are taken in, by what the bytes say (magic numbers), never by a name or a header. */
export const imageMediaTypes = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/gif',
  'image/avif',
] as const
export const audioMediaTypes = [
  'audio/wav',
  'audio/mpeg',
  'audio/ogg',
  'audio/flac',
  'audio/mp4',
  'audio/webm',
] as const

export type ImageMediaType = (typeof imageMediaTypes)[number]
export type AudioMediaType = (typeof audioMediaTypes)[number]
export type MediaType = ImageMediaType | AudioMediaType

const hash = z.string().regex(hashPattern, { error: 'asset.hashInvalid' })
const byteCount = z.int().min(1).max(bounds.uploadByteCountMax)

/** What is stored has a hash; without one the remedy is to upload, whatever else is missing or too much. */
const stored = z.record(z.string(), z.unknown()).refine((asset) => asset['hash'] !== undefined, {
  error: 'asset.notUploaded',
  path: ['hash'],
  abort: true,
})

/**
 * A picture as it stands in a document. `hash` is the sha-256 of the bytes as uploaded; `width` and
 * `height` are pixels of the picture as seen, EXIF orientation applied.
 */
export const imageAssetSchema = stored.pipe(
  z.strictObject({
    hash,
    mediaType: z.enum(imageMediaTypes),
    byteCount,
    width: z.int().min(1).max(bounds.imagePixelsMax),
    height: z.int().min(1).max(bounds.imagePixelsMax),
  }),
)

/** A sound as it stands in a document; its length in seconds as its container tells it. */
export const audioAssetSchema = stored.pipe(
  z.strictObject({
    hash,
    mediaType: z.enum(audioMediaTypes),
    byteCount,
    durationSeconds: z.number().positive().max(bounds.audioSecondsMax),
  }),
)

export const assetSchema = z.union([imageAssetSchema, audioAssetSchema])

export type ImageAsset = z.infer<typeof imageAssetSchema>
export type AudioAsset = z.infer<typeof audioAssetSchema>
export type Asset = ImageAsset | AudioAsset

/** Tells a picture's asset from a sound's by its extent: only pictures have one. */
export function isImageAsset(asset: Asset): asset is ImageAsset {
  return 'width' in asset
}

/**
 * Whether pictures of a type, such as `image/png`, may stand in a document. Parameters and capitals
 * are not taken.
 */
export function isImageMediaType(mediaType: string): mediaType is ImageMediaType {
  return (imageMediaTypes as readonly string[]).includes(mediaType)
}

/**
 * Whether sounds of a type, such as `audio/wav`, may stand in a document. Parameters and capitals
 * are not taken.
 */
export function isAudioMediaType(mediaType: string): mediaType is AudioMediaType {
  return (audioMediaTypes as readonly string[]).includes(mediaType)
}
