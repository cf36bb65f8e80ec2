import { z } from 'zod'
import { faultOf, mediaFault, refuse, type Reachable } from './media'
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
    generationConfig: z.strictObject({}).optional(),
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

/**
 * A server that speaks Gemini's generateContent and takes nothing that the provider's reference does not name.
 *
 * @param isReachable addresses of media that it could fetch
 */
export function startGemini(isReachable: Reachable): Promise<Wire> {
  const schema = bodySchema(isReachable)
  return startWire(async ({ method, path, headers, byteCount, body }: WireRequest) => {
    if (method !== 'POST' || !/^\/v1beta\/models\/[\w.-]+:generateContent$/.test(path)) {
      return refusal(404, 'no such path', 'NOT_FOUND')
    }
    if (!headers['x-goog-api-key']) return refusal(403, 'no key', 'PERMISSION_DENIED')
    if (byteCount > requestByteCountMax) return refusal(413, 'too large')
    const parsed = await schema.safeParseAsync(body)
    if (!parsed.success) return refusal(400, faultOf(parsed.error).message)
    const content = { role: 'model', parts: [{ text: 'a bell [E3]' }] }
    return jsonAnswer(200, {
      candidates: [{ index: 0, content, finishReason: 'STOP' }],
      usageMetadata: { promptTokenCount: 1, candidatesTokenCount: 1, totalTokenCount: 2 },
    })
  })
}
