import { NextResponse, type NextRequest } from 'next/server'
import { pageHeaders } from '@/lib/api/headers'
import { judgeOrigin, provenanceOf } from '@/lib/api/origin'
import { judgePath } from '@/lib/api/path'
import { problemResponse } from '@/lib/api/problem'

/**
 * Stands before every page: refuses foreign hosts and sites, and gives the page its nonce and headers.
 * The API judges the same in its own `route`, because a proxy can be passed by and because behind one
 * only the first 10 MB of a body are kept. Only addresses that might not be decodable pass here, since
 * Next fails at these before it comes to a route.
 */
export function proxy(request: NextRequest): Response {
  const { pathname } = new URL(request.url)
  const surface = /^\/api(\/|$)/.test(pathname) ? 'api' : 'page'
  const judged = judgeOrigin(provenanceOf(request, surface))
  if (!judged.ok) return problemResponse(judged.error)
  const readable = judgePath(pathname)
  if (surface === 'page') return page(request, readable.ok)
  return readable.ok ? NextResponse.next() : problemResponse(readable.error)
}

/** Lets a page be made with its nonce and headers; at an address that cannot be read there is none. */
function page(request: NextRequest, isReadable: boolean): Response {
  const nonce = Buffer.from(crypto.randomUUID()).toString('base64')
  const answerHeaders = pageHeaders(nonce, process.env.NODE_ENV === 'development')
  const headers = new Headers(request.headers)
  // Next reads the nonce for its own scripts from the policy of the request.
  headers.set('Content-Security-Policy', answerHeaders['Content-Security-Policy'])
  const response = isReadable
    ? NextResponse.next({ request: { headers } })
    : NextResponse.rewrite(new URL('/not-found', request.url), { request: { headers } })
  for (const [name, value] of Object.entries(answerHeaders)) response.headers.set(name, value)
  return response
}

export const config = {
  matcher: [
    '/((?!api/|api$|_next/static/).*)',
    // Escapes that are more than a letter of ASCII, or less than an escape.
    '/api/(.*%(?![0-7][0-9A-Fa-f]).*)',
  ],
}
