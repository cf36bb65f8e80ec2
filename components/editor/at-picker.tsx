'use client'
import { useTranslations } from 'next-intl'
import { Popover } from 'radix-ui'
import {
  useId,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  type SyntheticEvent,
} from 'react'
import { flushSync } from 'react-dom'
import { foundNodes } from '@/lib/editor/find'
import { atQuery, linkTyped, type AtQuery } from '@/lib/editor/linking'
import type { Node } from '@/lib/kinds'
import { placeInField } from './caret-place'
import { useEditor, useEditorStore } from './context'
import { NodeOption, stepOf } from './node-option'

type Field = HTMLTextAreaElement

/** Shown for as long as a name is typed after an `@`. */
type Open = AtQuery & { readonly chosen: number }

const foundCountMax = 50

/**
 * What is being typed after an `@`, and what it may be. While an IME composition runs nothing opens or
 * closes; only the list follows it.
 */
function useAt(nodeId: string | undefined) {
  const [open, setOpen] = useState<Open>()
  const isComposing = useRef(false)
  /** Where an `@` stands that Escape has been pressed at. */
  const refusedStart = useRef<number>(undefined)
  const find = useFind(nodeId, open !== undefined)
  const found = useMemo(() => (open ? find(open.query) : []), [open, find])

  function follow({ value, selectionStart, selectionEnd }: Field): void {
    // What is being composed is selected while its letters change.
    const isCaret = isComposing.current || selectionStart === selectionEnd
    const at = isCaret ? atQuery(value, selectionEnd) : undefined
    if (isComposing.current) {
      const isSame = open && at?.start === open.start && find(at.query).length > 0
      if (isSame) setOpen({ ...at, chosen: 0 })
      return
    }
    if (at?.start !== refusedStart.current) refusedStart.current = undefined
    setOpen(at && refusedStart.current === undefined ? { ...at, chosen: 0 } : undefined)
  }
  const close = () => setOpen(undefined)
  const field = {
    onCompositionStart: () => {
      isComposing.current = true
    },
    onCompositionEnd: (event: SyntheticEvent<Field>) => {
      isComposing.current = false
      follow(event.currentTarget)
    },
    // The caret may leave the name by itself; it never opens the list.
    onSelect: (event: SyntheticEvent<Field>) => {
      const { value, selectionEnd } = event.currentTarget
      const isAway = open && atQuery(value, selectionEnd)?.start !== open.start
      if (isAway && !isComposing.current) close()
    },
    onBlur: close,
  }
  function refuse() {
    refusedStart.current = open?.start
    close()
  }
  const choose = (chosen: number) => open && setOpen({ ...open, chosen })
  const chosen = Math.min(open?.chosen ?? 0, found.length - 1)
  const start = open?.start ?? 0
  return { found, chosen, start, choose, follow, close, refuse, field, isComposing }
}

/**
 * Offers nodes, regions and segments while an `@` is being typed in a text, and puts the link to what is
 * taken there by the same way as what is typed. An IME composition keeps its keys.
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
  const at = useAt(nodeId)
  const { found, chosen } = at
  const listId = useId()

  function take(node: Node): void {
    const { current: field } = element
    if (!field) return
    if (at.isComposing.current) {
      // A press of the pointer ends the composition first, as it would anywhere else.
      field.blur()
      field.focus()
    }
    const typed = atQuery(field.value, field.selectionEnd)
    const linked = typed && linkTyped(store.getState().view, field.value, typed, node.id)
    at.close()
    if (!linked) return
    // Drawn at once: the next key must meet the new text, and the caret behind the link.
    flushSync(() => write(linked.text))
    field.setSelectionRange(linked.caret, linked.caret)
  }
  /** Takes the keys that are the list's; says whether it was one. */
  function keyDown(event: KeyboardEvent): boolean {
    const node = found[chosen]
    if (!node || isOfComposition(event)) return false
    const step = stepOf(event.key)
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey
    if (step !== 0) at.choose((chosen + step + found.length) % found.length)
    else if (isPlain && (event.key === 'Enter' || event.key === 'Tab')) take(node)
    else if (event.key === 'Escape') at.refuse()
    else return false
    event.preventDefault()
    event.stopPropagation()
    return true
  }
  const field = { ...at.field, ...(found.length > 0 && comboboxOf(listId, chosen)) }
  const list = found.length > 0 && (
    <Offer element={element} start={at.start} id={listId} count={found.length}>
      {found.map((node, index) => (
        <NodeOption
          key={node.id}
          id={optionId(listId, index)}
          node={node}
          isChosen={index === chosen}
          onTake={() => take(node)}
        />
      ))}
    </Offer>
  )
  return { field, follow: at.follow, keyDown, list }
}

const optionId = (listId: string, index: number) => `${listId}-${index}`

function comboboxOf(listId: string, chosen: number) {
  return {
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-haspopup': 'listbox',
    'aria-expanded': true,
    'aria-controls': listId,
    'aria-activedescendant': optionId(listId, chosen),
  } as const
}

/** Looks among all nodes but one; follows the graph only while something is looked for. */
function useFind(
  nodeId: string | undefined,
  isFollowing: boolean,
): (query: string) => readonly Node[] {
  const t = useTranslations('editor')
  const view = useEditor((state) => (isFollowing ? state.view : undefined))
  return useMemo(
    () => (query) =>
      view
        ? foundNodes(view, query, foundCountMax + 1, (kind) => t(`kinds.${kind}`))
            .filter(({ id }) => id !== nodeId)
            .slice(0, foundCountMax)
        : [],
    [view, t, nodeId],
  )
}

/** Safari sends the Enter that ends a composition behind it, with this code. */
function isOfComposition({ nativeEvent }: KeyboardEvent): boolean {
  return nativeEvent.isComposing || nativeEvent.keyCode === 229
}

/** The list at the `@`, below its line or above it; the field keeps the focus. */
function Offer({
  element,
  start,
  id,
  count,
  children,
}: {
  readonly element: RefObject<Field | null>
  /** Where in the text the `@` stands. */
  readonly start: number
  readonly id: string
  readonly count: number
  readonly children: ReactNode
}) {
  const t = useTranslations('editor.at')
  const stop = (event: SyntheticEvent) => event.stopPropagation()
  const keep = (event: Event) => event.preventDefault()
  const anchor = useMemo(() => {
    const getBoundingClientRect = () =>
      element.current ? placeInField(element.current, start) : new DOMRect()
    return { current: { getBoundingClientRect } }
  }, [element, start])
  return (
    <Popover.Root open>
      <Popover.Anchor virtualRef={anchor} />
      <Popover.Portal>
        <Popover.Content
          role="presentation"
          align="start"
          sideOffset={4}
          collisionPadding={12}
          onOpenAutoFocus={keep}
          onCloseAutoFocus={keep}
          onEscapeKeyDown={keep}
          onInteractOutside={keep}
          // A press here is none on the card that the field stands in, and leaves the caret where it is.
          onMouseDown={(event) => {
            event.preventDefault()
            event.stopPropagation()
          }}
          onPointerDown={stop}
          onClick={stop}
          onDoubleClick={stop}
          className="z-50 flex max-h-(--radix-popover-content-available-height) w-[22rem] max-w-[calc(100vw-24px)] flex-col rounded-card border border-line bg-panel p-1 shadow-card"
        >
          <ul
            id={id}
            role="listbox"
            aria-label={t('label')}
            className="max-h-64 min-h-0 overflow-y-auto"
          >
            {children}
          </ul>
          <p role="status" className="sr-only">
            {t('found', { count })}
          </p>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
