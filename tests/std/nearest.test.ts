import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nearestNames } from '@/lib/std/nearest'

test.each([
  ['tokns', ['images', 'tokens', 'bytes'], ['tokens']],
  ['titel', ['title', 'document'], ['title']],
  ['txet', ['id', 'text'], ['text']],
  ['node_ids', ['nodeId', 'nodeIds'], ['nodeIds', 'nodeId']],
  ['BUDGET', ['budget'], ['budget']],
  ['x', ['y', 'at', 'id'], []],
  ['od', ['id'], []],
  ['sounds', ['images', 'tokens', 'bytes'], []],
  ['constructor', ['x'], []],
  ['', ['a', 'of'], []],
])('S16 %s may have been meant as one of %j: %j', (name, names, near) => {
  expect(nearestNames(name, names)).toEqual(near)
})

test('S16 one slip of the keyboard in a name of five letters is found, wherever it is', () => {
  const letter = fc.constantFrom(...'abcdefgh')
  const words = fc.string({ unit: letter, minLength: 5, maxLength: 20 })
  fc.assert(
    fc.property(words, fc.nat(), letter, fc.nat(3), (word, place, other, slip) => {
      const at = place % word.length
      // A letter is left out, replaced, put in or swapped with the next.
      const rest = word.slice(slip === 2 ? at : at + 1)
      const put = ['', other, other, `${rest[0] ?? ''}${word[at] ?? ''}`][slip] ?? ''
      const slipped = word.slice(0, at) + put + (slip === 3 ? rest.slice(1) : rest)
      expect(nearestNames(slipped, ['somethingElse', word])[0]).toBe(word)
    }),
  )
})

test('S16 a name of megabytes costs no more than a long one', () => {
  expect(nearestNames('a'.repeat(5_000_000), ['a'.repeat(100), 'aa'])).toEqual(['a'.repeat(100)])
})
