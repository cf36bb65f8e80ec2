import type { z } from 'zod'
import { escapePointer } from './json'
import { nearestNames } from './nearest'
import { fail, ok, type Failure, type Result } from './result'
import { cutText } from './text'

const causesCountMax = 20
/** A name that is told may be one of megabytes. */
const toldLengthMax = 100
/** Among so many fields of an object one is looked for that is nearly called as the one that is missing. */
const keysCountMax = 100

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
  const names: FieldNames = new Map()
  const parsed = schema.safeParse(value, {
    reportInput: true,
    error: (issue) => keepNames(issue, names),
  })
  if (parsed.success) return ok(parsed.data)
  // One issue may tell of thousands of fields, and there may be thousands of issues.
  const found = parsed.error.issues
    .slice(0, causesCountMax)
    .flatMap((issue) => causesOf(issue, { base: pointer, unknownCode, names }))
    .slice(0, causesCountMax)
  const causes = withoutRepeats(withSlips(found, unknownCode))
  const first = causes[0]
  const where = first?.pointer
  return fail(
    code,
    { at: where ?? '' },
    where === undefined ? { causes } : { pointer: where, causes },
  )
}

/** The fields that a schema has, by the list of those that it has not, which an issue keeps as it is. */
type FieldNames = Map<readonly string[], readonly string[]>

type Context = {
  readonly base: string
  readonly unknownCode: string
  readonly names: FieldNames
}

/** Only while it is reported does an issue know its schema. Its message is left to others. */
function keepNames(issue: z.core.$ZodRawIssue, names: FieldNames): undefined {
  if (issue.code !== 'unrecognized_keys') return
  const def: object | undefined = issue.inst?._zod.def
  if (def && 'shape' in def) names.set(issue.keys, Object.keys(def.shape as object))
}

/** The fields that there are, what may have been meant first. */
function namesFor(key: string, names: readonly string[]) {
  const near = nearestNames(key, names)
  return { near: near[0] ?? '', choices: [...new Set([...near, ...names])] }
}

function causesOf(issue: z.core.$ZodIssue, context: Context): Failure[] {
  const pointer = context.base + issue.path.map(pointerStep).join('')
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.slice(0, causesCountMax).map((key) => ({
        code: context.unknownCode,
        params: {
          field: cutText(key, toldLengthMax),
          ...namesFor(key, context.names.get(issue.keys) ?? []),
        },
        pointer: pointer + pointerStep(key),
      }))
    case 'too_big':
      return [{ code: codeOver(issue), params: beyond(issue, Number(issue.maximum)), pointer }]
    case 'too_small':
      return [{ code: codeUnder(issue), params: beyond(issue, Number(issue.minimum)), pointer }]
    case 'invalid_type': {
      const { expected } = issue
      if (issue.input === undefined) return [missing(issue.path, pointer, { expected })]
      const code = codeOfType[expected] ?? 'field.invalid'
      return [{ code, params: { expected, given: toldValue(issue.input) }, pointer }]
    }
    case 'invalid_value': {
      const choices = issue.values.map(String)
      if (issue.input === undefined) return [missing(issue.path, pointer, { choices })]
      return [{ code: 'field.choice', params: { choices, given: toldValue(issue.input) }, pointer }]
    }
    case 'invalid_union':
      return unionCauses(issue, pointer, context)
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

function missing(
  path: readonly PropertyKey[],
  pointer: string,
  params: Failure['params'],
): Failure {
  const field = cutText(String(path.at(-1) ?? ''), toldLengthMax)
  return { code: 'field.required', params: { field, ...params }, pointer }
}

/** A limit, and what was given: of a text or a list how long it is, of a number itself. */
function beyond({ input }: z.core.$ZodIssue, limit: number): Failure['params'] {
  if (typeof input === 'string' || Array.isArray(input)) return { limit, length: input.length }
  return { limit, given: toldValue(input) }
}

const toldValueLengthMax = 40

/** A value as JSON writes it, in a few letters; of a list and an object only that it is one. */
function toldValue(value: unknown): string {
  if (Array.isArray(value)) return '[…]'
  if (value !== null && typeof value === 'object') return '{…}'
  if (typeof value !== 'string') return String(value)
  const cut = cutText(value, toldValueLengthMax)
  return JSON.stringify(cut === value ? value : `${cut}…`)
}

/** One field that is missing and one that is nearly called so are one slip, with one remedy. */
function withSlips(causes: readonly Failure[], unknownCode: string): Failure[] {
  const lost = new Map<string | undefined, Failure>()
  for (const cause of causes) if (cause.code === 'field.required') lost.set(cause.pointer, cause)
  const meant = new Set<Failure>()
  const told = causes.map((cause): Failure => {
    const { code, pointer = '', params } = cause
    const { near, field } = params
    if (code !== unknownCode || typeof near !== 'string' || field === undefined) return cause
    const found = lost.get(pointer.slice(0, pointer.lastIndexOf('/')) + pointerStep(near))
    if (near === '' || !found || meant.has(found)) return cause
    meant.add(found)
    return misspelt(String(field), near, found.params['choices'], pointer)
  })
  return told.filter((cause) => !meant.has(cause))
}

function misspelt(
  field: string,
  meant: string,
  choices: Failure['params'][string] | undefined,
  pointer: string,
): Failure {
  return { code: 'field.misspelt', params: { field, meant, choices: choices ?? [] }, pointer }
}

/** A number may be over the schema's bound and over that of all numbers; the narrower one is told. */
function withoutRepeats(causes: readonly Failure[]): Failure[] {
  const limitOf = ({ params }: Failure) => Number(params['limit'])
  const isNarrower = (one: Failure, other: Failure) =>
    one.code === 'field.numberTooBig'
      ? limitOf(one) < limitOf(other)
      : one.code === 'field.numberTooSmall' && limitOf(one) > limitOf(other)
  return causes.filter(
    (cause) =>
      !causes.some(
        (other) =>
          other.code === cause.code && other.pointer === cause.pointer && isNarrower(other, cause),
      ),
  )
}

function pointerStep(key: PropertyKey): string {
  return `/${escapePointer(cutText(String(key), toldLengthMax))}`
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
  pointer: string,
  context: Context,
): Failure[] {
  if (issue.discriminator !== undefined) return [kindCause(issue, issue.discriminator, pointer)]
  const branches = issue.errors.filter((errors) => errors.length > 0)
  const best = branches.sort((a, b) => depth(b) - depth(a) || a.length - b.length)[0]
  if (!best) return [{ code: 'field.invalid', params: {}, pointer }]
  return best
    .slice(0, causesCountMax)
    .flatMap((inner) => causesOf({ ...inner, path: [...issue.path, ...inner.path] }, context))
}

/** What is wrong with the field that says which of several things a value is, such as `kind`. */
function kindCause(issue: z.core.$ZodIssueInvalidUnion, field: string, pointer: string): Failure {
  const choices = 'options' in issue ? (issue.options ?? []).map(String) : []
  const input = issue.input as Readonly<Record<string, unknown>> | undefined
  const value = input?.[field]
  if (value === undefined) {
    // The pointer already ends in the field that is missing; its object is one step up.
    const [near] = nearestNames(field, Object.keys(input ?? {}).slice(0, keysCountMax))
    if (near === undefined) return missing([field], pointer, { choices })
    const place = pointer.slice(0, pointer.lastIndexOf('/')) + pointerStep(near)
    return misspelt(cutText(near, toldLengthMax), field, choices, place)
  }
  const told = cutText(typeof value === 'string' ? value : JSON.stringify(value), toldLengthMax)
  return { code: 'field.choiceUnknown', params: { field, value: told, choices }, pointer }
}

function depth(issues: readonly z.core.$ZodIssue[]): number {
  return issues.reduce((deepest, issue) => Math.max(deepest, issue.path.length), 0)
}
