'use client'
import { useTranslations } from 'next-intl'
import { classNames } from '@/components/ui/class-names'
import { useEditor } from './context'
import { uploadState, useIntake } from './intake'
import type { SaveStatus } from './sync'

/** What is true of everything that was done here, the worst first; files count as well (ES9). */
function useSaveStatus(): SaveStatus | 'refused' | 'files' | undefined {
  const load = useEditor((state) => state.load)
  const save = useEditor((state) => state.save)
  const lost = useEditor((state) => state.lost)
  const graphId = useEditor((state) => state.graphId)
  const isRefused = useEditor((state) => state.refusals.length > 0)
  const uploads = useIntake((state) => uploadState(state, graphId))
  if (load !== 'ready') return undefined
  if (isRefused || lost) return 'refused'
  if (save === 'offline') return 'offline'
  if (uploads === 'waiting') return 'files'
  return uploads === 'sending' ? 'saving' : save
}

/** Whether everything is kept, in a word. */
export function SaveState() {
  const t = useTranslations('editor')
  const status = useSaveStatus()
  const isLong = status === 'offline' || status === 'files'
  const dot = { saved: 'bg-ok', saving: 'bg-ink-3' }[String(status)] ?? 'bg-warn'
  // Of a graph that is not shown nothing can be said.
  if (status === undefined) return null
  return (
    <span role="status" data-save={status} className="flex items-center gap-1.5 text-xs text-ink-2">
      <span aria-hidden className={classNames('size-1.5 shrink-0 rounded-full', dot)} />
      <span className={classNames('whitespace-nowrap', !isLong && 'max-sm:sr-only')}>
        {t(`save.${status}`)}
      </span>
    </span>
  )
}
