'use client'
import { useStore } from '@xyflow/react'
import { useEffect, useState } from 'react'
import { faceOf, type View } from '@/lib/editor/view'
import type { Point } from '@/lib/editor/session'
import { useEditor, useEditorStore } from './context'
import type { EditorState } from './state'

type Thread = { readonly path: string; readonly end: Point }

/** Threads to more than this many are a tangle; the lit cards say it better. */
const threadsCountMax = 12

/**
 * Dotted lines from a phrase to the thing that it means, and on to the region or second where that can
 * be seen or heard.
 */
export function Threads() {
  const thread = useEditor((state) => state.thread)
  return thread && <ThreadLines thread={thread} />
}

function ThreadLines({ thread }: { readonly thread: NonNullable<EditorState['thread']> }) {
  const store = useEditorStore()
  const transform = useStore((state) => state.transform)
  const [threads, setThreads] = useState<readonly Thread[]>([])
  useEffect(() => {
    // In the next frame everything that lit up or moved stands where it will be seen.
    const frame = requestAnimationFrame(() => {
      setThreads(threadsOf(store.getState().view, thread.from, thread.to))
    })
    return () => cancelAnimationFrame(frame)
  }, [thread, transform, store])
  if (threads.length === 0) return null
  return (
    <svg aria-hidden data-threads className="pointer-events-none fixed inset-0 z-30 size-full">
      {threads.map(({ path, end }) => (
        <g key={path}>
          <path
            d={path}
            className="fill-none stroke-accent stroke-2"
            strokeDasharray="0.5 6"
            strokeLinecap="round"
          />
          <circle cx={end.x} cy={end.y} r={4} className="fill-accent stroke-card stroke-2" />
        </g>
      ))}
    </svg>
  )
}

function threadsOf(view: View, from: Element, ids: readonly string[]): readonly Thread[] {
  if (!from.isConnected) return []
  const found: Thread[] = []
  for (const id of ids.slice(0, threadsCountMax)) {
    const card = elementOf(id)
    if (!card || card.contains(from)) continue
    found.push(between(from.getBoundingClientRect(), card.getBoundingClientRect()))
    if (view.nodes.get(id)?.kind !== 'entity') continue
    const { region, segment } = faceOf(view, id)
    for (const part of [region, segment]) {
      const element = part && elementOf(part.id)
      if (!element) continue
      found.push(between(card.getBoundingClientRect(), element.getBoundingClientRect()))
    }
  }
  return found
}

function elementOf(id: string): Element | null {
  const name = CSS.escape(id)
  return document.querySelector(
    `[data-canvas] :is([data-part-id="${name}"], [data-node-id="${name}"])`,
  )
}

/** A curve from the nearest border of one rectangle to the nearest of another. */
function between(from: DOMRect, to: DOMRect): Thread {
  const start = nearest(from, middleOf(to))
  const end = nearest(to, start)
  const bend = Math.min(120, Math.abs(end.x - start.x) / 2 + 20)
  const way = end.x >= start.x ? 1 : -1
  const path = `M ${start.x} ${start.y} C ${start.x + way * bend} ${start.y}, ${end.x - way * bend} ${end.y}, ${end.x} ${end.y}`
  return { path, end }
}

function middleOf(rect: DOMRect): Point {
  return { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 }
}

function nearest(rect: DOMRect, point: Point): Point {
  return {
    x: Math.max(rect.left, Math.min(rect.right, point.x)),
    y: Math.max(rect.top, Math.min(rect.bottom, point.y)),
  }
}
