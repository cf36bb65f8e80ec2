import { z } from 'zod'
import { faultOf, mediaFault, refuse, type Reachable } from './media'
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

/**
 * A server that speaks OpenAI's chat completions and takes nothing that the provider's reference does not name.
 *
 * @param isReachable addresses of media that it could fetch
 */
export function startOpenAI(isReachable: Reachable): Promise<Wire> {
  const schema = bodySchema(isReachable)
  return startWire(async ({ method, path, headers, body }: WireRequest) => {
    if (method !== 'POST' || path !== '/v1/chat/completions') return refusal(404, 'no such path')
    if (!/^Bearer \S+$/.test(headers.authorization ?? '')) return refusal(401, 'no key')
    const parsed = await schema.safeParseAsync(body)
    if (!parsed.success) {
      const { message, place } = faultOf(parsed.error)
      return refusal(400, message, place)
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
