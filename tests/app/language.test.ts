import { expect, test } from 'vitest'
import { chooseLanguage } from '@/app/i18n/language'

test.each([
  ['ko', 'en-US', 'ko'],
  [undefined, 'ko-KR,ko;q=0.9,en;q=0.8', 'ko'],
  [undefined, 'fr-FR,fr;q=0.9,ko;q=0.5,en;q=0.8', 'en'],
  [undefined, 'en;q=0.1, KO;q=0.2', 'ko'],
  [undefined, 'ko;q=0, en', 'en'],
  [undefined, 'kok-IN', 'en'],
  [undefined, 'fr', 'en'],
  [undefined, '', 'en'],
  [undefined, null, 'en'],
  ['de', 'ko', 'ko'],
  ['toString', ';;q=,,,q=1;', 'en'],
])('cookie %s and header %s give %s', (chosen, accepted, expected) => {
  expect(chooseLanguage(chosen, accepted)).toBe(expected)
})
