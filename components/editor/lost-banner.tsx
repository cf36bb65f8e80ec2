'use client'
import { useRouter } from 'next/navigation'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { failureText } from '@/components/requests'
import { Button } from '@/components/ui/button'
import { showToast } from '@/components/ui/toast'
import { useEditorStore } from './context'
import { discard, keepAsNew } from './keeping'

/** Stands over a graph that is gone from the server, which may be its last copy (ES7). */
export function LostBanner({ lost }: { readonly lost: 'deleted' | 'refused' }) {
  const t = useTranslations('editor')
  const language = useLocale()
  const router = useRouter()
  const store = useEditorStore()
  const [isKeeping, setKeeping] = useState(false)

  async function keep() {
    setKeeping(true)
    const created = await keepAsNew(store)
    if (created.ok) return router.push(`/graphs/${created.value.id}`)
    showToast({ message: failureText(created.error, language, t('failed.away.body')) })
    setKeeping(false)
  }
  function leave() {
    discard(store)
    router.push('/')
  }

  return (
    <div role="alert" className="rounded-card border border-warn bg-panel p-3 pl-4 shadow-card">
      <p className="font-semibold">{t(`lost.${lost}.title`)}</p>
      <p className="pt-1 text-ink-2">{t(`lost.${lost}.body`)}</p>
      <div className="flex flex-wrap gap-2 pt-2">
        <Button look="primary" disabled={isKeeping} onClick={() => void keep()}>
          {t('lost.keep')}
        </Button>
        <Button look="ghost" disabled={isKeeping} onClick={leave}>
          {t('lost.discard')}
        </Button>
      </div>
    </div>
  )
}
