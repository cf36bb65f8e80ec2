import { bounds } from '../std/bounds'
import { fail, ok, type Failure, type Result } from '../std/result'
import {
  audioMediaTypes,
  imageMediaTypes,
  isAudioMediaType,
  isImageAsset,
  isImageMediaType,
  type Asset,
  type AudioAsset,
  type ImageAsset,
  type ImageMediaType,
} from './asset'
import {
  cropPixels,
  fitted,
  markCornersCountMax,
  marksCountMax,
  type AudioDerivation,
  type ImageDerivation,
  type Mark,
} from './derivation'
import { readBoxFragment, readPercents, readShapeFragment, readTimeFragment } from './fragment'
import type { Extent } from './shape'

/** The parameters of a derivation's address, in the order in which `derivationQuery` writes them. */
export const derivationParameters = [
  'crop',
  'width',
  'height',
  'marks',
  'strip',
  'clip',
  'type',
] as const
type Parameter = (typeof derivationParameters)[number]

/** What an address says of a derivation; whatever else it has is not looked at. */
export type DerivationQuery = { readonly [name in Parameter]?: string | undefined }

/** Pixels of the longest side that is made. */
export const derivedSideMax = 8192
const markTextLengthMax = 20
const stripTextLengthMax = 60
/** A segment may end so much after its sound: containers round a length up or down to whole frames. */
export const soundEndSlackSeconds = 0.05

/**
 * Which end of a segment lies beyond its sound, or undefined where none does: it begins before the sound ends, and
 * ends with it, but for the slack. Judged to the millisecond as the addresses of clips are written, so that what a
 * document may hold is also to be had.
 */
export function endBeyondSound(
  segment: { readonly start: number; readonly end: number },
  durationSeconds: number,
): 'start' | 'end' | undefined {
  const [start, end] = [segment.start, segment.end].map((each) => Math.round(each * 1000)) as [
    number,
    number,
  ]
  if (start >= durationSeconds * 1000) return 'start'
  return end > Math.ceil((durationSeconds + soundEndSlackSeconds) * 1000) ? 'end' : undefined
}

/** What a mark says is drawn from letters of our own, and there are these. */
const markText = new RegExp(`^[A-Za-z0-9 ]{1,${markTextLengthMax}}$`)

const stripText = new RegExp(`^[A-Za-z0-9 /]{1,${stripTextLengthMax}}$`)

/** How each parameter is written, for people; proper forms, the same in every language. */
const forms: Readonly<Record<Parameter, string>> = {
  crop: 'percent:10,20,30,40 (x,y,width,height; width > 0, height > 0)',
  width: `1–${derivedSideMax}`,
  height: `1–${derivedSideMax}`,
  marks: `Region A@percent:10,20,30,40;Region B@poly:10,20,30,40,50,60 (≤ ${marksCountMax}; A–Z a–z 0–9, ≤ ${markTextLengthMax}; poly ≤ ${markCornersCountMax})`,
  strip: `Image 1 / Region A (A–Z a–z 0–9 /, ≤ ${stripTextLengthMax})`,
  clip: '0.4,1.1 (start,end; start < end)',
  type: '',
}

/**
 * Reads what `derivationQuery` wrote, and what people write: of `width` and `height` one alone, the other
 * following in proportion, or neither, for the pixels that the picture or its crop has; and without
 * `type`, the file's own or, where that is rarely taken, PNG or WebP.
 *
 * @returns undefined where nothing is asked for; `query.form`, `query.notApplicable` or, with the bound and what
 * was asked for, `query.cropOutside`, `query.sideOutside`, `query.tooManyPixels`, `query.marksTooMany`,
 * `query.markOutside`, `query.markCornersTooMany` or `query.clipOutside`; with the parameter's name and pointer
 */
export function readDerivation(
  query: DerivationQuery,
  asset: Asset,
): Result<ImageDerivation | AudioDerivation | undefined> {
  if (derivationParameters.every((name) => query[name] === undefined)) return ok(undefined)
  const isImage = isImageAsset(asset)
  const foreign: readonly Parameter[] = isImage
    ? ['clip']
    : ['crop', 'width', 'height', 'marks', 'strip']
  const given = foreign.find((name) => query[name] !== undefined)
  if (given !== undefined) {
    const params = { field: given, mediaType: asset.mediaType }
    return fail('query.notApplicable', params, { pointer: `/query/${given}` })
  }
  return isImage ? readImageDerivation(query, asset) : readAudioDerivation(query, asset)
}

function badForm(field: Parameter, expected = forms[field]) {
  return fail('query.form', { field, expected }, { pointer: `/query/${field}` })
}

/** A value of the right form that is beyond a bound. */
function beyond(field: Parameter, code: string, params: Failure['params']) {
  return fail(code, { field, ...params }, { pointer: `/query/${field}` })
}

/** How far four numbers of a box reach, in percent, where that is beyond the picture. */
function reachOutside(value: string) {
  const [x = 0, y = 0, width = 0, height = 0] = readPercents(value) ?? []
  const [right, bottom] = [x + width, y + height].map((each) => Math.round(each * 1e6) / 1e6)
  return Math.max(right as number, bottom as number) > 100
    ? { right: right as number, bottom: bottom as number }
    : undefined
}

function readImageDerivation(query: DerivationQuery, asset: ImageAsset): Result<ImageDerivation> {
  const { type = usualType(asset.mediaType) } = query
  if (!isImageMediaType(type)) return badForm('type', imageMediaTypes.join(' | '))
  const crop = query.crop === undefined ? undefined : readBoxFragment(query.crop)
  if (query.crop !== undefined && crop === undefined) return badCrop(query.crop)
  const extent = readExtent(query, crop ? cropPixels(crop, asset) : asset)
  if (!extent.ok) return extent
  const read = query.marks === undefined ? ok([]) : readMarks(query.marks)
  if (!read.ok) return read
  const marks = read.value
  const { strip } = query
  if (strip !== undefined && !stripText.test(strip)) return badForm('strip')
  return ok({
    ...(crop && { crop }),
    width: extent.value.width,
    height: extent.value.height,
    ...(marks.length > 0 && { marks }),
    ...(strip !== undefined && { strip }),
    mediaType: type,
  })
}

function badCrop(value: string) {
  const reach = reachOutside(value)
  return reach ? beyond('crop', 'query.cropOutside', reach) : badForm('crop')
}

/** Few programs show AVIF, and GIF has few colours and takes long to make. */
function usualType(mediaType: ImageMediaType): ImageMediaType {
  if (mediaType === 'image/gif') return 'image/png'
  return mediaType === 'image/avif' ? 'image/webp' : mediaType
}

/** Without zeros before it: one derivation has one address. */
const wholeNumber = /^-?(?:0|[1-9][0-9]{0,14})$/

function readExtent(query: DerivationQuery, natural: Extent): Result<Extent> {
  const limits = { side: derivedSideMax, pixels: bounds.imagePixelsMax }
  for (const side of ['width', 'height'] as const) {
    const text = query[side]
    if (text === undefined) continue
    if (!wholeNumber.test(text)) return badForm(side)
    if (Number(text) < 1 || Number(text) > derivedSideMax) {
      return beyond(side, 'query.sideOutside', { limit: derivedSideMax, given: Number(text) })
    }
  }
  const given = { width: Number(query.width), height: Number(query.height) }
  if (query.width === undefined && query.height === undefined) return ok(fitted(natural, limits))
  const proportion = natural.width / natural.height
  const width = query.width === undefined ? Math.round(given.height * proportion) : given.width
  const height = query.height === undefined ? Math.round(given.width / proportion) : given.height
  // What follows of itself may pass the bound where what was given does not.
  const named = query.width === undefined ? 'height' : 'width'
  const isTooLarge =
    Math.max(width, height) > limits.side ||
    Math.max(width, 1) * Math.max(height, 1) > limits.pixels
  const megapixels = limits.pixels / 1e6
  return isTooLarge
    ? beyond(named, 'query.tooManyPixels', { width, height, limit: limits.side, megapixels })
    : ok({ width: Math.max(1, width), height: Math.max(1, height) })
}

function readMarks(value: string): Result<Mark[]> {
  const words = value.split(';')
  if (words.length > marksCountMax) {
    return beyond('marks', 'query.marksTooMany', { count: words.length, limit: marksCountMax })
  }
  const marks: Mark[] = []
  for (const word of words) {
    const at = word.indexOf('@')
    const [text, fragment] = [word.slice(0, Math.max(0, at)), word.slice(at + 1)]
    if (!markText.test(text)) return badForm('marks')
    const shape = readShapeFragment(fragment)
    const reach = shape ? undefined : reachOutside(fragment)
    if (reach) return beyond('marks', 'query.markOutside', { mark: text, ...reach })
    if (!shape) return badForm('marks')
    if (shape.type === 'polygon' && shape.points.length > markCornersCountMax) {
      const corners = { count: shape.points.length, limit: markCornersCountMax }
      return beyond('marks', 'query.markCornersTooMany', { mark: text, ...corners })
    }
    marks.push({ text, shape })
  }
  return ok(marks)
}

function readAudioDerivation(query: DerivationQuery, asset: AudioAsset): Result<AudioDerivation> {
  const { type = asset.mediaType } = query
  if (!isAudioMediaType(type)) return badForm('type', audioMediaTypes.join(' | '))
  const clip = query.clip === undefined ? undefined : readTimeFragment(query.clip)
  if (query.clip !== undefined && clip === undefined) return badForm('clip')
  const { durationSeconds } = asset
  if (clip && endBeyondSound(clip, durationSeconds)) {
    // Rounded down: what is told may be asked for.
    const length = Math.floor(durationSeconds * 1000) / 1000
    return beyond('clip', 'query.clipOutside', { length, start: clip.start, end: clip.end })
  }
  return ok({ ...(clip && { clip }), mediaType: type })
}
