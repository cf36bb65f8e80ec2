import { z } from 'zod'
import { faultOf, mediaFault, refuse, type Reachable } from './media'
import { event, streamed, usualText, type Next, type Script } from './script'
import { jsonAnswer, startWire, type Wire, type WireRequest } from './server'

const requestByteCountMax = 100_000_000

/** The types that the guides to pictures and to sounds name. */
const mimeType = z.enum([
  'image/png',
  'image/jpeg',
  'image/webp',
  'image/heic',
  'image/heif',
  'audio/wav',
  'audio/mp3',
  'audio/aiff',
  'audio/aac',
  'audio/ogg',
  'audio/flac',
])

const text = z.strictObject({ text: z.string().min(1) })

/** What `models/*:generateContent` takes of what prompts are made of, by its own reference. */
function bodySchema(isReachable: Reachable) {
  const inline = z.strictObject({
    inlineData: z
      .strictObject({ mimeType, data: z.string() })
      .superRefine(async ({ data, mimeType: type }, context) => {
        const fault = await mediaFault(data, type)
        if (fault) refuse(context, fault, ['data'])
      }),
  })
  const file = z.strictObject({
    fileData: z.strictObject({
      mimeType,
      fileUri: z.string().refine(isReachable, 'an address that gives nothing'),
    }),
  })
  const content = z.strictObject({
    role: z.enum(['user', 'model']),
    parts: z.array(z.union([text, inline, file])).min(1),
  })
  return z.strictObject({
    systemInstruction: z
      .strictObject({ role: z.literal('system').optional(), parts: z.array(text).min(1) })
      .optional(),
    contents: z.array(content).min(1).superRefine(judgeOrder),
    // Its client sends these even where nothing was set.
    generationConfig: z
      .strictObject({
        responseMimeType: z.literal('application/json').optional(),
        responseSchema: z.looseObject({ additionalProperties: z.never().optional() }).optional(),
      })
      .optional(),
    safetySettings: z.array(z.never()).optional(),
  })
}

function judgeOrder(contents: readonly { role: string }[], context: z.RefinementCtx): void {
  contents.forEach(({ role }, index) => {
    const expected = index % 2 === 0 ? 'user' : 'model'
    if (role !== expected) refuse(context, 'turns must alternate', [index, 'role'])
  })
  if (contents.at(-1)?.role !== 'user') refuse(context, 'the last turn is not the user’s')
}

function refusal(code: number, message: string, status = 'INVALID_ARGUMENT') {
  return jsonAnswer(code, { error: { code, message, status } })
}

export const wrongKey = 'a-wrong-key'

const keyRefused = jsonAnswer(400, {
  error: {
    code: 400,
    message: 'API key not valid. Please pass a valid API key.',
    status: 'INVALID_ARGUMENT',
    details: [{ '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason: 'API_KEY_INVALID' }],
  },
})

const models = [
  {
    name: 'models/gemini-2.5-flash',
    displayName: 'Gemini 2.5 Flash',
    supportedGenerationMethods: ['generateContent', 'countTokens'],
  },
  { name: 'models/text-embedding-004', supportedGenerationMethods: ['embedContent'] },
]

function refusedBy({ message = 'refused', headers }: Script, status: number) {
  const statuses: Readonly<Record<number, string>> = {
    429: 'RESOURCE_EXHAUSTED',
    503: 'UNAVAILABLE',
  }
  return { ...refusal(status, message, statuses[status] ?? 'INTERNAL'), headers }
}

const finishReasons = { complete: 'STOP', length: 'MAX_TOKENS', blocked: 'SAFETY' } as const

/** A thought goes before the answer, as models that think send it where they are asked to. */
function stream({ text = usualText, end = 'complete' }: Script) {
  const usageMetadata = { promptTokenCount: 1210, candidatesTokenCount: 5, thoughtsTokenCount: 3 }
  const said = (part: object, more = {}) =>
    event({ candidates: [{ index: 0, content: { role: 'model', parts: [part] }, ...more }] })
  if (end === 'promptBlocked') {
    return { text: [], rest: [event({ promptFeedback: { blockReason: 'SAFETY' }, usageMetadata })] }
  }
  const last =
    end === 'none'
      ? []
      : [event({ candidates: [{ index: 0, finishReason: finishReasons[end] }], usageMetadata })]
  return {
    text: [
      said({ text: 'Which bell?', thought: true }),
      ...text.map((each) => said({ text: each })),
    ],
    rest: last,
  }
}

/**
 * A server that speaks Gemini's generateContent and takes nothing that the provider's reference does not name.
 *
 * @param isReachable addresses of media that it could fetch
 * @param next what it does with a request that it takes
 */
export function startGemini(isReachable: Reachable, next: Next = () => ({})): Promise<Wire> {
  const schema = bodySchema(isReachable)
  return startWire(async ({ method, path, headers, byteCount, body }: WireRequest) => {
    const [, way] =
      /^\/v1beta\/models\/[\w.-]+:(generateContent|streamGenerateContent\?alt=sse)$/.exec(path) ??
      []
    const isList = method === 'GET' && path.startsWith('/v1beta/models?')
    if (!isList && (method !== 'POST' || !way)) return refusal(404, 'no such path', 'NOT_FOUND')
    const key = headers['x-goog-api-key']
    if (!key) return refusal(403, 'no key', 'PERMISSION_DENIED')
    if (key === wrongKey) return keyRefused
    if (isList) return jsonAnswer(200, { models })
    if (byteCount > requestByteCountMax) return refusal(413, 'too large')
    const parsed = await schema.safeParseAsync(body)
    if (!parsed.success) return refusal(400, faultOf(parsed.error).message)
    const script = next(body)
    if (script.status) return refusedBy(script, script.status)
    if (way !== 'generateContent') return streamed(script, stream(script))
    const content = { role: 'model', parts: [{ text: 'a bell [E3]' }] }
    return jsonAnswer(200, {
      candidates: [{ index: 0, content, finishReason: 'STOP' }],
      usageMetadata: { promptTokenCount: 1, candidatesTokenCount: 1, totalTokenCount: 2 },
    })
  })
}
