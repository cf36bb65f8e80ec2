'use client'
import {
  Handle,
  NodeResizeControl,
  Position,
  ResizeControlVariant,
  type ControlPosition,
} from '@xyflow/react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { classNames } from '@/components/ui/class-names'
import type { CardData } from '@/lib/editor/canvas'
import { cardSize, isHeightFree } from '@/lib/editor/geometry'
import { pins, resizeCard } from '@/lib/editor/gestures'
import { toldInstead } from '@/lib/editor/segment-gestures'
import { AliasChip } from './alias-chip'
import { useEditorStore } from './context'
import { DraftChanges } from './draft-changes'
import { useIsFar } from './far'
import { FarCard } from './far-card'
import { InPromptMark } from './in-prompt-field'
import { kindLooks } from './kind-looks'
import { TypedField } from './typed-field'

type CardFrameProps = {
  readonly data: CardData
  readonly selected: boolean
  readonly children?: ReactNode
  /** Without a header the face shows icon, name and alias itself. */
  readonly header?: boolean
  readonly headerEnd?: ReactNode
  readonly className?: string
  readonly height?: number
  readonly canResize?: boolean
}

/** The frame that all cards share: edge of the kind's colour, name, alias, and the ends of wires. */
export function CardFrame({
  data,
  selected,
  children,
  header = true,
  headerEnd,
  className,
  height,
  canResize = true,
}: CardFrameProps) {
  const { node, width, lit } = data
  // What is being written in grows with the words.
  const fixed = node.kind === 'set' || data.editing ? undefined : data.height
  const isFar = useIsFar()
  if (isFar && !data.editing) return <FarCard data={data} selected={selected} />
  const look = kindLooks[node.kind]
  return (
    <article
      data-node-id={node.id}
      data-kind={node.kind}
      data-lit={lit || undefined}
      style={{ width, ...(fixed !== undefined ? { height: fixed } : { minHeight: height }) }}
      className={classNames(
        fixed !== undefined && 'flex flex-col',
        'group/card relative [contain:layout_style] rounded-card border bg-card text-sm shadow-card transition-[border-color,box-shadow] duration-150',
        selected || lit ? 'border-accent ring-1 ring-accent' : 'border-line',
        selected && 'outline-2 outline-offset-2 outline-accent-soft',
        className,
      )}
    >
      <span
        aria-hidden
        className={classNames(
          'absolute top-2.5 bottom-2.5 -left-px w-[3px] rounded-full',
          look.edge,
        )}
      />
      {header && <CardHeader data={data} end={headerEnd} />}
      {children}
      <WireEnds id={undefined} />
      {canResize && selected && <SizeHandles data={data} />}
    </article>
  )
}

/** What the text says of a card that stands: what it is called, then its values. */
const said = ['name', 'attribute'] as const

function CardHeader({ data, end }: { readonly data: CardData; readonly end: ReactNode }) {
  const t = useTranslations('editor')
  const { node, alias, lit, editing } = data
  const look = kindLooks[node.kind]
  const store = useEditorStore()
  const hasOwnText = node.kind === 'text' || node.kind === 'question' || node.kind === 'document'
  return (
    <header className="flex h-10 items-center gap-2 pr-2.5 pl-3.5">
      <look.icon aria-hidden className={classNames('size-4 shrink-0', look.ink)} />
      {editing ? (
        <TypedField
          node={node}
          field="label"
          label={t('fields.label')}
          placeholder={t(`kinds.${node.kind}`)}
          autoFocus={!hasOwnText}
          onDone={() => store.setSession((session) => ({ ...session, editing: undefined }))}
          className="grow font-medium"
        />
      ) : (
        <h2
          className={classNames('min-w-0 grow truncate', node.label ? 'font-medium' : 'text-ink-2')}
        >
          {node.label || toldInstead(node) || t(`kinds.${node.kind}`)}
        </h2>
      )}
      <DraftChanges id={node.id} what={said} />
      {end}
      <InPromptMark node={node} />
      <AliasChip alias={alias} lit={lit} />
    </header>
  )
}

/** Dots from which a wire is pulled; they show when the card is pointed at or selected. */
export function WireEnds({ id }: { readonly id: string | undefined }) {
  const look = classNames(
    // Over the edges by which a selected card is sized, which lie in the same place.
    'z-10! size-2.5! rounded-full! border-2! border-card! bg-ink-3! opacity-0 transition-opacity hover:bg-accent!',
    'group-hover/card:opacity-100 group-focus-within/card:opacity-100',
  )
  return (
    <>
      <Handle type="source" position={Position.Right} id={`${id ?? ''}:right`} className={look} />
      <Handle type="source" position={Position.Left} id={`${id ?? ''}:left`} className={look} />
    </>
  )
}

const sizeHandles = {
  width: ['left', 'right'],
  both: ['left', 'right', 'bottom', 'bottom-right'],
} as const

/** Edges and a corner by which a card is sized: in height as well where it has one of its own. */
function SizeHandles({ data }: { readonly data: CardData }) {
  const store = useEditorStore()
  const { node } = data
  const hasHeight = isHeightFree(node.kind)
  return sizeHandles[hasHeight ? 'both' : 'width'].map((position) => {
    const isCorner = position === 'bottom-right'
    const isUpright = position === 'bottom'
    return (
      <NodeResizeControl
        key={position}
        variant={isCorner ? ResizeControlVariant.Handle : ResizeControlVariant.Line}
        // The library's positions are these words.
        position={position as ControlPosition}
        {...(!isCorner && { resizeDirection: isUpright ? 'vertical' : 'horizontal' })}
        minWidth={cardSize.widthMin}
        maxWidth={cardSize.widthMax}
        minHeight={cardSize.heightMin}
        maxHeight={cardSize.heightMax}
        className={
          isCorner
            ? 'size-3! rounded-full! border-2! border-card! bg-ink-3! hover:bg-accent!'
            : 'border-transparent! border-4!'
        }
        onResize={(_, { x, y, width, height }) => {
          store.setSession((session) => {
            const size = { x, y, width, height: isUpright || isCorner ? height : undefined }
            return { ...session, resize: new Map([[node.id, size]]) }
          })
        }}
        onResizeEnd={(_, { x, y, width, height }) => {
          store.dispatch([
            ...pins(store.getState().view),
            ...resizeCard(node, { x, y }, width, isUpright || isCorner ? height : undefined),
          ])
          store.setSession((session) => ({ ...session, resize: new Map() }))
        }}
      />
    )
  })
}
