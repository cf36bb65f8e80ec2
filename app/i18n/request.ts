import { cookies, headers } from 'next/headers'
import { getRequestConfig } from 'next-intl/server'
import { languageCookie } from '@/components/settings/preferences'
import { chooseLanguage } from './language'
import en from '@/lib/messages/interface/en.json'
import ko from '@/lib/messages/interface/ko.json'

const messages = { en, ko }

/** Without paths of their own, languages are chosen by cookie and header for each request. */
export default getRequestConfig(async () => {
  const [cookieStore, headerList] = await Promise.all([cookies(), headers()])
  const chosen = cookieStore.get(languageCookie)?.value
  const locale = chooseLanguage(chosen, headerList.get('accept-language'))
  // Times are shown by the browser, in its own zone; what the server formats has none.
  return { locale, messages: messages[locale], timeZone: 'UTC' }
})
