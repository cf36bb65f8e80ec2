import { describe, expect, it, test } from 'vitest'
import { z } from 'zod'
import { isId, nodeIdSchema } from '@/lib/std/id'
import { fail, isOk, ok } from '@/lib/std/result'
import { validate } from '@/lib/std/validate'

const schema = z.strictObject({
  name: z.string().min(1).max(3).optional(),
  count: z.int().min(1).max(9).optional(),
  part: z.number().gt(0).optional(),
  flag: z.boolean().optional(),
  list: z.array(z.number()).min(1).max(2).optional(),
  names: z.record(z.string(), z.string()).optional(),
  mode: z.enum(['a', 'b']).optional(),
  id: nodeIdSchema.optional(),
  shape: z
    .discriminatedUnion('type', [z.strictObject({ type: z.literal('x'), y: z.number() })])
    .optional(),
  value: z.union([z.string(), z.array(z.strictObject({ deep: z.number() }))]).optional(),
  'a/b': z.number().optional(),
  odd: z
    .string()
    .refine(() => false, { error: 'Not a code at all' })
    .optional(),
})

function causes(value: unknown) {
  const result = validate(schema, value, 'thing.invalid', '/at')
  return isOk(result)
    ? []
    : result.error.causes?.map(({ code, pointer, params }) => [code, pointer, params])
}

describe('validate', () => {
  test.each<[string, unknown, unknown[]]>([
    [
      'a field that is not known',
      { 'x~y': 1 },
      ['field.unknown', '/at/x~0y', { field: 'x~y', near: '', choices: Object.keys(schema.shape) }],
    ],
    [
      'a field that is not known in a branch',
      { value: [{ dep: 1, deep: 1 }] },
      ['field.unknown', '/at/value/0/dep', { field: 'dep', near: 'deep', choices: ['deep'] }],
    ],
    [
      'a field that is not known of a kind',
      { shape: { type: 'x', y: 1, typ: 2 } },
      ['field.unknown', '/at/shape/typ', { field: 'typ', near: 'type', choices: ['type', 'y'] }],
    ],
    ['a long text', { name: 'abcd' }, ['field.textTooLong', '/at/name', { limit: 3, length: 4 }]],
    ['a short text', { name: '' }, ['field.textTooShort', '/at/name', { limit: 1, length: 0 }]],
    [
      'a long list',
      { list: [1, 1, 1] },
      ['field.listTooLong', '/at/list', { limit: 2, length: 3 }],
    ],
    ['a short list', { list: [] }, ['field.listTooShort', '/at/list', { limit: 1, length: 0 }]],
    [
      'a great number',
      { count: 10 },
      ['field.numberTooBig', '/at/count', { limit: 9, given: '10' }],
    ],
    [
      'a small number',
      { count: 0 },
      ['field.numberTooSmall', '/at/count', { limit: 1, given: '0' }],
    ],
    [
      'a number at its edge',
      { part: 0 },
      ['field.numberNotAbove', '/at/part', { limit: 0, given: '0' }],
    ],
    ['no text', { name: 1 }, ['field.notText', '/at/name', { expected: 'string', given: '1' }]],
    [
      'no number',
      { 'a/b': 'x' },
      ['field.notNumber', '/at/a~1b', { expected: 'number', given: '"x"' }],
    ],
    [
      'a broken number',
      { count: 1.5 },
      ['field.notInteger', '/at/count', { expected: 'int', given: '1.5' }],
    ],
    ['no flag', { flag: 1 }, ['field.notBoolean', '/at/flag', { expected: 'boolean', given: '1' }]],
    ['no list', { list: {} }, ['field.notList', '/at/list', { expected: 'array', given: '{…}' }]],
    [
      'no object',
      { names: [] },
      ['field.notObject', '/at/names', { expected: 'record', given: '[…]' }],
    ],
    [
      'a field left out',
      { shape: { type: 'x' } },
      ['field.required', '/at/shape/y', { field: 'y', expected: 'number' }],
    ],
    [
      'a value out of a choice',
      { mode: 'c' },
      ['field.choice', '/at/mode', { choices: ['a', 'b'], given: '"c"' }],
    ],
    [
      'an unknown kind',
      { shape: { type: 'z' } },
      ['field.choiceUnknown', '/at/shape/type', { field: 'type', value: 'z', choices: ['x'] }],
    ],
    [
      'no kind at all',
      { shape: {} },
      ['field.required', '/at/shape/type', { field: 'type', choices: ['x'] }],
    ],
    ['a code of our own', { id: 'a b' }, ['id.invalid', '/at/id', {}]],
    ['a sentence that is no code', { odd: 'x' }, ['field.invalid', '/at/odd', {}]],
    [
      'the branch of a union that fits best',
      { value: [{ deep: 'x' }] },
      ['field.notNumber', '/at/value/0/deep', { expected: 'number', given: '"x"' }],
    ],
  ])('S11 tells %s by code and place', (_what, value, cause) => {
    expect(causes(value)).toEqual([cause])
  })

  it('S11 tells all bad fields at once, at most twenty, and the first as the whole', () => {
    const result = validate(
      z.array(z.number()),
      Array.from({ length: 30 }, () => 'x'),
      'list.invalid',
    )
    expect(
      !result.ok && [result.error.code, result.error.pointer, result.error.causes?.length],
    ).toEqual(['list.invalid', '/0', 20])
  })
})

it('S11 tells at most twenty, however many one bad field holds', () => {
  const unknown = Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`x${index}`, 1]))
  const many = Array.from({ length: 300_000 }, () => ({}))
  for (const value of [unknown, { list: ['x', ...many], ...unknown }, { value: many }]) {
    expect(causes(value)).toHaveLength(20)
  }
})

describe('S18 a field that is missing and one that is nearly called so', () => {
  const misspelt = (field: string, meant: string, choices: readonly string[] = []) => ({
    field,
    meant,
    choices,
  })

  test.each<[string, unknown, unknown[]]>([
    [
      'are two where the name is too short for a slip',
      { shape: { type: 'x', yy: 1, z: 2 } },
      [
        ['field.required', '/at/shape/y', { field: 'y', expected: 'number' }],
        ['field.unknown', '/at/shape/yy', { field: 'yy', near: '', choices: ['type', 'y'] }],
        ['field.unknown', '/at/shape/z', { field: 'z', near: '', choices: ['type', 'y'] }],
      ],
    ],
    [
      'that says which kind it is',
      { shape: { typ: 'x', y: 1 } },
      [['field.misspelt', '/at/shape/typ', misspelt('typ', 'type', ['x'])]],
    ],
    [
      'in a list of a union',
      { value: [{ deep: 1 }, { depe: 1 }] },
      [['field.misspelt', '/at/value/1/depe', misspelt('depe', 'deep')]],
    ],
    [
      'twice, where only one can be meant',
      { value: [{ depe: 1, deeep: 1 }] },
      [
        ['field.misspelt', '/at/value/0/depe', misspelt('depe', 'deep')],
        ['field.unknown', '/at/value/0/deeep', { field: 'deeep', near: 'deep', choices: ['deep'] }],
      ],
    ],
  ])('%s', (_what, value, expected) => {
    expect(causes(value)).toEqual(expected)
  })

  it('the whole points at the one that is there', () => {
    const of = z.strictObject({ mode: z.enum(['a', 'b']) })
    expect(validate(of, { mdoe: 'a' }, 'thing.invalid')).toEqual({
      ok: false,
      error: {
        code: 'thing.invalid',
        params: { at: '/mdoe' },
        pointer: '/mdoe',
        causes: [
          {
            code: 'field.misspelt',
            params: misspelt('mdoe', 'mode', ['a', 'b']),
            pointer: '/mdoe',
          },
        ],
      },
    })
  })
})

it('S11 tells the narrower of two bounds of one number', () => {
  expect(causes({ count: 1e300 })).toEqual([
    ['field.numberTooBig', '/at/count', { limit: 9, given: '1e+300' }],
  ])
  expect(causes({ count: -1e300 })).toEqual([
    ['field.numberTooSmall', '/at/count', { limit: 1, given: '-1e+300' }],
  ])
})

it('S11 tells what was given in a few letters', () => {
  const given = (value: unknown) => causes({ 'a/b': value })?.[0]?.[2]
  const told = (text: string) => ({ expected: 'number', given: text })
  expect(given(null)).toEqual(told('null'))
  expect(given(`${'x'.repeat(39)}😀😀`)).toEqual(told(`"${'x'.repeat(39)}…"`))
  expect(given({ secret: 1 })).toEqual(told('{…}'))
})

describe('names of fields that are not known', () => {
  const causesIn = (of: z.ZodType, value: unknown) => {
    const result = validate(of, value, 'thing.invalid')
    return result.ok ? [] : result.error.causes
  }

  it('S16 tells names as they are, whatever they hold', () => {
    const odd = z.strictObject({ 'with space': z.number(), '': z.number() }).partial()
    expect(causesIn(odd, { 'with spcae': 1 })?.[0]?.params).toEqual({
      field: 'with spcae',
      near: 'with space',
      choices: ['with space', ''],
    })
  })

  it('S16 takes no message of a schema for a name', () => {
    const own = z.strictObject({ a: z.number().optional() }, { error: 'field.custom' })
    expect(causesIn(own, { b: 1 })?.[0]).toMatchObject({
      code: 'field.unknown',
      params: { field: 'b', choices: [] },
    })
  })

  it('S16 tells a name of a megabyte, and a place in it, by its beginning', () => {
    const long = (index: number) => `${String.fromCharCode(97 + index)}${'😀'.repeat(5e5)}`
    const unknown = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [long(index), 1]))
    for (const value of [unknown, { names: unknown }]) {
      const told = causes(value) ?? []
      expect(told).toHaveLength(20)
      expect(JSON.stringify(told).length).toBeLessThan(20_000)
      expect(JSON.stringify(told).isWellFormed()).toBe(true)
    }
    expect(causes({ [long(0)]: 1 })?.[0]?.slice(1)).toMatchObject([
      `/at/a${'😀'.repeat(49)}`,
      { field: `a${'😀'.repeat(49)}` },
    ])
  })
})

describe('ids', () => {
  test.each(['a', 'A-_9', 'a'.repeat(64), 'constructor'])('S12 %s is one', (id) =>
    expect(isId(id)).toBe(true),
  )
  test.each(['', 'a'.repeat(65), 'a b', 'a\n', '가', 'a/b', '#a', '__proto__'])(
    'S12 %j is none',
    (id) => {
      expect(isId(id)).toBe(false)
      expect(nodeIdSchema.safeParse(id).error?.issues[0]?.message).toBe('id.invalid')
    },
  )
})

it('S13 a result is a value or a failure with code, params and place', () => {
  expect(ok(1)).toEqual({ ok: true, value: 1 })
  expect(fail('a.b', { n: 1 }, { pointer: '/x' })).toEqual({
    ok: false,
    error: { code: 'a.b', params: { n: 1 }, pointer: '/x' },
  })
  expect([isOk(ok(1)), isOk(fail('a.b'))]).toEqual([true, false])
})
