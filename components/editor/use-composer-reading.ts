'use client'
import type { Editor } from '@tiptap/core'
import { useLocale, useTranslations } from 'next-intl'
import { useEffect, type RefObject } from 'react'
import { sentence } from '@/lib/messages'
import type { Draft } from '@/lib/editor/draft'
import { fitted, revealingAll, wireBoxes } from '@/lib/editor/viewport'
import { paneSize, useActionContext, zoomMin } from './action-context'
import { motion } from './action'
import { useComposer, useComposerStore } from './composer-context'
import { showPhrases } from './composer-phrases'
import { startReading, type Reader } from './composer-propose'
import { useEditor, useEditorStore } from './context'
import { aliasesOf, targetsOf } from './mention'
import { choiceText } from './phrase-chip'

/** Reads what is written for as long as the composer is open, and marks its phrases in the field. */
export function useReading(editor: Editor | null, readerRef: RefObject<Reader | undefined>): void {
  const context = useActionContext()
  const composer = useComposerStore()
  const language = useLocale()
  useEffect(() => {
    if (!editor) return
    const started = startReading(context, composer, language, () => editor.view.composing)
    readerRef.current = started
    return () => {
      started.stop()
      readerRef.current = undefined
    }
  }, [context, composer, language, editor, readerRef])
  useShownPhrases(editor)
}

function useShownPhrases(editor: Editor | null): void {
  const t = useTranslations('editor.phrase')
  const language = useLocale()
  const store = useEditorStore()
  const composer = useComposerStore()
  const reading = useComposer((state) => state.reading)
  useEffect(() => {
    if (!editor || editor.isDestroyed) return
    const show = () => {
      // Of another text than the one in the field the places would be wrong.
      if (!reading || reading.field !== composer.getState().field) return
      const { view } = store.getState()
      const phrases = reading.proposed.mentions.map((mention) => ({
        mention,
        reason: sentence(mention.reason, language),
        aliases:
          mention.status === 'resolved'
            ? aliasesOf(view, targetsOf(mention))
            : choiceText(view, mention.candidates ?? [], t),
      }))
      showPhrases(editor.view, reading.field, phrases)
    }
    show()
    const { dom } = editor.view
    // A frame later the input method has let go of its paragraph.
    const later = () => requestAnimationFrame(() => !editor.isDestroyed && show())
    dom.addEventListener('compositionend', later)
    return () => dom.removeEventListener('compositionend', later)
  }, [editor, reading, store, composer, t, language])
}

function idsOf(draft: Draft | undefined): readonly string[] {
  return draft ? [...draft.nodes, ...draft.edges].map(({ id }) => id) : []
}

/** Smaller, nothing of a card can be told. */
const zoomLeast = 0.45

/** Moves the canvas, no farther than needed, when something new is proposed out of sight. */
export function useReveal(): void {
  const { store, flow } = useActionContext()
  const ids = useEditor(({ draft }) => idsOf(draft).join())
  useEffect(() => {
    if (ids === '') return
    const { draft } = store.getState()
    if (!draft) return
    const rects = draft.nodes.flatMap(({ id }) => draft.projection.rects.get(id) ?? [])
    const next = revealingAll(rects, flow.getViewport(), paneSize(), zoomMin)
    // Where all of it would be too small to read, the things are shown alone.
    const isSmall = next !== undefined && next.zoom < zoomLeast
    const first = draft.nodes.find(({ data }) => data.node.kind === 'set') ?? draft.nodes[0]
    const alone = isSmall && first ? draft.projection.rects.get(first.id) : undefined
    const all = [...rects, ...wireBoxes(draft.routes, draft.fresh)]
    const shown = alone
      ? fitted(alone, paneSize(), zoomMin)
      : revealingAll(all, flow.getViewport(), paneSize(), zoomMin)
    if (shown) void flow.setViewport(shown, motion())
  }, [ids, store, flow])
}
