'use client'
import { useTranslations } from 'next-intl'
import {
  useId,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
} from 'react'
import { uuidv7 } from 'uuidv7'
import { create } from 'zustand'
import type { Rect } from '@/lib/editor/geometry'
import { addSegment, lengthOf } from '@/lib/editor/segment-gestures'
import { heldTime, timeText, type Span } from '@/lib/editor/segment-times'
import type { NodeOf } from '@/lib/kinds'
import { useEditorStore } from './context'
import { focusNode } from './region-state'

/** The sound on whose card segments are being drawn. */
export const useMarking = create<{ readonly audioId: string | undefined }>(() => ({
  audioId: undefined,
}))

export function toggleMarking(audioId: string): void {
  useMarking.setState((before) => ({
    audioId: before.audioId === audioId ? undefined : audioId,
  }))
}

/** What a pointer must move before it draws: less is a press. Pixels of the screen. */
const slipPixelsMax = 3

/** Over the wave of a card: a segment is drawn by a pointer, or between two presses of Enter. */
export function SegmentMarking({
  audio,
  wave,
}: {
  readonly audio: NodeOf<'audio'>
  readonly wave: Rect
}) {
  const t = useTranslations('editor')
  const duration = lengthOf(audio)
  const keysId = useId()
  const { from, at, handlers } = useMarker(audio, duration)
  const [left, right] = [Math.min(from ?? at, at) / duration, Math.max(from ?? at, at) / duration]
  return (
    <div
      ref={(element) => element?.focus({ preventScroll: true })}
      role="slider"
      tabIndex={0}
      data-marking
      aria-label={t('sound.draw')}
      aria-describedby={keysId}
      aria-valuemin={0}
      aria-valuemax={duration}
      aria-valuenow={at}
      aria-valuetext={timeText(at)}
      className="nodrag nopan absolute z-20 cursor-crosshair touch-none rounded-sm bg-accent/5 outline-2 outline-accent"
      style={{ left: wave.x - 1, top: wave.y - 1, width: wave.width, height: wave.height }}
      {...handlers}
    >
      <span id={keysId} hidden>
        {t('sound.drawKeys')}
      </span>
      <i
        aria-hidden
        className="absolute inset-y-0 border-x-2 border-accent bg-accent/20"
        style={{ left: `${left * 100}%`, width: `${(right - left) * 100}%` }}
      />
    </div>
  )
}

/** Where the segment that is being drawn begins and ends, and what moves that. */
function useMarker(audio: NodeOf<'audio'>, duration: number) {
  const add = useAdd(audio)
  const [from, setFrom] = useState<number>()
  const [at, setAt] = useState(0)
  const down = useRef<{ readonly x: number; readonly seconds: number }>(undefined)
  function secondsAt(event: PointerEvent): number {
    const rect = event.currentTarget.getBoundingClientRect()
    return heldTime(((event.clientX - rect.left) / rect.width) * duration, duration)
  }
  const wayOf = (event: PointerEvent) =>
    Math.abs(event.clientX - (down.current?.x ?? event.clientX))
  function keyDown(event: KeyboardEvent) {
    const step = event.altKey ? 0.001 : event.shiftKey ? 0.1 : 0.01
    const by = { ArrowLeft: -step, ArrowRight: step }[event.key]
    if (by !== undefined) setAt((before) => heldTime(before + by, duration))
    else if (event.key === 'Home') setAt(0)
    else if (event.key === 'End') setAt(heldTime(duration, duration))
    else if (event.key === 'Escape') {
      endMarking()
      focusNode(audio.id)
    } else if (event.key === 'Enter' || event.code === 'KeyM') {
      if (from === undefined) setFrom(at)
      else add({ start: from, end: at })
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  const handlers = {
    onKeyDown: keyDown,
    onClick: (event: MouseEvent) => event.stopPropagation(),
    onPointerDown: (event: PointerEvent) => {
      if (event.button !== 0) return
      event.stopPropagation()
      event.currentTarget.setPointerCapture(event.pointerId)
      down.current = { x: event.clientX, seconds: secondsAt(event) }
      setAt(down.current.seconds)
    },
    onPointerMove: (event: PointerEvent) => {
      if (!down.current || wayOf(event) <= slipPixelsMax) return
      setFrom(down.current.seconds)
      setAt(secondsAt(event))
    },
    onPointerUp: (event: PointerEvent) => {
      const { current } = down
      const isDrawn = wayOf(event) > slipPixelsMax
      down.current = undefined
      if (current && isDrawn) add({ start: current.seconds, end: secondsAt(event) })
    },
    onPointerCancel: () => {
      down.current = undefined
      setFrom(undefined)
    },
  }
  return { from, at, handlers }
}

function endMarking(): void {
  useMarking.setState({ audioId: undefined })
}

/** Adds the segment that was drawn and ends the drawing; what is typed next is its name. */
function useAdd(audio: NodeOf<'audio'>) {
  const store = useEditorStore()
  return (span: Span) => {
    const id = uuidv7()
    endMarking()
    if (!store.dispatch(addSegment(audio, id, span), { select: [id] })) return
    store.setState({ tab: 'node', sheetUp: true })
    store.setSession((session) => ({ ...session, editing: id }))
  }
}
