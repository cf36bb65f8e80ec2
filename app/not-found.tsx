import type { Metadata } from 'next'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { Button } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('common'))('notFoundTitle') }
}

export default function NotFoundPage() {
  const t = useTranslations('common')
  return (
    <main className="pt-16">
      <h1 className="sr-only">{t('product')}</h1>
      <Empty title={t('notFoundTitle')} body={t('notFoundBody')}>
        <Button asChild look="primary">
          <Link href="/">{t('toGraphs')}</Link>
        </Button>
      </Empty>
    </main>
  )
}
