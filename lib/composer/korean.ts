import { eojeolsIn, type Eojeol, type Ref } from './eojeols'
import { isMedium, type Facts } from './fact'
import { KoreanClause, type Said } from './korean-clause'
import { areMedia, clausesOf, extraIn, otherSubject, subjectOf } from './korean-clauses'
import * as ko from './languages/ko'
import type { Mention } from '../references'
import type { Span } from './text'
import type { Topics } from './topics'

type Pointed = Span & { readonly ids: readonly string[] }

/**
 * Reads what sentences of Korean state, a clause after another: what a clause does not say anew (its
 * subject) it takes from the clause before.
 */
export class KoreanReader {
  /** What the last sentence was about. */
  #focus: readonly string[] = []
  /** What this sentence was about so far, else what the last was: 나머지 is what is left. */
  #spoken: readonly string[] = []
  readonly pronouns: Pointed[] = []

  constructor(
    readonly text: string,
    readonly facts: Facts,
    readonly topics: Topics,
  ) {}

  read(sentence: Span, mentions: readonly Mention[]): void {
    const said = this.text.slice(sentence.start, sentence.end)
    const own = mentions.filter(({ pairs }) => pairs === undefined)
    const whole = this.#withWholes(
      eojeolsIn(this.text, sentence, own).map((each) => this.#ofClass(ofAll(each))),
    )
    if (
      ko.uncertain.test(said) ||
      /(?:^|\s)[가-힣]+(?:으면|라면|다면|하면|이면)(?=[\s,])/u.test(said)
    )
      return this.topics.skip(this.#mediaIn(whole), sentence)
    const eojeols = this.#withoutBrackets(whole)
    const isEach = /각각|각기|차례로|차례대로|순서대로|순서로/u.test(said)
    const isCrossed = /거꾸로|반대 순서|역순/u.test(said)
    const last: Said = { part: undefined }
    let theme = { ids: [] as readonly string[], isList: false, isListed: false, isDropped: false }
    let extra: readonly string[] = []
    let spoken: readonly string[] = []
    for (const each of clausesOf(eojeols, this.facts)) {
      const clause = this.#withRest(each, spoken.length > 0 ? spoken : this.#spoken)
      const found = subjectOf(clause, this.facts)
      if (found) {
        theme = { ...found, isDropped: false }
        extra = []
        spoken = [...spoken, ...found.ids]
      } else if (theme.ids.length === 0) {
        const ids = this.#dropped(clause, isEach)
        if (!ids) {
          this.topics.skip(this.#mediaIn(clause), sentence)
          continue
        }
        theme = { ids, isList: false, isListed: false, isDropped: true }
      }
      const added = found?.extra ?? extraIn(clause, this.facts)
      if (added.length > 0) extra = added
      const about = { ...theme, isEach: isEach || theme.isListed, isCrossed, extra }
      new KoreanClause(
        this.text,
        this.facts,
        this.topics,
        clause,
        { ...about, rest: found?.rest ?? clause },
        last,
      ).read()
    }
    this.#remember(theme.ids, spoken, eojeols)
  }

  #remember(ids: readonly string[], spoken: readonly string[], eojeols: readonly Eojeol[]): void {
    const things = ids.filter((id) => this.facts.nodes.kindOf(id) === 'entity')
    if (things.length > 0) this.#focus = things
    else {
      const sets = eojeols.flatMap(({ ref }) =>
        ref && ref.ids.some((id) => this.facts.nodes.membersOf(id).length > 0) ? ref.ids : [],
      )
      if (sets.length > 0) this.#focus = this.facts.expand(sets)
      else if (otherSubject(eojeols) === 'other') this.#focus = []
    }
    if (spoken.length > 0) this.#spoken = spoken
  }

  #mediaIn(eojeols: readonly Eojeol[]): readonly string[] {
    return eojeols.flatMap(({ ref }) =>
      ref && areMedia(ref.ids, this.facts) ? this.facts.expand(ref.ids) : [],
    )
  }

  /** What a clause without a subject goes on about; nothing where it names another. */
  #dropped(clause: readonly Eojeol[], isEach: boolean): readonly string[] | undefined {
    if (/^이름[은이]$/u.test(clause[0]?.text ?? '')) {
      const named = this.#namedAll(clause)
      if (named.length > 0) return named
    }
    const of = otherSubject(clause)
    if (isEach && of !== 'other') {
      const each = this.#eachOf(clause)
      if (each.length > 0) return each
    }
    if (of === 'other') return undefined
    const media = this.#mediaIn(clause)
    const isSame = this.#focus.length === 1 || media.length === this.#focus.length
    return isSame ? this.#focus : []
  }

  /** 둘 다, 세 마리는, 모두: a whole that was last spoken of, where the phrase itself is open. */
  #withWholes(eojeols: readonly Eojeol[]): readonly Eojeol[] {
    const [first, second] = eojeols
    if (!first || first.ref) return eojeols
    const said = `${first.text} ${second?.text ?? ''}`
    const match =
      /^(?:(둘|셋|넷|다섯)\s?(?:다|모두|은|는|이|의)?(?=\s|$)|(두|세|네|다섯|[2-9])\s?(?:마리|개|명|대|분|사람|장|잔|병|권)\s?(?:다|모두)?(?:은|는|이|가|의|도)?(?=\s|$)|(모두|전부)(?=\s))/u.exec(
        said,
      )
    if (!match) return eojeols
    const count = ko.numberOf(match[1] ?? match[2] ?? '')
    const ids =
      count === undefined
        ? this.#focus.length > 1
          ? this.#focus
          : undefined
        : this.#wholeOf(count)
    if (!ids) return eojeols
    const isTwo = match[0].includes(' ') && second !== undefined && !second.ref
    const end = isTwo ? second.end : first.end
    const particle = /(?:은|는|이|가|도|의)$/u.exec(match[0])?.[0] ?? ''
    const span = { start: first.start, end: end - particle.length }
    this.pronouns.push({ ...span, ids })
    const tail = particle === '' ? '는' : particle
    return [refOf(span, end, ids, tail), ...eojeols.slice(isTwo ? 2 : 1)]
  }

  /** 사과는 … 바나나는 …, 컵들은: the things of a class, where it is told from others or is several. */
  #ofClass(eojeol: Eojeol): Eojeol {
    const match = eojeol.ref ? null : /^([가-힣]+?)(들)?(은|는|이|가)$/u.exec(eojeol.text)
    if (!match) return eojeol
    const { wholes, classOf } = this.facts.nodes
    const own = wholes.filter(([id = '']) => classOf(id) === match[1])
    const isTold = match[2] !== undefined || wholes.some(([id = '']) => classOf(id) !== match[1])
    const [ids, other] = own
    if (!ids || other || !isTold) return eojeol
    const span = {
      start: eojeol.start,
      end: eojeol.start + (match[1]?.length ?? 0) + (match[2]?.length ?? 0),
    }
    return refOf(span, eojeol.end, ids, match[3] ?? '는')
  }

  /** 나머지는, 나머지 둘은: what is left of a whole when what was spoken of is taken away. */
  #withRest(clause: readonly Eojeol[], spoken: readonly string[]): readonly Eojeol[] {
    const at = clause.findIndex(
      ({ ref, text }) => !ref && /^나머지(?:들)?(?:는|은|가)?$/u.test(text),
    )
    const [word, next] = [clause[at], clause[at + 1]]
    if (!word) return clause
    const counted =
      /^(하나|둘|셋|넷|한|두|세|네|[1-9])(?:마리|개|명|대|분)?(?:은|는|이|가|도)?$/u.exec(
        next?.ref ? '' : (next?.text ?? ''),
      )
    const isTwo = word.text === '나머지' && counted !== null
    if (word.text === '나머지' && !isTwo) return clause
    const left = this.facts.nodes.wholes
      .filter((members) => members.some((id) => spoken.includes(id)))
      .map((members) => members.filter((id) => !spoken.includes(id)))
    const [ids = [], other] = left
    const count = isTwo ? ko.numberOf(counted[1] ?? '') : undefined
    if (other || ids.length === 0 || (count !== undefined && count !== ids.length)) return clause
    const last = (isTwo ? next : word) as Eojeol
    const particle = /(?:은|는|이|가|도)$/u.exec(last.text)?.[0] ?? '는'
    const span = { start: word.start, end: last.end - particle.length }
    this.pronouns.push({ ...span, ids })
    return [
      ...clause.slice(0, at),
      refOf(span, last.end, ids, particle),
      ...clause.slice(at + (isTwo ? 2 : 1)),
    ]
  }

  /** 각각 [앞]과 [뒤]에 나와: the whole of which as many are, where the text names no other. */
  #eachOf(clause: readonly Eojeol[]): readonly string[] {
    const media = this.#mediaIn(clause)
    const isPlain = clause.every(({ ref }) => !ref || areMedia(ref.ids, this.facts))
    return (media.length > 1 && isPlain && this.#wholeOf(media.length)) || []
  }

  /** 이름은 콩이와 두부야: as many names as there are things. */
  #namedAll(clause: readonly Eojeol[]): readonly string[] {
    const said = clause
      .slice(1)
      .map(({ text }) => text)
      .filter((text) => text !== '' && !/^(?:각각|그리고|차례로)$/u.test(text))
    return said.length > 1 ? (this.#wholeOf(said.length) ?? []) : []
  }

  #wholeOf(count: number): readonly string[] | undefined {
    if (this.#focus.length === count) return this.#focus
    const all = this.facts.nodes.wholes.filter((members) => members.length === count)
    return all.length === 1 ? all[0] : undefined
  }

  /** 첫째([사진 1])는, 개 세 마리([사진 1], [사진 2], [사진 3]): media in brackets are those of what they stand behind. */
  #withoutBrackets(eojeols: readonly Eojeol[]): readonly Eojeol[] {
    const left: Eojeol[] = []
    for (let at = 0; at < eojeols.length; at++) {
      const eojeol = eojeols[at] as Eojeol
      const { ref } = eojeol
      const isOpen = ref?.tail === '(' || (ref?.tail === '' && eojeols[at + 1]?.text === '(')
      const media: string[] = []
      let next = at + (ref?.tail === '(' ? 1 : 2)
      let tail = ''
      while (isOpen && eojeols[next]?.ref && areMedia(eojeols[next]?.ref?.ids ?? [], this.facts)) {
        media.push(...this.facts.expand(eojeols[next]?.ref?.ids ?? []))
        tail = eojeols[next]?.ref?.tail ?? ''
        next++
        if (tail.includes(')')) break
      }
      if (!ref || media.length === 0) {
        left.push(eojeol)
        continue
      }
      const things = this.facts.expand(ref.ids)
      if (things.length === 1 || things.length === media.length)
        things.forEach((thing, index) =>
          (things.length === 1 ? media : [media[index] as string]).forEach((id) => {
            if (!isMedium(this.facts.nodes.kindOf(thing))) this.facts.medium(thing, id, ref)
          }),
        )
      const end = eojeols[next - 1]?.end ?? eojeol.end
      left.push(refOf(ref, end, ref.ids, tail.replace(/^[^)]*\)/u, '')))
      at = next - 1
    }
    return left
  }
}

/** 둘 다 in 둘 다 열은 없어, 첫 번째 건: what a clause is about though no particle stands behind it. */
function ofAll(eojeol: Eojeol): Eojeol {
  const { ref } = eojeol
  const isTopic = ref?.tail === '' && / (?:다|모두|전부|건|게)$/u.test(ref.said)
  return isTopic ? { ...eojeol, text: '는', ref: { ...ref, tail: '는' } } : eojeol
}

const refOf = ({ start, end }: Span, to: number, ids: readonly string[], tail: string): Eojeol => {
  const ref: Ref = { start, end, ids, tail, said: '', pairs: undefined }
  return { start, end: to, text: tail, ref }
}
