// @vitest-environment happy-dom
import { ReactFlowProvider } from '@xyflow/react'
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { NextIntlClientProvider } from 'next-intl'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ReactNode } from 'react'
import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
import { ActionProvider } from '@/components/editor/action-context'
import { EditorProvider } from '@/components/editor/context'
import {
  dismissUpload,
  endOffer,
  handOnUnplaced,
  makeOffer,
  offerOf,
  placeOffer,
  receiveFiles,
  useIntake,
} from '@/components/editor/intake'
import { Notices } from '@/components/editor/notices'
import { onlyHere } from '@/components/editor/only-here'
import { PictureReplacing } from '@/components/editor/region-replace'
import { fillSound } from '@/components/editor/sound-filling'
import { madeHere } from '@/components/editor/sound-made'
import { createEditorStore, type EditorStore } from '@/components/editor/store'
import { UploadTray } from '@/components/editor/upload-tray'
import { TooltipProvider } from '@/components/ui/tooltip'
import { emptyDocument, type GraphDocument } from '@/lib/graph/document'
import en from '@/lib/messages/interface/en.json'
import ko from '@/lib/messages/interface/ko.json'

const page = () => (window as unknown as { happyDOM: { setURL: (url: string) => void } }).happyDOM
const seen = { x: 0, y: 0, width: 500, height: 500 }
const asset = {
  hash: `sha256-${'a'.repeat(64)}`,
  mediaType: 'audio/wav' as const,
  byteCount: 4,
  durationSeconds: 1,
}
const photo = {
  hash: `sha256-${'b'.repeat(64)}`,
  mediaType: 'image/png' as const,
  byteCount: 4,
  width: 10,
  height: 10,
}

vi.mock('next/navigation', () => ({ useRouter: () => ({ push: () => undefined }) }))

afterEach(() => {
  cleanup()
  for (const { id } of useIntake.getState().uploads) dismissUpload(id)
  endOffer('g')
  vi.restoreAllMocks()
})

/** A server that takes every file, as sounds and pictures by their names. */
async function taking() {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      response.writeHead(201, { 'Content-Type': 'application/json', Connection: 'close' })
      const isPicture = Buffer.concat(chunks).includes('PNG')
      response.end(JSON.stringify({ asset: isPicture ? photo : asset }))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  page().setURL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/graphs/g`)
}

const talk = { id: 'talk', kind: 'audio', label: 'talk' }
const picture = { id: 'photo', kind: 'image', label: 'photo' }

/** In the place of what was shown before. */
function show(store: EditorStore, shown: ReactNode, language: 'en' | 'ko' = 'en'): void {
  cleanup()
  render(
    <NextIntlClientProvider locale={language} messages={{ en, ko }[language]} timeZone="UTC">
      <TooltipProvider>
        <EditorProvider store={store}>{shown}</EditorProvider>
      </TooltipProvider>
    </NextIntlClientProvider>,
  )
}

async function open(language: 'en' | 'ko' = 'en', nodes: readonly object[] = []) {
  await taking()
  const document = { ...emptyDocument('t'), nodes } as unknown as GraphDocument
  const store = createEditorStore('g', document)
  show(
    store,
    <ReactFlowProvider>
      <ActionProvider>
        <PictureReplacing />
        <UploadTray />
      </ActionProvider>
    </ReactFlowProvider>,
    language,
  )
  return store
}

const sound = (name = 'talk.wav') => new File(['RIFF'], name, { type: 'audio/wav' })
const states = () => useIntake.getState().uploads.map(({ state }) => state)
const again = (messages = en) => screen.getByRole('button', { name: messages.editor.failed.again })

test.each(['en', 'ko'] as const)(
  'ES24 a recording whose graph is gone by then stays with the reason, and can be saved (%s)',
  async (language) => {
    const messages = { en, ko }[language]
    const store = await open(language, [talk])
    const file = madeHere(sound())
    act(() => store.setState({ lost: 'deleted' }))
    await act(() => fillSound(store, 'talk', file, seen))
    expect(states()).toEqual(['unplaced'])
    expect(screen.getByRole('alert').textContent).toBe(messages.editor.uploadUnplaced.lost)
    const create = vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:recording')
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue()
    act(() => screen.getByRole('button', { name: messages.editor.uploadKeep }).click())
    expect(create).toHaveBeenCalledWith(file)
    // To try again changes nothing as long as the graph is gone.
    act(() => again(messages).click())
    expect(states()).toEqual(['unplaced'])
    expect(store.getState().view.document.nodes).toMatchObject([talk])
    // Nothing is put away unasked of which there is one copy that can be found.
    act(() => store.setState({ lost: 'settled' }))
    expect(onlyHere(store)).toBe('files')
    // By then nothing offers any more to keep the graph.
    expect(screen.getByRole('alert').textContent).toBe(messages.editor.uploadUnplaced.gone)
    expect(screen.queryByRole('button', { name: messages.editor.failed.again })).toBeNull()
    act(() => store.setState({ lost: undefined, load: 'notFound' }))
    expect(screen.getByRole('alert').textContent).toBe(messages.editor.uploadUnplaced.gone)
    act(() => store.setState({ lost: 'settled' }))
    act(() => screen.getByRole('button', { name: messages.editor.dismiss }).click())
    expect(screen.getByRole('dialog')).toBeTruthy()
  },
)

test('ES24 it is placed once the graph takes it, where it was meant to go', async () => {
  const store = await open('en', [talk])
  act(() => store.setState({ lost: 'deleted' }))
  await act(() => fillSound(store, 'talk', sound(), seen))
  act(() => store.setState({ lost: undefined }))
  act(() => again().click())
  expect(states()).toEqual([])
  expect(store.getState().view.document.nodes).toMatchObject([{ ...talk, asset }])
})

test('ES24 where its card was removed, it becomes a node of its own', async () => {
  const store = await open()
  await act(() => fillSound(store, 'talk', sound(), seen))
  expect(states()).toEqual([])
  expect(store.getState().view.document.nodes).toMatchObject([{ kind: 'audio', asset }])
})

test('ES24 a file that is dropped stays with the reason why its graph did not take it', async () => {
  const store = await open()
  const dispatch = vi.spyOn(store, 'dispatch').mockImplementation(() => {
    store.setState({ failure: { code: 'command.nodeUnknown', params: { id: 'x' } } })
    return false
  })
  act(() => receiveFiles(store, [sound()], { seen }))
  await expect.poll(states).toEqual(['unplaced'])
  const [before = ''] = en.editor.uploadUnplaced.here.split('{')
  const told = screen.getByRole('alert').textContent ?? ''
  expect(told.startsWith(before)).toBe(true)
  expect(told.length).toBeGreaterThan(before.length)
  dispatch.mockRestore()
  act(() => again().click())
  expect(states()).toEqual([])
  expect(store.getState().view.document.nodes).toHaveLength(1)
})

test('ES24 a picture that should replace another stays where the graph is gone, and replaces it later', async () => {
  const store = await open('en', [picture])
  act(() => store.setState({ replacing: { id: 'photo' } }))
  const input = document.querySelector('[data-picker="replace"]')
  const file = new File(['PNG'], 'new.png', { type: 'image/png' })
  act(() => store.setState({ lost: 'refused' }))
  fireEvent.change(input as Element, { target: { files: [file] } })
  await expect.poll(states).toEqual(['unplaced'])
  expect(screen.getByRole('alert').textContent).toBe(en.editor.uploadUnplaced.lost)
  act(() => store.setState({ lost: undefined }))
  act(() => again().click())
  expect(states()).toEqual([])
  expect(store.getState().view.document.nodes).toMatchObject([{ ...picture, asset: photo }])
})

test('ES24 it stands below what is told of the graph, and neither covers the other', async () => {
  const store = await open()
  show(store, <Notices />)
  act(() => store.setState({ lost: 'deleted' }))
  act(() => receiveFiles(store, [sound()], { seen }))
  await expect.poll(states).toEqual(['unplaced'])
  const tray = await screen.findByLabelText(en.editor.uploads)
  const banner = screen.getByText(en.editor.lost.deleted.title).closest('[role="alert"]')
  expect(banner?.parentElement?.nextElementSibling).toBe(tray)
  expect(tray.className).not.toContain('self-end')
  // It is the same one without a notice, so that nothing that it asks is lost.
  act(() => store.setState({ lost: undefined }))
  expect(screen.getByLabelText(en.editor.uploads)).toBe(tray)
  expect(tray.className).toContain('self-end')
})

test('ES24 what a gone graph did not take can be placed in the one that it was kept as', async () => {
  const store = await open()
  act(() => store.setState({ lost: 'deleted' }))
  act(() => receiveFiles(store, [sound()], { seen }))
  await expect.poll(states).toEqual(['unplaced'])
  const kept = createEditorStore('kept', emptyDocument('t'))
  act(() => handOnUnplaced('g', 'kept'))
  expect(useIntake.getState().uploads[0]?.graphId).toBe('kept')
  // What arrives later goes the same way.
  act(() => receiveFiles(store, [sound()], { seen }))
  await expect.poll(states).toEqual(['unplaced', 'unplaced'])
  expect(useIntake.getState().uploads[1]?.graphId).toBe('kept')
  show(kept, <UploadTray />)
  const told = screen.getAllByRole('alert').map(({ textContent }) => textContent)
  expect(told).toContain(en.editor.uploadUnplaced.untried)
  act(() => again().click())
  expect(states()).toEqual([])
  expect(kept.getState().view.document.nodes).toMatchObject([
    { kind: 'audio', asset },
    { kind: 'audio', asset },
  ])
  expect(store.getState().view.document.nodes).toEqual([])
})

test('ES24 several files stay on offer where the graph does not take them', async () => {
  const store = await open()
  const offer = { seen, graphId: 'g', files: [{ name: 'a.wav', asset }] }
  act(() => makeOffer(offer))
  act(() => store.setState({ lost: 'deleted' }))
  act(() => placeOffer(store, offer))
  expect(offerOf(useIntake.getState(), 'g')).toEqual(offer)
  act(() => store.setState({ lost: undefined }))
  act(() => placeOffer(store, offer))
  expect(offerOf(useIntake.getState(), 'g')).toBeUndefined()
  expect(store.getState().view.document.nodes).toHaveLength(1)
})
