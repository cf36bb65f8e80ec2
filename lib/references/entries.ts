import { append } from '../std/lists'
import { stemOf } from './concepts'
import { languageOf, type Language, type Sense } from './languages'
import type { Vocabulary } from './vocabulary'

/** What English words say in tables and in a document; many stand in a text again and again. */
export type Entry = {
  readonly sense: Sense | undefined
  readonly known: boolean
  readonly stem: string
  /** Whether a pattern may begin with it: "second to last". */
  readonly isPattern: boolean
  /** What in the table begins with it and goes on behind a space, the longest first: "as well as". */
  readonly longer: readonly string[]
}

export const english = languageOf('a')
/** Words that count, which patterns go on from. */
const patternTags: ReadonlySet<string> = new Set(['place', 'number', 'fromEnd'])

/** Words of the English table that something else there begins with, with what does. */
const longerBy: ReadonlyMap<string, readonly string[]> = (() => {
  const lists = new Map<string, string[]>()
  for (const entry of english.words.keys()) {
    const [first = ''] = entry.split(/[ -]/)
    if (first !== entry) append(lists, first, entry)
  }
  for (const list of lists.values()) list.sort((a, b) => b.length - a.length)
  return lists
})()

/** How many words of one vocabulary are remembered. */
const entriesCountMax = 20_000
const entriesOf = new WeakMap<Vocabulary, Map<string, Entry>>()

/** What a word of ASCII letters, in lower case, says by itself; kept for all texts of a vocabulary. */
export function entryOf(vocabulary: Vocabulary, word: string): Entry {
  const entries = entriesOf.get(vocabulary) ?? new Map<string, Entry>()
  if (entries.size === 0) entriesOf.set(vocabulary, entries)
  const kept = entries.get(word)
  if (kept) return kept
  const sense = english.words.get(word)
  const stem = stemOf(word)
  const known = vocabulary.isWord(word) || vocabulary.facets.has(stem) || vocabulary.heads.has(stem)
  const isPattern = (sense !== undefined && patternTags.has(sense.tag)) || word === 'next'
  const entry = {
    sense,
    known,
    stem,
    isPattern,
    longer: longerBy.get(word) ?? [],
  }
  if (entries.size < entriesCountMax) entries.set(word, entry)
  return entry
}

const longestOf = new Map<Language, ReadonlyMap<string, number>>()

/** The length of the longest word of a language's table, by its first letter. */
export function longestIn(language: Language): ReadonlyMap<string, number> {
  const known = longestOf.get(language)
  if (known) return known
  const longest = new Map<string, number>()
  for (const word of language.words.keys()) {
    const first = word[0] as string
    longest.set(first, Math.max(longest.get(first) ?? 0, word.length))
  }
  longestOf.set(language, longest)
  return longest
}
