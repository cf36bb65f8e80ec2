import { useCallback, useEffect, useRef, useState } from 'react'
import { listGraphs, type GraphSummary } from './requests'

/** More rows than this nobody reads through; the search finds the rest. */
export const listedCountMax = 500

export type GraphList = {
  readonly status: 'loading' | 'ready' | 'failed'
  readonly graphs: readonly GraphSummary[]
  readonly nextCursor?: string
  /** Why the newest request failed. */
  readonly error?: unknown
}

/**
 * The graphs whose title holds the query, newest change first, page by page.
 *
 * @returns `more` reads the next page; `reload` the first one again, keeping what stands there meanwhile
 */
export function useGraphs(query: string) {
  const [list, setList] = useState<GraphList>({ status: 'loading', graphs: [] })
  const request = useRef<AbortController>(undefined)

  const read = useCallback(
    async (before?: GraphList) => {
      request.current?.abort()
      const controller = new AbortController()
      request.current = controller
      try {
        const page = await listGraphs(query, before?.nextCursor, controller.signal)
        const { nextCursor } = page
        const graphs = before ? [...before.graphs, ...page.graphs] : page.graphs
        setList({ status: 'ready', graphs, ...(nextCursor !== undefined && { nextCursor }) })
      } catch (error) {
        if (controller.signal.aborted) return
        setList((current) => ({ ...current, status: 'failed', error }))
      }
    },
    [query],
  )

  useEffect(() => {
    void read()
    return () => request.current?.abort()
  }, [read])

  const more = () => {
    setList({ ...list, status: 'loading' })
    void read(list)
  }
  const reload = useCallback(() => void read(), [read])

  /** Shows a change at once; the server's own answer follows by `reload`. */
  const change = useCallback((edit: (graphs: readonly GraphSummary[]) => GraphSummary[]) => {
    setList((current) => ({ ...current, graphs: edit(current.graphs) }))
  }, [])

  return { list, more, reload, change }
}
