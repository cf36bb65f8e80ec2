// @vitest-environment happy-dom
import { act, cleanup, render, screen } from '@testing-library/react'
import { NextIntlClientProvider } from 'next-intl'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { EditorProvider } from '@/components/editor/context'
import { dismissUpload, useIntake } from '@/components/editor/intake'
import { cancelRecording, record, useRecorder } from '@/components/editor/sound-recorder'
import { SoundRecording } from '@/components/editor/sound-recording'
import { createEditorStore } from '@/components/editor/store'
import { TooltipProvider } from '@/components/ui/tooltip'
import { emptyDocument } from '@/lib/graph/document'
import en from '@/lib/messages/interface/en.json'
import ko from '@/lib/messages/interface/ko.json'

/** What stands for the library that writes the file, and what it was told. */
const library = vi.hoisted(() => ({
  told: [] as string[],
  sampleRate: 48_000,
  bytes: new ArrayBuffer(8) as ArrayBuffer | undefined,
}))

vi.mock('mediabunny', () => ({
  BufferTarget: class {
    buffer: ArrayBuffer | null = null
  },
  WavOutputFormat: class {},
  MediaStreamAudioTrackSource: class {
    errorPromise = new Promise(() => undefined)
    constructor(
      _track: object,
      private readonly options: { onEncoderConfig: (config: { sampleRate: number }) => void },
    ) {}
    begin = () => this.options.onEncoderConfig({ sampleRate: library.sampleRate })
    pause = () => void library.told.push('pause')
    resume = () => void library.told.push('resume')
  },
  Output: class {
    readonly target: { buffer: ArrayBuffer | null }
    constructor(options: { target: { buffer: ArrayBuffer | null } }) {
      this.target = options.target
    }
    source: { begin: () => void } | undefined
    addAudioTrack = (source: { begin: () => void }) => void (this.source = source)
    start = () => Promise.resolve(this.source?.begin())
    finalize = () => {
      library.told.push('finalize')
      this.target.buffer = library.bytes ?? null
      return Promise.resolve()
    }
    cancel = () => {
      library.told.push('cancel')
      return Promise.resolve()
    }
  },
}))

/** A microphone that is as loud as it is told to be, from 0 to 1 of its amplitude. */
function microphone() {
  const track = new EventTarget() as EventTarget & { stop: () => void }
  const mic = { amplitude: 0, stop: vi.fn(), close: vi.fn(() => Promise.resolve()), track }
  track.stop = mic.stop
  const stream = { getAudioTracks: () => [track], getTracks: () => [track] }
  const getUserMedia = () => Promise.resolve(stream)
  Object.defineProperty(navigator, 'mediaDevices', { configurable: true, value: { getUserMedia } })
  vi.stubGlobal(
    'AudioContext',
    class {
      createAnalyser = () => ({
        fftSize: 16,
        getFloatTimeDomainData: (samples: Float32Array) => samples.fill(mic.amplitude),
      })
      createMediaStreamSource = () => ({ connect: () => undefined })
      close = mic.close
    },
  )
  return mic
}

const seen = { x: 0, y: 0, width: 500, height: 500 }

beforeEach(() => {
  // The clock by which seconds are counted goes along with the timers.
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance', 'Date'] })
  Object.assign(library, { told: [], sampleRate: 48_000, bytes: new ArrayBuffer(8) })
  const { happyDOM } = window as unknown as { happyDOM: { setURL: (url: string) => void } }
  // Nothing listens on this port: what is recorded waits where files on their way are.
  happyDOM.setURL('http://127.0.0.1:9/graphs/g')
})
afterEach(() => {
  act(() => cancelRecording())
  cleanup()
  for (const { id } of useIntake.getState().uploads) dismissUpload(id)
  Reflect.deleteProperty(navigator, 'mediaDevices')
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

/** An editor in which a recording has begun. */
async function recording(language: 'en' | 'ko' = 'en') {
  const mic = microphone()
  const store = createEditorStore('g', emptyDocument('empty'))
  const view = render(
    <NextIntlClientProvider locale={language} messages={{ en, ko }[language]} timeZone="UTC">
      <TooltipProvider>
        <EditorProvider store={store}>
          <SoundRecording />
        </EditorProvider>
      </TooltipProvider>
    </NextIntlClientProvider>,
  )
  await act(() => record(store, seen))
  return { mic, store, view }
}

const { record: words } = en.editor
const pass = (milliseconds: number) => act(() => void vi.advanceTimersByTime(milliseconds))
const press = (name: string) => act(async () => screen.getByRole('button', { name }).click())
const elapsed = () => document.querySelector('[data-elapsed]')?.textContent
const level = () => Number(screen.getByRole('meter').getAttribute('aria-valuenow'))

test('EA15 the level follows how loud it is, from a quiet room to full', async () => {
  const { mic } = await recording()
  expect(screen.getByRole('meter', { name: words.level })).toBeTruthy()
  expect(level()).toBe(0)
  mic.amplitude = 1
  pass(100)
  expect(level()).toBe(100)
  // Half the decibels of a range of sixty.
  mic.amplitude = 10 ** (-30 / 20)
  pass(100)
  expect(level()).toBe(50)
  const [, drawn] = /scaleX\(([\d.]+)/.exec(screen.getByRole('meter').innerHTML) ?? []
  expect(Number(drawn)).toBeCloseTo(0.5, 6)
  mic.amplitude = 0
  pass(100)
  expect(level()).toBe(0)
})

test.each(['en', 'ko'] as const)(
  'EA15 a pause is told, counts no seconds and writes nothing until it goes on (%s)',
  async (language) => {
    const own = { en, ko }[language].editor.record
    await recording(language)
    expect(screen.getByRole('status').textContent).toBe(own.state.recording)
    pass(2_040)
    expect(elapsed()).toBe('0:02.0')
    await press(own.pause)
    expect(screen.getByRole('status').textContent).toBe(own.state.paused)
    expect(library.told).toEqual(['pause'])
    pass(5_040)
    expect(elapsed()).toBe('0:02.0')
    await press(own.goOn)
    expect(screen.getByRole('status').textContent).toBe(own.state.recording)
    expect(library.told).toEqual(['pause', 'resume'])
    pass(1_020)
    expect(elapsed()).toBe('0:03.0')
  },
)

test('EA15 what is stopped is a WAV file on its way, and the microphone is let go', async () => {
  const { mic } = await recording()
  expect(document.activeElement).toBe(screen.getByRole('button', { name: words.stop }))
  pass(1_000)
  await press(words.stop)
  expect(library.told).toEqual(['finalize'])
  expect(mic.stop).toHaveBeenCalled()
  expect(mic.close).toHaveBeenCalled()
  expect(screen.queryByRole('dialog')).toBeNull()
  const [upload] = useIntake.getState().uploads
  expect(upload?.file.type).toBe('audio/wav')
  expect(upload?.file.size).toBe(8)
  expect(upload?.file.name).toMatch(/^\d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d\.wav$/)
  // The clock is not counted on, and the next recording begins at none.
  pass(1_000)
  expect(useRecorder.getState()).toMatchObject({ state: 'idle', seconds: 0 })
})

test('EA15 stopped while it is paused, what was recorded is kept all the same', async () => {
  await recording()
  await press(words.pause)
  await press(words.stop)
  expect(useIntake.getState().uploads).toHaveLength(1)
})

test('EA15 what could not be written is told, and nothing is sent', async () => {
  await recording()
  library.bytes = undefined
  await press(words.stop)
  expect(screen.getByRole('alert').textContent).toBe(words.fault.broken)
  expect(useIntake.getState().uploads).toEqual([])
})

test('EA15 what is discarded is not written, and the microphone is let go', async () => {
  const { mic } = await recording()
  await press(words.discard)
  expect(library.told).toEqual(['cancel'])
  expect(mic.stop).toHaveBeenCalled()
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(useIntake.getState().uploads).toEqual([])
})

test('EA15 a microphone that is unplugged ends the recording, which is kept', async () => {
  const { mic } = await recording()
  pass(1_000)
  await act(async () => mic.track.dispatchEvent(new Event('ended')))
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(useIntake.getState().uploads).toHaveLength(1)
})

test('EA15 who leaves the graph keeps what was recorded in it', async () => {
  const { view } = await recording()
  pass(1_000)
  await act(async () => view.unmount())
  expect(library.told).toEqual(['finalize'])
  expect(useIntake.getState().uploads).toHaveLength(1)
})

test('EA15 how much there is room for is told, its last minute urgently, and it ends there by itself', async () => {
  // At this rate a file is as large as can be uploaded after some minutes.
  library.sampleRate = 192_000
  await recording()
  const { secondsMax } = useRecorder.getState()
  expect(secondsMax).toBeLessThan(3_600)
  const limit = words.limit.replace(/\{minutes.*/, '')
  expect(screen.getByRole('dialog').textContent).toContain(limit)
  expect(screen.queryByRole('alert')).toBeNull()
  pass((secondsMax - 45) * 1_000)
  expect(screen.getByRole('alert').textContent).toContain('50')
  await act(async () => void (await vi.advanceTimersByTimeAsync(46_000)))
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(useIntake.getState().uploads).toHaveLength(1)
})
