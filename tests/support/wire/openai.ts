import { z } from 'zod'
import { faultOf, mediaFault, refuse, type Reachable } from './media'
import { event, streamed, usualText, type Next, type Script } from './script'
import { jsonAnswer, startWire, type Wire, type WireRequest } from './server'

const text = z.strictObject({ type: z.literal('text'), text: z.string().min(1) })

const dataAddress = /^data:(image\/(?:jpeg|png|webp|gif));base64,(.*)$/s

/** What `POST /chat/completions` takes of what prompts are made of, by its own reference. */
function bodySchema(isReachable: Reachable) {
  const image = z.strictObject({
    type: z.literal('image_url'),
    image_url: z.strictObject({
      url: z.string().superRefine(async (url, context) => {
        const [, mediaType, base64] = dataAddress.exec(url) ?? []
        if (mediaType === undefined || base64 === undefined) {
          if (!isReachable(url)) refuse(context, 'neither data of a picture nor an address of one')
          return
        }
        const fault = await mediaFault(base64, mediaType)
        if (fault) refuse(context, fault)
      }),
      detail: z.enum(['auto', 'low', 'high']).optional(),
    }),
  })
  const audio = z.strictObject({
    type: z.literal('input_audio'),
    input_audio: z
      .strictObject({ data: z.string(), format: z.enum(['wav', 'mp3']) })
      .superRefine(async ({ data, format }, context) => {
        if (isReachable(data)) return
        const fault = await mediaFault(data, `audio/${format}`)
        if (fault) refuse(context, fault, ['data'])
      }),
  })
  const part = z.discriminatedUnion('type', [text, image, audio])
  const plain = z.union([z.string(), z.array(text).min(1)])
  const message = z.discriminatedUnion('role', [
    z.strictObject({ role: z.enum(['system', 'developer']), content: plain }),
    z.strictObject({
      role: z.literal('user'),
      content: z.union([z.string(), z.array(part).min(1)]),
    }),
    z.strictObject({ role: z.literal('assistant'), content: plain }),
  ])
  return z.strictObject({
    model: z.string().min(1),
    messages: z.array(message).min(1).superRefine(judgeOrder),
    stream: z.boolean().optional(),
    stream_options: z.strictObject({ include_usage: z.boolean() }).optional(),
    response_format: z
      .strictObject({
        type: z.literal('json_schema'),
        json_schema: z.strictObject({
          name: z.string().regex(/^[\w-]{1,64}$/),
          strict: z.boolean(),
          schema: z.looseObject({
            type: z.literal('object'),
            additionalProperties: z.literal(false),
          }),
        }),
      })
      .optional(),
  })
}

/** Instructions come first, and what is asked last. */
function judgeOrder(messages: readonly { role: string }[], context: z.RefinementCtx): void {
  messages.forEach(({ role }, index) => {
    const isFirst = index === 0 || messages[index - 1]?.role === role
    if ((role === 'system' || role === 'developer') && !isFirst) {
      refuse(context, 'instructions after the conversation began', [index, 'role'])
    }
  })
  if (messages.at(-1)?.role !== 'user') refuse(context, 'the last message is not the user’s')
}

function refusal(status: number, message: string, param: string | null = null) {
  return jsonAnswer(status, {
    error: { message, type: 'invalid_request_error', param, code: null },
  })
}

export const wrongKey = 'a-wrong-key'

const models = ['gpt-4o', 'gpt-audio', 'text-embedding-3-small'].map((id) => ({
  id,
  object: 'model',
  created: 1,
  owned_by: 'openai',
}))

const finishReasons = { complete: 'stop', length: 'length', blocked: 'content_filter' } as const

function stream({ text = usualText, end = 'complete' }: Script, model: string, hasUsage: boolean) {
  const chunk = (choices: readonly object[], more = {}) =>
    event({
      id: 'chatcmpl-1',
      object: 'chat.completion.chunk',
      created: 1,
      model,
      choices,
      ...more,
    })
  const choice = (delta: object, finish_reason: string | null = null) =>
    chunk([{ index: 0, delta, logprobs: null, finish_reason }])
  const usage = {
    prompt_tokens: 1210,
    completion_tokens: 8,
    total_tokens: 1218,
    prompt_tokens_details: { cached_tokens: 1024, audio_tokens: 0 },
  }
  if (end === 'promptBlocked') {
    return { text: [], rest: [choice({}, 'content_filter'), event('[DONE]')] }
  }
  const finish = end === 'none' ? [] : [choice({}, finishReasons[end])]
  const done = end === 'none' ? [] : [event('[DONE]')]
  return {
    text: [
      ': PROCESSING\n\n',
      choice({ role: 'assistant', content: '', refusal: null }),
      ...text.map((content) => choice({ content })),
    ],
    rest: [...finish, ...(hasUsage && end !== 'none' ? [chunk([], { usage })] : []), ...done],
  }
}

/**
 * A server that speaks OpenAI's chat completions and takes nothing that the provider's reference does not name.
 *
 * @param isReachable addresses of media that it could fetch
 * @param next what it does with a request that it takes
 * @param isOld whether it refuses to be asked for usage, as servers of before 2024 do
 */
export function startOpenAI(
  isReachable: Reachable,
  next: Next = () => ({}),
  isOld = false,
): Promise<Wire> {
  const schema = bodySchema(isReachable)
  return startWire(async ({ method, path, headers, body }: WireRequest) => {
    const isList = method === 'GET' && path === '/v1/models'
    if (!isList && (method !== 'POST' || path !== '/v1/chat/completions')) {
      return refusal(404, 'no such path')
    }
    const [, key] = /^Bearer (\S+)$/.exec(headers.authorization ?? '') ?? []
    if (!key) return refusal(401, 'no key')
    if (key === wrongKey) return refusal(401, `Incorrect API key provided: ${key}.`)
    if (isList) return jsonAnswer(200, { object: 'list', data: models })
    const parsed = await schema.safeParseAsync(body)
    if (!parsed.success) {
      const { message, place } = faultOf(parsed.error)
      return refusal(400, message, place)
    }
    if (isOld && parsed.data.stream_options) return refusal(400, 'stream_options: unknown field')
    const script = next(body)
    if (script.status)
      return { ...refusal(script.status, script.message ?? 'refused'), headers: script.headers }
    if (parsed.data.stream) {
      const { model, stream_options: options } = parsed.data
      return streamed(script, stream(script, model, options?.include_usage ?? false))
    }
    const message = { role: 'assistant', content: 'a bell [E3]', refusal: null }
    return jsonAnswer(200, {
      id: 'chatcmpl-1',
      object: 'chat.completion',
      created: 1,
      model: parsed.data.model,
      choices: [{ index: 0, message, logprobs: null, finish_reason: 'stop' }],
      usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
    })
  })
}
