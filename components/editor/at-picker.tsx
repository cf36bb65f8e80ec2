'use client'
import { useMemo, useRef, type KeyboardEvent, type RefObject, type SyntheticEvent } from 'react'
import { flushSync } from 'react-dom'
import { atQuery, linkTyped } from '@/lib/editor/linking'
import type { Node } from '@/lib/kinds'
import { placeInField } from './caret-place'
import { useEditorStore } from './context'
import { activeOption, OfferList, useOffer, type Offer } from './offer-list'

type Field = HTMLTextAreaElement

/**
 * Offers what can be pointed at while an `@` is being typed in a text, and puts the link to what is taken
 * there by the same way as what is typed. An input method keeps its keys.
 *
 * @param nodeId the node whose text it is, which is not offered
 * @param write writes the whole text
 */
export function useAtPicker({
  nodeId,
  element,
  write,
}: {
  readonly nodeId: string | undefined
  readonly element: RefObject<Field | null>
  readonly write: (text: string) => void
}) {
  const store = useEditorStore()
  const isComposing = useRef(false)
  const offer = useOffer(take, nodeId)

  function take(node: Node): void {
    const { current: field } = element
    if (!field) return
    if (isComposing.current) {
      // A press of the pointer ends the composition first, as it would anywhere else.
      field.blur()
      field.focus()
    }
    const typed = atQuery(field.value, field.selectionEnd)
    const linked = typed && linkTyped(store.getState().view, field.value, typed, node.id)
    if (!linked) return
    // Drawn at once: the next key must meet the new text, and the caret behind the link.
    flushSync(() => write(linked.text))
    field.setSelectionRange(linked.caret, linked.caret)
  }
  function read({ value, selectionStart, selectionEnd }: Field, isTyped: boolean): void {
    // What is being composed is selected while its letters change.
    const isCaret = isComposing.current || selectionStart === selectionEnd
    const at = isCaret ? atQuery(value, selectionEnd) : undefined
    offer.follow(at, { isComposing: isComposing.current, isTyped })
  }
  function keyDown(event: KeyboardEvent): boolean {
    if (!offer.keyDown(event.nativeEvent)) return false
    event.preventDefault()
    event.stopPropagation()
    return true
  }
  const field = {
    onCompositionStart: () => {
      isComposing.current = true
    },
    onCompositionEnd: (event: SyntheticEvent<Field>) => {
      isComposing.current = false
      read(event.currentTarget, true)
    },
    onSelect: (event: SyntheticEvent<Field>) => read(event.currentTarget, false),
    onBlur: offer.close,
    ...comboboxOf(offer),
  }
  const placeOf = useMemo(() => placesIn(element), [element])
  const list = <OfferList offer={offer} placeOf={placeOf} />
  return { field, follow: (typed: Field) => read(typed, true), keyDown, list }
}

function placesIn(element: RefObject<Field | null>): (start: number) => DOMRect {
  return (start) => (element.current ? placeInField(element.current, start) : new DOMRect())
}

function comboboxOf(offer: Offer) {
  const active = activeOption(offer)
  if (active === undefined) return {}
  return {
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-haspopup': 'listbox',
    'aria-expanded': true,
    'aria-controls': offer.listId,
    'aria-activedescendant': active,
  } as const
}
