import Anthropic from '@anthropic-ai/sdk'
import { ok, type Result } from '../../std/result'
import type { AnthropicRequest } from '../../targets/anthropic'
import { Call, eventsOf } from '../call'
import type { Ask, ListedModel, Provider } from '../define'
import { decode } from './decode'

const usualBaseUrl = 'https://api.anthropic.com'
const modelsCountMax = 1000

/** Anthropic's messages. */
export const anthropic: Provider = {
  id: 'anthropic',
  usualBaseUrl,
  needsKey: true,
  async *stream(access, ask, signal) {
    const call = new Call(access.baseUrl ?? usualBaseUrl, access, signal)
    yield* eventsOf(call, async () => clientOf(call).messages.create(bodyOf(ask)), decode)
  },
  async models(access, signal): Promise<Result<readonly ListedModel[]>> {
    const call = new Call(access.baseUrl ?? usualBaseUrl, access, signal)
    try {
      const { data } = await clientOf(call).models.list({ limit: modelsCountMax })
      return ok(data.map(({ id, display_name: name }) => ({ id, name })))
    } catch (error) {
      return { ok: false, error: call.failureOf(error) }
    }
  },
}

function clientOf({ access, address, fetch }: Call): Anthropic {
  return new Anthropic({
    baseURL: address,
    apiKey: access.key ?? null,
    // Nothing of the machine's environment goes along.
    authToken: null,
    // What arrived is told by the failure; the package would print it.
    logLevel: 'off',
    maxRetries: 0,
    timeout: longestTimeout,
    fetch,
  })
}

/** Time-outs are the transport's; the package's own is put out of the way (the longest a timer takes). */
const longestTimeout = 2 ** 31 - 1

function bodyOf({ model, request, answerTokenCount, schema }: Ask) {
  return {
    ...(request as AnthropicRequest),
    model,
    max_tokens: answerTokenCount,
    stream: true as const,
    ...(schema && {
      output_config: { format: { type: 'json_schema' as const, schema: { ...schema } } },
    }),
  }
}
