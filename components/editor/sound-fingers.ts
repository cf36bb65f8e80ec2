import { useEffect, useEffectEvent, type RefObject } from 'react'

/** What goes along a wave and makes it wider. */
type Hands = {
  /** So many pixels later. */
  readonly scrollBy: (pixels: number) => void
  /** So many times as wide, while what is at this place of the screen stays there. */
  readonly widen: (times: number, clientX: number) => void
}

/** An element in which one pointer by itself goes along the sound, where it would draw elsewhere. */
export const rulerSelector = '[data-ruler]'

/** How much wider a wave becomes by a pixel of the wheel, which is how far apart two fingers on a touchpad went. */
const widenedByPixel = 1.01

/**
 * Lets the ruler be dragged, two fingers anywhere on the wave drag and spread it, and the wheel with Ctrl,
 * which is also what two fingers on a touchpad send, zoom it. The page neither scrolls nor zooms along.
 */
export function useSoundFingers(frame: RefObject<HTMLElement | null>, hands: Hands): void {
  const scrollBy = useEffectEvent((pixels: number) => hands.scrollBy(pixels))
  const widen = useEffectEvent((times: number, clientX: number) => hands.widen(times, clientX))
  useEffect(() => {
    const { current } = frame
    if (!current) return
    const act = {
      scrollBy: (pixels: number) => scrollBy(pixels),
      widen: (times: number, clientX: number) => widen(times, clientX),
    }
    const ends = [followRuler(current, act), followPairs(current, act), followWheel(current, act)]
    return () => ends.forEach((end) => end())
  }, [frame])
}

function followRuler(frame: HTMLElement, { scrollBy }: Hands): () => void {
  const ruler = frame.querySelector<HTMLElement>(rulerSelector)
  let last: { readonly pointerId: number; readonly clientX: number } | undefined
  const down = ({ button, isPrimary, pointerId, clientX }: PointerEvent) => {
    if (button !== 0 || !isPrimary) return
    last = { pointerId, clientX }
    ruler?.setPointerCapture(pointerId)
  }
  const move = ({ pointerId, clientX }: PointerEvent) => {
    if (last?.pointerId !== pointerId) return
    scrollBy(last.clientX - clientX)
    last = { pointerId, clientX }
  }
  const end = () => {
    last = undefined
  }
  return listen(ruler, {
    pointerdown: down,
    pointermove: move,
    pointerup: end,
    pointercancel: end,
    // A second finger takes over: both together drag and spread.
    touchstart: (event) => event.touches.length > 1 && end(),
  })
}

/** Where two fingers are together, and how far apart. */
function pairOf({ touches }: TouchEvent) {
  const [one, other] = touches
  if (!one || !other || touches.length > 2) return undefined
  return {
    clientX: (one.clientX + other.clientX) / 2,
    // Fingers that stand over one another are no reason to divide by nothing.
    width: Math.max(fingerPixels, Math.abs(one.clientX - other.clientX)),
  }
}

const fingerPixels = 24

function followPairs(frame: HTMLElement, { scrollBy, widen }: Hands): () => void {
  let last: ReturnType<typeof pairOf>
  const begin = (event: TouchEvent) => {
    last = pairOf(event)
    // Without it the browser would scroll or zoom the page, and take a tap of two fingers for a click.
    if (last && event.cancelable) event.preventDefault()
  }
  const move = (event: TouchEvent) => {
    const pair = pairOf(event)
    if (!pair || !last) return
    if (event.cancelable) event.preventDefault()
    scrollBy(last.clientX - pair.clientX)
    if (pair.width !== last.width) widen(pair.width / last.width, pair.clientX)
    last = pair
  }
  return listen(frame, { touchstart: begin, touchmove: move, touchend: begin, touchcancel: begin })
}

function followWheel(frame: HTMLElement, { widen }: Hands): () => void {
  const wheel = (event: WheelEvent) => {
    if (!event.ctrlKey && !event.metaKey) return
    event.preventDefault()
    widen(widenedByPixel ** -event.deltaY, event.clientX)
  }
  return listen(frame, { wheel })
}

type Listeners = {
  readonly [Name in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[Name]) => unknown
}

/** Listened to here, since React's own listeners cannot stop what the browser would do. */
function listen(element: HTMLElement | null, listeners: Listeners): () => void {
  const all = Object.entries(listeners) as [string, (event: Event) => unknown][]
  for (const [name, listener] of all) element?.addEventListener(name, listener, { passive: false })
  return () => {
    for (const [name, listener] of all) element?.removeEventListener(name, listener)
  }
}
