import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import {
  canonicalJson,
  compareText,
  escapePointer,
  isStorableText,
  parseJson,
} from '@/lib/std/json'

function refusal(text: string, limits?: Parameters<typeof parseJson>[1]) {
  const result = parseJson(text, limits)
  return result.ok ? undefined : [result.error.code, result.error.pointer, result.error.params]
}

describe('parseJson', () => {
  it('S1 gives what JSON.parse gives', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const text = JSON.stringify(value, null, 1)
        fc.pre(
          isStorableText(text) && !text.includes('__proto__') && !/\\u(0000|d[89a-f])/.test(text),
        )
        expect(parseJson(text)).toEqual({ ok: true, value: JSON.parse(text) })
      }),
      { seed: 1, numRuns: 2000 },
    )
  })

  it('S2 takes ten levels of brackets and refuses the eleventh, whatever stands in strings', () => {
    const nested = (depth: number) =>
      '[{"a":'.repeat(depth / 2) + '"[[[\\"{{{"' + '}]'.repeat(depth / 2)
    expect(refusal(nested(10))).toBeUndefined()
    expect(refusal(`[${nested(10)}]`)).toEqual(['json.tooDeep', undefined, { limit: 10 }])
    expect(refusal('['.repeat(5_000_000))?.[0]).toBe('json.tooDeep')
    expect(refusal('[[1]]', { depthMax: 1 })).toEqual(['json.tooDeep', undefined, { limit: 1 }])
  })

  it('S2 refuses more than the bytes allowed before it reads any', () => {
    expect(refusal('[1,2]', { byteCountMax: 4 })).toEqual([
      'json.tooLarge',
      undefined,
      { limit: 4 },
    ])
    expect(refusal('[1,2]', { byteCountMax: 5 })).toBeUndefined()
  })

  test.each(['', '{', '[1,]', "{'a':1}", 'NaN', '"\t"', '{"a":1}}', '01', '"', '"\\', '\ufeff1'])(
    'S3 %j is no JSON',
    (text) => expect(refusal(text)?.[0]).toBe('json.invalid'),
  )

  test.each([
    ['"\\u0000"', ''],
    ['"\\ud800"', ''],
    ['["a","\ud83d"]', '/1'],
    ['{"a":{"b/c":["\\udc00x"]}}', '/a/b~1c/0'],
    ['{"\\ud83d":1}', ''],
    ['{"a":{"x\\u0000":1}}', '/a'],
  ])('S4 %j holds what cannot be stored, at %j', (text, pointer) => {
    expect(refusal(text)).toEqual(['json.badText', pointer, {}])
  })

  it('S4 whole pairs are taken, escaped or not', () => {
    expect(parseJson('["\\ud83d\\ude00","😀"]')).toEqual({ ok: true, value: ['😀', '😀'] })
  })

  test.each([
    ['{"a":1,"a":1}', 'a'],
    ['[{"b":{"a":1,"c":{"a":2},"\\u0061":3}}]', 'a'],
    ['{"x:{":1,"y":{"":0,"":0}}', ''],
  ])('S5 %s gives the name %j twice', (text, key) => {
    expect(refusal(text)).toEqual(['json.duplicateKey', undefined, { key }])
  })

  it('S5 the same name in two objects is none given twice', () => {
    expect(refusal('[{"a":{"a":"a:a"}},{"a":1}]')).toBeUndefined()
  })

  test.each(['{"a":{"__proto__":1}}', '{"a":{"__pr\\u006fto__":{"x":1}}}'])(
    'S6 %s names what would become a prototype',
    (text) => expect(refusal(text)).toEqual(['json.badKey', '/a/__proto__', { key: '__proto__' }]),
  )

  test.each(['1e999', '[-1e999]', '{"a":2e308}'])('S7 %s is too great for a double', (text) => {
    expect(refusal(text)?.[0]).toBe('json.badNumber')
  })

  it('S7 numbers are doubles, as RFC 8785 has them', () => {
    expect(parseJson('[1e308,12345678901234567890,-0]')).toEqual({
      ok: true,
      value: [1e308, 12345678901234567000, -0],
    })
  })
})

describe('canonicalJson', () => {
  // RFC 8785, sections 3.2.2 and 3.2.3, and appendix B.
  it('S8 writes the example of RFC 8785', () => {
    const value: unknown = JSON.parse(
      '{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}',
    )
    expect(canonicalJson(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    )
  })

  it('S8 sorts names by UTF-16 unit', () => {
    const names = ['\u20ac', '\r', '\ufb33', '1', '\u{1f600}', '\u0080', '\u00f6']
    const value = Object.fromEntries(names.map((name) => [name, 0]))
    const sorted = ['\r', '1', '\u0080', '\u00f6', '\u20ac', '\u{1f600}', '\ufb33']
    expect(canonicalJson(value)).toBe(
      `{${sorted.map((name) => `${JSON.stringify(name)}:0`).join(',')}}`,
    )
    expect([...names].sort(compareText)).toEqual(sorted)
  })

  // Objects move names like these: indexes come first, and `__proto__` is set and not kept.
  it('S8 sorts names that an object would not keep in order', () => {
    const value: unknown = JSON.parse(
      '{"b":{"10":1,"9":2,"!":3,"1a":4,"01":5},"a":[{"__proto__":6,"2":7,"Z":8}]}',
    )
    expect(canonicalJson(value)).toBe(
      '{"a":[{"2":7,"Z":8,"__proto__":6}],"b":{"!":3,"01":5,"10":1,"1a":4,"9":2}}',
    )
  })

  test.each([1, 16, 17, 300])('S8 sorts %d names', (count) => {
    const names = Array.from({ length: count }, (_, index) => `n${(index * 7919) % count}`)
    const text = names.toSorted().map((name) => `"${name}":0`)
    expect(canonicalJson(Object.fromEntries(names.map((name) => [name, 0])))).toBe(`{${text}}`)
  })

  test.each([
    [-0, '0'],
    [5e-324, '5e-324'],
    [1.7976931348623157e308, '1.7976931348623157e+308'],
    [9007199254740992, '9007199254740992'],
    [295147905179352830000, '295147905179352830000'],
    [1e21, '1e+21'],
    [1e-7, '1e-7'],
    [0.000001, '0.000001'],
  ])('S8 writes %d as %s', (value, text) => expect(canonicalJson(value)).toBe(text))

  it('S9 is the same whatever the order of keys, and reads back as the value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const reversed = JSON.parse(JSON.stringify(value), (_, inner: unknown) =>
          inner !== null && typeof inner === 'object' && !Array.isArray(inner)
            ? Object.fromEntries(Object.entries(inner).reverse())
            : inner,
        ) as unknown
        expect(canonicalJson(reversed)).toBe(canonicalJson(value))
        expect(canonicalJson(JSON.parse(canonicalJson(value)))).toBe(canonicalJson(value))
      }),
      { seed: 9, numRuns: 1000 },
    )
    expect(canonicalJson({ b: undefined, a: [undefined] })).toBe('{"a":[null]}')
  })
})

it('S10 a token of a JSON pointer is escaped as RFC 6901 says', () => {
  expect(escapePointer('a/b~c~1')).toBe('a~1b~0c~01')
})
