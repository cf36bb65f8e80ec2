import type { Mention } from '../../references'
import type { Path } from '../path'
import { allOf, anything, type Description, inverse, linked } from './description'
import { EnglishPhrases } from './english-phrases'
import type { EnglishToken } from './english-tokens'
import * as words from './english-words'
import type { Reading, Span } from './intent'
import type { Lexicon } from './lexicon'
import type { Work } from './work'

export const asks =
  /^(?:what|which|who|whom|whose|where|when|how|is|are|does|do|did|was|were|in|on|at|has|have)$/

/** What all questions in English have in common: what is asked for, and what stands in the gap of a clause. */
export class EnglishAsking {
  readonly phrases: EnglishPhrases
  readonly end: number

  constructor(
    readonly lexicon: Lexicon,
    readonly tokens: readonly EnglishToken[],
    mentions: readonly Mention[],
    readonly work: Work,
    antecedent?: Description,
  ) {
    this.phrases = new EnglishPhrases(lexicon, tokens, mentions, work)
    this.phrases.antecedent = antecedent
    this.end = tokens.length
  }

  word(at: number): string {
    return this.phrases.word(at)
  }

  *whole<T>(spans: Iterable<Span<T>>): Generator<Span<T>> {
    for (const span of spans) {
      let { to } = span
      while (words.fillers.has(this.word(to))) to++
      if (to === this.end) yield span
    }
  }

  list(of: Description, cost: number): Reading {
    return { intent: { type: 'list', of }, cost }
  }

  /** "Which of my dogs": of a set its members. */
  members(value: Description, isOf: boolean): Description {
    if (!isOf || value.type !== 'terms') return value
    return linked(inverse({ property: 'member' }), value)
  }

  /** What is asked for by "which dog", "what colour", "who": the thing itself, or an attribute whose owner is still to come. */
  *wanted(at: number): Generator<Span<{ of: Description; path?: Path }>> {
    const word = this.word(at)
    if (word === 'who' || word === 'whom') yield { to: at + 1, value: { of: anything }, cost: 0 }
    if (word === 'what' || word === 'which') {
      yield { to: at + 1, value: { of: anything }, cost: 0 }
      const isOf = this.word(at + 1) === 'of'
      const isKind = /^(?:kind|type|sort)$/.test(this.word(at + 1)) && this.word(at + 2) === 'of'
      const from = isOf ? at + 2 : isKind ? at + 3 : at + 1
      for (const { to, value, cost } of this.phrases.nouns(from)) {
        yield { to, value: { of: this.members(value, isOf) }, cost }
      }
      for (const { to, value, cost } of this.phrases.senses(at + 1)) {
        if (value.type === 'function') yield { to, value: { of: anything, path: value.path }, cost }
      }
    }
    if (word === 'whose') return
  }

  auxiliary(at: number): number {
    let to = at
    while (
      words.bes.has(this.word(to)) ||
      words.dos.has(this.word(to)) ||
      words.haves.has(this.word(to))
    )
      to++
    return to
  }

  /** "What does dog 1 make", "who is Anna married to", "which photo is Bella shown in". */
  *objects(at: number, of: Description, cost: number): Generator<Reading> {
    let from = at
    const isHave = words.haves.has(this.word(at))
    const isDo = words.dos.has(this.word(at))
    while (
      words.bes.has(this.word(from)) ||
      words.dos.has(this.word(from)) ||
      words.haves.has(this.word(from)) ||
      words.modals.has(this.word(from))
    )
      from++
    if (
      /^(?:nobody|nothing)$/.test(this.word(from)) ||
      (this.word(from) === 'no' && this.word(from + 1) === 'one')
    ) {
      const start = this.word(from) === 'no' ? from + 2 : from + 1
      for (const {
        value: { path },
        cost: more,
      } of this.whole(this.phrases.verbHeads(start))) {
        yield this.list(
          allOf(of, { type: 'not', part: linked(inverse(path), anything) }),
          cost + more,
        )
      }
    }
    for (const subject of this.phrases.nouns(from)) {
      let to = subject.to
      const isNot = this.word(to) === 'not'
      if (isNot) to++
      while (
        words.fillers.has(this.word(to)) ||
        words.bes.has(this.word(to)) ||
        words.modals.has(this.word(to))
      )
        to++
      const price = cost + subject.cost + (from === at ? 0.5 : 0)
      for (const {
        value: { path },
        cost: more,
      } of this.whole(this.phrases.verbHeads(to))) {
        const found = linked(inverse(path), subject.value)
        yield this.list(
          isNot ? allOf(of, { type: 'not', part: found }) : allOf(of, found),
          price + more,
        )
      }
      for (const { value: path, cost: more } of this.whole(this.phrases.preposition(to))) {
        yield this.list(allOf(of, linked(inverse(path), subject.value)), price + more)
      }
      // "Which country is Lisbon the capital of".
      for (const { to: next, value } of this.phrases.senses(this.phrases.determined(to))) {
        if (value.type !== 'function' || this.word(next) !== 'of' || next + 1 !== this.end) continue
        yield this.list(allOf(of, linked(value.path, subject.value)), price)
      }
      if (
        (isDo || isHave) &&
        (to === this.end || (words.haves.has(this.word(to)) && to + 1 === this.end))
      ) {
        yield this.list(
          allOf(of, linked(inverse(this.lexicon.holdings), subject.value)),
          price + 0.6,
        )
      }
    }
  }
}
