'use client'
import type { ReactNode } from 'react'
import { EditorProvider, useEditorStore } from './context'
import type { EditorState } from './state'
import type { EditorStore } from './store'

const drafted = new WeakMap<EditorStore, EditorStore>()

/**
 * The store as what is only proposed is read by: its graph is the one with the draft in it, so that names,
 * aliases, pickers and threads know of both. What changes the graph goes to the store itself.
 */
function draftedStore(store: EditorStore): EditorStore {
  const known = drafted.get(store)
  if (known) return known
  let from: EditorState | undefined
  let shown: EditorState | undefined
  const shownOf = (state: EditorState): EditorState => {
    if (state === from && shown) return shown
    from = state
    const { draft } = state
    shown = draft ? { ...state, view: draft.view, projection: draft.projection } : state
    return shown
  }
  const made: EditorStore = {
    ...store,
    getState: () => shownOf(store.getState()),
    getInitialState: () => shownOf(store.getInitialState()),
    subscribe: (listener) => store.subscribe((state, before) => listener(shownOf(state), before)),
  }
  drafted.set(store, made)
  drafted.set(made, made)
  return made
}

/** What is in here reads the graph with the draft in it. */
export function Drafted({ children }: { readonly children: ReactNode }) {
  return <EditorProvider store={draftedStore(useEditorStore())}>{children}</EditorProvider>
}
