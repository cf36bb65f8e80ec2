import { eojeolsIn, type Eojeol } from './eojeols'
import { isMedium, type Facts } from './fact'
import { KoreanClause } from './korean-clause'
import * as ko from './languages/ko'
import type { Mention } from '../references'
import type { Span } from './text'

const listing = /^(?:이랑|랑|하고|와|과|,|그리고|및)?,?$/u
const wholes = /^(?:둘|셋|넷|모두|다|전부|각자)$/u

/**
 * Reads what sentences of Korean state, a clause after another: what a clause does not say anew (its
 * subject) it takes from the clause before.
 */
export class KoreanReader {
  #focus: readonly string[] = []
  readonly pronouns: {
    readonly start: number
    readonly end: number
    readonly ids: readonly string[]
  }[] = []

  constructor(
    readonly text: string,
    readonly facts: Facts,
  ) {}

  read(sentence: Span, mentions: readonly Mention[]): void {
    const said = this.text.slice(sentence.start, sentence.end)
    if (
      ko.uncertain.test(said) ||
      /(?:^|\s)[가-힣]+(?:으면|라면|다면|하면|이면)(?=[\s,])/u.test(said)
    )
      return
    const eojeols = this.#withWholes(
      eojeolsIn(
        this.text,
        sentence,
        mentions.filter(({ pairs }) => pairs === undefined),
      ),
    )
    this.#beside(eojeols)
    const isEach = /각각|각기|차례로|차례대로|순서대로|순서로/u.test(said)
    const isCrossed = /거꾸로|반대 순서|역순/u.test(said)
    let subject: readonly string[] = []
    let isList = false
    let extra: readonly string[] = []
    for (const clause of clausesOf(eojeols)) {
      const found = subjectOf(clause, this.facts)
      if (found) {
        subject = found.ids
        isList = found.isList
        extra = []
      } else if (isEach && subject.length === 0) subject = this.#eachOf(clause)
      else if (subject.length === 0 && /^이름[은이]$/u.test(clause[0]?.text ?? ''))
        subject = this.#namedAll(clause)
      else if (hasOtherSubject(clause)) {
        // 주둥이가 길고: a part of the same thing; anything else is told of by its own particle.
        if (subject.length === 0) continue
      }
      const added = found?.extra ?? extraIn(clause, this.facts)
      if (added.length > 0) extra = added
      const theme = { ids: subject, isList, isEach, isCrossed, rest: found?.rest ?? clause, extra }
      new KoreanClause(this.text, this.facts, clause, theme).read()
      this.#complement(clause, mentions, subject)
    }
    const things = subject.filter((id) => this.facts.nodes.kindOf(id) === 'entity')
    if (things.length > 0) this.#focus = things
  }

  /** 첫째와 셋째는 흰 개야: what is said of the subject means it, however many else are such. */
  #complement(
    clause: readonly Eojeol[],
    mentions: readonly Mention[],
    subject: readonly string[],
  ): void {
    const [from, to] = [clause[0]?.start ?? 0, clause.at(-1)?.end ?? 0]
    const own = new Set(subject)
    for (const { start, end, status, candidates = [] } of mentions) {
      if (
        status !== 'ambiguous' ||
        start < from ||
        end > to ||
        !candidates.every((id) => own.has(id))
      )
        continue
      const behind = this.text.slice(end, to)
      if (
        /^(?:들)?(?:이야|야|이에요|예요|입니다|이다|다|이고|고|이며|인데|임)[.,!]*$/u.test(behind)
      )
        this.pronouns.push({ start, end, ids: subject })
    }
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
    const isTwo = match[0].includes(' ') && second !== undefined
    const end = isTwo ? (second as Eojeol).end : first.end
    const particle = /(?:은|는|이|가|도|의)$/u.exec(match[0])?.[0] ?? ''
    const span = { start: first.start, end: end - particle.length }
    this.pronouns.push({ ...span, ids })
    return [
      {
        ...span,
        end,
        text: particle === '' ? '는' : particle,
        ref: { ...span, ids, tail: particle === '' ? '는' : particle, pairs: undefined },
      },
      ...eojeols.slice(isTwo ? 2 : 1),
    ]
  }

  /** 각각 [앞]과 [뒤]에 나와: the whole of which as many are, where the text names no other. */
  #eachOf(clause: readonly Eojeol[]): readonly string[] {
    const media = clause.flatMap(({ ref }) =>
      ref && areMedia(ref.ids, this.facts) ? this.facts.expand(ref.ids) : [],
    )
    return (
      (media.length > 1 &&
        clause.every(({ ref }) => !ref || areMedia(ref.ids, this.facts)) &&
        this.#wholeOf(media.length)) ||
      []
    )
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

  /** 첫째 개: [사진 1]; 개 세 마리([사진 1], [사진 2], [사진 3]). */
  #beside(eojeols: readonly Eojeol[]): void {
    eojeols.forEach((eojeol, at) => {
      const { ref } = eojeol
      if (!ref || !/^[(:]$|^$/u.test(ref.tail)) return
      const mark = ref.tail === '' ? eojeols[at + 1]?.text : ref.tail
      if (mark !== '(' && mark !== ':') return
      const things = this.facts.expand(ref.ids)
      if (things.some((id) => isMedium(this.facts.nodes.kindOf(id)))) return
      const media: string[] = []
      for (
        let next = at + (ref.tail === '' ? 2 : 1);
        eojeols[next]?.ref && /^[,)]*$/u.test(eojeols[next]?.ref?.tail ?? '');
        next++
      )
        media.push(...(eojeols[next]?.ref?.ids ?? []))
      const all = this.facts.expand(media)
      if (all.length === 0 || !all.every((id) => isMedium(this.facts.nodes.kindOf(id)))) return
      if (things.length > 1 && things.length !== all.length) return
      things.forEach((thing, index) =>
        (things.length === 1 ? all : [all[index] as string]).forEach((id) =>
          this.facts.medium(thing, id, ref),
        ),
      )
    })
  }
}

/** Clauses end behind a verb that goes on (길고, 있는데,), but not in 앉아 있고 … nor behind 하고 that joins nouns. */
function clausesOf(eojeols: readonly Eojeol[]): readonly (readonly Eojeol[])[] {
  const clauses: Eojeol[][] = [[]]
  eojeols.forEach((eojeol, at) => {
    // 첫째는 [a], 둘째는 [b], …: a new subject behind a comma begins a clause, though no verb ended the last.
    const isTopic = /^(?:은|는)$/u.test(eojeol.ref?.tail ?? '')
    const hasTopic =
      clauses.at(-1)?.some(({ ref }) => /^(?:은|는)$/u.test(ref?.tail ?? '')) === true
    const last = eojeols[at - 1]
    if (isTopic && hasTopic && /,$/u.test(last?.ref?.tail ?? last?.text ?? '')) clauses.push([])
    clauses.at(-1)?.push(eojeol)
    const next = eojeols[at + 1]
    const text = eojeol.ref ? eojeol.ref.tail : eojeol.text
    if (!next || !ko.connective.test(text)) return
    if (eojeol.ref && !/^(?:이?고|이?며|인데|이지만)[,]?$/u.test(text)) return
    if (/^(?:그리고|하고|말고|다고|라고)[,]?$/u.test(text) || /(?:다고|라고|이라고)$/u.test(text))
      return
    // 입고 있다, 자고 있다: one verb.
    if (/고$/u.test(text) && /^있/u.test(next.text)) return
    // 털이 희고 곱슬곱슬해: both are said of one part.
    const before = eojeols[at - 1]
    const isOfPart =
      !eojeol.ref && before && !before.ref && /[가-힣](?:이|가|은|는)$/u.test(before.text)
    const isLast = at + 2 === eojeols.length || ko.connective.test(next.text)
    if (isOfPart && isLast && !next.ref && !/(?:이|가|은|는|을|를|야)$/u.test(next.text)) return
    clauses.push([])
  })
  return clauses.filter((clause) => clause.length > 0)
}

const areMedia = (ids: readonly string[], facts: Facts): boolean =>
  facts.expand(ids).every((id) => isMedium(facts.nodes.kindOf(id)))

type Found = {
  readonly ids: readonly string[]
  readonly isList: boolean
  readonly rest: readonly Eojeol[]
  readonly extra: readonly string[]
}

/** References that a clause is about: 첫째와 셋째는, 셋째처럼 둘째도. */
function subjectOf(clause: readonly Eojeol[], facts: Facts): Found | undefined {
  for (let at = 0; at < clause.length; at++) {
    if (!clause[at]?.ref) continue
    const ids: string[] = []
    let next = at
    let last = ''
    for (; next < clause.length && clause[next]?.ref; next++) {
      const { ref } = clause[next] as Eojeol
      ids.push(...(ref?.ids ?? []))
      last = ref?.tail ?? ''
      if (/^그리고$/u.test(clause[next + 1]?.text ?? '') && listing.test(last)) next++
      else if (!listing.test(last)) break
      // 세 개 모두 [바구니]에: a thing and a medium beside it are no list.
      const behind = clause[next + 1]?.ref
      if (
        last === '' &&
        behind &&
        areMedia(behind.ids, facts) !== areMedia(ref?.ids ?? [], facts)
      ) {
        last = '는'
        break
      }
    }
    // 셋 다, 둘 모두: a whole behind the list.
    let behind = next + (clause[next]?.ref ? 1 : 0)
    while (
      wholes.test((clause[behind]?.text ?? '').replace(/[은는이가도]$/u, '')) &&
      !clause[behind]?.ref
    ) {
      last = /[은는이가도]$/u.exec(clause[behind]?.text ?? '')?.[0] ?? (last === '' ? '는' : last)
      behind++
    }
    if (!/^(?:들)?(?:은|는|이|가|도|께서는?|모두|만|에는|에선|에서는|의|네)[,]?$/u.test(last)) {
      at = Math.max(at, next)
      continue
    }
    if (/^(?:에는|에선|에서는)/u.test(last) || last === '만') continue
    const rest = [
      ...clause.slice(0, at),
      ...(last.startsWith('의')
        ? [{ ...(clause[behind - 1] as Eojeol), text: '의' }].map(({ ref: _, ...plain }) => plain)
        : []),
      ...clause.slice(behind),
    ]
    return {
      ids: facts.expand(ids),
      isList: next > at || ids.length === 1,
      rest,
      extra: extraIn(rest, facts),
    }
  }
  return undefined
}

/** 셋째처럼, 셋째와 같이: of whom the same is said. */
function extraIn(clause: readonly Eojeol[], facts: Facts): readonly string[] {
  return clause.flatMap(({ ref }, at) => {
    const isLike =
      ref &&
      (/^처럼|^같이/u.test(ref.tail) ||
        (/^[와과]$/u.test(ref.tail) &&
          /^(?:마찬가지로|같이|똑같이)/u.test(clause[at + 1]?.text ?? '')))
    return isLike ? facts.expand(ref.ids) : []
  })
}

/** A plain noun with a subject's particle at the beginning of a clause. */
function hasOtherSubject(clause: readonly Eojeol[]): boolean {
  const [first] = clause
  return first !== undefined && !first.ref && /[가-힣](?:은|는|이|가)$/u.test(first.text)
}
