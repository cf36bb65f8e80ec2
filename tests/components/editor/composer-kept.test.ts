import { afterEach, expect, test } from 'vitest'
import { followUndo, KeptWriting } from '@/components/editor/composer-kept'
import { emptyComposer, fieldOf, type ComposerState } from '@/components/editor/composer-state'
import { createEditorStore } from '@/components/editor/store'
import type { NodeId } from '@/lib/std/id'
import { createStore } from 'zustand/vanilla'
import { dogs } from '../../editor/fixtures'

const ends: (() => void)[] = []
afterEach(() => ends.splice(0).forEach((end) => end()))

const json = {
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text: 'I have a cat.' }] }],
}
const made = ['cat', 'said'] as unknown as readonly NodeId[]

/** A graph in which a text was kept as a thing and a note, by these keys. */
function kept() {
  const store = createEditorStore('g', dogs)
  const composer = createStore<ComposerState>(() => emptyComposer('g'))
  ends.push(followUndo(store, composer))
  const ids = new Map(made.map((id, index) => [`key:${index}`, id as string]))
  composer.setState({ json, field: fieldOf(json), ids, refused: new Set(['thing:2']) })
  const [cat, said] = made as [NodeId, NodeId]
  store.dispatch(
    [
      { type: 'addNode', node: { id: cat, kind: 'entity', label: 'cat' } },
      { type: 'addNode', node: { id: said, kind: 'text', text: 'I have a cat.' } },
    ],
    { origin: new KeptWriting(composer.getState()) },
  )
  composer.setState(emptyComposer('g'))
  const has = () => made.map((id) => store.getState().view.nodes.has(id))
  /** As another person does it: no step of one's own. */
  const byOther = (id: string, patch: Readonly<Record<string, string>>) => {
    const { history } = store.getState()
    store.dispatch([{ type: 'updateNode', id: id as NodeId, patch }])
    store.setState({ history })
  }
  return { store, composer, has, byOther, text: () => composer.getState().field.text }
}

test('ED16 undo brings back what was kept, decisions and ids included, and redo takes it away', () => {
  const { store, composer, has, text } = kept()
  expect([text(), has()]).toEqual(['', [true, true]])
  store.undo()
  expect([text(), has()]).toEqual(['I have a cat.', [false, false]])
  expect(composer.getState().refused).toEqual(new Set(['thing:2']))
  expect([...composer.getState().ids.values()]).toEqual(made)
  store.redo()
  expect([text(), has()]).toEqual(['', [true, true]])
  store.undo()
  expect(text()).toBe('I have a cat.')
})

test('ED16 what another has changed of it stays, and the text can be kept again beside it', () => {
  const { store, composer, has, byOther, text } = kept()
  byOther('said', { text: 'I have a white cat.' })
  store.undo()
  expect([text(), has(), store.getState().skippedCount]).toEqual([
    'I have a cat.',
    [false, true],
    1,
  ])
  // An id that the graph has can't be given again.
  expect([...composer.getState().ids.values()]).toEqual(['cat'])
  store.redo()
  expect([text(), has()]).toEqual(['', [true, true]])
})

test('ED16 where nothing of it could be taken back nothing comes back', () => {
  const { store, has, byOther, text } = kept()
  byOther('said', { text: 'I have a white cat.' })
  byOther('cat', { label: 'Tom' })
  store.undo()
  expect([text(), has()]).toEqual(['', [true, true]])
})

const lineOf = (text: string) => ({
  ...json,
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
})

test('ED16 what is kept again has the aliases that it had', () => {
  const { store, composer } = kept()
  const aliasOf = (id: NodeId) => store.getState().view.nodes.get(id)?.alias
  const aliases = made.map((id) => [id, aliasOf(id)])
  store.undo()
  expect([...composer.getState().aliases]).toEqual(aliases)
})

test('ED16 it comes back before what is being written, and what was changed since is not taken away', () => {
  const { store, composer, text } = kept()
  const other = lineOf('No.')
  composer.setState({ json: other, field: fieldOf(other) })
  store.undo()
  expect(text()).toBe('I have a cat.\nNo.')
  store.redo()
  expect(text()).toBe('No.')
  store.undo()
  const changed = lineOf('I have a dog.')
  composer.setState({ json: changed, field: fieldOf(changed) })
  store.redo()
  expect(text()).toBe('I have a dog.')
})

test('ED16 of two that are undone in turn both stand in their order, and redo goes back step by step', () => {
  const { store, composer, text } = kept()
  const second = lineOf('It has a dog.')
  const ids = new Map([
    ['key:0', 'other'],
    ['key:2', 'dog'],
  ])
  const refused = new Set(['key:0', 'thing:9'])
  composer.setState({ json: second, field: fieldOf(second), ids, refused })
  store.dispatch([{ type: 'addNode', node: { id: 'dog' as NodeId, kind: 'entity' } }], {
    origin: new KeptWriting(composer.getState()),
  })
  composer.setState(emptyComposer('g'))
  store.undo()
  expect(text()).toBe('It has a dog.')
  store.undo()
  expect(text()).toBe('I have a cat.\nIt has a dog.')
  // Of one key the earlier one's id and decision stand.
  expect(Object.fromEntries(composer.getState().ids)).toEqual({
    'key:0': 'cat',
    'key:1': 'said',
    'key:2': 'dog',
  })
  expect(composer.getState().refused).toEqual(new Set(['thing:2', 'thing:9']))
  store.redo()
  expect(text()).toBe('It has a dog.')
  store.redo()
  expect(text()).toBe('')
})

test('ED16 it is brought back once, though others came first, and by its own step alone', () => {
  const { store, text } = kept()
  const move = (x: number) =>
    store.dispatch([{ type: 'moveNodes', moves: [{ id: 'note' as NodeId, layout: { x, y: 0 } }] }])
  // More steps than the history holds but for the one that kept.
  for (let x = 1; x < 200; x++) move(x)
  const { history } = store.getState()
  expect(history.past).toHaveLength(200)
  // Sent again behind what others did, its step is another with the same origin.
  store.setState({ history: { ...history, past: history.past.map((step) => ({ ...step })) } })
  for (let steps = 1; steps < 200; steps++) store.undo()
  expect(text()).toBe('')
  store.undo()
  expect(text()).toBe('I have a cat.')
  store.undo()
  expect(text()).toBe('I have a cat.')
})
