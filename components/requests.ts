import type { Problem } from '@/lib/api/contract/problem'
import { createClient, type ClientError } from '@/lib/client'
import { sentence, type Language } from '@/lib/messages'

/** The API of the server that this page came from. */
export const client = createClient()

/** The sentence of a refusal in the interface's language. */
export function reasonOf(problem: Partial<Problem>, language: Language): string {
  // The first bad field says more than the whole.
  const cause = problem.errors?.[0]
  if (cause) return sentence(cause, language)
  if (problem.code === undefined) return problem.detail ?? ''
  return sentence({ code: problem.code, params: problem.params ?? {} }, language)
}

/** Why a request gave nothing; `unreachable` is what to say when no answer came. */
export function failureText(error: ClientError, language: Language, unreachable: string): string {
  return error.kind === 'refused' ? reasonOf(error.problem, language) : unreachable
}
