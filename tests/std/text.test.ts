import { expect, test } from 'vitest'
import { cutText, isWide } from '@/lib/std/text'

test('S14 a text is cut to a length without leaving half of a character', () => {
  expect(cutText('dogs', 4)).toBe('dogs')
  expect(cutText('dogs', 3)).toBe('dog')
  expect(cutText('🐕🐕', 4)).toBe('🐕🐕')
  expect(cutText('🐕🐕', 3)).toBe('🐕')
  expect(cutText('a🐕🐕', 3)).toBe('a🐕')
  expect(cutText('🐕', 1)).toBe('')
  expect(cutText('🐕', 0)).toBe('')
})

test.each([
  ['wide', '한ㅎㄱかカ漢、「。！ａ🐕𠮷'],
  ['narrow', 'aé.“”‘’—–…·ﬁяع'],
])('S15 %s letters are told from the others', (width, letters) => {
  for (const letter of letters)
    expect(isWide(letter.codePointAt(0) ?? 0), letter).toBe(width === 'wide')
})
