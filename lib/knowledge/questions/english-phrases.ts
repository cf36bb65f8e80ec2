import { gradeOf, type Graded, type Mention } from '../../references'
import type { Path } from '../path'
import type { Value } from '../facts'
import {
  allOf,
  anything,
  either,
  inverse,
  linked,
  nodesOf,
  type Comparison,
  type Description,
} from './description'
import type { EnglishToken } from './english-tokens'
import * as words from './english-words'
import type { Span } from './intent'
import type { Lexicon, Sense } from './lexicon'
import { nounKey, verbKeys } from './meanings'
import type { Verb } from './relation-names'

/** What a predicate makes of what it is said of. */
export type Predicate = (subject: Description) => Description

const says =
  (more: Description): Predicate =>
  (subject) =>
    allOf(subject, more)

/** A verb with the words that belong to it; `path` leads from its subject to what it is about. */
export type VerbUse = { readonly path: Path; readonly takesObject: boolean }

const ordinals: ReadonlyMap<string, number> = new Map(
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

/**
 * Noun phrases and predicates of English, each with every way in which the graph's own words allow to read it.
 *
 * Method: recursive descent over a lattice of senses, each rule memoised by its first token, so that the number of
 * readings is bounded by the number of spans and not by their combinations (J. Earley, CACM 13 (1970), for the idea of
 * keeping what was read at a place).
 */
export class EnglishPhrases {
  readonly #nouns = new Map<number, readonly Span<Description>[]>()
  readonly #verbs = new Map<string, readonly Span<Predicate>[]>()
  /** What "it" and "they" stand for: what the clause before was about. */
  antecedent: Description | undefined

  constructor(
    readonly lexicon: Lexicon,
    readonly tokens: readonly EnglishToken[],
    readonly mentions: readonly Mention[],
  ) {}

  word(at: number): string {
    return this.tokens[at]?.lower ?? ''
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
      if (token.lower === "'s") key += ''
      else if (!/^(?:the|a|an)$/.test(token.lower) || to === at)
        key += (key === '' ? '' : ' ') + token.key
      for (const { sense, cost } of this.lexicon.weighed(nounKey(key)))
        found.push({ to: to + 1, value: sense, cost })
      // "Anna's key" may be a label; words are also written without the space between them.
    }
    const parts = this.lexicon.partOf(nounKey(first.key))
    if (parts.length > 0 && /^\p{Lu}|^[가-힣]/u.test(first.text)) {
      found.push({ to: at + 1, value: { type: 'nodes', ids: parts, isPart: true }, cost: 2 })
    }
    return found
  }

  #whole(text: string, to: number): readonly Span<Sense>[] {
    return this.lexicon
      .find(
        nounKey(
          text
            .toLowerCase()
            .split(/\s+/)
            .filter((word) => !/^(?:the|a|an)$/.test(word))
            .map(words.englishKey)
            .join(' '),
        ),
      )
      .map((value) => ({ to, value, cost: 0 }))
  }

  /** Noun phrases from a token on. */
  nouns(at: number): readonly Span<Description>[] {
    const known = this.#nouns.get(at)
    if (known) return known
    // What is asked for within itself is found at its end.
    this.#nouns.set(at, [])
    const found = best([...this.#coordinated(at)])
    this.#nouns.set(at, found)
    return found
  }

  *#coordinated(at: number): Generator<Span<Description>> {
    const plain = best([...this.#plain(at)])
    for (const first of plain) {
      yield first
      let next = first.to
      if (this.word(next) === ',') next++
      const joint = this.word(next)
      if (joint !== 'and' && joint !== 'or' && next === first.to) continue
      const from = joint === 'and' || joint === 'or' ? next + 1 : next
      for (const other of this.nouns(from)) {
        const parts = [
          first.value,
          ...(other.value.type === 'any' ? other.value.parts : [other.value]),
        ]
        yield { to: other.to, value: { type: 'any', parts }, cost: first.cost + other.cost }
      }
    }
  }

  *#plain(at: number): Generator<Span<Description>> {
    for (const base of best([...this.#base(at)])) yield* this.#after(base, 0)
  }

  *#base(at: number): Generator<Span<Description>> {
    const word = this.word(at)
    if (words.pronouns.has(word) && this.antecedent)
      yield { to: at + 1, value: this.antecedent, cost: 0 }
    for (const { start, end, refers } of this.mentions) {
      if (this.tokens[at]?.start !== start || refers.length === 0) continue
      const to = this.tokens.findIndex((token) => token.end >= end) + 1
      if (to > at) yield { to, value: this.#things(refers), cost: 0.2 }
    }
    const from = this.#determined(at)
    yield* this.modified(from, anything)
  }

  /** Behind determiners, and behind "all of", "one of". */
  #determined(at: number): number {
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
      return this.#determined(from + 2)
    return from
  }

  /** Nodes by name; of a set also its members. */
  #things(ids: readonly string[]): Description {
    return nodesOf(ids)
  }

  /** Modifiers, then a head that says what they are said of. `owner` is whose it is, for heads that are somebody's. */
  *modified(at: number, owner: Description, depth = 0): Generator<Span<Description>> {
    yield* this.#heads(at, owner)
    if (depth > 4) return
    if (this.word(at) === ',' || this.word(at) === 'and') return
    for (const { to, value, cost } of this.senses(at)) {
      if (value.type === 'value') {
        const test = valueTest(value)
        for (const rest of this.modified(this.#comma(to), owner, depth + 1)) {
          yield { to: rest.to, value: allOf(rest.value, test), cost: cost + rest.cost }
        }
      }
      if (value.type === 'class' || value.type === 'kind') {
        const of = senseOf(value)
        for (const rest of this.#heads(to, owner)) {
          if (of) yield { to: rest.to, value: allOf(of, rest.value), cost: cost + rest.cost + 0.5 }
        }
        // "dog photos": what has to do with it.
        for (const rest of this.#heads(to, anything)) {
          if (of)
            yield {
              to: rest.to,
              value: allOf(rest.value, linked(this.lexicon.ties, of)),
              cost: cost + rest.cost + 1.5,
            }
        }
      }
    }
    yield* this.#ranked(at, owner, depth)
  }

  #comma(at: number): number {
    return this.word(at) === ',' || this.word(at) === 'and' ? at + 1 : at
  }

  /** "the heaviest dog", "the second oldest", "the third sound". */
  *#ranked(at: number, owner: Description, depth: number): Generator<Span<Description>> {
    const digits = /^(\d+)(?:st|nd|rd|th)$/.exec(this.word(at))
    const place = digits ? Number(digits[1]) : ordinals.get(this.word(at))
    const graded = this.graded(place === undefined ? at : at + 1)
    if (graded && graded.value.degree === 'most') {
      const rank = place === undefined || place < 1 ? 1 : place
      const heads = [
        ...this.modified(graded.to, owner, depth + 1),
        { to: graded.to, value: owner, cost: 1 },
      ]
      for (const rest of heads) {
        for (const { path, most, cost } of this.scales(graded.value)) {
          for (const after of this.#after(rest, 1)) {
            const value: Description = { type: 'extreme', of: after.value, by: path, most, rank }
            yield { to: after.to, value, cost: after.cost + cost }
          }
        }
      }
    }
    if (place === undefined) return
    for (const rest of this.modified(at + 1, owner, depth + 1)) {
      for (const after of this.#after(rest, 1)) {
        yield {
          to: after.to,
          value: { type: 'place', of: after.value, place },
          cost: after.cost + 0.5,
        }
      }
    }
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

  *#heads(at: number, owner: Description): Generator<Span<Description>> {
    const word = this.word(at)
    const isOwned = owner.type !== 'anything'
    if (!isOwned && (words.anyThings.has(word) || (words.persons.has(word) && !/^wh/.test(word)))) {
      yield { to: at + 1, value: anything, cost: 0.3 }
    }
    for (const { to, value, cost } of this.senses(at)) {
      if (value.type === 'function') {
        const asked = linked(inverse(value.path), owner)
        yield { to, value: asked, cost: cost + (isOwned ? 0 : 0.8) }
      } else if (value.type === 'value') {
        // "a retriever" where that is the breed of some.
        if (!isOwned) yield { to, value: valueTest(value), cost: cost + 0.8 }
      } else {
        const of = senseOf(value)
        if (!of) continue
        yield isOwned
          ? { to, value: allOf(of, linked(this.lexicon.ties, owner)), cost: cost + 1 }
          : { to, value: of, cost }
      }
    }
  }

  /** What stands behind a head and says more of it. */
  *#after(base: Span<Description>, depth: number): Generator<Span<Description>> {
    yield base
    if (depth > 4) return
    const at = base.to
    const go = (to: number, value: Description, cost: number) =>
      this.#after({ to, value, cost: base.cost + cost }, depth + 1)
    if (this.word(at) === "'s") {
      for (const { to, value, cost } of this.modified(at + 1, base.value))
        yield* go(to, value, cost)
      return
    }
    if (this.word(at) === 'of' || this.word(at) === 'among') {
      for (const { to, value, cost } of this.nouns(at + 1)) {
        const whole = ofWhole(base.value, value, this.lexicon)
        if (whole) yield* go(to, whole, cost)
      }
    }
    for (const { to, value, cost } of this.qualifiers(at)) yield* go(to, value(base.value), cost)
  }

  /** Prepositional phrases, clauses and participles behind a noun. */
  *qualifiers(at: number): Generator<Span<Predicate>> {
    const word = this.word(at)
    if (/^(?:called|named|labelled|labeled|titled)$/.test(word)) {
      for (const { to, value } of this.senses(at + 1)) {
        if (value.type === 'nodes') yield { to, value: says(nodesOf(value.ids)), cost: 0 }
      }
    }
    if (word === 'that' || word === 'which' || word === 'who' || word === 'whom') {
      yield* this.verbs(at + 1, 'finite')
      yield* this.#objectClause(at + 1)
    }
    // "the room where it hangs".
    if (word === 'where') yield* this.#objectClause(at + 1)
    if (word === 'whose') yield* this.#whose(at + 1)
    if (word === 'with' || word === 'having') yield* this.#with(at + 1)
    if (word === 'without') {
      for (const { to, value, cost } of this.#with(at + 1)) yield { to, value: denied(value), cost }
    }
    yield* this.prepositional(at)
    yield* this.verbs(at, 'participle')
    yield* this.comparison(at)
    yield* this.#objectClause(at)
  }

  /** "the sound dog 1 makes", "the person Anna works for". */
  *#objectClause(at: number): Generator<Span<Predicate>> {
    for (const subject of this.nounsBefore(at)) {
      for (const { to, value, cost } of this.verbHeads(this.#auxiliaries(subject.to))) {
        yield {
          to,
          value: says(linked(inverse(value.path), subject.value)),
          cost: subject.cost + cost + 0.2,
        }
      }
    }
  }

  #auxiliaries(at: number): number {
    let to = at
    while (
      words.bes.has(this.word(to)) ||
      words.haves.has(this.word(to)) ||
      words.modals.has(this.word(to)) ||
      words.dos.has(this.word(to)) ||
      words.fillers.has(this.word(to))
    )
      to++
    return to
  }

  /** Noun phrases without clauses of their own, before a verb. */
  nounsBefore(at: number): readonly Span<Description>[] {
    return this.nouns(at)
  }

  *#whose(at: number): Generator<Span<Predicate>> {
    for (const { to, value, cost } of this.senses(at)) {
      if (value.type !== 'function') continue
      const { path } = value
      for (const rest of this.values(to, path))
        yield { to: rest.to, value: rest.value, cost: cost + rest.cost }
      for (const rest of this.verbs(to, 'finite')) {
        yield {
          to: rest.to,
          value: says(linked(path, rest.value(anything))),
          cost: cost + rest.cost,
        }
      }
    }
  }

  /** What an attribute is said to be: "is white", "is over 30 kg", "of 30 kg", and without a verb "long". */
  *values(at: number, path: Path): Generator<Span<Predicate>> {
    let from = at
    if (words.bes.has(this.word(from)) || this.word(from) === 'of' || this.word(from) === '=')
      from++
    const isNot = this.word(from) === 'not'
    if (isNot) from++
    const finish = (span: Span<Predicate>) =>
      isNot ? { ...span, value: denied(span.value) } : span
    for (const { to, value, cost } of this.senses(this.#determined(from))) {
      if (value.type === 'value' && overlap(value.path, path)) {
        yield finish({ to, value: says({ type: 'linked', path, to: termsOf(value.values) }), cost })
      }
      if (value.type === 'nodes')
        yield finish({ to, value: says(linked(path, nodesOf(value.ids))), cost })
    }
    for (const { to, value, cost } of this.quantity(from)) {
      yield finish({ to, value: says({ type: 'compared', by: path, comparison: value }), cost })
    }
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

  /** "with a long snout", "with a weight over 30 kg", "with two regions". */
  *#with(at: number): Generator<Span<Predicate>> {
    yield* this.possession(at)
    for (const { to, value, cost } of this.nouns(at)) {
      yield { to, value: says(linked(this.lexicon.ties, value)), cost: cost + 1.2 }
    }
  }

  /** What things have, one thing or several: "a long snout and short legs". */
  *possession(start: number): Generator<Span<Predicate>> {
    for (const first of best([...this.#had(start)])) {
      yield first
      const joint = this.word(first.to) === ',' ? first.to + 1 : first.to
      const next = /^(?:and|but)$/.test(this.word(joint)) ? joint + 1 : joint
      if (next === first.to) continue
      for (const again of this.possession(next)) {
        yield {
          to: again.to,
          value: (of) => again.value(first.value(of)),
          cost: first.cost + again.cost,
        }
      }
    }
  }

  /** A value of an attribute, the attribute, so many of something. */
  *#had(start: number): Generator<Span<Predicate>> {
    const count = [...this.quantity(start)].filter(
      ({ value: { than } }) => typeof than === 'number',
    )
    for (const {
      to,
      value: { operator, than },
      cost,
    } of count) {
      const number = operator === '=' ? '=' : operator
      for (const { to: end, value } of this.senses(to)) {
        const path = value.type === 'function' ? value.path : this.lexicon.ties
        const sense = value.type === 'function' ? anything : senseOf(value)
        if (!sense) continue
        // Told as a number by itself ("legs: 4"), or by how many there are.
        if (value.type === 'function')
          yield {
            to: end,
            value: says({ type: 'compared', by: path, comparison: { operator, than } }),
            cost,
          }
        yield {
          to: end,
          value: says({
            type: 'counted',
            path,
            to: sense,
            operator: number,
            count: than as number,
          }),
          cost: cost + 0.5,
        }
      }
    }
    const none = this.word(start) === 'no'
    const at = this.#determined(none ? start + 1 : start)
    const finish = (span: Span<Predicate>) => (none ? { ...span, value: denied(span.value) } : span)
    const graded = this.graded(at)
    for (const { to, value, cost } of this.senses(
      graded?.value.degree === 'most' ? graded.to : at,
    )) {
      if (value.type === 'function') {
        if (graded?.value.degree === 'most' && graded.to <= to) {
          const most = !/^(?:low|small|short|few|least|lowest|smallest|shortest|fewest)/.test(
            this.word(at),
          )
          const predicate: Predicate = (of) => ({
            type: 'extreme',
            of,
            by: value.path,
            most,
            rank: 1,
            counts: !value.isAttribute,
          })
          yield { to, value: predicate, cost }
          continue
        }
        yield finish({ to, value: says(linked(value.path, anything)), cost: cost + 0.5 })
        for (const rest of this.values(to, value.path)) yield finish(rest)
      }
      if (value.type === 'value') {
        yield finish({ to, value: says(valueTest(value)), cost: cost + 0.8 })
        for (const { to: end, value: owner } of this.senses(to)) {
          if (owner.type !== 'function' || !overlap(owner.path, value.path)) continue
          yield finish({ to: end, value: says(linked(owner.path, termsOf(value.values))), cost })
        }
      }
    }
  }

  *prepositional(at: number): Generator<Span<Predicate>> {
    for (const { to, value: path, cost } of this.preposition(at)) {
      for (const object of this.nouns(to)) {
        yield { to: object.to, value: says(linked(path, object.value)), cost: object.cost + cost }
      }
    }
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

  /** "older than Bella", "heavier than 30 kg", "over 30 kg", "after 2020". */
  *comparison(at: number): Generator<Span<Predicate>> {
    const graded = this.graded(at)
    if (graded && graded.value.degree === 'more' && this.word(graded.to) === 'than') {
      for (const { path, most, cost } of this.scales(graded.value)) {
        const operator = most ? '>' : '<'
        for (const {
          to,
          value: { than },
        } of this.quantity(graded.to + 1)) {
          yield {
            to,
            value: says({ type: 'compared', by: path, comparison: { operator, than } }),
            cost,
          }
        }
        for (const { to, value: of, cost: more } of this.nouns(graded.to + 1)) {
          yield {
            to,
            value: says({
              type: 'compared',
              by: path,
              comparison: { operator, than: { of, by: path } },
            }),
            cost: cost + more,
          }
        }
      }
    }
  }

  /** Predicates from a token on; `participle` are those that stand without a verb in the finite form. */
  verbs(at: number, form: 'finite' | 'base' | 'participle'): readonly Span<Predicate>[] {
    const key = `${form} ${at}`
    const known = this.#verbs.get(key)
    if (known) return known
    this.#verbs.set(key, [])
    const found = best([...this.#joined(at, form)])
    this.#verbs.set(key, found)
    return found
  }

  *#joined(at: number, form: 'finite' | 'base' | 'participle'): Generator<Span<Predicate>> {
    for (const first of best([...this.#verb(at, form)])) {
      yield first
      const joint =
        this.word(first.to) === ',' && /^(?:and|or|but)$/.test(this.word(first.to + 1))
          ? first.to + 1
          : first.to
      const word = this.word(joint)
      if (!/^(?:and|or|but)$/.test(word)) continue
      const relative = /^(?:that|which|who)$/.test(this.word(joint + 1)) ? joint + 2 : joint + 1
      for (const again of [
        ...this.verbs(relative, form),
        ...(form === 'finite' ? [...this.complement(relative)] : []),
      ]) {
        const value: Predicate = (subject) =>
          word === 'or'
            ? { type: 'any', parts: [first.value(subject), again.value(subject)] }
            : again.value(first.value(subject))
        yield { to: again.to, value, cost: first.cost + again.cost }
      }
    }
  }

  *#verb(at: number, form: 'finite' | 'base' | 'participle'): Generator<Span<Predicate>> {
    const word = this.word(at)
    if (words.fillers.has(word)) yield* this.#verb(at + 1, form)
    if (form !== 'participle') {
      if (words.bes.has(word)) yield* this.complement(at + 1)
      if (words.modals.has(word) || words.dos.has(word)) {
        const isNot = this.word(at + 1) === 'not'
        for (const span of this.verbs(at + (isNot ? 2 : 1), 'base'))
          yield isNot ? { ...span, value: denied(span.value) } : span
      }
      if (words.haves.has(word)) {
        yield* this.possession(at + 1)
        for (const { to, value, cost } of this.nouns(at + 1))
          yield { to, value: says(linked(this.lexicon.ties, value)), cost: cost + 1 }
        yield* this.verbs(at + 1, 'participle')
      }
      yield* this.#measured(at)
    }
    yield* this.#dated(at)
    if (word === 'not')
      for (const span of this.verbs(at + 1, form)) yield { ...span, value: denied(span.value) }
    if (form === 'participle' && !/ing$/.test(word) && !words.isParticiple(word)) return
    for (const {
      to,
      value: { path, takesObject },
      cost,
    } of this.verbHeads(at)) {
      yield { to, value: says(linked(path, anything)), cost: cost + 0.8 }
      if (!takesObject) continue
      for (const object of this.nouns(to))
        yield { to: object.to, value: says(linked(path, object.value)), cost: cost + object.cost }
      if (/^(?:something|anything|someone|anyone)$/.test(this.word(to)))
        yield { to: to + 1, value: says(linked(path, anything)), cost }
    }
  }

  /** "joined after 2020", "born in 1990": a verb that an attribute has in its name. */
  *#dated(at: number): Generator<Span<Predicate>> {
    const paths = verbKeys(this.tokens[at]?.key ?? '').flatMap(
      (key) => this.lexicon.attributeVerbs.get(key) ?? [],
    )
    if (paths.length === 0) return
    const path = either(paths)
    const from = /^(?:in|on|at)$/.test(this.word(at + 1)) ? at + 2 : at + 1
    for (const { to, value, cost } of this.quantity(from)) {
      yield { to, value: says({ type: 'compared', by: path, comparison: value }), cost }
    }
    for (const { to, value, cost } of this.senses(from)) {
      if (value.type === 'value' && overlap(value.path, path))
        yield { to, value: says(linked(path, termsOf(value.values))), cost }
      if (value.type === 'nodes' && from > at + 1) continue
    }
  }

  /** "weighs 30 kg", "weighs the most", "costs more than 5". */
  *#measured(at: number): Generator<Span<Predicate>> {
    const dimension = measureVerbs.get(this.tokens[at]?.key ?? '')
    const paths = dimension && this.lexicon.measures.get(dimension)
    if (!paths) return
    const path = either(paths)
    for (const { to, value, cost } of this.quantity(at + 1)) {
      yield { to, value: says({ type: 'compared', by: path, comparison: value }), cost }
    }
    if (/^(?:more|less)$/.test(this.word(at + 1)) && this.word(at + 2) === 'than') {
      const operator = this.word(at + 1) === 'more' ? '>' : '<'
      for (const { to, value: of, cost } of this.nouns(at + 3)) {
        yield {
          to,
          value: says({
            type: 'compared',
            by: path,
            comparison: { operator, than: { of, by: path } },
          }),
          cost,
        }
      }
    }
    const end = this.word(at + 1) === 'the' ? at + 2 : at + 1
    if (/^(?:most|least)$/.test(this.word(end))) {
      const most = this.word(end) === 'most'
      yield {
        to: end + 1,
        value: (of) => ({ type: 'extreme', of, by: path, most, rank: 1 }),
        cost: 0,
      }
    }
  }

  /** What stands behind "is". */
  *complement(start: number): Generator<Span<Predicate>> {
    const word = this.word(start)
    if (word === 'not') {
      for (const span of this.complement(start + 1)) yield { ...span, value: denied(span.value) }
      return
    }
    if (words.fillers.has(word)) {
      yield* this.complement(start + 1)
    }
    const at = this.#determined(start)
    for (const { to, value, cost } of this.senses(at)) {
      if (value.type !== 'value') continue
      yield { to, value: says(valueTest(value)), cost }
    }
    const digits = /^(\d+)(?:st|nd|rd|th)$/.exec(this.word(at))
    const place = digits ? Number(digits[1]) : ordinals.get(this.word(at))
    const graded = this.graded(place === undefined ? at : at + 1)
    if (graded?.value.degree === 'most') {
      for (const { path, most, cost } of this.scales(graded.value)) {
        const predicate: Predicate = (of) => ({
          type: 'extreme',
          of,
          by: path,
          most,
          rank: Math.max(1, place ?? 1),
        })
        yield { to: graded.to, value: predicate, cost }
        for (const heads of this.modified(graded.to, anything)) {
          yield {
            to: heads.to,
            value: (of) => predicate(allOf(of, heads.value)),
            cost: cost + heads.cost,
          }
        }
        if (/^(?:of|in|among)$/.test(this.word(graded.to))) {
          for (const { to, value: among, cost: more } of this.nouns(graded.to + 1)) {
            const whole = (of: Description) => ofWhole(of, among, this.lexicon) ?? of
            yield { to, value: (of) => predicate(whole(of)), cost: cost + more + 0.2 }
          }
        }
      }
    }
    yield* this.comparison(start)
    yield* this.#sized(start)
    yield* this.prepositional(start)
    yield* this.verbs(start, 'participle')
    if (word === 'called' || word === 'named') yield* this.qualifiers(start)
    for (const { to, value, cost } of this.nouns(start))
      yield { to, value: says(value), cost: cost + 0.3 }
  }

  /** "is 5 years old", "is 30 kg", "is over 2 m tall". */
  *#sized(at: number): Generator<Span<Predicate>> {
    for (const { to, value, cost } of this.quantity(at)) {
      const old = this.word(to - 1) === 'old' && to - 1 > at
      const graded = old ? { to, value: gradeOf('en', 'old') } : this.graded(to)
      if (graded?.value?.degree === 'plain') {
        for (const { path, cost: more } of this.scales(graded.value)) {
          yield {
            to: graded.to,
            value: says({ type: 'compared', by: path, comparison: value }),
            cost: cost + more,
          }
        }
      }
    }
  }

  /** A verb of the graph's relations, with the words and the preposition that belong to it. */
  *verbHeads(at: number): Generator<Span<VerbUse>> {
    const token = this.tokens[at]
    if (!token || token.isQuoted) return
    const next = this.tokens[at + 1]
    const keys = [
      ...verbKeys(token.key),
      ...(next ? verbKeys(`${token.key} ${next.lower}`).slice(1) : []),
    ]
    for (const [index, key] of keys.entries()) {
      for (const verb of this.lexicon.verbs.get(key) ?? []) {
        const cost = index === 0 && verb.isOwn ? 0 : 0.6
        yield* this.#verbUse(at + 1, verb, cost)
      }
    }
  }

  *#verbUse(at: number, verb: Verb, cost: number): Generator<Span<VerbUse>> {
    let to = at
    let missing = 0
    for (const word of verb.rest) {
      if (this.tokens[to]?.key === word) to++
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

const measureVerbs: ReadonlyMap<string, 'weight' | 'price' | 'length' | 'height'> = new Map([
  ['weigh', 'weight'],
  ['cost', 'price'],
  ['last', 'length'],
  ['measur', 'length'],
])

export function denied(predicate: Predicate): Predicate {
  return (subject) => allOf(subject, { type: 'not', part: predicate(anything) })
}

export function valueTest({ path, values }: Extract<Sense, { type: 'value' }>): Description {
  return linked(path, termsOf(values))
}

export function termsOf(values: readonly Value[]): Description {
  return { type: 'terms', terms: values.map((value) => ({ value })) }
}

/** What a sense describes by itself; nothing for what is somebody's. */
export function senseOf(sense: Sense): Description | undefined {
  if (sense.type === 'nodes') return nodesOf(sense.ids)
  if (sense.type === 'class') return linked({ property: 'class' }, termsOf(sense.values))
  if (sense.type === 'kind') return linked({ property: 'kind' }, termsOf(sense.kinds))
  return undefined
}

/** Whether two paths have a way in common. */
export function overlap(one: Path, other: Path): boolean {
  const waysOf = (path: Path) =>
    ('either' in path ? path.either : [path]).map((each) => JSON.stringify(each))
  const ways = new Set(waysOf(one))
  return waysOf(other).some((way) => ways.has(way))
}

/** "the weight of Bella", "which of my dogs", "the oldest of the team". */
export function ofWhole(
  head: Description,
  whole: Description,
  lexicon: Lexicon,
): Description | undefined {
  if (head.type === 'linked' && head.to.type === 'anything') return linked(head.path, whole)
  if (head.type === 'extreme' || head.type === 'place') {
    const of = ofWhole(head.of, whole, lexicon)
    return of && { ...head, of }
  }
  if (head.type === 'all') {
    const last = head.parts.findIndex(
      (part) => part.type === 'linked' && part.to.type === 'anything',
    )
    if (last >= 0) {
      return allOf(
        ...head.parts.map((part, at) =>
          at === last && part.type === 'linked' ? linked(part.path, whole) : part,
        ),
      )
    }
  }
  return allOf(head, among(whole, lexicon))
}

/** What is meant by "of these": they themselves, and of a set its members. */
export function among(whole: Description, lexicon: Lexicon): Description {
  if (whole.type === 'terms') {
    const isSet = whole.terms.every(
      (term) => 'node' in term && lexicon.nodes.get(term.node)?.kind === 'set',
    )
    if (isSet && whole.terms.length > 0) return linked(inverse({ property: 'member' }), whole)
    return { type: 'any', parts: [whole, linked(lexicon.ties, whole)] }
  }
  return whole
}

const readingsMax = 24

/** The cheapest reading of each span and meaning. */
export function best<T>(spans: readonly Span<T>[]): readonly Span<T>[] {
  const byEnd = new Map<number, Map<string, Span<T>>>()
  for (const span of spans) {
    const { to, value, cost } = span
    const key = JSON.stringify(
      typeof value === 'function' ? (value as (of: Description) => Description)(anything) : value,
    )
    const own = byEnd.get(to) ?? new Map<string, Span<T>>()
    byEnd.set(to, own)
    const known = own.get(key)
    if (!known || known.cost > cost) own.set(key, span)
  }
  return [...byEnd.values()].flatMap((own) =>
    [...own.values()].sort((one, other) => one.cost - other.cost).slice(0, readingsMax),
  )
}
