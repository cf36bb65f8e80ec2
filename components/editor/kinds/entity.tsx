'use client'
import type { NodeProps } from '@xyflow/react'
import { Box } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { CanvasNode, CardData } from '@/lib/editor/canvas'
import { card } from '@/lib/editor/geometry'
import type { NodeOf } from '@/lib/kinds'
import { AliasChip } from '../alias-chip'
import { AttributeLines } from '../attribute-lines'
import { CardFrame } from '../card-frame'
import { useEditorStore } from '../context'
import { Crop } from '../picture'
import { PlayButton } from '../play-button'
import { TypedField } from '../typed-field'

/** A thing: its face, its name, what is said of it, and its sound. */
export function EntityFace({ data, selected }: NodeProps<CanvasNode>) {
  const { node, ordinal, editing } = data
  if (node.kind !== 'entity') return null
  return (
    <CardFrame
      data={data}
      selected={selected}
      header={false}
      height={card.thingHeight}
      canResize={ordinal === undefined}
    >
      {editing ? <EntityEdit node={node} /> : <EntityView node={node} data={data} />}
    </CardFrame>
  )
}

function EntityView({ node, data }: { readonly node: NodeOf<'entity'>; readonly data: CardData }) {
  const t = useTranslations('editor')
  const { face, alias, ordinal, lit } = data
  const name = node.label || t('kinds.entity')
  return (
    <div className="flex h-[66px] items-center gap-3 px-3">
      {face.image?.asset ? (
        <Crop image={face.image} region={face.region} width={60} height={48} />
      ) : (
        <span className="flex h-12 w-[60px] shrink-0 items-center justify-center rounded-md bg-canvas">
          <Box aria-hidden className="size-5 text-k-entity" />
        </span>
      )}
      <div className="min-w-0 grow">
        <div className="flex items-center gap-1.5">
          {ordinal !== undefined && <span className="font-medium">{ordinal}</span>}
          <h2 className={node.label ? 'truncate font-medium' : 'truncate text-ink-2'}>{name}</h2>
          <AliasChip alias={alias} lit={lit} />
        </div>
        <p className="mt-0.5 truncate text-xs text-ink-2">{summaryOf(node)}</p>
      </div>
      {face.audio && <PlayButton audio={face.audio} segment={face.segment} name={name} />}
    </div>
  )
}

/** `Dog, fur curly white`: class and attributes on one line. */
function summaryOf(node: NodeOf<'entity'>): string {
  const attributes = Object.entries(node.attributes ?? {}).map(
    ([name, value]) => `${name} ${Array.isArray(value) ? value.join(', ') : String(value)}`,
  )
  return [...(node.class ? [node.class] : []), ...attributes].join(', ')
}

function EntityEdit({ node }: { readonly node: NodeOf<'entity'> }) {
  const t = useTranslations('editor')
  const store = useEditorStore()
  const done = () => store.setSession((session) => ({ ...session, editing: undefined }))
  return (
    <div className="flex flex-col gap-1.5 p-2.5 pl-3.5">
      <TypedField
        node={node}
        field="label"
        label={t('fields.label')}
        placeholder={t('placeholders.name')}
        autoFocus
        onDone={done}
        className="font-medium"
      />
      <TypedField
        node={node}
        field="class"
        label={t('fields.class')}
        placeholder={t('placeholders.class')}
        onDone={done}
      />
      <AttributeLines node={node} />
    </div>
  )
}
