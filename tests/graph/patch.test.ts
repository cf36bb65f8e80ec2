import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { mergePatch, patchBetween } from '@/lib/graph/patch'
import type { JsonValue } from '@/lib/std/json'
import { runs } from '../support/arbitraries'

type JsonObject = { [key: string]: JsonValue }

const key = fc.constantFrom('a', 'b', 'c', 'constructor', 'toString', '')
const { object } = fc.letrec<{ object: JsonObject; value: JsonValue }>((tie) => ({
  object: fc.dictionary(key, tie('value'), { maxKeys: 4 }),
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<JsonValue>(0, 1, '', 'x', true),
    fc.array(fc.constantFrom<JsonValue>(null, 1, { a: null }), { maxLength: 2 }),
    tie('object'),
  ),
}))

describe('merge patches', () => {
  it('G23 the patch between two objects leads from one to the other, and is empty between equals', () => {
    fc.assert(
      fc.property(object, object, (from, to) => {
        const patch = JSON.parse(JSON.stringify(patchBetween(from, to))) as JsonObject
        expect(mergePatch(from, patch)).toEqual(to)
        expect(patchBetween(to, structuredClone(to))).toEqual({})
      }),
      { seed: 23, numRuns: runs(2000) },
    )
  })

  // RFC 7396, appendix A.
  test.each<[JsonValue, JsonValue, JsonValue]>([
    [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
    [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
    [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
    [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
    [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
    [
      ['a', 'b'],
      ['c', 'd'],
      ['c', 'd'],
    ],
    [{ e: null }, { a: 1 }, { e: null, a: 1 }],
    [[1, 2], { a: 'b', c: null }, { a: 'b' }],
    [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
  ])('G23 %j with %j gives %j', (target, patch, result) => {
    expect(mergePatch(target, patch)).toEqual(result)
  })

  it('G23 cannot set a prototype', () => {
    const patch = JSON.parse('{"__proto__":{"x":1},"a":{"__proto__":null}}') as JsonValue
    const merged = mergePatch({}, patch) as { x?: unknown; a: object }
    expect(merged.x).toBeUndefined()
    expect(Object.getPrototypeOf(merged.a)).toBe(Object.prototype)
  })
})
