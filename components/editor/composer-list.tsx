'use client'
import { ChevronUp } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Popover } from 'radix-ui'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import type { Proposal } from '@/lib/composer/proposed'
import { nameOf } from '@/lib/editor/view'
import { AliasChip } from './alias-chip'
import { useComposer, useComposerStore } from './composer-context'
import { takeBack } from './composer-decide'
import { useAlias, useEditor, useEditorStore } from './context'
import { DraftWords, RefuseButton } from './draft-words'
import { pointAt, pointNowhere } from './pointing'

const none: readonly Proposal[] = []

/** All that is proposed, one by one: to be changed, refused and taken back. */
export function ProposalList({ trigger }: { readonly trigger: string }) {
  const t = useTranslations('composer')
  const proposals = useComposer((state) => state.reading?.proposed.proposals ?? none)
  const refused = useComposer((state) => state.reading?.proposed.refused ?? none)
  if (proposals.length === 0 && refused.length === 0) return null
  return (
    <Popover.Root>
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

function Refused({ refused }: { readonly refused: readonly Proposal[] }) {
  const t = useTranslations('composer')
  const composer = useComposerStore()
  return (
    <>
      <h3 className="px-2 pt-3 pb-1 text-xs text-ink-2">{t('list.refused')}</h3>
      <ul className="flex flex-col">
        {refused.map((proposal) => (
          <li
            key={proposal.key}
            className="flex min-h-8 items-center gap-2 rounded-md pr-1 pl-2 text-sm pointer-coarse:min-h-11"
          >
            <span className="min-w-0 grow truncate text-ink-2 line-through">{proposal.value}</span>
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
        <DraftWords proposal={proposal} className="font-medium" />
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
