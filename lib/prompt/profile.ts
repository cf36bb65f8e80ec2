import { audioMediaTypes, imageMediaTypes } from '../media/asset'
import type { AudioMediaType, ImageMediaType } from '../media/asset'
import type { Extent } from '../media/shape'
import type { CoordinateForm } from './coordinates'

/** A figure with where it was read and when, since sources disagree and change (P17). */
export type Sourced<T> = { readonly value: T; readonly source: string; readonly date: string }

/** Whose request body a prompt becomes. */
export const targetNames = ['gemini', 'openai', 'anthropic', 'markdown'] as const
export type TargetName = (typeof targetNames)[number]

/**
 * How a picture's tokens are counted: `fixed`, whatever its size; `tiles` of so many pixels a side, begun or
 * whole, above a base (the picture made smaller first so that its sides are at most `sides`, where given);
 * or `patches` of so many pixels a side, begun or whole, of which a picture is made no more than `patchesMax`.
 */
export type ImageTokens =
  | { readonly rule: 'fixed'; readonly tokens: number }
  | {
      readonly rule: 'tiles'
      readonly pixels: number
      readonly tokens: number
      readonly base: number
      readonly sides?: { readonly longest: number; readonly shortest: number } | undefined
    }
  | {
      readonly rule: 'patches'
      readonly pixels: number
      readonly tokens: number
      readonly patchesMax: number
    }

/** Figures of a family of models, each by what it says; `Profile` gives each its source. */
export type Figures = {
  /** What the model reads at most, its answer included. */
  readonly contextTokenCount: number
  /** What is kept free of that for the answer. */
  readonly answerTokenCount: number
  /** A whole request with its media, in bytes as sent. */
  readonly requestByteCount: number
  /** Pictures in a request; 0 for models that see none. */
  readonly imagesCount: number
  /** Up to so many pictures and sounds accuracy holds; beyond, only what a question needs is attached (P13). */
  readonly imagesComfortableCount: number
  /** One picture, in bytes before base64. */
  readonly imageByteCount: number
  /** The longest side and the pixels in all of a picture that the model does not make smaller by itself. */
  readonly imageSidePixels: number
  readonly imagePixels: number
  readonly imageMediaTypes: readonly ImageMediaType[]
  readonly imageTokens: ImageTokens
  /** Sounds in a request; 0 for models that hear none. */
  readonly audiosCount: number
  readonly audiosComfortableCount: number
  readonly audioMediaTypes: readonly AudioMediaType[]
  readonly audioTokensPerSecond: number
  /** Whether pictures and sounds may stand in one request (P25). */
  readonly takesBoth: boolean
  /** How the place of a region is told (P14). */
  readonly coordinates: CoordinateForm
  /** Whether a second copy of a picture shows its regions outlined and named (Set-of-Mark, arXiv 2310.11441). */
  readonly marks: boolean
  /** A region whose longer side is fewer pixels in the picture as sent also goes as a crop; 0 for never. */
  readonly cropBelowPixels: number
  /** A segment on whole seconds and at least so long is told as `MM:SS` of the whole sound; others are clips (P15). */
  readonly clockFromSeconds: number
  /** How sections are set apart (P8). */
  readonly textStyle: 'markdown' | 'xml'
  /** Whether the end of what stays the same must be marked for the provider's cache, or is found by itself. */
  readonly caching: 'marker' | 'automatic' | 'none'
  /** Characters a token by script class; estimates, the provider's own count is exact. */
  readonly charactersPerToken: {
    readonly latin: number
    readonly hangul: number
    readonly han: number
    readonly other: number
  }
}

/** What a family of models takes and costs. A row of data, never constants in code. */
export type Profile = {
  readonly id: string
  /** What the family is called; a proper name, the same in every language. */
  readonly name: string
  readonly target: TargetName
} & { readonly [K in keyof Figures]: Sourced<Figures[K]> }

export type FigureName = keyof Figures

/** Some figures, as a caller sets them; what is left out or undefined is a profile's. */
export type OwnFigures = { readonly [K in FigureName]?: Figures[K] | undefined }

/**
 * A profile with some figures replaced by the caller's own, who answers for them. A smaller window keeps no
 * more free for the answer than a quarter of it, unless the caller says how much.
 */
export function overridden(profile: Profile, figures: OwnFigures): Profile {
  const given = Object.entries(figures).filter(([, value]) => value !== undefined)
  if (given.length === 0) return profile
  const own = given.map(([name, value]) => [name, { value, source: ownSource, date: '' }] as const)
  const next = { ...profile, ...(Object.fromEntries(own) as Partial<Profile>) }
  const quarter = Math.floor(next.contextTokenCount.value / 4)
  if (figures.answerTokenCount !== undefined || next.answerTokenCount.value <= quarter) return next
  return { ...next, answerTokenCount: { value: quarter, source: ownSource, date: '' } }
}

/** The source of a figure that a person set. */
export const ownSource = 'own'

/** Whether a model takes pictures of this type as they are, or they must be coded anew. */
export function takesImageType(profile: Profile, mediaType: string): boolean {
  return (profile.imageMediaTypes.value as readonly string[]).includes(mediaType)
}

/** The same of sounds. */
export function takesAudioType(profile: Profile, mediaType: string): boolean {
  return (profile.audioMediaTypes.value as readonly string[]).includes(mediaType)
}

/** Every type that a profile may name. */
const profileMediaTypes = { image: imageMediaTypes, audio: audioMediaTypes }

/**
 * Media for which a target's request form has a place. A compiler that is given `carriedBy(profile, target)`
 * attaches no other; a profile of one provider may well name what the form of another cannot carry.
 */
export const carriedMediaTypes: Readonly<Record<TargetName, MediaTypes>> = {
  gemini: {
    image: ['image/jpeg', 'image/png', 'image/webp'],
    audio: ['audio/wav', 'audio/mpeg', 'audio/ogg', 'audio/flac'],
  },
  openai: {
    image: ['image/jpeg', 'image/png', 'image/webp', 'image/gif'],
    audio: ['audio/wav', 'audio/mpeg'],
  },
  anthropic: { image: ['image/jpeg', 'image/png', 'image/webp', 'image/gif'], audio: [] },
  markdown: profileMediaTypes,
}

type MediaTypes = {
  readonly image: readonly ImageMediaType[]
  readonly audio: readonly AudioMediaType[]
}

/**
 * A profile without the media types that a target's form cannot carry; where none is left, without pictures
 * or sounds at all. The very same profile where it needs no change.
 */
export function carriedBy(profile: Profile, target: TargetName): Profile {
  const { image, audio } = carriedMediaTypes[target]
  const { imageMediaTypes: images, audioMediaTypes: audios } = profile
  const seen = images.value.filter((type) => image.includes(type))
  const heard = audios.value.filter((type) => audio.includes(type))
  if (seen.length === images.value.length && heard.length === audios.value.length) return profile
  const { imagesCount, audiosCount } = profile
  return {
    ...profile,
    imageMediaTypes: { ...images, value: seen },
    audioMediaTypes: { ...audios, value: heard },
    imagesCount: seen.length > 0 ? imagesCount : { ...imagesCount, value: 0 },
    audiosCount: heard.length > 0 ? audiosCount : { ...audiosCount, value: 0 },
  }
}

/** Tokens that a picture costs as it is sent. Sizes in pixels. */
export function imageTokens({ width, height }: Extent, profile: Profile): number {
  const cost = profile.imageTokens.value
  if (cost.rule === 'fixed') return cost.tokens
  if (cost.rule === 'patches') {
    const patches = Math.ceil(width / cost.pixels) * Math.ceil(height / cost.pixels)
    return Math.ceil(Math.min(cost.patchesMax, patches) * cost.tokens)
  }
  const { sides, pixels, tokens, base } = cost
  const factor = sides
    ? Math.min(1, sides.longest / Math.max(width, height), sides.shortest / Math.min(width, height))
    : 1
  const tilesOf = (side: number) => Math.ceil(Math.max(1, Math.round(side * factor)) / pixels)
  return base + tilesOf(width) * tilesOf(height) * tokens
}

/** Tokens that a sound costs by its length in seconds. */
export function audioTokens(asset: { durationSeconds: number }, profile: Profile): number {
  return Math.ceil(asset.durationSeconds * profile.audioTokensPerSecond.value)
}

/**
 * Tokens of a text, estimated from script class and length in one pass: a real tokenizer costs six
 * times what writing the whole graph as JSON does.
 */
export function textTokens(text: string, profile: Profile): number {
  let latin = 0
  let hangul = 0
  let han = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit < 0x250) latin++
    else if (unit >= 0xac00 && unit <= 0xd7a3) hangul++
    else if ((unit >= 0x3040 && unit <= 0x30ff) || (unit >= 0x4e00 && unit <= 0x9fff)) han++
  }
  const other = text.length - latin - hangul - han
  const rate = profile.charactersPerToken.value
  return Math.ceil(latin / rate.latin + hangul / rate.hangul + han / rate.han + other / rate.other)
}
