import { anything, type Description, inverse, linked } from './description'
import { asks } from './english-asking'
import { EnglishCircumstances } from './english-circumstances'
import { ordinals } from './english-lattice'
import type { EnglishToken } from './english-tokens'
import * as words from './english-words'
import type { Reading } from './intent'
import { denied, type Predicate } from './phrase-readings'

/** All forms of a question in English, from its first word on. */
export class EnglishQuestion extends EnglishCircumstances {
  readings(): readonly Reading[] {
    const found: Reading[] = []
    for (const reading of this.#from(0, false)) {
      this.work.take()
      found.push(reading)
    }
    return found
  }

  *#from(start: number, isEmbedded: boolean): Generator<Reading> {
    let at = start
    while (words.fillers.has(this.word(at))) at++
    const asked = this.#asked(at)
    if (asked > at) {
      yield* this.#from(asked, true)
      return
    }
    yield* this.#comparisons(at)
    const word = this.word(at)
    if (word === 'how') yield* this.how(at + 1)
    else if (word === 'where') yield* this.where(at + 1)
    else if (word === 'when') yield* this.when(at + 1)
    else if (/^(?:who|whom|what|which|whose)$/.test(word)) yield* this.wh(at)
    else if (
      word === 'at' &&
      /^(?:what|which)$/.test(this.word(at + 1)) &&
      /^(?:second|seconds|time|point|moment)$/.test(this.word(at + 2))
    )
      yield* this.when(at + 3)
    else if (
      /^(?:in|on|at)$/.test(word) &&
      /^(?:what|which)$/.test(this.word(at + 1)) &&
      /^(?:year|month|day|date)$/.test(this.word(at + 2))
    )
      yield* this.when(at + 3)
    else if (words.prepositions.has(word)) yield* this.fronted(at)
    else if (words.bes.has(word)) yield* this.#whether(at + 1, 'be')
    else if (words.dos.has(word) || words.modals.has(word)) yield* this.#whether(at + 1, 'do')
    else if (words.haves.has(word)) yield* this.#whether(at + 1, 'have')
    if (word === 'if' || word === 'whether') yield* this.#stated(at + 1)
    if (!asks.test(word) || isEmbedded) yield* this.#fragment(at)
  }

  /** Behind "tell me", "can you show", "I want to know", "list all". */
  #asked(at: number): number {
    const text = this.tokens
      .slice(at, at + 8)
      .map(({ lower }) => lower)
      .join(' ')
    const match =
      /^(?:(?:can|could|would) you )?(?:tell|show|give|list|name|find|say|count|identify|remind|let|explain)(?: me| us)?(?: know)?(?: about| of)?(?: all of| all)? (?=\S)/.exec(
        `${text} `,
      ) ??
      /^(?:i want to know|i'd like to know|i would like to know|do you know|i wonder|i need to know|any idea)(?: about)? (?=\S)/.exec(
        `${text} `,
      )
    return match ? at + match[0].trim().split(' ').length : at
  }

  /** "Is Bella a dog", "does Anna work for the zoo", "has she a tail". */
  *#whether(at: number, verb: 'be' | 'do' | 'have'): Generator<Reading> {
    const truth = (about: Description, predicate: Predicate, cost: number): Reading => ({
      intent: { type: 'truth', about, of: predicate(about), predicate: predicate(anything) },
      cost,
    })
    if (verb === 'be' && this.word(at) === 'there') {
      for (const { value, cost } of this.whole(this.phrases.nouns(at + 1)))
        yield truth(value, (of) => of, cost)
      return
    }
    const isNot = this.word(at) === 'not'
    for (const subject of this.phrases.nouns(isNot ? at + 1 : at)) {
      const rest =
        verb === 'be'
          ? this.phrases.complement(subject.to)
          : verb === 'do'
            ? this.phrases.verbs(subject.to, 'base')
            : [
                ...this.phrases.possession(subject.to),
                ...this.phrases.verbs(subject.to, 'participle'),
              ]
      for (const { value, cost } of this.whole(rest)) {
        yield truth(subject.value, isNot ? denied(value) : value, subject.cost + cost)
      }
    }
  }

  /** "whether Bella is white". */
  *#stated(at: number): Generator<Reading> {
    for (const subject of this.phrases.nouns(at)) {
      for (const { value, cost } of this.whole(this.phrases.verbs(subject.to, 'finite'))) {
        yield {
          intent: {
            type: 'truth',
            about: subject.value,
            of: value(subject.value),
            predicate: value(anything),
          },
          cost: subject.cost + cost,
        }
      }
    }
  }

  /** "The weight of Bella", "Bella's weight", "weight Bella". */
  *#fragment(at: number): Generator<Reading> {
    for (const { value, cost } of this.whole(this.phrases.nouns(at))) {
      if (value.type === 'anything') continue
      if (value.type === 'terms') yield { intent: { type: 'describe', of: value }, cost: cost + 1 }
      else yield this.list(value, cost + 1)
    }
    for (const { to, value, cost } of this.phrases.senses(at)) {
      if (value.type !== 'function') continue
      for (const rest of this.whole(this.phrases.nouns(to)))
        yield this.list(linked(inverse(value.path), rest.value), cost + rest.cost + 1.5)
    }
    for (const subject of this.phrases.nouns(at)) {
      for (const { value, cost } of this.whole(this.phrases.senses(subject.to))) {
        if (value.type === 'function')
          yield this.list(linked(inverse(value.path), subject.value), subject.cost + cost + 1.5)
      }
    }
  }

  /** "What do A and B have in common", "how do A and B differ", "compare A and B". */
  *#comparisons(at: number): Generator<Reading> {
    const text = this.tokens.slice(at).map(({ lower }) => lower)
    const joined = text.join(' ')
    const forms: readonly (readonly [RegExp, 'common' | 'differ'])[] = [
      [
        /^what (?:do|does|did|have|has) (?<of>.+?) (?:have in common|share|in common|both have|all have)$/,
        'common',
      ],
      [/^what(?: is|'s| are)? common (?:to|between|among) (?<of>.+)$/, 'common'],
      [
        /^what(?: is|'s| are)?(?: the)? similarit(?:y|ies) (?:between|of|among) (?<of>.+)$/,
        'common',
      ],
      [/^how (?:are|is) (?<of>.+) (?:alike|similar|the same)$/, 'common'],
      [/^how (?:do|does|did) (?<of>.+) (?:differ|differ from each other)$/, 'differ'],
      [/^how (?:are|is) (?<of>.+) different(?: from each other)?$/, 'differ'],
      [
        /^(?:what(?: is|'s| are) (?:the )?)?differen(?:ce|ces|t) (?:between|of|about|among) (?<of>.+)$/,
        'differ',
      ],
      [/^what distinguishes (?<of>.+)$/, 'differ'],
      [/^compare (?<of>.+)$/, 'differ'],
    ]
    for (const [form, type] of forms) {
      const of = form.exec(joined)?.groups?.of
      if (of === undefined) continue
      const from = at + text.length - joined.slice(joined.indexOf(of)).split(' ').length
      yield* this.#compared(from, of.split(' ').length, type)
    }
  }

  /** "The first and the third of our dogs". */
  *#ordinals(at: number, length: number, type: 'common' | 'differ'): Generator<Reading> {
    const end = at + length
    const isOf = ({ lower }: EnglishToken, index: number) =>
      index >= at && index < end && lower === 'of'
    const of = this.tokens.findIndex(isOf)
    if (of < 0) return
    const places = this.tokens.slice(at, of).flatMap(({ lower }) => {
      if (/^(?:the|and|,)$/.test(lower)) return []
      const digits = /^(\d+)(?:st|nd|rd|th)$/.exec(lower)
      return [digits ? Number(digits[1]) : (ordinals.get(lower) ?? 0)]
    })
    if (places.length < 2 || places.includes(0)) return
    for (const { to, value, cost } of this.phrases.nouns(of + 1)) {
      if (to !== end) continue
      const whole = this.members(value, true)
      const parts = places.map((place): Description => ({ type: 'place', of: whole, place }))
      yield { intent: { type, of: parts }, cost }
    }
  }

  *#compared(at: number, length: number, type: 'common' | 'differ'): Generator<Reading> {
    yield* this.#ordinals(at, length, type)
    const joint = (word: string) => /^(?:and|from|to|with|,)$/.test(word)
    for (let to = at + 1; to < at + length - 1; to++) {
      if (!joint(this.word(to))) continue
      for (const one of this.phrases.nouns(at)) {
        if (one.to !== to) continue
        for (const other of this.phrases.nouns(to + 1)) {
          if (other.to === at + length)
            yield { intent: { type, of: [one.value, other.value] }, cost: one.cost + other.cost }
        }
      }
    }
    for (const { to, value, cost } of this.phrases.nouns(at)) {
      if (to !== at + length) continue
      const parts =
        value.type === 'any'
          ? value.parts
          : value.type === 'terms' && value.terms.length > 1
            ? value.terms.map((term): Description => ({ type: 'terms', terms: [term] }))
            : undefined
      yield { intent: { type, of: parts ?? [value] }, cost: cost + (parts ? 0 : 0.5) }
    }
  }
}
