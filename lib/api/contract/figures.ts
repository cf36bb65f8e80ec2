import { z } from 'zod'
import { audioMediaTypes, imageMediaTypes } from '../../media/asset'
import { coordinateForms } from '../../prompt/coordinates'
import type { Figures } from '../../prompt/profile'
import { bounds } from '../../std/bounds'

const tokensCountMax = 100_000_000
const byteCountMax = 4 * 1024 * 1024 * 1024
const mediaCountMax = 10_000
/** One picture or one second never costs more; what is more was a slip of the keyboard. */
const tokensEachMax = 1_000_000

const count = (maximum: number, minimum = 0) => z.int().min(minimum).max(maximum)
const pixels = (maximum: number) => count(maximum, 1)
const tokensEach = z.number().min(0).max(tokensEachMax)
const perToken = z.number().min(0.1).max(100)

const imageTokensSchema = z.discriminatedUnion('rule', [
  z.strictObject({ rule: z.literal('fixed'), tokens: tokensEach }),
  z.strictObject({
    rule: z.literal('tiles'),
    pixels: pixels(bounds.imagePixelsMax),
    tokens: tokensEach,
    base: tokensEach,
    sides: z
      .strictObject({
        longest: pixels(bounds.imagePixelsMax),
        shortest: pixels(bounds.imagePixelsMax),
      })
      .optional(),
  }),
  z.strictObject({
    rule: z.literal('patches'),
    pixels: pixels(bounds.imagePixelsMax),
    tokens: tokensEach,
    patchesMax: count(tokensEachMax, 1),
  }),
])

/** Every figure of `Figures` in its own unit; the type check says where one is missing here or there. */
const shape = {
  contextTokenCount: count(tokensCountMax, 1),
  answerTokenCount: count(tokensCountMax),
  requestByteCount: count(byteCountMax, 1),
  imagesCount: count(mediaCountMax),
  imagesComfortableCount: count(mediaCountMax),
  imageByteCount: count(byteCountMax, 1),
  imageSidePixels: pixels(bounds.imagePixelsMax),
  imagePixels: pixels(bounds.imagePixelsMax),
  imageMediaTypes: z.array(z.enum(imageMediaTypes)).max(imageMediaTypes.length),
  imageTokens: imageTokensSchema,
  audiosCount: count(mediaCountMax),
  audiosComfortableCount: count(mediaCountMax),
  audioMediaTypes: z.array(z.enum(audioMediaTypes)).max(audioMediaTypes.length),
  audioTokensPerSecond: tokensEach,
  takesBoth: z.boolean(),
  coordinates: z.enum(coordinateForms),
  marks: z.boolean(),
  cropBelowPixels: count(bounds.imagePixelsMax),
  clockFromSeconds: z.number().min(0).max(bounds.audioSecondsMax),
  textStyle: z.enum(['markdown', 'xml']),
  caching: z.enum(['marker', 'automatic', 'none']),
  charactersPerToken: z.strictObject({
    latin: perToken,
    hangul: perToken,
    han: perToken,
    other: perToken,
  }),
} satisfies { readonly [K in keyof Figures]: z.ZodType<Figures[K]> }

const partialFigures = z.strictObject(shape).partial()

type Given = z.infer<typeof partialFigures>

/** An answer that leaves nothing of the window leaves no room for a question either. */
const leavesRoom = ({ contextTokenCount, answerTokenCount }: Given) =>
  contextTokenCount === undefined ||
  answerTokenCount === undefined ||
  answerTokenCount < contextTokenCount

const tooLong = { error: 'figures.answerTooLong', path: ['answerTokenCount'] }

/**
 * Figures that a caller sets for themselves, as many of them as they know better (`OwnFigures`): tokens, bytes before base64
 * for one picture and as sent for a request, pixels, seconds. What they leave out is the profile's.
 */
export const figuresSchema = partialFigures.refine(leavesRoom, tooLong)

/** A profile by its id, or one that is like it but for some figures. */
export const profileSchema = z.union([
  z.string().max(100),
  partialFigures.extend({ like: z.string().max(100) }).refine(leavesRoom, tooLong),
])
