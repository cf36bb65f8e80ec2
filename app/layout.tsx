import { GeistMono } from 'geist/font/mono'
import { GeistSans } from 'geist/font/sans'
import type { Metadata, Viewport } from 'next'
import { cookies } from 'next/headers'
import { NextIntlClientProvider } from 'next-intl'
import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { chooseTheme, themeCookie } from '@/components/settings/preferences'
import { Toasts } from '@/components/ui/toast'
import { TooltipProvider } from '@/components/ui/tooltip'
// Korean in small pieces: a page loads only those whose syllables stand on it.
import 'pretendard/dist/web/variable/pretendardvariable-dynamic-subset.css'
import './globals.css'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('common')
  return {
    title: { default: t('product'), template: `%s · ${t('product')}` },
    description: t('description'),
  }
}

export const viewport: Viewport = { colorScheme: 'light dark' }

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const [language, cookieStore] = await Promise.all([getLocale(), cookies()])
  const theme = chooseTheme(cookieStore.get(themeCookie)?.value)
  return (
    <html
      lang={language}
      data-theme={theme}
      className={`${GeistSans.variable} ${GeistMono.variable}`}
      // The theme can be changed in the page, which a later answer of the server must not undo.
      suppressHydrationWarning
    >
      <body>
        <NextIntlClientProvider>
          <TooltipProvider>
            {children}
            <Toasts />
          </TooltipProvider>
        </NextIntlClientProvider>
      </body>
    </html>
  )
}
