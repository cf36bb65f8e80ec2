'use client'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useUnsent, type Unsent } from './unsent'

/** Graphs that were left with changes that the server does not have yet, or would not take. */
export function UnsentNotice() {
  const t = useTranslations('graphs')
  const graphs = useUnsent((state) => state.graphs)
  if (graphs.length === 0) return null
  return (
    <ul role="status" className="mb-4 rounded-card border border-warn bg-panel px-4 py-2">
      {graphs.map((unsent) => (
        <li key={unsent.graphId} className="py-1 wrap-anywhere">
          {t.rich(`unsent.${stateOf(unsent)}`, {
            title: unsent.title || t('untitled'),
            open: (text) => (
              <Link href={`/graphs/${unsent.graphId}`} className="underline">
                {text}
              </Link>
            ),
          })}
        </li>
      ))}
    </ul>
  )
}

function stateOf({ refusedCount, save }: Unsent): 'refused' | 'offline' | 'saving' {
  if (refusedCount > 0) return 'refused'
  return save === 'offline' ? 'offline' : 'saving'
}
