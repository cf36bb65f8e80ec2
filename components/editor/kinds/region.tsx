'use client'
import { useStore } from '@xyflow/react'
import { useTranslations } from 'next-intl'
import { useState, type ReactNode } from 'react'
import { classNames } from '@/components/ui/class-names'
import type { PartData } from '@/lib/editor/canvas'
import { partRect } from '@/lib/editor/geometry'
import { movedRegions, outwardOf } from '@/lib/editor/region-gestures'
import type { TagLook, TagPlace } from '@/lib/editor/region-tags'
import type { Point } from '@/lib/editor/session'
import type { NodeOf } from '@/lib/kinds'
import { boxOf, type Shape } from '@/lib/media/shape'
import { useEditor, useEditorStore } from '../context'
import { PartBox } from '../part-box'
import { useShapeDrag } from '../region-drag'
import { RegionHandles } from '../region-handles'

type RegionFaceProps = {
  readonly part: PartData
  readonly image: NodeOf<'image'>
  readonly width: number
  /** Smaller ones lie on top, so that each can be pressed. */
  readonly depth: number
  /** Where its letter goes, within the card, and how many canvas pixels a pixel of it is. */
  readonly tag: TagPlace | undefined
  readonly tagScale: number
}

/** A region in its picture: its shape, the letter of its alias, and while it is selected its handles. */
export function RegionFace({ part, image, width, depth, tag, tagScale }: RegionFaceProps) {
  const t = useTranslations('editor')
  const { node, alias, lit, selected } = part
  const shape = useEditor((state) => state.reshaping?.get(node.id))
  const isOnly = useEditor((state) => state.session.selectedNodes.size === 1)
  const isDrawing = useEditor((state) => state.drawingOn === image.id)
  const [isFocusSeen, setFocusSeen] = useState(false)
  const move = useMove(node)
  if (node.kind !== 'region') return null
  const shown = shape ? { ...node, shape } : node
  const rect = partRect(image, shown, width) ?? part.rect
  const letters = alias.replace(/^Region /, '')
  const name = `${alias} ${node.label ?? ''}`.trim() || t('kinds.region')
  const isLit = lit || selected
  const isTold = isLit || isFocusSeen
  const place = tag ?? { ...part.rect, look: 'none', told: part.rect }
  // While the region is dragged its letter goes along.
  const [left, top] = [rect.x - part.rect.x, rect.y - part.rect.y]
  return (
    <>
      <PartBox
        part={{ ...part, rect }}
        name={name}
        depth={depth}
        canMove={move.canMove}
        handlers={move.handlers}
        onFocusSeen={setFocusSeen}
        className={classNames(
          'rounded-[3px]',
          shown.shape.type === 'box' &&
            (isLit
              ? 'ring-2 ring-accent'
              : 'shadow-[0_0_0_1px_oklch(0.2_0_0/0.55)] ring-[1.5px] ring-white ring-inset'),
        )}
      >
        {shown.shape.type === 'polygon' && <Outline shape={shown.shape} isLit={isLit} />}
        {place.look !== 'none' && (
          <Letters
            at={{ x: place.x - part.rect.x, y: place.y - part.rect.y }}
            scale={tagScale}
            look={place.look}
            // The pointer stays on it, though what is told stands over it.
            className={isTold ? 'opacity-0' : 'bg-black/75 text-white'}
          >
            {letters}
          </Letters>
        )}
      </PartBox>
      {isTold && (
        <Letters
          at={{ x: place.told.x + left - 1, y: place.told.y + top - 1 }}
          scale={tagScale}
          look="full"
          isOnTop
          className={isLit ? 'bg-accent-fill text-on-accent' : 'bg-black text-white'}
        >
          {letters}
          {node.label && <span className="truncate font-sans">{node.label}</span>}
        </Letters>
      )}
      {selected && isOnly && !isDrawing && (
        <RegionHandles region={node} image={image} width={width} />
      )}
    </>
  )
}

const letterLooks: Readonly<Record<TagLook, string>> = {
  full: 'h-[18px] max-w-48 min-w-[18px] gap-1 rounded px-1 text-[11px]',
  small: 'h-[11px] min-w-[11px] rounded-[2px] px-0.5 text-[8px]',
}

/** The letters of a region, as large as their place was made for. */
function Letters({
  at,
  scale,
  look,
  isOnTop = false,
  className,
  children,
}: {
  readonly at: Point
  readonly scale: number
  readonly look: TagLook
  /** Over all regions, where it takes no press from those under it. */
  readonly isOnTop?: boolean
  readonly className: string
  readonly children: ReactNode
}) {
  return (
    <span
      aria-hidden
      data-letters={look}
      className={classNames(
        'absolute flex origin-top-left items-center justify-center font-mono leading-none font-medium whitespace-nowrap',
        isOnTop && 'pointer-events-none z-[999]',
        letterLooks[look],
        className,
      )}
      style={{ left: at.x, top: at.y, ...(scale !== 1 && { transform: `scale(${scale})` }) }}
    >
      {children}
    </span>
  )
}

/** A pointer on a selected region, or on one inside of it, moves all that is selected in the picture. */
function useMove(node: PartData['node']) {
  const store = useEditorStore()
  const canMove = useEditor(({ view, session }) => {
    const { selectedNodes } = session
    if (selectedNodes.size === 0 || node.kind !== 'region') return false
    return outwardOf(view, node).some(({ id }) => selectedNodes.has(id))
  })
  const handlers = useShapeDrag((by) => {
    const { view, session } = store.getState()
    return movedRegions(view, session.selectedNodes, by)
  })
  return { canMove, handlers }
}

/** The border of a polygon, as thick on the screen at any zoom as that of a box. */
function Outline({
  shape,
  isLit,
}: {
  readonly shape: Extract<Shape, { type: 'polygon' }>
  readonly isLit: boolean
}) {
  const box = boxOf(shape)
  const scale = useStore((state) => Math.max(1, 1 / state.transform[2]))
  const span = (value: number) => Math.max(value, 1e-6)
  return (
    <svg
      className="absolute inset-0 size-full overflow-visible"
      viewBox="0 0 1 1"
      preserveAspectRatio="none"
      aria-hidden
    >
      {['stroke-black/55', isLit ? 'stroke-accent' : 'stroke-white'].map((look, layer) => (
        <polygon
          key={look}
          points={shape.points
            .map(({ x, y }) => `${(x - box.x) / span(box.width)},${(y - box.y) / span(box.height)}`)
            .join(' ')}
          vectorEffect="non-scaling-stroke"
          strokeWidth={(layer === 0 ? 3.5 : 2) * scale}
          className={classNames('fill-transparent', look)}
        />
      ))}
    </svg>
  )
}
