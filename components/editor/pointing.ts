'use client'
import type { MouseEvent, SyntheticEvent } from 'react'
import type { Phrase } from '@/lib/editor/phrases'
import { light, type Point } from '@/lib/editor/session'
import { faceOf, type View } from '@/lib/editor/view'
import { useEditorStore } from './context'
import type { EditorStore } from './store'

/** What lights with a node: itself and the region or second in which it can be seen or heard. */
function litWith(view: View, ids: readonly string[]): string[] {
  const lit = new Set(ids)
  for (const id of ids) {
    if (view.nodes.get(id)?.kind !== 'entity') continue
    const { region, segment } = faceOf(view, id)
    if (region) lit.add(region.id)
    if (segment) lit.add(segment.id)
  }
  return [...lit]
}

/** Lights nodes everywhere and, from a phrase or an alias, draws the threads to them. */
export function pointAt(
  store: EditorStore,
  ids: readonly string[],
  from?: Element,
  phrase?: Phrase,
): void {
  clearTimeout(pointing)
  const { view } = store.getState()
  store.setSession((session) => light(session, litWith(view, ids)))
  store.setState({ thread: from && { from, to: ids, ...(phrase && { phrase }) } })
}

let pointing: ReturnType<typeof setTimeout> | undefined
const restMilliseconds = 40

/** Lights nodes once the pointer rests on them: not those that it passes over, nor under a drag. */
export function pointSoon(
  store: EditorStore,
  ids: readonly string[],
  { buttons }: { readonly buttons: number },
): void {
  clearTimeout(pointing)
  if (buttons === 0) pointing = setTimeout(() => pointAt(store, ids), restMilliseconds)
}

export function pointNowhere(store: EditorStore): void {
  clearTimeout(pointing)
  const { view, answerLit } = store.getState()
  store.setSession((session) => light(session, litWith(view, answerLit)))
  store.setState({ thread: undefined })
}

/**
 * Handlers for a phrase, a chip or a row that means these nodes. Only a pointer that moves points: of what
 * comes to lie under one that rests the browser tells that it was entered, but of no movement.
 */
export function usePointing(ids: readonly string[], phrase?: Phrase) {
  const store = useEditorStore()
  const on = (event: SyntheticEvent) => {
    event.stopPropagation()
    pointAt(store, ids, event.currentTarget, phrase)
  }
  const move = (event: MouseEvent) => {
    const { thread } = store.getState()
    // It is pointed at already, or what stands in it is, which says more.
    if (!thread || !event.currentTarget.contains(thread.from)) {
      pointAt(store, ids, event.currentTarget, phrase)
    }
  }
  const off = () => pointNowhere(store)
  return { onMouseMove: move, onMouseLeave: off, onFocus: on, onBlur: off }
}

/** Below the last line of what is asked about. */
export function pointBelow(element: Element): Point {
  const rect = [...element.getClientRects()].at(-1) ?? element.getBoundingClientRect()
  return { x: rect.left, y: rect.bottom }
}
