'use client'
import type { NodeProps } from '@xyflow/react'
import type { ReactNode } from 'react'
import { classNames } from '@/components/ui/class-names'
import { useTranslations } from 'next-intl'
import type { CanvasNode, CardData } from '@/lib/editor/canvas'
import { card, pictureRect, waveRect } from '@/lib/editor/geometry'
import type { NodeOf } from '@/lib/kinds'
import { AliasChip } from './alias-chip'
import { WireEnds } from './card-frame'
import { makerOf, proposalsOf, saidOf } from './composer-decide'
import { DraftWords, RefuseButton, useList, useWriting } from './draft-words'
import { useIsFar } from './far'
import { FarCard } from './far-card'
import { kindLooks } from './kind-looks'
import { Picture } from './picture'
import { PlayButton } from './play-button'
import { isFinger } from './pointer'
import { ThingFace } from './thing-face'
import { Wave } from './wave'

/** What is only proposed: dashed, with the alias that it will have; its words are changed in place. */
export function DraftCard({ data }: NodeProps<CanvasNode>) {
  const isFar = useIsFar()
  if (isFar) return <FarCard data={data} selected={false} />
  const { node } = data
  if (node.kind === 'entity') return <DraftThing node={node} data={data} />
  if (node.kind === 'image') return <DraftPicture node={node} data={data} />
  if (node.kind === 'audio') return <DraftSound node={node} data={data} />
  return (
    <DraftFrame data={data} className={node.kind === 'set' ? 'bg-panel/50' : 'bg-card/90'}>
      <DraftHeader data={data} />
    </DraftFrame>
  )
}

function DraftFrame({
  data,
  height = data.height ?? data.heightAbout,
  className,
  children,
}: {
  readonly data: CardData
  readonly height?: number
  readonly className?: string
  readonly children: ReactNode
}) {
  const { node, width, lit } = data
  const maker = useWriting((state) => makerOf(proposalsOf(state), node.id))
  const list = useList()
  return (
    <article
      onClick={() => isFinger() && maker && list(maker.key)}
      data-node-id={node.id}
      data-kind={node.kind}
      data-draft
      data-lit={lit || undefined}
      style={{ width, height }}
      className={classNames(
        'group/draft relative rounded-card border border-dashed text-sm',
        lit ? 'border-accent ring-1 ring-accent' : 'border-line-strong',
        className,
      )}
    >
      <span
        aria-hidden
        className={classNames(
          'absolute top-2.5 bottom-2.5 -left-px w-[3px] rounded-full',
          kindLooks[node.kind].edge,
        )}
      />
      {children}
      <WireEnds id={undefined} />
    </article>
  )
}

/** What a card is called, to be changed in place where the words of the text said it. */
function DraftName({ data, className }: { readonly data: CardData; readonly className: string }) {
  const t = useTranslations('editor')
  const { node } = data
  const maker = useWriting((state) => makerOf(proposalsOf(state), node.id))
  const name = node.label || t(`kinds.${node.kind}`)
  return (
    <h2 className="flex min-w-0">
      {maker ? (
        <DraftWords proposal={maker} className={className} />
      ) : (
        <span className={classNames('truncate', className)}>{name}</span>
      )}
    </h2>
  )
}

function Refuse({ id, className }: { readonly id: string; readonly className?: string }) {
  const maker = useWriting((state) => makerOf(proposalsOf(state), id))
  if (!maker) return null
  const look = classNames(
    // For a finger the whole card opens the list, which has it.
    'opacity-0 group-focus-within/draft:opacity-100 group-hover/draft:opacity-100 pointer-coarse:hidden',
    className,
  )
  return <RefuseButton proposal={maker} className={look} />
}

function DraftHeader({ data }: { readonly data: CardData }) {
  const { node, alias, lit } = data
  const look = kindLooks[node.kind]
  return (
    <header className="flex h-10 items-center gap-2 pr-2.5 pl-3.5">
      <look.icon aria-hidden className={classNames('size-4 shrink-0', look.ink)} />
      <div className="min-w-0 grow">
        <DraftName data={data} className="font-medium" />
      </div>
      <Refuse id={node.id} />
      <AliasChip alias={alias} lit={lit} />
    </header>
  )
}

function DraftThing({ node, data }: { readonly node: NodeOf<'entity'>; readonly data: CardData }) {
  return (
    <DraftFrame data={data} height={card.thingHeight} className="bg-card">
      <ThingFace
        data={data}
        name={<DraftName data={data} className="font-medium" />}
        line={<Attributes id={node.id} />}
      >
        <Refuse id={node.id} className="-mr-1" />
      </ThingFace>
    </DraftFrame>
  )
}

const shownCountMax = 3

/** What the text says of a thing, on one line. */
function Attributes({ id }: { readonly id: string }) {
  const said = useWriting((state) => saidOf(proposalsOf(state), id))
  const attributes = said.filter(({ what }) => what === 'attribute')
  if (attributes.length === 0) return null
  return (
    <p className="mt-0.5 flex min-w-0 gap-1 text-xs text-ink-2">
      {attributes.slice(0, shownCountMax).map((proposal, index) => (
        <span key={proposal.key} className="flex min-w-0">
          <DraftWords proposal={proposal} />
          {index < Math.min(shownCountMax, attributes.length) - 1 && ','}
        </span>
      ))}
      {attributes.length > shownCountMax && <span>+{attributes.length - shownCountMax}</span>}
    </p>
  )
}

function DraftPicture({ node, data }: { readonly node: NodeOf<'image'>; readonly data: CardData }) {
  const frame = pictureRect(node, data.width)
  return (
    <DraftFrame data={data} height={frame.y + frame.height + card.padding} className="bg-card">
      <DraftHeader data={data} />
      <div
        className="absolute overflow-hidden rounded-md bg-canvas"
        style={{ left: frame.x - 1, top: frame.y - 1, width: frame.width, height: frame.height }}
      >
        {node.asset && (
          <Picture asset={node.asset} name={node.label ?? data.alias} className="size-full" />
        )}
      </div>
    </DraftFrame>
  )
}

function DraftSound({ node, data }: { readonly node: NodeOf<'audio'>; readonly data: CardData }) {
  const wave = waveRect(data.width)
  const height = card.headerHeight + card.waveHeight + card.padding
  return (
    <DraftFrame data={data} height={height} className="bg-card">
      <DraftHeader data={data} />
      {node.asset && (
        <>
          <div
            className="absolute left-3 flex items-center"
            style={{ top: wave.y, height: card.waveHeight }}
          >
            <PlayButton audio={node} name={node.label ?? data.alias} />
          </div>
          <div className="absolute" style={{ left: wave.x, top: wave.y }}>
            <Wave asset={node.asset} clipKey={node.id} width={wave.width} height={wave.height} />
          </div>
        </>
      )}
    </DraftFrame>
  )
}
