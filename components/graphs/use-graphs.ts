import { useCallback, useEffect, useRef, useState } from 'react'
import { client } from '@/components/requests'
import type { GraphSummary } from '@/lib/api/contract/graphs'
import type { ClientError } from '@/lib/client'

/** More rows than this nobody reads through; the search finds the rest. */
export const listedCountMax = 500
const pageSizeCount = 50

export type GraphList = {
  readonly status: 'loading' | 'ready' | 'failed'
  readonly graphs: readonly GraphSummary[]
  /** Undefined on the last page. */
  readonly nextCursor?: string | undefined
  /** Why the newest request failed. */
  readonly error?: ClientError
}

/** The next page behind what is listed, or the first one. */
async function readPage(
  query: string,
  before: GraphList | undefined,
  signal: AbortSignal,
): Promise<Partial<GraphList>> {
  const cursor = before?.nextCursor
  const page = {
    limit: pageSizeCount,
    ...(query !== '' && { q: query }),
    ...(cursor !== undefined && { cursor }),
  }
  const result = await client.listGraphs(page, { signal })
  if (!result.ok) return { status: 'failed', error: result.error }
  const { graphs, nextCursor } = result.value
  return { status: 'ready', graphs: [...(before?.graphs ?? []), ...graphs], nextCursor }
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
    (before?: GraphList) => {
      request.current?.abort()
      const controller = new AbortController()
      request.current = controller
      void readPage(query, before, controller.signal).then((change) => {
        if (!controller.signal.aborted) setList((current) => ({ ...current, ...change }))
      })
    },
    [query],
  )

  useEffect(() => {
    read()
    return () => request.current?.abort()
  }, [read])

  const more = () => {
    setList({ ...list, status: 'loading' })
    read(list)
  }
  const reload = useCallback(() => read(), [read])

  /** Shows a change at once; the server's own answer follows by `reload`. */
  const change = useCallback((edit: (graphs: readonly GraphSummary[]) => GraphSummary[]) => {
    setList((current) => ({ ...current, graphs: edit(current.graphs) }))
  }, [])

  return { list, more, reload, change }
}
