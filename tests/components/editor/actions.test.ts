import { expect, test } from 'vitest'
import { actions } from '@/components/editor/actions'
import { actionFor, matches, shortcutText } from '@/components/editor/shortcuts'
import { createEditorStore } from '@/components/editor/store'
import en from '@/lib/messages/interface/en.json'
import ko from '@/lib/messages/interface/ko.json'
import { emptyDocument } from '@/lib/graph/document'

const press = (code: string, more: Partial<Parameters<typeof matches>[1]> = {}) => ({
  code,
  key: '',
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...more,
})

test('no two actions share a shortcut or an id', () => {
  const shortcuts = actions.flatMap((action) => action.shortcuts)
  expect(new Set(shortcuts).size).toBe(shortcuts.length)
  expect(new Set(actions.map((action) => action.id)).size).toBe(actions.length)
})

test('every action has a shortcut and a name in both languages, and every name an action', () => {
  const ids = actions.map((action) => action.id).toSorted()
  expect(Object.keys(en.editor.actions).toSorted()).toEqual(ids)
  expect(Object.keys(ko.editor.actions).toSorted()).toEqual(ids)
  for (const action of actions) expect(action.shortcuts.length, action.id).toBeGreaterThan(0)
})

test('a letter counts by its place, so that a Korean keyboard works', () => {
  expect(matches('Mod+KeyZ', press('KeyZ', { key: 'ㅋ', ctrlKey: true }))).toBe(true)
  expect(matches('Mod+KeyZ', press('KeyZ', { key: 'z', metaKey: true }))).toBe(true)
  expect(matches('Mod+KeyZ', press('KeyZ', { key: 'Z', ctrlKey: true, shiftKey: true }))).toBe(
    false,
  )
  expect(matches('"?"', press('Slash', { key: '?', shiftKey: true }))).toBe(true)
  expect(shortcutText('Mod+Shift+KeyZ', false)).toBe('Ctrl Shift Z')
})

test('an action runs only when it is possible', () => {
  const store = createEditorStore('g', emptyDocument('empty'))
  expect(actionFor(press('KeyZ', { ctrlKey: true }), store.getState())).toBeUndefined()
  expect(actionFor(press('Delete'), store.getState())).toBeUndefined()
  store.dispatch([{ type: 'setTitle', title: 'changed' }])
  expect(actionFor(press('KeyZ', { ctrlKey: true }), store.getState())?.id).toBe('undo')
  // Copying is the browser's own event, which carries the clipboard.
  expect(actionFor(press('KeyC', { ctrlKey: true }), store.getState())).toBeUndefined()
})
