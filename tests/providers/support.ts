import { answer, type Limits } from '@/lib/providers/transport'
import { providers } from '@/lib/providers'
import type { AnswerEvent, Ask, ProviderId } from '@/lib/providers/define'
import { startAnthropic } from '../support/wire/anthropic'
import { startGemini } from '../support/wire/gemini'
import { startOpenAI } from '../support/wire/openai'
import type { Next, Script } from '../support/wire/script'
import type { Wire } from '../support/wire/server'

const starts = { gemini: startGemini, openai: startOpenAI, anthropic: startAnthropic }

/** Short enough for a test, long enough for a busy machine. Seconds. */
export const limits: Limits = {
  firstSeconds: 20,
  stallSeconds: 20,
  totalSeconds: 60,
  attemptsCount: 4,
  waitSeconds: 0.01,
  waitSecondsMax: 2,
}

/** A provider on its wire that does one thing of a list after the other, and the last one again and again. */
export async function startProvider(id: ProviderId, ...scripts: readonly Script[]) {
  let count = 0
  const next: Next = () => scripts[Math.min(count++, scripts.length - 1)] ?? {}
  const wire = await starts[id](() => false, next)
  return { wire, access: { baseUrl: baseUrlOf(id, wire), key: 'test-key' } }
}

export function baseUrlOf(id: ProviderId, wire: Pick<Wire, 'baseUrl'>): string {
  return id === 'openai' ? `${wire.baseUrl}/v1` : wire.baseUrl
}

export function textAsk(id: ProviderId): Ask {
  const requests = {
    gemini: { contents: [{ role: 'user', parts: [{ text: 'Which bell?' }] }] },
    openai: { messages: [{ role: 'user', content: [{ type: 'text', text: 'Which bell?' }] }] },
    anthropic: { messages: [{ role: 'user', content: [{ type: 'text', text: 'Which bell?' }] }] },
  }
  return { model: 'm-1', request: requests[id], answerTokenCount: 1000 }
}

/** All events of one ask. */
export async function ask(
  id: ProviderId,
  access: { baseUrl?: string; key?: string | undefined },
  more: {
    ask?: Ask
    signal?: AbortSignal
    limits?: Partial<Limits>
    onEvent?: (event: AnswerEvent) => void
  } = {},
): Promise<AnswerEvent[]> {
  const events: AnswerEvent[] = []
  const options = {
    signal: more.signal ?? new AbortController().signal,
    limits: { ...limits, ...more.limits },
  }
  for await (const event of answer(providers[id], access, more.ask ?? textAsk(id), options)) {
    events.push(event)
    more.onEvent?.(event)
  }
  return events
}

export function textIn(events: readonly AnswerEvent[]): string {
  return events.map((event) => (event.type === 'delta' ? event.text : '')).join('')
}

/** The code of the failure that an ask ended by, or the reason of its end. */
export function endOf(events: readonly AnswerEvent[]): string {
  const last = events.at(-1)
  if (last?.type === 'failed') return last.failure.code
  return last?.type === 'end' ? last.reason : 'nothing'
}
