'use client'
import { Pin, PinOff, Undo2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { IconButton } from '@/components/ui/icon-button'
import type { Node } from '@/lib/kinds'
import { nameOf } from '@/lib/editor/view'
import type { ManifestOmission } from '@/lib/prompt/manifest'
import { useActionContext } from './action-context'
import { AliasChip } from './alias-chip'
import { useEditor, useEditorStore } from './context'
import { show } from './open-phrases'
import { pointAt, pointNowhere } from './pointing'

const shownCount = 5

/** What is not in the prompt and what it would cost, with a way to have it in; and what was pinned by hand. */
export function PromptOmissions({ omitted }: { readonly omitted: readonly ManifestOmission[] }) {
  const t = useTranslations('editor')
  const nodes = useEditor((state) => state.view.document.nodes)
  const [isWhole, setWhole] = useState(false)
  const pinned = nodes.filter((node) => node.inPrompt === 'always')
  if (omitted.length === 0 && pinned.length === 0) return null
  const shown = isWhole ? omitted.slice(0, 500) : omitted.slice(0, shownCount)
  return (
    <details open={omitted.length > 0 && omitted.length <= shownCount}>
      <summary className="cursor-pointer text-xs text-ink-2 pointer-coarse:py-3">
        {t('omissions.title', { omitted: omitted.length, pinned: pinned.length })}
      </summary>
      <ul aria-label={t('omissions.list')} className="flex flex-col pt-1">
        {shown.map((omission, index) => (
          <Omission key={`${omission.nodeId}-${index}`} omission={omission} />
        ))}
        {pinned.map((node) => (
          <Pinned key={node.id} node={node} />
        ))}
      </ul>
      {shown.length < omitted.length && !isWhole && (
        <button
          type="button"
          onClick={() => setWhole(true)}
          className="rounded px-2 py-1 text-xs text-ink-2 underline hover:text-ink"
        >
          {t('omissions.more', { count: omitted.length - shown.length })}
        </button>
      )}
    </details>
  )
}

function useNode(id: string): Node | undefined {
  return useEditor((state) => state.view.nodes.get(id))
}

function Omission({ omission }: { readonly omission: ManifestOmission }) {
  const t = useTranslations('editor')
  const store = useEditorStore()
  const node = useNode(omission.nodeId)
  if (!node) return null
  const { reason, tokens } = omission
  const isByHand = reason === 'hand'
  const canPin = reason === 'budget' || reason === 'scope' || reason === 'limit'
  const set = (inPrompt: 'always' | null) =>
    store.dispatch([{ type: 'updateNode', id: node.id, patch: { inPrompt } }])
  return (
    <Row node={node} words={t(`omissions.reasons.${reason}`)} tokens={tokens}>
      {isByHand && (
        <IconButton label={t('omissions.putBack')} onClick={() => set(null)}>
          <Undo2 aria-hidden />
        </IconButton>
      )}
      {canPin && (
        <IconButton label={t('omissions.pin')} onClick={() => set('always')}>
          <Pin aria-hidden />
        </IconButton>
      )}
    </Row>
  )
}

function Pinned({ node }: { readonly node: Node }) {
  const t = useTranslations('editor')
  const store = useEditorStore()
  const unpin = () =>
    store.dispatch([{ type: 'updateNode', id: node.id, patch: { inPrompt: null } }])
  return (
    <Row node={node} words={t('omissions.pinned')}>
      <IconButton label={t('omissions.unpin')} onClick={unpin}>
        <PinOff aria-hidden />
      </IconButton>
    </Row>
  )
}

function Row({
  node,
  words,
  tokens = 0,
  children,
}: {
  readonly node: Node
  readonly words: string
  readonly tokens?: number
  readonly children: React.ReactNode
}) {
  const t = useTranslations('editor')
  const store = useEditorStore()
  const context = useActionContext()
  const view = useEditor((state) => state.view)
  return (
    <li className="flex items-center gap-2">
      <button
        type="button"
        onClick={() => void show(context, node.id)}
        onMouseEnter={() => pointAt(store, [node.id])}
        onMouseLeave={() => pointNowhere(store)}
        className="flex min-h-8 min-w-0 grow items-center gap-2 rounded-md px-2 text-left hover:bg-line/60 pointer-coarse:min-h-11"
      >
        <AliasChip alias={view.aliases.get(node.id) ?? ''} />
        <span className="min-w-0 grow truncate">{nameOf(view, node.id)}</span>
        <span className="shrink-0 text-xs text-ink-2">{words}</span>
        {tokens > 0 && (
          <span className="shrink-0 font-mono text-xs text-ink-2 tabular-nums">
            {t('shares.count', { tokens })}
          </span>
        )}
      </button>
      {children}
    </li>
  )
}
