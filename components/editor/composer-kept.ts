import type { History } from '@/lib/editor/history'
import type { View } from '@/lib/editor/view'
import { emptyComposer, hasDraft, type ComposerState, type ComposerStore } from './composer-state'
import type { EditorStore } from './store'

type Written = Pick<
  ComposerState,
  'json' | 'field' | 'media' | 'refused' | 'leftOut' | 'changed' | 'ids'
>

/** What was written, as the origin of the step that kept it. */
export class KeptWriting {
  readonly written: Written

  constructor({ json, field, media, refused, leftOut, changed, ids }: ComposerState) {
    this.written = { json, field, media, refused, leftOut, changed, ids }
  }
}

/**
 * Undo of what was kept brings the text back where nothing else was written meanwhile; redo takes it away
 * again as long as it stands as it was.
 *
 * @returns ends it
 */
export function followUndo(store: EditorStore, composer: ComposerStore): () => void {
  return store.subscribe(({ history, view }, { history: before }) => {
    if (history === before) return
    const undone = movedBetween(before, history, 'past', 'future')
    if (undone && !hasDraft(composer.getState())) composer.setState(freed(undone.written, view))
    const redone = movedBetween(before, history, 'future', 'past')
    const { json, graphId } = composer.getState()
    if (redone && json === redone.written.json) composer.setState(emptyComposer(graphId))
  })
}

/** What was written, without the ids of what others have changed, which stays: anew it is something else. */
function freed(written: Written, { nodes, edges }: View): Written {
  const free = [...written.ids].filter(([, id]) => !nodes.has(id) && !edges.has(id))
  return { ...written, ids: new Map(free) }
}

/** What was kept by the step that went from one side of the history to the other, if one did. */
function movedBetween(
  before: History,
  after: History,
  from: keyof History,
  to: keyof History,
): KeptWriting | undefined {
  const origin = before[from].at(-1)?.origin
  const isMoved =
    after[to].length > before[to].length &&
    after[from].length < before[from].length &&
    after[to].at(-1)?.origin === origin
  return isMoved && origin instanceof KeptWriting ? origin : undefined
}
