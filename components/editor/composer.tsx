'use client'
import type { Editor } from '@tiptap/core'
import { EditorContent } from '@tiptap/react'
import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState, type DragEvent } from 'react'
import { IconButton } from '@/components/ui/icon-button'
import { ComposerFoot } from './composer-foot'
import { ComposerProvider, useComposer, useComposerStore } from './composer-context'
import type { Reader } from './composer-propose'
import { hasDraft } from './composer-state'
import { composerOf } from './composer-storage'
import { typeAt, useComposerField } from './use-composer-field'
import { useKeeping } from './use-composer-keeping'
import { useReading, useReveal } from './use-composer-reading'
import { useWish } from './use-composer-wish'
import { useEditor, useEditorStore } from './context'
import { Drafted } from './drafted'
import { PhraseQuestion } from './phrase-question'

/** A field like that of a chat, whose text becomes a graph while one types. */
export default function Composer() {
  const graphId = useEditor((state) => state.graphId)
  return (
    <ComposerProvider value={composerOf(graphId)}>
      <Drafted>
        <ComposerCard />
      </Drafted>
    </ComposerProvider>
  )
}

/** Closes it; what was written stays for the next time. */
function useClose() {
  const store = useEditorStore()
  return () => {
    store.setState({ composer: 'closed', composerWish: undefined, listed: undefined })
    document.querySelector<HTMLElement>('[data-canvas]')?.focus({ preventScroll: true })
  }
}

function ComposerCard() {
  const t = useTranslations('composer')
  const card = useRef<HTMLElement>(null)
  const close = useClose()
  const reader = useRef<Reader>(undefined)
  const keeping = useKeeping(reader)
  const field = useComposerField(keeping.enter, close)
  const { editor } = field
  useReading(editor, reader)
  useWish(field)
  useReveal()
  useHeight(card)
  const dropping = useDropping(field.receive)
  return (
    <section
      ref={card}
      data-composer
      aria-label={t('title')}
      {...dropping.handlers}
      onKeyDown={(event) => {
        // Menus and lists of it stand elsewhere in the page and close by themselves.
        const isHere = event.currentTarget.contains(event.target as Node)
        if (event.key !== 'Escape' || event.defaultPrevented || !isHere) return
        event.stopPropagation()
        close()
      }}
      data-dropping={dropping.isOver || undefined}
      className="@container absolute inset-x-4 bottom-4 z-10 mx-auto flex max-h-[40%] max-w-[856px] flex-col rounded-card border border-line-strong bg-card shadow-card data-dropping:border-ink-3 max-sm:inset-x-2 max-sm:bottom-14 max-sm:max-h-[55%]"
    >
      <IconButton
        label={t('close')}
        keys="Esc"
        onClick={close}
        className="absolute top-1.5 right-1.5 z-10"
      >
        <X aria-hidden />
      </IconButton>
      <div className="min-h-0 grow overflow-y-auto px-5 pt-4 pr-11 max-sm:px-4 max-sm:pr-11">
        <div className="grid *:col-start-1 *:row-start-1">
          <Placeholder editor={editor} />
          <EditorContent editor={editor} className="min-w-0 [&>div]:min-h-8" />
        </div>
      </div>
      <ComposerFoot
        onAt={() => typeAt(editor)}
        onFiles={(files) => field.receive({ files, html: '', text: '' })}
        onAsk={field.askNext}
        onUndo={field.travel}
        keeping={keeping}
      />
      {field.list}
      {field.asked && (
        <PhraseQuestion
          key={field.asked.phrase.from}
          phrase={field.asked.phrase.mention}
          screen={field.asked.screen}
          onTake={field.take}
          onNothing={() => field.take('')}
          onClose={field.closeMenu}
        />
      )}
    </section>
  )
}

/** What one may write, in words that are no part of the text. */
function Placeholder({ editor }: { readonly editor: Editor | null }) {
  const t = useTranslations('composer')
  const composer = useComposerStore()
  const isEmpty = useComposer(
    ({ field, json }) => !hasDraft({ ...composer.getState(), field, json }),
  )
  // The first letters of an input method stand in the field before they are in the text.
  const [isTyping, setTyping] = useState(false)
  useEffect(() => {
    if (!editor) return
    const dom = editor.view.dom
    const begin = () => setTyping(true)
    const end = () => setTyping(false)
    dom.addEventListener('compositionstart', begin)
    dom.addEventListener('compositionend', end)
    return () => {
      dom.removeEventListener('compositionstart', begin)
      dom.removeEventListener('compositionend', end)
    }
  }, [editor])
  if (!isEmpty || isTyping) return null
  return (
    <p aria-hidden className="pointer-events-none text-[15px] leading-7 text-ink-3">
      {t('placeholder')}
    </p>
  )
}

/** Files and words may come down anywhere on the card. */
function useDropping(receive: ReturnType<typeof useComposerField>['receive']) {
  const [isOver, setOver] = useState(false)
  const handlers = {
    onDragOver: (event: DragEvent) => {
      event.preventDefault()
      event.dataTransfer.dropEffect = 'copy'
      setOver(true)
    },
    onDragLeave: (event: DragEvent) => {
      if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false)
    },
    onDrop: (event: DragEvent) => {
      setOver(false)
      // In the field itself it went to where it came down.
      if (event.defaultPrevented) return
      event.preventDefault()
      const { dataTransfer: data } = event
      receive({
        files: [...data.files],
        html: data.getData('text/html'),
        text: data.getData('text/plain'),
      })
    },
  }
  return { isOver, handlers }
}

/** Tells the rest of the canvas how high it is. */
function useHeight(card: { readonly current: HTMLElement | null }): void {
  useEffect(() => {
    const element = card.current
    const canvas = element?.closest<HTMLElement>('[data-canvas]')
    if (!element || !canvas) return
    const tell = () => {
      const height = canvas.getBoundingClientRect().bottom - element.getBoundingClientRect().top
      canvas.style.setProperty('--composer-height', `${Math.round(height)}px`)
    }
    const observer = new ResizeObserver(tell)
    observer.observe(element)
    observer.observe(canvas)
    return () => {
      observer.disconnect()
      canvas.style.removeProperty('--composer-height')
    }
  }, [card])
}
