import type { AudioAsset, AudioMediaType, ImageAsset, ImageMediaType } from './asset'
import { boxFragment, shapeFragment, timeFragment } from './fragment'
import { boxOf, type Box, type Extent, type Shape } from './shape'

/** What is drawn on a copy of a picture: an outline, and beside it the name by which the text calls it. */
export type Mark = { readonly text: string; readonly shape: Shape }

/**
 * What is made of a picture before it is sent, as data. The steps are done in this order: the picture is
 * turned as its EXIF orientation says, cut to `crop`, scaled to `width` × `height`, marked, and coded as
 * `mediaType` without any metadata. Shapes are fractions of the whole picture, before it is cut.
 */
export type ImageDerivation = {
  readonly crop?: Box
  /** Pixels of what is made. */
  readonly width: number
  readonly height: number
  readonly marks?: readonly Mark[]
  /** A name that is written in a strip below the picture, `stripHeight` pixels high, beyond its `height`. */
  readonly strip?: string
  readonly mediaType: ImageMediaType
}

/** What is made of a sound: these seconds of it, or all of it, coded as `mediaType`. */
export type AudioDerivation = {
  readonly clip?: { readonly start: number; readonly end: number }
  readonly mediaType: AudioMediaType
}

/** How many corners of an outline are drawn: an address names them all, and must stay one. */
export const markCornersCountMax = 16
/** How many outlines one copy carries; more could not be told apart. */
export const marksCountMax = 40

/** How far a crop goes beyond what it shows, in parts of its side: what is around helps to tell it. */
const cropPadding = 0.1

/** The box of a shape with a tenth of its sides around it, within the picture. */
export function cropAround(shape: Shape): Box {
  const box = visible(boxOf(shape))
  const x = Math.max(0, box.x - box.width * cropPadding)
  const y = Math.max(0, box.y - box.height * cropPadding)
  return {
    x,
    y,
    width: Math.min(1, box.x + box.width * (1 + cropPadding)) - x,
    height: Math.min(1, box.y + box.height * (1 + cropPadding)) - y,
  }
}

/** Less than this part of a side is no pixel of any picture, and no address tells it. */
const extentMin = 1e-4

/** A box that can be seen: a line or a point is as wide as the least that can be told, within the picture. */
function visible({ x, y, width, height }: Box): Box {
  const wide = Math.max(width, extentMin)
  const high = Math.max(height, extentMin)
  return { x: Math.min(x, 1 - wide), y: Math.min(y, 1 - high), width: wide, height: high }
}

/** What is cut from a picture, in whole pixels: every pixel that the box touches, and at least one. */
export function cropPixels(crop: Box, { width, height }: Extent) {
  // Fractions that were pixels once miss them by a little (an address writes a hundred-millionth of the side),
  // which is not to take in another one.
  const slack = 1e-3
  const left = Math.min(width - 1, Math.max(0, Math.floor(crop.x * width + slack)))
  const top = Math.min(height - 1, Math.max(0, Math.floor(crop.y * height + slack)))
  const right = Math.max(
    left + 1,
    Math.min(width, Math.ceil((crop.x + crop.width) * width - slack)),
  )
  const bottom = Math.max(
    top + 1,
    Math.min(height, Math.ceil((crop.y + crop.height) * height - slack)),
  )
  return { left, top, width: right - left, height: bottom - top }
}

/**
 * The extent of a picture made no larger than a model takes, its sides in the same proportion, each at
 * least one pixel.
 *
 * @param limits the longest side and the pixels in all that may be
 */
export function fitted(extent: Extent, limits: { side: number; pixels: number }): Extent {
  const { width, height } = extent
  const factor = Math.min(
    1,
    limits.side / Math.max(width, height),
    Math.sqrt(limits.pixels / (width * height)),
  )
  if (factor === 1) return { width, height }
  return {
    width: Math.max(1, Math.floor(width * factor)),
    height: Math.max(1, Math.floor(height * factor)),
  }
}

/** A shape with no more corners than a mark draws, which are those of the outline at even distances. */
export function markShape(shape: Shape): Shape {
  if (shape.type === 'box') return { type: 'box', ...visible(shape) }
  if (shape.points.length <= markCornersCountMax) return shape
  const step = shape.points.length / markCornersCountMax
  const points = Array.from(
    { length: markCornersCountMax },
    (_, index) => shape.points[Math.floor(index * step)] as (typeof shape.points)[number],
  )
  return { type: 'polygon', points }
}

/** How high a strip with a name is: so that it can be read, however large the picture. */
export function stripHeight({ width, height }: Extent): number {
  return Math.max(24, Math.round(Math.max(width, height) * 0.04))
}

/** The extent of what is sent, its strip included. */
export function sentExtent(derivation: ImageDerivation): Extent {
  const { width, height, strip } = derivation
  return { width, height: height + (strip === undefined ? 0 : stripHeight({ width, height })) }
}

/** A box of fractions of the picture as fractions of what is sent, which may have a strip below it. */
export function boxInSent(box: Box, derivation: ImageDerivation): Box {
  const { height } = sentExtent(derivation)
  if (height === derivation.height) return box
  const share = derivation.height / height
  return { ...box, y: box.y * share, height: box.height * share }
}

/** Whether a picture goes as its rendition stands: whole, in its own size and form, without marks. */
export function isWholePicture(derivation: ImageDerivation, asset: ImageAsset): boolean {
  const { crop, marks, strip, width, height, mediaType } = derivation
  const isUncut = !crop && !strip && (marks === undefined || marks.length === 0)
  return (
    isUncut && width === asset.width && height === asset.height && mediaType === asset.mediaType
  )
}

/** Whether a sound goes as its rendition stands. */
export function isWholeSound(derivation: AudioDerivation, asset: AudioAsset): boolean {
  return derivation.clip === undefined && derivation.mediaType === asset.mediaType
}

/**
 * The query that names a derivation in the address of a medium; the same derivation gives the same text,
 * so it names the derivation's file too.
 */
export function derivationQuery(derivation: ImageDerivation | AudioDerivation): string {
  const query = new URLSearchParams()
  if ('width' in derivation) {
    const { crop, width, height, marks = [], strip } = derivation
    if (crop) query.set('crop', boxFragment(crop))
    query.set('width', String(width))
    query.set('height', String(height))
    if (marks.length > 0) {
      query.set(
        'marks',
        marks.map(({ text, shape }) => `${text}@${shapeFragment(shape)}`).join(';'),
      )
    }
    if (strip !== undefined) query.set('strip', strip)
  } else if (derivation.clip) query.set('clip', timeFragment(derivation.clip))
  query.set('type', derivation.mediaType)
  return query.toString()
}
