import { createStore, type StoreApi } from 'zustand/vanilla'
import { heldTime, type Span } from '@/lib/editor/segment-times'
import { tellPlaying, tellStopped } from './player'

/** A part of a sound that can be played by itself. */
export type DeckPart = Span & { readonly id: string }

type DeckState = {
  readonly isPlaying: boolean
  /** Where it is, in seconds. */
  readonly seconds: number
  readonly rate: number
  /** Whether the part at hand is played over and over. */
  readonly isLooping: boolean
  /** The part that is played by itself. */
  readonly playingPart: string | undefined
  readonly hasFailed: boolean
}

/** Plays one sound, for as long as it is looked at closely. */
export type Deck = StoreApi<DeckState> & {
  readonly element: HTMLAudioElement
  readonly play: () => void
  readonly pause: () => void
  readonly toggle: () => void
  readonly seek: (seconds: number) => void
  readonly setRate: (rate: number) => void
  readonly setLooping: (isLooping: boolean) => void
  /** The part at hand: what a loop goes over. */
  readonly setPart: (part: DeckPart | undefined) => void
  /** Plays a part from its start to its end, or stops it where it is what plays. */
  readonly togglePart: (part: DeckPart) => void
  /** Fetches a sound again that could not be. */
  readonly reload: () => void
  /** Makes it ready to play; what this gives ends it. */
  readonly open: () => () => void
}

export const rates = [0.5, 0.75, 1, 1.25, 1.5, 2] as const

/**
 * @param key what cards know the sound by
 * @param durationSeconds past which nothing can be sought
 */
export function createDeck(key: string, url: string, durationSeconds: number): Deck {
  const element = new Audio()
  element.preload = 'metadata'
  const store = createStore<DeckState>(() => ({
    isPlaying: false,
    seconds: 0,
    rate: 1,
    isLooping: false,
    playingPart: undefined,
    hasFailed: false,
  }))
  const head = createHead(store, element, durationSeconds)
  const listeners = listenersOf(store, element, head, key)
  return Object.assign(store, {
    element,
    play: head.play,
    pause: () => element.pause(),
    toggle: () => (store.getState().isPlaying ? element.pause() : head.play()),
    seek: (seconds: number) => {
      head.endAt(undefined)
      head.move(heldTime(seconds, durationSeconds))
      store.setState({ playingPart: undefined })
    },
    setRate: (rate: number) => {
      element.playbackRate = rate
      store.setState({ rate })
    },
    setLooping: (isLooping: boolean) => {
      head.endAt(undefined)
      store.setState({ isLooping, playingPart: undefined })
    },
    setPart: head.setPart,
    togglePart: (next: DeckPart) => {
      if (store.getState().playingPart === next.id) return element.pause()
      // A loop goes over what was asked for last.
      if (store.getState().isLooping) head.setPart(next)
      head.move(next.start)
      head.endAt(next.end)
      store.setState({ playingPart: next.id })
      tellPlaying(next.id, element)
      element.play().catch(() => undefined)
    },
    reload: () => {
      if (!store.getState().hasFailed) return
      store.setState({ hasFailed: false })
      element.load()
    },
    open: () => {
      for (const [name, listener] of listeners) element.addEventListener(name, listener)
      element.src = url
      return () => {
        head.rest()
        tellStopped(element)
        for (const [name, listener] of listeners) element.removeEventListener(name, listener)
        element.pause()
        element.removeAttribute('src')
        store.setState({ isPlaying: false, playingPart: undefined })
      }
    },
  })
}

type Head = ReturnType<typeof createHead>

/** Where the sound is, frame by frame, and where it turns back or stops. */
function createHead(
  store: StoreApi<DeckState>,
  element: HTMLAudioElement,
  durationSeconds: number,
) {
  let part: DeckPart | undefined
  /** Where a part that is played by itself ends. */
  let until: number | undefined
  let frame = 0
  function move(seconds: number): void {
    element.currentTime = seconds
    store.setState({ seconds })
  }
  function follow(): void {
    const { currentTime } = element
    const { isLooping, isPlaying } = store.getState()
    if (isPlaying && isLooping && part && currentTime >= part.end) move(part.start)
    else if (isPlaying && until !== undefined && currentTime >= until) {
      element.pause()
      move(until)
      until = undefined
    } else store.setState({ seconds: currentTime })
  }
  function run(): void {
    follow()
    if (store.getState().isPlaying) frame = requestAnimationFrame(run)
  }
  return {
    move,
    follow,
    play: () => {
      const { isLooping, seconds } = store.getState()
      if (isLooping && part && (seconds < part.start || seconds >= part.end)) move(part.start)
      else if (seconds >= durationSeconds) move(0)
      element.play().catch(() => undefined)
    },
    run: () => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(run)
    },
    rest: () => cancelAnimationFrame(frame),
    setPart: (next: DeckPart | undefined) => {
      part = next
    },
    endAt: (seconds: number | undefined) => {
      until = seconds
    },
    hasLoop: () => store.getState().isLooping && part !== undefined,
  }
}

/** What the element tells, and what comes of it. */
function listenersOf(
  store: StoreApi<DeckState>,
  element: HTMLAudioElement,
  head: Head,
  key: string,
): readonly (readonly [string, () => void])[] {
  return [
    [
      'play',
      () => {
        tellPlaying(store.getState().playingPart ?? key, element)
        store.setState({ isPlaying: true, hasFailed: false })
        head.run()
      },
    ],
    [
      'pause',
      () => {
        tellStopped(element)
        store.setState({ isPlaying: false, playingPart: undefined })
      },
    ],
    // A loop that reaches to the end of the sound goes on from its start.
    ['ended', () => head.hasLoop() && head.play()],
    ['seeking', () => store.setState({ seconds: element.currentTime })],
    // Frames are not drawn in a tab that nobody sees, and a part ends there as well.
    ['timeupdate', head.follow],
    ['error', () => store.setState({ hasFailed: true, isPlaying: false })],
  ]
}
