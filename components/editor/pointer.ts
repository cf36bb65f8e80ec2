import { useSyncExternalStore } from 'react'

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
