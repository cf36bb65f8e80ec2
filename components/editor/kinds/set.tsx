'use client'
import type { NodeProps } from '@xyflow/react'
import { useTranslations } from 'next-intl'
import { classNames } from '@/components/ui/class-names'
import type { CanvasNode, RowData } from '@/lib/editor/canvas'
import { card } from '@/lib/editor/geometry'
import { select } from '@/lib/editor/session'
import { AliasChip } from '../alias-chip'
import { CardFrame } from '../card-frame'
import { useEditorStore, useName } from '../context'
import { kindLooks } from '../kind-looks'
import { pointAt, pointNowhere } from '../pointing'

/** Several under one name, in order: things stand in it as cards, what has its own card as a row. */
export function SetFace({ data, selected }: NodeProps<CanvasNode>) {
  const t = useTranslations('editor')
  const { node, rows, height } = data
  if (node.kind !== 'set') return null
  return (
    <CardFrame
      data={data}
      selected={selected}
      className="bg-panel/70!"
      {...(height !== undefined && { height })}
    >
      {rows.map((row) => (
        <MemberRow key={row.node.id} row={row} />
      ))}
      {node.members.length === 0 && (
        <p className="mx-3 flex h-14 items-center justify-center rounded-lg border border-dashed border-line-strong px-3 text-center text-xs text-ink-2">
          {t('emptySet')}
        </p>
      )}
    </CardFrame>
  )
}

function MemberRow({ row }: { readonly row: RowData }) {
  const store = useEditorStore()
  const { node, alias, ordinal, lit, y, height } = row
  const name = useName(node.id)
  const look = kindLooks[node.kind]
  return (
    <button
      type="button"
      style={{ top: y, left: card.setPadding, right: card.setPadding, height }}
      onMouseEnter={() => pointAt(store, [node.id])}
      onMouseLeave={() => pointNowhere(store)}
      onClick={(event) => {
        event.stopPropagation()
        store.setSession((session) => select(session, [node.id]))
      }}
      className={classNames(
        'nodrag absolute flex items-center gap-2 rounded-lg border px-2.5 text-left',
        lit ? 'border-accent' : 'border-line bg-card',
      )}
    >
      <span className="font-medium">{ordinal}</span>
      <look.icon aria-hidden className={classNames('size-3.5 shrink-0', look.ink)} />
      <span className="min-w-0 grow truncate">{name}</span>
      <AliasChip alias={alias} lit={lit} />
    </button>
  )
}
