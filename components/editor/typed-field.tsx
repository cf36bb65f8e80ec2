'use client'
import type { ChangeEvent, KeyboardEvent } from 'react'
import { useEffect, useRef } from 'react'
import { useTranslations } from 'next-intl'
import { classNames } from '@/components/ui/class-names'
import { showToast } from '@/components/ui/toast'
import { typeText } from '@/lib/editor/gestures'
import { withOthers } from '@/lib/editor/typing'
import { textIn, type Node } from '@/lib/kinds'
import { useEditorStore } from './context'

type TypedFieldProps = {
  readonly node: Node
  readonly field: string
  readonly label: string
  readonly multiline?: boolean
  readonly placeholder?: string
  readonly autoFocus?: boolean
  readonly className?: string
  /** Enter in a field of one line, Ctrl+Enter in any, and Escape, which takes back what was typed. */
  readonly onDone?: () => void
}

/** Takes the focus as soon as the field can be seen; the caret goes behind a text, a name is selected. */
function useFocusWhenSeen(
  element: { readonly current: (HTMLInputElement & HTMLTextAreaElement) | null },
  autoFocus: boolean,
  multiline: boolean,
): void {
  useEffect(() => {
    if (!autoFocus) return
    let frame = 0
    let triesLeft = 30
    // A card that has just been added is invisible until it is measured, and takes no focus till then.
    const take = () => {
      const { current } = element
      if (!current) return
      current.focus({ preventScroll: true })
      if (document.activeElement !== current) {
        if (--triesLeft > 0) frame = requestAnimationFrame(take)
        return
      }
      const { length } = current.value
      current.setSelectionRange(multiline ? length : 0, length)
    }
    take()
    return () => cancelAnimationFrame(frame)
  }, [element, autoFocus, multiline])
}

/**
 * A field that writes what is typed into the document at once; undo takes back a stretch of typing, and
 * Escape all of it since the field was entered.
 */
export function TypedField({
  node,
  field,
  label,
  multiline = false,
  placeholder,
  autoFocus = false,
  className,
  onDone,
}: TypedFieldProps) {
  const store = useEditorStore()
  const t = useTranslations('editor')
  const element = useRef<HTMLInputElement & HTMLTextAreaElement>(null)
  const text = textIn(node, field) ?? ''
  const textBefore = useRef<string>(undefined)
  /** The text as far as this field knows it: what differs from it was done by others. */
  const textKnown = useRef(text)
  useFocusWhenSeen(element, autoFocus, multiline)
  useEffect(() => {
    const { current: before } = textBefore
    // What Escape goes back to has in it what others did meanwhile.
    if (before !== undefined) textBefore.current = withOthers(before, textKnown.current, text)
    textKnown.current = text
  }, [text])

  function write(typed: string) {
    // The node of this very moment: several events may come before the next drawing.
    const now = store.getState().view.nodes.get(node.id)
    if (!now) return
    const isWritten = store.dispatch(typeText(now, field, typed), {
      typed: { id: node.id, field },
    })
    if (isWritten) textKnown.current = typed
  }
  function writeAgain(typed: string, before: string) {
    const now = store.getState().view.nodes.get(node.id)
    if (now) write(withOthers(typed, before, textIn(now, field) ?? ''))
  }
  function cancel() {
    const before = textBefore.current
    const typed = element.current?.value
    if (before === undefined || typed === undefined || typed === before) return
    write(before)
    // A long text is not lost to one key.
    showToast({
      message: t('typingCancelled'),
      action: { label: t('typingAgain'), run: () => writeAgain(typed, before) },
    })
  }
  function keyDown(event: KeyboardEvent) {
    // Enter and Escape inside an IME composition belong to it.
    if (event.nativeEvent.isComposing) return
    const isDone = event.key === 'Escape' || (event.key === 'Enter' && !multiline)
    const isForced = event.key === 'Enter' && (event.ctrlKey || event.metaKey)
    if (!isDone && !isForced) return
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Escape') cancel()
    if (onDone) onDone()
    else element.current?.blur()
  }
  const props = {
    ref: element,
    value: text,
    'aria-label': label,
    placeholder,
    onFocus: () => (textBefore.current = text),
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) =>
      write(event.target.value),
    onKeyDown: keyDown,
    className: classNames(fieldLook, multiline && 'field-sizing-content resize-none', className),
  }
  return multiline ? <textarea rows={2} {...props} /> : <input {...props} />
}

/** How fields look on cards and in the panel. */
export const fieldLook =
  'nodrag nopan nowheel w-full min-w-0 rounded-md border border-line-strong bg-card px-2 py-1 text-sm outline-none focus:border-ink'
