'use client'
import { Settings2 } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { IconButton } from '@/components/ui/icon-button'
import { Menu, MenuChoice, MenuSeparator } from '@/components/ui/menu'
import type { Language } from '@/lib/messages'
import { languageCookie, remember, themeCookie, type Theme } from './preferences'

/** A language is named in itself, so that those find it who cannot read the other. */
const languageChoices: readonly { value: Language; label: string; lang: string }[] = [
  { value: 'en', label: 'English', lang: 'en' },
  { value: 'ko', label: '한국어', lang: 'ko' },
]

/** Language and theme of the interface, kept in this browser. */
export function SettingsMenu({ theme: themeFirst }: { readonly theme: Theme }) {
  const t = useTranslations('common')
  const language = useLocale()
  const router = useRouter()
  const [theme, setTheme] = useState(themeFirst)

  function changeTheme(next: Theme) {
    remember(themeCookie, next)
    document.documentElement.dataset.theme = next
    setTheme(next)
  }

  function changeLanguage(next: Language) {
    remember(languageCookie, next)
    // The server writes the page again in the other language; what is open stays open.
    router.refresh()
  }

  const themeChoices: { value: Theme; label: string }[] = [
    { value: 'system', label: t('themeSystem') },
    { value: 'light', label: t('themeLight') },
    { value: 'dark', label: t('themeDark') },
  ]
  return (
    <Menu
      trigger={
        <IconButton label={t('settings')}>
          <Settings2 aria-hidden />
        </IconButton>
      }
    >
      <MenuChoice
        label={t('language')}
        value={language}
        onChange={changeLanguage}
        choices={languageChoices}
      />
      <MenuSeparator />
      <MenuChoice label={t('theme')} value={theme} onChange={changeTheme} choices={themeChoices} />
    </Menu>
  )
}
