import { GoogleGenerativeAI, type GenerateContentRequest } from '@google/generative-ai'
import { z } from 'zod'
import { fail, ok, type Result } from '../../std/result'
import type { GeminiRequest } from '../../targets/gemini'
import { Call, eventsOf } from '../call'
import type { Ask, ListedModel, Provider } from '../define'
import { decode } from './decode'

const usualBaseUrl = 'https://generativelanguage.googleapis.com'

/** Gemini's generateContent. */
export const gemini: Provider = {
  id: 'gemini',
  usualBaseUrl,
  needsKey: true,
  async *stream(access, ask, signal) {
    const call = new Call(access.baseUrl ?? usualBaseUrl, access, signal)
    yield* eventsOf(call, () => open(call, ask), decode)
  },
  async models(access, signal): Promise<Result<readonly ListedModel[]>> {
    const call = new Call(access.baseUrl ?? usualBaseUrl, access, signal)
    try {
      // The package has no way of asking for these.
      const response = await call.fetch(`${trimmed(call.address)}/v1beta/models?pageSize=1000`, {
        headers: { 'x-goog-api-key': access.key ?? '' },
      })
      if (!response.ok) return { ok: false, error: call.failureOf(undefined) }
      const list = modelsSchema.safeParse(await response.json())
      if (!list.success) return fail('provider.answerUnreadable')
      return ok(list.data.models.filter(canAnswer).map(listed))
    } catch (error) {
      return { ok: false, error: call.failureOf(error) }
    }
  },
}

const modelsSchema = z.looseObject({
  models: z
    .array(
      z.looseObject({
        name: z.string(),
        displayName: z.string().optional(),
        supportedGenerationMethods: z.array(z.string()).optional(),
      }),
    )
    .default([]),
})
type Model = z.infer<typeof modelsSchema>['models'][number]

function canAnswer({ supportedGenerationMethods }: Model): boolean {
  return supportedGenerationMethods?.includes('generateContent') ?? true
}

function listed({ name, displayName }: Model): ListedModel {
  return { id: name.replace(/^models\//, ''), name: displayName }
}

async function open(call: Call, { model, request, schema }: Ask): Promise<AsyncIterable<unknown>> {
  const generationConfig = schema && {
    responseMimeType: 'application/json',
    responseSchema: withoutAdditional(schema) as never,
  }
  const generative = new GoogleGenerativeAI(call.access.key ?? '').getGenerativeModel(
    { model },
    { baseUrl: trimmed(call.address) },
  )
  const body = request as GeminiRequest as GenerateContentRequest
  const { stream, response } = await through(call.fetch, () =>
    generative.generateContentStream({ ...body, ...(generationConfig && { generationConfig }) }),
  )
  // It is rejected beside the stream, and would end the process unheard.
  response.catch(() => {})
  return stream
}

/**
 * Runs a function whose requests go through `own`. The package takes the platform's `fetch` by its name, at the
 * moment of the call and before it waits for anything; so another stands there for as long as that, in which
 * nothing else can run. Without it redirects would be followed with the key, and `Retry-After` never be seen.
 */
function through<T>(own: typeof fetch, run: () => T): T {
  const usual = globalThis.fetch
  globalThis.fetch = own
  try {
    return run()
  } finally {
    globalThis.fetch = usual
  }
}

/** Its schemas are a subset of OpenAPI's, which refuses this word. */
function withoutAdditional(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withoutAdditional)
  if (typeof schema !== 'object' || schema === null) return schema
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([key]) => key !== 'additionalProperties')
      .map(([key, value]) => [key, withoutAdditional(value)]),
  )
}

function trimmed(address: string): string {
  return address.replace(/\/+$/, '')
}
