import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { getTranslations } from 'next-intl/server'
import { Editor } from '@/components/editor/editor'
import { chooseTheme, themeCookie } from '@/components/settings/preferences'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('editor')
  return { title: t('pageTitle') }
}

export default async function GraphPage({ params }: { readonly params: Promise<{ id: string }> }) {
  const [{ id }, cookieStore] = await Promise.all([params, cookies()])
  return <Editor graphId={id} theme={chooseTheme(cookieStore.get(themeCookie)?.value)} />
}
