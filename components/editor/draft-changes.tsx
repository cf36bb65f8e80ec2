'use client'
import type { Proposal } from '@/lib/composer/proposed'
import { proposalsOf, saidOf } from './composer-decide'
import { useEditor } from './context'
import { DraftWords, RefuseButton, useWriting } from './draft-words'

/** What is proposed to change on a card that stands: dashed, as all that is only proposed. */
export function DraftChanges({
  id,
  what,
}: {
  readonly id: string
  /** In this order. */
  readonly what: readonly Proposal['what'][]
}) {
  const isDrafted = useEditor((state) => state.draft !== undefined)
  const said = useWriting((state) => saidOf(proposalsOf(state), id))
  if (!isDrafted) return null
  return what
    .flatMap((each) => said.filter((proposal) => proposal.what === each))
    .map((proposal) => (
      <span
        key={proposal.key}
        data-draft-change
        className="group/draft relative flex max-w-full min-w-0 items-center rounded border border-dashed border-line-strong px-1 text-xs"
      >
        {proposal.what === 'attribute' && proposal.name !== proposal.value && (
          <span className="mr-1 shrink-0 text-ink-2">{proposal.name}</span>
        )}
        <DraftWords proposal={proposal} />
        <RefuseButton
          proposal={proposal}
          className="absolute left-full z-1 bg-card opacity-0 group-focus-within/draft:opacity-100 group-hover/draft:opacity-100 pointer-coarse:hidden"
        />
      </span>
    ))
}
