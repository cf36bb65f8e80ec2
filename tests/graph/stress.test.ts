import { expect, test } from 'vitest'
import { unstressed } from '@/lib/graph/stress'

test.each([
  ['the **white** _one_', 'the white one'],
  ['the white** file_name', 'the white file_name'],
  ['~~the~~ ***third*** dog', 'the third dog'],
  ['2 \\* 3', '2 \\* 3'],
])('G42 %s is told as %s', (phrase, told) => {
  expect(unstressed(phrase)).toBe(told)
})
