'use client'
import type { Editor } from '@tiptap/core'
import { useCallback, useEffect, useEffectEvent } from 'react'
import { atQuery, type AtQuery } from '@/lib/editor/linking'
import { nameOf } from '@/lib/editor/view'
import type { Node } from '@/lib/kinds'
import { useEditorStore } from './context'
import { activeOption, OfferList, useOffer, type Offer } from './offer-list'

/** What is typed behind an `@` up to the caret, in positions of the field; a chip is no letter of it. */
function queryAt({ state }: Editor): AtQuery | undefined {
  const { $from, empty } = state.selection
  if (!empty) return undefined
  const typed = $from.parent.textBetween(0, $from.parentOffset, undefined, '\ufffc')
  const at = atQuery(typed, typed.length)
  if (!at || at.query.includes('\ufffc')) return undefined
  return { start: $from.start() + at.start, end: $from.pos, query: at.query }
}

/**
 * Offers nodes, those that are only proposed among them, while an `@` is typed in the field; what is
 * taken becomes a chip.
 */
export function useFieldAt(editor: Editor | null) {
  const store = useEditorStore()
  const offer = useOffer(take)

  function take({ id }: Node, { start, end }: AtQuery): void {
    const attrs = { id, label: nameOf(store.getState().view, id).replace(/\s+/g, ' ') }
    const chip = { type: 'reference', attrs }
    editor?.chain().focus().insertContentAt({ from: start, to: end }, chip).run()
  }
  useFollowing(editor, offer)
  useEscape(editor, offer)
  useCombobox(editor, offer)
  const placeOf = useCallback(
    (start: number) => {
      if (!editor) return new DOMRect()
      const at = Math.min(start, editor.state.doc.content.size)
      const { left, top, bottom } = editor.view.coordsAtPos(at)
      return new DOMRect(left, top, 0, bottom - top)
    },
    [editor],
  )
  const list = <OfferList offer={offer} placeOf={placeOf} side="top" />
  return { keyDown: offer.keyDown, list }
}

/** Follows the caret and the letters behind the `@`. */
function useFollowing(editor: Editor | null, { follow, close }: Offer): void {
  const go = useEffectEvent((isTyped: boolean) => {
    if (editor) follow(queryAt(editor), { isComposing: editor.view.composing, isTyped })
  })
  const leave = useEffectEvent(close)
  useEffect(() => {
    if (!editor) return
    const read = ({ transaction }: { readonly transaction: { readonly docChanged: boolean } }) =>
      go(transaction.docChanged)
    const end = () => leave()
    editor.on('transaction', read)
    editor.on('blur', end)
    return () => {
      editor.off('transaction', read)
      editor.off('blur', end)
    }
  }, [editor])
}

/** The list's popover takes Escape first, and the field hears of no key that was taken. */
function useEscape(editor: Editor | null, { keyDown }: Offer): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.key === 'Escape' && event.defaultPrevented) keyDown(event)
  })
  useEffect(() => {
    const dom = editor?.view.dom
    const hear = (event: KeyboardEvent) => press(event)
    dom?.addEventListener('keydown', hear)
    return () => dom?.removeEventListener('keydown', hear)
  }, [editor])
}

/** Tells screen readers of the list while it is open; the field keeps the focus. */
function useCombobox(editor: Editor | null, offer: Offer): void {
  const { listId } = offer
  const active = activeOption(offer)
  useEffect(() => {
    const dom = editor?.view.dom
    if (!dom || active === undefined) return
    dom.setAttribute('aria-controls', listId)
    dom.setAttribute('aria-activedescendant', active)
    return () => {
      dom.removeAttribute('aria-controls')
      dom.removeAttribute('aria-activedescendant')
    }
  }, [editor, listId, active])
}
