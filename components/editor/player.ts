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
  element = audio
  audio.currentTime = clip.start ?? 0
  usePlayer.setState({ key: clip.key, fraction: 0, failed: undefined })
  audio.onended = stopPlaying
  audio.onerror = () => {
    usePlayer.setState({ key: undefined, failed: clip.key })
  }
  audio.play().catch(() => undefined)
  const follow = () => {
    if (element !== audio) return
    if (clip.end !== undefined && audio.currentTime >= clip.end) return stopPlaying()
    if (audio.duration > 0) usePlayer.setState({ fraction: audio.currentTime / audio.duration })
    frame = requestAnimationFrame(follow)
  }
  frame = requestAnimationFrame(follow)
}

export function stopPlaying(): void {
  cancelAnimationFrame(frame)
  element?.pause()
  element = undefined
  usePlayer.setState({ key: undefined, fraction: 0 })
}
