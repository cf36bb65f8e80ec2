import type { Path } from '../path'
import { allOf, type Description, either, inverse, linked } from './description'
import { EnglishWh } from './english-wh'
import * as words from './english-words'
import type { Reading } from './intent'
import type { Lexicon } from './lexicon'

const measured: ReadonlyMap<string, 'weight' | 'price'> = new Map([
  ['weigh', 'weight'],
  ['cost', 'price'],
])

function isDate(path: Path, lexicon: Lexicon): boolean {
  const dates = new Set((lexicon.measures.get('date') ?? []).map((each) => JSON.stringify(each)))
  return ('either' in path ? path.either : [path]).every((each) => dates.has(JSON.stringify(each)))
}

function overlapsPlaces(path: Path, places: readonly Path[]): boolean {
  const told = new Set(places.map((each) => JSON.stringify(each)))
  return told.has(JSON.stringify(path))
}

/** Questions for how many, how much, where and when. */
export class EnglishCircumstances extends EnglishWh {
  *how(at: number): Generator<Reading> {
    if (this.word(at) === 'many' || this.word(at) === 'much') {
      yield* this.#howMany(at + 1)
      if (this.word(at) === 'many') return
    }
    const graded = this.phrases.graded(at)
    const from = graded ? graded.to : at + 1
    const scales = graded
      ? this.phrases.scales({ grade: graded.value.grade })
      : this.word(at) === 'much'
        ? this.phrases.scales({
            grade: [{ dimension: measured.get(this.tokens.at(-1)?.key ?? '') ?? 'price', sign: 1 }],
          })
        : []
    for (const { path, cost } of scales) {
      if (this.word(at) === 'old' && isDate(path, this.lexicon)) continue
      for (const subject of this.phrases.nouns(this.auxiliary(from))) {
        const isEnd =
          subject.to === this.end ||
          (subject.to + 1 === this.end &&
            /^(?:weigh|cost|last|be)$/.test(this.tokens[subject.to]?.key ?? ''))
        if (isEnd) yield this.list(linked(inverse(path), subject.value), cost + subject.cost)
      }
    }
    if (graded || !/^(?:do|does|did|is|are)$/.test(this.word(at))) return
  }

  *#howMany(at: number): Generator<Reading> {
    const count = (of: Description, cost: number): Reading => ({
      intent: { type: 'count', of },
      cost,
    })
    const isOf = this.word(at) === 'of'
    for (const { to, value, cost } of this.phrases.nouns(isOf ? at + 1 : at)) {
      const of = this.members(value, isOf)
      if (to === this.end && of.type !== 'anything') yield count(of, cost + 0.5)
      for (const rest of this.whole(this.phrases.verbs(to, 'finite')))
        yield count(rest.value(of), cost + rest.cost)
      if (words.bes.has(this.word(to)) && this.word(to + 1) === 'there') {
        if (to + 2 === this.end && of.type !== 'anything') yield count(of, cost)
        for (const rest of this.whole(this.phrases.qualifiers(to + 2)))
          yield count(rest.value(of), cost + rest.cost)
      }
      for (const { intent, cost: more } of this.objects(to, of, cost))
        if (intent.type === 'list') yield count(intent.of, more)
    }
    for (const { to, value, cost } of this.phrases.senses(at)) {
      if (value.type !== 'function') continue
      // "How many legs does it have": told as a number, or counted.
      const from = this.auxiliary(to)
      for (const subject of this.phrases.nouns(from)) {
        const isEnd =
          subject.to === this.end ||
          (words.haves.has(this.word(subject.to)) && subject.to + 1 === this.end)
        if (from === to || !isEnd) continue
        const of = linked(inverse(value.path), subject.value)
        const isNumber = value.isAttribute
        yield isNumber ? this.list(of, cost + subject.cost) : count(of, cost + subject.cost)
      }
    }
  }

  *where(at: number): Generator<Reading> {
    yield* this.#within(at)
    yield* this.#placed(at, this.lexicon.places, 0)
    yield* this.#placed(at, this.lexicon.scenes, 1)
  }

  /** "Where is Anna in the team photo": the region of it. */
  *#within(at: number): Generator<Reading> {
    const { scenes } = this.lexicon
    if (scenes.length === 0) return
    for (const subject of this.phrases.nouns(this.auxiliary(at))) {
      if (!/^(?:in|on)$/.test(this.word(subject.to))) continue
      for (const { value, cost } of this.whole(this.phrases.nouns(subject.to + 1))) {
        const inside: Description = {
          type: 'any',
          parts: [value, linked(inverse({ property: 'part' }), value)],
        }
        yield this.list(
          allOf(linked(inverse(either(scenes)), subject.value), inside),
          subject.cost + cost - 0.5,
        )
      }
    }
  }

  *#placed(at: number, places: readonly Path[], price: number): Generator<Reading> {
    const from = this.auxiliary(at)
    for (const subject of this.phrases.nouns(from)) {
      const cost = price + subject.cost
      let to = subject.to
      while (words.fillers.has(this.word(to)) || words.bes.has(this.word(to))) to++
      const isBare =
        to === this.end ||
        (to + 1 === this.end &&
          /^(?:locat|found|find|situat|plac|b|be|sit|stand|lie|rest|wait|hang|seen|see|show|visibl)$/.test(
            this.tokens[to]?.key ?? '',
          ))
      if (isBare && places.length > 0)
        yield this.list(linked(inverse(either(places)), subject.value), cost)
      for (const {
        value: { path },
        cost: more,
      } of this.whole(this.phrases.verbHeads(to))) {
        if (overlapsPlaces(path, places))
          yield this.list(linked(inverse(path), subject.value), cost + more)
      }
      const birth = this.tokens[to]?.key === 'bear' ? this.lexicon.find('=place of birth') : []
      for (const sense of birth) {
        if (sense.type === 'function' && to + 1 === this.end)
          yield this.list(linked(inverse(sense.path), subject.value), cost)
      }
    }
  }

  *when(at: number): Generator<Reading> {
    const from = this.auxiliary(at)
    const dates = this.lexicon.measures.get('date') ?? []
    for (const subject of this.phrases.nouns(from)) {
      const { to, value, cost } = subject
      const verb = this.tokens[to]
      if (to === this.end && dates.length > 0)
        yield this.list(linked(inverse(either(dates)), value), cost + 0.5)
      if (!verb) continue
      const rest = to + 1 === this.end
      const paths = this.lexicon.attributeVerbs.get(verb.key)
      if (paths && rest) yield this.list(linked(inverse(either(paths)), value), cost)
      if (/^(?:start|begin|end|finish)$/.test(verb.key) && rest) {
        for (const sense of this.lexicon.find(
          /^(?:start|begin)$/.test(verb.key) ? 'start' : 'end',
        )) {
          if (sense.type === 'function') yield this.list(linked(inverse(sense.path), value), cost)
        }
      }
    }
  }
}
