'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { querySchema } from '@/lib/api/contract/query'
import { linkTo } from '@/lib/graph/links'
import { runQuery, type Rows } from '@/lib/knowledge/query'
import { sentence } from '@/lib/messages'
import { fail, type Result } from '@/lib/std/result'
import { useEditorStore } from './context'
import { factsOf, type ShownAnswer } from './graph-answer'
import { LinkedText } from './linked-text'

/** The queries by which an answer was found, to read, to change and to run. */
export function QueryPlan({ shown }: { readonly shown: ShownAnswer }) {
  const t = useTranslations('editor.ask')
  const queries = shown.answer.status === 'answered' ? shown.answer.queries : []
  if (queries.length === 0) return null
  return (
    <details data-plan>
      <summary className="cursor-pointer text-xs text-ink-2">
        {t('plan', { count: queries.length })}
      </summary>
      <div className="flex flex-col gap-3 pt-2">
        {queries.map((query, index) => (
          <QueryEditor key={`${shown.asked} ${index}`} text={JSON.stringify(query, undefined, 1)} />
        ))}
      </div>
    </details>
  )
}

function QueryEditor({ text }: { readonly text: string }) {
  const t = useTranslations('editor.ask')
  const store = useEditorStore()
  const [written, setWritten] = useState(text)
  const [rows, setRows] = useState<Result<Rows>>()
  const id = useId()
  const run = () => setRows(runWritten(written, store.getState().view.document))
  return (
    <div className="flex flex-col items-start gap-2">
      <label htmlFor={id} className="sr-only">
        {t('query')}
      </label>
      <textarea
        id={id}
        value={written}
        spellCheck={false}
        rows={8}
        onChange={(event) => setWritten(event.target.value)}
        className="w-full rounded-lg border border-line-strong bg-card p-2 font-mono text-xs"
      />
      <Button onClick={run}>{t('run')}</Button>
      {rows && <QueryRows rows={rows} />}
    </div>
  )
}

function runWritten(written: string, document: Parameters<typeof factsOf>[0]): Result<Rows> {
  let value: unknown
  try {
    value = JSON.parse(written)
  } catch {
    return fail('knowledge.queryUnreadable')
  }
  const parsed = querySchema.safeParse(value)
  if (!parsed.success)
    return fail('knowledge.queryInvalid', { at: parsed.error.issues[0]?.path.join('/') ?? '' })
  return runQuery(factsOf(document), parsed.data)
}

const shownRowsMax = 50

function QueryRows({ rows }: { readonly rows: Result<Rows> }) {
  const t = useTranslations('editor.ask')
  const store = useEditorStore()
  const language = useLocale()
  if (!rows.ok)
    return (
      <p role="alert" className="text-sm text-warn-ink">
        {sentence(rows.error, language)}
      </p>
    )
  const { nodes } = store.getState().view
  const nameOf = (term: Rows['rows'][number]['bindings'][`?${string}`]) =>
    'node' in term
      ? linkTo(nodes.get(term.node)?.label || term.node, [{ id: term.node }])
      : String(term.value)
  return (
    <div className="w-full text-sm" data-rows={rows.value.count}>
      <p className="text-xs text-ink-2">{t('rows', { count: rows.value.count })}</p>
      <ul className="flex flex-col gap-1 pt-1">
        {rows.value.rows.slice(0, shownRowsMax).map(({ bindings }, index) => (
          <li key={index}>
            <LinkedText
              text={Object.entries(bindings)
                .map(([name, term]) => `${name} ${nameOf(term)}`)
                .join(', ')}
            />
          </li>
        ))}
      </ul>
    </div>
  )
}
