import fc from 'fast-check'
import { expect, test } from 'vitest'
import { textEdit } from '@/lib/graph/text-edit'
import { isStorableText } from '@/lib/std/json'

const text = fc
  .array(fc.constantFrom('a', 'b', '가', '😀', '😁', ' '), { maxLength: 8 })
  .map((each) => each.join(''))

test('GT10 the edit leads from one text to the other and never splits a pair', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const edit = textEdit(before, after)
      if (!edit) {
        expect(before).toBe(after)
        return
      }
      const { start, end, insert } = edit
      expect(before.slice(0, start) + insert + before.slice(end)).toBe(after)
      expect(isStorableText(insert) && isStorableText(before.slice(start, end))).toBe(true)
    }),
  )
})

test('GT10 only what changed is replaced', () => {
  expect(textEdit('the white dog', 'the brown dog')).toEqual({ start: 4, end: 9, insert: 'brown' })
  expect(textEdit('aa', 'aaa')).toEqual({ start: 2, end: 2, insert: 'a' })
  expect(textEdit('😀', '😁')).toEqual({ start: 0, end: 2, insert: '😁' })
})
