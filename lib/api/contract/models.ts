import { z } from 'zod'
import { nothing } from './common'
import type { Contract } from './define'

export const modelsSchema = z.object({
  models: z.array(
    z.object({
      /** What `POST /graphs/{id}/ask` takes as `model`. */
      id: z.string(),
      name: z.string(),
      provider: z.enum(['gemini', 'openai', 'anthropic']),
      /** The profile that its prompts are compiled with. */
      profile: z.string(),
      takes: z.object({ image: z.boolean(), audio: z.boolean(), both: z.boolean() }),
    }),
  ),
  /** Whom the server has a key or an address of, and what is wrong with those that gave no models. */
  providers: z.array(
    z.object({
      id: z.enum(['gemini', 'openai', 'anthropic']),
      failure: z
        .object({ code: z.string(), params: z.record(z.string(), z.unknown()), detail: z.string() })
        .optional(),
    }),
  ),
  /** Who answers where a question names nobody; null where the graph itself does. */
  usual: z.string().nullable(),
})

export const listModelsContract = {
  method: 'GET',
  path: '/models',
  params: nothing,
  query: nothing,
  bodyType: 'none',
  body: nothing,
  output: modelsSchema,
  status: 200,
} as const satisfies Contract
