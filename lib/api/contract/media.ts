import { z } from 'zod'
import { assetSchema } from '../../media/asset'
import { hashPattern } from '../../std/hash'
import { nothing, querySwitch } from './common'
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

/** The oriented rendition without metadata; with `original` the bytes as they were uploaded. */
export const readMediaContract = {
  method: 'GET',
  path: '/media/{hash}',
  params: z.strictObject({ hash: z.string().regex(hashPattern) }),
  notFound: 'media.notFound',
  query: z.strictObject({ original: querySwitch.optional() }),
  bodyType: 'none',
  body: nothing,
  output: z.instanceof(Uint8Array),
  status: 200,
} as const satisfies Contract
