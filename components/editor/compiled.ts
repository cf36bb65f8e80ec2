'use client'
import { startTransition, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { compile, type Compiled } from '@/lib/compile'
import { profiles } from '@/lib/prompt/profile'
import { targets, type TargetId } from '@/lib/targets'
import { useEditor } from './context'

/** A graph of so many nodes compiles within a frame. */
const nodesAtOnceCountMax = 150
const pauseMillisecondsMax = 600

/**
 * What the open graph comes to. A large one is compiled at most a few times a second, so that most of
 * the browser's time stays with who types, drags and scrolls.
 */
export function useCompiled(): { compiled: Compiled | undefined; target: TargetId } {
  const now = useEditor((state) => state.view.document)
  const document = useDeferredValue(useThrottled(now, pauseMilliseconds(now.nodes.length)))
  const target = useEditor((state) => state.target)
  const compiled = useMemo(() => {
    const profile = profiles[targets[target].profileId]
    return profile && compile({ document, profile })
  }, [document, target])
  return { compiled, target }
}

/** Some three times what compiling takes. */
export function pauseMilliseconds(nodesCount: number): number {
  return nodesCount <= nodesAtOnceCountMax ? 0 : Math.min(pauseMillisecondsMax, nodesCount / 5)
}

/** A value that changes at most once in so many milliseconds, and in the end is the last one. */
function useThrottled<T>(value: T, milliseconds: number): T {
  const [shown, setShown] = useState(value)
  if (milliseconds === 0 && shown !== value) setShown(value)
  const latest = useRef(value)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    latest.current = value
    if (value === shown || milliseconds === 0 || timer.current !== undefined) return
    timer.current = setTimeout(() => {
      timer.current = undefined
      startTransition(() => setShown(latest.current))
    }, milliseconds)
  }, [value, shown, milliseconds])
  useEffect(() => () => clearTimeout(timer.current), [])
  return milliseconds === 0 ? value : shown
}
