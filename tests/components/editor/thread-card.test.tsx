// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { NextIntlClientProvider } from 'next-intl'
import { afterEach, expect, test } from 'vitest'
import { EditorProvider, useEditor } from '@/components/editor/context'
import { Markdown } from '@/components/editor/markdown'
import { createEditorStore } from '@/components/editor/store'
import { ThreadCard } from '@/components/editor/thread-card'
import { withAliases } from '@/lib/graph/alias'
import { documentSchema } from '@/lib/graph/document'
import en from '@/lib/messages/interface/en.json'

afterEach(cleanup)

function Note() {
  const node = useEditor((state) => state.view.nodes.get('note'))
  return node?.kind === 'text' && <Markdown text={node.text} node={node} />
}

/** A note that points at a cat, beside a field. */
function open() {
  const nodes = [
    { id: 'cat', kind: 'entity', label: 'Momo', class: 'Cat' },
    { id: 'note', kind: 'text', text: 'Feed [the cat](#cat).' },
  ]
  const store = createEditorStore(
    'g',
    withAliases(documentSchema.parse({ versions: { document: 1 }, title: '', nodes, edges: [] })),
  )
  render(
    <NextIntlClientProvider locale="en" messages={en} timeZone="UTC">
      <EditorProvider store={store}>
        <input aria-label="Field" />
        <Note />
        <ThreadCard />
      </EditorProvider>
    </NextIntlClientProvider>,
  )
  const phrase = screen.getByRole('button', { name: /the cat/ })
  const field = screen.getByRole('textbox')
  const card = () => document.querySelector('[data-thread-card]')?.textContent
  return { store, phrase, field, card }
}

const shown = /Momo/
/** Longer than a pointer has to rest. */
const rest = () => act(() => new Promise((resolve) => setTimeout(resolve, 400)))

test('EM10 what has the focus behind a field shows what it means, also by keys alone', async () => {
  const { phrase, field, card } = open()
  act(() => field.focus())
  fireEvent.keyDown(field, { key: 'Tab' })
  act(() => phrase.focus())
  await expect.poll(card).toMatch(shown)
})

test('EM10 while somebody types nothing is shown of what lies under the pointer, until that moves', async () => {
  const { phrase, field, card } = open()
  fireEvent.pointerMove(phrase, { clientX: 5, clientY: 5 })
  fireEvent.mouseMove(phrase)
  await expect.poll(card).toMatch(shown)
  act(() => field.focus())
  fireEvent.keyDown(field, { key: 'a' })
  expect(card()).toBeUndefined()
  await rest()
  fireEvent.pointerMove(phrase, { clientX: 5, clientY: 5 })
  expect(card()).toBeUndefined()
  fireEvent.pointerMove(phrase, { clientX: 6, clientY: 5 })
  await expect.poll(card).toMatch(shown)
})

test('EM10 what comes to lie under a pointer that rests shows nothing until that moves', async () => {
  const { store, phrase, card } = open()
  // This is all that a browser tells of what slides under a pointer.
  fireEvent.mouseOver(phrase)
  fireEvent.mouseEnter(phrase)
  await rest()
  expect(card()).toBeUndefined()
  expect(store.getState().thread).toBeUndefined()
  fireEvent.mouseMove(phrase)
  await expect.poll(card).toMatch(shown)
  // A pointer that goes on moving over it leaves it as it is.
  const { thread } = store.getState()
  fireEvent.mouseMove(phrase)
  expect(store.getState().thread).toBe(thread)
})

test('EM10 what is shown goes with the text that was pointed at', async () => {
  const { store, phrase, card } = open()
  fireEvent.mouseMove(phrase)
  await expect.poll(card).toMatch(shown)
  act(() => void store.dispatch([{ type: 'removeNode', id: 'note' as never }]))
  await expect.poll(card).toBeUndefined()
  expect(store.getState().thread).toBeUndefined()
})
