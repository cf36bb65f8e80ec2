import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readDocument } from '@/lib/graph/migrate'
import { resolve } from '@/lib/references'
import { withoutEmphasis } from '@/lib/references/emphasis'

const dog = (id: string, fur: string) => ({ id, kind: 'entity', class: 'Dog', attributes: { fur } })
const read = readDocument({
  nodes: [
    { id: 'dogs', kind: 'set', label: 'my dogs', members: ['d1', 'd2', 'd3'] },
    dog('d1', 'white'),
    dog('d2', 'brown'),
    dog('d3', 'white'),
  ],
  edges: [],
})
if (!read.ok) throw new Error(JSON.stringify(read.error))
const document = read.value
const phrases = (text: string) => resolve({ document, text }).map((each) => each.text)

test.each([
  ['the **white** one sleeps', ['the **white** one']],
  ['**the white** one sleeps', ['the white** one']],
  ['_the third_ dog and the **second dog**', ['the third_ dog', 'the **second dog']],
  ['~~the first dog~~', ['the first dog']],
  ['**첫 번째**와 *세 번째 강아지*', ['첫 번째', '세 번째 강아지']],
  ['1~2번 강아지', ['1~2번 강아지']],
  ['the second_dog', []],
])('R21 in %s', (text, expected) => {
  expect(phrases(text)).toEqual(expected)
})

test('R21 stars of a sum or a list and targets of links stay, and no offset moves', () => {
  expect(withoutEmphasis('2 * 3 and snake_case_name')).toBe('2 * 3 and snake_case_name')
  expect(withoutEmphasis('* one\n* two \\*three\\*')).toBe('* one\n* two \\*three\\*')
  expect(withoutEmphasis('[*a*](#_b_)')).toBe('[ a ](#_b_)')
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(withoutEmphasis(text)).toHaveLength(text.length)
    }),
  )
})
