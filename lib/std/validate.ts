import type { z } from 'zod'
import { escapePointer } from './json'
import { fail, ok, type Failure, type Result } from './result'
import { cutText } from './text'

const causesCountMax = 20

/**
 * Reads a value of unknown origin by a zod schema. Every bad field becomes a cause with its own code
 * and JSON pointer, so that a caller can mend all of them at once.
 *
 * @param code the code of the whole failure, such as `document.invalid`
 * @param unknownCode the code of a field that the schema does not have; its remedies differ by place
 */
export function validate<T>(
  schema: z.ZodType<T>,
  value: unknown,
  code: string,
  pointer = '',
  unknownCode = 'field.unknown',
): Result<T> {
  const parsed = schema.safeParse(value, { reportInput: true })
  if (parsed.success) return ok(parsed.data)
  // One issue may tell of thousands of fields, and there may be thousands of issues.
  const causes = parsed.error.issues
    .slice(0, causesCountMax)
    .flatMap((issue) => causesOf(issue, pointer, unknownCode))
    .slice(0, causesCountMax)
  const first = causes[0]
  const where = first?.pointer
  return fail(
    code,
    { at: where ?? '' },
    where === undefined ? { causes } : { pointer: where, causes },
  )
}

function causesOf(issue: z.core.$ZodIssue, base: string, unknownCode: string): Failure[] {
  const pointer = base + issue.path.map((key) => `/${escapePointer(String(key))}`).join('')
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.slice(0, causesCountMax).map((key) => ({
        code: unknownCode,
        params: { field: key },
        pointer: `${pointer}/${escapePointer(key)}`,
      }))
    case 'too_big':
      return [{ code: codeOver(issue), params: { limit: Number(issue.maximum) }, pointer }]
    case 'too_small':
      return [{ code: codeUnder(issue), params: { limit: Number(issue.minimum) }, pointer }]
    case 'invalid_type': {
      const code =
        issue.input === undefined
          ? 'field.required'
          : (codeOfType[issue.expected] ?? 'field.invalid')
      return [{ code, params: { expected: issue.expected }, pointer }]
    }
    case 'invalid_value':
      return [{ code: 'field.choice', params: { choices: issue.values.map(String) }, pointer }]
    case 'invalid_union':
      return unionCauses(issue, base, pointer, unknownCode)
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

// What to do about a limit differs: a text is shortened, a list loses entries, a number is moved.
function codeOver({ origin }: z.core.$ZodIssueTooBig): string {
  if (origin === 'string') return 'field.textTooLong'
  return origin === 'array' ? 'field.listTooLong' : 'field.numberTooBig'
}

function codeUnder({ origin, inclusive }: z.core.$ZodIssueTooSmall): string {
  if (origin === 'string') return 'field.textTooShort'
  if (origin === 'array') return 'field.listTooShort'
  return inclusive === false ? 'field.numberNotAbove' : 'field.numberTooSmall'
}

/** By the name that the schema library has for a type; people are told the code's sentence instead. */
const codeOfType: Readonly<Record<string, string>> = {
  string: 'field.notText',
  number: 'field.notNumber',
  int: 'field.notInteger',
  boolean: 'field.notBoolean',
  array: 'field.notList',
  object: 'field.notObject',
  record: 'field.notObject',
}

const codePattern = /^[a-z]+\.[A-Za-z]+$/

/** A union's own issue says little; the branch that fits best says what to mend. */
function unionCauses(
  issue: z.core.$ZodIssueInvalidUnion,
  base: string,
  pointer: string,
  unknownCode: string,
): Failure[] {
  if (issue.discriminator !== undefined) return [kindCause(issue, issue.discriminator, pointer)]
  const branches = issue.errors.filter((errors) => errors.length > 0)
  const best = branches.sort((a, b) => depth(b) - depth(a) || a.length - b.length)[0]
  if (!best) return [{ code: 'field.invalid', params: {}, pointer }]
  return best
    .slice(0, causesCountMax)
    .flatMap((inner) =>
      causesOf({ ...inner, path: [...issue.path, ...inner.path] }, base, unknownCode),
    )
}

/** What is wrong with the field that says which of several things a value is, such as `kind`. */
function kindCause(issue: z.core.$ZodIssueInvalidUnion, field: string, pointer: string): Failure {
  const choices = 'options' in issue ? (issue.options ?? []).map(String) : []
  const value = (issue.input as Readonly<Record<string, unknown>> | undefined)?.[field]
  if (value === undefined) return { code: 'field.choice', params: { choices }, pointer }
  const told = cutText(typeof value === 'string' ? value : JSON.stringify(value), 100)
  return { code: 'field.choiceUnknown', params: { field, value: told, choices }, pointer }
}

function depth(issues: readonly z.core.$ZodIssue[]): number {
  return issues.reduce((deepest, issue) => Math.max(deepest, issue.path.length), 0)
}
