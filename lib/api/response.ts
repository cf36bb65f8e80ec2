import { jsonPieces, streamOf, type PlainBytes } from './pieces'

/**
 * Headers of every answer of the API. An answer is data: it may never run, be framed, be kept by a
 * shared cache or be found by a search engine.
 */
export const apiHeaders: Readonly<Record<string, string>> = {
  'Cache-Control': 'private, no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Robots-Tag': 'noindex',
}

/** What a handler answers with when it went well. */
export type Reply<Output> = {
  readonly ok: true
  readonly value: Output
  /** Where it is not the contract's own. */
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  /** Large texts in the value whose bytes are at hand. */
  readonly plainBytes?: PlainBytes
}

/**
 * A handler's success: `value` after the contract's output, and whatever differs from the
 * contract's own status and headers.
 */
export function reply<Output>(
  value: Output,
  more: Omit<Reply<Output>, 'ok' | 'value'> = {},
): Reply<Output> {
  return { ok: true, value, ...more }
}

/** An answer in JSON; 204 has no body. */
export function jsonResponse(
  value: unknown,
  status: number,
  { headers = {}, plainBytes }: Pick<Reply<unknown>, 'headers' | 'plainBytes'> = {},
): Response {
  const all = { ...apiHeaders, ...headers }
  if (status === 204) return new Response(null, { status, headers: all })
  // Given a text, a response would first copy it to mend lone surrogates, which JSON has none of.
  const body = plainBytes
    ? streamOf(jsonPieces(value, plainBytes))
    : Buffer.from(JSON.stringify(value))
  return new Response(body, { status, headers: { 'Content-Type': 'application/json', ...all } })
}

/** Whether one of the tags of `If-None-Match` is this one (RFC 9110, 13.1.2: compared weakly). */
export function matchesTag(header: string | null, tag: string): boolean {
  if (header === null) return false
  if (header.trim() === '*') return true
  return header.split(',').some((each) => each.trim().replace(/^W\//, '') === tag)
}

/** The value with its tag, to be asked for again by `If-None-Match`: 304 while it is still this one. */
export function conditional<Output>(
  request: Request,
  tag: string,
  read: () => Output,
): Reply<Output> | Response {
  // Kept by the browser alone, and asked for again each time.
  const headers = { ETag: tag, 'Cache-Control': 'private, no-cache' }
  if (matchesTag(request.headers.get('if-none-match'), tag)) {
    return new Response(null, { status: 304, headers: { ...apiHeaders, ...headers } })
  }
  return reply(read(), { headers })
}
