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
import { UploadTray } from './upload-tray'

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

/**
 * What stands over the canvas until it is read, and what is said once. Files on their way stand below notices, so
 * that neither covers the other, and are told of also where the graph is not: they can still be saved.
 */
export function Notices() {
  useSaid()
  const lost = useEditor((state) => state.lost)
  const isLost = lost !== undefined && lost !== 'settled'
  const hasNotice = useEditor(
    ({ refusals, held, load }) => refusals.length > 0 || (held !== undefined && load === 'ready'),
  )
  // The tray keeps its place in the tree: what it asks must not go when a notice comes.
  const trayPlace = isLost || hasNotice ? 'w-[min(480px,100%)]' : 'w-72 max-w-full self-end'
  return (
    <div className="pointer-events-none absolute inset-x-4 top-4 z-20 flex flex-col items-center gap-2 *:pointer-events-auto">
      <div className="flex w-[min(480px,100%)] flex-col gap-2 empty:hidden">
        {isLost && <LostBanner lost={lost} />}
        <HeldNotice />
        <RefusedNotice />
      </div>
      <UploadTray className={trayPlace} />
    </div>
  )
}

/** Says why a gesture could not be done, and what an undo left alone. */
function useSaid(): void {
  const t = useTranslations('editor')
  const language = useLocale()
  const store = useEditorStore()
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
}

/** Why the server cannot take what waits, and what can be done. */
function HeldNotice() {
  const t = useTranslations('editor')
  const language = useLocale()
  const store = useEditorStore()
  // Of a graph that is not there its place tells why.
  const held = useEditor((state) => (state.load === 'ready' ? state.held : undefined))
  if (!held) return null
  return (
    <div role="alert" className="rounded-card border border-warn bg-panel p-3 pl-4 shadow-card">
      <p className="font-semibold">{t('held')}</p>
      <p className="pt-1 wrap-anywhere text-ink-2">{reasonOf(held, language)}</p>
      <Button className="mt-2" onClick={() => void store.retry()}>
        {t('failed.again')}
      </Button>
    </div>
  )
}

/** What was refused, why, and what can be done. */
function RefusedNotice() {
  const t = useTranslations('editor')
  const language = useLocale()
  const store = useEditorStore()
  const refusals = useEditor((state) => state.refusals)
  const names = useFormerNames()
  const [first] = refusals
  if (!first) return null
  const name = names(first.problem)
  // Of many edits of one text each holds all of it.
  const words = [...new Set(refusals.map((refusal) => refusal.words))]
  const copy = () => navigator.clipboard.writeText(words.join('\n\n'))
  return (
    <div role="alert" className="rounded-card border border-warn bg-panel p-3 pl-4 shadow-card">
      <div className="flex items-start gap-2">
        <div className="min-w-0 grow">
          <p className="font-semibold">{t('refused.title', { count: refusals.length })}</p>
          <p className="pt-1 wrap-anywhere text-ink-2">
            {name !== undefined
              ? t('refused.nodeGone', { name })
              : reasonOf(first.problem, language)}
          </p>
        </div>
        <IconButton label={t('dismiss')} onClick={() => store.setState({ refusals: [] })}>
          <X aria-hidden />
        </IconButton>
      </div>
      <Button className="mt-2" onClick={() => void copy()}>
        {t('refused.copy')}
      </Button>
    </div>
  )
}
