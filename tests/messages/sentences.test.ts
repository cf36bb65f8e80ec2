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
  expect(sentence(message, 'en')).toBe('This field must be one of a, b. Choose one of these.')
})

test.each([
  [52_428_800, '50 MB'],
  [1_572_864, '1.5 MB'],
  [16_384, '16 kB'],
  [512, '512 bytes'],
])('a size of %d bytes is told as %s', (limit, told) => {
  const message = { code: 'media.tooLarge', params: { limit } }
  expect(sentence(message, 'en')).toContain(`larger than ${told}.`)
  expect(sentence(message, 'ko')).toContain(`${told}보다`)
})

test('a code that is not known shows itself', () => {
  expect(sentence({ code: 'toString', params: {} }, 'en')).toBe('toString')
})

test.each([
  [3, '3이 달라요'],
  [4, '4가 달라요'],
  [10, '10이 달라요'],
  ['사과', '사과가 달라요'],
  ['수박', '수박이 달라요'],
  ['E', 'E이(가) 달라요'],
])('the Korean particle after %s fits its sound', (migration, expected) => {
  const told = sentence({ code: 'store.migrationChanged', params: { migration } }, 'ko')
  expect(told.replace(' 이 데이터베이스에 적용된 것과', '')).toContain(`마이그레이션 ${expected}`)
})
