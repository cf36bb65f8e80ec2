// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import type { Editor } from '@tiptap/core'
import { undoDepth } from '@tiptap/pm/history'
import { ReactFlowProvider, type NodeProps } from '@xyflow/react'
import { NextIntlClientProvider } from 'next-intl'
import { StrictMode, type ReactNode } from 'react'
import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
import { ActionProvider } from '@/components/editor/action-context'
import Composer from '@/components/editor/composer'
import { takeFiles } from '@/components/editor/composer-intake'
import { fieldOf, type ComposerStore, type Medium } from '@/components/editor/composer-state'
import { refuse } from '@/components/editor/composer-decide'
import { composerOf } from '@/components/editor/composer-storage'
import { EditorProvider, useEditor } from '@/components/editor/context'
import { DraftCard } from '@/components/editor/draft-card'
import { useIntake } from '@/components/editor/intake'
import { createEditorStore, type EditorStore } from '@/components/editor/store'
import { Toasts } from '@/components/ui/toast'
import { TooltipProvider } from '@/components/ui/tooltip'
import type { CanvasNode } from '@/lib/editor/canvas'
import { isOpen } from '@/lib/editor/phrases'
import type { Asset } from '@/lib/media/asset'
import en from '@/lib/messages/interface/en.json'
import type { NodeId } from '@/lib/std/id'
import { dogs } from '../../editor/fixtures'

afterEach(() => {
  cleanup()
  localStorage.clear()
})

function Open() {
  return useEditor((state) => state.composer) === 'open' && <Composer />
}

const jsonOf = (text: string) => ({
  type: 'doc',
  content: [{ type: 'paragraph', content: text === '' ? [] : [{ type: 'text', text }] }],
})

function around(store: EditorStore, children: ReactNode) {
  return (
    <StrictMode>
      <NextIntlClientProvider locale="en" messages={en} timeZone="UTC">
        <TooltipProvider>
          <EditorProvider store={store}>
            <ReactFlowProvider>
              <ActionProvider>{children}</ActionProvider>
            </ReactFlowProvider>
          </EditorProvider>
        </TooltipProvider>
      </NextIntlClientProvider>
    </StrictMode>
  )
}

let graphCount = 0

/** A graph whose composer is open, with this written in it. */
async function open(text: string) {
  const store = createEditorStore(`g${graphCount++}`, dogs)
  const composer = composerOf(store.getState().graphId)
  const write = (words: string) =>
    composer.setState({ json: jsonOf(words), field: fieldOf(jsonOf(words)) })
  write(text)
  store.setState({ composer: 'open' })
  const page = (
    <>
      <button type="button">elsewhere</button>
      <Open />
      <Toasts />
    </>
  )
  render(around(store, page))
  await isRead(composer)
  return { store, composer, write }
}

const field = () => screen.getByRole('textbox', { name: en.composer.field })
const list = () => screen.queryByRole('dialog', { name: en.composer.list.title })
const editorOf = () => (field() as unknown as { readonly editor: Editor }).editor
const isRead = (composer: ComposerStore) =>
  waitFor(() => expect(composer.getState().reading?.field).toBe(composer.getState().field))
/** Lets all that follows by itself be done. */
const settled = () => act(() => new Promise((done) => setTimeout(done, 250)))
const labelsIn = (element: HTMLElement | null) =>
  within(element ?? document.body)
    .getAllByRole('button')
    .map((each) => each.getAttribute('aria-label') ?? each.textContent)

test('ED14 a list that has nothing left is closed, and does not open by itself', async () => {
  const { store, composer, write } = await open('I have two cats.')
  act(() => store.setState({ listed: {} }))
  expect(list()).not.toBeNull()
  act(() => write('So'))
  await waitFor(() => expect(list()).toBeNull())
  expect(store.getState().listed).toBeUndefined()
  act(() => write('I have two birds.'))
  await isRead(composer)
  await settled()
  expect(composer.getState().reading?.proposed.proposals).toHaveLength(3)
  expect(list()).toBeNull()
})

test('ED14 the list opens with the composer, and closes with it', async () => {
  const { store } = await open('I have two cats.')
  fireEvent.click(screen.getByRole('button', { name: /stays$/ }))
  act(() => store.setState({ composer: 'open', listed: {} }))
  await waitFor(() => expect(list()).not.toBeNull())
  act(() => store.setState({ composerWish: { what: 'ask' } }))
  fireEvent.keyDown(field(), { key: 'Escape' })
  expect(store.getState()).toMatchObject({
    composer: 'closed',
    listed: undefined,
    composerWish: undefined,
  })
})

/** A request of which nothing ever comes. */
class Unanswered {
  readonly upload = {}
  open(): void {}
  setRequestHeader(): void {}
  send(): void {}
  abort(): void {}
}

test('ED9 the chip of a file that the browser could not keep says so, until it has arrived', async () => {
  vi.stubGlobal('XMLHttpRequest', Unanswered)
  onTestFinished(() => {
    useIntake.setState({ uploads: [] })
    vi.unstubAllGlobals()
  })
  const { store, composer } = await open('I have two cats.')
  // This browser has no database at all.
  const [medium] = takeFiles(store, composer, [new File(['x'], 'cat.png', { type: 'image/png' })])
  const chips = [{ type: 'medium', attrs: { id: medium?.id ?? '', label: 'cat' } }]
  const json = { type: 'doc', content: [{ type: 'paragraph', content: chips }] }
  act(() => composer.setState({ json, field: fieldOf(json) }))
  expect(await screen.findByText(en.composer.unkept)).toBeTruthy()
  expect(screen.getByTitle(/^cat is in this tab alone/)).toBeTruthy()
  const asset = { hash: 'a'.repeat(64), mediaType: 'image/png', byteCount: 1, width: 1, height: 1 }
  const arrived = { ...(medium as Medium), asset: asset as Asset }
  act(() => composer.setState({ media: new Map([[arrived.id, arrived]]) }))
  expect(screen.queryByText(en.composer.unkept)).toBeNull()
})

test('ED14 while files are waited for, the list stays', async () => {
  const { store, composer } = await open('I have two cats.')
  const chips = [
    { type: 'text', text: 'I have two cats: ' },
    { type: 'medium', attrs: { id: 'p', label: 'cat' } },
  ]
  const json = { type: 'doc', content: [{ type: 'paragraph', content: chips }] }
  const upload = {
    id: 'p',
    graphId: 'g',
    file: new File([], 'cat'),
    place: undefined,
    fraction: 0,
    state: 'sending' as const,
  }
  onTestFinished(() => useIntake.setState({ uploads: [] }))
  act(() => {
    useIntake.setState({ uploads: [upload] })
    composer.setState({
      json,
      field: fieldOf(json),
      media: new Map([['p', { id: 'p', name: 'cat', kind: 'image' }]]),
    })
  })
  act(() => store.setState({ listed: {} }))
  const dialog = list()
  expect(dialog).not.toBeNull()
  act(() => composer.setState({ isWaiting: true }))
  expect(screen.getByText('Kept once 1 file has arrived')).toBeTruthy()
  expect(list()).toBe(dialog)
  act(() => composer.setState({ isWaiting: false }))
  expect(list()).toBe(dialog)
})

test('ED14 for a finger a card leads to its row, and one that no words made to nothing', async () => {
  const { store, composer } = await open('I have two cats.')
  vi.stubGlobal('matchMedia', () => ({ matches: true }))
  onTestFinished(() => void vi.unstubAllGlobals())
  const tap = (kind: string) => {
    const node = store.getState().draft?.nodes.find(({ data }) => data.node.kind === kind)
    const card = { data: node?.data } as unknown as NodeProps<CanvasNode>
    const { container } = render(around(store, <DraftCard {...card} />))
    fireEvent.click(container.querySelector('article') as Element)
  }
  const json = {
    type: 'doc',
    content: [
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: 'I have two cats. ' },
          { type: 'medium', attrs: { id: 'p', label: 'x' } },
        ],
      },
    ],
  }
  act(() =>
    composer.setState({
      json,
      field: fieldOf(json),
      media: new Map([['p', { id: 'p', name: 'x', kind: 'image' }]]),
    }),
  )
  await isRead(composer)
  tap('image')
  expect(store.getState().listed).toBeUndefined()
  tap('entity')
  expect(store.getState().listed).toEqual({
    key: composer.getState().reading?.proposed.proposals[1]?.key,
  })
})

test('ED13 each row of one thing says what it changes, and what is left out keeps its name', async () => {
  const { store, composer } = await open('I have two cats. The first cat is called Rex.')
  act(() => store.setState({ listed: {} }))
  const labels = labelsIn(list())
  expect(new Set(labels).size).toBe(labels.length)
  expect(labels).toEqual(
    expect.arrayContaining([
      'Leave out “Rex”',
      'Leave out the name “Rex”',
      'Change “Rex”',
      'Change the name “Rex”',
    ]),
  )
  fireEvent.click(screen.getByRole('button', { name: 'Leave out “Rex”' }))
  // What goes goes at once: the next key is not lost on it.
  expect(composer.getState().reading?.proposed.refused).toHaveLength(1)
  expect(list()?.textContent).toContain('Rex')
  expect(list()?.textContent).not.toContain('first cat')
})

test('ED15 a key tells of no decision', async () => {
  const { composer } = await open('I have two cats.')
  let count = 0
  onTestFinished(composer.subscribe(() => count++))
  act(() => void editorOf().commands.insertContent('!'))
  expect(count).toBe(1)
  expect(composer.getState().field.text).toContain('!')
})

test('ED15 the focus comes to the field only where it was lost, and is never taken for another tab', async () => {
  const { composer } = await open('I have two cats.')
  const decide = (isDecidedElsewhere: boolean, ...keys: string[]) =>
    act(() => composer.setState({ refused: new Set(keys), isDecidedElsewhere }))
  const elsewhere = screen.getByRole('button', { name: 'elsewhere' })
  elsewhere.focus()
  decide(true, 'a')
  await settled()
  expect(document.activeElement).toBe(elsewhere)
  expect(undoDepth(editorOf().state)).toBe(0)
  decide(false, 'a', 'b')
  await settled()
  expect(document.activeElement).toBe(elsewhere)
  expect(undoDepth(editorOf().state)).toBe(1)
  elsewhere.blur()
  decide(true, 'a')
  await settled()
  expect(document.activeElement).toBe(document.body)
  decide(false)
  await settled()
  expect(document.activeElement).toBe(field())
})

test('EM4 the walk goes on to the first open phrase of the text, wherever the caret stands, and only once', async () => {
  const { store } = await open('The fourth dog is older than the seventh dog.')
  act(() => void editorOf().commands.setTextSelection(20))
  act(() => store.setState({ composerWish: { what: 'ask' } }))
  await settled()
  const { selection, doc } = editorOf().state
  // The caret stands behind it, so that what is typed next takes nothing away.
  expect(selection.empty).toBe(true)
  expect(doc.textBetween(1, selection.to)).toBe('The fourth dog')
  expect(store.getState().composerWish).toBeUndefined()
})

test('EM4 where what was open is settled meanwhile, that nothing is open is said, and the caret stays', async () => {
  const { store, composer, write } = await open('The fourth dog is old.')
  fireEvent.click(screen.getByRole('button', { name: /stays$/ }))
  expect(composer.getState().reading?.proposed.mentions.filter(isOpen)).toHaveLength(1)
  write('It rains.')
  act(() => store.setState({ composer: 'open', composerWish: { what: 'ask' } }))
  await screen.findByText(en.editor.told.nothingOpen)
  act(() => void editorOf().commands.setTextSelection(4))
  act(() => store.setState({ composerWish: { what: 'ask' } }))
  await settled()
  expect(editorOf().state.selection.from).toBe(4)
})

test('EM4 what a closed composer had read is no promise: what was settled in the graph is not asked', async () => {
  const { store, composer } = await open('The fourth dog is old.')
  fireEvent.click(screen.getByRole('button', { name: /stays$/ }))
  for (const id of ['a1', 'a2', 'a3', 'a4'] as NodeId[])
    store.dispatch([{ type: 'addNode', node: { id, kind: 'entity', label: 'dog' } }])
  expect(composer.getState().reading?.proposed.mentions.filter(isOpen)).toHaveLength(1)
  act(() => store.setState({ composer: 'open', composerWish: { what: 'ask' } }))
  await settled()
  expect(composer.getState().reading?.proposed.mentions.filter(isOpen)).toHaveLength(0)
  expect(store.getState().composerWish).toBeUndefined()
  expect(editorOf().state.selection.empty).toBe(true)
})

test('ED17 things are counted without the set that holds them', async () => {
  const { composer } = await open('I own two kettles. It rains.')
  expect(composer.getState().reading?.counts).toMatchObject({ things: 2, notes: 1 })
  expect(screen.getByRole('button', { name: /^Keep 2 things, 1 note/ })).toBeTruthy()
})

test('EM11, CP12 what means what was left out is open in the field, and what its card would ask too', async () => {
  const { composer } = await open('I own three kettles. The second leaks. The ninth is red.')
  const openNow = () =>
    composer
      .getState()
      .reading?.proposed.mentions.filter(isOpen)
      .map(({ text }) => text)
  expect(openNow()).toEqual(['The ninth'])
  act(() => refuse(composer, 'thing:kettle:2', 'second kettle'))
  await waitFor(() => expect(openNow()).toEqual(['The second', 'The ninth']))
  const marked = () => document.querySelectorAll('[data-mention="unresolved"]').length
  await waitFor(() => expect(marked()).toBe(2))
})
