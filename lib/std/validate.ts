import type { z } from 'zod'
import { escapePointer } from './json'
import { fail, ok, type Failure, type Result } from './result'

const causesCountMax = 20

/**
 * Reads a value of unknown origin by a zod schema. Every bad field becomes a cause with its own code
 * and JSON pointer, so that a caller can mend all of them at once.
 *
 * @param code the code of the whole failure, such as `document.invalid`
 */
export function validate<T>(
  schema: z.ZodType<T>,
  value: unknown,
  code: string,
  pointer = '',
): Result<T> {
  const parsed = schema.safeParse(value, { reportInput: true })
  if (parsed.success) return ok(parsed.data)
  const causes = parsed.error.issues.slice(0, causesCountMax).flatMap((issue) => {
    return causesOf(issue, pointer)
  })
  const first = causes[0]
  const where = first?.pointer
  return fail(
    code,
    { at: where ?? '' },
    where === undefined ? { causes } : { pointer: where, causes },
  )
}

function causesOf(issue: z.core.$ZodIssue, base: string): Failure[] {
  const pointer = base + issue.path.map((key) => `/${escapePointer(String(key))}`).join('')
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        code: 'field.unknown',
        params: { field: key },
        pointer: `${pointer}/${escapePointer(key)}`,
      }))
    case 'too_big':
      return [{ code: 'field.tooBig', params: { limit: Number(issue.maximum) }, pointer }]
    case 'too_small':
      return [{ code: 'field.tooSmall', params: { limit: Number(issue.minimum) }, pointer }]
    case 'invalid_type':
      return issue.input === undefined
        ? [{ code: 'field.required', params: { expected: issue.expected }, pointer }]
        : [{ code: 'field.type', params: { expected: issue.expected }, pointer }]
    case 'invalid_value':
      return [{ code: 'field.choice', params: { choices: issue.values.map(String) }, pointer }]
    case 'invalid_union':
      return unionCauses(issue, base, pointer)
    default:
      // Own refinements carry a code of the catalogue as their message.
      return [
        {
          code: codePattern.test(issue.message) ? issue.message : 'field.invalid',
          params: {},
          pointer,
        },
      ]
  }
}

const codePattern = /^[a-z]+\.[A-Za-z]+$/

/** A union's own issue says little; the branch that fits best says what to mend. */
function unionCauses(
  issue: z.core.$ZodIssueInvalidUnion,
  base: string,
  pointer: string,
): Failure[] {
  if (issue.discriminator !== undefined) {
    return [{ code: 'field.choiceUnknown', params: { field: issue.discriminator }, pointer }]
  }
  const branches = issue.errors.filter((errors) => errors.length > 0)
  const best = branches.sort((a, b) => depth(b) - depth(a) || a.length - b.length)[0]
  if (!best) return [{ code: 'field.invalid', params: {}, pointer }]
  return best
    .slice(0, causesCountMax)
    .flatMap((inner) => causesOf({ ...inner, path: [...issue.path, ...inner.path] }, base))
}

function depth(issues: readonly z.core.$ZodIssue[]): number {
  return Math.max(...issues.map((issue) => issue.path.length))
}
