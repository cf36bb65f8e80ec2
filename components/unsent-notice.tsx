'use client'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useUnsent } from './unsent'

/** Graphs that were left with changes or files that the server does not have yet, or would not take. */
export function UnsentNotice() {
  const t = useTranslations('graphs')
  const graphs = useUnsent((state) => state.graphs)
  if (graphs.length === 0) return null
  return (
    <ul role="status" className="mb-4 rounded-card border border-warn bg-panel px-4 py-2">
      {graphs.map(({ graphId, title, state }) => (
        <li key={graphId} className="py-1 wrap-anywhere">
          {t.rich(`unsent.${state}`, {
            title: title || t('untitled'),
            open: (text) => (
              <Link href={`/graphs/${graphId}`} className="underline">
                {text}
              </Link>
            ),
          })}
        </li>
      ))}
    </ul>
  )
}
