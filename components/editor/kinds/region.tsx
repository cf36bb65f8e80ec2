'use client'
import { useStore } from '@xyflow/react'
import { useTranslations } from 'next-intl'
import { classNames } from '@/components/ui/class-names'
import type { PartData } from '@/lib/editor/canvas'
import { partRect } from '@/lib/editor/geometry'
import { movedRegions, outwardOf } from '@/lib/editor/region-gestures'
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
  /** Where its letter goes, within the card. */
  readonly tag: Point
}

/** A region in its picture: its shape, the letter of its alias, and while it is selected its handles. */
export function RegionFace({ part, image, width, depth, tag }: RegionFaceProps) {
  const t = useTranslations('editor')
  const { node, alias, lit, selected } = part
  const shape = useEditor((state) => state.reshaping?.get(node.id))
  const isOnly = useEditor((state) => state.session.selectedNodes.size === 1)
  const isDrawing = useEditor((state) => state.drawingOn === image.id)
  const move = useMove(node)
  if (node.kind !== 'region') return null
  const shown = shape ? { ...node, shape } : node
  const rect = partRect(image, shown, width) ?? part.rect
  const letters = alias.replace(/^Region /, '')
  const name = `${alias} ${node.label ?? ''}`.trim() || t('kinds.region')
  const isLit = lit || selected
  return (
    <>
      <PartBox
        part={{ ...part, rect }}
        name={name}
        depth={depth}
        canMove={move.canMove}
        handlers={move.handlers}
        className={classNames(
          'rounded-[3px]',
          shown.shape.type === 'box' &&
            (isLit
              ? 'ring-2 ring-accent'
              : 'shadow-[0_0_0_1px_oklch(0.2_0_0/0.55)] ring-[1.5px] ring-white ring-inset'),
        )}
      >
        {shown.shape.type === 'polygon' && <Outline shape={shown.shape} isLit={isLit} />}
        <span
          aria-hidden
          className={classNames(
            'absolute flex h-[18px] max-w-48 min-w-[18px] items-center justify-center gap-1 rounded px-1 font-mono text-[11px] font-medium whitespace-nowrap',
            isLit ? 'bg-accent-fill text-on-accent' : 'bg-black/75 text-white',
          )}
          style={{ left: tag.x - part.rect.x, top: tag.y - part.rect.y }}
        >
          {letters}
          {isLit && node.label && <span className="truncate font-sans">{node.label}</span>}
        </span>
      </PartBox>
      {selected && isOnly && !isDrawing && (
        <RegionHandles region={node} image={image} width={width} />
      )}
    </>
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
