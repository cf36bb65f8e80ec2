import { hashPieces } from '../../graph/hash'
import type { ExportContext } from '../define'
import type { WordName } from '../words'

/** A person's text where HTML is read, in elements as in quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"'`]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

/** A word of the page in every language, of which the style shows the page's own. */
export function word({ words }: ExportContext, name: WordName): string {
  return bothWords(words.en[name], words.ko[name])
}

export function bothWords(en: string, ko: string): string {
  return `<span class="w" lang="en">${escapeHtml(en)}</span><span class="w" lang="ko">${escapeHtml(ko)}</span>`
}

/** The hash of an inline script or style as a content security policy names it (CSP 3, 2.3.1). */
export function policyHash(text: string): string {
  const hex = hashPieces([text]).slice('sha256-'.length)
  const letters = (hex.match(/../g) ?? []).map((pair) => String.fromCharCode(parseInt(pair, 16)))
  return `'sha256-${btoa(letters.join(''))}'`
}

/** A number as it stands in an attribute: no more places than a screen shows. */
export function number(value: number): string {
  return String(Math.round(value * 100) / 100)
}
