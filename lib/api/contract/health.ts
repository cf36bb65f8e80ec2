import { z } from 'zod'
import { nothing } from './common'
import type { Contract } from './define'

/** 200 when the database and the folder of the media answer, else 503 with the reason. */
export const healthContract = {
  method: 'GET',
  path: '/health',
  params: nothing,
  query: nothing,
  bodyType: 'none',
  body: nothing,
  output: z.object({ status: z.literal('ready'), database: z.enum(['sqlite', 'postgresql']) }),
  status: 200,
} as const satisfies Contract
