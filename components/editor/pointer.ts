import { useSyncExternalStore, type DragEvent, type MouseEvent } from 'react'
import type { Point } from '@/lib/editor/session'

/** What a person points with: of a finger there is no hover, no focus without a keyboard, and no small target. */
export const fingerQuery = '(pointer: coarse)'

export const isFinger = (): boolean => matchMedia(fingerQuery).matches

/** Whether the main pointer is a finger, also when that changes; on the server none is. */
export function useFinger(): boolean {
  return useSyncExternalStore(
    (notify) => {
      const query = matchMedia(fingerQuery)
      query.addEventListener('change', notify)
      return () => query.removeEventListener('change', notify)
    },
    isFinger,
    () => false,
  )
}

type Pointed = globalThis.MouseEvent | TouchEvent | MouseEvent | DragEvent

/** Where a pointer is or was let go, in pixels of the window. */
export function pointOf(event: Pointed): Point {
  if ('changedTouches' in event) {
    const touch = event.changedTouches[0]
    return { x: touch?.clientX ?? 0, y: touch?.clientY ?? 0 }
  }
  return { x: event.clientX, y: event.clientY }
}
