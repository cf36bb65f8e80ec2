'use client'
import { useTranslations } from 'next-intl'
import { useCallback, useId, useMemo, useRef, useState, type SyntheticEvent } from 'react'
import { foundNodes } from '@/lib/editor/find'
import type { AtQuery } from '@/lib/editor/linking'
import type { View } from '@/lib/editor/view'
import type { Node } from '@/lib/kinds'
import { useEditor, useEditorStore } from './context'
import { NodeOption, stepOf } from './node-option'
import { StillPopover } from './still-popover'

/** Shown for as long as a name is typed after an `@`. */
type Open = AtQuery & { readonly chosen: number }

/** How the field that is typed in came to what stands in it. */
type Step = { readonly isComposing: boolean; readonly isTyped: boolean }

export type Offer = ReturnType<typeof useOffer>

const foundCountMax = 50

/**
 * Nodes, regions and segments by the name that is being typed after an `@`, of which one is chosen. While
 * an input method is at work nothing opens or closes; only the list follows it.
 *
 * @param onTake told what was taken, and what had been typed, in places of its field
 * @param nodeId the node whose text it is, which is not offered
 */
export function useOffer(onTake: (node: Node, typed: AtQuery) => void, nodeId?: string) {
  const store = useEditorStore()
  const [open, setOpen] = useState<Open>()
  /** Where an `@` stands that Escape has been pressed at. */
  const refused = useRef<number>(undefined)
  const listId = useId()
  // It follows the graph only while something is looked for.
  const view = useEditor((state) => (open ? state.view : undefined))
  const find = useFind(nodeId)
  const found = useMemo(() => (open && view ? find(view, open.query) : []), [open, view, find])
  const chosen = Math.min(open?.chosen ?? 0, found.length - 1)
  // Behind a space what is no name is the text going on.
  const isShown = open !== undefined && (found.length > 0 || !/\s/.test(open.query))

  /** Goes on with what stands before the caret; the caret alone never opens the list. */
  function follow(at: AtQuery | undefined, { isComposing, isTyped }: Step): void {
    if (!isComposing && at?.start !== refused.current) refused.current = undefined
    const isRefused = refused.current !== undefined
    setOpen((before) => {
      const isSame = before !== undefined && at?.start === before.start
      if (isComposing) {
        const isFound = isSame && find(store.getState().view, at.query).length > 0
        return isFound ? { ...at, chosen: 0 } : before
      }
      if (!at || isRefused || (!isSame && !isTyped)) return undefined
      return { ...at, chosen: isSame && at.query === before.query ? before.chosen : 0 }
    })
  }
  const close = () => setOpen(undefined)
  function take(node: Node): void {
    if (!open) return
    close()
    onTake(node, open)
  }
  /** Takes the keys that are the list's; says whether it was one. An input method keeps its own. */
  function keyDown(event: KeyboardEvent): boolean {
    if (!open || !isShown || isOfComposition(event)) return false
    if (event.key === 'Escape') {
      refused.current = open.start
      close()
      return true
    }
    const node = found[chosen]
    const step = stepOf(event.key)
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey
    if (!node) return false
    if (step !== 0) setOpen({ ...open, chosen: (chosen + step + found.length) % found.length })
    else if (isPlain && (event.key === 'Enter' || event.key === 'Tab')) take(node)
    else return false
    return true
  }
  const start = open?.start ?? 0
  const shown = isShown ? open.query : undefined
  return { listId, found, chosen, start, shown, follow, close, take, keyDown }
}

/** Safari sends the Enter that ends a composition behind it, with this code. */
export function isOfComposition({ isComposing, keyCode }: KeyboardEvent): boolean {
  return isComposing || keyCode === 229
}

/** Looks among all nodes but one. */
function useFind(nodeId: string | undefined): (view: View, query: string) => readonly Node[] {
  const t = useTranslations('editor')
  return useMemo(
    () => (view, query) =>
      foundNodes(view, query, foundCountMax + 1, (kind) => t(`kinds.${kind}`))
        .filter(({ id }) => id !== nodeId)
        .slice(0, foundCountMax),
    [t, nodeId],
  )
}

/** The option that Enter would take, by its id; undefined where none is offered. */
export function activeOption({ listId, chosen }: Offer): string | undefined {
  return chosen < 0 ? undefined : optionId(listId, chosen)
}

const optionId = (listId: string, index: number) => `${listId}-${index}`

/**
 * The list at the `@`; the field keeps the focus.
 *
 * @param placeOf where on the screen a place of the field is; a new one only where the field is another
 */
export function OfferList({
  offer,
  placeOf,
  side = 'bottom',
}: {
  readonly offer: Offer
  readonly placeOf: (start: number) => DOMRect
  readonly side?: 'top' | 'bottom'
}) {
  const t = useTranslations('editor.at')
  const { listId, found, chosen, start, shown, take } = offer
  const place = useCallback(() => placeOf(start), [placeOf, start])
  if (shown === undefined) return null
  const none = shown === '' ? t('empty') : t('none', { words: shown })
  const stop = (event: SyntheticEvent) => event.stopPropagation()
  return (
    <StillPopover
      placeOf={place}
      role="presentation"
      side={side}
      sideOffset={4}
      // A press here is none on the card that the field stands in, and leaves the caret where it is.
      onMouseDown={(event) => {
        event.preventDefault()
        event.stopPropagation()
      }}
      onPointerDown={stop}
      onClick={stop}
      onDoubleClick={stop}
      className="z-50 flex max-h-(--radix-popover-content-available-height) w-[22rem] max-w-[calc(100vw-24px)] flex-col p-1"
    >
      {found.length > 0 && (
        <ul
          id={listId}
          role="listbox"
          aria-label={t('label')}
          className="max-h-64 min-h-0 overflow-y-auto"
        >
          {found.map((node, index) => (
            <NodeOption
              key={node.id}
              id={optionId(listId, index)}
              node={node}
              isChosen={index === chosen}
              onTake={() => take(node)}
            />
          ))}
        </ul>
      )}
      <p
        role="status"
        className={found.length > 0 ? 'sr-only' : 'px-2 py-1.5 text-sm break-words text-ink-2'}
      >
        {found.length > 0 ? t('found', { count: found.length }) : none}
      </p>
    </StillPopover>
  )
}
