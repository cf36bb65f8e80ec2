import { readFileSync } from 'node:fs'
import { expect, test, vi } from 'vitest'
import { onlyHere } from '@/components/editor/only-here'
import { usualSettings } from '@/components/editor/prompt-settings'
import { wholeRequest } from '@/components/editor/whole-request'
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

test('ES2 batches that wait behind an overtaken one keep their places', async () => {
  const id = await openNew()
  on.beforeAppend = (count) => (count === 1 ? byOther(id, edit(0, 0, 'OTHER ')) : undefined)
  on.store.dispatch([edit(11, 11, ' A')])
  on.store.dispatch([edit(6, 11, 'WORLD')])
  expect(await settledText(id)).toBe('OTHER hello WORLD A')
  expect(on.store.getState().refusals).toEqual([])
})

test('ES2 what is typed while the missed batches are read keeps its place', async () => {
  const id = await openNew()
  on.beforeAppend = async (count) => {
    if (count !== 1) return
    await byOther(id, edit(0, 0, 'OTHER '))
    on.store.dispatch([edit(0, 5, 'HELLO')])
  }
  on.store.dispatch([edit(11, 11, '!')])
  expect(await settledText(id)).toBe('OTHER HELLO world!')
})

test('GT8 the server keeps the place of an edit whose note lost a link meanwhile', async () => {
  const id = await openNew()
  const linked = 'see [the first dog](#d) bark loudly'
  await byOther(id, edit(0, 11, linked))
  await on.store.start()
  const at = linked.indexOf('bark')
  on.beforeAppend = (count) =>
    count === 1 ? byOther(id, command({ type: 'removeNode', id: 'd' })) : undefined
  on.store.dispatch([edit(at, at + 2, 'BA')])
  on.store.dispatch([edit(at + 2, at + 4, 'RK')])
  expect(await settledText(id)).toBe('see the first dog BARK loudly')
})

test('ES6 a lost answer is asked for again, once applied, and hides nobody', async () => {
  const id = await openNew()
  on.beforeAppend = (count) => (count === 1 ? byOther(id, edit(0, 0, 'OTHER ')) : undefined)
  on.isAnswerLost = (count) => count === 1
  on.store.dispatch([edit(11, 11, '!')])
  await expect.poll(() => on.store.getState().save).toBe('offline')
  on.store.dispatch([edit(6, 11, 'WORLD')])
  expect(await settledText(id)).toBe('OTHER hello WORLD!')
  expect(on.appendedCount).toBe(3)
})

test.each([
  [507, 'held', 'store.full'],
  [500, 'held', 'store.full'],
  [503, 'offline', undefined],
  [429, 'offline', undefined],
])(
  'ES20 what a server cannot take, answering %i, is %s with its reason and goes once it can',
  async (status, save, code) => {
    const id = await openNew()
    on.heldStatus = status
    on.store.dispatch([edit(11, 11, '!')])
    await expect.poll(() => on.store.getState().save).toBe(save)
    expect(on.store.getState().held?.code).toBe(code)
    expect([textNow(), on.store.getState().refusals]).toEqual(['hello world!', []])
    expect(onlyHere(on.store)).toBe(save)
    on.heldStatus = undefined
    await on.store.retry()
    expect(await settledText(id)).toBe('hello world!')
    expect(on.store.getState()).toMatchObject({ save: 'saved', held: undefined })
  },
)

test('ES20 of a graph that is deleted while changes are held, nothing is said to wait any more', async () => {
  const id = await openNew()
  on.heldStatus = 507
  on.store.dispatch([edit(11, 11, '!')])
  await expect.poll(() => on.store.getState().held?.code).toBe('store.full')
  await other.deleteGraph(id)
  on.heldStatus = undefined
  await on.store.retry()
  expect(on.store.getState()).toMatchObject({ lost: 'deleted', save: 'saved', held: undefined })
  expect(textNow()).toBe('hello world!')
})

test('ES20 a graph that the server cannot give is told so with the reason, and opens once it can', async () => {
  const id = await openNew()
  on.store.stop()
  on.heldStatus = 507
  on.isReadingHeld = true
  const store = await open(id)
  expect(store.getState()).toMatchObject({ load: 'held', held: { code: 'store.full' } })
  on.heldStatus = undefined
  await store.start()
  expect(store.getState()).toMatchObject({ load: 'ready', save: 'saved', held: undefined })
})

test('ES3 a refused batch is kept and told, and those behind it keep their places', async () => {
  const id = await openNew()
  on.beforeAppend = (count) =>
    count === 1
      ? byOther(id, command({ type: 'removeNode', id: 'd' }), edit(0, 0, 'OTHER '))
      : undefined
  const refused = [
    command({ type: 'updateNode', id: 'd', patch: { label: 'x' } }),
    edit(0, 5, 'HELLO'),
  ]
  on.store.dispatch(refused)
  on.store.dispatch([edit(6, 11, 'WORLD')])
  expect(await settledText(id)).toBe('OTHER hello WORLD')
  expect(on.store.getState().refusals).toMatchObject([
    { commands: refused, problem: { code: 'command.nodeUnknown' } },
  ])
})

test('ES4 what another made impossible is told, and the rest goes on', async () => {
  const id = await openNew()
  on.beforeAppend = (count) =>
    count === 1
      ? byOther(id, command({ type: 'removeNode', id: 'd' }), edit(0, 0, 'OTHER '))
      : undefined
  on.store.dispatch([edit(11, 11, '!')])
  on.store.dispatch([command({ type: 'updateNode', id: 'd', patch: { label: 'x' } })])
  on.store.dispatch([edit(6, 11, 'WORLD')])
  expect(await settledText(id)).toBe('OTHER hello WORLD!')
  expect(on.store.getState().refusals).toMatchObject([{ problem: { code: 'command.nodeUnknown' } }])
})

test('ES13 what another removed is known by its name', async () => {
  const id = await openNew()
  await byOther(id, command({ type: 'removeNode', id: 'd' }))
  on.store.dispatch([rename('x')])
  await settledText(id)
  expect(on.store.getState().formerNames.get('d')).toBe('dog')
})

test('ES13 what was written in what another removed is kept whole', async () => {
  const id = await openNew()
  await byOther(id, command({ type: 'removeNode', id: 't' }))
  on.store.dispatch([edit(11, 11, '!')])
  on.store.dispatch([edit(0, 0, '? ')])
  await vi.waitFor(() => expect(on.store.getState().refusals.length).toBeGreaterThan(0))
  const words = on.store.getState().refusals.map((refusal) => refusal.words)
  expect(words).toContain('? hello world!')
})

test('ES12 a request is copied with its media inside, and only of what is saved', async () => {
  const id = await openNew()
  const bytes = readFileSync('lib/templates/media/apples.jpg')
  const uploaded = await other.uploadMedia(new Blob([bytes], { type: 'image/jpeg' }))
  if (!uploaded.ok) throw new Error(JSON.stringify(uploaded))
  const { asset } = uploaded.value
  on.store.dispatch([command({ type: 'addNode', node: { id: 'p', kind: 'image', asset } })])
  const whole = await wholeRequest(on.store, usualSettings)
  expect(whole).toMatchObject({ ok: true, value: { kind: 'text' } })
  const text = whole.ok && whole.value.kind === 'text' ? whole.value.text : ''
  expect(text).toContain('"inlineData"')
  expect(text).not.toContain('/api/v1/media')
  on.isAway = true
  on.store.dispatch([rename('x')])
  expect(await wholeRequest(on.store, usualSettings)).toMatchObject({ ok: false })
  on.isAway = false
  await settledText(id)
})

test('ES4 all that was done to what another removed is refused by name, in order', async () => {
  const id = await openNew()
  on.isAway = true
  const labels = Array.from({ length: 40 }, (_, index) => `name ${index}`)
  for (const [index, label] of labels.entries()) {
    on.store.dispatch([rename(label), edit(0, 0, 'lost ')])
    on.store.dispatch([edit(16 + index * 6, 16 + index * 6, '!')])
  }
  await byOther(id, command({ type: 'removeNode', id: 'd' }))
  on.isAway = false
  expect(await settledText(id)).toBe(`hello world${'!'.repeat(labels.length)}`)
  const refused = on.store.getState().refusals.map(({ commands: [first] }) => first)
  expect(refused).toEqual(labels.map(rename))
})
