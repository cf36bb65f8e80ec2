import { languages, type Language } from '@/lib/messages'

function isLanguage(value: string | undefined): value is Language {
  return languages.some((language) => language === value)
}

/**
 * The language of the interface: what was chosen, else the browser's first preference that there is,
 * else English.
 *
 * @param chosen value of the cookie
 * @param accepted value of `Accept-Language` (RFC 9110, section 12.5.4)
 */
export function chooseLanguage(chosen: string | undefined, accepted: string | null): Language {
  if (isLanguage(chosen)) return chosen
  const preferences = (accepted ?? '')
    .split(',')
    .slice(0, 20)
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';')
      const weight = parameters.map((text) => text.trim()).find((text) => text.startsWith('q='))
      return { tag: tag.toLowerCase(), weight: weight ? Number(weight.slice(2)) : 1 }
    })
    .filter(({ weight }) => weight > 0)
    // Equal weights keep the order in which the browser names them.
    .sort((a, b) => b.weight - a.weight)
  for (const { tag } of preferences) {
    const primary = tag.split('-')[0]
    if (isLanguage(primary)) return primary
  }
  return 'en'
}
