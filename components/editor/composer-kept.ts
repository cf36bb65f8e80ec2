import type { JSONContent } from '@tiptap/core'
import type { History } from '@/lib/editor/history'
import type { View } from '@/lib/editor/view'
import {
  emptyComposer,
  fieldOf,
  hasDraft,
  type ComposerState,
  type ComposerStore,
} from './composer-state'
import type { EditorStore } from './store'

type Written = Pick<
  ComposerState,
  'json' | 'field' | 'media' | 'refused' | 'leftOut' | 'changed' | 'ids' | 'aliases'
>

function writtenIn(state: ComposerState): Written {
  const { json, field, media, refused, leftOut, changed, ids, aliases } = state
  return { json, field, media, refused, leftOut, changed, ids, aliases }
}

/** What was written, as the origin of the step that kept it. */
export class KeptWriting {
  readonly written: Written

  constructor(state: ComposerState) {
    this.written = writtenIn(state)
  }
}

/** What an undo brought back: what stood in the field before it, and what stands there since. */
type Brought = {
  readonly origin: KeptWriting
  readonly before: Written
  readonly json: JSONContent | undefined
}

/**
 * Undo of what was kept brings the text back, before what is being written; redo takes it away again as
 * long as it stands as it was (ED16).
 *
 * @returns ends it
 */
export function followUndo(store: EditorStore, composer: ComposerStore): () => void {
  let brought: readonly Brought[] = []
  return store.subscribe(({ history, view }, { history: before, view: viewBefore }) => {
    if (history === before) return
    const state = composer.getState()
    const undone = movedBetween(before, history, 'past', 'future')
    if (undone) {
      const back = freed(undone.written, viewBefore, view)
      const now = hasDraft(state) ? joined(back, state) : back
      brought = [...brought, { origin: undone, before: writtenIn(state), json: now.json }]
      composer.setState(now)
    }
    const redone = movedBetween(before, history, 'future', 'past')
    if (!redone) return
    const last = brought.at(-1)
    brought = brought.slice(0, -1)
    if (last?.origin === redone && last.json === state.json) {
      composer.setState({ ...emptyComposer(state.graphId), ...last.before })
    }
  })
}

/**
 * What was written, without the ids of what others have changed, which stays: anew it is something else.
 * What is gone is called as it was once it is kept again.
 */
function freed(written: Written, before: View, { nodes, edges }: View): Written {
  const free = [...written.ids].filter(([, id]) => !nodes.has(id) && !edges.has(id))
  const aliases = free.flatMap(([, id]) => {
    const alias = before.nodes.get(id)?.alias
    return alias === undefined ? [] : [[id, alias] as const]
  })
  return { ...written, ids: new Map(free), aliases: new Map(aliases) }
}

/** Two writings as one, the earlier first: what both have under one key is the earlier one's. */
function joined(first: Written, second: Written): Written {
  const json = {
    type: 'doc',
    content: [...(first.json?.content ?? []), ...(second.json?.content ?? [])],
  }
  const isFree = (key: string) => !first.ids.has(key)
  const both = <V>(a: ReadonlyMap<string, V>, b: ReadonlyMap<string, V>) => new Map([...b, ...a])
  return {
    json,
    field: fieldOf(json),
    media: both(first.media, second.media),
    refused: new Set([...first.refused, ...[...second.refused].filter(isFree)]),
    leftOut: both(first.leftOut, second.leftOut),
    changed: both(first.changed, new Map([...second.changed].filter(([key]) => isFree(key)))),
    ids: both(first.ids, second.ids),
    aliases: both(first.aliases, second.aliases),
  }
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
