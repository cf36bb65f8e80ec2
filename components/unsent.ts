import { create } from 'zustand'
import type { OnlyHere } from './editor/only-here'

/** A graph that is not open any more, and why it is not all on the server. */
export type Unsent = {
  readonly graphId: string
  readonly title: string
  readonly state: OnlyHere
}

type State = { readonly graphs: readonly Unsent[] }

/** Graphs that were left with something that only this browser has, for every page to tell of. */
export const useUnsent = create<State>(() => ({ graphs: [] }))

const guard = (event: BeforeUnloadEvent) => event.preventDefault()

/** Tells of a graph; while any is told of, the browser asks before it closes the tab. */
export function tellUnsent(unsent: Unsent): void {
  useUnsent.setState(({ graphs }) => {
    const others = graphs.filter(({ graphId }) => graphId !== unsent.graphId)
    return { graphs: [...others, unsent] }
  })
  if (typeof window !== 'undefined') window.addEventListener('beforeunload', guard)
}

/** All of this graph is on the server, or it is open again. */
export function forgetUnsent(graphId: string): void {
  const graphs = useUnsent.getState().graphs.filter((each) => each.graphId !== graphId)
  useUnsent.setState({ graphs })
  if (graphs.length === 0 && typeof window !== 'undefined') {
    window.removeEventListener('beforeunload', guard)
  }
}
