import { expect, test } from 'vitest'
import { cutText } from '@/lib/std/text'

test('S14 a text is cut to a length without leaving half of a character', () => {
  expect(cutText('dogs', 4)).toBe('dogs')
  expect(cutText('dogs', 3)).toBe('dog')
  expect(cutText('🐕🐕', 4)).toBe('🐕🐕')
  expect(cutText('🐕🐕', 3)).toBe('🐕')
  expect(cutText('a🐕🐕', 3)).toBe('a🐕')
  expect(cutText('🐕', 1)).toBe('')
  expect(cutText('🐕', 0)).toBe('')
})
