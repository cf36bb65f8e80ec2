import { sentence } from '../messages'
import type { Failure } from '../std/result'
import type { Problem } from './contract/problem'
import { apiHeaders } from './response'
import { statusOf, titleOf } from './status'

const retryAfterSeconds = '1'

/**
 * A failure as an answer of RFC 9457: a stable code, an English sentence with the remedy, and every
 * bad field with its JSON pointer.
 *
 * @param more further members of this code, such as the current revision of a conflict
 */
export function problemResponse(
  failure: Failure,
  more: Readonly<Record<string, unknown>> = {},
  headers: Readonly<Record<string, string>> = {},
): Response {
  const problem = { ...problemOf(failure), ...more }
  const { status } = problem
  return new Response(JSON.stringify(problem), {
    status,
    headers: {
      ...apiHeaders,
      'Content-Type': 'application/problem+json',
      ...(status === 503 && { 'Retry-After': retryAfterSeconds }),
      // What is left of a body that is too large is not worth reading.
      ...(status === 413 && { Connection: 'close' }),
      ...headers,
    },
  })
}

/** The same as a value, for answers that had begun well. */
export function problemOf(failure: Failure): Problem {
  const { code, params } = failure
  const status = statusOf(code)
  return {
    type: 'about:blank',
    title: titleOf(status),
    status,
    detail: sentence(failure, 'en'),
    code,
    params: { ...params },
    errors: fieldsOf(failure).map((field) => ({
      pointer: field.pointer ?? '',
      code: field.code,
      params: { ...field.params },
      detail: sentence(field, 'en'),
    })),
  }
}

function fieldsOf(failure: Failure): readonly Failure[] {
  if (failure.causes !== undefined && failure.causes.length > 0) return failure.causes
  return failure.pointer === undefined ? [] : [failure]
}
