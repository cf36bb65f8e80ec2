import type { Language } from '@/lib/messages'
import type messages from '@/lib/messages/interface/en.json'

declare module 'next-intl' {
  interface AppConfig {
    Locale: Language
    Messages: typeof messages
  }
}
