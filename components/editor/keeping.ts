import { client } from '@/components/requests'
import { handOnUnplaced } from './intake'
import { leaveBehind } from './left-behind'
import { createEditorStore, type EditorStore } from './store'

/**
 * Makes a new graph of what is shown of one that is lost. What was refused before is not in the document,
 * so it goes along and is shown there (ES7).
 */
export async function keepAsNew(store: EditorStore): ReturnType<typeof client.createGraph> {
  const { view, refusals } = store.getState()
  const created = await client.createGraph({ document: view.document })
  if (!created.ok) return created
  const kept = createEditorStore(created.value.id)
  kept.setState({ refusals })
  handOnUnplaced(store.getState().graphId, created.value.id)
  leaveBehind(kept)
  discard(store)
  return created
}

/** Nothing of a lost graph is wanted any more, here at least. */
export function discard(store: EditorStore): void {
  store.setState({ lost: 'settled', refusals: [] })
}
