import { type Graded, gradeOf, type Mention } from '../../references'
import type { Value } from '../facts'
import type { Path } from '../path'
import { type Comparison, either } from './description'
import type { EnglishToken } from './english-tokens'
import * as words from './english-words'
import type { Span } from './intent'
import type { Lexicon, Sense } from './lexicon'
import { nounKeys, phraseKeys, verbKeys } from './meanings'
import type { Verb } from './relation-names'
import type { Work } from './work'

/** A verb with the words that belong to it; `path` leads from its subject to what it is about. */
export type VerbUse = { readonly path: Path; readonly takesObject: boolean }

export const ordinals: ReadonlyMap<string, number> = new Map(
  'first second third fourth fifth sixth seventh eighth ninth tenth'
    .split(' ')
    .map((word, at) => [word, at + 1] as [string, number])
    .concat([
      ['last', -1],
      ['final', -1],
    ]),
)

export const numbers: ReadonlyMap<string, number> = new Map(
  'no one two three four five six seven eight nine ten eleven twelve'
    .split(' ')
    .map((word, at) => [word, at] as [string, number])
    .concat([
      ['zero', 0],
      ['twenty', 20],
      ['thirty', 30],
      ['forty', 40],
      ['fifty', 50],
      ['hundred', 100],
    ]),
)

const comparators: readonly (readonly [string, Comparison['operator']])[] = [
  ['more than', '>'],
  ['greater than', '>'],
  ['higher than', '>'],
  ['larger than', '>'],
  ['longer than', '>'],
  ['later than', '>'],
  ['older than', '>'],
  ['over', '>'],
  ['above', '>'],
  ['exceeding', '>'],
  ['after', '>'],
  ['less than', '<'],
  ['fewer than', '<'],
  ['lower than', '<'],
  ['shorter than', '<'],
  ['earlier than', '<'],
  ['younger than', '<'],
  ['under', '<'],
  ['below', '<'],
  ['before', '<'],
  ['at least', '>='],
  ['no less than', '>='],
  ['since', '>='],
  ['from', '>='],
  ['at most', '<='],
  ['no more than', '<='],
  ['up to', '<='],
  ['until', '<='],
  ['exactly', '='],
  ['equal to', '='],
]

/** The words of a question in English with what each may mean: senses of phrases, numbers, adjectives that compare, verbs. */
export class EnglishLattice {
  constructor(
    readonly lexicon: Lexicon,
    readonly tokens: readonly EnglishToken[],
    readonly mentions: readonly Mention[],
    readonly work: Work,
  ) {}

  word(at: number): string {
    return this.tokens[at]?.lower ?? ''
  }

  /** Whether every word of a phrase is the graph's or the grammar's. */
  isKnown(from: number, to: number): boolean {
    const known = new Set<number>()
    for (let at = from; at < to; at++) {
      for (const span of this.senses(at))
        for (let each = at; each < span.to; each++) known.add(each)
      const word = this.word(at)
      const isGrammar =
        words.determiners.has(word) ||
        words.prepositions.has(word) ||
        words.anyThings.has(word) ||
        words.pronouns.has(word)
      const isCounted =
        ordinals.has(word) ||
        numbers.has(word) ||
        /^\d+(?:st|nd|rd|th)?$/.test(word) ||
        /^(?:and|or|that|which|who|'s|former|latter|,)$/.test(word)
      if (isGrammar || isCounted || words.bes.has(word) || [...this.verbHeads(at)].length > 0)
        known.add(at)
    }
    return known.size >= to - from
  }

  /** Senses of the phrases that begin at a token. */
  senses(at: number): readonly Span<Sense>[] {
    const found: Span<Sense>[] = []
    let key = ''
    const first = this.tokens[at]
    if (!first) return found
    if (first.isQuoted) return this.#whole(first.text, at + 1)
    const max = Math.min(this.tokens.length, at + this.lexicon.wordsMax)
    for (let to = at; to < max; to++) {
      const token = this.tokens[to] as EnglishToken
      if (/^[,?!;:.]$/.test(token.text)) break
      // "Anna's key" may be a name; a possessive at the end belongs to what comes next.
      if (token.lower === "'s") continue
      if (!/^(?:the|a|an)$/.test(token.lower) || to === at)
        key += (key === '' ? '' : ' ') + token.key
      for (const { sense, cost } of this.lexicon.weighed(nounKeys(key)))
        found.push({ to: to + 1, value: sense, cost })
    }
    const parts = this.lexicon.partOf(nounKeys(first.key)[0] ?? '')
    if (parts.length > 0 && /^\p{Lu}|^[가-힣]/u.test(first.text)) {
      found.push({ to: at + 1, value: { type: 'nodes', ids: parts, isPart: true }, cost: 2 })
    }
    return found
  }

  #whole(text: string, to: number): readonly Span<Sense>[] {
    return phraseKeys(text)
      .flatMap((key) => this.lexicon.find(key))
      .map((value) => ({ to, value, cost: 0 }))
  }

  /** Behind determiners, and behind "all of", "one of". */
  determined(at: number): number {
    let from = at
    while (
      words.determiners.has(this.word(from)) &&
      !(this.word(from) === 'all' && this.word(from + 1) === 'of')
    )
      from++
    if (
      /^(?:all|one|each|any|some|none|both)$/.test(this.word(from)) &&
      this.word(from + 1) === 'of'
    )
      return this.determined(from + 2)
    return from
  }

  /** An adjective that compares, in one word or two. */
  graded(at: number): Span<Graded> | undefined {
    for (const length of [2, 1]) {
      const text = this.tokens
        .slice(at, at + length)
        .map(({ lower }) => lower)
        .join(' ')
      const value = gradeOf('en', text)
      if (value && this.tokens.length >= at + length) return { to: at + length, value, cost: 0 }
    }
    return undefined
  }

  /** The paths by which an adjective compares in this graph, the likeliest first. */
  scales({ grade }: Pick<Graded, 'grade'>): readonly { path: Path; most: boolean; cost: number }[] {
    return grade.flatMap(({ dimension, sign }, at) => {
      const paths = this.lexicon.measures.get(dimension)
      return paths ? [{ path: either(paths), most: sign > 0, cost: at * 0.6 }] : []
    })
  }

  /** "over 30 kg", "at least 3", "5 years", "between 3 and 5" is two of them. */
  *quantity(at: number): Generator<Span<Comparison>> {
    let from = at
    let operator: Comparison['operator'] = '='
    for (const [text, each] of comparators) {
      const parts = text.split(' ')
      if (parts.every((part, index) => this.word(at + index) === part)) {
        from = at + parts.length
        operator = each
        break
      }
    }
    const number = this.number(from)
    if (number === undefined) return
    const unit = this.tokens[from + 1]
    yield { to: from + 1, value: { operator, than: number }, cost: 0 }
    if (
      unit &&
      /^(?:kg|g|mg|t|km|m|cm|mm|s|sec|seconds?|min|minutes?|hours?|h|years?|months?|days?|kilos?|kilograms?|grams?|met(?:er|re)s?|centimet(?:er|re)s?|dollars?|euros?|won|usd|eur|krw|percent|points?|hz|db|l|ml|degrees?)$/.test(
        unit.lower,
      )
    ) {
      let to = from + 2
      if (this.word(to) === 'old') to++
      const short = unit.lower
        .replace(/^kilo(?:gram)?s?$/, 'kg')
        .replace(/^grams?$/, 'g')
        .replace(/^met(?:er|re)s?$/, 'm')
        .replace(/^centimet(?:er|re)s?$/, 'cm')
      yield {
        to,
        value: {
          operator,
          than: /^(?:kg|g|mg|t|km|m|cm|mm|s|sec|seconds?|min|minutes?|hours?|h|l|ml)$/.test(short)
            ? `${number} ${short}`
            : number,
        },
        cost: 0,
      }
    }
  }

  number(at: number): Value | undefined {
    const token = this.tokens[at]
    if (!token) return undefined
    const word = numbers.get(token.lower)
    if (word !== undefined) return word
    if (/^\d{4}-\d{2}(?:-\d{2})?$/.test(token.lower)) return token.lower
    if (/^\d+(?:,\d{3})*(?:\.\d+)?%?$/.test(token.lower))
      return Number(token.lower.replace(/[,%]/g, ''))
    return undefined
  }

  /** A preposition by which some relation is called. */
  *preposition(at: number): Generator<Span<Path>> {
    for (const length of [3, 2, 1]) {
      const text = this.tokens
        .slice(at, at + length)
        .map(({ lower }) => lower)
        .join(' ')
      const paths = this.lexicon.prepositions.get(text)
      if (paths && this.tokens.length >= at + length)
        yield { to: at + length, value: either(paths), cost: 0.4 }
    }
  }

  /** A verb of the graph's relations, with the words and the preposition that belong to it. */
  *verbHeads(at: number): Generator<Span<VerbUse>> {
    const token = this.tokens[at]
    if (!token || token.isQuoted) return
    for (const length of [1, 2, 3]) {
      const phrase = this.tokens.slice(at, at + length)
      if (phrase.length < length) break
      const stem = phrase.map(({ key, lower }, index) => (index === 0 ? key : lower)).join(' ')
      const keys = length === 1 ? verbKeys(stem) : verbKeys(stem).slice(1)
      for (const [index, key] of keys.entries()) {
        for (const verb of this.lexicon.verbs.get(key) ?? []) {
          const cost = length === 1 && index === 0 && verb.isOwn ? 0 : 0.6
          yield* this.#verbUse(at + length, verb, cost)
          // "looks after": the preposition is the verb's own, not the relation's.
          if (length > 1 && verb.preposition !== '')
            yield { to: at + length, value: { path: verb.path, takesObject: true }, cost }
        }
      }
    }
  }

  *#verbUse(at: number, verb: Verb, cost: number): Generator<Span<VerbUse>> {
    let to = at
    let missing = 0
    for (const word of verb.rest) {
      const next = words.determiners.has(this.word(to)) ? to + 1 : to
      if (this.tokens[next]?.key === word) to = next + 1
      else missing++
    }
    const use = { path: verb.path, takesObject: true }
    const own = cost + missing * 0.4
    if (verb.preposition === '') {
      yield { to, value: use, cost: own }
      return
    }
    const parts = verb.preposition.split(' ')
    if (parts.every((part, index) => this.word(to + index) === part)) {
      yield { to: to + parts.length, value: use, cost: own }
    } else if (verb.preposition !== 'by') {
      // "Where is it sitting?": the preposition is what is asked for.
      yield { to, value: { ...use, takesObject: false }, cost: own + 0.7 }
    }
  }
}
