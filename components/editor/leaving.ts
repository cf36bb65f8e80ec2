import { useEffect } from 'react'
import { onlyHere } from './only-here'
import type { EditorStore } from './store'

/** What is written only when its field is left is written before the field goes with its page (ES16). */
function leaveField(): void {
  const { activeElement } = document
  if (activeElement instanceof HTMLElement) activeElement.blur()
}

function beforeTraversal({ navigationType }: NavigateEvent): void {
  if (navigationType === 'traverse') leaveField()
}

/** Lets nobody leave a graph with something in it that only this browser has (ES9). */
export function useLeaving(store: EditorStore): void {
  useEffect(() => {
    const guard = (event: BeforeUnloadEvent) => {
      leaveField()
      if (onlyHere(store) !== undefined) event.preventDefault()
    }
    // Unlike `popstate` it comes before the router has taken the page away. Older browsers lack it.
    const navigation = 'navigation' in window ? window.navigation : undefined
    window.addEventListener('beforeunload', guard)
    navigation?.addEventListener('navigate', beforeTraversal)
    return () => {
      window.removeEventListener('beforeunload', guard)
      navigation?.removeEventListener('navigate', beforeTraversal)
    }
  }, [store])
}
