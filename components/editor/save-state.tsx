'use client'
import { useTranslations } from 'next-intl'
import { classNames } from '@/components/ui/class-names'
import { useEditor, useEditorStore } from './context'
import { useIntake } from './intake'
import { onlyHere, type OnlyHere } from './only-here'
import type { SaveStatus } from './sync'

/** What is true of everything that was done here, files included (ES9). */
function useSaveStatus(): SaveStatus | OnlyHere | undefined {
  const store = useEditorStore()
  const intake = useIntake()
  const load = useEditor((state) => state.load)
  const save = useEditor((state) => state.save)
  const here = useEditor(() => onlyHere(store, intake))
  return load === 'ready' ? (here ?? save) : undefined
}

/** Whether everything is kept, in a word. */
export function SaveState() {
  const t = useTranslations('editor')
  const status = useSaveStatus()
  const isLong = status === 'offline' || status === 'held' || status === 'files'
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
