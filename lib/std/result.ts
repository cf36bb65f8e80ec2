/** A value that goes into the sentence of a code. Lists are joined by the sentence's own language. */
export type MessageParam = string | number | boolean | readonly string[]

/**
 * A stable code with what its sentence needs. The sentences stand in `lib/messages`; the core never
 * writes prose, so a manifest does not vary with the interface's language.
 */
export type Message = {
  readonly code: string
  readonly params: Readonly<Record<string, MessageParam>>
}

/** What went wrong in the world (not in the graph, not in us). `pointer` is a JSON pointer (RFC 6901). */
export type Failure = Message & { readonly pointer?: string; readonly causes?: readonly Failure[] }

export type Result<T, E extends Failure = Failure> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E }

/** The result of what went well. */
export function ok<T>(value: T): Result<T, never> {
  return { ok: true, value }
}

/**
 * The result of what did not.
 *
 * @param code a code of `lib/messages/codes`, such as `graph.notFound`
 * @param params every value that the code's sentences show
 * @param more the place as a JSON pointer (RFC 6901), and each single fault where there are several
 */
export function fail(
  code: string,
  params: Failure['params'] = {},
  more: { pointer?: string; causes?: readonly Failure[] } = {},
): { readonly ok: false; readonly error: Failure } {
  return { ok: false, error: { code, params, ...more } }
}

/**
 * Narrows a result to its value, as a predicate for `filter` and the like; elsewhere `result.ok`
 * does.
 */
export function isOk<T, E extends Failure>(
  result: Result<T, E>,
): result is { readonly ok: true; readonly value: T } {
  return result.ok
}
