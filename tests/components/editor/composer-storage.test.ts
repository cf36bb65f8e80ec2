// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fieldOf } from '@/components/editor/composer-state'

const key = 'deixis.writing.g'

/** What the field holds when this is written in it. */
function written(text: string) {
  const json = {
    type: 'doc',
    content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
  }
  return { json, field: fieldOf(json) }
}

/** One page of the site: all that it loads is its own but for the storage. */
async function openTab() {
  vi.resetModules()
  const { composerOf, followStorage } = await import('@/components/editor/composer-storage')
  const { emptyComposer } = await import('@/components/editor/composer-state')
  const store = composerOf('g')
  return {
    store,
    leave: followStorage('g'),
    again: () => followStorage('g'),
    type: (text: string) => store.setState(written(text)),
    keep: () => store.setState(emptyComposer('g')),
    text: () => store.getState().field.text,
  }
}

/** A moment later what was changed is written; the browser tells the other tabs, which is all of them here. */
function later(): void {
  vi.advanceTimersByTime(300)
  window.dispatchEvent(new StorageEvent('storage', { key }))
}
const turnAway = () => document.dispatchEvent(new Event('visibilitychange'))
const stored = () => localStorage.getItem(key)

/** What is written from now on: the words of each, and of what is taken away nothing. */
function countWrites(): () => readonly string[] {
  const { localStorage: whole } = window
  const writes: string[] = []
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => whole.getItem(name),
    setItem: (name: string, text: string) => {
      writes.push(/"text":"([^"]*)"/.exec(text)?.[1] ?? text)
      whole.setItem(name, text)
    },
    removeItem: (name: string) => {
      writes.push('')
      whole.removeItem(name)
    },
  })
  return () => writes
}

beforeEach(() => {
  vi.useFakeTimers()
  localStorage.clear()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('ED12 a tab in which nothing was written takes nothing of another away, and shows it', async () => {
  const empty = await openTab()
  const other = await openTab()
  other.type('I have three dogs')
  later()
  turnAway()
  window.dispatchEvent(new Event('pagehide'))
  expect(stored()).toContain('three dogs')
  expect(empty.text()).toBe('I have three dogs')
  empty.leave()
  other.leave()
})

test('ED12 what another tab kept does not come back, whichever tab wrote it', async () => {
  const one = await openTab()
  one.type('I have three dogs')
  later()
  const other = await openTab()
  expect(other.text()).toBe('I have three dogs')
  other.keep()
  later()
  expect([one.text(), one.store.getState().json]).toEqual(['', undefined])
  turnAway()
  window.dispatchEvent(new Event('pagehide'))
  vi.advanceTimersByTime(1_000)
  expect(stored()).toBeNull()
  one.leave()
  other.leave()
})

test('ED12 what was changed in a tab since is written over, never taken away', async () => {
  const one = await openTab()
  const other = await openTab()
  one.type('mine')
  other.type('theirs')
  // A third wrote in the same moment: both hear of it with their own unwritten.
  localStorage.setItem(key, '{}')
  window.dispatchEvent(new StorageEvent('storage', { key }))
  expect([one.text(), other.text()]).toEqual(['mine', 'theirs'])
  later()
  later()
  // The last that was written stands in both.
  expect(one.text()).toBe(other.text())
  expect(stored()).toContain(one.text())
  one.leave()
  other.leave()
})

test('ED12 ids that reading gave are written only beside the words that they are of', async () => {
  const one = await openTab()
  const other = await openTab()
  one.type('I have three')
  later()
  other.store.setState({ ids: new Map([['set:1', 'a']]) })
  one.type('I have three dogs')
  one.store.setState({ ids: new Map([['set:1', 'b']]) })
  // The other reads first, and writes when this one has already written more.
  vi.advanceTimersByTime(300)
  later()
  expect(stored()).toContain('I have three dogs')
  expect(other.text()).toBe('I have three dogs')
  expect(other.store.getState().ids.get('set:1')).toBe('b')
  one.leave()
  other.leave()
})

test('ED12 what is the same stays the very same, so that a caret stays where it is', async () => {
  const one = await openTab()
  const other = await openTab()
  one.type('I have three dogs')
  later()
  const { json, field } = other.store.getState()
  one.store.setState({ refused: new Set(['thing:2']) })
  later()
  expect(other.store.getState().refused).toEqual(new Set(['thing:2']))
  expect(other.store.getState().json).toBe(json)
  expect(other.store.getState().field).toBe(field)
  one.leave()
  other.leave()
})

test('ED12 nothing is written that was not changed, and a graph that is left is not listened for', async () => {
  const tab = await openTab()
  const writes = countWrites()
  turnAway()
  window.dispatchEvent(new Event('pagehide'))
  tab.type('I have')
  tab.leave()
  expect(writes()).toEqual(['I have'])
  turnAway()
  window.dispatchEvent(new Event('pagehide'))
  expect(writes()).toEqual(['I have'])
  // What others did meanwhile is seen when it is opened again.
  localStorage.removeItem(key)
  window.dispatchEvent(new StorageEvent('storage', { key }))
  expect(tab.text()).toBe('I have')
  const leave = tab.again()
  expect(tab.text()).toBe('')
  leave()
})

test('ED12 a storage without room takes nothing away from the page', async () => {
  const tab = await openTab()
  const { localStorage: whole } = window
  vi.stubGlobal('localStorage', {
    getItem: () => null,
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError')
    },
  })
  tab.type('I have three dogs')
  later()
  turnAway()
  expect(tab.text()).toBe('I have three dogs')
  // With room again it is written, and not given up for what stood there before.
  vi.stubGlobal('localStorage', whole)
  turnAway()
  expect(stored()).toContain('three dogs')
  tab.leave()
})

const sound = {
  json: written('I have a dog').json,
  media: [{ id: 'p1', name: 'dog', kind: 'image' }],
  refused: ['thing:1'],
  changed: [['thing:1', 'Rex']],
  ids: [['thing:1', 'n1']],
}
const chipOf = (attrs: unknown, type = 'reference') => ({
  ...sound,
  json: { type: 'doc', content: [{ type: 'paragraph', content: [{ type, attrs }] }] },
})

test('ED9 what was kept is read with its media and decisions', async () => {
  localStorage.setItem(key, JSON.stringify(sound))
  const { store, leave } = await openTab()
  expect(store.getState()).toMatchObject({
    ...written('I have a dog'),
    field: { text: 'I have a dog' },
    media: new Map([['p1', sound.media[0]]]),
    changed: new Map([['thing:1', 'Rex']]),
    ids: new Map([['thing:1', 'n1']]),
  })
  leave()
})

test('ED9, EM9 words that point at nothing are kept as such', async () => {
  localStorage.setItem(key, JSON.stringify(chipOf({ id: '', label: 'the old one' })))
  const { text, leave } = await openTab()
  expect(text()).toBe('[the old one](#)')
  leave()
})

test('ED13, ED15 what was left out keeps its name in all tabs, and is known to be of another', async () => {
  const { refuse, reword, takeBack } = await import('@/components/editor/composer-decide')
  const one = await openTab()
  const other = await openTab()
  one.type('I have a dog called Rex')
  later()
  refuse(one.store, 'thing:1', 'Rex')
  later()
  const { refused, leftOut } = other.store.getState()
  expect([[...refused], leftOut.get('thing:1')]).toEqual([['thing:1'], 'Rex'])
  const isOfAnother = () => [one, other].map(({ store }) => store.getState().isDecidedElsewhere)
  expect(isOfAnother()).toEqual([false, true])
  reword(other.store, 'thing:2', 'Momo')
  expect(isOfAnother()).toEqual([false, false])
  later()
  expect(isOfAnother()).toEqual([true, false])
  takeBack(one.store, 'thing:1')
  expect(isOfAnother()).toEqual([false, false])
  one.leave()
  other.leave()
})

test.each([
  ['no JSON', '{'],
  ['nothing', 'null'],
  ['another shape', '{"json":"I have a dog"}'],
  ['no paragraphs', JSON.stringify({ ...sound, json: { type: 'doc', content: [] } })],
  ['an id that ends its link', JSON.stringify(chipOf({ id: 'n1](http://evil) [x', label: 'a' }))],
  ['an id that is a prototype', JSON.stringify(chipOf({ id: '__proto__', label: 'a' }, 'medium'))],
  ['no id', JSON.stringify(chipOf({ label: 'a' }))],
  ['a medium without an id', JSON.stringify(chipOf({ id: '', label: 'a' }, 'medium'))],
  ['a chip of nothing, without words', JSON.stringify(chipOf({ id: '', label: ' ' }))],
  ['a node that no field has', JSON.stringify(chipOf({ id: 'n1', label: 'a' }, 'iframe'))],
  [
    'an asset by another address',
    JSON.stringify({ ...sound, media: [{ ...sound.media[0], asset: { hash: '../x' } }] }),
  ],
  ['ids that are none', JSON.stringify({ ...sound, ids: [['thing:1', 'a b']] })],
])('ED9 %s in the storage is dropped', async (_, text) => {
  localStorage.setItem(key, text)
  const { store, leave } = await openTab()
  expect(store.getState()).toMatchObject({ json: undefined, field: { text: '' } })
  expect([store.getState().media.size, store.getState().ids.size]).toEqual([0, 0])
  leave()
})
