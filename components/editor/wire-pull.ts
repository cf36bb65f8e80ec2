'use client'
import type { OnConnectEnd, ReactFlowProps } from '@xyflow/react'
import { useEffect, useMemo } from 'react'
import { canConnect } from '@/lib/editor/gestures'
import type { Point } from '@/lib/editor/session'
import { useActionContext } from './action-context'
import type { ActionContext } from './action'
import { pointOf } from './pointer'

type Handlers = Pick<ReactFlowProps, 'onConnectStart' | 'onConnectEnd'>

/** Handlers of the canvas for a wire that a pointer pulls: let go it asks what it says, and Escape drops it. */
export function useWirePull(): Handlers {
  const context = useActionContext()
  const { handlers, end } = useMemo(() => wirePull(context), [context])
  // A canvas that goes while a wire is pulled hears of no end.
  useEffect(() => end, [end])
  return handlers
}

function wirePull(context: ActionContext): {
  readonly handlers: Handlers
  readonly end: () => void
} {
  let isDropped = false
  const drop = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopImmediatePropagation()
    isDropped = true
    end()
    passOverClick()
    // React Flow has no other way to end a pull: what is only cancelled is asked about at the next move.
    document.dispatchEvent(new globalThis.MouseEvent('mouseup'))
  }
  const end = () => window.removeEventListener('keydown', drop, { capture: true })
  const handlers: Handlers = {
    onConnectStart: () => {
      isDropped = false
      // Before all that hears of Escape otherwise.
      window.addEventListener('keydown', drop, { capture: true })
    },
    onConnectEnd: (event, state) => {
      end()
      if (!isDropped) ask(context, event, state)
    },
  }
  return { handlers, end }
}

/** Letting the button go at last is a click on what is under both ends, as on the canvas: it is none that was meant. */
function passOverClick(): void {
  const stop = (event: Event) => event.stopPropagation()
  const over = new AbortController()
  window.addEventListener('click', stop, { capture: true, once: true, signal: over.signal })
  window.addEventListener('pointerdown', () => over.abort(), { capture: true, once: true })
}

/** Opens the question what a wire says, where it was let go on something that it can lead to, or on the canvas. */
function ask(
  { store, flow }: ActionContext,
  event: globalThis.MouseEvent | TouchEvent,
  state: Parameters<OnConnectEnd>[1],
): void {
  const handleId = state.fromHandle?.id?.split(':')[0]
  const source = handleId || state.fromNode?.id
  if (source === undefined) return
  const screen = pointOf(event)
  const under = document.elementFromPoint(screen.x, screen.y)
  const target = idUnder(under)
  const at = flow.screenToFlowPosition(screen)
  const { view } = store.getState()
  if (target === undefined) {
    if (under?.closest('[data-canvas]')) {
      store.setState({ wireDraft: { source, target: undefined, screen, at } })
    }
  } else if (canConnect(view, source, target) && (target !== source || isFar(state.from, at))) {
    store.setState({ wireDraft: { source, target, screen, at } })
  }
}

/** A card is wired to itself on purpose, not by a press on the dot that slipped. */
const slipPixelsMax = 40

function isFar(from: Point | null, to: Point): boolean {
  return from !== null && Math.hypot(to.x - from.x, to.y - from.y) > slipPixelsMax
}

/** What a wire let go here would lead to: a part before the card that it is in. */
function idUnder(element: Element | null): string | undefined {
  const hit = element?.closest<HTMLElement>('[data-part-id], [data-node-id]')
  return hit?.dataset.partId ?? hit?.dataset.nodeId
}
