import fc from 'fast-check'
import { expect, test } from 'vitest'
import { documentOf, firstPiece, piecesOf } from '@/lib/editor/passages'
import { kindOf } from '@/lib/kinds'
import { bounds } from '@/lib/std/bounds'
import type { NodeId } from '@/lib/std/id'
import { countedIds } from './fixtures'

test('EG8 the pieces of a text are the text, each within the bound and of whole characters', () => {
  const words = fc.array(fc.constantFrom('a', 'word', '😀', ' ', '\n', '\n\n', '가나다'), {
    maxLength: 60,
  })
  fc.assert(
    fc.property(words, fc.integer({ min: 2, max: 12 }), (list, lengthMax) => {
      const text = list.join('')
      const pieces = piecesOf(text, lengthMax)
      expect(pieces.join('')).toBe(text)
      for (const piece of pieces) {
        expect(piece.length).toBeGreaterThan(0)
        expect(piece.length).toBeLessThanOrEqual(lengthMax)
        expect(piece.isWellFormed()).toBe(true)
      }
    }),
    { numRuns: 500 },
  )
})

test('EG8 a long text is cut between paragraphs, else between lines, else between words', () => {
  expect(piecesOf('one two.\n\nthree\nfour', 15)).toEqual(['one two.\n\n', 'three\nfour'])
  expect(piecesOf('one two\nthree four', 12)).toEqual(['one two\n', 'three four'])
  expect(piecesOf('one two three', 9)).toEqual(['one two ', 'three'])
})

test('EG8 a document takes a text of any length, and nothing of it is left out', () => {
  const id = 'doc' as NodeId
  expect(documentOf({ id }, 'short', countedIds())).toEqual({ id, kind: 'document', text: 'short' })
  const text = 'A paragraph of some words.\n\n'.repeat(12_000)
  expect(text.length).toBeGreaterThan(3 * bounds.textLengthMax)
  const node = documentOf({ id, source: 'long.txt' }, text, countedIds())
  expect(kindOf(node).schema.safeParse(node).success).toBe(true)
  expect(node.text).toBeUndefined()
  expect(node.passages?.map((passage) => passage.text).join('')).toBe(text)
})

test('EC10 a beginning ends between paragraphs or words, before what stands as a whole', () => {
  expect(firstPiece('one two', 7, [])).toBe('one two')
  expect(firstPiece('one two.\n\nthree four', 16, [])).toBe('one two.\n\n')
  expect(firstPiece('see [the old one](#d) bark', 7, [{ start: 4, end: 21 }])).toBe('see ')
  // What would leave too little before it is shown with it.
  const link = [{ start: 4, end: 18 }]
  expect(firstPiece('see [the old one](#d) bark', 15, link)).toBe('see [the old one](')
  expect(firstPiece('[the old one](#d) bark', 12, [{ start: 0, end: 17 }])).toBe(
    '[the old one](#d)',
  )
  // One within another, and one across it, are one with it.
  const crossing = [
    { start: 8, end: 9 },
    { start: 7, end: 14 },
    { start: 6, end: 8 },
  ]
  expect(firstPiece('abcdefghijklmnop', 10, crossing)).toBe('abcdef')
})
