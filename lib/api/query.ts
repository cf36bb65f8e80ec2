import type { z } from 'zod'
import { fail, type Failure, type Result } from '../std/result'
import { cutText } from '../std/text'
import { validate } from '../std/validate'

type Given = Readonly<Record<string, string | readonly string[]>>

/** A parameter is written otherwise than a field of JSON, so its remedies are of their own. */
const codesOfParameters: Readonly<Record<string, string>> = {
  'field.required': 'query.required',
  'field.choice': 'query.choice',
  'query.notInteger': 'query.notInteger',
  'field.numberTooBig': 'query.numberTooBig',
  'field.numberTooSmall': 'query.numberTooSmall',
  'field.textTooLong': 'query.textTooLong',
}

const givenLengthMax = 40

/**
 * Reads the query of a request as a contract says. What is wrong names the parameter and, but for a long text, what
 * was given for it.
 *
 * @returns `request.invalid` with every bad parameter, one that comes twice as `query.twice`
 */
export function readQuery<T>(schema: z.ZodType<T>, request: Request): Result<T> {
  const given = queryOf(request)
  const read = validate(schema, given, 'request.invalid', '/query', 'query.unknown')
  if (read.ok) return Object.hasOwn(given, skippedName) ? unknownName(skippedName) : read
  const causes = read.error.causes?.map((cause) => ofParameter(cause, given)) ?? []
  return { ok: false, error: { ...read.error, causes } }
}

/** Schemas pass it over without a word, as no name of anything. */
const skippedName = '__proto__'

function unknownName(field: string): Result<never> {
  const pointer = `/query/${field}`
  const unknown = fail('query.unknown', { field, near: '', choices: [] }, { pointer })
  return fail('request.invalid', { at: pointer }, { pointer, causes: [unknown.error] })
}

/** A name that comes twice keeps both values, which no schema takes. */
function queryOf(request: Request): Given {
  const { searchParams } = new URL(request.url)
  return Object.fromEntries(
    [...new Set(searchParams.keys())].map((name) => {
      const values = searchParams.getAll(name)
      return [name, values.length === 1 ? (values[0] as string) : values]
    }),
  )
}

function ofParameter(cause: Failure, given: Given): Failure {
  // What is not known, or misspelt, is no parameter of any form.
  if ('near' in cause.params || 'meant' in cause.params) return cause
  const field = (cause.pointer ?? '').slice('/query/'.length)
  const value = given[field] ?? ''
  if (typeof value !== 'string') {
    return { ...cause, code: 'query.twice', params: { field, count: value.length } }
  }
  const code = codesOfParameters[cause.code]
  if (code === undefined) return cause
  return {
    ...cause,
    code,
    params: { ...cause.params, field, given: cutText(value, givenLengthMax) },
  }
}
