import { fail, ok, type Result } from '../std/result'

/** What a request says about where it comes from. Header values as sent, null where absent. */
export type Provenance = {
  readonly method: string
  readonly host: string | null
  readonly origin: string | null
  /** `Sec-Fetch-Site`, which a page cannot set itself (Fetch Metadata, W3C). */
  readonly fetchSite: string | null
  readonly surface: 'page' | 'api'
}

/** Reads the provenance of a request from its headers. */
export function provenanceOf(
  request: { readonly method: string; readonly headers: Headers },
  surface: Provenance['surface'],
): Provenance {
  const { method, headers } = request
  const host = headers.get('host')
  return {
    method,
    host,
    origin: headers.get('origin'),
    fetchSite: headers.get('sec-fetch-site'),
    surface,
  }
}

/**
 * Judges whether a request to a server on the loopback interface may be answered at all. The Host
 * allow-list keeps out DNS rebinding, where a foreign name is made to point at 127.0.0.1; the rest
 * keeps out the pages of other sites, which a browser would let send requests here.
 *
 * @returns `request.badHost` (421) or `request.crossSite` (403); programs, which send neither an
 *   origin nor fetch metadata, pass
 */
export function judgeOrigin(provenance: Provenance): Result<null> {
  const { method, host, origin, fetchSite, surface } = provenance
  if (host === null || !isLoopbackHost(host)) return fail('request.badHost')
  if (origin !== null && !isSameOrigin(origin, host)) return fail('request.crossSite')
  const isForeign = fetchSite === 'cross-site' || fetchSite === 'same-site'
  // A link on another site may open a page here; it may not change or read anything by itself.
  const isOpening = surface === 'page' && (method === 'GET' || method === 'HEAD')
  return isForeign && !isOpening ? fail('request.crossSite') : ok(null)
}

/** `localhost`, `127.0.0.1` or `[::1]`, with any port or none. */
export function isLoopbackHost(host: string): boolean {
  return /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i.test(host)
}

function isSameOrigin(origin: string, host: string): boolean {
  // An opaque origin is the word "null", which is no URL.
  if (!URL.canParse(origin)) return false
  const { protocol, host: sender } = new URL(origin)
  if (protocol !== 'http:' && protocol !== 'https:') return false
  // Parsed alike, so that letter case and a default port do not matter.
  const own = `${protocol}//${host}`
  return URL.canParse(own) && new URL(own).host === sender
}
