import { forgetUnsent, tellUnsent } from '@/components/unsent'
import type { Refusal, SaveStatus, Sync } from './sync'

/** A graph that is not open any more: what of it is on its way, and what was refused since. */
type Left = { readonly sync: Sync; readonly refusals: readonly Refusal[] }

const left = new Map<string, Left>()

/**
 * Takes over what a graph that is being left still has to send: it goes on sending, however long the
 * server is away, until all is there or the graph is opened again.
 */
export function leaveBehind(sync: Sync, refusals: readonly Refusal[]): void {
  const { graphId } = sync
  let save: SaveStatus = 'saving'
  const tell = (more: readonly Refusal[] = []) => {
    const all = [...(left.get(graphId)?.refusals ?? refusals), ...more]
    if (!sync.hasUnsent && all.length === 0) {
      left.delete(graphId)
      return forgetUnsent(graphId)
    }
    left.set(graphId, { sync, refusals: all })
    tellUnsent({ graphId, title: sync.document.title, save, refusedCount: all.length })
  }
  sync.listen({
    onStatus: (status) => {
      save = status
      tell()
    },
    onRefused: tell,
    onMoved: () => undefined,
    onLost: () => tell(),
  })
  tell()
  void sync.flush()
}

/** Gives back what a graph left behind, now that it is opened again. */
export function takeUp(graphId: string): Left | undefined {
  const found = left.get(graphId)
  left.delete(graphId)
  forgetUnsent(graphId)
  return found
}
