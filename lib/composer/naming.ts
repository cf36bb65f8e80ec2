import type { GraphDocument } from '../graph/document'
import type { LanguageTag } from '../references'
import type { Concept } from './fact'
import { KnownGraph } from './known'

/** What the relations that every language knows are called, the name given first. */
const names: Readonly<Record<Concept, Readonly<Record<LanguageTag, readonly string[]>>>> = {
  shownIn: {
    en: ['shown in', 'appears in', 'pictured in', 'depicted in', 'is shown in', 'in'],
    ko: ['나오는 곳', '나온 사진', '보이는 곳', '찍힌 사진'],
    ja: ['写っている写真', '写っている', '写真'],
    zh: ['出现在', '所在图片', '照片'],
  },
  makes: {
    en: ['makes', 'produces', 'emits', 'sounds'],
    ko: ['내는 소리', '소리'],
    ja: ['出す音', '鳴き声', '音'],
    zh: ['发出', '发出的声音', '声音'],
  },
  looksLike: {
    en: ['looks like', 'resembles', 'looks alike', 'is similar to'],
    ko: ['닮은 것', '닮음', '닮았다', '닮은'],
    ja: ['似ている', '似ているもの'],
    zh: ['长得像', '像', '相似'],
  },
}

/** The name of a relation: that of the graph where it has one of this meaning, else the language's. */
export function nameOfConcept(
  concept: Concept,
  language: LanguageTag,
  document: GraphDocument,
  className: string | undefined,
): string {
  const known = new Set(Object.values(names[concept]).flat())
  const isKnown = (name: string) =>
    known.has(name) || (concept === 'looksLike' && name.startsWith('닮은 '))
  const used = KnownGraph.of(document).relations.find(isKnown)
  if (used !== undefined) return used
  if (concept === 'looksLike' && language === 'ko' && className !== undefined)
    return `닮은 ${className}`
  const [first = ''] = names[concept][language]
  return first
}

/** The graph's own name for words that say the same but for their case and the verb's form. */
export const nameOfWords = (words: string, document: GraphDocument): string =>
  KnownGraph.of(document).relationOf(words) ?? words
