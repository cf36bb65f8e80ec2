import { gradedWords, magnitudeOf, type Grade, type Mention } from '../../references'
import type { Value } from '../facts'
import type { Path } from '../path'
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
import {
  among,
  best,
  denied,
  overlap,
  senseOf,
  termsOf,
  valueTest,
  type Predicate,
} from './english-phrases'
import type { Span } from './intent'
import type { KoreanToken } from './korean-tokens'
import { roleOf, stemsOf, type Form, type Role, type Stem } from './korean-words'
import type { Lexicon, Sense } from './lexicon'
import { phraseKey, verbKeys } from './meanings'

export type Asked = 'what' | 'who' | 'where' | 'when' | 'count' | 'size'

/** A noun phrase with the part that it plays. `path` is that of an attribute whose owner is still to come. */
export type Noun = {
  readonly of: Description
  readonly role: Role
  readonly asked?: Asked | undefined
  readonly path?: Path | undefined
  readonly isName?: boolean | undefined
  /** What is said of whoever has it: 짧은 다리. */
  readonly has?: Description | undefined
  /** It is the value of an attribute of somebody, or what somebody has of a kind. */
  readonly isValue?: boolean | undefined
  /** An amount: 30살보다. */
  readonly amount?: Value | undefined
  /** 2020년 이후에, 1990년에. */
  readonly comparison?: Comparison | undefined
  /** A word that only some relation's name has: 알레르기가 있다. */
  readonly isRest?: boolean | undefined
  readonly text: string
}

/** A predicate at the end of a clause, before what it is said of is known. */
export type Head =
  | { readonly type: 'verb'; readonly path: Path; readonly rest: readonly string[] }
  /** A verb that an attribute has in its name: 입사했다, 태어났다. */
  | { readonly type: 'dated'; readonly path: Path }
  | { readonly type: 'exist' | 'have' | 'posture' }
  | {
      readonly type: 'grade'
      readonly grade: Grade
      readonly degree: 'plain' | 'more' | 'most'
      readonly isMuch: boolean
    }
  | { readonly type: 'test'; readonly test: Description }
  | { readonly type: 'compared'; readonly comparison: Comparison }

export type HeadUse = {
  readonly from: number
  readonly value: Head
  readonly form: Form
  readonly isDenied: boolean
  readonly cost: number
}

type NounSpan = Span<Noun>

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
  '것 거 게 걸 건 사람 분 곳 대상 물건 애 녀석 개체 항목 이 이들 친구'.split(' '),
)
const demonstratives = new Set(
  '그 이 저 내 제 우리 저희 모든 각 해당 이들 그들 그것 나의 저의 여러 모든'.split(' '),
)
const whichWords = new Set('어떤 어느 무슨 어떠한'.split(' '))
const counters =
  '마리 개 명 장 대 권 그루 송이 곡 분 사람 가지 종류 군데 곳 편 점 건 번 팀 채 척 병 잔 자루 켤레 벌 줄 층 회 쌍 종'.split(
    ' ',
  )
const units =
  'kg g mg 킬로그램 킬로 그램 톤 t km m cm mm 미터 센티미터 센티 킬로미터 초 분 시간 살 세 년 개월 월 일 원 만원 달러 유로 점 층 도 % 퍼센트 bpm hz db 리터 l ml 밀리리터 년도 골 회 번 학점 명 마리 개 권 장 대'.split(
    ' ',
  )
/** Adjectives that compare, by their stem: 무거운 is of 무겁. */
const grades: ReadonlyMap<string, Grade> = new Map(
  [...gradedWords('ko')].flatMap(([word, grade]) =>
    word.includes(' ')
      ? []
      : stemsOf(word)
          .filter(({ form }) => form === 'adnominal')
          .map(({ stem }) => [stem, grade] as const),
  ),
)
/** 많다, 크다, 높다 say only that a measure is great, which one is told beside them. */
const great = new Set(
  ['많', '크', '높', '길', '빠르', '늦'].flatMap((word) =>
    stemsOf(`${word}다`).map(({ stem }) => stem),
  ),
)
const slight = new Set(
  ['적', '작', '낮', '짧', '이르'].flatMap((word) => stemsOf(`${word}다`).map(({ stem }) => stem)),
)

const comparators: readonly (readonly [RegExp, Comparison['operator']])[] = [
  [/^(?:이상|이후|부터)/, '>='],
  [/^(?:초과|넘|넘게)/, '>'],
  [/^(?:이하|이내|까지)/, '<='],
  [/^(?:미만|이전|전|안되)/, '<'],
]

/**
 * Noun phrases of Korean: what stands before a noun and says more of it, and the noun at its end with its particle.
 *
 * Method: a chart over spans of words, each span read once (CKY), since what modifies stands before its head and may
 * itself be a clause.
 */
export class KoreanPhrases {
  readonly #nouns = new Map<string, readonly NounSpan[]>()
  readonly #modifiers = new Map<string, readonly Span<Predicate>[]>()
  readonly #clauses = new Map<string, readonly Span<Predicate>[]>()

  constructor(
    readonly lexicon: Lexicon,
    readonly tokens: readonly KoreanToken[],
    readonly mentions: readonly Mention[],
  ) {}

  text(from: number, to: number): string {
    return this.tokens
      .slice(from, to)
      .map(({ text }) => text)
      .join(' ')
  }

  /** The senses of some words with the particle that hangs on the last one. */
  *senses(
    from: number,
    to: number,
  ): Generator<{ sense: Sense; role: Role; text: string; cost: number }> {
    const text = this.text(from, to)
    const last = this.tokens[to - 1]
    if (!last || text.length > this.lexicon.lettersMax + 12) return
    for (let cut = 0; cut < Math.min(last.text.length, 9); cut++) {
      const particle = cut === 0 ? '' : text.slice(-cut)
      const role = roleOf(particle)
      if (role === undefined) continue
      const stem = text.slice(0, text.length - cut)
      const key = phraseKey(stem)
      if (key === '') continue
      // A word that may hang on another is rather the particle than a part of the name.
      for (const { sense, cost } of this.lexicon.weighed(key))
        yield { sense, role, text: stem, cost }
      const parts = from + 1 === to && stem.length > 1 ? this.lexicon.partOf(key) : []
      if (parts.length > 0 && this.lexicon.find(key).length === 0)
        yield { sense: { type: 'nodes', ids: parts, isPart: true }, role, text: stem, cost: 2 }
    }
  }

  /** Noun phrases that take up exactly some words. */
  nouns(from: number, to: number): readonly NounSpan[] {
    const key = `${from} ${to}`
    const known = this.#nouns.get(key)
    if (known) return known
    this.#nouns.set(key, [])
    const found = best([...this.#noun(from, to)])
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
          const of = modifier.value(head.value.of)
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
    for (const first of this.nouns(from, at)) {
      const comma = this.tokens[at - 1]?.isBefore && first.value.role === 'bare'
      if (first.value.role !== 'with' && !conjunction && !comma) continue
      for (const second of this.nouns(conjunction ? at + 1 : at, to)) {
        if (first.value.asked || second.value.asked) continue
        const parts = [
          first.value.of,
          ...(second.value.of.type === 'any' ? second.value.of.parts : [second.value.of]),
        ]
        const value: Noun = {
          of: { type: 'any', parts },
          role: second.value.role,
          text: this.text(from, to),
          path: undefined,
        }
        yield { to, value, cost: first.cost + second.cost }
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

  /** A noun without anything before it. */
  *#bare(from: number, to: number): Generator<NounSpan> {
    yield* this.#time(from, to)
    const { tokens } = this
    const [first, last] = [tokens[from], tokens[to - 1]]
    if (!first || !last) return
    for (const { start, end, refers } of this.mentions) {
      if (start !== first.start || end <= last.start || end > last.end || refers.length === 0)
        continue
      const role = roleOf(last.text.slice(end - last.start))
      if (role === undefined) continue
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
    const found = best([...this.#modifier(from, to)])
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
    const kept = best(found)
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
    return best(found)
  }

  /** Every way to read some words as noun phrases one after the other. */
  arguments(from: number, to: number): readonly Span<readonly Noun[]>[] {
    if (from === to) return [{ to, value: [], cost: 0 }]
    const found: Span<readonly Noun[]>[] = []
    for (let at = from + 1; at <= to; at++) {
      const nouns = this.nouns(from, at).filter(
        ({ value: { role } }) => role !== 'genitive' && role !== 'is',
      )
      if (nouns.length === 0) continue
      for (const rest of this.arguments(at, to)) {
        for (const { value, cost } of nouns.slice(0, 8))
          found.push({ to, value: [value, ...rest.value], cost: cost + rest.cost })
      }
    }
    return found.sort((one, other) => one.cost - other.cost).slice(0, 40)
  }

  /** Predicates that end at a word. */
  *heads(to: number): Generator<HeadUse> {
    for (const length of [1, 2, 3]) {
      const from = to - length
      if (from < 0) break
      const words = this.tokens.slice(from, to)
      if (words.some(({ isQuoted }) => isQuoted)) break
      const text = words.map(({ text: each }) => each).join('')
      yield* this.#predicates(text, from, length)
    }
    yield* this.#copulas(to)
  }

  *#predicates(text: string, from: number, length: number): Generator<HeadUse> {
    const isNot = length > 1 && this.tokens[from]?.text === '안'
    const [degree, plain] = degreeOf(isNot ? text.slice(1) : text)
    for (const { stem, form: shown } of stemsOf(plain)) {
      const isDenied = shown === 'denied' || isNot
      const form =
        shown === 'denied'
          ? /(?:는|은|던)$/.test(plain)
            ? 'adnominal'
            : /고$/.test(plain)
              ? 'joining'
              : 'final'
          : shown
      const make = (value: Head, cost: number): HeadUse => ({ from, value, form, isDenied, cost })
      if (length === (degree === 'plain' ? 1 : 2) || degree !== 'plain') {
        const grade = grades.get(stem)
        if (grade && length <= 2)
          yield make(
            { type: 'grade', grade, degree, isMuch: great.has(stem) || slight.has(stem) },
            0,
          )
      }
      if (degree !== 'plain') continue
      for (const sense of length === 1 ? this.lexicon.valuesOf(stem) : [])
        yield make({ type: 'test', test: valueTest(sense) }, 0.1)
      yield* this.#verbs(stem, make, length)
    }
    if (length > 2 || degree !== 'plain') return
    for (const { letters, form, isDenied } of existences) {
      if (letters.includes(text)) yield { from, value: { type: 'exist' }, form, isDenied, cost: 0 }
    }
    for (const { letters, form } of possessions) {
      if (letters.includes(text))
        yield { from, value: { type: 'have' }, form, isDenied: false, cost: 0 }
    }
    if (posture.test(text))
      yield { from, value: { type: 'posture' }, form: 'final', isDenied: false, cost: 0.6 }
  }

  *#verbs(
    stem: Stem['stem'],
    make: (value: Head, cost: number) => HeadUse,
    length: number,
  ): Generator<HeadUse> {
    if (length > 3) return
    const dated = verbKeys(stem).flatMap((key) => this.lexicon.attributeVerbs.get(key) ?? [])
    if (dated.length > 0) yield make({ type: 'dated', path: either(dated) }, 0.1)
    for (const [index, key] of verbKeys(stem).entries()) {
      for (const verb of this.lexicon.verbs.get(key) ?? []) {
        if (verb.voice === 'passive' && verb.preposition === 'by') continue
        const cost = index === 0 && verb.isOwn ? 0 : 0.6
        yield make({ type: 'verb', path: verb.path, rest: verb.rest }, cost)
      }
    }
  }

  /** 흰색인, 개가 아닌, 30kg 이상인, 넘는: what is said without a verb of the graph. */
  *#copulas(to: number): Generator<HeadUse> {
    const word = this.tokens[to - 1]?.text ?? ''
    const isAdnominal = /(?:인|이던|였던)$/.test(word)
    const bare = word.replace(/(?:인|이던|였던|이고|이며|이면서)$/, '')
    const form: Form | undefined = isAdnominal
      ? 'adnominal'
      : /(?:이고|이며|이면서)$/.test(word)
        ? 'joining'
        : undefined
    for (let from = Math.max(0, to - 3); from < to; from++) {
      for (const { value, cost } of this.quantities(from, to))
        yield {
          from,
          value: { type: 'compared', comparison: value.comparison },
          form: value.form,
          isDenied: false,
          cost,
        }
    }
    if (form === undefined || bare === '' || bare === word) return
    for (let from = Math.max(0, to - 3); from < to; from++) {
      const key = phraseKey(
        [...this.tokens.slice(from, to - 1).map(({ text }) => text), bare].join(' '),
      )
      for (const sense of this.lexicon.find(key)) {
        const test = sense.type === 'value' ? valueTest(sense) : senseOf(sense)
        if (test) yield { from, value: { type: 'test', test }, form, isDenied: false, cost: 0.2 }
      }
    }
  }

  /** 30kg 이상인, 2020년 이후, 5개보다 많은, 세 살. */
  *quantities(from: number, to: number): Generator<Span<{ comparison: Comparison; form: Form }>> {
    const text = this.tokens
      .slice(from, to)
      .map(({ text: each }) => each)
      .join('')
    const match =
      /^(?<digits>-?\d[\d,]*(?:\.\d+)?(?:[-.]\d{1,2}){0,2})(?<unit>[a-z%]*|[가-힣]{0,4}?)(?<rest>(?:이상|이하|초과|미만|이후|이전|보다|을넘|를넘|이넘|넘|까지|부터|전|인|이고|이며|이야|야|인가|이에|짜리|$).*)$/i.exec(
        text,
      )
    if (!match?.groups) return
    const { digits = '', unit = '', rest = '' } = match.groups
    if (unit !== '' && !units.includes(unit.toLowerCase())) return
    const than = amountOf(digits, unit)
    const operator =
      comparators.find(([form]) => form.test(rest.replace(/^(?:을|를|이)(?=넘)/, '')))?.[1] ??
      (/^보다(?:더)?(?:많|크|높|무|길|비)/.test(rest) ? '>' : /^보다/.test(rest) ? '<' : '=')
    const tail = rest.replace(/^(?:이상|이하|초과|미만|이후|이전|이내)(?:에|의)?/, '')
    const form: Form = /(?:고|며|면서)$/.test(tail)
      ? 'joining'
      : tail === '' || /(?:인|의|는|은|된|짜리|한|운|큰|긴|싼)$/.test(tail)
        ? 'adnominal'
        : 'final'
    if (magnitudeOf(String(than)) === undefined) return
    yield { to, value: { comparison: { operator, than }, form }, cost: 0 }
  }

  /** What a predicate with its noun phrases says of the one that is left out. */
  said(head: HeadUse, nouns: readonly Noun[]): readonly Span<Predicate>[] {
    const isOdd = ({ isRest, comparison, amount }: Noun) =>
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
        yield says(this.#having(noun), noun.has || noun.path ? 0 : 1)
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
    const rest = nouns.filter((noun) => noun !== than)
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
      } else if (head.degree === 'most') {
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
      const of = this.#having(noun)
      yield { to: 0, value: (subject) => allOf(subject, of), cost: noun.path || noun.has ? 0 : 1 }
    }
  }

  #having(noun: Noun): Description {
    if (noun.has) return noun.has
    return noun.path ? linked(noun.path, anything) : linked(this.lexicon.ties, noun.of)
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
      if (object) yield make(linked(path, object.of))
      if (object && object.role === 'place') yield make(linked(inverse(path), object.of), 0.8)
      if (subject) {
        yield make(linked(inverse(path), subject.of))
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

const degreeWords: readonly (readonly [RegExp, 'most' | 'more'])[] = [
  [/^(?:가장|제일|젤)(?:많이)?/, 'most'],
  [/^(?:더|훨씬더|훨씬)/, 'more'],
]

function degreeOf(text: string): readonly ['plain' | 'more' | 'most', string] {
  for (const [form, degree] of degreeWords) {
    const match = form.exec(text)
    if (match && match[0].length < text.length) return [degree, text.slice(match[0].length)]
  }
  return ['plain', text]
}

const existences: readonly { letters: readonly string[]; form: Form; isDenied: boolean }[] = [
  {
    letters: '있는 있던 계신 들어있는 놓인 놓여있는 위치한'.split(' '),
    form: 'adnominal',
    isDenied: false,
  },
  { letters: '없는 없던'.split(' '), form: 'adnominal', isDenied: true },
  { letters: '있고 있으며 있으면서'.split(' '), form: 'joining', isDenied: false },
  { letters: '없고 없으며'.split(' '), form: 'joining', isDenied: true },
  {
    letters:
      '있나요 있어 있어요 있니 있나 있습니까 있는가 있는지 있지 있죠 있냐 있을까 있을까요 있다 있는가요 있었나 있었어 있었나요 계신가요 되나요 되니 돼 돼요 됩니까 되나 되지 존재해 존재하나요 존재하니 나오나요'.split(
        ' ',
      ),
    form: 'final',
    isDenied: false,
  },
  {
    letters: '없나요 없어 없어요 없니 없나 없습니까 없는가 없는지 없지 없다'.split(' '),
    form: 'final',
    isDenied: true,
  },
]

const possessions: readonly { letters: readonly string[]; form: Form }[] = [
  { letters: '가진 갖고있는 가지고있는 갖춘 지닌 보유한 달린'.split(' '), form: 'adnominal' },
  { letters: '가지고 갖고 지니고'.split(' '), form: 'joining' },
  {
    letters:
      '가지고있나요 갖고있나요 가졌나요 가지고있어 갖고있어 가지고있니 가졌어 가지나요 가지고있습니까 가지고있는가 가지고있는지 가지고있지'.split(
        ' ',
      ),
    form: 'final',
  },
]

/** 앉아 있어, 서 있나요: of where somebody is, whatever the graph calls it. */
const posture = /^(?:앉|서있|누워|누웠|놓여|위치|자리|머물|살|보이|보여|나오|나와|찍혀|찍히)/

/** A number with its unit where that is one by which measures are told. */
function amountOf(digits: string, unit: string): Value {
  const number = digits.replaceAll(',', '')
  if (/^(?:kg|g|mg|t|km|m|cm|mm|초|분|시간)$/i.test(unit)) return `${number} ${unit}`
  return /\d-/.test(number) ? number : Number(number)
}

const counting = '한 두 세 네 다섯 여섯 일곱 여덟 아홉 열'.split(' ')

/** 첫번째, 두번째, 3번째, 마지막. */
export function placeOf(word: string): number | undefined {
  if (/^(?:첫번째|첫째|첫|1번째|처음)$/.test(word)) return 1
  if (word === '마지막' || word === '맨마지막') return -1
  const digits = /^(\d+)번째$/.exec(word)
  if (digits) return Number(digits[1])
  const at = counting.findIndex((each) => word === `${each}번째` || word === `${each}째`)
  return at > 0 ? at + 1 : undefined
}
