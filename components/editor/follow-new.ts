'use client'
import { useEffect } from 'react'
import { cardOf } from '@/lib/editor/view'
import { revealingAll, wireBoxes } from '@/lib/editor/viewport'
import { paneSize, useActionContext, zoomMin } from './action-context'
import { motion, type ActionContext } from './action'

/** Moves the canvas, no farther than needed, so that the cards of these nodes and the wires between them are seen. */
export function reveal({ store, flow }: ActionContext, ids: readonly string[]): void {
  const { view, projection, routes } = store.getState()
  const rects = ids.flatMap((id) => projection.rects.get(cardOf(view, id)) ?? [])
  const all = [...rects, ...wireBoxes(routes, new Set(ids))]
  const next = revealingAll(all, flow.getViewport(), paneSize(), zoomMin)
  if (next) void flow.setViewport(next, motion())
}

/** The same for what one has just added and is now selected. */
export function useFollowNew(): void {
  const context = useActionContext()
  useEffect(
    () =>
      context.store.subscribe(({ view, session }, before) => {
        if (view === before.view) return
        const fresh = [...session.selectedNodes].filter((id) => !before.view.nodes.has(id))
        reveal(context, fresh)
      }),
    [context],
  )
}
