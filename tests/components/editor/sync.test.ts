import { readFileSync } from 'node:fs'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { createEditorStore, type EditorStore } from '@/components/editor/store'
import { wholeRequest } from '@/components/editor/whole-request'
import { useUnsent } from '@/components/unsent'
import { createClient } from '@/lib/client'
import { commandSchema, type Command } from '@/lib/graph/command'
import { dispatch, useApp } from '../../api/app'

useApp()

const baseUrl = 'http://127.0.0.1:3000'
const headers = { host: '127.0.0.1:3000' }
/** Someone else, over the same route handlers, database and files. */
const other = createClient({
  baseUrl,
  headers,
  fetch: (input, init) => dispatch(new Request(input, init)),
})

/** What happens on the wire around each batch that the editor sends. */
let beforeAppend: (count: number) => Promise<void> | void = () => undefined
let isAnswerLost: (count: number) => boolean = () => false
let isAway = false
let appendedCount = 0

/** The editor's own requests reach the real handlers. */
async function wire(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  if (isAway) throw new TypeError('there is no server')
  const request = new Request(new URL(String(input), baseUrl), {
    ...init,
    headers: { ...headers, ...init?.headers },
  })
  if (request.method !== 'POST') return dispatch(request)
  const count = ++appendedCount
  await beforeAppend(count)
  const response = await dispatch(request)
  if (isAnswerLost(count)) throw new TypeError('the connection was lost')
  return response
}

beforeAll(() => {
  vi.stubGlobal('fetch', wire)
  return () => vi.unstubAllGlobals()
})

let store: EditorStore
afterEach(() => {
  store.setState({ refusals: [] })
  store.stop()
  beforeAppend = () => undefined
  isAnswerLost = () => false
  isAway = false
  appendedCount = 0
})

const command = (value: object): Command => commandSchema.parse(value)
const edit = (start: number, end: number, insert: string) =>
  command({ type: 'editText', id: 't', field: 'text', start, end, insert })

async function openNew(): Promise<string> {
  const created = await other.createGraph({
    document: {
      nodes: [
        { id: 't', kind: 'text', text: 'hello world' },
        { id: 'd', kind: 'entity', label: 'dog' },
      ],
    },
  })
  if (!created.ok) throw new Error(JSON.stringify(created))
  const { id } = created.value
  store = createEditorStore(id)
  await store.start()
  expect(store.getState().load).toBe('ready')
  return id
}

async function byOther(id: string, ...commands: Command[]): Promise<void> {
  expect(await other.appendCommands(id, { commands })).toMatchObject({ ok: true })
}

/** Waits until everything was sent, and sees that the editor shows what the server has. */
async function settledText(id: string): Promise<unknown> {
  await expect.poll(() => store.isSaved(), { timeout: 10_000 }).toBe(true)
  const read = await other.readGraph(id)
  if (!read.ok) throw new Error(JSON.stringify(read))
  const { aliasCounts: _, ...there } = read.value.document
  const { aliasCounts: __, ...here } = store.getState().view.document
  expect(here).toEqual(there)
  const node = there.nodes.find((each) => each.id === 't')
  return node?.kind === 'text' ? node.text : undefined
}

test('ES2 batches that wait behind an overtaken one keep their places', async () => {
  const id = await openNew()
  beforeAppend = (count) => (count === 1 ? byOther(id, edit(0, 0, 'OTHER ')) : undefined)
  store.dispatch([edit(11, 11, ' A')])
  store.dispatch([edit(6, 11, 'WORLD')])
  expect(await settledText(id)).toBe('OTHER hello WORLD A')
  expect(store.getState().refusals).toEqual([])
})

test('ES2 what is typed while the missed batches are read keeps its place', async () => {
  const id = await openNew()
  beforeAppend = async (count) => {
    if (count !== 1) return
    await byOther(id, edit(0, 0, 'OTHER '))
    store.dispatch([edit(0, 5, 'HELLO')])
  }
  store.dispatch([edit(11, 11, '!')])
  expect(await settledText(id)).toBe('OTHER HELLO world!')
})

test('GT8 the server keeps the place of an edit whose note lost a link meanwhile', async () => {
  const id = await openNew()
  const linked = 'see [the first dog](#d) bark loudly'
  await byOther(id, edit(0, 11, linked))
  await store.start()
  const at = linked.indexOf('bark')
  beforeAppend = (count) =>
    count === 1 ? byOther(id, command({ type: 'removeNode', id: 'd' })) : undefined
  store.dispatch([edit(at, at + 2, 'BA')])
  store.dispatch([edit(at + 2, at + 4, 'RK')])
  expect(await settledText(id)).toBe('see the first dog BARK loudly')
})

test('ES6 a lost answer is asked for again, once applied, and hides nobody', async () => {
  const id = await openNew()
  beforeAppend = (count) => (count === 1 ? byOther(id, edit(0, 0, 'OTHER ')) : undefined)
  isAnswerLost = (count) => count === 1
  store.dispatch([edit(11, 11, '!')])
  await expect.poll(() => store.getState().save).toBe('offline')
  store.dispatch([edit(6, 11, 'WORLD')])
  expect(await settledText(id)).toBe('OTHER hello WORLD!')
  expect(appendedCount).toBe(3)
})

test('ES3 a refused batch is kept and told, and those behind it keep their places', async () => {
  const id = await openNew()
  beforeAppend = (count) =>
    count === 1
      ? byOther(id, command({ type: 'removeNode', id: 'd' }), edit(0, 0, 'OTHER '))
      : undefined
  const refused = [
    command({ type: 'updateNode', id: 'd', patch: { label: 'x' } }),
    edit(0, 5, 'HELLO'),
  ]
  store.dispatch(refused)
  store.dispatch([edit(6, 11, 'WORLD')])
  expect(await settledText(id)).toBe('OTHER hello WORLD')
  expect(store.getState().refusals).toMatchObject([
    { commands: refused, problem: { code: 'command.nodeUnknown' } },
  ])
})

test('ES4 what another made impossible is told, and the rest goes on', async () => {
  const id = await openNew()
  beforeAppend = (count) =>
    count === 1
      ? byOther(id, command({ type: 'removeNode', id: 'd' }), edit(0, 0, 'OTHER '))
      : undefined
  store.dispatch([edit(11, 11, '!')])
  store.dispatch([command({ type: 'updateNode', id: 'd', patch: { label: 'x' } })])
  store.dispatch([edit(6, 11, 'WORLD')])
  expect(await settledText(id)).toBe('OTHER hello WORLD!')
  expect(store.getState().refusals).toMatchObject([{ problem: { code: 'command.nodeUnknown' } }])
})

test('ES7 of a graph that is gone, what waited is refused and what was shown stays', async () => {
  const id = await openNew()
  beforeAppend = async () => {
    await other.deleteGraph(id)
  }
  store.dispatch([edit(0, 0, 'a')])
  store.dispatch([edit(0, 0, 'b')])
  await expect.poll(() => store.getState().lost).toBe('deleted')
  expect(store.getState().refusals).toHaveLength(2)
  expect(store.getState().load).toBe('ready')
  expect(store.getState().view.nodes.get('t')).toMatchObject({ text: 'bahello world' })
  expect(store.dispatch([edit(0, 0, 'c')])).toBe(false)
  store.undo()
  expect(store.getState().view.nodes.get('t')).toMatchObject({ text: 'bahello world' })
})

test('ES8 leaving the page sends what was typed a moment before', async () => {
  const id = await openNew()
  store.dispatch([edit(0, 5, 'HELLO')], { typed: { id: 't', field: 'text' } })
  store.stop()
  expect(await settledText(id)).toBe('HELLO world')
})

test('ES8 a graph that was left offline goes on sending, and is told of until it has', async () => {
  const id = await openNew()
  isAway = true
  store.dispatch([edit(0, 5, 'HELLO')], { typed: { id: 't', field: 'text' } })
  store.stop()
  await expect
    .poll(() => useUnsent.getState().graphs)
    .toMatchObject([{ graphId: id, save: 'offline', refusedCount: 0 }])
  isAway = false
  expect(await settledText(id)).toBe('HELLO world')
  expect(useUnsent.getState().graphs).toEqual([])
})

test('ES8 a graph that was left offline shows what still waits when it is opened again', async () => {
  const id = await openNew()
  isAway = true
  store.dispatch([edit(0, 5, 'HELLO')])
  store.stop()
  store = createEditorStore(id)
  await store.start()
  expect(store.getState().view.nodes.get('t')).toMatchObject({ text: 'HELLO world' })
  await expect.poll(() => store.getState().save).toBe('offline')
  expect(useUnsent.getState().graphs).toEqual([])
  isAway = false
  expect(await settledText(id)).toBe('HELLO world')
})

test('ES8 a change that was refused after its graph was left is told when it is opened again', async () => {
  const id = await openNew()
  beforeAppend = () => byOther(id, command({ type: 'removeNode', id: 'd' }))
  store.dispatch([command({ type: 'updateNode', id: 'd', patch: { label: 'x' } })])
  store.stop()
  await expect.poll(() => useUnsent.getState().graphs).toMatchObject([{ refusedCount: 1 }])
  store = createEditorStore(id)
  await store.start()
  expect(store.getState().refusals).toMatchObject([{ problem: { code: 'command.nodeUnknown' } }])
})

test('ES11 who comes back to a graph is shown what others did meanwhile', async () => {
  const id = await openNew()
  await byOther(id, edit(0, 5, 'HELLO'))
  await store.refresh()
  expect(store.getState().view.nodes.get('t')).toMatchObject({ text: 'HELLO world' })
  expect(store.getState().save).toBe('saved')
})

const rename = (label: string) => command({ type: 'updateNode', id: 'd', patch: { label } })
const labelOf = (id: string) => store.getState().view.nodes.get(id)?.label

test('EH6 an undone removal brings back what another had written before it', async () => {
  const id = await openNew()
  await byOther(id, rename('dog two'))
  store.dispatch([command({ type: 'removeNode', id: 'd' })])
  await settledText(id)
  store.undo()
  await settledText(id)
  expect(labelOf('d')).toBe('dog two')
  store.redo()
  await settledText(id)
  expect(labelOf('d')).toBeUndefined()
})

test('EH6 a removal that is undone before its answer is there does so too', async () => {
  const id = await openNew()
  await byOther(id, rename('dog two'))
  store.dispatch([command({ type: 'removeNode', id: 'd' })])
  store.undo()
  await settledText(id)
  expect(labelOf('d')).toBe('dog two')
  expect(store.getState().refusals).toEqual([])
})

test('EH6 an undone change brings back what it wrote over on the server', async () => {
  const id = await openNew()
  await byOther(id, rename('dog two'))
  store.dispatch([rename('mine')])
  await settledText(id)
  store.undo()
  await settledText(id)
  expect(labelOf('d')).toBe('dog two')
})

test('ES13 what another removed is known by its name', async () => {
  const id = await openNew()
  await byOther(id, command({ type: 'removeNode', id: 'd' }))
  store.dispatch([rename('x')])
  await settledText(id)
  expect(store.getState().formerNames.get('d')).toBe('dog')
})

test('ES12 a request is copied with its media inside, and only of what is saved', async () => {
  const id = await openNew()
  const bytes = readFileSync('lib/templates/media/apples.jpg')
  const uploaded = await other.uploadMedia(new Blob([bytes], { type: 'image/jpeg' }))
  if (!uploaded.ok) throw new Error(JSON.stringify(uploaded))
  const { asset } = uploaded.value
  store.dispatch([command({ type: 'addNode', node: { id: 'p', kind: 'image', asset } })])
  const whole = await wholeRequest(store, 'gemini')
  expect(whole).toMatchObject({ ok: true, value: { kind: 'text' } })
  const text = whole.ok && whole.value.kind === 'text' ? whole.value.text : ''
  expect(text).toContain('"inlineData"')
  expect(text).not.toContain('/api/v1/media')
  isAway = true
  store.dispatch([rename('x')])
  expect(await wholeRequest(store, 'gemini')).toMatchObject({ ok: false })
  isAway = false
  await settledText(id)
})
