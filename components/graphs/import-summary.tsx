'use client'
import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { failureText } from '@/components/requests'
import { Button } from '@/components/ui/button'
import type { Notes } from '@/lib/api/contract/formats'
import { sentence } from '@/lib/messages'
import { endTransfer, type Outcome } from './transfers'

/** What became of each of several files: the graph to open, what was not taken, or why it was refused. */
export function ImportSummary({ outcomes }: { readonly outcomes: readonly Outcome[] }) {
  return (
    <ul className="flex flex-col divide-y divide-line">
      {outcomes.map((outcome, index) => (
        // Files may have one name, and the list does not change.
        <li key={index} className="flex items-start gap-3 py-3 first:pt-0 last:pb-0">
          <div className="min-w-0 grow wrap-anywhere">
            <Told outcome={outcome} />
          </div>
          {outcome.kind === 'imported' && <Open {...outcome} />}
        </li>
      ))}
    </ul>
  )
}

function Told({ outcome }: { readonly outcome: Outcome }) {
  const t = useTranslations('formats')
  const graphs = useTranslations('graphs')
  const language = useLocale()
  return (
    <>
      <p className="font-medium">{outcome.fileName}</p>
      {outcome.kind === 'imported' && (
        <>
          <p className="text-ink-2">
            {t('imported', { title: outcome.title || graphs('untitled') })}
          </p>
          {outcome.notes.length > 0 && (
            <details className="mt-1">
              <summary className="cursor-pointer text-ink-2 pointer-coarse:py-2">
                {t('remarks', { count: outcome.notes.length })}
              </summary>
              <Remarks notes={outcome.notes} />
            </details>
          )}
        </>
      )}
      {outcome.kind === 'refused' && (
        <p className="text-warn-ink">{failureText(outcome.error, language, graphs('offline'))}</p>
      )}
      {outcome.kind === 'cancelled' && <p className="text-ink-2">{t('cancelledFile')}</p>}
    </>
  )
}

function Open({ graphId, title }: { readonly graphId: string; readonly title: string }) {
  const t = useTranslations('formats')
  const graphs = useTranslations('graphs')
  return (
    <Button asChild>
      <Link
        href={`/graphs/${graphId}`}
        aria-label={t('openOne', { title: title || graphs('untitled') })}
        onClick={(event) => {
          // Opened in another tab, it leaves the others here to be opened.
          if (!event.metaKey && !event.ctrlKey && !event.shiftKey) endTransfer()
        }}
      >
        {t('open')}
      </Link>
    </Button>
  )
}

/** What was not taken or told, a sentence each. */
export function Remarks({ notes }: { readonly notes: Notes }) {
  const language = useLocale()
  return (
    <ul className="flex list-disc flex-col gap-2 pl-5 text-ink-2 wrap-anywhere">
      {notes.map((note) => (
        <li key={note.code}>{sentence(note, language)}</li>
      ))}
    </ul>
  )
}
