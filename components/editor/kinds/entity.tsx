'use client'
import type { NodeProps } from '@xyflow/react'
import { useTranslations } from 'next-intl'
import type { CanvasNode, CardData } from '@/lib/editor/canvas'
import { card } from '@/lib/editor/geometry'
import type { NodeOf } from '@/lib/kinds'
import { AttributeLines } from '../attribute-lines'
import { CardFrame } from '../card-frame'
import { useEditorStore } from '../context'
import { DraftChanges } from '../draft-changes'
import { ThingFace } from '../thing-face'
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
  const name = (
    <>
      <h2 className={node.label ? 'truncate font-medium' : 'truncate text-ink-2'}>
        {node.label || t('kinds.entity')}
      </h2>
      <DraftChanges id={node.id} what={['name']} />
    </>
  )
  const line = (
    <div className="mt-0.5 flex items-center gap-1 text-xs text-ink-2">
      <p className="truncate">{summaryOf(node)}</p>
      <DraftChanges id={node.id} what={['attribute']} />
    </div>
  )
  return <ThingFace data={data} name={name} line={line} />
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
