import { degreeAlone } from './korean-tables'
import type { Path } from '../path'
import {
  allOf,
  anything,
  type Comparison,
  type Description,
  either,
  inverse,
  linked,
  linkedTo,
} from './description'
import type { Span } from './intent'
import { type Head, type HeadUse, KoreanLattice, type Noun, type NounSpan } from './korean-lattice'
import { denied, overlap, type Predicate } from './phrase-readings'

/** Clauses of Korean: a predicate with the noun phrases before it, and what it says of the one that is left out. */
export abstract class KoreanClauses extends KoreanLattice {
  readonly #clauses = new Map<string, readonly Span<Predicate>[]>()
  readonly #arguments = new Map<string, readonly Span<readonly Noun[]>[]>()

  /** Noun phrases that take up exactly some words. */
  abstract nouns(from: number, to: number): readonly NounSpan[]

  /** Clauses in the adnominal form over exactly some words, as what they say of their head noun. */
  clauses(from: number, to: number): readonly Span<Predicate>[] {
    const key = `${from} ${to}`
    const known = this.#clauses.get(key)
    if (known) return known
    this.#clauses.set(key, [])
    const found: Span<Predicate>[] = []
    for (const head of this.heads(to)) {
      if (head.from < from || (head.form !== 'adnominal' && head.form !== 'denied')) continue
      for (const { value: nouns, cost } of this.arguments(from, head.from)) {
        for (const said of this.said(head, nouns))
          found.push({ to, value: said.value, cost: cost + head.cost + said.cost })
      }
    }
    // 의자에 앉아 있고 꼬리가 긴 개.
    for (let at = from + 1; at < to; at++) {
      for (const first of this.joining(from, at)) {
        for (const second of this.clauses(at, to)) {
          found.push({
            to,
            value: (of) => second.value(first.value(of)),
            cost: first.cost + second.cost,
          })
        }
      }
    }
    const kept = this.work.best(found)
    this.#clauses.set(key, kept)
    return kept
  }

  /** Clauses that another one follows. */
  joining(from: number, to: number): readonly Span<Predicate>[] {
    const found: Span<Predicate>[] = []
    for (const head of this.heads(to)) {
      if (head.from < from || head.form !== 'joining') continue
      for (const { value: nouns, cost } of this.arguments(from, head.from)) {
        for (const said of this.said(head, nouns))
          found.push({ to, value: said.value, cost: cost + head.cost + said.cost })
      }
    }
    return this.work.best(found)
  }

  /** Every way to read some words as noun phrases one after the other. */
  arguments(from: number, to: number): readonly Span<readonly Noun[]>[] {
    if (from === to) return [{ to, value: [], cost: 0 }]
    const key = `${from} ${to}`
    const known = this.#arguments.get(key)
    if (known) return known
    const found: Span<readonly Noun[]>[] = []
    for (let at = from + 1; at <= to; at++) {
      const nouns = this.nouns(from, at).filter(
        ({ value: { role } }) => role !== 'genitive' && role !== 'is',
      )
      const degree = at === from + 1 ? degreeAlone(this.text(from, at)) : undefined
      if (degree) {
        const adverb: Noun = { of: anything, role: 'bare', degree, text: '' }
        for (const rest of this.arguments(at, to)) {
          found.push({ to, value: [adverb, ...rest.value], cost: rest.cost })
        }
      }
      if (nouns.length === 0) continue
      for (const rest of this.arguments(at, to)) {
        for (const { value, cost } of nouns.slice(0, 8)) {
          this.work.take()
          found.push({ to, value: [value, ...rest.value], cost: cost + rest.cost })
        }
      }
    }
    const kept = found.sort((one, other) => one.cost - other.cost).slice(0, 40)
    this.#arguments.set(key, kept)
    return kept
  }

  /** What a predicate with its noun phrases says of the one that is left out. */
  said(head: HeadUse, nouns: readonly Noun[]): readonly Span<Predicate>[] {
    const isOdd = ({ isRest, comparison, amount, degree }: Noun) =>
      (degree && head.value.type !== 'grade') ||
      (isRest && head.value.type !== 'verb') ||
      (comparison && head.value.type !== 'dated') ||
      (amount !== undefined && head.value.type !== 'grade')
    if (nouns.some(isOdd)) return []
    const found = [...this.#saidOf(head, nouns)]
    return head.isDenied ? found.map((span) => ({ ...span, value: denied(span.value) })) : found
  }

  *#saidOf({ value: head }: HeadUse, nouns: readonly Noun[]): Generator<Span<Predicate>> {
    const make = (value: Predicate, cost = 0): Span<Predicate> => ({ to: 0, value, cost })
    const says = (of: Description, cost = 0) => make((subject) => allOf(subject, of), cost)
    const [first, ...others] = nouns
    if (head.type === 'test') {
      if (!first) yield says(head.test)
      if (
        first?.path &&
        others.length === 0 &&
        head.test.type === 'linked' &&
        overlap(first.path, head.test.path)
      )
        yield says({ ...head.test, path: first.path })
      return
    }
    if (head.type === 'compared') {
      const paths = first?.path
        ? [first.path]
        : first
          ? []
          : [...this.lexicon.measures.values()].map((each) => either(each))
      for (const by of paths)
        yield says({ type: 'compared', by, comparison: head.comparison }, first ? 0 : 1)
      return
    }
    if (head.type === 'grade') {
      yield* this.#graded(head, nouns)
      return
    }
    if (head.type === 'exist') {
      yield* this.#existing(nouns)
      return
    }
    if (head.type === 'have') {
      const [noun, ...more] = nouns
      if (noun?.role === 'object' && more.length === 0)
        yield says(this.having(noun), noun.has || noun.path ? 0 : 1)
      return
    }
    if (head.type === 'dated') {
      const [noun, ...more] = nouns
      if (noun?.comparison && more.length === 0)
        yield says({ type: 'compared', by: head.path, comparison: noun.comparison })
      return
    }
    if (head.type === 'verb') yield* this.#done(head, nouns)
  }

  /** 가장 무거운, 몸무게가 가장 많이 나가는, 벨라보다 무거운, 다리가 짧은. */
  *#graded(
    head: Extract<Head, { type: 'grade' }>,
    nouns: readonly Noun[],
  ): Generator<Span<Predicate>> {
    const than = nouns.find(({ role }) => role === 'than')
    const adverb = nouns.find(({ degree }) => degree)
    const rest = nouns.filter((noun) => noun !== than && noun !== adverb)
    const degree = adverb?.degree ?? head.degree
    const [by] = rest
    if (rest.length > 1) return
    const scales = by?.path
      ? [
          {
            path: by.path,
            most: !(head.grade[0]?.sign === -1),
            cost: 0,
            counts: !this.#isAttribute(by.path),
          },
        ]
      : by
        ? []
        : head.grade.flatMap(({ dimension, sign }, at) => {
            const paths = this.lexicon.measures.get(dimension)
            return paths
              ? [{ path: either(paths), most: sign > 0, cost: at * 0.6, counts: false }]
              : []
          })
    for (const { path, most, cost, counts } of scales) {
      if (than) {
        const comparison: Comparison = {
          operator: most ? '>' : '<',
          than: than.amount ?? { of: than.of, by: path },
        }
        yield { to: 0, value: (of) => allOf(of, { type: 'compared', by: path, comparison }), cost }
      } else if (degree !== 'plain') {
        // Of those that were named the one that is more so.
        yield {
          to: 0,
          value: (of) => ({ type: 'extreme', of, by: path, most, rank: 1, counts }),
          cost,
        }
      }
    }
  }

  #isAttribute(path: Path): boolean {
    if ('either' in path) return path.either.every((each) => this.#isAttribute(each))
    return 'attribute' in path || 'property' in path
  }

  /** 의자에 있는, 꼬리가 있는, 사진에 없는. */
  *#existing(nouns: readonly Noun[]): Generator<Span<Predicate>> {
    const [noun, ...others] = nouns
    if (!noun || others.length > 0) return
    for (const { to, value, cost } of this.placed(noun)) yield { to, value, cost }
    if (noun.role === 'subject' || noun.role === 'topic' || noun.role === 'also') {
      const of = this.having(noun)
      yield { to: 0, value: (subject) => allOf(subject, of), cost: noun.path || noun.has ? 0 : 1 }
    }
  }

  having(noun: Noun): Description {
    if (noun.has) return noun.has
    return noun.path ? linked(noun.path, anything) : linked(this.lexicon.holdings, noun.of)
  }

  /** What is at a place that a noun in the locative tells: by the relations that say where, and by membership. */
  *placed(noun: Noun): Generator<Span<Predicate>> {
    if (noun.role !== 'place' || noun.asked) return
    const { places, scenes, prepositions } = this.lexicon
    const ways = [
      ...places,
      ...scenes,
      inverse({ property: 'member' }),
      inverse({ property: 'part' } as const),
      ...(prepositions.get('in') ?? []),
    ]
    const path = either(ways)
    yield { to: 0, value: (of) => allOf(of, linked(path, noun.of)), cost: 0.4 }
  }

  /** A verb of the graph's relations with who does it and what it is done to, of which one is left out. */
  *#done(
    { path, rest }: Extract<Head, { type: 'verb' }>,
    nouns: readonly Noun[],
  ): Generator<Span<Predicate>> {
    // 소리를 내는: what the relation's own name says besides its verb.
    const own = nouns.filter(({ text }) => !rest.includes(text.replaceAll(' ', '')))
    const missing = Math.max(0, rest.length - (nouns.length - own.length)) * 0.3
    const readings = own.length < nouns.length ? [own, nouns] : [nouns]
    for (const [price, list] of readings.entries()) {
      if (list.some(({ isRest }) => isRest)) continue
      const subjects = list.filter(({ role }) => role === 'subject')
      const objects = list.filter(
        ({ role }) => role === 'object' || role === 'place' || role === 'with' || role === 'from',
      )
      const topics = list.filter(
        ({ role }) => role === 'topic' || role === 'also' || role === 'bare',
      )
      if (subjects.length + objects.length + topics.length !== list.length || list.length > 1)
        continue
      const [subject, object, topic] = [subjects[0], objects[0], topics[0]]
      const cost = missing + price * 0.4
      const make = (of: Description, more = 0): Span<Predicate> => ({
        to: 0,
        value: (head) => allOf(head, of),
        cost: cost + more,
      })
      if (object) yield make(linkedTo(path, object.of))
      if (object && object.role === 'place') yield make(linked(inverse(path), object.of), 0.8)
      if (subject) {
        yield make(linkedTo(inverse(path), subject.of))
        // 그려진: what stands as the subject of a passive is what the relation leads to.
        yield make(linked(path, subject.of), 0.8)
      }
      if (topic) {
        yield make(linked(inverse(path), topic.of), 0.2)
        yield make(linked(path, topic.of), 0.3)
      }
      if (list.length === 0) {
        yield make(linked(path, anything), 0.8)
        yield make(linked(inverse(path), anything), 1.2)
      }
    }
  }
}
