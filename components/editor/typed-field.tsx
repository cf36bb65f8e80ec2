'use client'
import type { ChangeEvent, KeyboardEvent } from 'react'
import { useEffect, useRef } from 'react'
import { useTranslations } from 'next-intl'
import { classNames } from '@/components/ui/class-names'
import { showToast } from '@/components/ui/toast'
import { typeText } from '@/lib/editor/gestures'
import { withOthers } from '@/lib/editor/typing'
import { kindOf, textIn, type Node } from '@/lib/kinds'
import { useAtPicker } from './at-picker'
import { useEditor, useEditorStore } from './context'
import { OpenLine } from './open-line'

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

/** Writes what is typed in a field into the document at once, and takes it back (ES15). */
function useTyping(
  node: Node,
  field: string,
  element: { readonly current: HTMLInputElement | HTMLTextAreaElement | null },
) {
  const store = useEditorStore()
  const t = useTranslations('editor')
  // Straight from the store: a card hears of it a moment later, and drawn in between with the text from
  // before, the field would end an IME composition.
  const text = useEditor(({ view }) => textIn(view.nodes.get(node.id) ?? node, field) ?? '')
  const textBefore = useRef<string>(undefined)
  /** The text as far as this field knows it: what differs from it was done by others. */
  const textKnown = useRef(text)
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
  const begin = () => {
    textBefore.current = text
  }
  return { text, begin, write, cancel }
}

/**
 * A field that writes what is typed into the document at once; undo takes back a stretch of typing, and
 * Escape all of it since the field was entered. Where a text may point, `@` offers what it can point at,
 * and what is open in it stands below.
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
  const element = useRef<HTMLInputElement & HTMLTextAreaElement>(null)
  const { text, begin, write, cancel } = useTyping(node, field, element)
  useFocusWhenSeen(element, autoFocus, multiline)
  const canPoint = multiline && kindOf(node).linkFields.some((each) => each === field)
  const picker = useAtPicker({ nodeId: node.id, element, write })

  function keyDown(event: KeyboardEvent) {
    // Enter and Escape inside an IME composition belong to it.
    if (event.nativeEvent.isComposing || picker.keyDown(event)) return
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
    value: text,
    'aria-label': label,
    placeholder,
    onFocus: begin,
    onKeyDown: keyDown,
    className: classNames(fieldLook, multiline && 'field-sizing-content resize-none', className),
  }
  const onChange = (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) =>
    write(event.target.value)
  if (!multiline) return <input ref={element} {...props} onChange={onChange} />
  if (!canPoint) return <textarea ref={element} rows={2} {...props} onChange={onChange} />
  return (
    <>
      <textarea
        ref={element}
        rows={2}
        {...props}
        {...picker.field}
        onChange={(event) => {
          onChange(event)
          picker.follow(event.target)
        }}
      />
      {picker.list}
      <OpenLine node={node} field={field} text={text} />
    </>
  )
}

/** How fields look on cards and in the panel. */
export const fieldLook =
  'nodrag nopan nowheel w-full min-w-0 rounded-md border border-line-strong bg-card px-2 py-1 text-sm outline-none focus:border-ink'
