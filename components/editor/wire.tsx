'use client'
import { useInternalNode, type EdgeProps } from '@xyflow/react'
import { memo } from 'react'
import { classNames } from '@/components/ui/class-names'
import type { CanvasEdge, CanvasNode } from '@/lib/editor/canvas'
import { edgeEnds, wirePath, type Rect } from '@/lib/editor/geometry'

function useEndRect(id: string, part: Rect | undefined): Rect | undefined {
  const node = useInternalNode<CanvasNode>(id)
  if (!node) return undefined
  const { x, y } = node.internals.positionAbsolute
  if (part) return { ...part, x: x + part.x, y: y + part.y }
  return { x, y, width: node.measured.width ?? 0, height: node.measured.height ?? 0 }
}

/** A wire between two cards, or the parts in them, with its relation; it ends at the part's own box. */
export const Wire = memo(function Wire({
  id,
  source,
  target,
  data,
  selected,
}: EdgeProps<CanvasEdge>) {
  const from = useEndRect(source, data?.sourcePart)
  const to = useEndRect(target, data?.targetPart)
  const sourceHome = useInternalNode(source)?.parentId
  const targetHome = useInternalNode(target)?.parentId
  if (!from || !to || !data) return null
  // Two in one set stand under each other: the wire goes round what lies between them.
  const isBeside = sourceHome !== undefined && sourceHome === targetHome
  const ends = edgeEnds(from, to, isBeside)
  const wire = wirePath(ends.source, ends.target)
  // Over a picture the words would be lost, so they stand on the way to it.
  const label = wire.at(data.targetPart ? 0.3 : data.sourcePart ? 0.7 : 0.5)
  const isLit = selected || data.lit
  const isOpen = data.edge.status === 'proposed'
  return (
    <g data-edge-id={id} className="group/wire">
      <path d={wire.path} className="fill-none stroke-transparent" strokeWidth={16} />
      <path
        d={wire.path}
        strokeWidth={1.5}
        strokeDasharray={isOpen ? '4 4' : undefined}
        className={classNames(
          'fill-none transition-colors',
          isLit ? 'stroke-accent' : 'stroke-line-strong group-hover/wire:stroke-ink-3',
        )}
      />
      <circle
        cx={ends.target.x}
        cy={ends.target.y}
        r={3}
        className={isLit ? 'fill-accent' : 'fill-ink-3'}
      />
      <text
        x={label.x}
        y={label.y - 6}
        textAnchor="middle"
        className={classNames(
          'stroke-canvas text-xs [paint-order:stroke] [stroke-width:5px] [stroke-linejoin:round]',
          isLit ? 'fill-accent-ink' : 'fill-ink-2',
        )}
      >
        {data.edge.relation}
      </text>
    </g>
  )
})
