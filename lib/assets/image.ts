import sharp, { type Metadata, type Sharp } from 'sharp'
import type { ImageMediaType, MediaType } from '../media/asset'
import { fail, ok, type Result } from '../std/result'
import { assetLimits } from './limits'

// Every file is read once, so a cache would only hold memory.
sharp.cache(false)

/** Every reading is equally strict. The pixels are judged here, by type, before any is decoded. */
export const reading = { limitInputPixels: false, failOn: 'error' } as const

/** A picture as its header tells it; width and height in pixels as seen, orientation applied. */
export type ImageHeader = {
  readonly width: number
  readonly height: number
  /** Whether the pixels must be turned, or their colours converted, before they go anywhere. */
  readonly needsRecoding: boolean
  /** What its decoder will hold in memory. */
  readonly memoryByteCount: number
}

const formats: Readonly<Record<ImageMediaType, readonly string[]>> = {
  'image/jpeg': ['jpeg'],
  'image/png': ['png'],
  'image/webp': ['webp'],
  'image/gif': ['gif'],
  'image/avif': ['heif', 'avif'],
}

/**
 * Reads a picture's header, judging its size before anything is decoded.
 *
 * @returns `media.broken`, `media.tooManyPixels` with the limit in megapixels of such a file, or
 * `media.tooManyFrames`
 */
export async function readImageHeader(
  path: string,
  mediaType: ImageMediaType,
): Promise<Result<ImageHeader>> {
  let metadata: Metadata
  try {
    metadata = await sharp(path, reading).metadata()
  } catch {
    return fail('media.broken')
  }
  // The decoder sniffs by itself; a file that it takes for another type is a trick.
  if (!formats[mediaType].includes(metadata.format)) return fail('media.broken')
  const { width, height, pages: framesCount = 1, autoOrient, icc } = metadata
  const isTurned = (metadata.orientation ?? 1) > 1 && mediaType !== 'image/avif'
  const bytesPerPixel =
    decoderBytesPerPixel(metadata) + (isTurned ? turnBytesPerPixel(metadata) : 0)
  const pixels = width * height
  const pixelsMax = Math.min(
    assetLimits.imagePixelsMax,
    assetLimits.decodeMemoryByteCountMax / Math.max(bytesPerPixel, 1),
  )
  if (pixels > pixelsMax) return tooManyPixels(pixels, pixelsMax)
  if (framesCount > assetLimits.framesCountMax) {
    return fail('media.tooManyFrames', { limit: assetLimits.framesCountMax, actual: framesCount })
  }
  const framesPixels = framesCount > 1 ? pixels * framesCount : 0
  // The decoder of animated WebP keeps all frames, four bytes a pixel.
  const framesByteCount = mediaType === 'image/webp' ? framesPixels * 4 : 0
  if (framesPixels > assetLimits.animationPixelsMax) {
    return tooManyPixels(framesPixels, assetLimits.animationPixelsMax)
  }
  if (framesByteCount > assetLimits.decodeMemoryByteCountMax) {
    return tooManyPixels(framesPixels, assetLimits.decodeMemoryByteCountMax / 4)
  }
  return ok({
    width: autoOrient.width,
    height: autoOrient.height,
    needsRecoding: isTurned || (icc !== undefined && profileGoes.has(mediaType)),
    memoryByteCount: pixels * bytesPerPixel + framesByteCount,
  })
}

/** Tells both figures in megapixels, which is how cameras and editors tell them. */
function tooManyPixels(actual: number, limit: number) {
  return fail('media.tooManyPixels', {
    limit: Math.floor(limit / 1e6),
    actual: Math.round(actual / 100_000) / 10,
  })
}

/**
 * Where a colour profile is turned into sRGB. WebP and AVIF keep theirs as part of the picture:
 * coding them anew costs 20 bytes a pixel and quality.
 */
const profileGoes: ReadonlySet<MediaType> = new Set(['image/jpeg', 'image/png'])

/**
 * What a decoder holds for each pixel, measured with libvips 8.18 at 49 megapixels. Baseline JPEG
 * and plain PNG are read line by line; progressive ones keep every coefficient or pixel, WebP, GIF
 * and AVIF whole frames, AVIF several.
 */
function decoderBytesPerPixel(metadata: Metadata): number {
  const { format, channels, isProgressive, chromaSubsampling, depth } = metadata
  if (format === 'jpeg' && isProgressive) return chromaSubsampling === '4:2:0' ? 3 : 2 * channels
  if (format === 'jpeg') return 0
  if (format === 'png') return isProgressive ? channels * (depth === 'ushort' ? 2 : 1) : 0
  if (format === 'gif') return 4
  return format === 'webp' ? 8 : 18
}

/** What turning adds, measured in the same way: all pixels at once, and the WebP encoder's own. */
function turnBytesPerPixel({ format, channels, depth }: Metadata): number {
  if (format === 'webp') return 13
  return (channels + 0.5) * (depth === 'ushort' ? 2 : 1)
}

/**
 * Decodes every frame whole and keeps nothing: what can't be read to its end is `media.broken`.
 * The header must have been judged before.
 */
export async function decodeImage(path: string): Promise<Result<undefined>> {
  try {
    // Shrinking to one pixel reads all of them, and lets the decoder go on line by line.
    await sharp(path, { ...reading, pages: -1, sequentialRead: true })
      .timeout({ seconds: assetLimits.decodeSecondsMax })
      .resize(1, 1, { fit: 'fill', fastShrinkOnLoad: false })
      .raw()
      .toBuffer()
    return ok(undefined)
  } catch {
    return fail('media.broken')
  }
}

/**
 * Codes a picture anew in its own format: turned as its orientation says, in sRGB, without any
 * metadata. A turned animation keeps its first frame only, for frames can't be turned.
 *
 * @param target where the file is written
 */
export async function recodeImage(
  path: string,
  mediaType: ImageMediaType,
  target: string,
): Promise<Result<undefined>> {
  try {
    const { orientation = 1 } = await sharp(path, reading).metadata()
    const image = sharp(path, { ...reading, pages: orientation > 1 ? 1 : -1 })
      .timeout({ seconds: assetLimits.decodeSecondsMax })
      .autoOrient()
    await encoded(image, mediaType).toFile(target)
    return ok(undefined)
  } catch {
    return fail('media.broken')
  }
}

/** A picture about to be coded in a form, as every file that leaves is. */
export function encoded(image: Sharp, mediaType: ImageMediaType): Sharp {
  switch (mediaType) {
    case 'image/jpeg':
      // Optimised coding would hold every coefficient in memory.
      return image.jpeg({ quality: 90, chromaSubsampling: '4:4:4', optimiseCoding: false })
    case 'image/png':
      return image.png({ compressionLevel: 6 })
    case 'image/webp':
      return image.webp({ quality: 90 })
    case 'image/gif':
      return image.gif()
    case 'image/avif':
      return image.avif({ quality: 80, effort: 2 })
  }
}
