import type { Path } from '../path'
import { allOf, anything, type Description, linked, linkedTo, nodesOf } from './description'
import { EnglishMeasures } from './english-measures'
import { ordinals } from './english-lattice'
import * as words from './english-words'
import type { Span } from './intent'
import {
  denied,
  ofWhole,
  overlap,
  type Predicate,
  says,
  senseOf,
  termsOf,
  valueTest,
} from './phrase-readings'

/** What is said of things in English: verbs with their objects, what stands behind "is", what things have. */
export abstract class EnglishPredicates extends EnglishMeasures {
  readonly #verbs = new Map<string, readonly Span<Predicate>[]>()

  /** Modifiers and a head. */
  abstract modified(at: number, owner: Description): Iterable<Span<Description>>
  /** Clauses and phrases behind a noun. */
  abstract qualifiers(at: number): Iterable<Span<Predicate>>

  /** Predicates from a token on; `participle` are those that stand without a verb in the finite form. */
  verbs(at: number, form: 'finite' | 'base' | 'participle'): readonly Span<Predicate>[] {
    const key = `${form} ${at}`
    const known = this.#verbs.get(key)
    if (known) return known
    this.#verbs.set(key, [])
    const found = this.work.best(this.#joined(at, form))
    this.#verbs.set(key, found)
    return found
  }

  *#joined(at: number, form: 'finite' | 'base' | 'participle'): Generator<Span<Predicate>> {
    for (const first of this.work.best(this.#verb(at, form))) {
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
        for (const { to, value, cost } of this.nouns(at + 1)) {
          // "has the bearing as a part".
          for (const role of this.word(to) === 'as' ? this.senses(this.determined(to + 1)) : []) {
            if (role.value.type !== 'function') continue
            yield { to: role.to, value: says(linked(role.value.path, value)), cost }
          }
        }
        for (const { to, value, cost } of this.nouns(at + 1))
          yield { to, value: says(linked(this.lexicon.holdings, value)), cost: cost + 0.6 }
        yield* this.verbs(at + 1, 'participle')
      }
      yield* this.measured(at)
    }
    yield* this.dated(at)
    if (/^(?:com|come|follow|go|be)$/.test(this.tokens[at]?.key ?? ''))
      yield* this.neighbour(at + 1)
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
      // "made of cast iron": of an attribute the object is a value.
      for (const { to: end, value } of this.senses(this.determined(to))) {
        if (value.type !== 'value' || !overlap(value.path, path)) continue
        yield { to: end, value: says(linked(path, termsOf(value.values))), cost }
      }
      for (const object of this.nouns(to))
        yield { to: object.to, value: says(linkedTo(path, object.value)), cost: cost + object.cost }
      if (/^(?:something|anything|someone|anyone)$/.test(this.word(to)))
        yield { to: to + 1, value: says(linked(path, anything)), cost }
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
    const at = this.determined(start)
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
    yield* this.sized(start)
    yield* this.prepositional(start)
    yield* this.verbs(start, 'participle')
    if (word === 'called' || word === 'named') yield* this.qualifiers(start)
    for (const { to, value, cost } of this.nouns(start))
      yield { to, value: says(value), cost: cost + 0.3 }
  }

  *prepositional(at: number): Generator<Span<Predicate>> {
    for (const { to, value: path, cost } of this.preposition(at)) {
      for (const object of this.nouns(to)) {
        yield { to: object.to, value: says(linkedTo(path, object.value)), cost: object.cost + cost }
      }
    }
  }

  /** What things have, one thing or several: "a long snout and short legs". */
  *possession(start: number): Generator<Span<Predicate>> {
    for (const first of this.work.best(this.#had(start))) {
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

  /** "the most power", "the fewest members". */
  *#mostOf(at: number): Generator<Span<Predicate>> {
    const most = this.word(at) === 'most'
    for (const { to, value, cost } of this.senses(at + 1)) {
      if (value.type !== 'function') continue
      const { path: by, isAttribute } = value
      yield {
        to,
        value: (of) => ({ type: 'extreme', of, by, most, rank: 1, counts: !isAttribute }),
        cost,
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
        const path = value.type === 'function' ? value.path : this.lexicon.holdings
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
    const at = this.determined(none ? start + 1 : start)
    const finish = (span: Span<Predicate>) => (none ? { ...span, value: denied(span.value) } : span)
    if (/^(?:most|least|fewest)$/.test(this.word(at)) && !none) yield* this.#mostOf(at)
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

  /** What an attribute is said to be: "is white", "is over 30 kg", "of 30 kg", and without a verb "long". */
  *values(at: number, path: Path): Generator<Span<Predicate>> {
    let from = at
    if (words.bes.has(this.word(from)) || this.word(from) === 'of' || this.word(from) === '=')
      from++
    const isNot = this.word(from) === 'not'
    if (isNot) from++
    const finish = (span: Span<Predicate>) =>
      isNot ? { ...span, value: denied(span.value) } : span
    for (const { to, value, cost } of this.senses(this.determined(from))) {
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
}
