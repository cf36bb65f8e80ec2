// @vitest-environment happy-dom
import { ReactFlowProvider } from '@xyflow/react'
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { NextIntlClientProvider } from 'next-intl'
import { afterEach, expect, test } from 'vitest'
import { ActionProvider } from '@/components/editor/action-context'
import { startReading } from '@/components/editor/composer-propose'
import { fieldOf } from '@/components/editor/composer-state'
import { composerOf } from '@/components/editor/composer-storage'
import { EditorProvider } from '@/components/editor/context'
import { Keyboard } from '@/components/editor/keyboard'
import { readerOf } from '@/components/editor/phrases'
import { createEditorStore } from '@/components/editor/store'
import { Dialog } from '@/components/ui/dialog'
import { linkPhrase } from '@/lib/editor/linking'
import { withAliases } from '@/lib/graph/alias'
import { documentSchema } from '@/lib/graph/document'
import en from '@/lib/messages/interface/en.json'

afterEach(cleanup)

const boats = ['red', 'white', 'red'].map((hull, index) => {
  return {
    id: `b${index}`,
    kind: 'entity',
    label: `boat ${index}`,
    class: 'Boat',
    attributes: { hull },
  }
})

/** A graph with these notes, and what is being written for it, in a page with a field. */
function open(graphId: string, notes: readonly string[], written: string, isModal = false) {
  const nodes = [
    { id: 'fleet', kind: 'set', label: 'my boats', members: boats.map(({ id }) => id) },
    ...boats,
    ...notes.map((text, index) => ({ id: `n${index}`, kind: 'text', text })),
  ]
  const store = createEditorStore(
    graphId,
    withAliases(documentSchema.parse({ versions: { document: 1 }, title: '', nodes, edges: [] })),
  )
  const json = {
    type: 'doc',
    content: [{ type: 'paragraph', content: [{ type: 'text', text: written }] }],
  }
  const composer = composerOf(graphId)
  composer.setState({ json, field: fieldOf(json) })
  const seen = () => ({ x: 0, y: 0, width: 1_000, height: 800 })
  const reader = startReading({ store, seen }, composer, 'en', () => false)
  reader.read()
  reader.stop()
  render(
    <NextIntlClientProvider locale="en" messages={en} timeZone="UTC">
      <EditorProvider store={store}>
        <ReactFlowProvider>
          <ActionProvider>
            <Keyboard />
            <textarea />
            <Dialog open={isModal} onOpenChange={() => undefined} title="Share">
              <button type="button">Copy</button>
            </Dialog>
          </ActionProvider>
        </ReactFlowProvider>
      </EditorProvider>
    </NextIntlClientProvider>,
  )
  const press = (code: string, on: Element = document.body) =>
    act(() => void fireEvent.keyDown(on, { key: code, code }))
  return { store, press }
}

test('EM4 who settles what is open on the way comes by all of it before what is being written', () => {
  const notes = ['The red one leaks.', 'Paint the red one.', 'Sell the red one.']
  const { store, press } = open('walk', notes, 'Is the red one new?')
  const at = () => store.getState().asked?.node
  press('F8')
  expect(at()).toBe('n0')
  const [first] = readerOf(store).open(store.getState().view.document)
  const node = store.getState().view.nodes.get('n0')
  if (!first || !node) throw new Error('nothing is open')
  act(() => void store.dispatch(linkPhrase(node, first, 'b0')))
  press('F8')
  expect([at(), store.getState().composer]).toEqual(['n1', 'auto'])
  press('F8')
  expect([at(), store.getState().composer]).toEqual(['n2', 'auto'])
  press('F8')
  expect([at(), store.getState().composer]).toEqual([undefined, 'open'])
  expect(store.getState().composerWish).toEqual({ what: 'ask' })
})

test('ED14 F6 leads from a field to the list of what is proposed', () => {
  const { store, press } = open('list', [], 'I have two cats, Momo and Coco.')
  press('F6', screen.getByRole('textbox'))
  expect(store.getState()).toMatchObject({ composer: 'open', listed: {} })
})

test.each(['F6', 'F8'])('ED14 behind a modal dialog %s opens nothing', (key) => {
  const { store, press } = open(
    key,
    ['The red one leaks.'],
    'I have two cats, Momo and Coco.',
    true,
  )
  press(key, screen.getByRole('button', { name: 'Copy' }))
  const { composer, listed, asked } = store.getState()
  expect([composer, listed, asked]).toEqual(['auto', undefined, undefined])
})
