'use client'
import { useDeferredValue, useMemo } from 'react'
import { createPhraseReader, type Phrase, type PhraseReader } from '@/lib/editor/phrases'
import type { Node } from '@/lib/kinds'
import { useEditor, useEditorStore } from './context'
import type { EditorStore } from './store'

const readers = new WeakMap<EditorStore, PhraseReader>()

/** What has read the phrases of an open graph. */
export function readerOf(store: EditorStore): PhraseReader {
  const known = readers.get(store)
  if (known) return known
  const made = createPhraseReader()
  readers.set(store, made)
  return made
}

const none: readonly Phrase[] = []

/**
 * A text with its phrases, a moment after both were changed: what is typed is always shown first, and
 * reading gives way to it.
 */
export function usePhrases(
  node: Node | undefined,
  field: string,
  text: string,
): { readonly text: string; readonly phrases: readonly Phrase[] } {
  const reader = readerOf(useEditorStore())
  const settled = useDeferredValue(useEditor(({ view }) => reader.settled(view.document)))
  const shown = useDeferredValue(text)
  const phrases = useMemo(
    () => (node ? reader.read(settled, node, field, shown) : none),
    [reader, settled, node, field, shown],
  )
  return { text: shown, phrases }
}
