'use client'
import { useEffect } from 'react'
import { uuidv7 } from 'uuidv7'
import { fragmentOf, fragmentSize, pasteCommands, readFragment } from '@/lib/editor/clipboard'
import { pins, removal } from '@/lib/editor/gestures'
import { cornerFor, nearPlace } from '@/lib/editor/near-place'
import { freeRects } from '@/lib/editor/placement'
import { select } from '@/lib/editor/session'
import { useActionContext } from './action-context'
import { actionFor } from './shortcuts'
import type { ActionContext } from './action'
import { addNote, receiveFiles } from './intake'

/** Where keys mean something of their own. */
const taken = 'input, textarea, select, [contenteditable], [role="dialog"], [role="menu"]'
/** These write nothing: they go on from a field, and F8 from the menu of a phrase, but not behind a modal dialog. */
const takenFrom: Readonly<Record<string, string>> = {
  F6: '[data-modal], [role="menu"]',
  F8: '[data-modal]',
}

function isWithin(target: EventTarget | null, places = taken): boolean {
  return target instanceof HTMLElement && target.closest(places) !== null
}

/** Keys and the clipboard, for as long as the editor is open. */
export function Keyboard() {
  const context = useActionContext()
  useEffect(() => {
    const keyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return
      if (isWithin(event.target, takenFrom[event.key])) return
      if (event.key === 'Enter' && isControl(event.target)) {
        if (!selectFocused(context, event.target)) return
      }
      const action = actionFor(event, context.store.getState())
      if (!action) return
      event.preventDefault()
      action.run(context)
    }
    const copy = (event: ClipboardEvent) => copySelected(context, event)
    const cut = (event: ClipboardEvent) => {
      if (!copySelected(context, event)) return
      const { view, session } = context.store.getState()
      context.store.dispatch(removal(view, session.selectedNodes, []))
    }
    const paste = (event: ClipboardEvent) => pasteInto(context, event)
    window.addEventListener('keydown', keyDown)
    document.addEventListener('copy', copy)
    document.addEventListener('cut', cut)
    document.addEventListener('paste', paste)
    return () => {
      window.removeEventListener('keydown', keyDown)
      document.removeEventListener('copy', copy)
      document.removeEventListener('cut', cut)
      document.removeEventListener('paste', paste)
    }
  }, [context])
  return null
}

/** Whether Enter already means something where the focus is. */
function isControl(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.matches('button, a, summary, [role="button"], .react-flow__node') &&
    // On a region that is selected Enter goes on to name it.
    !target.matches('[data-part-id][aria-pressed="true"]')
  )
}

/** Enter on a focused card selects it; on one that is selected it goes on to edit. */
function selectFocused({ store }: ActionContext, target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement) || !target.matches('.react-flow__node')) return false
  const id = target.dataset.id
  if (id === undefined || store.getState().session.selectedNodes.has(id)) return true
  store.setSession((session) => select(session, [id]))
  return false
}

function copySelected({ store }: ActionContext, event: ClipboardEvent): boolean {
  const isText = !document.getSelection()?.isCollapsed
  if (isWithin(event.target) || isText || !event.clipboardData) return false
  const { view, session } = store.getState()
  const fragment = fragmentOf(view, session.selectedNodes)
  if (!fragment) return false
  event.preventDefault()
  event.clipboardData.setData('text/plain', JSON.stringify(fragment))
  return true
}

function pasteInto({ store, seen: seenNow }: ActionContext, event: ClipboardEvent): void {
  if (isWithin(event.target) || !event.clipboardData) return
  const seen = seenNow()
  const files = [...event.clipboardData.files]
  const text = event.clipboardData.getData('text/plain')
  if (files.length > 0) {
    event.preventDefault()
    receiveFiles(store, files, { seen })
    return
  }
  if (text.trim() === '') return
  event.preventDefault()
  const fragment = readFragment(text)
  if (!fragment) {
    addNote(store, text, { seen })
    return
  }
  const { view, session } = store.getState()
  const size = fragmentSize(fragment)
  const rects = freeRects(view, session.measured).values()
  const place = nearPlace(rects, cornerFor(size, seen), size, seen)
  const { commands, ids } = pasteCommands(view, fragment, place, uuidv7)
  store.dispatch([...pins(view), ...commands], { select: ids })
}
