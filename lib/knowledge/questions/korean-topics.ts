import { allOf, anything, type Description, either, inverse, linked } from './description'
import type { Reading } from './intent'
import type { Noun } from './korean-lattice'
import type { KoreanPhrases } from './korean-phrases'
import { owned } from './korean-phrases'
import type { KoreanToken } from './korean-tokens'
import type { Lexicon } from './lexicon'
import { phraseKey } from './meanings'

/** Questions of Korean that have a topic and what is asked of it: A은 무엇, A은 몇 마리. */
export class KoreanTopics {
  constructor(
    readonly phrases: KoreanPhrases,
    readonly lexicon: Lexicon,
    readonly tokens: readonly KoreanToken[],
  ) {}

  list(of: Description, cost: number): Reading {
    return { intent: { type: 'list', of }, cost }
  }

  /** A phrase and nothing else: 벨라의 무게는?, 의자에 앉은 개는 누구야?, 흰 개는 몇 마리? */
  *nominal(from: number, to: number, isTold: boolean): Generator<Reading> {
    for (const { value: noun, cost } of this.phrases.nouns(from, to)) {
      if (noun.asked || noun.role === 'genitive' || noun.role === 'than' || noun.role === 'among')
        continue
      // A bare name asks nothing, unless it is asked to be told about.
      if (noun.isName) yield { intent: { type: 'describe', of: noun.of }, cost: cost + 1 }
      else yield this.list(noun.of, cost + (isTold || noun.role === 'topic' ? 0.6 : 1))
    }
  }

  /** What stands as the topic and what is asked of it. */
  *topical(from: number, to: number): Generator<Reading> {
    for (let at = from + 1; at < to; at++) {
      for (const { value: topic, cost } of this.phrases.nouns(from, at)) {
        if (
          !['topic', 'subject', 'among', 'bare', 'also', 'place'].includes(topic.role) ||
          (topic.asked && topic.role !== 'subject')
        )
          continue
        for (const { value: rest, cost: more } of this.phrases.nouns(at, to)) {
          yield* this.#equated(topic, rest, cost + more + (topic.role === 'bare' ? 0.6 : 0))
        }
        yield* this.#sized(topic, at, to, cost)
      }
    }
  }

  /** A은 B: what, who, how many, which of them, or whether. */
  *#equated(topic: Noun, rest: Noun, cost: number): Generator<Reading> {
    if (
      rest.role !== 'is' &&
      rest.role !== 'bare' &&
      rest.role !== 'topic' &&
      rest.role !== 'among'
    )
      return
    const { asked } = rest
    const isMember = topic.role === 'among'
    const about = isMember ? this.phrases.wholeOf(topic) : topic.of
    if (topic.asked === 'who' || topic.asked === 'what') {
      yield this.list(allOf(topic.of, rest.of), cost)
      return
    }
    if (asked === 'count') {
      yield* this.counted(topic, rest, about, cost)
      return
    }
    if (asked === 'size') {
      yield* this.#price(topic, cost)
      return
    }
    if (asked === 'where') {
      yield* this.where(topic, cost)
      return
    }
    if (asked === 'when') {
      yield* this.when(topic, cost)
      return
    }
    if (asked === 'what' || asked === 'who') {
      if (rest.path) {
        yield this.list(owned(rest, about), cost)
        // 목걸이는 무슨 색이야: the value is the answer itself.
        if (topic.isValue) yield this.list(about, cost + 0.7)
      } else if (topic.isName && rest.of.type === 'anything')
        yield { intent: { type: 'describe', of: topic.of }, cost: cost + 0.5 }
      else yield this.list(allOf(about, rest.of), cost)
      return
    }
    if (rest.path && rest.role !== 'is') {
      yield this.list(owned(rest, about), cost + 0.3)
      return
    }
    if (rest.role !== 'is') return
    const of =
      topic.path && rest.of.type === 'linked' ? this.#valued(topic, rest) : allOf(about, rest.of)
    const predicate: Description = rest.of
    yield { intent: { type: 'truth', about, of, predicate }, cost: cost + 0.1 }
  }

  /** 벨라의 색은 흰색이야: the value itself is asked about. */
  #valued(topic: Noun, rest: Noun): Description {
    const { of } = rest
    return of.type === 'linked' && of.to.type === 'terms'
      ? allOf(topic.of, of.to)
      : allOf(topic.of, of)
  }

  *counted(topic: Noun, rest: Noun, about: Description, cost: number): Generator<Reading> {
    const unit = rest.text.replace(/^몇/, '')
    const isAge = /^(?:살|세)$/.test(unit)
    if (isAge) {
      for (const path of this.lexicon.measures.get('age') ?? [])
        yield this.list(linked(inverse(path), about), cost)
      return
    }
    const dimension = {
      kg: 'weight',
      킬로: 'weight',
      킬로그램: 'weight',
      g: 'weight',
      초: 'length',
      분: 'length',
      원: 'price',
      cm: 'height',
      센티: 'height',
      m: 'height',
      미터: 'height',
      도: 'temperature',
    }[unit] as 'weight' | undefined
    const isCounter = !dimension
    const own = this.lexicon
      .find(phraseKey(unit))
      .flatMap((sense) => (sense.type === 'function' ? [sense.path] : []))
    for (const path of topic.isName ? own : []) yield this.list(linked(inverse(path), about), cost)
    if (topic.path || topic.isValue) yield this.list(about, cost)
    else if (dimension)
      for (const path of this.lexicon.measures.get(dimension) ?? [])
        yield this.list(linked(inverse(path), about), cost)
    if (isCounter && !topic.isName && about.type !== 'anything')
      yield {
        intent: { type: 'count', of: about },
        cost: cost + (topic.path || topic.isValue || own.length > 0 ? 0.4 : 0),
      }
  }

  *#price(topic: Noun, cost: number): Generator<Reading> {
    if (topic.path || topic.isValue) yield this.list(topic.of, cost)
    else
      for (const path of this.lexicon.measures.get('price') ?? [])
        yield this.list(linked(inverse(path), topic.of), cost)
  }

  *where(topic: Noun, cost: number): Generator<Reading> {
    if (topic.path || topic.isValue) {
      yield this.list(topic.of, cost)
      return
    }
    const { places, scenes } = this.lexicon
    if (places.length > 0) yield this.list(linked(inverse(either(places)), topic.of), cost)
    if (scenes.length > 0) yield this.list(linked(inverse(either(scenes)), topic.of), cost + 1)
  }

  *when(topic: Noun, cost: number): Generator<Reading> {
    if (topic.path || topic.isValue) yield this.list(topic.of, cost)
    const dates = this.lexicon.measures.get('date') ?? []
    if (!topic.path && !topic.isValue && dates.length > 0)
      yield this.list(linked(inverse(either(dates)), topic.of), cost + 0.5)
  }

  /** 벨라는 얼마나 무거워, 벨라의 키는 몇 cm야. */
  *#sized(topic: Noun, at: number, to: number, cost: number): Generator<Reading> {
    // 몇 초부터 몇 초까지: a segment's two ends.
    const joined = this.tokens
      .slice(at, to)
      .map(({ text }) => text)
      .join('')
    if (/^몇초(?:부터|에서)몇초까지/.test(joined)) {
      const ends = either([{ property: 'start' }, { property: 'end' }])
      yield this.list(linked(inverse(ends), topic.of), cost)
    }
    const word = this.tokens[at]?.text ?? ''
    if (!/^(?:얼마나|몇)$/.test(word) || topic.asked) return
    for (const head of this.phrases.heads(to)) {
      if (head.from !== at + 1 || head.value.type !== 'grade') continue
      for (const { dimension } of head.value.grade) {
        for (const path of this.lexicon.measures.get(dimension) ?? []) {
          yield this.list(topic.path ? topic.of : linked(inverse(path), topic.of), cost + head.cost)
        }
      }
    }
    if (word === '몇' && at + 2 === to) {
      const [unit = ''] =
        /^(?:마리|개|명|장|대|권|곡|살|세|kg|킬로|점|초|분|년|원|층|번|송이|그루|사람|cm|m)/.exec(
          this.tokens[at + 1]?.text ?? '',
        ) ?? []
      if (unit !== '')
        yield* this.counted(
          topic,
          { of: anything, role: 'is', text: `몇${unit}`, asked: 'count' },
          topic.of,
          cost,
        )
    }
  }
}
