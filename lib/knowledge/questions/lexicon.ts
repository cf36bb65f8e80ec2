import type { GraphDocument } from '../../graph/document'
import type { Node, NodeKind } from '../../kinds'
import { conceptWords, dimensionsNamed, stemOf, type Dimension } from '../../references'
import type { Property, Value } from '../facts'
import type { Path } from '../path'
import { either, inverse } from './description'
import { englishKey } from './english-words'
import { isHangul, lettersOf, stemsOf } from './korean-words'
import { nounKeys, phraseKey, phraseKeys, verbKeys } from './meanings'
import { readRelation, type Verb } from './relation-names'

/** What a phrase may mean in one graph. */
export type Sense =
  | { readonly type: 'nodes'; readonly ids: readonly string[]; readonly isPart?: boolean }
  | { readonly type: 'class'; readonly values: readonly string[] }
  | { readonly type: 'kind'; readonly kinds: readonly NodeKind[] }
  /** What things have one of: an attribute, a property, a relation that is called by a noun. Leads from the owner. */
  | { readonly type: 'function'; readonly path: Path; readonly isAttribute: boolean }
  /** What is said of things by a value of theirs. */
  | { readonly type: 'value'; readonly path: Path; readonly values: readonly Value[] }

const kindWords: readonly (readonly [NodeKind, string])[] = [
  ['image', 'photo, picture, image, photograph, shot, 사진, 이미지, 그림, 영상, 화면'],
  [
    'audio',
    'sound, recording, audio, audio file, clip, sound file, noise, 소리, 녹음, 오디오, 음성, 녹음 파일, 음원',
  ],
  ['region', 'region, box, area, 영역, 부분'],
  ['segment', 'segment, passage, 구간'],
  ['text', 'note, memo, 메모, 노트'],
  ['set', 'set, group, list, collection, 세트, 묶음, 모음, 그룹, 목록'],
  ['document', 'document, file, 문서'],
]

const propertyWords: readonly (readonly [Property, string])[] = [
  ['label', 'name, label, title'],
  ['class', 'class, type, kind, sort, 종류, 분류'],
  ['caption', 'caption, description, 설명, 캡션'],
  ['transcript', 'transcript, transcription, 대본, 받아쓴 글, 녹취록'],
  ['start', 'start, start time, beginning, 시작, 시작 시각, 시작 시간'],
  ['end', 'end, end time, 끝, 종료 시각, 끝 시간'],
  ['seconds', 'length, duration, 길이, 재생 시간'],
  ['width', 'width, 너비'],
  ['height', 'height, 높이'],
  ['text', 'text, content, 내용'],
]

const locative = new Set(
  'in at under below above behind beside near inside outside next opposite between within'.split(
    ' ',
  ),
)
const placeVerbs = ['=locat', '=liv', '=stand', '=sit', '=lie', '=hang']
const placeKeys = new Set([
  '=place',
  '=city',
  '=address',
  '=country',
  '=room',
  '=habitat',
  '=floor',
  '=building',
])

/** What an attribute measures, by its name or the last word of it. */
function dimensionsOf(name: string): readonly Dimension[] {
  const text = name.toLowerCase().replaceAll('_', ' ')
  const whole = dimensionsNamed(stemOf(text))
  return whole.length > 0 ? whole : dimensionsNamed(stemOf(text.split(' ').at(-1) as string))
}

const birthKeys = new Set(['=birthday', '=birth year', '=birth'])

/** The verbs that an attribute's name has in it. */
function attributeVerbs(name: string): readonly string[] {
  const key = phraseKey(name)
  if (birthKeys.has(key)) return ['bear', ...['태어나', '출생하'].map(lettersOf)]
  if (key === '=death') return ['die', ...['죽', '사망하'].map(lettersOf)]
  if (isHangul(name)) {
    const bare = name
      .replace(/\s/g, '')
      .replace(/(?:일자|날짜|일시|연도|년도|시각|시간|일|연월|시기)$/, '')
    return bare === name || bare.length < 2
      ? []
      : ['하', '되', '받'].map((tail) => lettersOf(bare + tail))
  }
  const words = name
    .toLowerCase()
    .split(/[\s_]+/)
    .map(englishKey)
  if (words.includes('bear') || words.includes('birth'))
    return ['bear', ...['태어나', '출생하'].map(lettersOf)]
  if (words.includes('die') || words.includes('death'))
    return ['die', ...['죽', '사망하'].map(lettersOf)]
  return words.flatMap((word) => verbKeys(word))
}

/** A unit that hangs on an attribute's name: `weight kg`, `area_m2`. */
const unitBehind =
  /[_ ](?:kg|g|mg|t|lb|cm|mm|m|km|ft|in|m2|m²|km2|ha|s|sec|secs?|seconds?|min|minutes?|h|hours?|days?|years?|yrs?|months?|usd|krw|eur|kw|w|v|hz|khz|db|bpm|l|ml|c|f|%|percent|won|kmh|mph)$/i

const valueLengthMax = 60
const labelWordsMax = 10

/**
 * The words of one graph: what its labels, classes, attributes, values and relations are called, each by the form in
 * which words are compared. Linear in the document.
 */
export class Lexicon {
  readonly #phrases = new Map<string, Sense[]>()
  readonly #parts = new Map<string, Set<string>>()
  readonly verbs = new Map<string, Verb[]>()
  readonly prepositions = new Map<string, Path[]>()
  readonly nodes = new Map<string, Node>()
  /** Attributes and properties by what they measure. */
  readonly measures = new Map<Dimension, Path[]>()
  /** Relations and attributes that say where something is; those that say where it is shown apart. */
  readonly places: Path[] = []
  readonly scenes: Path[] = []
  /** Attributes that say when or how much something was done, by the verb: `joined`, `born`, 입사일. */
  readonly attributeVerbs = new Map<string, Path[]>()
  /** Words of relations' names beside their verbs. */
  readonly restWords = new Set<string>()
  readonly #relations: Path[] = []
  readonly #attributes = new Set<string>()
  /** The longest phrase, in words and in letters without spaces. */
  wordsMax = 1
  lettersMax = 1

  constructor(readonly document: GraphDocument) {
    for (const [kind, words] of kindWords) {
      for (const word of words.split(', ')) this.#say(word, { type: 'kind', kinds: [kind] })
    }
    for (const [property, words] of propertyWords) {
      const sense = { type: 'function', path: { property }, isAttribute: true } as const
      for (const word of words.split(', ')) this.#say(word, sense)
    }
    for (const word of ['member', 'members', '구성원', '멤버', '원소']) {
      this.#say(word, { type: 'function', path: { property: 'member' }, isAttribute: false })
    }
    const values = new Map<string, Map<string, Set<Value>>>()
    for (const node of document.nodes) this.#addNode(node, values)
    for (const [key, byName] of values) {
      for (const [attribute, set] of byName) {
        const sense: Sense = { type: 'value', path: { attribute }, values: [...set] }
        this.#put(key, sense)
        if (!isHangul(key)) continue
        for (const stem of new Set(stemsOf(key).map((each) => each.stem)))
          append(this.#stems, stem, sense)
      }
    }
    this.#addRelations()
  }

  /** Values that are predicates of Korean, by their stem: 짧다 is said of 짧은 다리. */
  valuesOf(stem: string): readonly Extract<Sense, { type: 'value' }>[] {
    const own = this.#stems.get(stem) ?? []
    const shared = (koreanConcepts.get(stem) ?? []).flatMap((key) => this.find(key))
    return [...own, ...shared].flatMap((sense) => (sense.type === 'value' ? [sense] : []))
  }
  readonly #stems = new Map<string, Sense[]>()

  /** What a phrase means as a whole. */
  find(key: string): readonly Sense[] {
    return this.#phrases.get(key) ?? []
  }

  /** The same with what each costs: what the graph itself calls so goes before what media in general are called. */
  weighed(keys: readonly string[]): readonly { readonly sense: Sense; readonly cost: number }[] {
    const senses = keys.flatMap((key) => this.find(key))
    const isNamed = senses.some(({ type }) => type === 'class' || type === 'nodes')
    return senses.map((sense) => ({ sense, cost: sense.type === 'kind' && isNamed ? 0.4 : 0 }))
  }

  /** The nodes of whose names a word is a part, where they are few. */
  partOf(key: string): readonly string[] {
    const ids = this.#parts.get(key)
    return ids && ids.size <= 3 ? [...ids] : []
  }

  /** Every relation and membership in either direction: that two things have to do with each other. */
  get ties(): Path {
    const ways: Path[] = [...this.#relations, { property: 'member' }, { property: 'part' }]
    return (this.#ties ??= either(ways.flatMap((path) => [path, inverse(path)])))
  }
  #ties: Path | undefined

  /** What says that something has something: relations of owning and holding, members, parts. Leads from who has. */
  get holdings(): Path {
    return (this.#holdings ??= either([
      ...this.#held,
      { property: 'member' },
      { property: 'part' },
    ]))
  }
  #holdings: Path | undefined
  readonly #held: Path[] = []

  get attributes(): ReadonlySet<string> {
    return this.#attributes
  }

  #addNode(node: Node, values: Map<string, Map<string, Set<Value>>>): void {
    const { id } = node
    this.nodes.set(id, node)
    if (node.kind === 'question' || node.kind === 'answer') return
    if (node.label) this.#name(node.label, id)
    if (node.alias) this.#say(node.alias, { type: 'nodes', ids: [id] })
    if (node.kind === 'entity' && node.class) {
      this.#say(node.class, { type: 'class', values: [node.class] })
      const head = node.class.split(/\s+/)
      if (head.length > 1) this.#say(head.at(-1) as string, { type: 'class', values: [node.class] })
    }
    const attributes = ('attributes' in node && node.attributes) || {}
    for (const [name, given] of Object.entries(attributes)) {
      this.#attribute(name, Array.isArray(given) ? given : [given], values)
    }
  }

  #name(label: string, id: string): void {
    this.#say(label, { type: 'nodes', ids: [id] })
    const bare = label.replace(/\s*[([（].*?[)\]）]/g, '').trim()
    if (bare !== '' && bare !== label) this.#say(bare, { type: 'nodes', ids: [id] })
    const words = label.split(/[\s,()（）]+/).filter((word) => word !== '')
    if (words.length < 2 || words.length > labelWordsMax) return
    for (const word of words) {
      const key = phraseKey(word)
      if (key.length < 2) continue
      const ids = this.#parts.get(key)
      if (ids) ids.add(id)
      else this.#parts.set(key, new Set([id]))
    }
  }

  #attribute(name: string, given: readonly Value[], values: Map<string, Map<string, Set<Value>>>) {
    const sense = { type: 'function', path: { attribute: name }, isAttribute: true } as const
    const plain = name.replace(/[_\s]*[([（].*?[)\]）]/g, '').replace(unitBehind, '')
    if (!this.#attributes.has(name)) {
      this.#attributes.add(name)
      const key = phraseKey(plain)
      if (placeKeys.has(key)) this.places.push({ attribute: name })
      if (key === '=material') {
        for (const verb of verbKeys('mak'))
          append(this.verbs, verb, {
            path: { attribute: name },
            preposition: 'of',
            voice: 'passive',
            rest: [],
            isOwn: true,
          })
      }
      for (const verb of attributeVerbs(plain))
        append(this.attributeVerbs, verb, { attribute: name })
      for (const dimension of dimensionsOf(plain))
        append(this.measures, dimension, { attribute: name })
    }
    this.#say(name, sense)
    if (plain !== name && plain !== '') this.#say(plain, sense)
    const add = (key: string, value: Value) => {
      const byName = values.get(key) ?? new Map<string, Set<Value>>()
      values.set(key, byName)
      byName.set(name, (byName.get(name) ?? new Set()).add(value))
    }
    for (const value of given) {
      // What is so is called by the attribute; what is not is denied.
      if (value === true) add(phraseKey(plain), value)
      if (typeof value !== 'string' || value.length > valueLengthMax) continue
      this.#measure(value)
      const key = phraseKey(value)
      add(key, value)
      const words = value.split(/[\s,;]+/)
      if (words.length < 2 || words.length > 5) continue
      for (const word of words) {
        const own = phraseKey(word)
        if (own.length > 1 && own !== key && !/^\d/.test(own)) add(own, value)
      }
    }
  }

  #addRelations(): void {
    const names = new Map<string, Path>()
    for (const { relation, role } of this.document.edges) {
      if (role === undefined) names.set(relation, { relation })
    }
    for (const { name, inverse: other } of this.document.schema?.relations ?? []) {
      if (!names.has(name)) continue
      if (other !== undefined && !names.has(other)) names.set(other, inverse({ relation: name }))
    }
    for (const [name, path] of names) {
      const { verbs, nouns, prepositions } = readRelation(name, path)
      for (const [key, verb] of verbs) {
        append(this.verbs, key, verb)
        for (const word of verb.rest) this.restWords.add(word)
      }
      for (const [noun, way] of nouns)
        this.#say(noun, { type: 'function', path: way, isAttribute: false })
      for (const preposition of prepositions) append(this.prepositions, preposition, path)
      const keys = new Set(verbs.map(([key]) => key))
      for (const [key, verb] of verbs) {
        if ((key === '=own' || key === '=contain') && verb.voice === 'active')
          this.#held.push(verb.path)
      }
      const isScene = keys.has('=show') || keys.has('=hear')
      const isPlace =
        prepositions.some(
          (each) => locative.has(each) || (each === 'on' && /^\s*(?:is\s+)?on\b/i.test(name)),
        ) ||
        placeVerbs.some((each) => keys.has(each)) ||
        nouns.some(([noun]) => placeKeys.has(phraseKey(noun)))
      if (isScene) this.scenes.push(path)
      else if (isPlace) this.places.push(path)
      this.#relations.push(path)
    }
    append(this.measures, 'length', { property: 'seconds' })
    append(this.measures, 'width', { property: 'width' })
    append(this.measures, 'height', { property: 'height' })
    for (const [property, verbs] of [
      ['start', ['start', 'begin', '시작하', '시작되']],
      ['end', ['end', 'finish', '끝나', '종료되']],
    ] as const) {
      for (const verb of verbs)
        append(this.attributeVerbs, isHangul(verb) ? lettersOf(verb) : verb, { property })
    }
    for (const property of ['member', 'part'] as const) {
      const path = inverse({ property })
      for (const key of verbKeys('belong'))
        append(this.verbs, key, { path, preposition: 'to', voice: 'active', rest: [], isOwn: true })
    }
    append(this.prepositions, 'in', inverse({ property: 'member' }))
    append(this.prepositions, 'in', inverse({ property: 'part' }))
    append(this.prepositions, 'on', inverse({ property: 'part' }))
  }

  #measure(text: string): void {
    this.wordsMax = Math.max(this.wordsMax, Math.min(12, text.split(/\s+/).length + 1))
    this.lettersMax = Math.max(this.lettersMax, Math.min(60, text.length))
  }

  #say(text: string, sense: Sense): void {
    this.#measure(text)
    for (const key of phraseKeys(text)) if (key !== '') this.#put(key, sense)
    // 강아지 사진 is also written in one word, and "living-room" in two.
    if (!isHangul(text) && /[a-z][A-Z]/.test(text))
      this.#put(
        text
          .split(/(?=[A-Z])/)
          .map((word) => englishKey(word.toLowerCase()))
          .join(' '),
        sense,
      )
  }

  #put(key: string, sense: Sense): void {
    const known = this.#phrases.get(key)
    if (!known) {
      this.#phrases.set(key, [sense])
      return
    }
    const at = known.findIndex(({ type }) => type === sense.type)
    const same = known[at]
    if (same) known[at] = merged(same, sense)
    else known.push(sense)
  }
}

/** Several of one kind of meaning: things of one name, an attribute that several classes have. */
function merged(one: Sense, other: Sense): Sense {
  if (one.type === 'nodes' && other.type === 'nodes') {
    return { ...one, ids: [...new Set([...one.ids, ...other.ids])] }
  }
  if (one.type === 'class' && other.type === 'class') {
    return { ...one, values: [...new Set([...one.values, ...other.values])] }
  }
  if (one.type === 'kind' && other.type === 'kind') {
    return { ...one, kinds: [...new Set([...one.kinds, ...other.kinds])] }
  }
  if (one.type === 'function' && other.type === 'function') {
    return {
      ...one,
      path: either([one.path, other.path]),
      isAttribute: one.isAttribute && other.isAttribute,
    }
  }
  if (one.type === 'value' && other.type === 'value') {
    return {
      ...one,
      path: either([one.path, other.path]),
      values: [...new Set([...one.values, ...other.values])],
    }
  }
  return one
}

function append<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

/** Adjectives of general vocabulary by their Korean stem. */
const koreanConcepts: ReadonlyMap<string, readonly string[]> = new Map(
  conceptWords.flatMap((word) =>
    isHangul(word) && /[은는운란한고다간긴큰]$/.test(word)
      ? [...new Set(stemsOf(word).map(({ stem }) => stem))].map(
          (stem) => [stem, nounKeys(word)] as const,
        )
      : [],
  ),
)

const kept = new WeakMap<GraphDocument, Lexicon>()

/** The lexicon of a document, made once. */
export function lexiconOf(document: GraphDocument): Lexicon {
  const known = kept.get(document)
  if (known) return known
  const lexicon = new Lexicon(document)
  kept.set(document, lexicon)
  return lexicon
}
