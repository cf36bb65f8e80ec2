import { cookies } from 'next/headers'
import { getTranslations } from 'next-intl/server'
import { GraphList } from '@/components/graphs/graph-list'
import { chooseTheme, themeCookie } from '@/components/settings/preferences'
import { SettingsMenu } from '@/components/settings/settings-menu'
import { Mark } from '@/components/ui/mark'

export default async function GraphsPage() {
  const [t, cookieStore] = await Promise.all([getTranslations('common'), cookies()])
  return (
    <>
      <header className="flex h-12 items-center gap-2 border-b border-line bg-panel px-4">
        <Mark className="size-5 text-accent" />
        <span className="grow text-base font-semibold">{t('product')}</span>
        <SettingsMenu theme={chooseTheme(cookieStore.get(themeCookie)?.value)} />
      </header>
      <main className="mx-auto max-w-4xl px-4 py-8">
        <GraphList />
      </main>
    </>
  )
}
