import { termsOf } from './phrase-readings'
import {
  allOf,
  anything,
  type Description,
  inverse,
  linked,
  nodesOf,
  unownedPath,
} from './description'
import { ordinals } from './english-lattice'
import { EnglishPredicates } from './english-predicates'
import * as words from './english-words'
import type { Span } from './intent'
import { denied, ofWhole, type Predicate, says, senseOf, valueTest } from './phrase-readings'

/**
 * Noun phrases and predicates of English, each with every way in which the graph's own words allow to read it.
 *
 * Method: recursive descent over a lattice of senses, each rule memoised by its first token, so that the number of
 * readings is bounded by the number of spans and not by their combinations (J. Earley, CACM 13 (1970), for the idea of
 * keeping what was read at a place).
 */
export class EnglishPhrases extends EnglishPredicates {
  readonly #nouns = new Map<number, readonly Span<Description>[]>()
  /** What "it" and "they" stand for: what the clause before was about. */
  antecedent: Description | undefined

  /** Noun phrases from a token on. */
  nouns(at: number): readonly Span<Description>[] {
    const known = this.#nouns.get(at)
    if (known) return known
    // What is asked for within itself is found at its end.
    this.#nouns.set(at, [])
    const found = this.work.best(this.#coordinated(at))
    this.#nouns.set(at, found)
    return found
  }

  *#coordinated(at: number): Generator<Span<Description>> {
    const plain = this.work.best(this.#plain(at))
    for (const first of plain) {
      yield first
      let next = first.to
      if (this.word(next) === ',') next++
      const joint = this.word(next)
      if (joint !== 'and' && joint !== 'or' && next === first.to) continue
      const from = joint === 'and' || joint === 'or' ? next + 1 : next
      for (const other of this.nouns(from)) {
        const shared = withOwner(first.value, other.value)
        if (!shared) continue
        const [one, rest] = shared
        const parts = [one, ...(rest.type === 'any' ? rest.parts : [rest])]
        // "the child of A and B" is rather of both than the child and B.
        const unlike = first.value.type === other.value.type || other.value.type === 'any' ? 0 : 0.3
        yield {
          to: other.to,
          value: { type: 'any', parts, ...(joint !== 'or' && { isBoth: true }) },
          cost: first.cost + other.cost + unlike,
        }
      }
    }
  }

  *#plain(at: number): Generator<Span<Description>> {
    for (const base of this.work.best(this.#base(at))) yield* this.#after(base, 0)
  }

  *#base(at: number): Generator<Span<Description>> {
    const word = this.word(at)
    if (words.pronouns.has(word) && this.antecedent)
      yield { to: at + 1, value: this.antecedent, cost: 0 }
    for (const { start, end, refers, status } of this.mentions) {
      if (this.tokens[at]?.start !== start || refers.length === 0) continue
      const to = this.tokens.findIndex((token) => token.end >= end) + 1
      // What was left out of a phrase by the one who resolved it was said to be there.
      const isOwned = this.tokens.slice(at, to).some(({ lower }) => lower === "'s")
      // Whose something is is read here, by what the graph states.
      if (to > at && (status === 'explicit' || (!isOwned && this.isKnown(at, to))))
        yield { to, value: nodesOf(refers), cost: 0.2 }
    }
    const from = this.determined(at)
    // "our four dogs" may be the whole name.
    for (let start = at; start < from; start++) {
      for (const { to, value, cost } of this.senses(start)) {
        if (value.type === 'nodes' && to > from) yield { to, value: nodesOf(value.ids), cost }
      }
    }
    yield* this.modified(from, anything)
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
      if (value.type === 'class' || value.type === 'kind' || value.type === 'nodes') {
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
    // "the second of our dogs".
    const alone: readonly Span<Description>[] = /^(?:of|in|among)$/.test(this.word(at + 1))
      ? [{ to: at + 1, value: anything, cost: 0.2 }]
      : []
    for (const rest of [...alone, ...this.modified(at + 1, owner, depth + 1)]) {
      for (const after of this.#after(rest, 1)) {
        yield {
          to: after.to,
          value: { type: 'place', of: after.value, place },
          cost: after.cost + 0.5,
        }
      }
    }
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
        if (!isOwned) yield { to, value: of, cost }
        if (!isOwned) continue
        const held = linked(inverse(this.lexicon.holdings), owner)
        yield { to, value: allOf(of, held), cost: cost + 0.6 }
        // "Bella's photos": those that have to do with her, where she has none otherwise.
        yield { to, value: allOf(of, linked(this.lexicon.ties, owner)), cost: cost + 1 }
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
    if (
      /^(?:of|among)$/.test(this.word(at)) ||
      (this.word(at) === 'for' && unownedPath(base.value)) ||
      (this.word(at) === 'in' && base.value.type === 'anything')
    ) {
      for (const { to, value, cost } of this.nouns(at + 1)) {
        const whole = ofWhole(base.value, value, this.lexicon)
        if (whole) yield* go(to, whole, cost)
      }
    }
    // "the sound in the segment called howl": the segment is the sound that is meant.
    if (/^(?:in|of|at|during)$/.test(this.word(at)) && isMedium(base.value)) {
      const part = linked({ property: 'kind' }, termsOf(['segment', 'region']))
      for (const { to, value, cost } of this.nouns(at + 1))
        yield* go(to, allOf(part, value), cost + 0.1)
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
    for (const subject of this.nouns(at)) {
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

  /** "with a long snout", "with a weight over 30 kg", "with two regions". */
  *#with(at: number): Generator<Span<Predicate>> {
    yield* this.possession(at)
    for (const { to, value, cost } of this.nouns(at)) {
      yield { to, value: says(linked(this.lexicon.ties, value)), cost: cost + 1.2 }
    }
  }
}

const media = new Set(
  ['image', 'audio'].map((kind) => JSON.stringify(linked({ property: 'kind' }, termsOf([kind])))),
)

/** Whether a description is that of any picture or any sound. */
const isMedium = (description: Description): boolean => media.has(JSON.stringify(description))

/** "Dan's age and city", "the age and the city of Dan": both are his. Of nobody in particular there is no such pair. */
function withOwner(
  one: Description,
  other: Description,
): readonly [Description, Description] | undefined {
  const [left, right] = [unownedPath(one), unownedPath(other)]
  if (left && right) return undefined
  if (left) return other.type === 'linked' ? [linked(inverse(left), other.to), other] : undefined
  if (right) return one.type === 'linked' ? [one, linked(inverse(right), one.to)] : undefined
  return [one, other]
}
