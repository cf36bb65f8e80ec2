import { create } from 'zustand'

/** What sounds: at most one thing at a time. `fraction` is how far it is, 0–1 of the whole sound. */
type Playing = {
  readonly key: string | undefined
  readonly fraction: number
  readonly failed: string | undefined
}

export const usePlayer = create<Playing>(() => ({
  key: undefined,
  fraction: 0,
  failed: undefined,
}))

let element: HTMLAudioElement | undefined
let frame = 0

export type Clip = {
  /** Tells one button from another. */
  readonly key: string
  readonly url: string
  /** Seconds; without them the whole sound. */
  readonly start?: number
  readonly end?: number
}

/** Plays a sound or a part of it from its start, or stops it when it is what sounds. */
export function togglePlay(clip: Clip): void {
  const wasPlaying = usePlayer.getState().key === clip.key
  stopPlaying()
  if (wasPlaying) return
  const audio = new Audio(clip.url)
  audio.currentTime = clip.start ?? 0
  tellPlaying(clip.key, audio, clip.end)
  audio.onended = stopPlaying
  audio.onerror = () => {
    usePlayer.setState({ key: undefined, failed: clip.key })
  }
  audio.play().catch(() => undefined)
}

/**
 * Says that this element sounds now, whoever plays it: what sounded before stops, and cards show how far
 * this one is.
 *
 * @param end seconds at which it is stopped here
 */
export function tellPlaying(key: string, audio: HTMLAudioElement, end?: number): void {
  if (element !== audio) stopPlaying()
  cancelAnimationFrame(frame)
  element = audio
  usePlayer.setState({ key, fraction: 0, failed: undefined })
  const follow = () => {
    if (element !== audio) return
    if (end !== undefined && audio.currentTime >= end) return stopPlaying()
    if (audio.duration > 0) usePlayer.setState({ fraction: audio.currentTime / audio.duration })
    frame = requestAnimationFrame(follow)
  }
  frame = requestAnimationFrame(follow)
}

/** Says that this element sounds no longer, where it did. */
export function tellStopped(audio: HTMLAudioElement): void {
  if (element === audio) stopPlaying()
}

export function stopPlaying(): void {
  const before = element
  cancelAnimationFrame(frame)
  // It is let go first: what pauses tells so, and that is no other stop.
  element = undefined
  before?.pause()
  usePlayer.setState({ key: undefined, fraction: 0 })
}
