import type { Path } from '../path'
import { allOf, anything, type Description, inverse, linked } from './description'
import { EnglishAsking } from './english-asking'
import * as words from './english-words'
import type { Reading, Span } from './intent'
import { senseOf } from './phrase-readings'

/** Questions for a thing: who, what, which, whose. */
export class EnglishWh extends EnglishAsking {
  *wh(at: number): Generator<Reading> {
    if (this.word(at) === 'whose') yield* this.#whose(at + 1)
    for (const {
      to,
      value: { of, path },
      cost,
    } of this.wanted(at)) {
      if (path) {
        yield* this.attributeOf(to, path, cost)
        // "Which country was she born in": that of where she was.
        for (const { intent, cost: more } of this.objects(to, anything, cost)) {
          if (intent.type === 'list') yield this.list(linked(inverse(path), intent.of), more + 0.3)
        }
        continue
      }
      for (const rest of this.whole(this.phrases.verbs(to, 'finite'))) {
        yield this.list(rest.value(of), cost + rest.cost)
      }
      yield* this.objects(to, of, cost)
      if (words.bes.has(this.word(to))) yield* this.#identity(to + 1, of, cost)
      if (this.word(to) === 'has' || this.word(to) === 'have') {
        for (const rest of this.whole(this.phrases.qualifiers(to)))
          yield this.list(rest.value(of), cost + rest.cost)
      }
    }
  }

  /** "What breed is Bella", "what colour fur does she have". */
  *attributeOf(at: number, path: Path, cost: number): Generator<Reading> {
    const word = this.word(at)
    if (words.bes.has(word)) {
      for (const { value, cost: more } of this.whole(this.phrases.nouns(at + 1))) {
        yield this.list(linked(inverse(path), value), cost + more)
        // "What colour is her collar": the value is the answer itself.
        if (isAspect(path) && value.type === 'linked') yield this.list(value, cost + more + 0.7)
      }
    }
    if (words.dos.has(word)) {
      for (const { to, value, cost: more } of this.phrases.nouns(at + 1)) {
        if (words.haves.has(this.word(to)) && to + 1 === this.end)
          yield this.list(linked(inverse(path), value), cost + more)
      }
    }
    if (this.word(at) === 'of' || this.word(at) === 'for') return
    for (const { value, cost: more } of this.whole(this.phrases.nouns(at))) {
      yield this.list(linked(inverse(path), value), cost + more + 0.5)
    }
  }

  /** "What is the weight of Bella", "who is her owner", "what is Bella". */
  *#identity(at: number, of: Description, cost: number): Generator<Reading> {
    // "What's Bella's fur like".
    for (const { to, value, cost: more } of this.phrases.nouns(at)) {
      if (this.word(to) === 'like' && to + 1 === this.end && value.type !== 'terms')
        yield this.list(value, cost + more + 0.2)
    }
    for (const { value, cost: more } of this.whole(this.phrases.nouns(at))) {
      const isNamed = value.type === 'terms'
      if (isNamed && of.type === 'anything')
        yield { intent: { type: 'describe', of: value }, cost: cost + more }
      else yield this.list(allOf(of, value), cost + more)
    }
    for (const { value, cost: more } of this.whole(this.phrases.complement(at))) {
      yield this.list(value(of), cost + more + 0.2)
    }
  }

  *#whose(at: number): Generator<Reading> {
    for (const { to, value, cost } of this.phrases.senses(at)) {
      if (value.type === 'function') {
        for (const rest of this.whole(this.phrases.values(to, value.path)))
          yield this.list(rest.value(anything), cost + rest.cost)
        for (const rest of this.whole(this.phrases.verbs(to, 'finite'))) {
          yield this.list(linked(value.path, rest.value(anything)), cost + rest.cost)
        }
      }
      const of = senseOf(value)
      if (!of) continue
      for (const rest of this.whole(this.phrases.verbs(to, 'finite'))) {
        yield this.list(linked(this.lexicon.ties, rest.value(of)), cost + rest.cost + 1)
      }
    }
    // "Whose fur is white" with the attribute behind: "whose is the key".
  }

  *fronted(at: number): Generator<Reading> {
    for (const { to, value: path, cost } of this.#fronting(at)) {
      for (const { to: next, value: wanted, cost: more } of this.wanted(to)) {
        const told = (found: Description) =>
          wanted.path ? linked(inverse(wanted.path), found) : allOf(wanted.of, found)
        let from = next
        while (
          words.bes.has(this.word(from)) ||
          words.dos.has(this.word(from)) ||
          words.haves.has(this.word(from)) ||
          words.modals.has(this.word(from))
        )
          from++
        if (from === next) continue
        for (const subject of this.phrases.nouns(from)) {
          const price = cost + more + subject.cost + (wanted.path ? 0.3 : 0)
          if (subject.to === this.end && path)
            yield this.list(told(linked(inverse(path), subject.value)), price)
          for (const { value, cost: last } of this.whole(this.phrases.verbHeads(subject.to))) {
            yield this.list(told(linked(inverse(value.path), subject.value)), price + last)
          }
        }
      }
    }
  }

  *#fronting(at: number): Generator<Span<Path | undefined>> {
    yield* this.phrases.preposition(at)
    if (words.prepositions.has(this.word(at))) yield { to: at + 1, value: undefined, cost: 0.5 }
  }
}

/** Colour, kind and the like are what a value itself tells. */
function isAspect(path: Path): boolean {
  const ways = 'either' in path ? path.either : [path]
  return ways.some(
    (way) =>
      ('attribute' in way && /^(?:colou?r|size|shape|material|style)$/i.test(way.attribute)) ||
      ('property' in way && way.property === 'class'),
  )
}
