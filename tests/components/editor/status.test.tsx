// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { NextIntlClientProvider } from 'next-intl'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { act } from 'react'
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { EditorProvider } from '@/components/editor/context'
import {
  dismissUpload,
  endOffer,
  makeOffer,
  receiveFiles,
  useIntake,
} from '@/components/editor/intake'
import { useLeaving } from '@/components/editor/leaving'
import { Notices } from '@/components/editor/notices'
import { actionFor } from '@/components/editor/shortcuts'
import { createEditorStore, type EditorStore } from '@/components/editor/store'
import { rememberSettings, usualSettings } from '@/components/editor/prompt-settings'
import { SaveState } from '@/components/editor/save-state'
import { Title } from '@/components/editor/top-bar'
import { TooltipProvider } from '@/components/ui/tooltip'
import { UnsentNotice } from '@/components/unsent-notice'
import { forgetUnsent, tellUnsent } from '@/components/unsent'
import { emptyDocument } from '@/lib/graph/document'
import { sentence } from '@/lib/messages'
import en from '@/lib/messages/interface/en.json'
import ko from '@/lib/messages/interface/ko.json'

vi.mock('next/navigation', () => ({ useRouter: () => ({ push: () => undefined }) }))

const page = () => (window as unknown as { happyDOM: { setURL: (url: string) => void } }).happyDOM

// Nothing listens on this port, so every request finds no server.
beforeEach(() => page().setURL('http://127.0.0.1:9/graphs/g'))
afterEach(() => {
  cleanup()
  for (const { id } of useIntake.getState().uploads) dismissUpload(id)
})

function Leaving({ store }: { readonly store: EditorStore }) {
  useLeaving(store)
  return null
}

function open(language: 'en' | 'ko' = 'en', fixture = emptyDocument('empty')) {
  const store = createEditorStore('g', fixture)
  render(
    <NextIntlClientProvider locale={language} messages={{ en, ko }[language]} timeZone="UTC">
      <TooltipProvider>
        <EditorProvider store={store}>
          <Leaving store={store} />
          <Title />
          <SaveState />
          <Notices />
          <UnsentNotice />
        </EditorProvider>
      </TooltipProvider>
    </NextIntlClientProvider>,
  )
  return store
}
const status = () => document.querySelector('[data-save]')?.getAttribute('data-save')
const seen = { x: 0, y: 0, width: 500, height: 500 }

test.each(['loading', 'away', 'notFound', 'refused'] as const)(
  'ES9 of a graph that is %s the status says nothing',
  (load) => {
    const store = open()
    expect(status()).toBe('saved')
    act(() => store.setState({ load }))
    expect(status()).toBeUndefined()
  },
)

test('ES9, ES10 a file that finds no server is kept, told of, and can be sent again', async () => {
  const store = open()
  const file = new File(['bytes'], 'dog.jpg', { type: 'image/jpeg' })
  await act(async () => receiveFiles(store, [file], { seen }))
  expect(status()).toBe('saving')
  const again = await screen.findByRole('button', { name: en.editor.failed.again })
  expect(status()).toBe('files')
  expect(screen.getByText(en.editor.uploadAway)).toBeTruthy()
  const [waiting] = useIntake.getState().uploads
  act(() => again.click())
  expect(useIntake.getState().uploads).toEqual([{ ...waiting, file, state: 'sending' }])
  await screen.findByRole('button', { name: en.editor.failed.again })
})

/** A server that answers each file by its size alone. */
async function answering(answers: Readonly<Record<number, readonly [number, string]>>) {
  const sizes: number[] = []
  const server = createServer((request, response) => {
    let size = 0
    request.on('data', (bytes: Buffer) => (size += bytes.length))
    request.on('end', () => {
      sizes.push(size)
      const [status, body] = answers[size] ?? [404, '']
      response.writeHead(status, { 'Content-Type': 'text/html', Connection: 'close' }).end(body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  page().setURL(`http://127.0.0.1:${port}/graphs/g`)
  onTestFinished(() => void server.close())
  return sizes
}

const ofSize = (size: number) => new File(['x'.repeat(size)], `${size}.jpg`, { type: 'image/jpeg' })

test('ES10 only a server that is away is waited for: a refusal, with or without a reason, is none', async () => {
  const full = { code: 'store.full', params: {} }
  const sizes = await answering({
    1: [503, 'no server'],
    2: [413, '<h1>413 Request Entity Too Large</h1>'],
    3: [507, JSON.stringify(full)],
  })
  const store = open()
  await act(async () => receiveFiles(store, [1, 2, 3].map(ofSize), { seen }))
  const states = () => useIntake.getState().uploads.map(({ state }) => state)
  await expect.poll(states).toEqual(['waiting', 'failed', 'failed'])
  expect(screen.getAllByRole('alert').map((each) => each.textContent)).toEqual([
    en.editor.uploadAway,
    en.editor.uploadRefused.replace('{status}', '413'),
    sentence(full, 'en'),
  ])
  sizes.length = 0
  act(() => screen.getByRole('button', { name: en.editor.failed.again }).click())
  expect(states()).toEqual(['sending', 'failed', 'failed'])
  await expect.poll(states).toEqual(['waiting', 'failed', 'failed'])
  expect(sizes).toEqual([1])
})

test('ES10 a try that nobody asked for shows nothing until something came of it', async () => {
  const sizes = await answering({ 1: [503, ''] })
  const store = open()
  await act(async () => receiveFiles(store, [ofSize(1)], { seen }))
  await expect.poll(() => screen.queryAllByRole('alert')).toHaveLength(1)
  const alert = screen.getByRole('alert')
  const seenStates = new Set<string>()
  const unheard = useIntake.subscribe(({ uploads }) =>
    uploads.forEach(({ state }) => seenStates.add(state)),
  )
  await expect.poll(() => sizes.length, { timeout: 5_000 }).toBeGreaterThan(2)
  unheard()
  expect([...seenStates].filter((state) => state !== 'waiting')).toEqual([])
  expect(screen.getByRole('alert')).toBe(alert)
})

const isAsked = () => {
  const leaving = new Event('beforeunload', { cancelable: true })
  window.dispatchEvent(leaving)
  return leaving.defaultPrevented
}
const problem = { code: 'command.nodeUnknown', params: { id: 'x1' } }
const refusal = { commands: [], problem, words: '' }
const only: readonly (readonly [string, string, (store: EditorStore) => void])[] = [
  ['a refused change', 'refused', (store) => store.setState({ refusals: [refusal] })],
  ['a graph that was deleted elsewhere', 'refused', (store) => store.setState({ lost: 'deleted' })],
  [
    'files that nobody has placed',
    'offered',
    () => makeOffer({ graphId: 'g', files: [], seen: { x: 0, y: 0, width: 9, height: 9 } }),
  ],
]

test.each(only)('ES9 a tab with %s is not closed unasked, and says so', (_what, state, bring) => {
  const store = open()
  expect([isAsked(), status()]).toEqual([false, 'saved'])
  act(() => bring(store))
  expect([isAsked(), status()]).toEqual([true, state])
  act(() => endOffer('g'))
})

test('ES17 what is offered in another graph is not asked here', () => {
  open()
  act(() => makeOffer({ graphId: 'other', files: [], seen }))
  expect([isAsked(), status()]).toEqual([false, 'saved'])
  act(() => endOffer('other'))
})

test('ES7 what was refused before stands beside the banner of a graph that is gone', () => {
  const store = open()
  act(() => store.setState({ lost: 'deleted', refusals: [refusal] }))
  expect(screen.getAllByRole('alert')).toHaveLength(2)
  expect(screen.getByRole('button', { name: en.editor.refused.copy })).toBeTruthy()
  act(() => screen.getByRole('button', { name: en.editor.lost.discard }).click())
  expect(screen.queryAllByRole('alert')).toEqual([])
  expect(isAsked()).toBe(false)
})

test.each(['en', 'ko'] as const)('ES7 in %s a graph deleted elsewhere can be kept', (language) => {
  const t = { en, ko }[language].editor
  const store = open(language)
  act(() => store.setState({ lost: 'deleted' }))
  expect(status()).toBe('refused')
  expect(screen.getByText(t.lost.deleted.title)).toBeTruthy()
  expect(screen.getByRole('button', { name: t.lost.keep })).toBeTruthy()
  const press = { key: 'a', code: 'KeyA', altKey: false, metaKey: false, shiftKey: false }
  const selectAll = { ...press, ctrlKey: true }
  expect(actionFor(selectAll, store.getState())).toBeUndefined()
})

test('ES13 a refusal calls what was removed by its name', () => {
  const store = open()
  const problem = { code: 'command.nodeUnknown', params: { id: 'x1' } }
  act(() =>
    store.setState({
      formerNames: new Map([['x1', 'Rex']]),
      refusals: [{ commands: [], problem, words: '' }],
    }),
  )
  const { textContent } = screen.getByRole('alert')
  expect(textContent).toContain('“Rex” was removed elsewhere')
  expect(textContent).not.toContain('x1')
})

test('ES8 the list tells of a graph whose changes wait', () => {
  open('ko')
  act(() => tellUnsent({ graphId: 'g2', title: '', state: 'offline' }))
  expect(screen.getByText(/제목 없음/).getAttribute('href')).toBe('/graphs/g2')
  const leaving = new Event('beforeunload', { cancelable: true })
  window.dispatchEvent(leaving)
  expect(leaving.defaultPrevented).toBe(true)
  act(() => forgetUnsent('g2'))
  expect(screen.queryByText(/제목 없음/)).toBeNull()
})

test('ES8 a title that is being typed is not lost by going back', () => {
  const store = open()
  const title = screen.getByRole('textbox', { name: en.editor.title })
  fireEvent.change(title, { target: { value: 'Three dogs' } })
  expect(store.getState().view.document.title).toBe('empty')
  cleanup()
  expect(store.getState().view.document.title).toBe('Three dogs')
})

test('ES16 a title that is being typed is written before its tab is closed', () => {
  const store = open()
  const title = screen.getByRole('textbox', { name: en.editor.title })
  act(() => title.focus())
  fireEvent.change(title, { target: { value: 'Three dogs' } })
  act(() => void window.dispatchEvent(new Event('beforeunload', { cancelable: true })))
  expect(store.getState().view.document.title).toBe('Three dogs')
})

test.each(['en', 'ko'] as const)('in %s a graph without a title is called so', (language) => {
  open(language, emptyDocument(''))
  const { untitled } = { en, ko }[language].editor
  expect(screen.getByRole('heading').textContent).toBe(untitled)
  expect(document.title).toBe(`${untitled} · Deixis`)
})

test('ES14 the model chosen last is shown when a graph is opened', async () => {
  const chosen = { ...usualSettings, profileId: 'anthropic' }
  rememberSettings(chosen)
  const store = createEditorStore('g')
  expect(store.getState().prompt).toBe(usualSettings)
  await store.start()
  expect(store.getState().prompt).toEqual(chosen)
  localStorage.clear()
})

test.each(['en', 'ko'] as const)(
  'ES20 why the server cannot take what waits is said with its remedy, and by a word (%s)',
  (language) => {
    const messages = { en, ko }[language]
    const full = { code: 'store.full', params: {} }
    const store = open(language)
    act(() => store.setState({ save: 'held', held: full }))
    expect(screen.getByRole('alert').textContent).toContain(sentence(full, language))
    expect(screen.getByRole('button', { name: messages.editor.failed.again })).toBeTruthy()
    expect(screen.getByText(messages.editor.save.held)).toBeTruthy()
    act(() => store.setState({ save: 'saved', held: undefined }))
    expect(screen.queryByRole('alert')).toBeNull()
  },
)

test('ES20 of a graph that the server cannot give no notice says that something waits', () => {
  const store = open()
  act(() => store.setState({ load: 'held', held: { code: 'store.full', params: {} } }))
  expect(screen.queryByRole('alert')).toBeNull()
})
