'use client'
import { useStore, type NodeProps } from '@xyflow/react'
import { ImagePlus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { CanvasNode, PartData } from '@/lib/editor/canvas'
import { card, fittedRect, pictureRect } from '@/lib/editor/geometry'
import { areaOf } from '@/lib/editor/region-shapes'
import { tagPlaces, tagScale } from '@/lib/editor/region-tags'
import type { NodeOf } from '@/lib/kinds'
import { CardFrame } from '../card-frame'
import { useEditor } from '../context'
import { Picture } from '../picture'
import { RegionDrawing } from '../region-drawing'
import { PictureMenu } from '../region-menu'
import { usePictureDrop } from '../region-replace'
import { RegionFace } from './region'

/** A picture with its regions drawn in it. */
export function ImageFace({ data, selected }: NodeProps<CanvasNode>) {
  const { node } = data
  if (node.kind !== 'image') return null
  return <ImageCard image={node} data={data} selected={selected} />
}

function ImageCard({
  image,
  data,
  selected,
}: {
  readonly image: NodeOf<'image'>
  readonly data: CanvasNode['data']
  readonly selected: boolean
}) {
  const t = useTranslations('editor')
  const { width, parts } = data
  const isDrawing = useEditor((state) => state.drawingOn === image.id)
  const drop = usePictureDrop(image)
  const scale = useStore((state) => tagScale(state.transform[2]))
  const places = useMemo(() => placesOf(image, width, parts, scale), [image, width, parts, scale])
  const frame = pictureRect(image, width)
  const fitted = fittedRect(image, width)
  return (
    <div className="contents" {...drop}>
      <CardFrame
        data={data}
        selected={selected}
        height={frame.y + frame.height + card.padding}
        headerEnd={selected && !data.editing ? <PictureMenu image={image} /> : undefined}
      >
        <div
          className="absolute overflow-hidden rounded-md"
          style={{ left: frame.x - 1, top: frame.y - 1, width: frame.width, height: frame.height }}
        >
          {image.asset ? (
            <Picture asset={image.asset} name={image.label ?? data.alias} className="size-full" />
          ) : (
            <span className="flex size-full flex-col items-center justify-center gap-1.5 rounded-md border border-dashed border-line-strong px-3 text-center text-xs text-ink-2">
              <ImagePlus aria-hidden className="size-5" />
              {t('noPicture')}
            </span>
          )}
        </div>
        <div
          data-picture-frame
          className="pointer-events-none absolute"
          style={{
            left: fitted.x - 1,
            top: fitted.y - 1,
            width: fitted.width,
            height: fitted.height,
          }}
        />
        {parts.map((part, index) => (
          <RegionFace
            key={part.node.id}
            part={part}
            image={image}
            width={width}
            depth={places.depths.get(part.node.id) ?? 0}
            tag={places.tags[index]}
            tagScale={scale}
          />
        ))}
        {isDrawing && <RegionDrawing image={image} width={width} />}
      </CardFrame>
    </div>
  )
}

/** Where the letters of the regions go, and how the regions lie on one another. */
function placesOf(
  image: NodeOf<'image'>,
  width: number,
  parts: readonly PartData[],
  scale: number,
) {
  const areaIn = ({ node }: PartData) => (node.kind === 'region' ? areaOf(node.shape) : 0)
  const largestFirst = parts.toSorted((a, b) => areaIn(b) - areaIn(a))
  const depths = new Map(largestFirst.map(({ node }, index) => [node.id as string, index + 1]))
  const tagged = parts.map(({ rect, alias }) => ({ rect, letters: alias.replace(/^Region /, '') }))
  return { depths, tags: tagPlaces(fittedRect(image, width), tagged, scale) }
}
