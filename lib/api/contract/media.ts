import { z } from 'zod'
import { assetSchema } from '../../media/asset'
import { bounds } from '../../std/bounds'
import { hashPattern } from '../../std/hash'
import { nothing, queryInteger, querySwitch } from './common'
import type { Contract } from './define'

/** 201, or 200 when this workspace has the same bytes already. */
export const uploadMediaContract = {
  method: 'POST',
  path: '/media',
  params: nothing,
  query: nothing,
  bodyType: 'file',
  body: nothing,
  output: z.object({ asset: assetSchema }),
  status: 201,
} as const satisfies Contract

/** Judged by what it asks of which file, in `lib/media/derivation-query`; here only its bounds are. */
const derivationParameter = z.string().max(bounds.addressLengthMax).optional()

/**
 * The oriented rendition without metadata, or what the parameters of a derivation ask to be made of it;
 * with `original` the bytes as they were uploaded.
 */
export const readMediaContract = {
  method: 'GET',
  path: '/media/{hash}',
  params: z.strictObject({ hash: z.string().regex(hashPattern) }),
  notFound: 'media.noHash',
  query: z.strictObject({
    original: querySwitch.optional(),
    crop: derivationParameter,
    width: derivationParameter,
    height: derivationParameter,
    marks: derivationParameter,
    strip: derivationParameter,
    clip: derivationParameter,
    type: derivationParameter,
  }),
  bodyType: 'none',
  body: nothing,
  output: z.instanceof(Uint8Array),
  status: 200,
} as const satisfies Contract

/** How loud a sound is along its length: the greatest sample of each of `count` windows of the same length. */
export const readPeaksContract = {
  method: 'GET',
  path: '/media/{hash}/peaks',
  params: z.strictObject({ hash: z.string().regex(hashPattern) }),
  notFound: 'media.noHash',
  query: z.strictObject({ count: queryInteger(1, bounds.peaksCountMax).default(1_000) }),
  bodyType: 'none',
  body: nothing,
  output: z.object({
    durationSeconds: z.number().positive(),
    peaks: z.array(z.int().min(0).max(255)).readonly(),
  }),
  status: 200,
} as const satisfies Contract
