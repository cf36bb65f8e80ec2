'use client'
import { ViewportPortal } from '@xyflow/react'
import { memo, useMemo } from 'react'
import { plainRoute } from '@/lib/editor/wires'
import { useEditor } from './context'

/** All wires as one drawing, where none could be told from another anyway. */
export const FarWires = memo(function FarWires() {
  const edges = useEditor((state) => state.projection.edges)
  const routes = useEditor((state) => state.routes.byId)
  const path = useMemo(
    () =>
      edges
        .flatMap(({ id, data }) => {
          if (!data) return []
          return routes.get(id)?.path ?? plainRoute(data.source, data.target).path
        })
        .join(' '),
    [edges, routes],
  )
  return (
    <ViewportPortal>
      <svg
        aria-hidden
        className="pointer-events-none absolute top-0 left-0 size-px overflow-visible"
      >
        <path d={path} strokeWidth={6} className="fill-none stroke-wire" />
      </svg>
    </ViewportPortal>
  )
})
