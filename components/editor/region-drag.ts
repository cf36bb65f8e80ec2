'use client'
import { useRef, type MouseEvent, type PointerEvent } from 'react'
import { reshape, type Reshaping } from '@/lib/editor/region-gestures'
import { fractionAt } from '@/lib/editor/region-shapes'
import type { Point } from '@/lib/editor/session'
import { useEditorStore } from './context'

/** What a pointer must move before it drags: less is a press. Pixels of the screen. */
const slipPixelsMax = 3

/** Where a pointer is in the picture of the card that it is over, in fractions, without being held to it. */
function fractionOf(event: PointerEvent<Element>): Point | undefined {
  const picture = event.currentTarget.closest('article')?.querySelector('[data-picture-frame]')
  const rect = picture?.getBoundingClientRect()
  if (!rect || rect.width === 0 || rect.height === 0) return undefined
  return {
    x: (event.clientX - rect.left) / rect.width,
    y: (event.clientY - rect.top) / rect.height,
  }
}

/** The same, held to the picture. */
export function heldFractionOf(event: PointerEvent<Element>): Point {
  const rect = event.currentTarget.getBoundingClientRect()
  return fractionAt({ x: event.clientX, y: event.clientY }, rect)
}

type Drag = { readonly from: Point; readonly x: number; readonly y: number; isDragged: boolean }

/**
 * Handlers by which a pointer changes shapes: they follow it each frame, and are written as one step when it is
 * let go. The card is not moved, nor the canvas.
 *
 * @param shapesAt the shapes after a move by so many fractions of the picture
 * @param onPress called where the pointer was let go where it went down
 */
export function useShapeDrag(
  shapesAt: (by: Point) => Reshaping | undefined,
  onPress?: (event: PointerEvent<Element>) => void,
) {
  const store = useEditorStore()
  const drag = useRef<Drag>(undefined)
  const isJustDragged = useRef(false)
  const end = () => {
    drag.current = undefined
    store.setState({ reshaping: undefined })
  }
  return {
    onPointerDown: (event: PointerEvent<Element>) => {
      const from = fractionOf(event)
      if (event.button !== 0 || !from || store.getState().lost) return
      // There a wire is pulled.
      if ((event.target as Element).closest('.react-flow__handle')) return
      event.stopPropagation()
      event.currentTarget.setPointerCapture(event.pointerId)
      isJustDragged.current = false
      drag.current = { from, x: event.clientX, y: event.clientY, isDragged: false }
    },
    onPointerMove: (event: PointerEvent<Element>) => {
      const { current } = drag
      const to = fractionOf(event)
      if (!current || !to) return
      const way = Math.hypot(event.clientX - current.x, event.clientY - current.y)
      if (!current.isDragged && way <= slipPixelsMax) return
      // Escape has ended it meanwhile.
      if (current.isDragged && !store.getState().reshaping) return
      current.isDragged = true
      const reshaping = shapesAt({ x: to.x - current.from.x, y: to.y - current.from.y })
      if (reshaping) store.setState({ reshaping })
    },
    onPointerUp: (event: PointerEvent<Element>) => {
      const { current } = drag
      const { reshaping, view } = store.getState()
      end()
      if (!current) return
      isJustDragged.current = current.isDragged
      if (!current.isDragged) onPress?.(event)
      else if (reshaping) store.dispatch(reshape(view, reshaping))
    },
    onPointerCancel: end,
    // What the browser takes for a click at the end of a drag chooses nothing.
    onClickCapture: (event: MouseEvent<Element>) => {
      if (!isJustDragged.current) return
      isJustDragged.current = false
      event.stopPropagation()
    },
  }
}
