import { create } from 'zustand'
import type { Rect } from '@/lib/editor/geometry'
import { bounds } from '@/lib/std/bounds'
import { receiveFiles } from './intake'
import { capture, type Capture, type CaptureFault } from './sound-capture'
import { fillSound } from './sound-filling'
import { stopPlaying } from './player'
import { madeHere } from './sound-made'
import type { EditorStore } from './store'

/** What is being recorded; one thing at a time, whatever graph it is for. */
type Recorder = {
  readonly state: 'idle' | 'asking' | 'recording' | 'paused' | 'ending' | 'failed'
  /** What was recorded, in seconds, and how much can be. */
  readonly seconds: number
  readonly secondsMax: number
  /** How loud it is now, 0–1. */
  readonly level: number
  readonly fault: CaptureFault | undefined
}

const atRest: Recorder = {
  state: 'idle',
  seconds: 0,
  secondsMax: Infinity,
  level: 0,
  fault: undefined,
}

export const useRecorder = create<Recorder>(() => atRest)

/** Where it goes, and what takes it. */
type Order = {
  readonly store: EditorStore
  readonly seen: Rect
  readonly into: string | undefined
}

let order: Order | undefined
let current: Capture | undefined
/** Tells an answer to a question that was given up from that to the one that stands. */
let attempt = 0

/** Nobody listens to more at a time; and a file is no larger than what can be uploaded. */
const recordedSecondsMax = 60 * 60
const headerByteCountMax = 4_096

/** How long a recording of 16-bit samples in one channel may be, in seconds. */
function secondsMaxAt(sampleRate: number): number {
  const samplesCount = (bounds.uploadByteCountMax - headerByteCountMax) / 2
  return Math.min(recordedSecondsMax, Math.floor(samplesCount / sampleRate))
}

/**
 * Asks for the microphone and records until it is stopped. What comes of it is a new sound, or fills one
 * that has no file. While one recording is under way no other begins.
 */
export async function record(store: EditorStore, seen: Rect, into?: string): Promise<void> {
  const { state } = useRecorder.getState()
  if (state !== 'idle' && state !== 'failed') return
  if (store.getState().lost) return
  stopPlaying()
  const own = ++attempt
  order = { store, seen, into }
  useRecorder.setState({ ...atRest, state: 'asking' })
  const captured = await capture({
    onSeconds: (seconds) => {
      useRecorder.setState({ seconds })
      if (seconds >= useRecorder.getState().secondsMax) void stopRecording()
    },
    onLevel: (level) => useRecorder.setState({ level }),
    onRate: (sampleRate) => useRecorder.setState({ secondsMax: secondsMaxAt(sampleRate) }),
    // What was recorded until the microphone went is kept.
    onEnded: () => void stopRecording(),
    onFault: (fault) => fail(fault),
  })
  if (own !== attempt) {
    if (typeof captured !== 'string') captured.cancel()
    return
  }
  if (typeof captured === 'string') return fail(captured)
  current = captured
  useRecorder.setState({ state: 'recording' })
}

function fail(fault: CaptureFault): void {
  current?.cancel()
  current = undefined
  useRecorder.setState({ ...atRest, state: 'failed', fault })
}

export function pauseRecording(isPaused: boolean): void {
  if (!current) return
  current.pause(isPaused)
  useRecorder.setState({ state: isPaused ? 'paused' : 'recording', level: 0 })
}

/** Ends the recording and sends it on its way; what holds nothing is dropped. */
export async function stopRecording(): Promise<void> {
  const capturing = current
  const to = order
  if (!capturing || !to) return
  current = undefined
  useRecorder.setState({ state: 'ending', level: 0 })
  const bytes = await capturing.stop()
  if (!bytes) return fail('broken')
  useRecorder.setState(atRest)
  const file = madeHere(new File([bytes], recordingName(new Date()), { type: 'audio/wav' }))
  if (to.into === undefined) receiveFiles(to.store, [file], { seen: to.seen })
  else void fillSound(to.store, to.into, file, to.seen)
}

/** Gives up what was recorded, or the question for the microphone, or puts away why it failed. */
export function cancelRecording(): void {
  attempt++
  current?.cancel()
  current = undefined
  useRecorder.setState(atRest)
}

const twoDigits = (value: number) => String(value).padStart(2, '0')

/** What a recording is called until somebody names it: when it was made, by the clock on the wall. */
function recordingName(at: Date): string {
  const day = [at.getFullYear(), at.getMonth() + 1, at.getDate()].map(twoDigits).join('-')
  const time = [at.getHours(), at.getMinutes(), at.getSeconds()].map(twoDigits).join('.')
  return `${day} ${time}.wav`
}
