import OpenAI from 'openai'
import { ok, type Result } from '../../std/result'
import type { OpenAIRequest } from '../../targets/openai'
import { Call, eventsOf } from '../call'
import type { Access, Ask, ListedModel, Provider } from '../define'
import { decode } from './decode'

const usualBaseUrl = 'https://api.openai.com/v1'

/** OpenAI's chat completions, and every server that speaks them: Ollama, vLLM, llama.cpp, LM Studio, OpenRouter. */
export const openai: Provider = {
  id: 'openai',
  usualBaseUrl,
  // A server on one's own machine takes none; the provider itself says so where it is missing.
  needsKey: false,
  async *stream(access, ask, signal) {
    const call = new Call(access.baseUrl ?? usualBaseUrl, access, signal)
    const open = async () => {
      const client = clientOf(call)
      try {
        return await client.chat.completions.create(bodyOf(ask, true))
      } catch (error) {
        // Older servers refuse a body that asks for the usage.
        if (!call.refusedFor('stream_options')) throw error
        return client.chat.completions.create(bodyOf(ask, false))
      }
    }
    yield* eventsOf(call, open, decode)
  },
  async models(access, signal): Promise<Result<readonly ListedModel[]>> {
    const call = new Call(access.baseUrl ?? usualBaseUrl, access, signal)
    try {
      const { data } = await clientOf(call).models.list()
      return ok(data.map(({ id }) => ({ id })))
    } catch (error) {
      return { ok: false, error: call.failureOf(error) }
    }
  },
}

function clientOf({ access, address, fetch }: Call & { access: Access }): OpenAI {
  return new OpenAI({
    baseURL: address,
    apiKey: access.key ?? 'none',
    ...(!access.key && { defaultHeaders: { Authorization: null } }),
    // Nothing of the machine's environment goes along.
    organization: null,
    project: null,
    // What arrived is told by the failure; the package would print it.
    logLevel: 'off',
    maxRetries: 0,
    timeout: longestTimeout,
    fetch,
  })
}

/** Time-outs are the transport's; the package's own is put out of the way (the longest a timer takes). */
const longestTimeout = 2 ** 31 - 1

function bodyOf({ model, request, schema }: Ask, withUsage: boolean) {
  return {
    ...(request as OpenAIRequest),
    model,
    stream: true as const,
    ...(withUsage && { stream_options: { include_usage: true } }),
    ...(schema && {
      response_format: {
        type: 'json_schema' as const,
        json_schema: { name: 'answer', strict: true, schema: { ...schema } },
      },
    }),
  }
}
