import { mayBegin } from './begins'
import { headOfToken, type Head, type Phrase } from './phrase'
import { phraseDepthMax, phraseLengthMax, type Source, type Tag } from './reader'
import type { Step } from './head-final-counts'
import { ExceptReader } from './head-final-except'
import type { Token } from './tokens'

/** The noun of what only a description tells. */
const anyThing: Head = { stem: '', generic: true, person: false, plural: false, proper: false }

/** A particle other than the genitive and the plural ends a phrase. */
function closes({ particle }: Token): boolean {
  return particle !== '' && !/^(?:들|의|들의|부터|까지의)$/.test(particle)
}

/**
 * Reads a phrase of a language that puts its noun last: Korean, Japanese, Chinese. Everything that
 * describes stands before the noun (파란 셔츠 입은 사람, 二つ目の音声, 第三只狗); numbers with their
 * counters may stand behind it (파란 차 두 대).
 */
export class HeadFinalReader extends ExceptReader {
  /** The phrase up to a noun that may turn out to describe another one. */
  #upToNoun: (() => Phrase | undefined) | undefined

  /** Where a verb stands that ties what follows it; the first token where none was read. */
  #tieAt = this.from

  static read(source: Source, from: number, depth = 0): Phrase | undefined {
    if (depth > phraseDepthMax || !mayBegin(source, from)) return undefined
    return new HeadFinalReader(source, from, depth).read()
  }

  read(): Phrase | undefined {
    const pointer = this.#pointer()
    if (pointer) return this.clauseBehind(pointer) ?? pointer
    const led = this.clauseWithObject()
    if (led) return led
    const { sentence } = this.tokens[this.from] as Token
    for (; this.at - this.from < phraseLengthMax; this.at++) {
      const token = this.word(this.at)
      if (!token || token.sentence !== sentence) break
      const step = this.#step(token)
      if (this.result) return this.isClauseLeft() ? undefined : this.result
      if (step === 'stop') break
      if (step !== 'pass') this.end = this.at
      if (step === 'last') break
      const now = this.tokens[this.at] as Token
      if (step === 'take' && closes(now) && !this.isTied(now)) break
    }
    const phrase = this.#conclude()
    if (this.belonging) return this.withOwner(this.belonging, phrase)
    return (phrase && (this.between(phrase) ?? this.clauseBehind(phrase))) ?? phrase
  }

  protected inner(at: number): Phrase | undefined {
    return HeadFinalReader.read(this.source, at, this.depth + 1)
  }

  /** What a clause says whose other end is a link: [세 번째 소리](#s3)를 내는 개. */
  static behindLink(source: Source, at: number): Phrase | undefined {
    return new HeadFinalReader(source, at + 1, 0).clauseBehindLink(at)
  }

  /** 그는, それ, 他, 전자, 後者: one word that is a whole phrase. */
  #pointer(): Phrase | undefined {
    const { sense, text, particle } = this.tokens[this.from] as Token
    if (sense?.tag === 'former' || sense?.tag === 'latter') this.draft.pointer = sense.tag
    else if (sense?.tag === 'pronoun') {
      this.draft.pointer = 'pronoun'
      this.draft.many = sense.many
      this.draft.person = sense.person
    } else if (
      text === '그' &&
      /^(?:들|는|가|의|를|에게|도|와|들은|들이|들의|들을|들에게)$/.test(particle)
    ) {
      this.draft.pointer = 'pronoun'
      this.draft.person = true
      this.draft.many = particle.startsWith('들')
    } else return undefined
    const next = this.tag(this.from + 1)
    if (this.draft.many && (next === 'number' || next === 'both')) {
      // 얘네 셋 다: the number says how many of them.
      this.draft.pointer = undefined
      this.draft.determiner = 'this'
      // 他们三个都: people, and no media.
      if (sense?.tag === 'pronoun' && sense.person)
        this.draft.head = { ...anyThing, generic: false, person: true, plural: true }
      this.at++
      return undefined
    }
    return this.finish(this.from)
  }

  #step(token: Token): Step {
    const dimension = this.measure(token)
    if (dimension) return this.measured(dimension)
    if (this.hasGenitive()) this.own(this.at)
    if (this.stands() && this.clauseHere()) return 'last'
    const tag = token.sense?.tag
    const handler = tag === undefined ? undefined : this.#handlers[tag]
    const step = this.othersThan(token) ?? handler?.(token)
    if (step !== undefined) return step
    if (this.isFloated(token)) return 'pass'
    if (this.isRelative(token)) return this.#tie(false, true)
    return this.isHead(token) || this.describes(token) ? this.#content(token) : 'stop'
  }

  /** By what a word says; undefined where it is to be read as a word of the document after all. */
  readonly #handlers: Partial<Record<Tag, (token: Token) => Step | undefined>> = {
    this: (token) => {
      const afterDescription =
        this.headAt < 0 && (this.draft.groups.length > 0 || this.isDescribedByDe())
      if ((this.at !== this.from && !afterDescription) || token.particle !== '') return 'stop'
      this.draft.determiner = 'this'
      return 'pass'
    },
    the: (token) => {
      if (this.at !== this.from || token.particle !== '') return 'stop'
      this.draft.determiner = 'the'
      return 'pass'
    },
    fromEnd: (token) => this.fromEnd(token),
    extreme: (token) => this.extreme(token),
    relation: (token) => (this.headAt < 0 && this.describes(token) ? undefined : 'stop'),
    place: (token) => {
      // 두 번째 차의 세 번째 바퀴: a place among what the thing before has, not among its like.
      const before = this.word(this.at - 1)
      if (before?.particle === '의' && before.sense?.tag === 'number') return 'stop'
      if (before && this.headAt === this.at - 1 && /의$/.test(before.particle)) {
        this.#among(this.at, true)
        return 'stop'
      }
      return this.place(token)
    },
    to: () => (this.headAt === this.at - 1 && this.beginsRange(this.headAt) ? 'pass' : 'stop'),
    number: (token) => this.number(token),
    counter: (token) => this.counter(token),
    middle: (token) => {
      const chooses = ['former', 'latter', 'one', 'place', 'fromEnd'].includes(
        this.tag(this.at + 1) ?? '',
      )
      if (
        this.end >= this.from &&
        /^(?:가운데|중간)$/.test(token.text) &&
        (this.headAt >= 0 || chooses)
      )
        return this.#amongThem()
      // [환자 A](#p1)와 [환자 B](#p2) 가운데 …: among them.
      const before = this.tokens[this.at - 1]
      if (chooses || (before?.type === 'link' && before.particle === '')) return 'stop'
      return this.#mark(() => (this.draft.middle = true))
    },
    parity: (token) =>
      this.#mark(
        () =>
          (this.draft.parity = token.sense?.tag === 'parity' && token.sense.odd ? 'odd' : 'even'),
      ),
    side: (token) => this.#side(token),
    both: ({ sense }) => {
      if (sense?.tag === 'both') this.draft.counts ??= sense.counts
      // 両方の椅子: before its noun with "of", else behind it.
      const before = this.end < this.from && this.tag(this.at + 1) === 'of'
      this.draft.quantity = 'both'
      return before ? 'take' : 'last'
    },
    all: (token) => {
      // 모두 stands behind what it counts, 모든 before.
      const before =
        /^(?:어느 것도|어느 쪽도|어느 하나도|모든|전체|각|각각의|매|各|各々の|それぞれの|全ての|すべての|所有|每|各|全部|전부)$/.test(
          token.text,
        )
      if (this.end < this.from && !before && !this.exceptBefore()) return 'stop'
      const last = this.end >= this.from
      // とも says "all" only behind a number: 三つとも, but 犬とも is "with the dog too".
      if (token.text === 'とも' && this.draft.count === undefined) return 'stop'
      // 열매: no beginning of a word.
      if (/^[매각]$/u.test(token.text) && this.at > 0 && !token.spaced) return 'stop'
      // 친구다: written together it is the copula.
      if (token.text === '다' && !token.spaced) return 'stop'
      this.draft.quantity = 'all'
      return last ? 'last' : 'take'
    },
    other: () => this.#remainder('other'),
    rest: () => this.#remainder('rest'),
    one: () => {
      if (this.end < this.from) return 'stop'
      this.draft.quantity = 'one'
      return 'last'
    },
    of: () => this.#of(),
    among: () => this.#amongThem(),
    tie: (token) => (this.isFloated(token) ? 'pass' : this.#tie(false)),
    without: () => this.#tie(true),
    not: (token) => this.except(token),
    noun: (token) => this.#content(token),
  }

  #mark(set: () => void): Step {
    set()
    return 'take'
  }

  #remainder(remainder: 'other' | 'rest'): Step {
    if (this.end >= this.from) return 'stop'
    this.draft.remainder = remainder
    return 'take'
  }

  #amongThem(): Step {
    this.#among(this.at + 1)
    return 'stop'
  }

  /** A side of a thing, as in "빨간 컵 왼쪽의 컵", or a side by itself. */
  #side({ sense }: Token): Step {
    if (sense?.tag !== 'side') return 'stop'
    const beside =
      this.headAt >= 0 && !sense.most && (sense.side === 'left' || sense.side === 'right')
    if (beside && this.besideThing(sense.side) === 'last') return 'last'
    return this.#mark(() => this.draft.sides.push({ side: sense.side, most: sense.most }))
  }

  /** 의, の, 的: what stands before belongs to what follows, or is what is counted in. */
  #of(): Step {
    const next = this.word(this.at + 1)
    if ((this.end < this.from && this.group.length === 0) || !next) return 'stop'
    if (this.isOne()) {
      this.draft.head = anyThing
      this.headAt = this.at
      return 'last'
    }
    if (this.headAt === this.at - 1 && this.headAt >= this.from) this.own(this.at + 1)
    if (this.headAt < 0) {
      if (this.group.length > 0 && this.#startsTied) this.#flush(true)
      return 'pass'
    }
    if (next.sense?.tag === 'tie' || next.sense?.tag === 'side') return 'pass'
    // 演奏集の最後: a place in what was named.
    if (next.sense?.tag === 'place' || next.sense?.tag === 'fromEnd') this.#among(this.at + 1, true)
    else if (this.describes(next) || next.sense?.tag === 'noun') {
      this.#keepNoun()
      if (this.#startsTied) this.#flush(true)
      return 'pass'
    }
    return 'stop'
  }

  get #startsTied(): boolean {
    return this.tag(this.#tieAt) === 'tie'
  }

  /** 穿红毛衣的学生, 两个穿红毛衣的学生: Chinese puts the verb before what it ties, with a number before both. */
  #leads(): boolean {
    const isCounted = this.end === this.at - 1 && this.draft.count !== undefined
    const { language, particle } = this.tokens[this.at] as Token
    if (language.tag !== 'zh' || particle !== '' || this.headAt >= 0 || this.group.length > 0)
      return false
    if (this.at !== this.from && !isCounted) return false
    this.#tieAt = this.at
    return true
  }

  /** 입은, 있는, を着た: what stands before it describes what follows. */
  #tie(lacking: boolean, verb = false): Step {
    if (this.#leads()) return 'pass'
    if (this.group.length === 0 && this.headAt < 0)
      return verb && this.draft.groups.length > 0 ? 'pass' : 'stop'
    if (this.headAt >= 0) this.#keepNoun()
    this.#flush(true, lacking)
    return 'pass'
  }

  /** What looked like the noun may describe another one behind it; if none comes, it was the noun. */
  #keepNoun(): void {
    const to = this.end
    const { groups, places } = this.draft
    const kept = { ...this.draft, groups: [...groups], places: [...places] }
    const group = [...this.group]
    this.#upToNoun ??= () => {
      Object.assign(this.draft, kept)
      this.addGroup(group, false)
      if (this.isOfStranger() || this.isAskedFor()) return undefined
      return this.finish(to)
    }
    this.group.push((this.tokens[this.headAt] as Token).stem)
    this.headAt = -1
    this.draft.head = undefined
  }

  #flush(tied: boolean, lacking = false): void {
    this.addGroup(this.group, tied, { lacking })
    this.group = []
  }

  /** A noun, or a word that describes one. */
  #content(token: Token): Step {
    // 右側の画像の方: the side that is compared, where a noun says already what.
    if (
      this.headAt === this.at - 1 &&
      this.headAt >= this.from &&
      /^の?(?:方|ほう)$/.test(token.text)
    )
      return 'stop'
    const next = this.word(this.at + 1)
    const isSubject = /^(?:이|가)$/.test(token.particle)
    if (isSubject && this.isHead(token) && this.clauseOf(token)) return 'last'
    if (isSubject && next?.particle === '') {
      const together = this.vocabulary.facets.together(token.stem, next.stem)
      if (together) {
        // 주둥이가 긴: a part and what is said of it.
        this.addGroup([token.stem, next.stem], false)
        this.at++
        return 'pass'
      }
    }
    if (!this.isHead(token)) {
      if (this.headAt >= 0) this.#keepNoun()
      else if (this.alternatives(token)) return 'pass'
      this.group.push(token.stem)
      return closes(token) && !this.isTied(token) ? 'stop' : 'pass'
    }
    if (this.headAt >= 0) this.group.push((this.tokens[this.headAt] as Token).stem)
    this.headAt = this.at
    this.draft.head = headOfToken(token)
    if (next && /^(?:たち|達|们|們)$/.test(next.text) && next.start === token.end) {
      this.headAt = ++this.at
      this.draft.head = { ...this.draft.head, plural: true }
    }
    // 것은, 것을 and 것이 in one word.
    return /^(?:건|걸|게)$/.test(token.text) ? 'last' : 'take'
  }

  /** Of "하준이랑 서윤이 중" the last name alone is nothing to choose from. */
  #isSingle(): boolean {
    // 첫 번째 소리와 마지막 소리 중: nor is the last of places.
    const before = this.tokens[this.from - 1]
    const isListed =
      /(?:와|과|랑|하고)$/.test(before?.particle ?? '') || before?.sense?.tag === 'and'
    const { places, count } = this.draft
    if (isListed && places.length === 1 && count === undefined) return true
    if (this.group.length > 0 || !this.namesOne(this.draft)) return false
    const [only] = this.vocabulary.heads.get(this.draft.head?.stem ?? '') ?? []
    return this.vocabulary.nodes[only as number]?.kind !== 'set'
  }

  /** 파란 차 두 대 중 첫 번째: what stands before is what the rest chooses from. */
  #among(next: number, bare = false): void {
    if (this.#isSingle() || this.isCounterOfStranger()) return
    this.#flush(false)
    const inner = this.end < this.from ? undefined : this.finish(this.end)
    const outer =
      inner && this.word(next) ? HeadFinalReader.read(this.source, next, this.depth + 1) : undefined
    if (!inner || !outer || (bare && outer.head)) return
    const chooses =
      outer.places.length > 0 ||
      outer.quantity ||
      outer.remainder ||
      outer.middle ||
      outer.groups.length > 0 ||
      outer.parity ||
      outer.extreme
    if (chooses)
      this.result = {
        ...outer,
        start: inner.start,
        from: this.from,
        among: inner,
      }
  }

  #conclude(): Phrase | undefined {
    if (this.headAt < 0 && this.#upToNoun) return this.#upToNoun()
    const isCounted = this.end >= this.from && this.tag(this.end) === 'counter'
    const isSaid = this.group.length > 0 || (isCounted && this.draft.groups.length > 0)
    const standsAlone = this.headAt < 0 && (isCounted || this.end < this.from)
    if (standsAlone && isSaid && this.draft.determiner === 'this') {
      // 그 계약서, 黄色的那只: what describes a thing stands for it.
      this.draft.head ??= anyThing
      if (this.end < this.from)
        this.end = this.at - (this.word(this.at) && closes(this.tokens[this.at] as Token) ? 0 : 1)
      this.#flush(false)
    }
    if (this.headAt >= 0) this.#flush(false)
    if (this.end < this.from) return undefined
    this.allBehind()
    if (!this.draft.points && this.draft.count === undefined && !this.draft.head) return undefined
    if (this.isAdverb() || this.isEnumeration() || this.isResult()) return undefined
    if (this.isRankOrChild() || this.isAskedFor() || this.isOfStranger()) return undefined
    if (this.isCounterOfStranger() || this.isPost()) return undefined
    if (this.isOfUnread() || this.isOfSpeakers() || this.isOfSayings()) return undefined
    if (this.isSurnamed() || this.isDistributive() || this.isMultiple()) return undefined
    this.ofTopic()
    if (this.belongsToStranger() || this.hasStrangerBefore() || !this.excepted()) return undefined
    const phrase = this.finish(this.end)
    const shorter = this.#upToNoun?.()
    return phrase && shorter ? { ...phrase, shorter } : phrase
  }
}
