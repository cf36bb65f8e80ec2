import type { GraphDocument } from '../graph/document'
import { findLinks, type Link } from '../graph/links'
import { reason } from './choice'
import { choose, type Choice } from './choose'
import { withoutCode } from './code'
import { phraseAt } from './detect'
import { withoutEmphasis } from './emphasis'
import { HeadFinalReader } from './head-final'
import { withSharedHead } from './coordination'
import { saysNothing } from './predicates'
import type { Source as Reader } from './reader'
import type { LanguageTag } from './languages'
import type { Mention } from './mention'
import { barePoolsOf } from './ordinals'
import { longestName, type Name } from './longest-name'
import { nameAt, thingOf } from './names'
import { isPossessive, phraseOf, type Phrase } from './phrase'
import {
  itemsBySentence,
  loneListAt,
  namedByPairs,
  pairsAt,
  swappedAt,
  wholeBefore,
  type Placed,
} from './respectively'
import { Scope, type Spoken } from './scope'
import { Lexer } from './lexer'
import type { Token } from './tokens'
import { memoryOf } from './memory'
import { vocabularyOf } from './recall'

export { languageTagOf, type LanguageTag } from './languages'
export type { Mention } from './mention'
export { conceptWords, stemOf } from './concepts'
export { numberOf as magnitudeOf, dimensionsNamed } from './measures'
export { gradedWords, gradeOf, type Graded } from './grading'
export type { Grade } from './languages/define'
export type { Dimension } from './languages/define'
export { pluralOf, singularOf } from './languages/plurals'
export { placeIn } from './place-in'

export function resolve(input: {
  readonly document: GraphDocument
  readonly text: string
  readonly node?: string
  readonly language?: LanguageTag
  /** Those of the text (`findLinks`), where they are at hand. */
  readonly links?: readonly Link[]
}): readonly Mention[] {
  const vocabulary = vocabularyOf(input.document)
  const { text, node = '', language } = input
  return memoryOf(vocabulary).mentions(`${node} ${language ?? ''} ${text}`, () => {
    const { links = findLinks(text) } = input
    const readable = withoutEmphasis(withoutCode(text))
    const tokens = new Lexer(readable, vocabulary, language, links).run()
    const scope = new Scope(vocabulary, vocabulary.positions.get(node))
    return new Resolver({ tokens, vocabulary, text }, scope).run()
  })
}

type Span = {
  readonly start: number
  readonly end: number
  readonly from: number
  readonly to: number
}

/** What a stretch of tokens says, with all that is not so by default. */
type Said = {
  readonly from: number
  readonly to: number
  readonly positions: readonly number[]
} & {
  readonly [K in 'open' | 'whole' | 'pointer' | 'weak' | 'pool']?: Spoken[K] | undefined
}

class Resolver {
  readonly #mentions: Mention[] = []
  readonly #placed: Placed[] = []
  /** What was read at a token: of a list, the noun of the last is looked for from each. */
  readonly #phrases: (Phrase | undefined)[] = []

  constructor(
    readonly reader: Reader,
    readonly scope: Scope,
  ) {}

  run(): readonly Mention[] {
    const { tokens } = this.reader
    const adverbs: number[] = []
    for (let at = 0; at < tokens.length;) {
      const token = tokens[at] as Token
      if (token.sense?.tag === 'respectively') adverbs.push(at)
      at = this.#step(token, at)
    }
    this.#respectively(adverbs)
    return this.#mentions.sort((a, b) => a.start - b.start)
  }

  #step(token: Token, at: number): number {
    if (token.type === 'link') return this.#link(token.link as Link, token, at)
    if (token.type === 'at') return this.#mention(at)
    if (token.type !== 'word') return at + 1
    const name = this.#name(at)
    if (name !== undefined) return name
    const found = this.#phraseAt(at)
    if (!found) return this.#skip(at)
    const whole = withSharedHead(this.reader.tokens, found, (next) => this.#phraseAt(next))
    if (!whole) return found.to + 1
    const { phrase, choice } = this.#chosen(whole)
    const { link } = phrase.clause ?? {}
    // 发出[第三个声音](#s3)的狗: the link stands before the noun and inside the clause.
    if (link && link.at < phrase.from)
      this.#link(link.link, this.reader.tokens[link.at] as Token, link.at)
    if (!choice || saysNothing(this.reader.tokens, this.scope, phrase, choice))
      return this.#pass(phrase, at)
    this.#note(phrase, choice)
    return phrase.to + 1
  }

  #phraseAt(at: number): Phrase | undefined {
    return (this.#phrases[at] ??= phraseAt(this.reader, at))
  }

  /** What a phrase means; one that means nothing is read again without what stands behind its first noun. */
  #chosen(phrase: Phrase): { phrase: Phrase; choice: Choice | undefined } {
    const choice = choose(this.scope, phrase)
    return !phrase.shorter || choice ? { phrase, choice } : this.#chosen(phrase.shorter)
  }

  /** A noun phrase that is not known still bars what follows from being read as its own phrase. */
  #skip(at: number): number {
    const { tokens } = this.reader
    const token = tokens[at] as Token
    const indefinite = token.sense?.tag === 'some' && !token.language.headFinal
    return indefinite && tokens[at + 1]?.sense?.tag !== 'noun' ? this.#behindNoun(at + 1) : at + 1
  }

  #behindNoun(from: number): number {
    const { tokens } = this.reader
    let at = from
    while (
      at - from < 4 &&
      tokens[at]?.type === 'word' &&
      tokens[at]?.sense === undefined &&
      tokens[at]?.known
    )
      at++
    return at
  }

  #pass(phrase: Phrase, at: number): number {
    // "a wren and a robin, respectively": names of a list, if anything.
    if (phrase.latin && phrase.determiner === 'some' && nameAt(this.reader, at + 1)?.as === 'weak')
      this.#name(at + 1)
    // What stands inside a clause that means nothing is still read by itself.
    if (phrase.clause && (phrase.clause.link?.at ?? phrase.to) >= phrase.from) return at + 1
    const whole =
      phrase.places.length === 0
        ? phrase.head || phrase.remainder
        : phrase.latin && (phrase.determiner === 'some' || isPossessive(phrase.word))
    return whole ? phrase.behindNoun : at + 1
  }

  #link(link: Link, token: Token, at: number): number {
    const known: string[] = []
    const missing: string[] = []
    const positions: number[] = []
    const pairs: (readonly [string, string])[] = []
    for (const { id, pairedWith } of link.targets) {
      if (pairedWith !== undefined) pairs.push([id, pairedWith])
      for (const each of pairedWith === undefined ? [id] : [id, pairedWith]) {
        const position = this.scope.vocabulary.positions.get(each)
        if (position === undefined) missing.push(each)
        else {
          known.push(each)
          positions.push(position)
        }
      }
    }
    this.#mentions.push({
      start: link.textStart,
      end: link.textEnd,
      text: this.reader.text.slice(link.textStart, link.textEnd),
      refers: known,
      ...(pairs.length > 0 ? { pairs } : {}),
      ...(missing.length > 0
        ? {
            status: 'unresolved',
            reason: reason('reason.dangling', { ids: missing }),
          }
        : { status: 'explicit', reason: reason('reason.link') }),
    })
    this.#speak({ positions, from: at, to: at, whole: positions.length > 1 })
    return this.#behindLink(at) ?? at + 1
  }

  /** [세 번째 소리](#s3)를 내는 개: what a clause says of a noun whose other end is the link. */
  #behindLink(at: number): number | undefined {
    const phrase = HeadFinalReader.behindLink(this.reader, at)
    const choice = phrase && choose(this.scope, phrase)
    if (!choice) return undefined
    this.#note(phrase, choice)
    return phrase.to + 1
  }

  /** `@label`: the longest label that stands behind the sign. */
  #mention(at: number): number {
    const { start } = this.reader.tokens[at] as Token
    const name = longestName(this.reader, start + 1, at + 1)
    if (!name) return at + 1
    this.#putName({ ...name, start, from: at })
    return name.to + 1
  }

  /** A whole label that stands in the text as such; where it ends, unless it is read as a phrase instead. */
  #name(at: number): number | undefined {
    const reading = nameAt(this.reader, at)
    if (!reading) return undefined
    const { name, as } = reading
    if (as === 'part') return name.to + 1
    if (as === 'weak') {
      // It may still be an item of a list that "respectively" pairs, or what "the former" means.
      this.#speak({ positions: name.positions, from: at, to: name.to, weak: true })
      return undefined
    }
    if (as === 'opening') {
      const phrase = this.#phraseAt(at)
      const choice = phrase && (choose(this.scope, phrase) ?? this.#withoutOwner(phrase))
      if (choice && choice.status !== 'unresolved') return undefined
    }
    const thing = thingOf(this.reader, name)
    const { phrase, choice } = thing ? this.#chosen(thing) : {}
    if (phrase && choice) this.#note(phrase, choice)
    else this.#putName(name)
    return (phrase && choice ? phrase.to : name.to) + 1
  }

  /** What a phrase with a genitive means where nothing belongs to its first noun so. */
  #withoutOwner({ clause, shorter }: Phrase): Choice | undefined {
    return clause && !clause.relations && shorter ? choose(this.scope, shorter) : undefined
  }

  #putName({ start, end, from, to, positions }: Name): void {
    const status = positions.length === 1 ? 'resolved' : 'ambiguous'
    this.#put({ start, end, from, to }, { status, positions, reason: reason('reason.label') })
  }

  #note(phrase: Phrase, choice: Choice): void {
    for (const { from, token, positions } of choice.introduced ?? [])
      this.#reportName(from, token, positions)
    this.#put(phrase, choice, phrase.pointer !== undefined)
  }

  #reportName(from: number, to: number, positions: readonly number[]): void {
    const [first, last] = [this.reader.tokens[from] as Token, this.reader.tokens[to] as Token]
    const named = { status: 'resolved', positions, reason: reason('reason.label') } as const
    this.#report(first.start, last.end, named)
  }

  #put(span: Span, choice: Choice, pointer = false): void {
    this.#report(span.start, span.end, choice)
    const { positions, whole, pool } = choice
    this.#speak({
      positions,
      from: span.from,
      to: span.to,
      open: choice.status !== 'resolved',
      whole,
      pool,
      pointer,
    })
  }

  #report(start: number, end: number, { status, positions, reason }: Choice): void {
    const { ids: all } = this.scope.vocabulary
    const idsOf = () => positions.map((position) => all[position] as string)
    // A long list is of many mentions.
    const ids = positions.length > 1 ? this.scope.derived(positions, 'ids', idsOf) : idsOf()
    this.#mentions.push({
      start,
      end,
      text: this.reader.text.slice(start, end),
      refers: status === 'resolved' ? ids : [],
      status,
      ...(status === 'ambiguous' ? { candidates: ids } : {}),
      reason,
    })
  }

  #speak(said: Said): void {
    const {
      positions,
      from,
      to,
      open = false,
      whole = false,
      pointer = false,
      weak = false,
      pool,
    } = said
    const members = this.scope.membersOfAll(positions)
    const { sentence } = this.reader.tokens[from] as Token
    this.scope.spoken.push({
      positions: members,
      sentence,
      from,
      token: to,
      // A link to nothing and an empty set leave nobody to speak of.
      open: open || members.length === 0,
      whole: whole || members.length > positions.length,
      pointer,
      weak,
      isSubject: /^(?:이|가|께서)$/.test((this.reader.tokens[to] as Token).particle),
      ...(pool ? { pool } : {}),
    })
    this.#placed.push({ from, to, positions, open, pointer, weak })
  }

  /** Pairs the lists around each "respectively", once a sentence: a second one there would say the same. */
  #respectively(adverbs: readonly number[]): void {
    const { tokens } = this.reader
    const crossed = new Map<number, Token>()
    for (const token of tokens) {
      if (token.sense?.tag === 'reversed') crossed.set(token.sentence, token)
    }
    if (adverbs.length === 0 && crossed.size === 0) return
    const items = itemsBySentence(tokens, this.#placed)
    const seen = new Set<number>()
    // The last one of a sentence counts ("…, in this order, … respectively").
    for (const at of [...adverbs].reverse()) {
      const token = tokens[at] as Token
      if (seen.has(token.sentence)) continue
      seen.add(token.sentence)
      const isCrossed = crossed.has(token.sentence)
      const own = items.get(token.sentence) ?? []
      const pairs = pairsAt(tokens, [...this.#theyOf(own, at), ...own], at, isCrossed)
      if (!pairs) continue
      for (const { from, to, positions } of namedByPairs(own, pairs))
        this.#reportName(from, to, positions)
      this.#putPairs(token, pairs, isCrossed)
    }
    for (const [sentence, token] of crossed) {
      if (seen.has(sentence)) continue
      const near = [...(items.get(sentence - 1) ?? []), ...(items.get(sentence) ?? [])]
      const { nodes } = this.scope.vocabulary
      const at = tokens.indexOf(token)
      const isOrder = /order|순|順|顺/i.test(token.text)
      const pairs =
        swappedAt(near, at, (position) => nodes[position]?.kind) ??
        (isOrder ? pairsAt(tokens, items.get(sentence) ?? [], at, true) : undefined)
      if (pairs) this.#putPairs(token, pairs, true)
    }
  }

  /** "They make [s1] [s2] [s3] respectively" with nobody spoken of, 개들은 각각: the only whole of that size. */
  #theyOf(items: readonly Placed[], at: number): readonly Placed[] {
    const { tokens } = this.reader
    const list = loneListAt(tokens, items, at)
    const isNoun = ({ sense, stem }: Token) =>
      sense?.tag === 'noun' || this.reader.vocabulary.heads.has(stem)
    const from = list ? wholeBefore(tokens, items, at, list.length, isNoun) : -1
    if (!list || from < 0) return []
    const token = tokens[from] as Token
    const called = () => this.scope.pool(phraseOf(tokens, from))
    const { nodes } = this.reader.vocabulary
    const pools = isNoun(token)
      ? [called().filter((position) => nodes[position]?.kind !== 'set')]
      : barePoolsOf(this.scope, list.length)
    const wholes = pools.filter(
      (pool) => pool.length === list.length && !pool.some((each) => list.includes(each)),
    )
    const [positions] = wholes
    if (wholes.length !== 1 || !positions) return []
    this.#report(token.start, token.end, {
      status: 'resolved',
      positions,
      reason: reason('reason.all', { count: positions.length }),
    })
    return [{ from, to: from, positions, open: false, pointer: true }]
  }

  #putPairs(token: Token, pairs: readonly (readonly [number, number])[], crossed: boolean): void {
    const { nodes } = this.scope.vocabulary
    const ids = pairs.map(([a, b]) => [nodes[a]?.id as string, nodes[b]?.id as string] as const)
    this.#mentions.push({
      start: token.start,
      end: token.end,
      text: token.text,
      refers: [...new Set(ids.flat())],
      status: 'resolved',
      pairs: ids,
      reason: {
        code: crossed ? 'reason.crossed' : 'reason.respectively',
        params: {},
      },
    })
  }
}
