import { forgetUnsent, tellUnsent } from '@/components/unsent'
import { useIntake } from './intake'
import { onlyHere } from './only-here'
import type { EditorStore } from './store'

/** A graph that is not open any more but still has something that only this browser has. */
type Left = { readonly store: EditorStore; readonly forget: () => void }

const left = new Map<string, Left>()

// Whoever waits on the list for a network does not wait for the next try as well.
if (typeof window !== 'undefined') {
  window.addEventListener('online', () => left.forEach(({ store }) => void store.retry()))
}

/**
 * Keeps a graph that is being left for as long as anything of it is only here, and tells of it: it goes
 * on sending, however long the server is away, and takes in its files, until all is there or it is opened
 * again (ES8).
 */
export function leaveBehind(store: EditorStore): void {
  const { graphId } = store.getState()
  const tell = () => {
    const state = onlyHere(store)
    if (state === undefined) return takeUp(graphId)
    tellUnsent({ graphId, title: store.getState().view.document.title, state })
  }
  const unheard = [store.subscribe(tell), useIntake.subscribe(tell)]
  left.set(graphId, { store, forget: () => unheard.forEach((each) => each()) })
  tell()
  void store.retry()
}

/** The store that a graph left behind, to be opened again as it is. */
export function leftStore(graphId: string): EditorStore | undefined {
  return left.get(graphId)?.store
}

/** A graph is open again, or all of it is on the server. */
export function takeUp(graphId: string): void {
  left.get(graphId)?.forget()
  left.delete(graphId)
  forgetUnsent(graphId)
}
