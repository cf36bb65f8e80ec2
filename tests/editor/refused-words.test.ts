import { expect, test } from 'vitest'
import { refusedWords } from '@/lib/editor/refused-words'
import type { Command } from '@/lib/graph/command'
import type { Node } from '@/lib/kinds'
import type { NodeId } from '@/lib/std/id'

const note = { id: 't', kind: 'text', text: 'sad dog, not quick' } as Node
const seen = (id: string) => (id === 't' ? note : undefined)
const edit = (id: string, insert: string) =>
  ({ type: 'editText', id, field: 'text', start: 0, end: 0, insert }) as Command

test('ES13 what was refused of a text is the whole text as it was seen, once', () => {
  expect(refusedWords([edit('t', 'sad'), edit('t', 'quick')], seen)).toBe('sad dog, not quick')
})

test('ES13 of what was never seen, the words of the commands are kept', () => {
  const added = { type: 'addNode', node: { ...note, id: 'u', text: 'new' } } as Command
  const named = {
    type: 'updateNode',
    id: 'x' as NodeId,
    patch: { caption: 'a dog', order: 2 },
  } satisfies Command
  expect(refusedWords([edit('gone', 'these words'), added, named], seen)).toBe(
    'these words\n\nnew\n\na dog',
  )
})

test('ES13 what writes no words is given as commands', () => {
  const removed = [{ type: 'removeNode', id: 't' }] as Command[]
  expect(JSON.parse(refusedWords(removed, seen))).toEqual(removed)
})
