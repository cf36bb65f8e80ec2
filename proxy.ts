import { NextResponse, type NextRequest } from 'next/server'
import { pageHeaders } from '@/lib/api/headers'
import { judgeOrigin, provenanceOf } from '@/lib/api/origin'
import { problemResponse } from '@/lib/api/problem'

/**
 * Stands before every page: refuses foreign hosts and sites, and gives the page its nonce and headers.
 * The API judges the same in its own `route`, because a proxy can be passed by and because behind one
 * only the first 10 MB of a body are kept.
 */
export function proxy(request: NextRequest): Response {
  const judged = judgeOrigin(provenanceOf(request, 'page'))
  if (!judged.ok) return problemResponse(judged.error)
  const nonce = Buffer.from(crypto.randomUUID()).toString('base64')
  const answerHeaders = pageHeaders(nonce, process.env.NODE_ENV === 'development')
  const headers = new Headers(request.headers)
  // Next reads the nonce for its own scripts from the policy of the request.
  headers.set('Content-Security-Policy', answerHeaders['Content-Security-Policy'])
  const response = NextResponse.next({ request: { headers } })
  for (const [name, value] of Object.entries(answerHeaders)) response.headers.set(name, value)
  return response
}

export const config = { matcher: ['/((?!api/|_next/static/).*)'] }
