import type { TargetName } from '../prompt/profile'
import type { Failure, Result } from '../std/result'

/** Whose wire a connection speaks. Servers that are compatible with OpenAI's are `openai` at another address. */
export const providerIds = ['gemini', 'openai', 'anthropic'] as const satisfies readonly Exclude<
  TargetName,
  'markdown'
>[]
export type ProviderId = (typeof providerIds)[number]

/** Where a provider is reached, and with what. Servers on people's own machines take no key. */
export type Access = { readonly baseUrl?: string | undefined; readonly key?: string | undefined }

/** What a model is asked: the target's request body, as `lib/targets` makes it. */
export type Ask = {
  readonly model: string
  readonly request: unknown
  /** The answer's longest length in tokens; providers that need not know it are not told it. */
  readonly answerTokenCount: number
  /** A JSON schema that the answer must follow; free text without it. */
  readonly schema?: Readonly<Record<string, unknown>> | undefined
}

/** What an answer cost, as the provider itself counts it. */
export type Usage = {
  readonly inputTokens?: number | undefined
  readonly cachedTokens?: number | undefined
  readonly outputTokens?: number | undefined
  /** In US dollars, from those few that tell it. */
  readonly cost?: number | undefined
}

/** Why a provider ended an answer. Only what is `complete` is shown as such. */
export type EndReason = 'complete' | 'length' | 'blocked' | 'other'

/**
 * What comes of an ask, in order: any number of `delta`, `usage` (each replaces the one before) and `retry`, then
 * one `end` or one `failed`, and nothing after it.
 */
export type AnswerEvent =
  | { readonly type: 'delta'; readonly text: string }
  | { readonly type: 'usage'; readonly usage: Usage }
  | {
      readonly type: 'retry'
      /** Of the attempt that follows; the first one was 1. */
      readonly attempt: number
      readonly waitSeconds: number
      readonly failure: Failure
    }
  | { readonly type: 'end'; readonly reason: EndReason }
  | { readonly type: 'failed'; readonly failure: Failure }

/** What one piece of a provider's stream says. */
export type Decoded = {
  readonly text?: string | undefined
  readonly usage?: Usage | undefined
  readonly end?: EndReason | undefined
  readonly failure?: Failure | undefined
}

/** A model that a provider names. */
export type ListedModel = { readonly id: string; readonly name?: string | undefined }

/**
 * One provider's wire. `stream` gives what the wire gave in one attempt; it never throws: what goes wrong is its
 * last event. `models` asks which models there are, by which a connection is tested too.
 */
export type Provider = {
  readonly id: ProviderId
  /** The address that is used where a connection names none. */
  readonly usualBaseUrl: string
  readonly needsKey: boolean
  readonly stream: (access: Access, ask: Ask, signal: AbortSignal) => AsyncIterable<AnswerEvent>
  readonly models: (access: Access, signal: AbortSignal) => Promise<Result<readonly ListedModel[]>>
}
