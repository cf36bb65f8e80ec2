import { fail, type Failure } from '../std/result'
import type { Access, AnswerEvent, Decoded, EndReason } from './define'
import { failureOfNetwork, failureOfRefusal, type Refusal } from './failures'

/** Of a refusal's body only so much is read: it is shown to people, and a hostile one may have no end. */
const refusalByteCountMax = 64_000

/**
 * One request to a provider. Each package wraps what went wrong in errors of its own, one of them without the
 * headers; so what the wire said is noted here, where the request passes, and read from here alone.
 */
export class Call {
  #refusal: Refusal | undefined
  #networkError: unknown
  #hasHeaders = false

  constructor(
    readonly address: string,
    readonly access: Access,
    readonly signal: AbortSignal,
  ) {}

  /** Redirects are not followed: the key would go with them. */
  readonly fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    let response: Response
    try {
      response = await fetch(input, { ...init, redirect: 'error', signal: this.signal })
    } catch (error) {
      this.#networkError = error
      throw error
    }
    this.#hasHeaders = true
    if (response.ok) return response
    const body = await firstBytes(response)
    this.#refusal = { status: response.status, headers: response.headers, body }
    return new Response(body, { status: response.status, headers: plainHeaders(response.headers) })
  }

  /** Whether the provider refused, and said something about `name`. */
  refusedFor(name: string): boolean {
    return this.#refusal?.status === 400 && this.#refusal.body.includes(name)
  }

  /** What went wrong, after a package threw. */
  failureOf(error: unknown): Failure {
    if (this.signal.aborted) return fail('provider.stopped').error
    if (this.#refusal) return failureOfRefusal(this.#refusal, this.access)
    if (this.#networkError) return failureOfNetwork(this.#networkError, this.address)
    const refusal = refusalInside(error)
    if (refusal) return failureOfRefusal(refusal, this.access)
    // What arrived was no JSON, or the connection broke while it did.
    if (this.#hasHeaders && isBrokenOff(error)) return fail('provider.cutOff').error
    return fail('provider.answerUnreadable').error
  }
}

/**
 * What a stream gave, as events. The end is told when the stream is over, since usage may come after the reason;
 * a stream that is over without a reason was cut off.
 */
export async function* eventsOf(
  call: Call,
  open: () => Promise<AsyncIterable<unknown>>,
  decode: (piece: unknown) => Decoded,
): AsyncGenerator<AnswerEvent> {
  let reason: EndReason | undefined
  try {
    for await (const piece of await open()) {
      const { text, usage, end, failure } = decode(piece)
      if (failure) {
        yield { type: 'failed', failure }
        return
      }
      if (text) yield { type: 'delta', text }
      if (usage) yield { type: 'usage', usage }
      reason = end ?? reason
    }
  } catch (error) {
    yield { type: 'failed', failure: call.failureOf(error) }
    return
  }
  // Some packages end their stream quietly when they are stopped.
  if (call.signal.aborted) yield { type: 'failed', failure: fail('provider.stopped').error }
  else if (reason) yield { type: 'end', reason }
  else yield { type: 'failed', failure: fail('provider.cutOff').error }
}

async function firstBytes(response: Response): Promise<string> {
  if (!response.body) return ''
  const pieces: Uint8Array[] = []
  let byteCount = 0
  const reader = response.body.getReader()
  while (byteCount < refusalByteCountMax) {
    const { done, value } = await reader.read()
    if (done) break
    pieces.push(value)
    byteCount += value.byteLength
  }
  await reader.cancel()
  return Buffer.concat(pieces).toString('utf8', 0, refusalByteCountMax)
}

/** The body is decoded already. */
function plainHeaders(headers: Headers): Headers {
  const plain = new Headers(headers)
  plain.delete('content-encoding')
  plain.delete('content-length')
  return plain
}

/** An error that came as an event of a stream that had begun well; statuses of such are told by their types. */
function refusalInside(error: unknown): Refusal | undefined {
  if (typeof error !== 'object' || error === null || !('error' in error)) return undefined
  const outer = error.error as { error?: unknown } | null | undefined
  const inner = (outer?.error ?? outer) as
    { type?: unknown; code?: unknown; message?: unknown } | null | undefined
  if (typeof inner !== 'object' || inner === null) return undefined
  const statuses: Readonly<Record<string, number>> = {
    overloaded_error: 529,
    api_error: 500,
    server_error: 500,
    rate_limit_error: 429,
    rate_limit_exceeded: 429,
    authentication_error: 401,
    permission_error: 403,
    not_found_error: 404,
    invalid_request_error: 400,
  }
  const told = Number(inner.code)
  const named = statuses[String(inner.type)] ?? statuses[String(inner.code)] ?? 500
  const status = Number.isInteger(told) && told >= 400 && told < 600 ? told : named
  return { status, headers: new Headers(), body: JSON.stringify({ error: inner }) }
}

/** As the platform's fetch names it when a connection ends within a body. */
function isBrokenOff(error: unknown): boolean {
  for (
    let each = error, depth = 0;
    each instanceof Error && depth < 4;
    each = each.cause, depth++
  ) {
    if (each.message === 'terminated' || /other side closed|ECONNRESET/.test(each.message))
      return true
  }
  return false
}
