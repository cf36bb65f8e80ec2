import { expect, test } from 'vitest'
import { setAttributes } from '@/lib/editor/gestures'
import {
  byOther,
  command,
  edit,
  on,
  openNew,
  rename,
  settledText,
  useSecondWriter,
} from './second-writer'

useSecondWriter()

const labelOf = (id: string) => on.store.getState().view.nodes.get(id)?.label

const stroke = (start: number, insert: string) =>
  on.store.dispatch([edit(start, start, insert)], { typed: { id: 't', field: 'text' } })

const attributesNow = () => {
  const node = on.store.getState().view.nodes.get('d')
  return node?.kind === 'entity' ? node.attributes : undefined
}

const change = (attributes: object) =>
  command({ type: 'updateNode', id: 'd', patch: { attributes } })

test('ES11 who comes back to a graph is shown what others did meanwhile', async () => {
  const id = await openNew()
  await byOther(id, edit(0, 5, 'HELLO'))
  await on.store.refresh()
  expect(on.store.getState().view.nodes.get('t')).toMatchObject({ text: 'HELLO world' })
  expect(on.store.getState().save).toBe('saved')
})

test('EH6 an undone removal brings back what another had written before it', async () => {
  const id = await openNew()
  await byOther(id, rename('dog two'))
  on.store.dispatch([command({ type: 'removeNode', id: 'd' })])
  await settledText(id)
  on.store.undo()
  await settledText(id)
  expect(labelOf('d')).toBe('dog two')
  on.store.redo()
  await settledText(id)
  expect(labelOf('d')).toBeUndefined()
})

test('EH6 a removal that is undone before its answer is there does so too', async () => {
  const id = await openNew()
  await byOther(id, rename('dog two'))
  on.store.dispatch([command({ type: 'removeNode', id: 'd' })])
  on.store.undo()
  await settledText(id)
  expect(labelOf('d')).toBe('dog two')
  expect(on.store.getState().refusals).toEqual([])
})

test('EH6 an undone change brings back what it wrote over on the server', async () => {
  const id = await openNew()
  await byOther(id, rename('dog two'))
  on.store.dispatch([rename('mine')])
  await settledText(id)
  on.store.undo()
  await settledText(id)
  expect(labelOf('d')).toBe('dog two')
})

test('EH4 what another writes between two strokes is not undone with them', async () => {
  const id = await openNew()
  stroke(11, '!')
  await byOther(id, edit(0, 0, 'THEIRS '))
  expect(await settledText(id)).toBe('THEIRS hello world!')
  stroke(19, '?')
  await settledText(id)
  on.store.undo()
  expect(await settledText(id)).toBe('THEIRS hello world!')
  expect(on.store.getState().skippedCount).toBe(0)
  on.store.undo()
  expect(await settledText(id)).toBe('THEIRS hello world!')
  expect(on.store.getState().skippedCount).toBe(1)
})

test('EG6 two who change different attributes of a thing both keep theirs, undo included', async () => {
  const id = await openNew()
  await byOther(id, change({ fur: 'curly', age: 1 }))
  await on.store.refresh()
  on.beforeAppend = (count) => (count === 1 ? byOther(id, change({ age: 7 })) : undefined)
  const dog = on.store.getState().view.nodes.get('d')
  if (!dog) throw new Error('no dog')
  on.store.dispatch(setAttributes(dog, { fur: 'straight', age: 1 }))
  await settledText(id)
  expect(attributesNow()).toEqual({ fur: 'straight', age: 7 })
  await byOther(id, change({ age: 8 }))
  await on.store.refresh()
  on.store.undo()
  await settledText(id)
  expect(attributesNow()).toEqual({ fur: 'curly', age: 8 })
})
