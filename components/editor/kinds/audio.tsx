'use client'
import type { NodeProps } from '@xyflow/react'
import { useTranslations } from 'next-intl'
import type { CanvasNode } from '@/lib/editor/canvas'
import { card, waveRect } from '@/lib/editor/geometry'
import { CardFrame } from '../card-frame'
import { PlayButton } from '../play-button'
import { Wave } from '../wave'
import { SegmentFace } from './segment'

/** A sound: its wave, its segments, and a button that plays it. */
export function AudioFace({ data, selected }: NodeProps<CanvasNode>) {
  const t = useTranslations('editor')
  const { node, width, parts, alias } = data
  if (node.kind !== 'audio') return null
  const wave = waveRect(width)
  return (
    <CardFrame
      data={data}
      selected={selected}
      height={card.headerHeight + card.waveHeight + card.padding}
      headerEnd={
        node.asset && (
          <span className="shrink-0 text-xs text-ink-2 tabular-nums">
            {t('seconds', { seconds: node.asset.durationSeconds })}
          </span>
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
          {parts.map((part) => (
            <SegmentFace key={part.node.id} part={part} />
          ))}
        </>
      ) : (
        <p className="mx-3 flex h-11 items-center justify-center rounded-lg border border-dashed border-line-strong px-3 text-center text-xs text-ink-2">
          {t('noSound')}
        </p>
      )}
    </CardFrame>
  )
}
