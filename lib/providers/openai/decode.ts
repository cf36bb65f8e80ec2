import { z } from 'zod'
import { fail } from '../../std/result'
import type { Decoded, EndReason, Usage } from '../define'

const count = z.number().nullish()

const chunkSchema = z.looseObject({
  choices: z
    .array(
      z.looseObject({
        delta: z
          .looseObject({ content: z.string().nullish(), refusal: z.string().nullish() })
          .nullish(),
        finish_reason: z.string().nullish(),
      }),
    )
    .nullish(),
  usage: z
    .looseObject({
      prompt_tokens: count,
      completion_tokens: count,
      prompt_tokens_details: z.looseObject({ cached_tokens: count }).nullish(),
      // OpenRouter tells what it cost, in US dollars.
      cost: count,
    })
    .nullish(),
})

const endReasons: Readonly<Record<string, EndReason>> = {
  stop: 'complete',
  length: 'length',
  content_filter: 'blocked',
}

/** One `chat.completion.chunk`. Reasoning, which some servers send beside the answer, is none of it. */
export function decode(piece: unknown): Decoded {
  const chunk = chunkSchema.safeParse(piece)
  if (!chunk.success) return { failure: fail('provider.answerUnreadable').error }
  const [choice] = chunk.data.choices ?? []
  const finish = choice?.finish_reason
  const { content, refusal } = choice?.delta ?? {}
  return {
    text: content ?? undefined,
    usage: chunk.data.usage ? usageOf(chunk.data.usage) : undefined,
    end: finish ? (endReasons[finish] ?? 'other') : refusal ? 'blocked' : undefined,
  }
}

function usageOf(usage: NonNullable<z.infer<typeof chunkSchema>['usage']>): Usage {
  return {
    inputTokens: usage.prompt_tokens ?? undefined,
    cachedTokens: usage.prompt_tokens_details?.cached_tokens ?? undefined,
    outputTokens: usage.completion_tokens ?? undefined,
    cost: usage.cost ?? undefined,
  }
}
