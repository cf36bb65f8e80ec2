'use client'
import { useEffect } from 'react'
import { cardOf } from '@/lib/editor/view'
import { revealingAll } from '@/lib/editor/viewport'
import { paneSize, useActionContext, zoomMin } from './action-context'
import { motion } from './actions'

/** Moves the canvas, no farther than needed, when what one has just added would be out of sight. */
export function useFollowNew(): void {
  const { store, flow } = useActionContext()
  useEffect(
    () =>
      store.subscribe(({ view, session, projection }, before) => {
        if (view === before.view) return
        const fresh = [...session.selectedNodes].filter((id) => !before.view.nodes.has(id))
        const rects = fresh.flatMap((id) => projection.rects.get(cardOf(view, id)) ?? [])
        const next = revealingAll(rects, flow.getViewport(), paneSize(), zoomMin)
        if (next) void flow.setViewport(next, motion())
      }),
    [store, flow],
  )
}
