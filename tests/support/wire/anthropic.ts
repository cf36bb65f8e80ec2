import sharp from 'sharp'
import { z } from 'zod'
import { bytesOf, faultOf, mediaFault, refuse, type Reachable } from './media'
import { event, streamed, usualText, type Next, type Script } from './script'
import { jsonAnswer, startWire, type Wire, type WireRequest } from './server'

const versions = ['2023-06-01', '2026-10-21']
const requestByteCountMax = 32_000_000
const imageBase64LengthMax = 10_000_000
const imagesCountMax = 600
/** A request of more pictures than `manyImagesCount` takes smaller ones only. Sides in pixels. */
const manyImagesCount = 20
const sideMax = { few: 8_000, many: 2_000 }
const markersCountMax = 4

const marker = {
  cache_control: z
    .strictObject({ type: z.literal('ephemeral'), ttl: z.enum(['5m', '1h']).optional() })
    .optional(),
}

const text = z.strictObject({
  type: z.literal('text'),
  text: z.string().refine((value) => value.trim() !== '', 'text content blocks must be non-empty'),
  ...marker,
})

/** What `POST /v1/messages` takes of what prompts are made of, by its own reference. */
function bodySchema(isReachable: Reachable) {
  const base64 = z
    .strictObject({
      type: z.literal('base64'),
      media_type: z.enum(['image/jpeg', 'image/png', 'image/gif', 'image/webp']),
      data: z.string().max(imageBase64LengthMax),
    })
    .superRefine(async ({ data, media_type }, context) => {
      const fault = await mediaFault(data, media_type)
      if (fault) refuse(context, fault, ['data'])
    })
  const url = z.strictObject({
    type: z.literal('url'),
    url: z.string().refine(isReachable, 'an address that gives nothing'),
  })
  const image = z.strictObject({
    type: z.literal('image'),
    source: z.discriminatedUnion('type', [base64, url]),
    ...marker,
  })
  const block = z.discriminatedUnion('type', [text, image])
  const message = z.strictObject({
    role: z.enum(['user', 'assistant']),
    content: z.union([z.string().min(1), z.array(block).min(1)]),
  })
  return z
    .strictObject({
      model: z.string().min(1),
      max_tokens: z.int().min(1),
      system: z.union([z.string(), z.array(text)]).optional(),
      messages: z.array(message).min(1),
      stream: z.boolean().optional(),
      output_config: z
        .strictObject({
          format: z.strictObject({
            type: z.literal('json_schema'),
            schema: z.looseObject({
              type: z.literal('object'),
              additionalProperties: z.literal(false),
            }),
          }),
        })
        .optional(),
    })
    .superRefine(async (body, context) => {
      const blocks = body.messages.flatMap(({ content }) => (Array.isArray(content) ? content : []))
      judgeOrder(body.messages, context)
      const system = Array.isArray(body.system) ? body.system : []
      const markers = [...system, ...blocks].filter((each) => each.cache_control)
      if (markers.length > markersCountMax) refuse(context, 'more than 4 blocks with cache_control')
      await judgeImages(blocks, context)
    })
}

type Body = z.infer<ReturnType<typeof bodySchema>>
type Block = Exclude<Body['messages'][number]['content'], string>[number]

/** The provider would join neighbours of one role; no prompt has any, so that here they are a mistake. */
function judgeOrder(messages: Body['messages'], context: z.RefinementCtx): void {
  messages.forEach(({ role }, index) => {
    const expected = index % 2 === 0 ? 'user' : 'assistant'
    if (role !== expected) refuse(context, 'roles must alternate', ['messages', index, 'role'])
  })
  if (messages.at(-1)?.role !== 'user') refuse(context, 'the last message is not the user’s')
}

async function judgeImages(blocks: readonly Block[], context: z.RefinementCtx): Promise<void> {
  const images = blocks.filter((block) => block.type === 'image')
  if (images.length > imagesCountMax) refuse(context, 'too many images')
  const limit = images.length > manyImagesCount ? sideMax.many : sideMax.few
  for (const { source } of images) {
    const bytes = source.type === 'base64' ? bytesOf(source.data) : undefined
    if (!bytes) continue
    const { width, height } = await sharp(bytes).metadata()
    if (Math.max(width, height) > limit) refuse(context, `a side of more than ${limit} pixels`)
  }
}

function refusal(status: number, message: string, type = 'invalid_request_error') {
  return jsonAnswer(status, { type: 'error', error: { type, message }, request_id: 'req_1' })
}

export const wrongKey = 'a-wrong-key'

const models = [
  {
    type: 'model',
    id: 'claude-sonnet-4-5',
    display_name: 'Claude Sonnet 4.5',
    created_at: '2025-09-29T00:00:00Z',
  },
]

const stopReasons = { complete: 'end_turn', length: 'max_tokens', blocked: 'refusal' } as const

function stream({ text = usualText, end = 'complete' }: Script, model: string) {
  const named = (type: string, more: object = {}) => event({ type, ...more }, type)
  const usage = { input_tokens: 186, cache_read_input_tokens: 1024, cache_creation_input_tokens: 0 }
  const message = { id: 'msg_1', type: 'message', role: 'assistant', model, content: [] }
  const start = named('message_start', {
    message: {
      ...message,
      stop_reason: null,
      stop_sequence: null,
      usage: { ...usage, output_tokens: 1 },
    },
  })
  const finish = (stop_reason: string) => [
    named('message_delta', {
      delta: { stop_reason, stop_sequence: null },
      usage: { output_tokens: 8 },
    }),
    named('message_stop'),
  ]
  if (end === 'promptBlocked') return { text: [start], rest: finish('refusal') }
  const delta = (each: object) => named('content_block_delta', { index: 0, delta: each })
  return {
    text: [
      start,
      named('content_block_start', { index: 0, content_block: { type: 'text', text: '' } }),
      named('ping'),
      ...text.map((each) => delta({ type: 'text_delta', text: each })),
    ],
    rest:
      end === 'none'
        ? []
        : [named('content_block_stop', { index: 0 }), ...finish(stopReasons[end])],
  }
}

/**
 * A server that speaks Anthropic's messages and takes nothing that the provider's reference does not name.
 *
 * @param isReachable addresses of media that it could fetch
 * @param next what it does with a request that it takes
 */
export function startAnthropic(isReachable: Reachable, next: Next = () => ({})): Promise<Wire> {
  const schema = bodySchema(isReachable)
  return startWire(async ({ method, path, headers, byteCount, body }: WireRequest) => {
    const isList = method === 'GET' && path.startsWith('/v1/models')
    if (!isList && (method !== 'POST' || path !== '/v1/messages')) {
      return refusal(404, 'no such path', 'not_found_error')
    }
    // Today's package sends the key as a bearer's; the header of its own is taken as well.
    const [, bearer] = /^Bearer (\S+)$/.exec(headers.authorization ?? '') ?? []
    const key = headers['x-api-key'] ?? bearer
    if (!key) return refusal(401, 'no key', 'authentication_error')
    if (key === wrongKey) return refusal(401, 'invalid x-api-key', 'authentication_error')
    if (!versions.includes(headers['anthropic-version'] as string))
      return refusal(400, 'no version')
    if (isList)
      return jsonAnswer(200, { data: models, has_more: false, first_id: null, last_id: null })
    if (byteCount > requestByteCountMax) return refusal(413, 'too large', 'request_too_large')
    const parsed = await schema.safeParseAsync(body)
    if (!parsed.success) return refusal(400, faultOf(parsed.error).message)
    const script = next(body)
    if (script.status) {
      const type = script.status === 429 ? 'rate_limit_error' : 'api_error'
      return {
        ...refusal(script.status, script.message ?? 'refused', type),
        headers: script.headers,
      }
    }
    if (parsed.data.stream) return streamed(script, stream(script, parsed.data.model))
    return jsonAnswer(200, {
      id: 'msg_1',
      type: 'message',
      role: 'assistant',
      model: parsed.data.model,
      content: [{ type: 'text', text: 'a bell [E3]', citations: null }],
      stop_reason: 'end_turn',
      stop_sequence: null,
      usage: { input_tokens: 1, output_tokens: 1 },
    })
  })
}
