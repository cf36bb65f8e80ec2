'use client'
import { createContext, useContext, type ReactNode } from 'react'
import { useStore } from 'zustand'
import { nameOf } from '@/lib/editor/view'
import type { EditorState } from './state'
import type { EditorStore } from './store'

const EditorContext = createContext<EditorStore | undefined>(undefined)

export function EditorProvider({
  store,
  children,
}: {
  readonly store: EditorStore
  readonly children: ReactNode
}) {
  return <EditorContext value={store}>{children}</EditorContext>
}

/** The store of the open graph, for handlers. */
export function useEditorStore(): EditorStore {
  const store = useContext(EditorContext)
  if (!store) throw new Error('invariant broken: outside of an editor')
  return store
}

/** A piece of the editor's state; the component is drawn again only when that piece changes. */
export function useEditor<T>(selector: (state: EditorState) => T): T {
  return useStore(useEditorStore(), selector)
}

export function useAlias(id: string): string {
  return useEditor((state) => state.view.aliases.get(id) ?? '')
}

export function useName(id: string): string {
  return useEditor((state) => nameOf(state.view, id))
}
