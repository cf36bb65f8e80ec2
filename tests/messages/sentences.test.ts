import { expect, test } from 'vitest'
import { en } from '@/lib/messages/codes/en'
import { ko } from '@/lib/messages/codes/ko'
import { sentence, sentences } from '@/lib/messages'
import { codesInSources, paramsOf, typeScriptFiles } from './sources'

test('both languages have the same codes', () => {
  expect(Object.keys(ko).sort()).toEqual(Object.keys(en).sort())
})

test.each(Object.keys(en))('%s says the same params in both languages', (code) => {
  expect(paramsOf(sentences.ko[code as keyof typeof en])).toEqual(
    paramsOf(sentences.en[code as keyof typeof en]),
  )
})

const uses = codesInSources(typeScriptFiles('lib', 'app', 'components', 'proxy.ts'))

test('the sources are read', () => {
  expect(uses.map((use) => use.code)).toContain('json.invalid')
})

test('every code of the sources has a sentence', () => {
  const missing = uses.filter(({ code }) => !Object.hasOwn(en, code))
  expect(missing.map(({ code, file }) => `${code} (${file})`)).toEqual([])
})

test('no sentence is left of a code that is gone', () => {
  const used = new Set(uses.map((use) => use.code))
  expect(Object.keys(en).filter((code) => !used.has(code))).toEqual([])
})

test('whoever gives a code gives the params of its sentence', () => {
  const faults = uses.flatMap(({ code, params, file }) => {
    if (params === undefined || !Object.hasOwn(en, code)) return []
    const missing = paramsOf(en[code as keyof typeof en]).filter((name) => !params.includes(name))
    return missing.length > 0 ? [`${code} without ${missing.join(', ')} (${file})`] : []
  })
  expect(faults).toEqual([])
})

test('params are filled in and lists joined', () => {
  const message = { code: 'field.choice', params: { choices: ['a', 'b'] } }
  expect(sentence(message, 'en')).toBe('This field must be one of a, b.')
})

test('a code that is not known shows itself', () => {
  expect(sentence({ code: 'toString', params: {} }, 'en')).toBe('toString')
})

test.each([
  [3, '한도 3을 넘었어요. 줄이세요.'],
  [4, '한도 4를 넘었어요. 줄이세요.'],
  [10, '한도 10을 넘었어요. 줄이세요.'],
  ['사과', '한도 사과를 넘었어요. 줄이세요.'],
  ['수박', '한도 수박을 넘었어요. 줄이세요.'],
  ['E', '한도 E을(를) 넘었어요. 줄이세요.'],
])('the Korean particle after %s fits its sound', (limit, expected) => {
  expect(sentence({ code: 'field.tooBig', params: { limit } }, 'ko')).toBe(expected)
})
