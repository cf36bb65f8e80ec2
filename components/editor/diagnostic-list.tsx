'use client'
import { CircleAlert, Info, TriangleAlert } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { classNames } from '@/components/ui/class-names'
import { sentence } from '@/lib/messages'
import { useActionContext } from './action-context'
import { useEditorStore } from './context'
import { ask, show, type Problem } from './open-phrases'
import { pointAt, pointNowhere } from './pointing'

const shownCount = 3
const icons = { error: CircleAlert, warning: TriangleAlert, info: Info } as const

/** What is wrong or open in the graph, each with a way to the node that it is about. */
export function DiagnosticList({ problems }: { readonly problems: readonly Problem[] }) {
  const t = useTranslations('editor')
  const [all, setAll] = useState(false)
  if (problems.length === 0) return null
  const rank = { error: 0, warning: 1, info: 2 }
  const sorted = problems.toSorted(
    (a, b) => rank[a.diagnostic.severity] - rank[b.diagnostic.severity],
  )
  const shown = all ? sorted : sorted.slice(0, shownCount)
  return (
    <ul aria-label={t('diagnostics')} className="flex flex-col gap-1">
      {shown.map((problem, index) => (
        <DiagnosticRow key={index} problem={problem} />
      ))}
      {sorted.length > shown.length && (
        <li>
          <button
            type="button"
            onClick={() => setAll(true)}
            className="rounded px-2 py-1 text-xs text-ink-2 underline hover:text-ink"
          >
            {t('moreDiagnostics', { count: sorted.length - shown.length })}
          </button>
        </li>
      )}
    </ul>
  )
}

function DiagnosticRow({ problem: { diagnostic, phrase } }: { readonly problem: Problem }) {
  const language = useLocale()
  const store = useEditorStore()
  const context = useActionContext()
  const { nodeId, severity } = diagnostic
  const Icon = icons[severity]
  const look = classNames(
    'flex w-full gap-2 rounded-lg px-3 py-2 text-left',
    severity === 'info' ? 'bg-canvas text-ink-2' : 'bg-warn-soft',
  )
  const body = (
    <>
      <Icon
        aria-hidden
        className={classNames(
          'mt-px size-4 shrink-0',
          severity === 'error'
            ? 'text-warn-ink'
            : severity === 'warning'
              ? 'text-warn-ink'
              : 'text-ink-3',
        )}
      />
      <span className="min-w-0 wrap-anywhere">{sentence(diagnostic, language)}</span>
    </>
  )
  if (nodeId === undefined) return <li className={look}>{body}</li>
  const jump = () => void (phrase ? ask(context, phrase) : show(context, nodeId))
  return (
    <li>
      <button
        type="button"
        onClick={jump}
        onMouseEnter={() => pointAt(store, [nodeId])}
        onMouseLeave={() => pointNowhere(store)}
        className={look}
      >
        {body}
      </button>
    </li>
  )
}
