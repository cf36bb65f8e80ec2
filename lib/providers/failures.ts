import { fail, type Failure } from '../std/result'
import type { Access } from './define'

/** What a provider answered instead of an answer. */
export type Refusal = { readonly status: number; readonly headers: Headers; readonly body: string }

const reasonLengthMax = 300

/** A provider's refusal as one of our codes, with what the provider itself said. The key is never in it. */
export function failureOfRefusal({ status, headers, body }: Refusal, access: Access): Failure {
  const error = errorIn(body)
  const reason = tidy(error.message ?? body, access.key) || `HTTP ${status}`
  const code = codeOf(status, error, body)
  if (code !== 'provider.rateLimited' && code !== 'provider.failed') {
    return fail(code, { reason, status }).error
  }
  const waitSeconds = waitOf(headers, error, Date.now())
  return fail(code, { reason, status, ...(waitSeconds !== undefined && { waitSeconds }) }).error
}

/** A connection that could not be made, or broke before anything was answered. */
export function failureOfNetwork(error: unknown, address: string): Failure {
  return fail('provider.unreachable', { address: originOf(address), reason: causeOf(error) }).error
}

/** Whether another attempt may help. */
export function isPassing({ code }: Failure): boolean {
  return ['provider.rateLimited', 'provider.failed', 'provider.unreachable'].includes(code)
}

type ErrorBody = {
  readonly message?: string | undefined
  readonly status?: unknown
  readonly details?: unknown
}

function codeOf(status: number, error: ErrorBody, body: string): string {
  // Gemini answers a wrong key with 400.
  if (status === 401 || body.includes('API_KEY_INVALID')) return 'provider.keyRefused'
  if (status === 403) return 'provider.forbidden'
  if (status === 404) return 'provider.modelUnknown'
  if (status === 413) return 'provider.requestTooLarge'
  if (status === 429) return 'provider.rateLimited'
  if (status >= 500) return 'provider.failed'
  return 'provider.requestRefused'
}

/** `{ error: { message } }` of all three, `[{ error }]` of Gemini's unstreamed form, `{ error: "…" }` of Ollama. */
function errorIn(body: string): ErrorBody {
  let value: unknown
  try {
    value = JSON.parse(body)
  } catch {
    return {}
  }
  const outer = (Array.isArray(value) ? value[0] : value) as { error?: unknown } | null | undefined
  const error = outer?.error
  if (typeof error === 'string') return { message: error }
  if (typeof error !== 'object' || error === null) return {}
  const { message, status, details } = error as Record<string, unknown>
  return { message: typeof message === 'string' ? message : undefined, status, details }
}

function tidy(text: string, key: string | undefined): string {
  const hidden = key ? text.replaceAll(key, '…') : text
  const plain = hidden.replace(/[\u0000-\u001f\u007f\s]+/g, ' ').trim()
  return plain.length > reasonLengthMax ? `${plain.slice(0, reasonLengthMax - 1)}…` : plain
}

/**
 * How long to wait, in seconds: `Retry-After` as seconds or date (RFC 9110, 10.2.3), or Gemini's `RetryInfo`
 * (google.rpc), which tells it in the body.
 */
function waitOf(headers: Headers, { details }: ErrorBody, now: number): number | undefined {
  const told = headers.get('retry-after')?.trim()
  if (told) {
    if (/^\d+(\.\d+)?$/.test(told)) return Number(told)
    const date = Date.parse(told)
    if (Number.isFinite(date)) return Math.max(0, (date - now) / 1000)
  }
  if (!Array.isArray(details)) return undefined
  for (const detail of details as { retryDelay?: unknown }[]) {
    const seconds = /^(\d+(?:\.\d+)?)s$/.exec(String(detail?.retryDelay))?.[1]
    if (seconds !== undefined) return Number(seconds)
  }
  return undefined
}

/** An address without path, query and credentials. */
function originOf(address: string): string {
  return URL.canParse(address) ? new URL(address).origin : address
}

/** The innermost cause says what happened: `ECONNREFUSED`, `ENOTFOUND`, a certificate. */
function causeOf(error: unknown): string {
  let innermost = error
  for (let depth = 0; depth < 4; depth++) {
    if (!(innermost instanceof Error) || !innermost.cause) break
    innermost = innermost.cause
  }
  const code = (innermost as { code?: unknown } | undefined)?.code
  if (typeof code === 'string') return code
  return innermost instanceof Error ? tidy(innermost.message, undefined) : 'unknown'
}
