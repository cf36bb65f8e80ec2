import { stemOf } from '../../references'
import { englishKey } from './english-words'
import { isHangul, lettersOf } from './korean-words'
import { nounRows } from './noun-rows'
import { verbRows } from './verb-rows'

const verbs = new Map<string, string[]>()
const nouns = new Map<string, string[]>()

function put(map: Map<string, string[]>, word: string, key: string): void {
  const known = map.get(word)
  if (known) known.push(key)
  else map.set(word, [key])
}

for (const row of verbRows.split('\n')) {
  const [english = '', korean = ''] = row.split(' | ')
  // "take care of": only the verb is inflected.
  const words = english.split(', ').map((each) => {
    const [verb = '', ...others] = each.split(' ')
    return [englishKey(verb), ...others].join(' ')
  })
  const key = `=${words[0] as string}`
  for (const word of words) put(verbs, word, key)
  for (const word of korean.split(', ')) put(verbs, lettersOf(word.slice(0, -1)), key)
}
for (const row of nounRows.split('\n')) {
  const words = row.split(', ')
  const key = `=${words[0] as string}`
  for (const word of words) {
    const form = isHangul(word)
      ? word.replaceAll(' ', '')
      : word.split(' ').map(englishKey).join(' ')
    put(nouns, form, key)
  }
}

/** What a verb may mean: itself first, then the rows in which it stands. English by its key, Korean by its letters. */
export function verbKeys(stem: string): readonly string[] {
  return [stem, ...(verbs.get(stem) ?? [])]
}

/** The keys by which a noun or a phrase is compared: those of its rows, else its own. */
export function nounKeys(form: string): readonly string[] {
  const known = nouns.get(form)
  if (known !== undefined) return known
  // Colours and the like, as references know them.
  const stem = stemOf(form)
  if (!/^[a-z]+$/.test(stem) || stem === form) return [form]
  return nouns.get(englishKey(stem)) ?? [englishKey(stem)]
}

/** A phrase of either language as it is compared. */
export function phraseKeys(text: string): readonly string[] {
  const clean = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[_–—\-/]+/g, ' ')
    .replace(/[^\p{L}\p{N}.%' ]+/gu, ' ')
    .trim()
  if (isHangul(clean)) return nounKeys(clean.replaceAll(' ', ''))
  const words = clean.split(/\s+/).map((word) => word.replace(/^\.+|\.+$/g, ''))
  return nounKeys(
    words
      .filter((word) => word !== '' && !/^(?:the|a|an)$/.test(word))
      .map(englishKey)
      .join(' '),
  )
}

/** The first key of a phrase. */
export function phraseKey(text: string): string {
  return phraseKeys(text)[0] ?? ''
}
