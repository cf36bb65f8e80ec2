'use client'
import { useRouter } from 'next/navigation'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { client, failureText } from '@/components/requests'
import { Button } from '@/components/ui/button'
import { showToast } from '@/components/ui/toast'
import { useEditorStore } from './context'

/** Stands over a graph that is gone from the server, which may be its last copy (ES7). */
export function LostBanner({ lost }: { readonly lost: 'deleted' | 'refused' }) {
  const t = useTranslations('editor')
  const language = useLocale()
  const router = useRouter()
  const store = useEditorStore()
  const [isKeeping, setKeeping] = useState(false)

  async function keep() {
    setKeeping(true)
    const { document } = store.getState().view
    const created = await client.createGraph({ document })
    if (created.ok) {
      store.setState({ refusals: [] })
      return router.push(`/graphs/${created.value.id}`)
    }
    showToast({ message: failureText(created.error, language, t('failed.away.body')) })
    setKeeping(false)
  }

  return (
    <div
      role="alert"
      className="absolute top-4 left-1/2 z-20 w-[min(480px,calc(100%-32px))] -translate-x-1/2 rounded-card border border-warn bg-panel p-3 pl-4 shadow-card"
    >
      <p className="font-semibold">{t(`lost.${lost}.title`)}</p>
      <p className="pt-1 text-ink-2">{t(`lost.${lost}.body`)}</p>
      <Button look="primary" className="mt-2" disabled={isKeeping} onClick={() => void keep()}>
        {t('lost.keep')}
      </Button>
    </div>
  )
}
