'use client'
import { EdgeLabelRenderer, type EdgeProps } from '@xyflow/react'
import { memo } from 'react'
import { classNames } from '@/components/ui/class-names'
import type { CanvasEdge } from '@/lib/editor/canvas'
import { isSameEnd, plainRoute } from '@/lib/editor/wires'
import { proposalsOf } from './composer-decide'
import { useEditor } from './context'
import { DraftWords, RefuseButton, useWriting } from './draft-words'

/** A relation that is only proposed; its words are changed in place. */
export const DraftWire = memo(function DraftWire({ id, data }: EdgeProps<CanvasEdge>) {
  const routed = useEditor((state) => state.draft?.routes.byId.get(id))
  const proposal = useWriting((state) =>
    proposalsOf(state).find(({ what, edge }) => what === 'relation' && edge === id),
  )
  if (!data) return null
  const { source, target, edge, lit } = data
  const isRouted = routed && isSameEnd(routed.source, source) && isSameEnd(routed.target, target)
  const { path, end, label } = isRouted ? routed : plainRoute(source, target)
  return (
    <g data-edge-id={id} data-draft>
      <path
        d={path}
        strokeWidth={1.5}
        strokeLinejoin="round"
        strokeDasharray="4 4"
        className={classNames('fill-none', lit ? 'stroke-accent' : 'stroke-wire')}
      />
      <circle
        cx={end.x}
        cy={end.y}
        r={3.5}
        className={classNames('stroke-card', lit ? 'fill-accent' : 'fill-ink-3')}
      />
      <EdgeLabelRenderer>
        <span
          style={{ transform: `translate(-50%, -50%) translate(${label.x}px, ${label.y}px)` }}
          className={classNames(
            'nodrag nopan group/draft pointer-events-auto absolute z-4 flex max-w-48 items-center rounded-full bg-canvas px-1.5 text-xs',
            lit ? 'text-accent-ink' : 'text-ink-2',
          )}
        >
          {proposal ? (
            <>
              <DraftWords proposal={proposal} shown={edge.relation} />
              <RefuseButton
                proposal={proposal}
                className="absolute left-full opacity-0 group-focus-within/draft:opacity-100 group-hover/draft:opacity-100 pointer-coarse:hidden"
              />
            </>
          ) : (
            <span className="truncate">{edge.relation}</span>
          )}
        </span>
      </EdgeLabelRenderer>
    </g>
  )
})
