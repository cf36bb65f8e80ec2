'use client'
import type { NodeProps } from '@xyflow/react'
import { Bookmark } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { CanvasNode, PartData } from '@/lib/editor/canvas'
import { card, waveRect, type Rect } from '@/lib/editor/geometry'
import { segmentTags } from '@/lib/editor/segment-tags'
import { timeText } from '@/lib/editor/segment-times'
import { CardFrame } from '../card-frame'
import { PlayButton } from '../play-button'
import { SegmentMarking, toggleMarking, useMarking } from '../segment-marking'
import { Wave } from '../wave'
import { SegmentFace, tagRowsCount, tagWidth } from './segment'

/** A sound: its wave, its segments, and a button that plays it. */
export function AudioFace({ data, selected }: NodeProps<CanvasNode>) {
  const t = useTranslations('editor')
  const { node, width, parts, alias } = data
  const isMarking = useMarking((state) => state.audioId === node.id)
  const tags = useMemo(() => tagsOf(parts, waveRect(width)), [parts, width])
  if (node.kind !== 'audio') return null
  const wave = waveRect(width)
  return (
    <CardFrame
      data={data}
      selected={selected}
      height={card.headerHeight + card.waveHeight + card.padding}
      headerEnd={
        node.asset && (
          <>
            {selected && !data.editing && <MarkButton audioId={node.id} isMarking={isMarking} />}
            <span className="shrink-0 text-xs text-ink-2 tabular-nums">
              {node.asset.durationSeconds < 60
                ? t('seconds', { seconds: node.asset.durationSeconds })
                : timeText(node.asset.durationSeconds, 0)}
            </span>
          </>
        )
      }
    >
      {node.asset ? (
        <>
          <div
            className="absolute left-3 flex items-center"
            style={{ top: wave.y, height: wave.height }}
          >
            <PlayButton audio={node} name={node.label ?? alias} />
          </div>
          <div className="absolute" style={{ left: wave.x, top: wave.y }}>
            <Wave asset={node.asset} clipKey={node.id} width={wave.width} height={wave.height} />
          </div>
          {parts.map((part, index) => (
            <SegmentFace key={part.node.id} part={part} tag={tags[index]} />
          ))}
          {isMarking && selected && <SegmentMarking audio={node} wave={wave} />}
        </>
      ) : (
        <p className="mx-3 flex h-11 items-center justify-center rounded-lg border border-dashed border-line-strong px-3 text-center text-xs text-ink-2">
          {t('noSound')}
        </p>
      )}
    </CardFrame>
  )
}

/** Where the letters of the segments go, within the card. */
function tagsOf(parts: readonly PartData[], wave: Rect) {
  const tags = parts.map(({ rect, alias }) => ({ x: rect.x - wave.x, width: tagWidth(alias) }))
  return segmentTags(tags, { width: wave.width, rowsCount: tagRowsCount }).map(({ x, row }) => ({
    x: x + wave.x,
    row,
  }))
}

/** The tool that draws segments on this card. */
function MarkButton({
  audioId,
  isMarking,
}: {
  readonly audioId: string
  readonly isMarking: boolean
}) {
  const t = useTranslations('editor')
  return (
    <button
      type="button"
      aria-label={t('sound.draw')}
      title={t('sound.draw')}
      aria-pressed={isMarking}
      onClick={(event) => {
        event.stopPropagation()
        toggleMarking(audioId)
      }}
      className="nodrag nopan -my-1 inline-flex size-8 pointer-coarse:-my-2 pointer-coarse:size-11 shrink-0 items-center justify-center rounded-lg text-ink-2 hover:bg-line/60 hover:text-ink aria-pressed:bg-line/60 aria-pressed:text-ink"
    >
      <Bookmark aria-hidden className="size-4" />
    </button>
  )
}
