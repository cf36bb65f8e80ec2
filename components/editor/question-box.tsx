'use client'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { uuidv7 } from 'uuidv7'
import { addNodeAt, typeText } from '@/lib/editor/gestures'
import { freeRects } from '@/lib/editor/placement'
import { textIn, type Node } from '@/lib/kinds'
import type { NodeId } from '@/lib/std/id'
import { classNames } from '@/components/ui/class-names'
import { AliasChip } from './alias-chip'
import { useAtPicker } from './at-picker'
import { useEditor, useEditorStore } from './context'
import { Markdown } from './markdown'
import { OpenLine } from './open-line'
import { usePhrases } from './phrases'
import type { EditorState } from './state'
import type { EditorStore } from './store'

/** The question that is asked by default: the last one in reading order. */
function lastQuestion(state: EditorState) {
  return state.view.document.nodes.findLast((node) => node.kind === 'question')
}

/** Writes the last question, or makes the first one. */
function writeQuestion(store: EditorStore, text: string): void {
  const question = lastQuestion(store.getState())
  if (question) {
    store.dispatch(typeText(question, 'text', text), { typed: { id: question.id, field: 'text' } })
    return
  }
  const { view, session } = store.getState()
  const rects = [...freeRects(view, session.measured).values()]
  const at = {
    x: Math.max(0, ...rects.map((rect) => rect.x + rect.width + 64)),
    y: Math.min(0, ...rects.map((rect) => rect.y)),
  }
  const node: Node = { id: uuidv7() as NodeId, kind: 'question', text }
  store.dispatch(addNodeAt(view, session, node, at))
}

/** Stands under every tab: edits the last question, or makes the first one as soon as it is typed. */
export function QuestionBox() {
  const t = useTranslations('editor')
  const question = useEditor(lastQuestion)
  const alias = useEditor((state) => (question && state.view.aliases.get(question.id)) ?? '')
  return (
    <div className="shrink-0 border-t border-line p-4">
      <div className="rounded-card border border-line-strong bg-card p-3 focus-within:border-ink-3">
        <QuestionField question={question} />
        <div className="flex items-center gap-2 pt-1 text-xs text-ink-2">
          <span className="grow">{t('questionHint')}</span>
          <AliasChip alias={alias} />
        </div>
      </div>
    </div>
  )
}

/** Read as people say it while nobody writes: with what it points at as the things that it means. */
function QuestionField({ question }: { readonly question: Node | undefined }) {
  const t = useTranslations('editor')
  const store = useEditorStore()
  // While a composition of the first letter runs there is no node yet to hold it.
  const [composing, setComposing] = useState<string>()
  const [isWriting, setWriting] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  const text = composing ?? (question ? (textIn(question, 'text') ?? '') : '')
  const { phrases } = usePhrases(question, 'text', text)
  const isRead = !isWriting && (text.includes('](#') || phrases.length > 0)
  const write = (typed: string) => writeQuestion(store, typed)
  const picker = useAtPicker({ nodeId: question?.id, element: field, write })
  return (
    <>
      {isRead && (
        <div
          onClick={() => field.current?.focus()}
          className="max-h-40 cursor-text overflow-y-auto leading-6"
        >
          <Markdown text={text} node={question} />
        </div>
      )}
      <textarea
        aria-label={t('question')}
        placeholder={t('placeholders.question')}
        data-question
        rows={2}
        ref={field}
        value={text}
        {...picker.field}
        onFocus={() => setWriting(true)}
        onBlur={() => {
          setWriting(false)
          picker.field.onBlur()
        }}
        onKeyDown={picker.keyDown}
        onCompositionStart={() => {
          picker.field.onCompositionStart()
          if (!lastQuestion(store.getState())) setComposing('')
        }}
        onCompositionEnd={(event) => {
          if (composing !== undefined) {
            setComposing(undefined)
            write(event.currentTarget.value)
          }
          picker.field.onCompositionEnd(event)
        }}
        onChange={(event) => {
          if (composing === undefined) write(event.target.value)
          else setComposing(event.target.value)
          picker.follow(event.target)
        }}
        className={classNames(
          'field-sizing-content max-h-40 w-full resize-none bg-transparent outline-none',
          isRead && 'sr-only',
        )}
      />
      {picker.list}
      {!isRead && <OpenLine node={question} field="text" text={text} />}
    </>
  )
}
