import { eojeolsIn, ofAll, refOf, wordsOf, type Eojeol } from './eojeols'
import { type Facts } from './fact'
import { KoreanBeside } from './korean-beside'
import { KoreanClause, type Said } from './korean-clause'
import {
  areMedia,
  clausesOf,
  extraIn,
  isOfAnother,
  otherSubject,
  subjectOf,
  withVerbs,
} from './korean-clauses'
import { keysIn } from './korean-keyed'
import { isItem } from './korean-lists'
import { isOpenSentence, isUnfinished, polaritiesOf, withoutContrast } from './korean-polarity'
import * as ko from './languages/ko'
import { isTold } from './languages/ko-forms'
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
  /** Whose entry the last sentence was. */
  #entry: readonly string[] = []
  /** What this sentence was about so far, else what the last was: 나머지 is what is left. */
  #spoken: readonly string[] = []
  readonly pronouns: Pointed[] = []
  readonly #beside: KoreanBeside
  #keys: ReadonlySet<string> | undefined
  /** The members whose lines follow (시안: - …, - …), and how many of them were read. */
  #items: { readonly ids: readonly string[]; next: number } | undefined

  constructor(
    readonly text: string,
    readonly facts: Facts,
    readonly topics: Topics,
  ) {
    this.#beside = new KoreanBeside(facts)
  }

  read(sentence: Span, mentions: readonly Mention[]): void {
    const said = this.text.slice(sentence.start, sentence.end)
    const single = mentions.filter(({ pairs }) => pairs === undefined)
    const words = this.#withMediumNouns(eojeolsIn(this.text, sentence, single))
    const known = this.#withoutOwned(this.#withNouns(words))
    const whole = this.#withWholes(known.map((each) => this.#ofClass(ofAll(each))))
    if (isOpenSentence(said)) return this.topics.skip(this.#mediaIn(whole), sentence)
    const own = this.#beside.read(this.#asItem(withoutContrast(whole)), sentence)
    const eojeols = this.#withVersions(own)
    // Media alone are those of the set before them, or of nothing.
    if (
      eojeols.every(({ ref, text }) =>
        ref ? areMedia(ref.ids, this.facts) : /^\P{L}*$/u.test(text),
      )
    ) {
      const [own, other] = this.#entry
      if (own !== undefined && other === undefined)
        this.#mediaIn(eojeols).forEach((id) => this.facts.medium(own, id, sentence))
      return
    }
    const isEach = /각각|각기|차례로|차례대로|순서대로|순서로/u.test(said)
    const isCrossed = /거꾸로|반대 순서|역순/u.test(said)
    const last: Said = { part: undefined, about: undefined }
    let theme = goingOn([])
    let extra: readonly string[] = []
    let spoken: readonly string[] = []
    const clauses = withVerbs(clausesOf(eojeols, this.facts), this.facts)
    const polarities = polaritiesOf(clauses, this.facts)
    for (const [at, each] of clauses.entries()) {
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
          theme = goingOn(this.#setIn(clause))
          continue
        }
        theme = goingOn(ids)
      } else if (isOfAnother(clause, this.facts)) {
        this.topics.skip(this.#mediaIn(clause), sentence)
        continue
      }
      const added = found?.extra ?? extraIn(clause, this.facts)
      if (added.length > 0) extra = added
      const isLine = eojeols[0]?.open === true
      const keys = isLine ? (this.#keys ??= keysIn(this.text)) : undefined
      const about = { ...theme, isLine, keys, isEach: isEach || theme.isListed, isCrossed, extra }
      const polarity = polarities[at] ?? 'told'
      if (polarity === 'open') this.topics.skip(this.#mediaIn(clause), sentence)
      else if (isLine || !isUnfinished(clause, this.text.slice(clause.at(-1)?.end)))
        new KoreanClause(
          this.text,
          this.facts,
          this.topics,
          clause,
          { ...about, rest: found?.rest ?? clause },
          last,
          polarity,
        ).read()
      if (theme.ids.length === 0) theme = goingOn(this.#setIn(clause))
    }
    this.#remember(theme.ids, spoken, whole)
    this.#entry = eojeols[0]?.open ? theme.ids : []
  }

  /** - 둥근 것, 남색: each line behind a set is about the next of its members, where it names no other. */
  #asItem(eojeols: readonly Eojeol[]): readonly Eojeol[] {
    const [mark, first] = eojeols
    // 첫 번째 - 로그인, 다크 모드
    if (mark?.ref?.tail === '' && /^[-–—=]$/u.test(first?.text ?? '')) {
      const line = refOf(mark.ref, first?.end ?? mark.end, mark.ref.ids, '는')
      return [{ ...line, open: true }, ...eojeols.slice(2)]
    }
    // [사진 1] 김철수, 67세 남성.
    const isOwn = mark?.ref && first?.ref && areMedia(mark.ref.ids, this.facts)
    const [whose = '', more] = isOwn ? this.facts.expand(first.ref?.ids ?? []) : []
    if (mark?.ref && first?.ref && /^:?$/u.test(mark.ref.tail) && /^[,:]$/u.test(first.ref.tail)) {
      if (more !== undefined || this.facts.nodes.kindOf(whose) !== 'entity') return eojeols
      for (const id of this.facts.expand(mark.ref.ids)) this.facts.medium(whose, id, mark)
      return [{ ...refOf(first.ref, first.end, [whose], '는'), open: true }, ...eojeols.slice(2)]
    }
    const [named, of] = mark && isItem(mark.text) ? [first, 2] : [mark, 1]
    // - 한라: 메모리 32GB, 위치 부산
    if (named?.ref?.tail === ':' && this.facts.expand(named.ref.ids).length === 1) {
      const line = refOf(named.ref, named.end, named.ref.ids, '는')
      return [{ ...line, open: true }, ...eojeols.slice(of)]
    }
    if (!mark || mark.ref || !isItem(mark.text)) return eojeols
    const id = this.#items?.ids[this.#items.next]
    if (!this.#items || id === undefined) return eojeols
    this.#items.next++
    const isNamed = first?.ref?.ids.includes(id) === true
    if (isNamed && !/^,?$/u.test(first.ref?.tail ?? '')) return eojeols.slice(1)
    const rest = eojeols.slice(isNamed ? 2 : 1)
    const own = isNamed ? first : mark
    const line = refOf(own, own.end, [id], rest[0]?.ref ? '' : '는')
    return [{ ...line, open: true }, ...rest]
  }

  /** 시안 두 개야. [사진 1]은 파란 배경, [사진 2]는 …: pictures that each are one of what was counted. */
  #withVersions(eojeols: readonly Eojeol[]): readonly Eojeol[] {
    const { classOf } = this.facts.nodes
    const isTopic = ({ ref }: Eojeol) => ref && /^(?:은|는|이|가)$/u.test(ref.tail)
    const media = eojeols.filter(({ ref }) => ref)
    const things = this.#wholeOf(media.length) ?? []
    const noun =
      classOf(things[0] ?? '')
        ?.split(' ')
        .at(-1) ?? ''
    const isOwn = ko.versionNouns.has(noun) || noun === '그림'
    if (media.length < 2 || !isOwn || !media.every(isTopic)) return eojeols
    if (!media.every(({ ref }) => ref?.ids.length === 1 && areMedia(ref.ids, this.facts)))
      return eojeols
    return eojeols.map((each) => {
      const [thing, id] = [things[media.indexOf(each)], each.ref?.ids[0]]
      if (!each.ref || thing === undefined || id === undefined) return each
      this.facts.medium(thing, id, each)
      return refOf(each, each.end, [thing], each.ref.tail)
    })
  }

  #remember(ids: readonly string[], spoken: readonly string[], eojeols: readonly Eojeol[]): void {
    const things = ids.filter((id) => this.facts.nodes.kindOf(id) === 'entity')
    const named = eojeols.flatMap(({ ref }) => this.facts.expand(ref?.ids ?? []))
    const isOther = (id: string) =>
      this.facts.nodes.kindOf(id) === 'entity' && things.length > 0 && !things.includes(id)
    // 초코는 하얗고 두부는 까매. [사진 1]에 나와: of which of them is open.
    if (named.some(isOther)) this.#focus = []
    else if (things.length > 0) this.#focus = things
    else {
      const sets = this.#setIn(eojeols)
      if (sets.length > 0) this.#focus = sets
      else if (otherSubject(eojeols) === 'other') this.#focus = []
    }
    if (spoken.length > 0) this.#spoken = spoken
    const last = eojeols.at(-1)?.ref
    if (last && (isTold(last.tail) || /^(?:들)?[:.!]*$/u.test(last.tail))) {
      const members = this.facts.expand(last.ids)
      if (members.length > 1) this.#items = { ids: members, next: 0 }
    }
  }

  /** 운동화가 네 켤레 있는데 모두 …: what is told to be there is gone on about. */
  #setIn(eojeols: readonly Eojeol[]): readonly string[] {
    const { membersOf } = this.facts.nodes
    return this.facts.expand(
      eojeols.flatMap(({ ref }) =>
        ref && (isTold(ref.tail) || ref.ids.some((id) => membersOf(id).length > 0)) ? ref.ids : [],
      ),
    )
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
        ? [this.#focus, this.#spoken].find(({ length }) => length > 1)
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

  /** [소리 1] 소리가: the noun of a medium that is named besides is a word. */
  #withMediumNouns(eojeols: readonly Eojeol[]): readonly Eojeol[] {
    const isNoun = (each: Eojeol) => ko.mediumNouns.has(each.ref?.said ?? '')
    const named = eojeols.filter((each) => !isNoun(each)).flatMap(({ ref }) => ref?.ids ?? [])
    return eojeols.flatMap((each) =>
      isNoun(each) && each.ref?.ids.every((id) => named.includes(id)) ? wordsOf(each) : [each],
    )
  }

  /** 첫 번째 배는: the noun of what is counted by places belongs to the phrase. */
  #withNouns(eojeols: readonly Eojeol[]): readonly Eojeol[] {
    return eojeols.flatMap((eojeol, at): readonly Eojeol[] => {
      const [before, next] = [eojeols[at - 1], eojeols[at + 1]]
      if (this.#nounTail(before, eojeol) !== undefined) return []
      const tail = this.#nounTail(eojeol, next)
      return tail === undefined || !eojeol.ref || !next
        ? [eojeol]
        : [refOf({ ...eojeol.ref, end: next.end - tail.length }, next.end, eojeol.ref.ids, tail)]
    })
  }

  /** 이웃 차는: somebody's, who has another than what is known. */
  #withoutOwned(eojeols: readonly Eojeol[]): readonly Eojeol[] {
    return eojeols.flatMap((each, at): readonly Eojeol[] => {
      const isOwned = (owner: Eojeol | undefined, thing: Eojeol | undefined) =>
        owner?.ref === undefined &&
        thing?.ref !== undefined &&
        /^(?:이웃|옆집)$/u.test(owner?.text ?? '') !== ko.isPerson(owner?.text ?? '') &&
        this.facts.nodes.classOf(thing.ref.ids[0] ?? '') === thing.ref.said
      if (isOwned(each, eojeols[at + 1])) return []
      const [owner] = eojeols.slice(at - 1)
      if (at === 0 || !owner || !each.ref || !isOwned(owner, each)) return [each]
      const text = `${owner.text} ${each.ref.said}${each.ref.tail}`
      return [{ start: owner.start, end: each.end, text }]
    })
  }

  #nounTail(place: Eojeol | undefined, noun: Eojeol | undefined): string | undefined {
    const [id = '', other] = place?.ref?.ids ?? []
    const name = this.facts.nodes.classOf(id)?.split(' ').at(-1)
    if (place?.ref?.tail !== '' || other !== undefined || !name || !noun || noun.ref)
      return undefined
    const tail = noun.text.startsWith(name) ? noun.text.slice(name.length) : ''
    return /^(?:은|는|이|가|도|의|와|과|을|를)$/u.test(tail) ? tail : undefined
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
    const [word, next, third] = at < 0 ? [] : clause.slice(at)
    if (!word) return clause
    const counted =
      /^(하나|둘|셋|넷|한|두|세|네|[1-9])(?:마리|개|명|대|분)?(?:은|는|이|가|도)?$/u.exec(
        next?.ref ? '' : (next?.text ?? ''),
      )
    const isTwo = word.text === '나머지' && counted !== null
    if (word.text === '나머지' && !isTwo) return clause
    // 나머지 두 명은: the counter is a word of its own.
    const hasCounter = new RegExp(`^(?:${ko.counters})(?:은|는|이|가|도)?$`, 'u').test(
      third?.text ?? '',
    )
    const length = isTwo ? (/^[한두세네]$/u.test(next?.text ?? '') && hasCounter ? 3 : 2) : 1
    const left = this.facts.nodes.wholes
      .filter((members) => members.some((id) => spoken.includes(id)))
      .map((members) => members.filter((id) => !spoken.includes(id)))
    const [ids = [], other] = left
    const count = isTwo ? ko.numberOf(counted[1] ?? '') : undefined
    if (other || ids.length === 0 || (count !== undefined && count !== ids.length)) return clause
    const last = clause[at + length - 1] as Eojeol
    const particle = /(?:은|는|이|가|도)$/u.exec(last.text)?.[0] ?? '는'
    const span = { start: word.start, end: last.end - particle.length }
    this.pronouns.push({ ...span, ids })
    return [
      ...clause.slice(0, at),
      refOf(span, last.end, ids, particle),
      ...clause.slice(at + length),
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
}

const goingOn = (ids: readonly string[]) => ({
  ids,
  isList: false,
  isListed: false,
  isDropped: true,
})
