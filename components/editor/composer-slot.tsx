'use client'
import dynamic from 'next/dynamic'
import { useEffect } from 'react'
import { useStore } from 'zustand'
import { resumeFiles } from './composer-intake'
import { followUndo } from './composer-kept'
import { hasDraft } from './composer-state'
import { composerOf, followStorage } from './composer-storage'
import { useEditor, useEditorStore } from './context'
import { filesOf, offerOf, useIntake } from './intake'

/** The field and all that it needs come when they are wanted, not with the canvas. */
const Composer = dynamic(() => import('./composer'), { ssr: false })

/**
 * The composer where it is open. It opens by itself where something was being written, and in a graph that
 * has nothing on its canvas unless files for it wait to be placed; then it stays until it is closed.
 */
export function ComposerSlot() {
  const store = useEditorStore()
  const composer = useEditor((state) => state.composer)
  const isEmpty = useEditor((state) => state.view.document.nodes.length === 0)
  const isLost = useEditor((state) => state.lost !== undefined)
  const graphId = useEditor((state) => state.graphId)
  const hasFiles = useIntake(
    (state) => offerOf(state, graphId) !== undefined || filesOf(state, graphId) !== undefined,
  )
  useEffect(() => followStorage(graphId), [graphId])
  // Behind what was written, which says which of them are wanted.
  useEffect(() => void resumeFiles(store, composerOf(graphId)), [store, graphId])
  useEffect(() => followUndo(store, composerOf(graphId)), [store, graphId])
  const isWritten = useStore(composerOf(graphId), hasDraft)
  const opens = composer === 'auto' && (isWritten || (isEmpty && !hasFiles))
  useEffect(() => {
    if (opens) store.setState({ composer: 'open', composerWish: { what: 'write' } })
  }, [opens, store])
  return composer === 'open' && !isLost ? <Composer /> : null
}
