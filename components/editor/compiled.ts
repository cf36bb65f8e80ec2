'use client'
import { startTransition, useEffect, useRef, useState } from 'react'
import { compile, Memory, type Compiled } from '@/lib/compile'
import type { Phrase } from '@/lib/editor/phrases'
import type { View } from '@/lib/editor/view'
import { useEditorStore } from './context'
import { readerOf } from './phrases'
import { inputOf, type PromptSettings } from './prompt-settings'
import type { EditorStore } from './store'

/** What a graph comes to for a target, as it stood in `view`, and what is open in it. */
type Told = {
  readonly view: View
  /** Whether the graph had been loaded by then. */
  readonly isReady: boolean
  readonly settings: PromptSettings
  readonly compiled: Compiled
  readonly open: readonly Phrase[]
}

/** What the graph comes to as it is shown at this moment, which the panel may be a moment behind. */
export function compiledNow(store: EditorStore, memory?: Memory): Compiled {
  const { view, prompt } = store.getState()
  return compile({ document: view.document, ...inputOf(prompt), ...(memory && { memory }) })
}

function tell(store: EditorStore, memory: Memory): Told {
  const { view, prompt, load } = store.getState()
  return {
    view,
    isReady: load === 'ready',
    settings: prompt,
    compiled: compiledNow(store, memory),
    open: readerOf(store).open(view.document),
  }
}

const quickMilliseconds = 25
const pauseMillisecondsMax = 600

/** What takes long is done less often the longer it takes, so that most of the time stays free. */
export function pauseAfter(tookMilliseconds: number): number {
  return tookMilliseconds < quickMilliseconds
    ? 0
    : Math.min(pauseMillisecondsMax, tookMilliseconds * 2)
}

/**
 * What the open graph comes to. It follows right behind the frame that shows a change, in the time before
 * the next key, and never within the drawing of a frame: so that it holds up nobody who types or drags.
 */
export function useCompiled(): Told {
  const store = useEditorStore()
  const [memory] = useState(() => new Memory())
  const [told, setTold] = useState(() => tell(store, memory))
  const first = useRef(told)
  useEffect(() => {
    let shown = first.current
    let frame = 0
    let timer: ReturnType<typeof setTimeout> | undefined
    const { port1, port2 } = new MessageChannel()
    const isShown = () => {
      const { view, prompt, load } = store.getState()
      const isSame = view.document === shown.view.document && prompt === shown.settings
      return isSame && (load === 'ready') === shown.isReady
    }
    port1.onmessage = () => {
      frame = 0
      if (isShown()) return
      const begun = performance.now()
      const next = tell(store, memory)
      shown = next
      startTransition(() => setTold(next))
      const pause = pauseAfter(performance.now() - begun)
      if (pause === 0) return
      timer = setTimeout(() => {
        timer = undefined
        follow()
      }, pause)
    }
    function follow(): void {
      if (frame !== 0 || timer !== undefined || isShown()) return
      // A message is delivered when the frame has been drawn.
      frame = requestAnimationFrame(() => port2.postMessage(undefined))
    }
    const stop = store.subscribe(follow)
    follow()
    return () => {
      stop()
      port1.close()
      cancelAnimationFrame(frame)
      clearTimeout(timer)
    }
  }, [store, memory])
  return told
}
