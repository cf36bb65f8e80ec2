'use client'
import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useStore } from 'zustand'
import { classNames } from '@/components/ui/class-names'
import type { Proposal } from '@/lib/composer/proposed'
import { bounds } from '@/lib/std/bounds'
import { namerOf, proposalsOf, refuse, reword } from './composer-decide'
import type { ComposerState, ComposerStore } from './composer-state'
import { composerOf } from './composer-storage'
import { useEditor, useEditorStore } from './context'
import { useDraft } from './draft'
import { isFinger } from './pointer'

/** What is being written for the open graph, for what is drawn of it on the canvas. */
export function useWriting<T>(selector: (state: ComposerState) => T): T {
  return useStore(useWritingStore(), selector)
}

function useWritingStore(): ComposerStore {
  return composerOf(useEditor((state) => state.graphId))
}

/** Shows the list of all that is proposed, at one of them. */
export function useList(): (key: string) => void {
  const store = useEditorStore()
  return (key) => store.setState({ composer: 'open', listed: { key }, sheetUp: false })
}

/** What says a proposal: of what is made, its name, where the text gives it one. */
function useSaid(proposal: Proposal): Proposal {
  const { what, nodes } = proposal
  const isMade = what === 'set' || what === 'thing'
  const namer = useWriting((state) =>
    isMade ? namerOf(proposalsOf(state), nodes[0] ?? '') : undefined,
  )
  return namer ?? proposal
}

/** Words that are proposed: a press lets them be said otherwise, in place. */
export function DraftWords({
  proposal,
  shown,
  className,
}: {
  readonly proposal: Proposal
  readonly shown?: string
  readonly className?: string
}) {
  const t = useTranslations('composer')
  const said = useSaid(proposal)
  const words = shown ?? said.value
  const change = t('change', { what: proposal.what, words })
  const list = useList()
  const [isEditing, setEditing] = useState(false)
  const done = () => setEditing(false)
  if (isEditing) return <WordsField proposal={said} onDone={done} className={className} />
  return (
    <button
      type="button"
      title={change}
      aria-label={change}
      onClick={(event) => {
        event.stopPropagation()
        const isDrawn = event.currentTarget.closest('.react-flow') !== null
        // Too coarse for words on a card: the list has a row for each.
        if (isDrawn && isFinger()) list(proposal.key)
        else setEditing(true)
      }}
      className={classNames(
        'nodrag nopan max-w-full min-w-0 cursor-text truncate rounded-sm text-left hover:bg-line/60',
        className,
      )}
    >
      {words}
    </button>
  )
}

function WordsField({
  proposal,
  onDone,
  className,
}: {
  readonly proposal: Proposal
  readonly onDone: () => void
  readonly className: string | undefined
}) {
  const t = useTranslations('composer')
  const composer = useWritingStore()
  const { onBlur, ...field } = useDraft(proposal.value, (words) =>
    reword(composer, proposal.key, words),
  )
  return (
    <input
      autoFocus
      aria-label={t(`words.${proposal.what}`)}
      maxLength={bounds.labelLengthMax}
      {...field}
      onFocus={(event) => event.currentTarget.select()}
      onBlur={() => {
        onBlur()
        onDone()
      }}
      className={classNames(
        'nodrag nopan field-sizing-content max-w-full min-w-12 rounded-sm bg-canvas px-0.5 ring-1 ring-line-strong outline-none',
        className,
      )}
    />
  )
}

/** Leaves something out of what is proposed; it can be taken back in the list. */
export function RefuseButton({
  proposal,
  className,
}: {
  readonly proposal: Proposal
  readonly className?: string
}) {
  const t = useTranslations('composer')
  const composer = useWritingStore()
  const words = useSaid(proposal).value
  const leaveOut = t('refuse', { what: proposal.what, words })
  return (
    <button
      type="button"
      aria-label={leaveOut}
      title={leaveOut}
      onClick={(event) => {
        event.stopPropagation()
        refuse(composer, proposal.key, words)
      }}
      className={classNames(
        'nodrag nopan flex size-5 shrink-0 items-center justify-center rounded text-ink-2 hover:bg-line hover:text-ink pointer-coarse:size-11',
        className,
      )}
    >
      <X aria-hidden className="size-3.5" />
    </button>
  )
}
