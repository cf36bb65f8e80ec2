import {
  allOf,
  anything,
  type Comparison,
  type Description,
  either,
  inverse,
  linked,
  nodesOf,
} from './description'
import type { Span } from './intent'
import { KoreanClauses } from './korean-clauses'
import type { Asked, Noun, NounSpan } from './korean-lattice'
import { amountOf, comparators, counters, placeOf, units } from './korean-tables'
import { type Role, roleOf, stemsOf } from './korean-words'
import { among, overlap, type Predicate, senseOf, termsOf, valueTest } from './phrase-readings'

const asking: ReadonlyMap<string, Asked> = new Map([
  ['누구', 'who'],
  ['누', 'who'],
  ['누굴', 'who'],
  ['무엇', 'what'],
  ['뭐', 'what'],
  ['뭣', 'what'],
  ['무어', 'what'],
  ['어디', 'where'],
  ['언제', 'when'],
  ['얼마', 'size'],
  ['어느것', 'what'],
  ['어떤것', 'what'],
  ['어느쪽', 'what'],
])

const anyThings = new Set(
  '동물 생물 인물 것 거 게 걸 건 사람 분 곳 대상 물건 애 녀석 개체 항목 이 이들 친구'.split(' '),
)

const demonstratives = new Set(
  '그 이 저 내 제 우리 저희 모든 각 해당 이들 그들 그것 나의 저의 여러 모든'.split(' '),
)

/** 첫, 두, 3번째, 마지막, 번째: what counts. */
const numeral =
  /^(?:첫|두|세|네|다섯|여섯|일곱|여덟|아홉|열|\d+|마지막|맨)?\s?(?:번째|째|번|마리|개|명|장)?(?:의|은|는|이|가|을|를|와|과|에|에서|도|으로|로)?$/

const whichWords = new Set('어떤 어느 무슨 어떠한'.split(' '))

/** An attribute, or what somebody is called by, of its owner. */
export function owned({ of, path }: Noun, owner: Description): Description {
  if (!path) return of
  const asked = linked(inverse(path), owner)
  if (of.type === 'linked' && of.to.type === 'anything') return asked
  if (of.type === 'extreme' || of.type === 'place')
    return { ...of, of: owned({ of: of.of, path, role: 'bare', text: '' }, owner) }
  if (of.type === 'all') {
    const at = of.parts.findIndex((part) => part.type === 'linked' && part.to.type === 'anything')
    return allOf(...of.parts.map((part, index) => (index === at ? asked : part)))
  }
  return allOf(of, asked)
}

/**
 * Noun phrases of Korean: what stands before a noun and says more of it, and the noun at its end with its particle.
 *
 * Method: a chart over spans of words, each span read once (CKY), since what modifies stands before its head and may
 * itself be a clause.
 */
export class KoreanPhrases extends KoreanClauses {
  readonly #nouns = new Map<string, readonly NounSpan[]>()
  readonly #modifiers = new Map<string, readonly Span<Predicate>[]>()

  /** Noun phrases that take up exactly some words. */
  nouns(from: number, to: number): readonly NounSpan[] {
    const key = `${from} ${to}`
    const known = this.#nouns.get(key)
    if (known) return known
    this.#nouns.set(key, [])
    const found = this.work.best(this.#noun(from, to))
    this.#nouns.set(key, found)
    return found
  }

  *#noun(from: number, to: number): Generator<NounSpan> {
    yield* this.#bare(from, to)
    yield* this.#positioned(from, to)
    for (let at = from + 1; at < to; at++) {
      const isAsking = from + 1 === at && whichWords.has(this.tokens[from]?.text ?? '')
      for (const head of this.nouns(at, to)) {
        if (isAsking)
          yield {
            to,
            value: { ...head.value, asked: head.value.asked ?? 'what', isName: false },
            cost: head.cost,
          }
        for (const modifier of this.modifiers(from, at)) {
          const of = within(head.value.of, modifier.value)
          yield { to, value: { ...head.value, of, isName: false }, cost: head.cost + modifier.cost }
        }
        yield* this.#owned(from, at, head)
        yield* this.#valued(from, at, head)
      }
      yield* this.#coordinated(from, at, to)
    }
  }

  /** 의자 위에: a place is told by the thing that it is at. */
  *#positioned(from: number, to: number): Generator<NounSpan> {
    const word = this.tokens[to - 1]?.text ?? ''
    const match = /^(위|안|속|아래|밑|옆|근처|앞|뒤)(.*)$/.exec(word)
    const isAmong = /^(?:중|중에|중에서|중에서는|중에는|가운데|가운데서|가운데에서)$/.test(word)
    const role = isAmong ? 'among' : match && roleOf(match[2] as string)
    if (!role || to - from < 2) return
    for (const owner of this.nouns(from, to - 1)) {
      if (owner.value.role !== 'bare' && owner.value.role !== 'genitive') continue
      yield { to, value: { ...owner.value, role }, cost: owner.cost + 0.1 }
    }
  }

  /** 짧은 다리, 흰색 털: the attribute with its value. */
  *#valued(from: number, at: number, { to, value, cost }: NounSpan): Generator<NounSpan> {
    const { path } = value
    if (!path || value.has) return
    const tests = [
      ...[...this.senses(from, at)].flatMap(({ sense }) => (sense.type === 'value' ? [sense] : [])),
      ...(at === from + 1
        ? stemsOf(this.text(from, at)).flatMap(({ stem }) => this.lexicon.valuesOf(stem))
        : []),
    ]
    for (const test of tests) {
      if (!overlap(test.path, path)) continue
      yield {
        to,
        value: { ...value, has: linked(path, termsOf(test.values)), path: undefined },
        cost,
      }
    }
  }

  /** 벨라의 무게, 벨라 무게, 첫 번째 개의 사진. */
  *#owned(from: number, at: number, head: NounSpan): Generator<NounSpan> {
    const { to, value, cost } = head
    for (const owner of this.nouns(from, at)) {
      const { role, of, asked } = owner.value
      if (role !== 'genitive' && role !== 'bare') continue
      const price = cost + owner.cost + (role === 'genitive' ? 0 : 0.3)
      if (value.path) {
        yield {
          to,
          value: {
            ...value,
            of: owned(value, of),
            path: undefined,
            isValue: true,
            asked: asked ?? value.asked,
          },
          cost: price,
        }
      } else if (role === 'genitive' && !asked && !value.asked) {
        yield {
          to,
          value: { ...value, of: allOf(value.of, linked(this.lexicon.ties, of)), isName: false },
          cost: price + 1,
        }
        yield {
          to,
          value: { ...value, of: allOf(value.of, among(of, this.lexicon)), isName: false },
          cost: price + 1,
        }
      } else if (!asked && !value.asked) {
        // 개 벨라: two names of one thing.
        yield { to, value: { ...value, of: allOf(value.of, of), isName: false }, cost: price + 0.5 }
      }
    }
  }

  *#coordinated(from: number, at: number, to: number): Generator<NounSpan> {
    const conjunction = /^(?:그리고|및|또는|혹은|나)$/.test(this.tokens[at]?.text ?? '')
    const isEither = /^(?:또는|혹은|나)$/.test(this.tokens[at]?.text ?? '')
    for (const first of this.nouns(from, at)) {
      const comma = this.tokens[at - 1]?.isBefore && first.value.role === 'bare'
      if (first.value.role !== 'with' && !conjunction && !comma) continue
      for (const second of this.nouns(conjunction ? at + 1 : at, to)) {
        if (first.value.asked || second.value.asked) continue
        const [one, other] = [first.value.path, second.value.path]
        if (one && other) {
          // 벨라의 나이와 무게: both of the same owner.
          const path = either([one, other])
          const of = linked(inverse(path), anything)
          yield {
            to,
            value: { of, role: second.value.role, path, text: this.text(from, to) },
            cost: first.cost + second.cost,
          }
        }
        if (one || other) continue
        const parts = [
          first.value.of,
          ...(second.value.of.type === 'any' ? second.value.of.parts : [second.value.of]),
        ]
        const value: Noun = {
          of: { type: 'any', parts, ...(!isEither && { isBoth: true }) },
          role: second.value.role,
          text: this.text(from, to),
          path: undefined,
        }
        yield {
          to,
          value,
          cost:
            first.cost +
            second.cost +
            (first.value.of.type === second.value.of.type || second.value.of.type === 'any'
              ? 0
              : 0.5),
        }
      }
    }
  }

  /** 2020년 이후에, 2020년에: when something was done. */
  *#time(from: number, to: number): Generator<NounSpan> {
    const text = this.tokens
      .slice(from, to)
      .map(({ text: each }) => each)
      .join('')
    const match = /^(\d{4}(?:-\d{2}){0,2})년?(도)?(이후|이전|부터|까지|전)?(?:에|에는|의)?$/.exec(
      text,
    )
    if (!match) return
    const operator = comparators.find(([form]) => form.test(match[3] ?? ''))?.[1] ?? '='
    const comparison: Comparison = { operator, than: amountOf(match[1] as string, '') }
    yield { to, value: { of: anything, role: 'place', comparison, text }, cost: 0 }
  }

  /** Whether every word of a phrase is the graph's or the grammar's. */
  #isKnown(from: number, to: number): boolean {
    const isOwn = (at: number): boolean => {
      const word = this.tokens[at]?.text ?? ''
      if (demonstratives.has(word) || anyThings.has(word) || numeral.test(word)) return true
      for (let start = from; start <= at; start++) {
        for (let stop = at + 1; stop <= to; stop++)
          if ([...this.senses(start, stop)].length > 0) return true
      }
      return [...this.heads(at + 1)].length > 0
    }
    for (let at = from; at < to; at++) if (!isOwn(at)) return false
    return true
  }

  /** A noun without anything before it. */
  *#bare(from: number, to: number): Generator<NounSpan> {
    yield* this.#time(from, to)
    const { tokens } = this
    const [first, last] = [tokens[from], tokens[to - 1]]
    if (!first || !last) return
    for (const { start, end, refers, status } of this.mentions) {
      if (start !== first.start || end <= last.start || end > last.end || refers.length === 0)
        continue
      const role = roleOf(last.text.slice(end - last.start))
      if (role === undefined) continue
      if (status !== 'explicit' && !this.#isKnown(from, to)) continue
      yield {
        to,
        value: { of: nodesOf(refers), role, text: this.text(from, to), isName: true },
        cost: 0.2,
      }
    }
    for (const { sense, role, text, cost } of this.senses(from, to)) {
      if (sense.type === 'function') {
        yield {
          to,
          value: { of: linked(inverse(sense.path), anything), role, path: sense.path, text },
          cost: cost + 0.3,
        }
      } else if (sense.type === 'value') {
        yield { to, value: { of: valueTest(sense), role, text }, cost: cost + 0.6 }
      } else {
        const of = senseOf(sense)
        if (of) yield { to, value: { of, role, text, isName: sense.type === 'nodes' }, cost }
      }
    }
    if (to > from + 1) return
    yield* this.#closed(last.text, to)
    const amount = /^(\d[\d,]*(?:\.\d+)?)([a-z%]*|[가-힣]{0,4}?)보다(?:는|도)?$/i.exec(last.text)
    if (amount && (amount[2] === '' || units.includes((amount[2] as string).toLowerCase()))) {
      yield {
        to,
        value: {
          of: anything,
          role: 'than',
          amount: amountOf(amount[1] as string, amount[2] as string),
          text: last.text,
        },
        cost: 0,
      }
    }
    for (let cut = 0; cut < Math.min(last.text.length, 4); cut++) {
      const stem = last.text.slice(0, last.text.length - cut)
      const role = roleOf(last.text.slice(stem.length))
      if (role !== undefined && this.lexicon.restWords.has(stem))
        yield { to, value: { of: anything, role, isRest: true, text: stem }, cost: 0.1 }
    }
  }

  /** Nouns of the language itself: 것, 누구, 몇 마리. */
  *#closed(word: string, to: number): Generator<NounSpan> {
    for (let cut = 0; cut < word.length; cut++) {
      const role = roleOf(word.slice(word.length - cut))
      if (role === undefined) continue
      const stem = word.slice(0, word.length - cut)
      if (anyThings.has(stem)) yield { to, value: { of: anything, role, text: stem }, cost: 0.3 }
      const asked = asking.get(stem)
      if (asked) yield { to, value: { of: anything, role, asked, text: stem }, cost: 0 }
      const counted = /^몇(.+)$/.exec(stem)
      if (
        counted &&
        (counters.includes(counted[1] as string) || units.includes(counted[1] as string))
      ) {
        yield { to, value: { of: anything, role, asked: 'count', text: stem }, cost: 0 }
      }
    }
    // 뭘, 누굴, 누가, 뭔가요, 어딘가요.
    const contracted: readonly (readonly [RegExp, Asked, Role])[] = [
      [/^(?:뭘|무얼)$/, 'what', 'object'],
      [/^누굴$/, 'who', 'object'],
      [/^누가$/, 'who', 'subject'],
      [/^(?:뭐가|뭣이|무엇이)$/, 'what', 'subject'],
      [
        /^(?:뭔가요?|뭔지|뭐야|뭐예요|뭐지|뭐니|뭐냐|뭡니까|뭐죠|무언가요|뭐였지|뭐인가요)$/,
        'what',
        'is',
      ],
      [/^(?:누군가요?|누군지|누구야|누구지|누구니|누굽니까|누구예요|누구죠)$/, 'who', 'is'],
      [/^(?:어딘가요?|어딘지|어디야|어디지|어디니|어디예요|어디죠|어딥니까)$/, 'where', 'is'],
      [/^(?:언젠가요?|언젠지|언제야|언제지|언제니|언제예요|언제죠)$/, 'when', 'is'],
      [
        /^(?:얼만가요?|얼마야|얼마지|얼마니|얼마예요|얼마인가요?|얼마나|얼마인지|얼마죠|얼마인가|얼마입니까)$/,
        'size',
        'is',
      ],
    ]
    for (const [shape, asked, role] of contracted) {
      if (shape.test(word)) yield { to, value: { of: anything, role, asked, text: word }, cost: 0 }
    }
  }

  /** What some words before a noun say of it. */
  modifiers(from: number, to: number): readonly Span<Predicate>[] {
    const key = `${from} ${to}`
    const known = this.#modifiers.get(key)
    if (known) return known
    this.#modifiers.set(key, [])
    const found = this.work.best(this.#modifier(from, to))
    this.#modifiers.set(key, found)
    return found
  }

  *#modifier(from: number, to: number): Generator<Span<Predicate>> {
    const word = this.text(from, to)
    if (from + 1 === to && demonstratives.has(word)) yield { to, value: (of) => of, cost: 0 }
    for (const { sense, role, cost } of this.senses(from, to)) {
      if (sense.type === 'value' && (role === 'bare' || role === 'genitive')) {
        const test = valueTest(sense)
        yield { to, value: (of) => allOf(of, test), cost: cost + 0.2 }
      }
    }
    const place = placeOf(word.replaceAll(' ', ''))
    if (place !== undefined) yield { to, value: (of) => ({ type: 'place', of, place }), cost: 0.5 }
    for (const noun of this.nouns(from, to)) {
      if (noun.value.role !== 'among' || noun.value.asked) continue
      const whole = this.wholeOf(noun.value)
      yield { to, value: (of) => allOf(of, whole), cost: noun.cost }
    }
    for (const { value, cost } of this.clauses(from, to)) yield { to, value, cost }
  }

  /** 우리 개들 중에서: of a set its members, else what is described. */
  wholeOf(noun: Noun): Description {
    return noun.isName ? among(noun.of, this.lexicon) : noun.of
  }
}

/** What stands before a superlative says among what it is one: 중에서 가장 어린 개. */
function within(of: Description, modifier: Predicate): Description {
  if (of.type !== 'extreme' && of.type !== 'place') return modifier(of)
  return { ...of, of: within(of.of, modifier) }
}
