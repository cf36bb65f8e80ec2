import { z } from 'zod'
import { fail } from '../../std/result'
import type { Decoded, EndReason, Usage } from '../define'

const count = z.number().nullish()

const usageSchema = z.looseObject({
  input_tokens: count,
  output_tokens: count,
  cache_read_input_tokens: count,
  cache_creation_input_tokens: count,
})

const eventSchema = z.looseObject({
  type: z.string(),
  message: z.looseObject({ usage: usageSchema.nullish() }).nullish(),
  delta: z
    .looseObject({
      type: z.string().optional(),
      text: z.string().optional(),
      stop_reason: z.string().nullish(),
    })
    .nullish(),
  usage: usageSchema.nullish(),
})

const endReasons: Readonly<Record<string, EndReason>> = {
  end_turn: 'complete',
  stop_sequence: 'complete',
  max_tokens: 'length',
  model_context_window_exceeded: 'length',
  refusal: 'blocked',
}

/** One event of `messages` as it streams. Thinking comes as deltas of another type and is not told. */
export function decode(piece: unknown): Decoded {
  const event = eventSchema.safeParse(piece)
  if (!event.success) return { failure: fail('provider.answerUnreadable').error }
  const { type, message, delta, usage } = event.data
  if (type === 'message_start')
    return { usage: message?.usage ? usageOf(message.usage) : undefined }
  if (type === 'content_block_delta') {
    return { text: delta?.type === 'text_delta' ? delta.text : undefined }
  }
  if (type !== 'message_delta') return {}
  const reason = delta?.stop_reason
  return {
    usage: usage ? usageOf(usage) : undefined,
    end: reason ? (endReasons[reason] ?? 'other') : undefined,
  }
}

/** Its input is counted without what was read from the cache or written to it; here all that was read is one sum. */
function usageOf(usage: z.infer<typeof usageSchema>): Usage {
  const cachedTokens = usage.cache_read_input_tokens ?? undefined
  const written = usage.cache_creation_input_tokens ?? 0
  return {
    ...(typeof usage.input_tokens === 'number' && {
      inputTokens: usage.input_tokens + (cachedTokens ?? 0) + written,
    }),
    ...(cachedTokens !== undefined && { cachedTokens }),
    ...(typeof usage.output_tokens === 'number' && { outputTokens: usage.output_tokens }),
  }
}
