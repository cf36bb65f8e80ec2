/** Choices of a person that the server must know to write the page: no secret and no identity. */
export const languageCookie = 'language'
export const themeCookie = 'theme'

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

/** The theme that the cookie names, or the system's. The server writes it into the page, so nothing flashes. */
export function chooseTheme(chosen: string | undefined): Theme {
  return themes.find((theme) => theme === chosen) ?? 'system'
}

const yearSeconds = 365 * 24 * 60 * 60

/** Keeps a choice for a year in this browser. */
export function remember(name: string, value: string): void {
  document.cookie = `${name}=${value}; path=/; max-age=${yearSeconds}; samesite=lax`
}
