import { useLayoutEffect, useRef, useState, type ChangeEvent, type KeyboardEvent } from 'react'

/**
 * What a field needs that is written when it is left: by Enter, by losing the focus, or with the page that
 * takes it away (ES16). Escape leaves the value as it was, and so does a draft that says the same.
 *
 * @param write takes a draft that differs from the value, and may leave it alone
 */
export function useDraft(value: string, write: (draft: string) => void) {
  const [draft, setDraft] = useState<string>()
  /** Escape leaves the field before the draft that it drops is gone from the state. */
  const isCancelled = useRef(false)
  function leave() {
    if (!isCancelled.current && draft !== undefined && draft !== value) write(draft)
    isCancelled.current = false
    setDraft(undefined)
  }
  const leaveLatest = useRef(leave)
  useLayoutEffect(() => {
    leaveLatest.current = leave
  })
  // Going back takes the field away without its losing the focus first; the graph is left right after.
  useLayoutEffect(() => () => leaveLatest.current(), [])
  return {
    value: draft ?? value,
    onChange: (event: ChangeEvent<HTMLInputElement>) => setDraft(event.target.value),
    onBlur: leave,
    onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => {
      // Enter and Escape inside an IME composition belong to it.
      if (event.nativeEvent.isComposing) return
      if (event.key !== 'Enter' && event.key !== 'Escape') return
      isCancelled.current = event.key === 'Escape'
      event.currentTarget.blur()
    },
  }
}
