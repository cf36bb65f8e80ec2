import { expect, test } from 'vitest'
import {
  createPhraseReader,
  isOpen,
  isSilenced,
  nextOpen,
  piecesOf,
  type Phrase,
} from '@/lib/editor/phrases'
import { withAliases } from '@/lib/graph/alias'
import { documentSchema, type GraphDocument } from '@/lib/graph/document'
import type { NodeId } from '@/lib/std/id'
import { applied } from './fixtures'

const base = {
  d1: { kind: 'entity', label: 'first dog', class: 'Dog', attributes: { fur: 'white' } },
  d2: { kind: 'entity', label: 'second dog', class: 'Dog', attributes: { fur: 'brown' } },
  d3: { kind: 'entity', label: 'third dog', class: 'Dog', attributes: { fur: 'white' } },
  dogs: { kind: 'set', label: 'my dogs', members: ['d1', 'd2', 'd3'] },
} as const

/** Three dogs, two of them white, with these texts as notes. */
function withNotes(notes: Readonly<Record<string, string>>, kind = 'text'): GraphDocument {
  const nodes = [
    ...Object.entries(base).map(([id, node]) => ({ id, ...node })),
    ...Object.entries(notes).map(([id, text]) => ({ id, kind, text })),
  ]
  return withAliases(
    documentSchema.parse({ versions: { document: 1 }, title: 'Dogs', nodes, edges: [] }),
  )
}

function read(document: GraphDocument, id: string, reader = createPhraseReader()) {
  const node = document.nodes.find((each) => each.id === id)
  if (node?.kind !== 'text' && node?.kind !== 'answer') throw new Error(`no text ${id}`)
  return reader.read(document, node, 'text', node.text)
}

test('EM1 typing leaves what other texts mean as it is, and a change of what is meant does not', () => {
  const reader = createPhraseReader()
  const before = withNotes({ a: 'The white one barks.', b: 'The second dog' })
  const [a, b] = [read(before, 'a', reader), read(before, 'b', reader)]
  expect(a).toMatchObject([
    { text: 'The white one', status: 'ambiguous', candidates: ['d1', 'd3'] },
  ])
  expect(b).toMatchObject([{ text: 'The second dog', status: 'resolved', refers: ['d2'] }])

  const typed = applied(before, [
    {
      type: 'editText',
      id: 'b' as NodeId,
      field: 'text',
      start: 14,
      end: 14,
      insert: ' and the first dog',
    },
  ])
  expect(reader.settled(typed)).toBe(reader.settled(before))
  expect(read(typed, 'a', reader)).toBe(a)
  expect(read(typed, 'b', reader)).toMatchObject([{ refers: ['d2'] }, { refers: ['d1'] }])

  const brown = applied(typed, [
    { type: 'updateNode', id: 'd3' as NodeId, patch: { attributes: { fur: 'brown' } } },
  ])
  expect(reader.settled(brown)).not.toBe(reader.settled(before))
  expect(read(brown, 'a', reader)).toMatchObject([{ status: 'resolved', refers: ['d1'] }])
})

test('EM1 a document that came anew from elsewhere means the same', () => {
  const reader = createPhraseReader()
  const before = withNotes({ a: 'The white one barks.' })
  const phrases = read(before, 'a', reader)
  const again = structuredClone(before)
  expect(reader.settled(again)).toBe(reader.settled(before))
  expect(read(again, 'a', reader)).toBe(phrases)
  expect(reader.open(again)).toEqual(reader.open(before))
})

test('EM1 what means the same is the same object, though nodes have changed', () => {
  const reader = createPhraseReader()
  const before = withNotes({ b: 'The second dog' })
  const phrases = read(before, 'b', reader)
  const renamed = applied(before, [
    { type: 'updateNode', id: 'd1' as NodeId, patch: { class: 'Hound' } },
  ])
  expect(reader.settled(renamed)).toBe(renamed)
  expect(read(renamed, 'b', reader)).toBe(phrases)
})

test('EM2 phrases are found in what is read, by where they stand in what was written', () => {
  const source = 'So \\*the **white**\n> one is here'
  const [start, end] = [source.indexOf('the'), source.indexOf(' is')]
  const phrase: Phrase = {
    ...{ node: 'a', field: 'text', start, end, text: source.slice(start, end), refers: ['d1'] },
    ...{ status: 'resolved', reason: { code: 'reason.only', params: {} } },
  }
  const bold = source.indexOf('**')
  expect(piecesOf('So *the ', source, 0, bold, [phrase])).toEqual([
    { text: 'So *' },
    { text: 'the ', phrase, isLast: false },
  ])
  expect(piecesOf('white', source, bold + 2, bold + 7, [phrase])).toEqual([
    { text: 'white', phrase, isLast: false },
  ])
  // The mark of the quotation is not read.
  expect(piecesOf('\none is here', source, bold + 9, source.length, [phrase])).toEqual([
    { text: '\none', phrase, isLast: true },
    { text: ' is here' },
  ])
})

test('EM2 an escape before a phrase moves nothing, and letters that are not found cut nothing', () => {
  const text = '\\*\\* the second dog &amp; more'
  const phrase = read(withNotes({ a: text }), 'a').find((each) => each.text === 'the second dog')
  if (!phrase) throw new Error('no phrase')
  const end = text.indexOf(' &amp;')
  expect(piecesOf('** the second dog', text, 0, end, [phrase])).toEqual([
    { text: '** ' },
    { text: 'the second dog', phrase, isLast: true },
  ])
  expect(piecesOf('something else', text, 0, end, [phrase])).toEqual([{ text: 'something else' }])
})

test('EM4 open phrases are walked through in reading order and round', () => {
  const document = withNotes({ a: 'The white one. The ninth dog.', b: 'the white one' })
  const reader = createPhraseReader()
  const open = reader.open(document)
  const places = open.map(({ node, text }) => `${node} ${text}`)
  expect(places).toEqual(['a The white one', 'a The ninth dog', 'b the white one'])
  const walked = [undefined, ...open].map((last) => nextOpen(document, open, last))
  expect(walked).toEqual([...open, undefined])

  // The first is settled: what comes after it stands further back than it did.
  const link = '[The white one](#d1)'
  const settled = applied(document, [
    { type: 'editText', id: 'a' as NodeId, field: 'text', start: 0, end: 13, insert: link },
  ])
  const left = reader.open(settled)
  expect(left).toHaveLength(2)
  expect(nextOpen(settled, left, open[0])).toBe(left[0])
  expect(left[0]?.text).toBe('The ninth dog')
  expect(nextOpen(settled, left, left[1])).toBeUndefined()
  expect(nextOpen(settled, [], open[0])).toBeUndefined()
})

test('EM4 what a model wrote asks nothing', () => {
  const document = withNotes({ a: 'The white one barks.' }, 'answer')
  expect(read(document, 'a')).toEqual([])
  expect(createPhraseReader().open(document).filter(isOpen)).toEqual([])
})

test('EM9 what points at nothing is a phrase where a person wrote, and plain words of a model', () => {
  const text = 'Take [the manual](#) for [this](#d1).'
  expect(read(withNotes({ a: text }), 'a').map((each) => [each.text, isSilenced(each)])).toEqual([
    ['the manual', true],
    ['this', false],
  ])
  expect(read(withNotes({ a: text }, 'answer'), 'a').map((each) => each.text)).toEqual(['this'])
})
