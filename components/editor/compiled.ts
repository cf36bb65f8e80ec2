'use client'
import { useDeferredValue, useMemo } from 'react'
import { compile, type Compiled } from '@/lib/compile'
import { profiles } from '@/lib/prompt/profile'
import { targets } from '@/lib/targets'
import { useEditor } from './context'
import type { TargetId } from './store'

/** What a graph of more nodes than this is compiled into is shown a moment after the typing. */
export function useCompiled(): { compiled: Compiled | undefined; target: TargetId } {
  const document = useDeferredValue(useEditor((state) => state.view.document))
  const target = useEditor((state) => state.target)
  const compiled = useMemo(() => {
    const profile = profiles[targets[target].profileId]
    return profile && compile({ document, profile })
  }, [document, target])
  return { compiled, target }
}
