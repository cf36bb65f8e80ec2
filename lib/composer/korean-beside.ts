import { refOf, type Eojeol, type Ref } from './eojeols'
import { isMedium, type Facts } from './fact'
import { areMedia, clausesOf } from './korean-clauses'
import { polaritiesOf } from './korean-polarity'
import * as ko from './languages/ko'
import { isTold, nounOfPredicate } from './languages/ko-forms'
import type { Span } from './text'

const listing = /^(?:,|이랑|랑|와|과|하고)?,?$/u

/** Media that stand directly behind what they show, without a verb that says so. */
export class KoreanBeside {
  /** The members of a set with which the last sentence ended (개 두 마리예요.), of which no medium was told. */
  #told: readonly string[] = []

  constructor(readonly facts: Facts) {}

  /** The words of a sentence without such media, which are stated to be those of what stands before them. */
  read(eojeols: readonly Eojeol[], sentence: Span): readonly Eojeol[] {
    const opened = this.#behindSentence(this.#withoutKind(eojeols), sentence)
    const left: Eojeol[] = []
    for (let at = 0; at < opened.length; at++) {
      const found = this.#inBrackets(opened, at) ?? this.#bare(opened, at)
      left.push(found?.eojeol ?? (opened[at] as Eojeol))
      if (found) at = found.next - 1
    }
    // 화면 세 개 비교.
    const isHeaded = /^(?:비교|소개|정리)[.!:]*$/u.test(eojeols.at(-1)?.text ?? '')
    const last = eojeols.at(isHeaded ? -2 : -1)?.ref
    const isOpen = last && (isTold(last.tail) || /^[.!]?$/u.test(last.tail))
    const members = isOpen ? this.facts.expand(last.ids) : []
    if (!areMedia(members, this.facts)) this.#told = members.length > 1 ? members : []
    else if (opened === eojeols) this.#told = []
    return left
  }

  /** 화분 두 개 사진이에요, [사진 1]: of what the media are, is who is meant. */
  #withoutKind(eojeols: readonly Eojeol[]): readonly Eojeol[] {
    const at = eojeols.findIndex(({ text }, index) => {
      const kind = nounOfPredicate(text) ?? ''
      const [before, behind] = [eojeols[index - 1]?.ref, eojeols[index + 1]?.ref]
      const isOf = before?.tail === '' && !areMedia(before.ids, this.facts)
      return isOf && ko.isMediumOf(kind) && behind && areMedia(behind.ids, this.facts)
    })
    const [before, kind] = [eojeols[at - 1]?.ref, eojeols[at]]
    if (!before || !kind) return eojeols
    return eojeols.toSpliced(at - 1, 2, refOf(before, kind.end, before.ids, '이에요,'))
  }

  /** 개 두 마리예요. [사진 1] [사진 2] */
  #behindSentence(eojeols: readonly Eojeol[], span: Span): readonly Eojeol[] {
    const { media, next, tail } = this.#mediaFrom(eojeols, 0)
    if (this.#told.length === 0 || media.length !== this.#told.length) return eojeols
    if (!/^[.!,]?$/u.test(tail)) return eojeols
    this.#state(this.#told, media, span)
    return eojeols.slice(next)
  }

  /** 첫째([사진 1])는, 개 세 마리([사진 1], [사진 2], [사진 3]). */
  #inBrackets(eojeols: readonly Eojeol[], at: number) {
    const { ref } = eojeols[at] as Eojeol
    const isOwn = ref?.tail === '('
    if (!ref || (!isOwn && (ref.tail !== '' || eojeols[at + 1]?.text !== '('))) return undefined
    const { media, next, tail } = this.#mediaFrom(eojeols, isOwn ? at + 1 : at + 2)
    if (media.length === 0) return undefined
    const things = this.facts.expand(ref.ids)
    if (things.length === 1 || things.length === media.length) this.#state(things, media, ref)
    return this.#without(eojeols, ref, next, tail.replace(/^[^)]*\)/u, ''))
  }

  /** 강아지 두 마리예요 [사진 1] [사진 2]; 제 자전거인데 [사진 1]; 모카 [사진 1]와 라떼 [사진 2]야. */
  #bare(eojeols: readonly Eojeol[], at: number) {
    const { ref } = eojeols[at] as Eojeol
    if (!ref || areMedia(ref.ids, this.facts)) return undefined
    const { media, next, tail } = this.#mediaFrom(eojeols, at + 1)
    const things = this.facts.expand(ref.ids)
    const isEnded = isTold(ref.tail) && /^[.,!~]*$/u.test(tail)
    if (media.length !== things.length || (!isEnded && !/^,?$/u.test(ref.tail))) return undefined
    const isLine = eojeols[at]?.open === true
    if (things.length === 1 && !isEnded && !isLine && !this.#isListed(eojeols, at)) return undefined
    if (this.#isDenied(eojeols, at)) return undefined
    this.#state(things, media, ref)
    return this.#without(eojeols, ref, next, isEnded ? ref.tail : isLine ? '는' : tail)
  }

  /** 첫째 [사진 1], 둘째 [사진 2]는 아니에요: what is said of the end of a list is said of each. */
  #isDenied(eojeols: readonly Eojeol[], at: number): boolean {
    const clauses = clausesOf(eojeols, this.facts)
    const own = clauses.findIndex((clause) => clause.includes(eojeols[at] as Eojeol))
    return polaritiesOf(clauses, this.facts)[own] === 'open'
  }

  /** Whether at least two stand in a row, each with its medium. */
  #isListed(eojeols: readonly Eojeol[], at: number): boolean {
    const isPair = (from: number) => {
      const [thing, medium] = [eojeols[from]?.ref, eojeols[from + 1]?.ref]
      if (!thing || !medium || thing.tail !== '') return undefined
      return !areMedia(thing.ids, this.facts) && areMedia(medium.ids, this.facts)
        ? medium.tail
        : undefined
    }
    const [before, own, behind] = [isPair(at - 2), isPair(at) ?? '-', isPair(at + 2)]
    if (before !== undefined && listing.test(before))
      return listing.test(own) || /^[.!]+$/u.test(own) || isTold(own)
    return behind !== undefined && listing.test(own)
  }

  #without(eojeols: readonly Eojeol[], ref: Ref, next: number, tail: string) {
    return { eojeol: refOf(ref, eojeols[next - 1]?.end ?? ref.end, ref.ids, tail), next }
  }

  /** The media from a word on that nothing stands between, up to a bracket's end. */
  #mediaFrom(eojeols: readonly Eojeol[], from: number) {
    const media: string[] = []
    let [next, tail] = [from, '']
    for (; next < eojeols.length; next++) {
      const ref = eojeols[next]?.ref
      if (!ref || !areMedia(ref.ids, this.facts) || (next > from && !listing.test(tail))) break
      media.push(...this.facts.expand(ref.ids))
      tail = ref.tail
    }
    return { media, next, tail }
  }

  #state(things: readonly string[], media: readonly string[], span: Span): void {
    things.forEach((thing, index) =>
      (things.length === 1 ? media : [media[index] as string]).forEach((id) => {
        if (!isMedium(this.facts.nodes.kindOf(thing))) this.facts.medium(thing, id, span)
      }),
    )
  }
}
