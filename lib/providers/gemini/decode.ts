import { z } from 'zod'
import { fail } from '../../std/result'
import type { Decoded, EndReason, Usage } from '../define'

const count = z.number().nullish()

const responseSchema = z.looseObject({
  candidates: z
    .array(
      z.looseObject({
        content: z
          .looseObject({
            parts: z
              .array(z.looseObject({ text: z.string().nullish(), thought: z.boolean().nullish() }))
              .nullish(),
          })
          .nullish(),
        finishReason: z.string().nullish(),
      }),
    )
    .nullish(),
  promptFeedback: z.looseObject({ blockReason: z.string().nullish() }).nullish(),
  usageMetadata: z
    .looseObject({
      promptTokenCount: count,
      cachedContentTokenCount: count,
      candidatesTokenCount: count,
      thoughtsTokenCount: count,
    })
    .nullish(),
  error: z.looseObject({ message: z.string().nullish() }).nullish(),
})

const blocked = [
  'SAFETY',
  'RECITATION',
  'BLOCKLIST',
  'PROHIBITED_CONTENT',
  'SPII',
  'IMAGE_SAFETY',
  'LANGUAGE',
]

/** One `GenerateContentResponse` of a stream. Thoughts are parts that say so, and are not told. */
export function decode(piece: unknown): Decoded {
  const response = responseSchema.safeParse(piece)
  if (!response.success) return { failure: fail('provider.answerUnreadable').error }
  const { candidates, promptFeedback, usageMetadata, error } = response.data
  if (error) {
    const reason = (error.message ?? '').slice(0, 300)
    return { failure: fail('provider.failed', { reason, status: 500 }).error }
  }
  const [candidate] = candidates ?? []
  const parts = candidate?.content?.parts ?? []
  return {
    text: parts.map(({ text, thought }) => (thought ? '' : (text ?? ''))).join(''),
    usage: usageMetadata ? usageOf(usageMetadata) : undefined,
    end: promptFeedback?.blockReason ? 'blocked' : endOf(candidate?.finishReason),
  }
}

function endOf(reason: string | null | undefined): EndReason | undefined {
  if (!reason || reason === 'FINISH_REASON_UNSPECIFIED') return undefined
  if (reason === 'STOP') return 'complete'
  if (reason === 'MAX_TOKENS') return 'length'
  return blocked.includes(reason) ? 'blocked' : 'other'
}

function usageOf(usage: NonNullable<z.infer<typeof responseSchema>['usageMetadata']>): Usage {
  const { candidatesTokenCount, thoughtsTokenCount } = usage
  return {
    inputTokens: usage.promptTokenCount ?? undefined,
    cachedTokens: usage.cachedContentTokenCount ?? undefined,
    // Thoughts are paid for as the answer is.
    ...(typeof candidatesTokenCount === 'number' && {
      outputTokens: candidatesTokenCount + (thoughtsTokenCount ?? 0),
    }),
  }
}
