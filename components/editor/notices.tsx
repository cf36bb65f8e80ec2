'use client'
import { X } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { reasonOf } from '@/components/requests'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { showToast } from '@/components/ui/toast'
import type { Problem } from '@/lib/api/contract/problem'
import { nameOf } from '@/lib/editor/view'
import { sentence } from '@/lib/messages'
import { useEditor, useEditorStore } from './context'
import { LostBanner } from './lost-banner'

/** Finds what people called the node that a refusal misses; undefined where that is not known. */
function useFormerNames() {
  const names = useEditor((state) => state.formerNames)
  const view = useEditor((state) => state.view)
  return ({ code, params }: Partial<Problem>) => {
    const id = code === 'command.nodeUnknown' ? params?.id : undefined
    if (typeof id !== 'string') return undefined
    return names.get(id) ?? (view.nodes.has(id) ? nameOf(view, id) : undefined)
  }
}

/** What was refused, why, and what can be done; stands until it is read. */
export function Notices() {
  const t = useTranslations('editor')
  const language = useLocale()
  const store = useEditorStore()
  const refusals = useEditor((state) => state.refusals)
  const failure = useEditor((state) => state.failure)
  const skippedCount = useEditor((state) => state.skippedCount)
  useEffect(() => {
    if (!failure) return
    showToast({ message: sentence(failure.causes?.[0] ?? failure, language) })
    store.setState({ failure: undefined })
  }, [failure, language, store])
  useEffect(() => {
    if (skippedCount === 0) return
    showToast({ message: t('undoSkipped', { count: skippedCount }) })
    store.setState({ skippedCount: 0 })
  }, [skippedCount, t, store])
  const lost = useEditor((state) => state.lost)
  const names = useFormerNames()
  if (lost) return <LostBanner lost={lost} />
  if (refusals.length === 0) return null
  const [first] = refusals
  const name = first && names(first.problem)
  const text = JSON.stringify(
    refusals.flatMap((refusal) => refusal.commands),
    null,
    2,
  )
  return (
    <div
      role="alert"
      className="absolute top-4 left-1/2 z-20 w-[min(480px,calc(100%-32px))] -translate-x-1/2 rounded-card border border-warn bg-panel p-3 pl-4 shadow-card"
    >
      <div className="flex items-start gap-2">
        <div className="min-w-0 grow">
          <p className="font-semibold">{t('refused.title', { count: refusals.length })}</p>
          <p className="pt-1 wrap-anywhere text-ink-2">
            {name !== undefined
              ? t('refused.nodeGone', { name })
              : first && reasonOf(first.problem, language)}
          </p>
        </div>
        <IconButton label={t('dismiss')} onClick={() => store.setState({ refusals: [] })}>
          <X aria-hidden />
        </IconButton>
      </div>
      <Button className="mt-2" onClick={() => void navigator.clipboard.writeText(text)}>
        {t('refused.copy')}
      </Button>
    </div>
  )
}
