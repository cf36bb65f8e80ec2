import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import {
  endOffer,
  offerOf,
  placeOffer,
  receiveFiles,
  retryUploads,
  useIntake,
} from '@/components/editor/intake'
import { keepAsNew } from '@/components/editor/keeping'
import { onlyHere } from '@/components/editor/only-here'
import { useUnsent } from '@/components/unsent'
import {
  byOther,
  command,
  edit,
  on,
  open,
  openNew,
  other,
  rename,
  settledText,
  textNow,
  useSecondWriter,
} from './second-writer'

useSecondWriter()

const seen = { x: 0, y: 0, width: 500, height: 500 }

const photo = (name: string) =>
  new File([readFileSync('lib/templates/media/apples.jpg')], name, { type: 'image/jpeg' })

const namesIn = () =>
  on.store
    .getState()
    .view.document.nodes.flatMap((node) => (node.kind === 'image' ? node.label : []))

const uploadsNow = () => useIntake.getState().uploads

/** Files that come down on a graph and are there only when it was left and another one opened. */
async function dropAndLeave(files: readonly File[]): Promise<string> {
  let arrive: () => void = () => undefined
  const isFree = new Promise<void>((resolve) => (arrive = resolve))
  const id = await openNew()
  on.beforeAppend = () => isFree
  receiveFiles(on.store, files, { seen })
  await expect.poll(() => uploadsNow().length).toBe(files.length)
  expect(onlyHere(on.store)).toBe('saving')
  on.store.stop()
  expect(useUnsent.getState().graphs).toMatchObject([{ graphId: id, state: 'saving' }])
  await openNew()
  arrive()
  await expect.poll(uploadsNow).toEqual([])
  return id
}

test('ES7 of a graph that is gone, what was shown stays with what waited in it', async () => {
  const id = await openNew()
  on.beforeAppend = async () => {
    await other.deleteGraph(id)
  }
  on.store.dispatch([edit(0, 0, 'a')])
  on.store.dispatch([edit(0, 0, 'b')])
  await expect.poll(() => on.store.getState().lost).toBe('deleted')
  expect(on.store.getState().refusals).toEqual([])
  expect(on.store.getState().load).toBe('ready')
  expect(on.store.getState().view.nodes.get('t')).toMatchObject({ text: 'bahello world' })
  expect(on.store.dispatch([edit(0, 0, 'c')])).toBe(false)
  on.store.undo()
  expect(on.store.getState().view.nodes.get('t')).toMatchObject({ text: 'bahello world' })
})

test('ES8 leaving the page sends what was typed a moment before', async () => {
  const id = await openNew()
  on.store.dispatch([edit(0, 5, 'HELLO')], { typed: { id: 't', field: 'text' } })
  on.store.stop()
  expect(await settledText(id)).toBe('HELLO world')
})

test('ES8 a graph that was left offline goes on sending, and is told of until it has', async () => {
  const id = await openNew()
  on.isAway = true
  on.store.dispatch([edit(0, 5, 'HELLO')], { typed: { id: 't', field: 'text' } })
  on.store.stop()
  await expect
    .poll(() => useUnsent.getState().graphs)
    .toMatchObject([{ graphId: id, state: 'offline' }])
  on.isAway = false
  expect(await settledText(id)).toBe('HELLO world')
  expect(useUnsent.getState().graphs).toEqual([])
})

test('ES8 a graph that was left offline shows what still waits when it is opened again', async () => {
  const id = await openNew()
  on.isAway = true
  on.store.dispatch([edit(0, 5, 'HELLO')])
  on.store.stop()
  await open(id)
  expect(on.store.getState().view.nodes.get('t')).toMatchObject({ text: 'HELLO world' })
  await expect.poll(() => on.store.getState().save).toBe('offline')
  expect(useUnsent.getState().graphs).toEqual([])
  on.isAway = false
  expect(await settledText(id)).toBe('HELLO world')
})

test('ES8 a change that was refused after its graph was left is told when it is opened again', async () => {
  const id = await openNew()
  on.beforeAppend = () => byOther(id, command({ type: 'removeNode', id: 'd' }))
  on.store.dispatch([command({ type: 'updateNode', id: 'd', patch: { label: 'x' } })])
  on.store.stop()
  await expect.poll(() => useUnsent.getState().graphs).toMatchObject([{ state: 'refused' }])
  await open(id)
  expect(on.store.getState().refusals).toMatchObject([{ problem: { code: 'command.nodeUnknown' } }])
})

test('ES7 what a graph had refused before it was gone is no part of what is kept', async () => {
  const id = await openNew()
  await byOther(id, command({ type: 'removeNode', id: 'd' }))
  on.store.dispatch([rename('x')])
  await settledText(id)
  expect(on.store.getState().refusals).toHaveLength(1)
  await other.deleteGraph(id)
  on.store.dispatch([edit(0, 0, 'a')])
  await expect.poll(() => on.store.getState().lost).toBe('deleted')
  expect(on.store.getState().refusals).toMatchObject([{ commands: [rename('x')] }])
  expect(textNow()).toBe('ahello world')
})

test('ES9 a graph that is gone is the last copy for as long as it is neither kept nor discarded', async () => {
  const id = await openNew()
  expect(onlyHere(on.store)).toBeUndefined()
  await other.deleteGraph(id)
  on.store.dispatch([edit(0, 0, 'a')])
  await expect.poll(() => on.store.getState().lost).toBe('deleted')
  expect(on.store.hasUnsent()).toBe(false)
  expect(onlyHere(on.store)).toBe('refused')
  on.store.stop()
  expect(useUnsent.getState().graphs).toMatchObject([{ graphId: id, state: 'refused' }])
  await open(id)
  expect(on.store.getState()).toMatchObject({ lost: 'deleted', load: 'ready' })
  expect(textNow()).toBe('ahello world')
  on.store.setState({ lost: 'settled' })
  on.store.stop()
  expect(useUnsent.getState().graphs).toEqual([])
})

test('ES8 a graph that was left is opened again with what others did, and can be undone', async () => {
  const id = await openNew()
  on.isAway = true
  on.store.dispatch([edit(11, 11, '!')])
  on.store.stop()
  await byOther(id, edit(0, 0, 'OTHER '))
  on.isAway = false
  await open(id)
  expect(await settledText(id)).toBe('OTHER hello world!')
  on.store.undo()
  expect(await settledText(id)).toBe('OTHER hello world')
})

test('ES7 what is kept as a new graph has all that was shown, and is told what was refused before', async () => {
  const id = await openNew()
  await byOther(id, command({ type: 'removeNode', id: 'd' }))
  on.store.dispatch([rename('x')])
  await settledText(id)
  await other.deleteGraph(id)
  on.store.dispatch([edit(0, 0, 'a')])
  await expect.poll(() => on.store.getState().lost).toBe('deleted')
  const kept = await keepAsNew(on.store)
  if (!kept.ok) throw new Error(JSON.stringify(kept))
  on.store.stop()
  expect(useUnsent.getState().graphs).toMatchObject([{ graphId: kept.value.id, state: 'refused' }])
  await open(kept.value.id)
  expect(await settledText(kept.value.id)).toBe('ahello world')
  expect(on.store.getState().refusals).toMatchObject([{ commands: [rename('x')] }])
})

test('ES17 a file goes to the graph that it came down on, though another one is open', async () => {
  const id = await dropAndLeave([photo('late.jpg')])
  await expect.poll(() => useUnsent.getState().graphs).toEqual([])
  expect(namesIn()).toEqual([])
  on.store.stop()
  await open(id)
  expect(namesIn()).toEqual(['late'])
})

test('ES17 files are offered in the graph that they came down on, and told of until they are placed', async () => {
  const id = await dropAndLeave([photo('one.jpg'), photo('two.jpg')])
  expect(useUnsent.getState().graphs).toMatchObject([{ graphId: id, state: 'offered' }])
  expect(offerOf(useIntake.getState(), on.store.getState().graphId)).toBeUndefined()
  on.store.stop()
  await open(id)
  const offer = offerOf(useIntake.getState(), id)
  if (!offer) throw new Error('nothing offered')
  expect(onlyHere(on.store)).toBe('offered')
  placeOffer(on.store, offer)
  await settledText(id)
  expect(namesIn()).toEqual(['one', 'two'])
  expect(onlyHere(on.store)).toBeUndefined()
})

test('ES10 files that waited go by themselves once the server answers', async () => {
  const id = await openNew()
  on.isAway = true
  receiveFiles(on.store, [photo('one.jpg'), photo('two.jpg')], { seen })
  await expect.poll(() => uploadsNow().map(({ state }) => state)).toEqual(['waiting', 'waiting'])
  on.isAway = false
  await expect.poll(uploadsNow, { timeout: 5_000 }).toEqual([])
  expect(offerOf(useIntake.getState(), id)?.files).toHaveLength(2)
  endOffer(id)
})

test('ES10 files that waited go again each to where its drop was', async () => {
  const id = await openNew()
  on.isAway = true
  const wide = { ...seen, width: 4_000, height: 2_000 }
  const places = [400, 3_000].map((x) => ({ seen: wide, pointer: { x, y: 900 } }))
  for (const [index, place] of places.entries()) {
    receiveFiles(on.store, [photo(`${index}.jpg`)], place)
  }
  await expect.poll(() => uploadsNow().map(({ state }) => state)).toEqual(['waiting', 'waiting'])
  expect(onlyHere(on.store)).toBe('offline')
  on.isAway = false
  retryUploads(on.store, uploadsNow())
  await expect.poll(uploadsNow).toEqual([])
  await settledText(id)
  expect(offerOf(useIntake.getState(), id)).toBeUndefined()
  const images = on.store.getState().view.document.nodes.filter(({ kind }) => kind === 'image')
  const [left, right] = images.map(({ layout }) => layout?.x ?? NaN).toSorted((a, b) => a - b)
  expect(left).toBeLessThan(1_000)
  expect(right).toBeGreaterThan(2_000)
})
