'use client'
import { useLocale, useNow, useTranslations } from 'next-intl'
import { useDeferredValue, useEffect, useState } from 'react'
import { client, failureText } from '@/components/requests'
import { Button } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Input } from '@/components/ui/input'
import { showToast } from '@/components/ui/toast'
import { UnsentNotice } from '@/components/unsent-notice'
import type { GraphSummary } from '@/lib/api/contract/graphs'
import type { ClientResult } from '@/lib/client'
import { bounds } from '@/lib/std/bounds'
import { DeleteDialog } from './delete-dialog'
import { GraphRow } from './graph-row'
import { ImportButton } from './import-button'
import { NewGraphButton } from './new-graph-button'
import { TransferDialog } from './transfer-dialog'
import { listedCountMax, useGraphs, type GraphList as List } from './use-graphs'

const typingPauseMilliseconds = 150

/** The value as it was when the last key was a moment ago, so that a search does not run for every letter. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), typingPauseMilliseconds)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}

/** All graphs of the workspace: find, open, make, rename, duplicate, delete. */
export function GraphList() {
  const t = useTranslations('graphs')
  const [query, setQuery] = useState('')
  const settledQuery = useSettled(query.trim())
  const { list, more, reload, change } = useGraphs(settledQuery)
  const shown = useDeferredValue(list)
  return (
    <>
      <div className="flex flex-wrap items-center gap-2 pb-4">
        <h1 className="grow text-xl font-semibold">{t('title')}</h1>
        <Input
          type="search"
          aria-label={t('search')}
          placeholder={t('searchPlaceholder')}
          value={query}
          maxLength={bounds.titleLengthMax}
          onChange={(event) => setQuery(event.target.value)}
          className="order-last sm:order-none sm:w-60"
        />
        <ImportButton onImported={reload} />
        <NewGraphButton />
      </div>
      <UnsentNotice />
      <TransferDialog />
      <Rows list={shown} change={change} reload={reload} />
      <ListState
        list={shown}
        query={settledQuery}
        onClear={() => setQuery('')}
        onMore={more}
        onReload={reload}
      />
    </>
  )
}

type RowsProps = {
  readonly list: List
  readonly change: (edit: (graphs: readonly GraphSummary[]) => GraphSummary[]) => void
  readonly reload: () => void
}

function Rows({ list, change, reload }: RowsProps) {
  const t = useTranslations('graphs')
  const language = useLocale()
  const now = useNow({ updateInterval: 30_000 })
  const [deleting, setDeleting] = useState<GraphSummary>()
  const nameOf = (graph: GraphSummary) => graph.title || t('untitled')
  const counts = new Map<string, number>()
  for (const graph of list.graphs) counts.set(nameOf(graph), (counts.get(nameOf(graph)) ?? 0) + 1)

  /** Does it, says how it went, and shows what the server then has, whichever way it went. */
  async function attempt(action: Promise<ClientResult<unknown>>, message?: string) {
    const result = await action
    if (!result.ok) showToast({ message: failureText(result.error, language, t('offline')) })
    else if (message !== undefined) showToast({ message })
    reload()
  }

  function rename(graph: GraphSummary, title: string) {
    change((graphs) => graphs.map((other) => (other.id === graph.id ? { ...other, title } : other)))
    void attempt(client.renameGraph(graph.id, title))
  }

  function duplicate(graph: GraphSummary) {
    const title = t('copyTitle', { title: nameOf(graph) })
    const fits = title.length <= bounds.titleLengthMax
    const message = t('duplicated', { title: nameOf(graph) })
    void attempt(client.duplicateGraph(graph.id, fits ? title : graph.title), message)
  }

  function remove(graph: GraphSummary) {
    setDeleting(undefined)
    change((graphs) => graphs.filter((other) => other.id !== graph.id))
    void attempt(client.deleteGraph(graph.id), t('deleted', { title: nameOf(graph) }))
  }

  if (list.graphs.length === 0) return null
  return (
    <>
      <ul className="border-t border-line">
        {list.graphs.map((graph) => (
          <GraphRow
            key={graph.id}
            graph={graph}
            now={now}
            hasNamesake={(counts.get(nameOf(graph)) ?? 0) > 1}
            onRename={(title) => rename(graph, title)}
            onDuplicate={() => duplicate(graph)}
            onDelete={() => setDeleting(graph)}
          />
        ))}
      </ul>
      <DeleteDialog
        title={deleting && nameOf(deleting)}
        onCancel={() => setDeleting(undefined)}
        onDelete={() => deleting && remove(deleting)}
      />
    </>
  )
}

type ListStateProps = {
  readonly list: List
  readonly query: string
  readonly onClear: () => void
  readonly onMore: () => void
  readonly onReload: () => void
}

/** What stands under the rows, or in their place. */
function ListState({ list, query, onClear, onMore, onReload }: ListStateProps) {
  const t = useTranslations('graphs')
  const common = useTranslations('common')
  const language = useLocale()
  if (list.status === 'failed') {
    const reason = list.error ? failureText(list.error, language, t('offline')) : t('offline')
    return (
      <div role="alert">
        <Empty title={t('errorTitle')} body={reason}>
          <Button look="primary" onClick={onReload}>
            {common('retry')}
          </Button>
        </Empty>
      </div>
    )
  }
  if (list.graphs.length === 0) {
    if (list.status === 'loading') return <Skeleton label={common('loading')} />
    if (query === '') return <Empty title={t('emptyTitle')} body={t('emptyBody')} />
    return (
      <Empty title={t('noMatchTitle', { query })} body={t('noMatchBody')}>
        <Button onClick={onClear}>{t('clearSearch')}</Button>
      </Empty>
    )
  }
  if (list.nextCursor === undefined) return null
  if (list.graphs.length >= listedCountMax) {
    return (
      <p className="py-6 text-center text-ink-2">{t('tooMany', { count: list.graphs.length })}</p>
    )
  }
  return (
    <div className="flex justify-center py-6">
      <Button onClick={onMore} disabled={list.status === 'loading'}>
        {t('more')}
      </Button>
    </div>
  )
}

/** Rows of the height of the real ones, so that nothing jumps when these come. */
function Skeleton({ label }: { readonly label: string }) {
  return (
    <div role="status" aria-label={label} className="border-t border-line">
      {[40, 56, 32].map((width) => (
        <div key={width} className="flex h-[73px] items-center gap-3 border-b border-line px-2">
          <div className="h-14 w-[84px] shrink-0 animate-pulse rounded-md bg-line" />
          <div className="h-4 animate-pulse rounded bg-line" style={{ width: `${width}%` }} />
        </div>
      ))}
    </div>
  )
}
