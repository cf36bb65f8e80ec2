'use client'
import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import type { ComposerState, ComposerStore } from './composer-state'

const ComposerContext = createContext<ComposerStore | undefined>(undefined)
export const ComposerProvider = ComposerContext.Provider

/** What is being written for the open graph, for handlers. */
export function useComposerStore(): ComposerStore {
  const store = useContext(ComposerContext)
  if (!store) throw new Error('invariant broken: outside of a composer')
  return store
}

export function useComposer<T>(selector: (state: ComposerState) => T): T {
  return useStore(useComposerStore(), selector)
}
