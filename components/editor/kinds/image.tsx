'use client'
import type { NodeProps } from '@xyflow/react'
import { ImagePlus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { CanvasNode } from '@/lib/editor/canvas'
import { card, pictureRect } from '@/lib/editor/geometry'
import { CardFrame } from '../card-frame'
import { useEditor } from '../context'
import { Picture } from '../picture'
import { RegionDrawing } from '../region-drawing'
import { RegionFace } from './region'

/** A picture with its regions drawn in it. */
export function ImageFace({ data, selected }: NodeProps<CanvasNode>) {
  const t = useTranslations('editor')
  const { node, width, parts } = data
  const isDrawing = useEditor((state) => state.drawingOn === node.id)
  if (node.kind !== 'image') return null
  const frame = pictureRect(node, width)
  return (
    <CardFrame data={data} selected={selected} height={frame.y + frame.height + card.padding}>
      <div
        className="absolute overflow-hidden rounded-md"
        style={{ left: frame.x - 1, top: frame.y - 1, width: frame.width, height: frame.height }}
      >
        {node.asset ? (
          <Picture asset={node.asset} name={node.label ?? data.alias} className="size-full" />
        ) : (
          <span className="flex size-full flex-col items-center justify-center gap-1.5 rounded-md border border-dashed border-line-strong px-3 text-center text-xs text-ink-2">
            <ImagePlus aria-hidden className="size-5" />
            {t('noPicture')}
          </span>
        )}
      </div>
      {parts.map((part) => (
        <RegionFace key={part.node.id} part={part} />
      ))}
      {isDrawing && <RegionDrawing image={node} width={width} />}
    </CardFrame>
  )
}
