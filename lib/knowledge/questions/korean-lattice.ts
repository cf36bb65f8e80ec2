import { englishKey } from './english-words'
import { type Grade, magnitudeOf, type Mention } from '../../references'
import type { Value } from '../facts'
import type { Path } from '../path'
import { type Comparison, type Description, either } from './description'
import type { Span } from './intent'
import {
  amountOf,
  comparators,
  degreeOf,
  existences,
  grades,
  great,
  possessions,
  posture,
  slight,
  units,
} from './korean-tables'
import type { KoreanToken } from './korean-tokens'
import { type Form, type Role, roleOf, type Stem, stemsOf } from './korean-words'
import type { Lexicon, Sense } from './lexicon'
import { phraseKey, phraseKeys, verbKeys } from './meanings'
import { senseOf, valueTest } from './phrase-readings'
import type { Work } from './work'

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
  /** 가장, 더 before the noun of what compares: 가장 나이가 많은. */
  readonly degree?: 'most' | 'more' | undefined
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

export type NounSpan = Span<Noun>

const manyOf: Readonly<Record<string, number>> = { 천: 1_000, 만: 10_000, 억: 100_000_000 }

/** The words of a question in Korean with what each may mean: senses of phrases, and predicates with their endings. */
export class KoreanLattice {
  constructor(
    readonly lexicon: Lexicon,
    readonly tokens: readonly KoreanToken[],
    readonly mentions: readonly Mention[],
    readonly work: Work,
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
      for (const { sense, cost } of this.lexicon.weighed(phraseKeys(stem)))
        yield { sense, role, text: stem, cost }
      const parts = from + 1 === to && stem.length > 1 ? this.lexicon.partOf(key) : []
      if (parts.length > 0 && this.lexicon.find(key).length === 0)
        yield { sense: { type: 'nodes', ids: parts, isPart: true }, role, text: stem, cost: 2 }
    }
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
    // maintains 하는: a verb of another language in Korean's hands.
    const foreign = /^([a-z]+)ㅎㅏ$/i.exec(stem)?.[1]
    if (foreign) yield* this.#verbs(englishKey(foreign.toLowerCase()), make, length)
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
      /^(?<digits>-?\d[\d,]*(?:\.\d+)?(?:[-.]\d{1,2}){0,2})(?<many>천|만|억)?(?<unit>[a-z%]*|[가-힣]{0,4}?)(?<rest>(?:이상|이하|초과|미만|이후|이전|보다|을넘|를넘|이넘|넘|까지|부터|전|인|이고|이며|이야|야|인가|이에|짜리|$).*)$/i.exec(
        text,
      )
    if (!match?.groups) return
    const { digits = '', many = '', unit = '', rest = '' } = match.groups
    if (unit !== '' && !units.includes(unit.toLowerCase())) return
    const than = amountOf(
      many === '' ? digits : String(Number(digits.replaceAll(',', '')) * (manyOf[many] ?? 1)),
      unit,
    )
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
}
