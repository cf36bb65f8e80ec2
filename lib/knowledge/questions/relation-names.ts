import type { Path } from '../path'
import { inverse } from './description'
import { englishKey, isParticiple, prepositions as englishPrepositions } from './english-words'
import { isHangul, lettersOf, stemsOf } from './korean-words'
import { verbKeys } from './meanings'

/**
 * How a relation is said by a verb: `path` leads from the subject to what stands behind the verb and its preposition.
 * `by` tells that the verb stands passively, and what stands behind "by" is who does it.
 */
export type Verb = {
  readonly path: Path
  readonly preposition: string
  readonly voice: 'active' | 'passive'
  /** Words of the relation's name that stand behind its verb: "plays the role of". */
  readonly rest: readonly string[]
  /** Whether the verb is the name's own, or only means the same. */
  readonly isOwn: boolean
}

export type RelationName = {
  readonly verbs: readonly (readonly [key: string, verb: Verb])[]
  /** Nouns that name what is at the end of the path: "mother". */
  readonly nouns: readonly (readonly [noun: string, path: Path])[]
  readonly prepositions: readonly string[]
}

const empty: RelationName = { verbs: [], nouns: [], prepositions: [] }

/** What the words of a relation's name say of how people ask about it. */
export function readRelation(name: string, path: Path): RelationName {
  const clean = name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[_\-–—/]+/g, ' ')
    .trim()
  return isHangul(clean) ? readKorean(clean, path) : readEnglish(clean, path)
}

const leading = new Set([
  'is',
  'are',
  'was',
  'were',
  'be',
  'been',
  'has',
  'have',
  'had',
  'the',
  'a',
  'an',
  'his',
  'her',
  'its',
])

function readEnglish(name: string, path: Path): RelationName {
  const words = name.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word))
  const had = /^(?:has|have|had)$/.test(words[0] ?? '') && words.length > 1
  while (words.length > 1 && leading.has(words[0] as string)) words.shift()
  const [first = '', ...others] = words
  const last = words.at(-1) as string
  if (words.length === 1 && englishPrepositions.has(first)) {
    return { ...empty, prepositions: [first] }
  }
  // "on top of", "next to", "in front of".
  if (englishPrepositions.has(first)) return { ...empty, prepositions: [first, words.join(' ')] }
  const preposition = words.length > 1 && englishPrepositions.has(last) ? last : ''
  const content = preposition === '' ? words : words.slice(0, -1)
  const nouns: (readonly [string, Path])[] = []
  const bare = content.join(' ')
  if (preposition === 'of') nouns.push([bare, inverse(path)])
  else if (preposition === '' || had) nouns.push([bare, path])
  const verbs: (readonly [string, Verb])[] = []
  // "award received" is said with its last word.
  const isTurned =
    preposition === '' && content.length > 1 && isParticiple(last) && !/s$/.test(first)
  if (isTurned) verbs.push(...verbsOf(last, content.slice(0, -1), '', path))
  else if (!had) verbs.push(...verbsOf(first, others, preposition, path))
  for (const [noun, way] of nouns) verbs.push(...nounVerbs(noun, way))
  if (!nouns.some(([noun]) => noun === words.join(' ')))
    verbs.push(...nounVerbs(words.join(' '), path))
  const prepositions =
    preposition === '' || preposition === 'of' || preposition === 'by' ? [] : [preposition]
  return { verbs, nouns: [...nouns, ...agentsOf(first, preposition, path)], prepositions }
}

function verbsOf(
  first: string,
  others: readonly string[],
  preposition: string,
  path: Path,
): readonly (readonly [string, Verb])[] {
  const rest = others.filter((word) => word !== preposition && !leading.has(word)).map(englishKey)
  const isPassive = preposition !== '' && preposition !== 'of' && isParticiple(first)
  const back = inverse(path)
  const ways: Omit<Verb, 'isOwn'>[] = isPassive
    ? preposition === 'by'
      ? [
          { path, preposition: 'by', voice: 'passive', rest },
          { path: back, preposition: '', voice: 'active', rest },
        ]
      : [
          { path, preposition, voice: 'passive', rest },
          { path: back, preposition: '', voice: 'active', rest },
        ]
    : [
        { path, preposition, voice: 'active', rest },
        ...(preposition === ''
          ? [{ path: back, preposition: 'by', voice: 'passive', rest } as const]
          : []),
      ]
  const own = englishKey(first)
  // "shares border with": who shares a border borders.
  const isLight = /^(?:share|have|has|make|take|give|play|do)s?$/.test(first) && rest.length === 1
  const keys = [...verbKeys(own), ...verbKeys(`${own} ${preposition}`).slice(1)]
  const bare: Omit<Verb, 'isOwn'>[] = isLight
    ? [{ path, preposition: '', voice: 'active', rest: [] }]
    : []
  return [
    ...keys.flatMap((key) => ways.map((way) => [key, { ...way, isOwn: key === own }] as const)),
    ...bare.map((way) => [rest[0] as string, { ...way, isOwn: true }] as const),
  ]
}

/** Nouns in -er and -or that nobody is called after what they do. */
const notAgents = new Set(
  'father mother brother sister daughter number member order letter paper water river tower chapter character center corner color colour partner neighbor neighbour officer minister former other power flower layer border folder computer master monster winter summer dinner silver copper timber member'.split(
    ' ',
  ),
)

/** What is said by verbs of what is called by a noun: how, and whether from its owner or to it. */
const nounPhrases: readonly (readonly [
  noun: string,
  verb: string,
  preposition: string,
  isBack: boolean,
])[] = [
  ['spouse', 'marry', 'to', false],
  ['spouse', 'marry', '', false],
  ['wife', 'marry', 'to', false],
  ['husband', 'marry', 'to', false],
  ['cast member', 'act', 'in', true],
  ['cast member', 'star', 'in', true],
  ['cast member', 'appear', 'in', true],
  ['cast member', 'play', 'in', true],
  ['actor', 'star', 'in', true],
  ['author', 'write', '', true],
  ['author', 'write', 'by', false],
  ['place of birth', 'bear', 'in', false],
  ['birthplace', 'bear', 'in', false],
  ['place of death', 'die', 'in', false],
  ['residence', 'live', 'in', false],
  ['employer', 'work', 'for', false],
  ['employer', 'work', 'at', false],
  ['educated at', 'study', 'at', false],
  ['educated at', 'attend', '', false],
  ['alma mater', 'study', 'at', false],
  ['country of citizenship', 'come', 'from', false],
  ['country of origin', 'come', 'from', false],
  ['parent', 'raise', 'by', false],
  ['part', 'belong', 'to', true],
  ['member', 'belong', 'to', true],
  ['child', 'have', '', false],
  ['headquarters location', 'headquarter', 'in', false],
]

/** The verbs by which people ask for what is called by a noun: a director directs, a spouse is married to. */
function nounVerbs(noun: string, way: Path): readonly (readonly [string, Verb])[] {
  const found: (readonly [string, Verb])[] = []
  const add = (key: string, path: Path, preposition: string, voice: Verb['voice']) => {
    found.push([key, { path, preposition, voice, rest: [], isOwn: true }])
  }
  const last = noun.split(' ').at(-1) as string
  if (/(?:er|or)$/.test(last) && last.length > 5 && !notAgents.has(last)) {
    const stem = last.slice(0, -2)
    for (const key of new Set([stem, `${stem}e`, stem.replace(/(.)\1$/, '$1')].map(englishKey))) {
      add(key, inverse(way), '', 'active')
      add(key, way, 'by', 'passive')
    }
  }
  for (const [name, verb, preposition, isBack] of nounPhrases) {
    if (name !== noun) continue
    const path = isBack ? inverse(way) : way
    for (const key of verbKeys(englishKey(verb)))
      add(key, path, preposition, preposition === 'by' ? 'passive' : 'active')
    if (verb === 'bear')
      for (const stem of ['태어나', '출생하']) add(lettersOf(stem), way, '', 'active')
  }
  return found
}

/** Who does it is called after it: whoever teaches is a teacher. */
function agentsOf(
  first: string,
  preposition: string,
  path: Path,
): readonly (readonly [string, Path])[] {
  const key = englishKey(first)
  if (key.length < 3) return []
  const way = preposition === 'by' ? path : preposition === '' ? inverse(path) : undefined
  if (!way) return []
  const doubled = /[^aeiou][aeiou][bdgmnprt]$/.test(key) ? key + key.at(-1) : key
  return [`${key}er`, `${key}or`, `${doubled}er`, `${key}r`].map((noun) => [noun, way] as const)
}

/** Nouns without meaning of their own behind an adnominal form: 앉아 있는 곳. */
const dummies = /\s*(?:것|곳|사람|물건|대상|데|장소)$/
const koreanPlaces: Readonly<Record<string, string>> = {
  위: 'on',
  안: 'in',
  속: 'in',
  아래: 'under',
  밑: 'under',
  옆: 'beside',
  앞: 'in front of',
  뒤: 'behind',
}

function readKorean(name: string, path: Path): RelationName {
  const plain = name.replace(dummies, '').trim()
  const words = plain.split(/\s+/)
  const nouns: (readonly [string, Path])[] = []
  const verbs: (readonly [string, Verb])[] = []
  const prepositions: string[] = []
  for (const word of words) {
    const place = koreanPlaces[word.replace(/에(?:서)?$/, '')]
    if (place !== undefined) prepositions.push(place)
  }
  const content = words.filter(
    (word, at) =>
      !/^(?:에|에서|의|을|를|이|가|와|과|로|으로)$/.test(word) &&
      (at > 0 || koreanPlaces[word.replace(/에(?:서)?$/, '')] === undefined),
  )
  const adnominal = content.length > 1 ? content.slice(0, -1) : []
  // 내는 소리, 나오는 곳: a clause and the noun that it says something of.
  const isClause =
    adnominal.length > 0 &&
    stemsOf(adnominal.slice(-1).join('')).some(({ form }) => form === 'adnominal') &&
    /(?:는|은|던|[한운긴큰된인난본쓴산든]|[가-힣])$/.test(adnominal.at(-1) as string) &&
    !/다$/.test(plain)
  const predicate = predicateOf(isClause ? adnominal : content)
  const isOf = /의$/.test(words[0] ?? '') && words.length === 1
  const bare = plain.replace(/^의\s*/, '').replace(/(?:이다|임|이야)$/, '')
  if (predicate.stems.length === 0 || isClause || !/[다음기는은]$/.test(plain)) {
    nouns.push([bare, /이다$|임$/.test(plain) ? inverse(path) : path])
    if (isOf) nouns.push([bare.replace(/의$/, ''), inverse(path)])
    // 담당, 소속: nouns that make verbs with 하다 and 되다.
    for (const tail of ['ㅎㅏ', '되', '받', '시키']) {
      const stem = lettersOf(bare.replaceAll(' ', '')) + lettersOf(tail)
      for (const key of verbKeys(stem)) verbs.push([key, verbOf(path, [], key === stem)])
    }
  }
  for (const stem of predicate.stems) {
    // 알레르기가 있다 does not tell where somebody is.
    const keys = stem === lettersOf('있') && predicate.rest.length > 0 ? [stem] : verbKeys(stem)
    for (const key of keys) verbs.push([key, verbOf(path, predicate.rest, key === stem)])
  }
  return { verbs, nouns, prepositions }
}

const verbOf = (path: Path, rest: readonly string[], isOwn: boolean): Verb => ({
  path,
  preposition: '',
  voice: 'active',
  rest,
  isOwn,
})

/** 앉아 있다 is one predicate; of 소리를 낸다 the noun is the rest. */
function predicateOf(words: readonly string[]): {
  stems: readonly string[]
  rest: readonly string[]
} {
  const last = words.at(-1) ?? ''
  const isAuxiliary =
    /^(?:있|계)/.test(last) && words.length > 1 && /[아어여고해]$/.test(words.at(-2) as string)
  const taken = isAuxiliary ? 2 : 1
  const text = words.slice(-taken).join('')
  const stems = [...new Set(stemsOf(text).map(({ stem }) => stem))]
  const rest = words
    .slice(0, -taken)
    .map((word) => word.replace(/(?:에서|에|을|를|의|로|으로|이|가)$/, ''))
  return { stems, rest }
}
