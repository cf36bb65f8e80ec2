'use client'
import type { Editor } from '@tiptap/core'
import { useTranslations } from 'next-intl'
import { Popover } from 'radix-ui'
import {
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
  type Dispatch,
  type ReactNode,
  type RefObject,
  type SetStateAction,
} from 'react'
import { foundNodes } from '@/lib/editor/find'
import { atQuery } from '@/lib/editor/linking'
import { nameOf } from '@/lib/editor/view'
import type { Node } from '@/lib/kinds'
import { useEditor } from './context'
import { NodeOption, stepOf } from './node-option'

/** A name that is being typed behind an `@`, in positions of the field. */
type Open = {
  readonly from: number
  readonly to: number
  readonly query: string
  readonly chosen: number
}

const foundCountMax = 50

/** What is typed behind an `@` up to the caret; a chip is no letter of it. */
function queryAt({ state }: Editor): Omit<Open, 'chosen'> | undefined {
  const { $from, empty } = state.selection
  if (!empty) return undefined
  const typed = $from.parent.textBetween(0, $from.parentOffset, undefined, '\ufffc')
  const at = atQuery(typed, typed.length)
  if (!at || at.query.includes('\ufffc')) return undefined
  return { from: $from.start() + at.start, to: $from.pos, query: at.query }
}

/**
 * Offers nodes, those that are only proposed among them, while an `@` is typed in the field; what is
 * taken becomes a chip. An input method keeps its keys, and nothing opens or closes under it.
 */
export function useFieldAt(editor: Editor | null) {
  const t = useTranslations('editor')
  const [open, setOpen] = useState<Open>()
  const refused = useRef<number>(undefined)
  const view = useEditor((state) => (open ? state.view : undefined))
  const find = useMemo(
    () => (query: string) =>
      view ? foundNodes(view, query, foundCountMax, (kind) => t(`kinds.${kind}`)) : [],
    [view, t],
  )
  const found = useMemo(() => (open ? find(open.query) : []), [open, find])
  const chosen = Math.min(open?.chosen ?? 0, found.length - 1)
  const listId = useId()

  useFollowing(editor, setOpen, refused)

  function take(node: Node): void {
    if (!editor || !open || !view) return
    const attrs = { id: node.id, label: nameOf(view, node.id).replace(/\s+/g, ' ') }
    setOpen(undefined)
    const range = { from: open.from, to: open.to }
    editor.chain().focus().insertContentAt(range, { type: 'reference', attrs }).run()
  }
  /** Takes the keys that are the list's; says whether it was one. */
  function keyDown(event: KeyboardEvent): boolean {
    const node = found[chosen]
    if (!open || !node) return false
    const step = stepOf(event.key)
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey
    if (step !== 0) setOpen({ ...open, chosen: (chosen + step + found.length) % found.length })
    else if (isPlain && (event.key === 'Enter' || event.key === 'Tab')) take(node)
    else if (event.key === 'Escape') {
      refused.current = open.from
      setOpen(undefined)
    } else return false
    return true
  }
  const isOpen = open !== undefined && found.length > 0
  useCombobox(editor, listId, isOpen ? chosen : undefined)
  const list = isOpen && editor && (
    <Found editor={editor} at={open.from} id={listId} count={found.length}>
      {found.map((node, index) => (
        <NodeOption
          key={node.id}
          id={`${listId}-${index}`}
          node={node}
          isChosen={index === chosen}
          onTake={() => take(node)}
        />
      ))}
    </Found>
  )
  return { keyDown, list }
}

/** Follows the caret and the letters behind the `@`. */
function useFollowing(
  editor: Editor | null,
  setOpen: Dispatch<SetStateAction<Open | undefined>>,
  refused: RefObject<number | undefined>,
): void {
  useEffect(() => {
    if (!editor) return
    const follow = ({ transaction }: { transaction: { docChanged: boolean } }) => {
      const at = queryAt(editor)
      setOpen((before) => {
        if (editor.view.composing)
          return before && at?.from === before.from ? { ...at, chosen: 0 } : before
        if (at?.from !== refused.current) refused.current = undefined
        if (!at || refused.current !== undefined) return undefined
        if (before?.from === at.from)
          return { ...at, chosen: at.query === before.query ? before.chosen : 0 }
        // The caret alone never opens the list.
        return transaction.docChanged ? { ...at, chosen: 0 } : undefined
      })
    }
    const close = () => setOpen(undefined)
    editor.on('transaction', follow)
    editor.on('blur', close)
    return () => {
      editor.off('transaction', follow)
      editor.off('blur', close)
    }
  }, [editor, setOpen, refused])
}

/** Tells screen readers of the list while it is open; the field keeps the focus. */
function useCombobox(editor: Editor | null, listId: string, chosen: number | undefined): void {
  useEffect(() => {
    const dom = editor?.view.dom
    if (!dom || chosen === undefined) return
    dom.setAttribute('aria-controls', listId)
    dom.setAttribute('aria-activedescendant', `${listId}-${chosen}`)
    return () => {
      dom.removeAttribute('aria-controls')
      dom.removeAttribute('aria-activedescendant')
    }
  }, [editor, listId, chosen])
}

function Found({
  editor,
  at,
  id,
  count,
  children,
}: {
  readonly editor: Editor
  readonly at: number
  readonly id: string
  readonly count: number
  readonly children: ReactNode
}) {
  const t = useTranslations('editor.at')
  const keep = (event: Event) => event.preventDefault()
  const anchor = useMemo<RefObject<{ getBoundingClientRect: () => DOMRect }>>(
    () => ({
      current: {
        getBoundingClientRect: () => {
          const { left, top, bottom } = editor.view.coordsAtPos(
            Math.min(at, editor.state.doc.content.size),
          )
          return new DOMRect(left, top, 0, bottom - top)
        },
      },
    }),
    [editor, at],
  )
  return (
    <Popover.Root open>
      <Popover.Anchor virtualRef={anchor} />
      <Popover.Portal>
        <Popover.Content
          role="presentation"
          side="top"
          align="start"
          sideOffset={4}
          collisionPadding={12}
          onOpenAutoFocus={keep}
          onCloseAutoFocus={keep}
          onEscapeKeyDown={keep}
          onInteractOutside={keep}
          // The field keeps the focus, and the caret its place.
          onMouseDown={(event) => event.preventDefault()}
          className="z-50 w-[22rem] max-w-[calc(100vw-24px)] rounded-card border border-line bg-panel p-1 shadow-card"
        >
          <ul id={id} role="listbox" aria-label={t('label')} className="max-h-64 overflow-y-auto">
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
