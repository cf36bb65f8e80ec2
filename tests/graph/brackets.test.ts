import { expect, test } from 'vitest'
import { aliasReader, findBrackets, isPassageOf, outsideOf } from '@/lib/graph/brackets'
import { findLinks } from '@/lib/graph/links'
import { documentOf } from './support'

const document = documentOf([
  { id: 'a', kind: 'entity' },
  { id: 'b', kind: 'entity' },
  { id: 'doc', kind: 'document', passages: [{ id: 'p', text: 'One.' }] },
])
const nodeOf = (id: string) => document.nodes.find((node) => node.id === id)
const aliases = new Map(Object.entries({ a: 'E1', b: 'E2', doc: 'Document 1' }))
const idOf = aliasReader(aliases, nodeOf)

test('G40 aliases in brackets mean their nodes, all of them or none', () => {
  const text =
    '[E1] [E1, E2] [E1, E9] \\[E2] [Document 1 / Passage 1] [Document 1 / Passage 2] [x](#a)'
  const found = findBrackets(text, findLinks(text), idOf)
  expect(found.map(({ text: told, refers }) => [told, refers])).toEqual([
    ['[E1]', ['a']],
    ['[E1, E2]', ['a', 'b']],
    ['[E1, E9]', undefined],
    ['[E2]', undefined],
    ['[Document 1 / Passage 1]', ['doc']],
    ['[Document 1 / Passage 2]', undefined],
  ])
  expect(found.every(({ start, end, text: told }) => text.slice(start, end) === told)).toBe(true)
})

test('G40 what stands in a link is none, and what overlaps one is left out', () => {
  const text = '[E1](#b) and [E2]'
  const links = findLinks(text)
  const found = findBrackets(text, links, idOf)
  expect(found.map(({ start }) => start)).toEqual([13])
  const words = [
    { start: 1, end: 3 },
    { start: 8, end: 12 },
    { start: 14, end: 16 },
  ]
  expect(outsideOf(words, [...links, ...found])).toEqual([words[1]])
  expect(isPassageOf(nodeOf('doc'), 1)).toBe(true)
  expect(isPassageOf(nodeOf('a'), 1)).toBe(false)
})
