import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { getTranslations } from 'next-intl/server'
import { Editor } from '@/components/editor/editor'
import { chooseTheme, themeCookie } from '@/components/settings/preferences'
import { readGraph } from '@/lib/services/graphs'
import { instance } from '@/lib/services/instance'
import { localPrincipal } from '@/lib/services/principal'

type Props = { readonly params: Promise<{ id: string }> }

/** The tab is named after the graph; a server that cannot read it says so in the page, not here. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [t, { id }] = await Promise.all([getTranslations('editor'), params])
  const opened = await instance().catch(() => undefined)
  const graph = opened && (await readGraph(opened, localPrincipal, id))
  const title = graph?.ok ? graph.value.document.title : ''
  return { title: title || t('pageTitle') }
}

export default async function GraphPage({ params }: Props) {
  const [{ id }, cookieStore] = await Promise.all([params, cookies()])
  return <Editor graphId={id} theme={chooseTheme(cookieStore.get(themeCookie)?.value)} />
}
