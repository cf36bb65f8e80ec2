import { open } from 'node:fs/promises'
import sharp from 'sharp'
import type { ImageMediaType } from '../media/asset'
import { cropPixels, stripHeight, type ImageDerivation } from '../media/derivation'
import { fail, ok, type Result } from '../std/result'
import { marksOverlay, nameStrip } from './draw-marks'
import { storeFailure } from './files'
import { encoded, readImageHeader, reading } from './image'

/**
 * Makes a derivation of a picture from its original: turned, cut, scaled, marked, named in a strip below, in sRGB, without any
 * metadata, and survives a crash once this returns. An animation gives its first frame; what is
 * transparent becomes white where the form has no transparency. The header is judged before anything is
 * decoded; time is bounded by whoever calls, from outside.
 *
 * @param path of the original
 * @param target a file that is not there yet
 * @returns a failure of `readImageHeader`, `media.broken`, or a store failure
 */
export async function deriveImage(
  path: string,
  mediaType: ImageMediaType,
  derivation: ImageDerivation,
  target: string,
): Promise<Result<undefined>> {
  const header = await readImageHeader(path, mediaType)
  if (!header.ok) return header
  let bytes: Uint8Array
  try {
    bytes = await pixelsOf(path, header.value, derivation)
  } catch {
    return fail('media.broken')
  }
  try {
    await writeSynced(target, bytes)
    return ok(undefined)
  } catch (error) {
    return storeFailure(error)
  }
}

async function pixelsOf(
  path: string,
  whole: { width: number; height: number },
  { crop, width, height, marks = [], strip, mediaType }: ImageDerivation,
): Promise<Uint8Array> {
  const cut = crop ? cropPixels(crop, whole) : { left: 0, top: 0, ...extentOf(whole) }
  let image = sharp(path, reading).autoOrient()
  if (crop) image = image.extract(cut)
  // Fractions of a pixel may change the proportion, never what is to be seen.
  image = image.resize({ width, height, fit: 'fill', kernel: 'lanczos3' })
  if (mediaType === 'image/jpeg') image = image.flatten({ background: '#ffffff' })
  const overlays: { input: Buffer; left: number; top: number }[] = []
  if (marks.length > 0) {
    const overlay = marksOverlay(marks, { ...cut, whole: extentOf(whole) }, { width, height })
    overlays.push({ input: Buffer.from(overlay), left: 0, top: 0 })
  }
  if (strip !== undefined) {
    const below = stripHeight({ width, height })
    image = image.extend({ bottom: below, background: '#ffffff' })
    const overlay = nameStrip(strip, { width, height: below })
    overlays.push({ input: Buffer.from(overlay), left: 0, top: height })
  }
  if (overlays.length > 0) {
    const { hasAlpha } = await image.metadata()
    image = image.composite(overlays)
    // Laying over makes every picture one with transparency.
    if (!hasAlpha) image = image.removeAlpha()
  }
  return encoded(image.toColourspace('srgb'), mediaType).toBuffer()
}

function extentOf({ width, height }: { width: number; height: number }) {
  return { width, height }
}

async function writeSynced(target: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(target, 'wx')
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
}
