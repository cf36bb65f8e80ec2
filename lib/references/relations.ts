import type { Scope } from './scope'
import type { Vocabulary } from './vocabulary'

/** An edge as one of its ends sees it. */
export type Tie = {
  readonly other: number
  readonly relation: string
  /** It begins here. */
  readonly outgoing: boolean
}

/** Verbs that say the same in relations and in texts; a verb that stands in no row is only itself. */
const rows: readonly string[] = [
  'make, produce, emit, utter, 내, 만들, 出, 鳴, 发出, 發出, 产生',
  'show, appear, depict, feature, 나오, 찍히, 보이, 등장, 写, 映, 出现, 出現',
  'hold, carry, 들, 쥐, 안, 持, 抱, 拿, 抱着',
  'wear, 입, 쓰, 신, 걸치, 着, かぶ, 履, 穿, 戴',
  'resemble, look, 닮, 비슷, 似, 像',
  'sing, 부르, 歌, 唱',
  'say, speak, talk, 말, 話, 说, 说话, 讲',
  'chase, follow, 쫓, 따라가, 追, 追赶',
  'eat, 먹, 食, 吃',
  'like, love, 좋아, 好, 喜欢',
  'describe, explain, 설명, 説明, 描述, 说明',
  'record, 녹음, 録音, 录',
  'draw, paint, 그리, 描, 画',
  'drive, 몰, 운전, 運転, 驾驶, 开',
  'give, 주, あげ, くれ, 送, 给',
  'own, possess, 소유, 갖, 가지, 所有, 拥有',
]

const synonyms: ReadonlyMap<string, string> = new Map(
  rows.flatMap((row) => {
    const words = row.split(',').map((word) => word.trim())
    return words.map((word) => [word, words[0] as string] as const)
  }),
)

const irregular: ReadonlyMap<string, string> = new Map(
  `made:make shown:show seen:see saw:see held:hold worn:wear wore:wear taken:take took:take sang:sing sung:sing said:say spoke:speak
  spoken:speak ate:eat eaten:eat drawn:draw drew:draw written:write wrote:write driven:drive drove:drive sat:sit stood:stand lay:lie
  lying:lie slept:sleep fed:feed led:lead met:meet wrote:write bought:buy sold:sell sent:send kept:keep bitten:bite bit:bite
  built:build caught:catch taught:teach brought:bring thrown:throw threw:throw ridden:ride rode:ride has:have had:have`
    .split(/\s+/)
    .map((pair) => pair.split(':') as [string, string]),
)

const prepositions =
  /^(?:in|on|at|to|with|like|from|of|for|by|under|behind|beside|near|into|over|above|below|inside|about|after|around|next)$/
/** What stands so to another stands so from both sides, whichever end the edge begins at. */
const mutual =
  /^(?:looks? like|look alike|resembl|similar|next to|beside|married|near|same|닮|비슷|같|이웃|似|像|相似|隣|同じ|相邻|一样)/i

function englishBases(lower: string): readonly string[] {
  const found = [lower, irregular.get(lower) ?? lower]
  for (const ending of ['ing', 'ed', 'es', 's']) {
    if (!lower.endsWith(ending) || lower.length - ending.length < 2) continue
    const base = lower.slice(0, -ending.length)
    found.push(base, `${base}e`)
    if (/(.)\1$/.test(base)) found.push(base.slice(0, -1))
    if (base.endsWith('i')) found.push(`${base.slice(0, -1)}y`)
  }
  return found
}

/** 내는, 낸, 낸다 are 내; 등장하는 and 등장 are one. */
function koreanBases(word: string): readonly string[] {
  const base = word.replace(/(?:는다|다|는|은|던|을|고)$/, '') || word
  const found = [word, base]
  // 모는 is of 몰: ㄹ goes before ㄴ.
  const last = base.charCodeAt(base.length - 1) - 0xac00
  if (word.endsWith('는') && last >= 0 && last % 28 === 0)
    found.push(base.slice(0, -1) + String.fromCharCode(0xac00 + last + 8))
  const final = last >= 0 && last < 11_172 ? last % 28 : 0
  // ㄴ and ㄹ may be endings that stand in the last syllable.
  if (final === 4 || final === 8)
    found.push(base.slice(0, -1) + String.fromCharCode(0xac00 + last - final))
  return found.flatMap((each) => (/.[하되]$/.test(each) ? [each, each.slice(0, -1)] : [each]))
}

/** Japanese verbs are compared by what is written before their endings, Chinese ones without aspect. */
function hanBases(word: string): readonly string[] {
  const kanji = /^[\u3400-\u9fff々]+(?=[\u3040-\u30ff])/.exec(word)?.[0]
  if (kanji) return [kanji]
  if (/[\u3040-\u30ff]/.test(word))
    return [
      word
        .replace(/(?:って|いて|んで|て)?(?:います|いる|いた)?$/, '')
        .replace(/[るたうくすっ]+$/, ''),
    ]
  return [word, word.replace(/[着了过過在于於到]+$/, '')]
}

/** Forms of which a verb of a text may be one. */
export function ownBasesOf(word: string): readonly string[] {
  const lower = word.toLowerCase()
  const own = /^[a-z]/.test(lower)
    ? englishBases(lower)
    : /[\uac00-\ud7af]/.test(lower)
      ? koreanBases(lower)
      : hanBases(lower)
  return own.filter((base) => base !== '')
}

/** Forms by which a verb of a text and a word of a relation are known to be one. */
export function basesOf(word: string): ReadonlySet<string> {
  return new Set(ownBasesOf(word).flatMap((base) => [base, synonyms.get(base) ?? base]))
}

type Relations = {
  readonly ties: ReadonlyMap<number, readonly Tie[]>
  /** Relations by the bases of their words. */
  readonly byBase: ReadonlyMap<string, readonly string[]>
  /** What verbs were found to mean. */
  readonly meant: Map<string, readonly string[]>
}

/** How many verbs are remembered; a text with more is read a little slower. */
const meantCountMax = 4_096

const kept = new WeakMap<Vocabulary, Relations>()

/** The edges of a document by their ends and their verbs; made once, where a text first asks. */
function relationsOf(vocabulary: Vocabulary): Relations {
  const known = kept.get(vocabulary)
  if (known) return known
  const ties = new Map<number, Tie[]>()
  const byBase = new Map<string, string[]>()
  const names = new Set<string>()
  const put = (at: number, tie: Tie) => {
    const list = ties.get(at)
    if (list) list.push(tie)
    else ties.set(at, [tie])
  }
  for (const { source, target, relation = '' } of vocabulary.edges) {
    const [from, to] = [vocabulary.positions.get(source), vocabulary.positions.get(target)]
    if (from === undefined || to === undefined) continue
    names.add(relation)
    put(from, { other: to, relation, outgoing: true })
    put(to, { other: from, relation, outgoing: false })
  }
  for (const name of names) {
    for (const word of wordsOf(name)) {
      for (const base of basesOf(word)) {
        const list = byBase.get(base)
        if (list) list.push(name)
        else byBase.set(base, [name])
      }
    }
  }
  const relations = { ties, byBase, meant: new Map() }
  kept.set(vocabulary, relations)
  return relations
}

/** What stands at the other ends of a node's edges. */
export function neighboursOf(vocabulary: Vocabulary, position: number): readonly number[] {
  if (vocabulary.edges.length === 0) return []
  return (relationsOf(vocabulary).ties.get(position) ?? []).map(({ other }) => other)
}

const wordsOf = (text: string) =>
  (text.slice(0, 200).match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).filter(
    (word) => !prepositions.test(word.toLowerCase()),
  )
const prepositionsIn = (text: string) =>
  (text.toLowerCase().match(/[a-z]+/g) ?? []).filter((word) => prepositions.test(word))

/**
 * The relations of the document that a verb with its preposition says ("shown in", 내는, 出している).
 * A preposition must be the relation's own, where both say one.
 */
export function relationsMeant(vocabulary: Vocabulary, verb: string): readonly string[] {
  if (vocabulary.edges.length === 0) return []
  const relations = relationsOf(vocabulary)
  const known = relations.meant.get(verb)
  if (known) return known
  const found = relationsOfVerb(relations, verb)
  if (relations.meant.size < meantCountMax) relations.meant.set(verb, found)
  return found
}

function relationsOfVerb({ byBase }: Relations, verb: string): readonly string[] {
  const [word] = wordsOf(verb)
  if (word === undefined) return []
  const asked = prepositionsIn(verb)
  const candidates = new Set([...basesOf(word)].flatMap((base) => byBase.get(base) ?? []))
  // A passive says its doer by "by", whatever the relation's own preposition.
  if (asked.length === 0 || asked.includes('by')) return [...candidates]
  return [...candidates].filter((relation) => {
    const own = prepositionsIn(relation)
    return own.length === 0 || own.some((each) => asked.includes(each))
  })
}

/**
 * Those of a pool from which an edge of these relations leads to one of some nodes, or to a part of it.
 *
 * @param agent whether the other end does it (the sound that the dog makes); between things of one
 *   kind only the edge's own direction counts then
 */
export function related(
  scope: Scope,
  pool: readonly number[],
  others: readonly number[],
  relations: readonly string[] | undefined,
  agent?: boolean,
): readonly number[] {
  const { nodes, partsOf } = scope.vocabulary
  const { ties } = relationsOf(scope.vocabulary)
  const own = new Set(others)
  const asked = relations && new Set(relations)
  const found = new Set<number>()
  for (const meant of others.flatMap((other) => [other, ...(partsOf.get(other) ?? [])])) {
    for (const { other: position, relation, outgoing } of ties.get(meant) ?? []) {
      if ((asked && !asked.has(relation)) || own.has(position)) continue
      const alike = nodes[position]?.kind === nodes[meant]?.kind
      // The edge begins at the one asked for where it does not begin at the one meant.
      if (agent === undefined || !alike || mutual.test(relation) || outgoing === agent)
        found.add(position)
    }
  }
  return scope.within(pool, found)
}
