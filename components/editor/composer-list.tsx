'use client'
import { ChevronUp } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Popover } from 'radix-ui'
import { useEffect, useLayoutEffect, useRef, type KeyboardEvent, type ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import type { Proposal } from '@/lib/composer/proposed'
import { nameOf } from '@/lib/editor/view'
import { AliasChip } from './alias-chip'
import { giveFocusBack } from './at-point'
import { useComposer, useComposerStore } from './composer-context'
import { takeBack } from './composer-decide'
import { hasDraft } from './composer-state'
import { useAlias, useEditor, useEditorStore } from './context'
import { DraftWords, RefuseButton } from './draft-words'
import { pointAt, pointNowhere } from './pointing'
import { isUndoKey } from './use-composer-field'

const none: readonly Proposal[] = []

/** All that is proposed, one by one: to be changed, refused and taken back. */
export function ProposalList({
  trigger,
  onUndo,
}: {
  readonly trigger: string
  readonly onUndo: (isForth: boolean) => void
}) {
  const t = useTranslations('composer')
  const proposals = useComposer((state) => state.reading?.proposed.proposals ?? none)
  const refused = useComposer((state) => state.reading?.proposed.refused ?? none)
  const focus = useFocusInList(proposals, refused)
  const opening = useOpening()
  function undo(event: KeyboardEvent): void {
    // In a field of the list the browser's own undo goes first.
    if (!isUndoKey(event) || event.target instanceof HTMLInputElement) return
    event.preventDefault()
    onUndo(event.shiftKey)
  }
  const isEmpty = proposals.length === 0 && refused.length === 0
  useNothingListed(isEmpty)
  if (isEmpty) return null
  return (
    <Popover.Root open={opening.isOpen} onOpenChange={opening.setOpen}>
      <Popover.Trigger asChild>
        <button
          type="button"
          aria-label={t('list.open')}
          title={t('list.open')}
          className={trigger}
        >
          <ChevronUp aria-hidden className="size-4" />
        </button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          {...focus}
          {...opening.content}
          onKeyDown={undo}
          side="top"
          align="end"
          sideOffset={10}
          collisionPadding={12}
          aria-label={t('list.title')}
          className="z-40 max-h-[min(60vh,26rem)] w-[30rem] max-w-[calc(100vw-24px)] overflow-y-auto rounded-card border border-line bg-panel p-2 shadow-card"
        >
          <h2 className="px-2 pt-1 pb-1.5 text-sm font-semibold">{t('list.title')}</h2>
          <ul className="flex flex-col">
            {proposals.map((proposal) => (
              <Row key={proposal.key} proposal={proposal}>
                <RefuseButton proposal={proposal} />
              </Row>
            ))}
          </ul>
          {refused.length > 0 && <Refused refused={refused} />}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}

/**
 * Where nothing is left to be listed the list is closed, so that it does not come back by itself with the
 * next that is proposed. What is not read yet may still come to something.
 */
function useNothingListed(isEmpty: boolean): void {
  const store = useEditorStore()
  const isRead = useComposer((state) => !hasDraft(state) || state.reading?.field === state.field)
  const isListed = useEditor((state) => state.listed !== undefined)
  useEffect(() => {
    if (isEmpty && isRead && isListed) store.setState({ listed: undefined })
  }, [store, isEmpty, isRead, isListed])
}

/** Opens it, by a key or from a card, at what is asked for; closed, it gives the focus back. */
function useOpening() {
  const store = useEditorStore()
  const listed = useEditor((state) => state.listed)
  const before = useRef<Element>(null)
  const content = {
    onOpenAutoFocus: (event: Event) => {
      before.current = document.activeElement
      if (listed?.key === undefined || !(event.target instanceof Element)) return
      const row = event.target.querySelector(`[data-proposal="${CSS.escape(listed.key)}"]`)
      row?.scrollIntoView({ block: 'center' })
      const words = row?.querySelector<HTMLElement>('button')
      if (!words) return
      event.preventDefault()
      words.focus({ preventScroll: true })
    },
    onCloseAutoFocus: (event: Event) => {
      event.preventDefault()
      // A row that goes from under the pointer is told nothing of its leaving.
      pointNowhere(store)
      giveFocusBack(before.current)
    },
  }
  const setOpen = (isOpen: boolean) => store.setState({ listed: isOpen ? {} : undefined })
  return { isOpen: listed !== undefined, setOpen, content }
}

/** What is decided goes from its place in the list: the focus stays there, on what comes next. */
function useFocusInList(proposals: readonly Proposal[], refused: readonly Proposal[]) {
  const ref = useRef<HTMLDivElement>(null)
  const place = useRef(0)
  const onFocus = () => {
    const at = buttonsIn(ref.current).findIndex((each) => each === document.activeElement)
    if (at >= 0) place.current = at
  }
  useLayoutEffect(() => {
    const { activeElement } = document
    if (activeElement !== document.body && activeElement !== ref.current) return
    const all = buttonsIn(ref.current)
    all[Math.min(place.current, all.length - 1)]?.focus()
  }, [proposals, refused])
  return { ref, onFocus }
}

const buttonsIn = (list: Element | null) => [...(list?.querySelectorAll('button') ?? [])]

function Refused({ refused }: { readonly refused: readonly Proposal[] }) {
  const t = useTranslations('composer')
  const composer = useComposerStore()
  const leftOut = useComposer((state) => state.leftOut)
  return (
    <>
      <h3 className="px-2 pt-3 pb-1 text-xs text-ink-2">{t('list.refused')}</h3>
      <ul className="flex flex-col">
        {refused.map((proposal) => (
          <li
            key={proposal.key}
            className="flex min-h-8 items-center gap-2 rounded-md pr-1 pl-2 text-sm pointer-coarse:min-h-11"
          >
            <span className="min-w-0 grow truncate text-ink-2 line-through">
              {leftOut.get(proposal.key) ?? proposal.value}
            </span>
            <Button look="ghost" onClick={() => takeBack(composer, proposal.key)}>
              {t('list.takeBack')}
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}

function Row({
  proposal,
  children,
}: {
  readonly proposal: Proposal
  readonly children: ReactNode
}) {
  const t = useTranslations('composer')
  const store = useEditorStore()
  const { what, nodes, name } = proposal
  return (
    <li
      data-proposal={proposal.key}
      onMouseEnter={() => pointAt(store, nodes)}
      onMouseLeave={() => pointNowhere(store)}
      className="flex min-h-8 items-center gap-2 rounded-md pr-1 pl-2 text-sm hover:bg-line/40 pointer-coarse:min-h-11"
    >
      <span className="w-20 shrink-0 truncate text-xs text-ink-2">{t(`what.${what}`)}</span>
      <span className="flex min-w-0 grow items-center gap-1.5">
        {what !== 'set' && what !== 'thing' && <NodeName id={nodes[0]} />}
        {what === 'attribute' && name !== undefined && name !== proposal.value && (
          <span className="shrink-0 text-ink-2">{name}</span>
        )}
        <DraftWords proposal={proposal} className="font-medium pointer-coarse:min-h-11" />
        {(what === 'set' || what === 'thing') && <NodeAlias id={nodes[0] ?? ''} />}
        {what === 'relation' && <NodeName id={nodes[1]} />}
      </span>
      {children}
    </li>
  )
}

function NodeAlias({ id }: { readonly id: string }) {
  return <AliasChip alias={useAlias(id)} />
}

function NodeName({ id = '' }: { readonly id: string | undefined }) {
  const name = useEditor((state) => nameOf(state.view, id))
  const alias = useAlias(id)
  return (
    <span className="flex min-w-0 items-center gap-1">
      <span className="min-w-0 truncate">{name}</span>
      {name !== alias && <AliasChip alias={alias} />}
    </span>
  )
}
