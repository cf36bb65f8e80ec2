import { gradeOf } from '../../references'
import { allOf, type Description, either, linked, inverse } from './description'
import { EnglishLattice } from './english-lattice'
import * as words from './english-words'
import type { Span } from './intent'
import { verbKeys } from './meanings'
import { overlap, type Predicate, says, termsOf } from './phrase-readings'

/** What is said of things in English by measures, dates and order: "older than", "joined after 2020", "comes before". */
export abstract class EnglishMeasures extends EnglishLattice {
  /** Noun phrases from a token on. */
  abstract nouns(at: number): readonly Span<Description>[]

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

  /** "joined after 2020", "born in 1990": a verb that an attribute has in its name. */
  *dated(at: number): Generator<Span<Predicate>> {
    const paths = verbKeys(this.tokens[at]?.key ?? '').flatMap(
      (key) => this.lexicon.attributeVerbs.get(key) ?? [],
    )
    if (paths.length === 0) return
    const path = either(paths)
    const from = /^(?:in|on|at)$/.test(this.word(at + 1)) ? at + 2 : at + 1
    for (const { to, value, cost } of this.quantity(from)) {
      yield { to, value: says({ type: 'compared', by: path, comparison: value }), cost }
    }
    const end = this.word(at + 1) === 'the' ? at + 2 : at + 1
    const first = /^(?:first|earliest)$/.test(this.word(end))
    if (
      first ||
      /^(?:last|latest)$/.test(this.word(end)) ||
      (this.word(end) === 'most' && this.word(end + 1) === 'recently')
    ) {
      const to = this.word(end) === 'most' ? end + 2 : end + 1
      yield {
        to,
        value: (of) => ({ type: 'extreme', of, by: path, most: !first, rank: 1 }),
        cost: 0.1,
      }
    }
    for (const { to, value, cost } of this.senses(from)) {
      if (value.type === 'value' && overlap(value.path, path))
        yield { to, value: says(linked(path, termsOf(value.values))), cost }
      if (value.type === 'nodes' && from > at + 1) continue
    }
  }

  /** "weighs 30 kg", "weighs the most", "costs more than 5". */
  *measured(at: number): Generator<Span<Predicate>> {
    const dimension = words.measureVerbs.get(this.tokens[at]?.key ?? '')
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

  /** "is 5 years old", "is 30 kg", "is over 2 m tall". */
  *sized(at: number): Generator<Span<Predicate>> {
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

  /** "comes right after the second", "comes before it in the steps". */
  *neighbour(at: number): Generator<Span<Predicate>> {
    let from = at
    while (/^(?:right|directly|immediately|just|next)$/.test(this.word(from))) from++
    const word = this.word(from)
    const isBefore = word === 'before'
    if (!isBefore && word !== 'after') return
    for (const { to, value, cost } of this.nouns(from + 1)) {
      const next: Description = { type: 'next', to: value, offset: isBefore ? -1 : 1 }
      yield { to, value: says(next), cost: cost + 0.2 }
      if (!/^(?:in|of|on)$/.test(this.word(to))) continue
      for (const whole of this.nouns(to + 1)) {
        const inside = linked(inverse({ property: 'member' }), whole.value)
        yield { to: whole.to, value: says(allOf(next, inside)), cost: cost + whole.cost + 0.2 }
      }
    }
  }
}
