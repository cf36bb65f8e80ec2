import type { Path } from '../path'
import { allOf, anything, type Description, either, inverse, linked } from './description'
import type { Reading } from './intent'
import type { HeadUse, Noun } from './korean-lattice'
import { owned } from './korean-phrases'
import { KoreanTopics } from './korean-topics'
import type { Predicate } from './phrase-readings'

export const telling =
  /^(?:알려|말해|가르쳐|보여|찾아|골라|나열해|적어|설명해|세어|대답해|답해|비교해|말씀해|확인해)(?:줘|줘요|줄|주실|주세요|주실래요|달라|봐|봐요|줄래|줄래요|줄수있어|주십시오|라)?$|^(?:줘|주세요|줄래|봐|주십시오|볼래|주실래요|줄래요|주시겠어요|궁금해|궁금해요|궁금합니다|나열|나열하시오|말하시오|구하시오|고르시오|쓰시오|답하시오)$/

/** All forms of a question in Korean: with a topic, or with a verb at its end. */
export class KoreanQuestion extends KoreanTopics {
  readings(from: number, end: number): readonly Reading[] {
    const to = this.#asked(from, end)
    const isTold = to < end
    const found: Reading[] = []
    const ways = [
      this.#comparisons(from, to),
      this.nominal(from, to, isTold),
      this.topical(from, to),
      this.#verbal(from, to),
    ]
    for (const way of ways) {
      for (const reading of way) {
        this.phrases.work.take()
        found.push(reading)
      }
    }
    return found.sort((one, other) => one.cost - other.cost)
  }

  /** Before 알려 줘, 말해 주세요. */
  #asked(from: number, end: number): number {
    let to = end
    // 알려 줄 수 있어?
    if (
      to > from + 2 &&
      this.tokens[to - 2]?.text === '수' &&
      /^있/.test(this.tokens[to - 1]?.text ?? '')
    )
      to -= 2
    while (to > from + 1 && telling.test(this.tokens[to - 1]?.text ?? '')) to--
    return to
  }

  /** A verb at the end with what stands before it. */
  *#verbal(from: number, to: number): Generator<Reading> {
    for (const head of this.phrases.heads(to)) {
      if (
        head.from < from ||
        (head.form !== 'final' &&
          head.form !== 'past' &&
          head.form !== 'denied' &&
          !(head.form === 'joining' && to < this.tokens.length))
      )
        continue
      yield* this.#howMany(from, head)
      for (const { value: nouns, cost } of this.phrases.arguments(from, head.from)) {
        yield* this.#said(head, nouns, cost + head.cost)
      }
      yield* this.#joined(from, head)
    }
  }

  /** 꼬리가 길고 털이 흰 개는 …: a clause before the last one says of the same. */
  *#joined(from: number, head: HeadUse): Generator<Reading> {
    for (let at = from + 1; at < head.from; at++) {
      for (let start = from; start < at; start++) {
        const before = this.phrases.joining(start, at)
        if (before.length === 0) continue
        const topics: readonly (readonly [Noun | undefined, number])[] =
          start === from
            ? [[undefined, 0]]
            : this.phrases.nouns(from, start).map(({ value, cost }) => [value, cost] as const)
        for (const [topic, price] of topics) {
          if (!topic || topic.role === 'genitive') continue
          for (const first of before) {
            for (const { value: nouns, cost } of this.phrases.arguments(at, head.from)) {
              for (const said of this.phrases.said(head, nouns)) {
                const total = price + first.cost + cost + head.cost + said.cost
                const predicate: Predicate = (of) => said.value(first.value(of))
                yield* this.#predicated(topic, predicate, total)
              }
            }
          }
        }
      }
    }
  }

  *#predicated(topic: Noun, predicate: Predicate, cost: number): Generator<Reading> {
    if (topic.asked === 'what' || topic.asked === 'who') yield this.list(predicate(topic.of), cost)
    else
      yield {
        intent: {
          type: 'truth',
          about: topic.of,
          of: predicate(topic.of),
          predicate: predicate(anything),
        },
        cost,
      }
  }

  /** 의자에 앉아 있는 개는 몇 마리 있어?, 몇 마리가 의자에 앉아 있어? */
  *#howMany(from: number, head: HeadUse): Generator<Reading> {
    const count = (of: Description, cost: number): Reading => ({
      intent: { type: 'count', of },
      cost,
    })
    for (let at = from; at < head.from; at++) {
      const asked = this.#counterAt(at)
      if (asked === undefined) continue
      for (let start = from; start <= at; start++) {
        for (const topic of start === at ? [] : this.phrases.nouns(start, at)) {
          const role = topic.value.role
          if (role === 'genitive' || topic.value.asked) continue
          for (const before of this.phrases.arguments(from, start)) {
            for (const after of this.phrases.arguments(asked, head.from)) {
              this.phrases.work.take()
              const nouns = [...before.value, ...after.value]
              const cost = topic.cost + before.cost + after.cost + head.cost
              if (nouns.some((noun) => noun.asked)) continue
              if (head.value.type === 'exist' && !head.isDenied) {
                if (nouns.length === 0)
                  yield count(
                    role === 'among' ? this.phrases.wholeOf(topic.value) : topic.value.of,
                    cost,
                  )
                for (const noun of nouns.length === 1 ? nouns : []) {
                  const tied = linked(inverse(this.lexicon.holdings), noun.of)
                  for (const placed of this.phrases.placed(noun))
                    yield count(placed.value(topic.value.of), cost + placed.cost)
                  if (topic.value.path) yield count(owned(topic.value, noun.of), cost + 0.2)
                  else yield count(allOf(topic.value.of, tied), cost + 1)
                }
              }
              for (const said of this.phrases.said(head, nouns))
                yield count(said.value(topic.value.of), cost + said.cost)
            }
          }
        }
      }
      // 몇 마리의 개가 앉아 있어: what is counted stands behind.
      const next = /의$/.test(this.tokens[asked - 1]?.text ?? '') || true
      for (let stop = asked + 1; next && stop <= head.from; stop++) {
        for (const topic of this.phrases.nouns(asked, stop)) {
          for (const before of this.phrases.arguments(from, at)) {
            for (const after of this.phrases.arguments(stop, head.from)) {
              this.phrases.work.take()
              for (const said of this.phrases.said(head, [...before.value, ...after.value])) {
                yield count(
                  said.value(topic.value.of),
                  topic.cost + before.cost + after.cost + head.cost + said.cost,
                )
              }
            }
          }
        }
      }
    }
  }

  /** Where 몇 마리, 몇 개 at a word ends. */
  #counterAt(at: number): number | undefined {
    const counters =
      /^(?:마리|개|명|장|대|권|곡|사람|송이|그루|가지|종류|군데|곳|편|점|건|번|분|팀|층|회|척|채|병|잔|벌|쌍|종)(?:의|가|이|나|은|는|을|를|씩|이나)?$/
    const word = this.tokens[at]?.text ?? ''
    if (word === '몇' && counters.test(this.tokens[at + 1]?.text ?? '')) return at + 2
    if (/^몇/.test(word) && counters.test(word.slice(1))) return at + 1
    if (/^(?:얼마나|몇이나)$/.test(word)) return at + 1
    return undefined
  }

  /** The last clause: what is asked for is one of its noun phrases, or whether it is so. */
  *#said(head: HeadUse, nouns: readonly Noun[], cost: number): Generator<Reading> {
    const at = nouns.findIndex(({ asked }) => asked !== undefined)
    if (at >= 0) {
      yield* this.#askedFor(head, nouns, at, cost)
      return
    }
    const isName = (noun: Noun) =>
      noun.role === 'topic' || noun.role === 'subject' || noun.role === 'also'
    for (const [index, topic] of nouns.entries()) {
      if (!isName(topic)) continue
      const rest = nouns.filter((_, other) => other !== index)
      for (const said of this.phrases.said(head, rest)) {
        const of = said.value(topic.of)
        yield {
          intent: { type: 'truth', about: topic.of, of, predicate: said.value(anything) },
          cost: cost + said.cost,
        }
      }
      if (head.value.type === 'exist') yield* this.#whetherHas(head, topic, rest, cost)
    }
    const [only] = nouns
    if (head.value.type === 'exist' && nouns.length === 1 && only && isName(only)) {
      yield {
        intent: { type: 'truth', about: only.of, of: only.of, predicate: only.of },
        cost: cost + 0.2,
      }
    }
  }

  /** 벨라는 꼬리가 있어?, 벨라에게 형제가 있어? */
  *#whetherHas(
    head: HeadUse,
    topic: Noun,
    rest: readonly Noun[],
    cost: number,
  ): Generator<Reading> {
    const [other] = rest
    if (rest.length !== 1 || !other || head.isDenied) return
    const owner = other.role === 'place' ? other : topic
    const thing = other.role === 'place' ? topic : other
    const of = thing.path
      ? owned(thing, owner.of)
      : allOf(thing.of, linked(inverse(this.lexicon.holdings), owner.of))
    yield {
      intent: { type: 'truth', about: owner.of, of, predicate: thing.of },
      cost: cost + (thing.path ? 0 : 1),
    }
  }

  *#askedFor(head: HeadUse, nouns: readonly Noun[], at: number, cost: number): Generator<Reading> {
    const asked = nouns[at] as Noun
    const rest = nouns.filter((_, index) => index !== at)
    const [first] = rest
    if (asked.asked === 'where') {
      if (rest.length === 1 && first) {
        if (head.value.type === 'exist' || head.value.type === 'posture')
          yield* this.where(first, cost)
        if (head.value.type === 'verb')
          yield this.list(linked(inverse(head.value.path), first.of), cost)
      }
      return
    }
    if (asked.asked === 'when') {
      if (rest.length === 1 && first) yield* this.#whenDone(head, first, cost)
      return
    }
    if (asked.asked === 'count' || asked.asked === 'size') return
    if (
      head.value.type === 'exist' &&
      !head.isDenied &&
      asked.role !== 'place' &&
      rest.length === 1 &&
      first
    ) {
      // 의자에는 무엇이 있어, 벨라는 어떤 색이 있어.
      for (const placed of this.phrases.placed(first))
        yield this.list(placed.value(asked.of), cost + placed.cost)
      if (asked.path) yield this.list(owned(asked, first.of), cost + 0.2)
      else
        yield this.list(allOf(asked.of, linked(inverse(this.lexicon.holdings), first.of)), cost + 1)
    }
    if (head.value.type === 'exist' && asked.role === 'place' && rest.length === 1 && first) {
      const ways = [...this.lexicon.places, ...this.lexicon.scenes]
      const path: Path | undefined = ways.length > 0 ? either(ways) : undefined
      if (path) yield this.list(allOf(asked.of, linked(inverse(path), first.of)), cost + 0.3)
    }
    if (head.value.type === 'verb') {
      yield* this.#doneBy(head, asked, rest, cost)
      return
    }
    for (const said of this.phrases.said(head, rest))
      yield this.list(said.value(asked.of), cost + said.cost)
  }

  /** Who does it, or what it is done to, by the particle of what is asked for. */
  *#doneBy(head: HeadUse, asked: Noun, rest: readonly Noun[], cost: number): Generator<Reading> {
    if (head.value.type !== 'verb') return
    const { path, rest: words } = head.value
    const own = rest.filter(({ text }) => !words.includes(text.replaceAll(' ', '')))
    const [other] = own
    if (own.length > 1 || other?.isRest) return
    const finish = (of: Description) =>
      head.isDenied ? allOf(asked.of, { type: 'not', part: of }) : allOf(asked.of, of)
    const isObject = asked.role === 'object' || asked.role === 'place' || asked.role === 'with'
    const end = other ? other.of : anything
    const more = other ? 0 : 0.5
    const isOwnWord = words.includes(asked.text.replaceAll(' ', ''))
    if (isObject) {
      yield this.list(finish(linked(inverse(path), end)), cost + more)
      if (asked.role === 'place') yield this.list(finish(linked(path, end)), cost + more + 0.8)
    } else {
      if (!other || other.role !== 'subject')
        yield this.list(finish(linked(path, end)), cost + more)
      if (other?.role === 'subject' || other?.role === 'topic')
        yield this.list(finish(linked(inverse(path), end)), cost + 0.6)
    }
    if (isOwnWord) yield this.list(finish(linked(inverse(path), end)), cost)
  }

  *#whenDone(head: HeadUse, subject: Noun, cost: number): Generator<Reading> {
    const word = this.tokens
      .slice(head.from)
      .map(({ text }) => text)
      .join('')
    if (head.value.type === 'dated')
      yield this.list(linked(inverse(head.value.path), subject.of), cost)
    if (subject.path) yield this.list(subject.of, cost)
    if (/^(?:시작|끝나)/.test(word)) {
      for (const sense of this.lexicon.find(word.startsWith('시작') ? '시작' : '끝')) {
        if (sense.type === 'function')
          yield this.list(linked(inverse(sense.path), subject.of), cost)
      }
    }
  }

  /** 벨라와 콩의 공통점은?, 벨라와 콩은 어떻게 달라? */
  *#comparisons(from: number, to: number): Generator<Reading> {
    const tail = (count: number) =>
      this.tokens
        .slice(to - count, to)
        .map(({ text }) => text)
        .join('')
    for (let count = 1; count <= Math.min(4, to - from - 1); count++) {
      const text = tail(count)
      const type =
        /^(?:공통점|공통된점|같은점|닮은점|비슷한점|공통적인점|공통으로가진것|공통점을|어떤공통점|무슨공통점)/.test(
          text,
        )
          ? 'common'
          : /^(?:차이점|다른점|차이|어떻게[다달]|어떻게차이|무엇이[다달]|뭐가[다달]|어떤점이[다달]|어떤차이|무슨차이|비교)/.test(
                text,
              )
            ? 'differ'
            : undefined
      if (!type) continue
      for (const { value: noun, cost } of this.phrases.nouns(from, to - count)) {
        const { of } = noun
        const parts =
          of.type === 'any'
            ? of.parts
            : of.type === 'terms' && of.terms.length > 1
              ? of.terms.map((term): Description => ({ type: 'terms', terms: [term] }))
              : [of]
        yield { intent: { type, of: parts }, cost: cost + (parts.length > 1 ? 0 : 0.5) }
      }
    }
  }
}
