'use client'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'

export default function ErrorPage({
  reset,
}: {
  readonly error: Error
  readonly reset: () => void
}) {
  const t = useTranslations('common')
  return (
    <main className="pt-16">
      <h1 className="sr-only">{t('product')}</h1>
      <Empty title={t('errorTitle')} body={t('errorBody')}>
        <Button asChild>
          <Link href="/">{t('toGraphs')}</Link>
        </Button>
        <Button look="primary" onClick={reset}>
          {t('retry')}
        </Button>
      </Empty>
    </main>
  )
}
