import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contentOf, fieldText, type FieldContent } from '@/lib/editor/draft-text'
import { findLinks } from '@/lib/graph/links'

const letters = fc.constantFrom(
  'a',
  'Z',
  ' ',
  '!',
  '[',
  ']',
  '(',
  ')',
  '\\',
  '강',
  '아',
  '\u0301',
  '😀',
  '#',
  '.',
)
const words = fc.array(letters, { minLength: 1, maxLength: 6 }).map((all) => all.join(''))
const chip = fc.record({
  id: fc.constantFrom('n1', 'n2', 'n3'),
  label: fc.oneof(words, fc.constant('')),
})
const piece = fc.oneof(
  words.map((text) => ({ text })),
  chip,
)
const content: fc.Arbitrary<FieldContent> = fc.array(fc.array(piece, { maxLength: 4 }), {
  minLength: 1,
  maxLength: 4,
})

/** How long a field is, in positions of ProseMirror. */
function sizeOf(field: FieldContent): number {
  const lengthOf = (each: FieldContent[number][number]) => ('id' in each ? 1 : each.text.length)
  return field.reduce(
    (sum, all) => sum + 2 + all.reduce((more, each) => more + lengthOf(each), 0),
    0,
  )
}

test('ED1 paragraphs are lines, chips are links to their nodes', () => {
  const { text, ids } = fieldText([
    [
      { text: 'In ' },
      { id: 'p1', label: 'living [room] 1' },
      { text: ', then ' },
      { id: 'p1', label: 'it' },
    ],
    [],
    [{ text: '[as](#typed)' }],
  ])
  expect(text).toBe('In [living \\[room\\] 1](#p1), then [it](#p1)\n\n[as](#typed)')
  expect(ids).toEqual(['p1'])
})

test('ED1 a chip reads as a link whatever its name and what stands before it', () => {
  const before = fc.constantFrom('', 'x', 'a!', '\\', 'b\\\\', '!', ' ', '강')
  fc.assert(
    fc.property(before, words, (text, label) => {
      const field = fieldText([[...(text === '' ? [] : [{ text }]), { id: 'n1', label }]])
      const links = findLinks(field.text)
      expect(links.at(-1)?.targets[0]?.id).toBe('n1')
      expect(links.at(-1)?.end).toBe(field.text.length)
    }),
  )
})

test('ED1 a chip without a node says that its words point at nothing', () => {
  const { text, ids } = fieldText([[{ text: 'See!' }, { id: '', label: 'the [old] one' }]])
  expect(text).toBe('See! [the \\[old\\] one](#)')
  expect(findLinks(text).map(({ targets }) => targets)).toEqual([[]])
  expect(ids).toEqual([])
  expect(fieldText([[{ id: '', label: ' ' }]]).text).toBe('')
})

test.each(['a)b', 'n1](http://evil.example) [x', '__proto__', 'n 1', 'x'.repeat(65), '<img>'])(
  'ED1 a chip whose id %j no node can have is its words',
  (id) => {
    const { text, ids, toText } = fieldText([
      [{ text: 'See ' }, { id, label: 'the [old] one' }, { text: '.' }],
    ])
    expect(text).toBe('See the [old] one.')
    expect(findLinks(text)).toEqual([])
    expect(ids).toEqual([])
    // It still counts one among the positions of the field.
    expect([toText(5), toText(6), toText(7)]).toEqual([4, 17, 18])
  },
)

test('ED2 each position leads to its offset and back', () => {
  fc.assert(
    fc.property(content, (field) => {
      const { text, toText, toField } = fieldText(field)
      let last = 0
      for (let position = 1; position < sizeOf(field); position++) {
        const offset = toText(position)
        expect(offset).toBeGreaterThanOrEqual(last)
        expect(offset).toBeLessThanOrEqual(text.length)
        expect(toText(toField(offset))).toBe(offset)
        expect(toText(toField(offset, true))).toBe(offset)
        last = offset
      }
    }),
  )
})

test('ED2 the places of a phrase are those of its words, and inside a link the border of its chip', () => {
  const { text, toField } = fieldText([
    [{ text: 'See ' }, { id: 'p1', label: 'photo' }, { text: ' of the dog' }],
    [{ text: 'the second' }],
  ])
  const at = text.indexOf('the dog')
  expect([toField(at), toField(at + 'the dog'.length, true)]).toEqual([10, 17])
  const second = text.indexOf('the second')
  expect([toField(second), toField(text.length, true)]).toEqual([19, 29])
  const link = text.indexOf('photo')
  expect([toField(link), toField(link, true)]).toEqual([5, 6])
})

test('ED1 the JSON of a field gives its words and chips', () => {
  const json = {
    content: [{ content: [{ text: 'a ' }, { attrs: { id: 'n1', label: 'one' } }] }, {}],
  }
  expect(contentOf(json)).toEqual([[{ text: 'a ' }, { id: 'n1', label: 'one' }], []])
})
