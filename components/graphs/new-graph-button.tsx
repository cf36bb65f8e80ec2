'use client'
import { Plus } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { client, failureText } from '@/components/requests'
import { Button } from '@/components/ui/button'
import { showToast } from '@/components/ui/toast'

/** Makes an empty graph and opens it. */
export function NewGraphButton() {
  const t = useTranslations('graphs')
  const language = useLocale()
  const router = useRouter()
  const [creating, setCreating] = useState(false)

  async function create() {
    setCreating(true)
    const created = await client.createGraph({ title: '' })
    if (created.ok) return router.push(`/graphs/${created.value.id}`)
    showToast({ message: failureText(created.error, language, t('offline')) })
    setCreating(false)
  }

  return (
    <Button look="primary" onClick={() => void create()} disabled={creating}>
      <Plus aria-hidden className="size-4" />
      {creating ? t('creating') : t('new')}
    </Button>
  )
}
