'use client'
import type { EdgeProps } from '@xyflow/react'
import { memo } from 'react'
import { classNames } from '@/components/ui/class-names'
import type { CanvasEdge } from '@/lib/editor/canvas'
import { endAt } from '@/lib/editor/drawn-wires'
import { labelWidth, shownLabel } from '@/lib/editor/labels'
import { isSameEnd, plainRoute } from '@/lib/editor/wires'
import { useEditor, useEditorStore } from './context'

const labelHeight = 18

/** Where a wire begins and ends, also while the shape of a region at its end is under a pointer. */
function useEnds(data: CanvasEdge['data']) {
  const store = useEditorStore()
  const from = useEditor(({ reshaping }) => data && reshaping?.get(data.edge.source))
  const to = useEditor(({ reshaping }) => data && reshaping?.get(data.edge.target))
  if (!data) return []
  const { view } = store.getState()
  return [endAt(view, data.source, from), endAt(view, data.target, to)]
}

/** A wire between two cards, or the parts in them, with its relation; it ends at the part's own box. */
export const Wire = memo(function Wire({ id, data, selected }: EdgeProps<CanvasEdge>) {
  const routed = useEditor((state) => state.routes.byId.get(id))
  const [source, target] = useEnds(data)
  if (!data || !source || !target) return null
  const { edge } = data
  const isRouted = routed && isSameEnd(routed.source, source) && isSameEnd(routed.target, target)
  const { path, end, label } = isRouted ? routed : plainRoute(source, target)
  const isLit = selected || data.lit
  const isOpen = edge.status === 'proposed'
  const width = labelWidth(edge.relation)
  return (
    <g data-edge-id={id} className="group/wire">
      <path d={path} className="fill-none stroke-transparent" strokeWidth={16} />
      <path
        d={path}
        strokeWidth={1.5}
        strokeLinejoin="round"
        strokeDasharray={isOpen ? '4 4' : undefined}
        className={classNames(
          'fill-none transition-colors',
          isLit ? 'stroke-accent' : 'stroke-wire group-hover/wire:stroke-ink-3',
        )}
      />
      <circle
        cx={end.x}
        cy={end.y}
        r={3.5}
        className={classNames('stroke-card', isLit ? 'fill-accent' : 'fill-ink-3')}
      />
      <rect
        x={label.x - width / 2}
        y={label.y - labelHeight / 2}
        width={width}
        height={labelHeight}
        rx={labelHeight / 2}
        className="fill-canvas"
      />
      <text
        x={label.x}
        y={label.y}
        textAnchor="middle"
        dominantBaseline="central"
        className={classNames('text-xs', isLit ? 'fill-accent-ink' : 'fill-ink-2')}
      >
        {shownLabel(edge.relation)}
      </text>
    </g>
  )
})
