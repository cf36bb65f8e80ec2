// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { NextIntlClientProvider } from 'next-intl'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { act } from 'react'
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { EditorProvider } from '@/components/editor/context'
import { dismissUpload, receiveFiles, useIntake } from '@/components/editor/intake'
import { onlyHere } from '@/components/editor/only-here'
import { fillSound } from '@/components/editor/sound-filling'
import { madeHere } from '@/components/editor/sound-made'
import { cancelRecording, record } from '@/components/editor/sound-recorder'
import { SoundRecording } from '@/components/editor/sound-recording'
import { createEditorStore } from '@/components/editor/store'
import { UploadTray } from '@/components/editor/upload-tray'
import { TooltipProvider } from '@/components/ui/tooltip'
import { emptyDocument, type GraphDocument } from '@/lib/graph/document'
import en from '@/lib/messages/interface/en.json'
import ko from '@/lib/messages/interface/ko.json'

const page = () => (window as unknown as { happyDOM: { setURL: (url: string) => void } }).happyDOM
const seen = { x: 0, y: 0, width: 500, height: 500 }

// Nothing listens on this port, so every request finds no server.
beforeEach(() => page().setURL('http://127.0.0.1:9/graphs/g'))
afterEach(() => {
  act(() => cancelRecording())
  cleanup()
  for (const { id } of useIntake.getState().uploads) dismissUpload(id)
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

function open(language: 'en' | 'ko' = 'en', document = emptyDocument('empty')) {
  const store = createEditorStore('g', document)
  render(
    <NextIntlClientProvider locale={language} messages={{ en, ko }[language]} timeZone="UTC">
      <TooltipProvider>
        <EditorProvider store={store}>
          <SoundRecording />
          <UploadTray />
        </EditorProvider>
      </TooltipProvider>
    </NextIntlClientProvider>,
  )
  return store
}

/** A browser whose microphone is refused for a reason. */
function refusing(name: string): void {
  const getUserMedia = () => Promise.reject(Object.assign(new Error(name), { name }))
  Object.defineProperty(navigator, 'mediaDevices', { configurable: true, value: { getUserMedia } })
  onTestFinished(() => void Reflect.deleteProperty(navigator, 'mediaDevices'))
}

test.each([
  ['NotAllowedError', 'denied', 'en'],
  ['NotAllowedError', 'denied', 'ko'],
  ['NotFoundError', 'none', 'en'],
  ['NotReadableError', 'busy', 'en'],
] as const)('EA15 a microphone refused by %s is told as %s (%s)', async (name, fault, language) => {
  refusing(name)
  const messages = { en, ko }[language].editor
  const store = open(language)
  await act(() => record(store, seen))
  expect(screen.getByRole('alert').textContent).toBe(messages.record.fault[fault])
  act(() => screen.getByRole('button', { name: messages.dismiss }).click())
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('EA15 the question for the microphone can be given up, and an answer after that is let go', async () => {
  const stop = vi.fn()
  let allow: (stream: object) => void = () => undefined
  const getUserMedia = () => new Promise<object>((resolve) => (allow = resolve))
  Object.defineProperty(navigator, 'mediaDevices', { configurable: true, value: { getUserMedia } })
  onTestFinished(() => void Reflect.deleteProperty(navigator, 'mediaDevices'))
  const store = open()
  let asked: Promise<void> = Promise.resolve()
  act(() => {
    asked = record(store, seen)
  })
  expect(screen.getByRole('status').textContent).toBe(en.editor.record.state.asking)
  act(() => screen.getByRole('button', { name: en.editor.record.cancel }).click())
  expect(screen.queryByRole('dialog')).toBeNull()
  vi.stubGlobal('AudioContext', SilentContext)
  const track = { stop, kind: 'audio', addEventListener: vi.fn(), removeEventListener: vi.fn() }
  await act(async () => {
    allow({ getAudioTracks: () => [track], getTracks: () => [track] })
    await asked
  })
  expect(stop).toHaveBeenCalled()
  expect(screen.queryByRole('dialog')).toBeNull()
})

/** As much of the browser's own as a meter needs. */
class SilentContext {
  createAnalyser = () => ({ fftSize: 8, getFloatTimeDomainData: () => undefined })
  createMediaStreamSource = () => ({ connect: () => undefined })
  close = () => Promise.resolve()
}

/** A server that refuses every file until it has room. */
async function full() {
  const state = { sentCount: 0, hasRoom: false }
  const server = createServer((request, response) => {
    request.on('data', () => undefined)
    request.on('end', () => {
      state.sentCount++
      const status = state.hasRoom ? 201 : 507
      response.writeHead(status, { 'Content-Type': 'application/json', Connection: 'close' })
      response.end(JSON.stringify(state.hasRoom ? { asset } : { code: 'store.full', params: {} }))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  page().setURL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/graphs/g`)
  return state
}

const asset = {
  hash: `sha256-${'a'.repeat(64)}`,
  mediaType: 'audio/wav',
  byteCount: 4,
  durationSeconds: 1,
}

const recording = (name = 'today.wav') => madeHere(new File(['RIFF'], name, { type: 'audio/wav' }))

const uploadsNow = () => useIntake.getState().uploads
const namesNow = () => uploadsNow().map(({ file }) => file.name)

test.each(['en', 'ko'] as const)(
  'EA15 a refused recording is kept: sent again, or saved to the device (%s)',
  async (language) => {
    const messages = { en, ko }[language].editor
    const server = await full()
    const store = open(language)
    const file = recording()
    await act(async () => receiveFiles(store, [file], { seen }))
    const save = await screen.findByRole('button', { name: messages.uploadKeep })
    expect(onlyHere(store)).toBe('files')
    const create = vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:recording')
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue()
    act(() => save.click())
    expect(create).toHaveBeenCalledWith(file)
    expect((click.mock.contexts[0] as HTMLAnchorElement).download).toBe('today.wav')
    act(() => screen.getByRole('button', { name: messages.failed.again }).click())
    await expect.poll(() => server.sentCount).toBe(2)
    expect(await screen.findByRole('button', { name: messages.uploadKeep })).toBeTruthy()
  },
)

test.each(['en', 'ko'] as const)(
  'EA15 recordings are put away only once that is confirmed (%s)',
  async (language) => {
    const title = { en: 'Discard 3 recordings?', ko: '녹음 3개를 버릴까요?' }[language]
    const { common, editor } = { en, ko }[language]
    await full()
    const store = open(language)
    const files = ['1.wav', '2.wav', '3.wav'].map(recording)
    for (const file of files) await act(async () => receiveFiles(store, [file], { seen }))
    const putAway = () => screen.getByRole('button', { name: editor.dismiss })
    await expect.poll(() => uploadsNow().map(({ state }) => state)).toEqual(Array(3).fill('failed'))
    for (const stay of [common.cancel, common.close]) {
      act(() => putAway().click())
      const dialog = screen.getByRole('dialog', { name: title })
      act(() => within(dialog).getByRole('button', { name: stay }).click())
      expect(screen.queryByRole('dialog')).toBeNull()
      expect(namesNow()).toEqual(['1.wav', '2.wav', '3.wav'])
    }
    act(() => putAway().click())
    const dialog = within(screen.getByRole('dialog', { name: title }))
    const create = vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:recording')
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue()
    act(() => dialog.getByRole('button', { name: editor.uploadKeep }).click())
    expect(create.mock.calls.flat()).toEqual(files)
    expect(onlyHere(store)).toBe('files')
    act(() => dialog.getByRole('button', { name: editor.record.discard }).click())
    expect(uploadsNow()).toEqual([])
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(onlyHere(store)).toBeUndefined()
  },
)

test('EA15 with a recording among them, files are put away together once that is confirmed', async () => {
  const store = open()
  const photo = new File(['x'], 'dog.jpg', { type: 'image/jpeg' })
  await act(async () => receiveFiles(store, [photo], { seen }))
  await act(async () => receiveFiles(store, [recording()], { seen }))
  // Both wait for a server that is away, so they are told together.
  await expect.poll(() => uploadsNow().map(({ state }) => state)).toEqual(['waiting', 'waiting'])
  act(() => screen.getByRole('button', { name: en.editor.dismiss }).click())
  const dialog = within(screen.getByRole('dialog', { name: 'Discard 1 recording?' }))
  expect(namesNow()).toEqual(['dog.jpg', 'today.wav'])
  act(() => dialog.getByRole('button', { name: en.editor.record.discard }).click())
  expect(uploadsNow()).toEqual([])
})

test('EA15 a recording on its way is asked about as well, until it has arrived', async () => {
  const server = await full()
  server.hasRoom = true
  const store = open()
  const name = en.editor.cancelUpload.replace('{name}', 'today.wav')
  act(() => receiveFiles(store, [recording()], { seen }))
  fireEvent.click(await screen.findByRole('button', { name }))
  expect(screen.getByRole('dialog', { name: 'Discard 1 recording?' })).toBeTruthy()
  await expect.poll(uploadsNow).toEqual([])
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(store.getState().view.document.nodes).toMatchObject([{ kind: 'audio', asset }])
})

test('EA15 a refused recording for a sound without a file fills that sound when it is sent again', async () => {
  const server = await full()
  const talk = { id: 'talk', kind: 'audio', label: 'talk' }
  const document = { ...emptyDocument('talk'), nodes: [talk] } as unknown as GraphDocument
  const store = open('en', document)
  act(() => void fillSound(store, 'talk', recording(), seen))
  const again = await screen.findByRole('button', { name: en.editor.failed.again })
  // Who looks whether it can be put away, and then does not, loses nothing of that.
  act(() => screen.getByRole('button', { name: en.editor.dismiss }).click())
  fireEvent.keyDown(screen.getByRole('dialog'), { key: 'Escape' })
  expect(screen.queryByRole('dialog')).toBeNull()
  server.hasRoom = true
  act(() => again.click())
  await expect.poll(uploadsNow).toEqual([])
  expect(store.getState().view.document.nodes).toMatchObject([{ ...talk, asset }])
})

test('EA15 of a file that the device has nothing is offered but to put a refusal away', async () => {
  await full()
  const store = open()
  const file = new File(['RIFF'], 'disk.wav', { type: 'audio/wav' })
  await act(async () => receiveFiles(store, [file], { seen }))
  await screen.findByRole('alert')
  expect(screen.queryByRole('button', { name: en.editor.uploadKeep })).toBeNull()
  expect(onlyHere(store)).toBeUndefined()
  act(() => screen.getByRole('button', { name: en.editor.dismiss }).click())
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(uploadsNow()).toEqual([])
})
