import { isTime, StrangersReader } from './head-final-strangers'
import { headOfToken } from './phrase'
import type { Token } from './tokens'

/** Endings by which a Korean noun is said of something: 첫째입니다, 첫째고. */
export const copula =
  /^(?:이?고|이?다|이?며|이?지|이?죠|이?야|이?니|이?라|이?었다|였다|입니다|입니까|이?에요|예요|인데|이?지만|이?니까|이?라고)$/
const families =
  /^(?:막내|막냇|맏이|맏아들|맏딸|큰애|아들|딸|형제|자매|남매|자식|자녀|식구|가족|집|집안|엄마|아빠|애들|아이들)$/
const spokenBefore = 12
/** Where a phrase of such a language ends, and when what looks like one is none. */
export abstract class BoundsReader extends StrangersReader {
  /** 話している, 등장하는: a verb before a noun that begins as one of the document's relations does. */
  protected isRelative({ text, sense, known, language }: Token): boolean {
    if (sense !== undefined || known || !this.vocabulary.relationInitials.has(text[0] as string))
      return false
    return language.tag === 'ja'
      ? /(?:[るたう]|んだ)$/.test(text)
      : /[는은한된던을릴킨친]$/.test(text)
  }

  /** 赤いカップを二つとも: the number floats behind the particle of what it counts. */
  protected isFloated({ text }: Token): boolean {
    if (this.headAt < 0 || !/^[をがはも]$/.test(text)) return false
    const next = this.tag(this.at + 1)
    return (
      next === 'both' ||
      (next === 'number' && [this.tag(this.at + 2), this.tag(this.at + 3)].includes('all'))
    )
  }

  /** 两个都, 三只都: the adverb behind a number makes it a whole. */
  protected allBehind(): void {
    const { draft } = this
    if (draft.count === undefined || draft.quantity || draft.places.length > 0 || draft.remainder)
      return
    if (!/^(?:都|全都|全|全部)$/.test(this.word(this.end + 1)?.text ?? '')) return
    draft.quantity = draft.count === 2 ? 'both' : 'all'
    this.end++
  }

  /** 영상으로 만들어, 둘은 친구다: what something is made into or said to be is no thing of its own. */
  protected isResult(): boolean {
    const { head, points, groups, determiner, count } = this.draft
    const isCommon = head !== undefined && (head.kinds !== undefined || head.person)
    if (!isCommon || points || groups.length > 0 || determiner !== 'none' || count !== undefined)
      return false
    const { particle } = this.tokens[this.end] as Token
    const behind = this.word(this.end + 1)
    const isSaid = copula.test(particle) || (behind?.text === '다' && !behind.spaced)
    return isSaid || (head.kinds !== undefined && /^으?로$/.test(particle))
  }

  /** 부장으로 승진하신: what somebody is made or works as is a post. */
  protected isPost(): boolean {
    const { draft } = this
    if (!draft.head || draft.points || draft.groups.length > 0 || draft.determiner !== 'none')
      return false
    const verb = /^(?:승진|임명|발령|취임|선출|선임|뽑|채용|고용|추대|일하|일했|근무|재직|활동)/
    const last = this.tokens[this.end] as Token
    return /^으?로$/.test(last.particle) && verb.test(this.word(this.end + 1)?.text ?? '')
  }

  /** 세 살: such a number never stands without what it counts, and what that is was not read. */
  protected isOfUnread(): boolean {
    const { count, head } = this.draft
    const { text } = this.tokens[this.end] as Token
    return count !== undefined && !head && /^(?:한|두|세|네|스무)$/.test(text)
  }

  /** 우리 둘 다: those who speak, who are nobody here. */
  protected isOfSpeakers(): boolean {
    const { quantity, head } = this.draft
    if (!quantity || head) return false
    const near = [this.from, this.from - 1].map((at) => this.word(at)?.text ?? '')
    return near.some((word) => /^(?:우리|저희|너희)$/.test(word))
  }

  /** 둘 다 맞는 말입니다: both of what was said. */
  protected isOfSayings(): boolean {
    const { draft } = this
    if (draft.quantity !== 'both' || draft.head || draft.groups.length > 0) return false
    const saying = /^(?:말|말씀|얘기|이야기|의견|생각|주장)(?=$|입|이|인|일|예|은|을|도)/
    return [1, 2].some((behind) => saying.test(this.word(this.end + behind)?.text ?? ''))
  }

  /** 첫 번째로 중요한 것, 二番目に悲しかった日: how, not which; 二番目に before a noun may be where. */
  protected isAdverb(): boolean {
    const { draft } = this
    const { particle, text } = this.tokens[this.end] as Token
    if (draft.places.length === 0 || draft.head || draft.extreme) return false
    if (/^으?로$/.test(particle)) return true
    const behind = this.word(this.end + 2)
    return (
      text.endsWith('番目') &&
      this.word(this.end + 1)?.text === 'に' &&
      (behind?.language.grades?.has(this.word(this.end + 4)?.text ?? '') ||
        (behind?.sense === undefined && /[ぁ-ゖ]/.test(behind?.text ?? '')))
    )
  }

  /** 첫째도 친절, 둘째도 친절: what is said of both is no thing. */
  protected isPaired(): boolean {
    const isOne = (token: Token | undefined) =>
      token?.sense?.tag === 'place' && token.particle === '도' && token.text.endsWith('째')
    const { sentence } = this.tokens[this.end] as Token
    if (!isOne(this.tokens[this.end])) return false
    const near = this.tokens.slice(Math.max(0, this.end - 6), this.end + 7)
    return near.some(
      (token) =>
        isOne(token) &&
        token.sentence === sentence &&
        Math.abs(token.start - (this.tokens[this.end] as Token).start) > 4,
    )
  }

  /** 안전이 첫째입니다, 우리 집 둘째는: what matters most, and children, are called so too. */
  protected isRankOrChild(): boolean {
    const { draft } = this
    const last = this.tokens[this.end] as Token
    const bare = last.sense?.tag === 'place' && /[^번]째$/.test(last.text) && !draft.head
    if (!bare || draft.among || draft.groups.length > 0 || draft.places.length > 1) return false
    if (draft.determiner === 'the' || copula.test(last.particle)) return true
    for (let at = this.from - 1; at >= 0 && this.from - at < spokenBefore; at--) {
      const token = this.tokens[at] as Token
      if (token.sentence !== last.sentence) return false
      const isOurs = at === this.from - 1 && token.sense?.tag === 'the'
      if (isOurs || (families.test(token.text) && !token.known)) return true
    }
    return false
  }

  /** 修理第二辆车的人: a verb that nothing here is told by stands right before what it is done to. */
  protected isObject(): boolean {
    const [before, first] = [this.word(this.from - 1), this.tokens[this.from] as Token]
    const isJoined = before?.end === first.start && first.language.tag === 'zh'
    return isJoined && before.sense === undefined && !before.known
  }

  /** 한 장 한 장, 一匹一匹, 一张一张: a number that is told again says one after the other. */
  protected isDistributive(): boolean {
    const length = this.end - this.from + 1
    if (this.draft.count === undefined) return false
    return [-length, length].some((distance) => {
      for (let at = this.from; at <= this.end; at++)
        if (this.word(at)?.text !== this.word(at + distance)?.text) return false
      return true
    })
  }

  /** 세 배가 되었다, 두 배나 비싸다: so many times as much. */
  protected isMultiple(): boolean {
    const { text, particle } = this.tokens[this.end] as Token
    if (text !== '배' || this.tag(this.end - 1) !== 'number') return false
    const grows = /^(?:늘|증가|되|됐|커|크|오르|올라|올랐|뛰|많|빠르|빨|비싸|비쌌|높|길|더|이상)/
    return /^(?:로|나)$/.test(particle) || grows.test(this.word(this.end + 1)?.text ?? '')
  }

  /** 두 마리 토끼: the counter counts what is behind it, whatever a label says. */
  protected isCounterOfStranger(): boolean {
    const [first, before] = [this.tokens[this.from] as Token, this.tag(this.from - 1)]
    const isCut = before === 'number' || before === 'place'
    if (first.sense?.tag === 'counter' && isCut) return true
    return /^(?:number|both)$/.test(first.sense?.tag ?? '') && this.#floatsBehindStranger(first)
  }

  /** 벽 네 개 모두, 部屋は四つとも: a number counts the noun before it, which is none that was read. */
  #floatsBehindStranger(first: Token): boolean {
    const { determiner, groups, places } = this.draft
    const isPlain = determiner === 'none' && groups.length + places.length === 0
    if (!isPlain || this.depth > 0) return false
    const isBoth = first.sense?.tag === 'both'
    const before = this.word(this.from - 1)
    const isParticle = (isBoth ? /^を$/ : /^[はがをも]$/).test(before?.text ?? '')
    const noun = isParticle ? this.word(this.from - 2) : before
    if (noun?.sentence !== first.sentence || isTime(noun)) return false
    if (noun.sense?.tag === 'pronoun') return noun.sense.person && noun === before
    const { tag } = first.language
    if (tag === 'zh' || (tag === 'ko' && !isBoth && this.tag(this.from + 1) !== 'counter'))
      return false
    const hung = isBoth ? /^들?[을를]?$/ : /^들?[은는이가을를도]?$/
    if (!hung.test(noun.particle)) return false
    if (this.isHead(noun)) return noun === before && noun.particle === '' && !isBoth
    if (noun.sense || noun.known) return false
    return tag === 'ko'
      ? !/[고서데면니게며도록라지까해히아어여워럼]$/.test(noun.text)
      : /[\u3400-\u9fff\u30a0-\u30ff]$/.test(noun.text)
  }

  /** 차는 2번부터 3번까지, 車は二番目: bare places right behind a topic of which there are several count these. */
  protected ofTopic(): void {
    const { draft } = this
    if (draft.head || draft.places.length === 0 || draft.groups.length > 0 || draft.among) return
    const before = this.word(this.from - 1)
    const topic = before?.text === 'は' ? this.word(this.from - 2) : before
    if (!topic || (topic === before && !/^[은는]$/.test(topic.particle))) return
    const head = headOfToken(topic)
    const { heads, kinds } = this.vocabulary
    const called =
      head.kinds?.flatMap((kind) => kinds.get(kind) ?? []) ?? heads.get(head.stem) ?? []
    if (this.isHead(topic) && called.length > 1) draft.head = head
  }

  /** 무슨 소리, どの写真, 什么声音: asked for, or any; 돈과 시간 가운데 둘 중 하나: of what was just named. */
  protected isAskedFor(): boolean {
    const before = this.word(this.from - 1)
    if (this.draft.quantity === 'one' && /^(?:among|middle)$/.test(before?.sense?.tag ?? ''))
      return true
    return (
      before?.sense?.tag === 'some' &&
      before.language.headFinal &&
      before.particle === '' &&
      this.draft.head !== undefined
    )
  }

  /** 第二条第一款, 他第一个到了, 2号我去: a clause of a law, and a place or a day beside a subject, which says when. */
  protected isChineseManner(last: Token): boolean {
    const { draft } = this
    const isDay = /^[号號]$/.test(this.word(this.end + 1)?.text ?? '')
    if (last.language.tag !== 'zh' || (last.sense?.tag !== 'counter' && !isDay)) return false
    if (draft.head || draft.places.length !== 1 || this.tag(this.from) !== 'place') return false
    const [before, next] = [this.word(this.from - 1), this.word(this.end + 1)]
    if (next?.sense?.tag === 'place' && next.start === last.end) return true
    const isSubject = (token: Token | undefined) =>
      token?.sense?.tag === 'pronoun' ||
      /^(?:我|你|您|谁|大家|我们|你们|咱们)$/.test(token?.text ?? '')
    if (isDay) return isSubject(before) || isSubject(this.word(this.end + 2))
    const isVerb = next?.sense === undefined || next.sense.tag === 'to'
    return isSubject(before) && before?.end === this.tokens[this.from]?.start && isVerb
  }

  /** 둘째, … 셋째, …: at the head of a clause and before a comma it counts what is said. */
  protected isEnumeration(): boolean {
    const { draft } = this
    const before = this.tokens[this.from - 1]
    if (!draft.head && this.isPaired()) return true
    if (
      draft.places.length !== 1 ||
      draft.head ||
      draft.count !== undefined ||
      this.end > this.from
    )
      return false
    if (before?.type === 'word' && !/[둘셋넷]째$/.test((this.tokens[this.end] as Token).text))
      return false
    const ni = this.tokens[this.end + 1]?.text === 'に' ? 1 : 0
    const comma = this.tokens[this.end + 1 + ni]
    const next = this.tag(this.end + 2 + ni)
    const listed = next === 'place' || next === 'number'
    return (
      comma?.type === 'comma' &&
      (!listed ||
        (/째$/.test((this.tokens[this.end] as Token).text) &&
          !/째$/.test(this.tokens[this.end + 2]?.text ?? '')))
    )
  }

  /** 第一会议室, 我最后还是…: an ordinal of Chinese without its counter belongs to the word behind it. */
  protected isBareChinese(last: Token): boolean {
    const { draft } = this
    if (last.language.tag !== 'zh' || last.sense?.tag !== 'place' || draft.head) return false
    if (draft.count !== undefined || draft.groups.length > 0 || draft.extreme) return false
    if (draft.determiner === 'the') return true
    const next = this.word(this.end + 1)
    const isNumbered = /^第/.test(last.text) && this.from === this.end
    return (
      isNumbered &&
      next !== undefined &&
      next.start === last.end &&
      !['and', 'to', 'of', 'be', 'extreme', 'among', 'counter'].includes(next.sense?.tag ?? '') &&
      !this.isHead(next) &&
      !/^[比在有更最很也都]/.test(next.text)
    )
  }

  /** 前两张构图很好, 第三張照片…，第一張曝光過度: what follows is said of it, by an adverb or as of its like before. */
  protected hasPredicate({ text, sentence }: Token): boolean {
    for (let at = this.end + 2; at < this.end + 5; at++) {
      if (this.tag(at) === 'of') break
      if (/^(?:很|太|都|也|更|最|非常|比较|不|不够|不太)$/.test(this.word(at)?.text ?? ''))
        return true
    }
    for (let at = this.from - 1; at > 0 && this.from - at < 24; at--) {
      const token = this.tokens[at] as Token
      if (token.sentence !== sentence) return false
      const next = this.word(at + 1)
      if (token.text === text && this.tag(at - 1) === 'place' && next && this.isHead(next))
        return true
    }
    return false
  }

  /** 기침 소리: a noun that nothing here is called says what sound it is. */
  protected hasStrangerBefore(): boolean {
    const { draft } = this
    const before = this.word(this.from - 1)
    const first = this.tokens[this.from] as Token
    if (draft.points || draft.determiner !== 'none' || draft.count !== undefined) return false
    if (draft.groups.length > 0 || !draft.head || before?.sentence !== first.sentence) return false
    // 修理第二辆车的人: what stands before 的 was not understood.
    const isDescribed = before.text === '的' && this.depth === 0
    if (isDescribed) return draft.head.kinds !== undefined || draft.head.person
    if (!draft.head.kinds || this.depth > 0) return false
    const isWord = /^[\uac00-\ud7af]{2,}$/.test(before.text) && before.sense === undefined
    if (!isWord || before.known || before.particle !== '') return false
    return !/[고서데면니게며도록라지까해히아어여워]$/.test(before.text)
  }

  /** An ordinal before a noun that nothing here is called: 두 번째 이유, 最初の十秒. */
  protected belongsToStranger(): boolean {
    const last = this.tokens[this.end] as Token
    if (last.particle !== '') return false
    if (this.isBareChinese(last) || this.isChineseManner(last)) return true
    const of = this.tag(this.end + 1) === 'of' ? 1 : 0
    const next = this.word(this.end + 1 + of)
    if (!next || next.sentence !== last.sentence) return false
    if (next.sense?.tag === 'abstract' && !this.isHead(next)) return true
    // 第二个重: an adjective of Chinese needs no copula.
    if (next.language.tag === 'zh' && next.language.grades?.has(next.text)) return false
    // Where it was said what is chosen from, what follows is a verb.
    if (this.tag(this.from - 1) === 'among') return false
    if (this.headAt >= 0 || this.draft.quantity) return false
    // 其余三个今天寄到: a remainder with its number says enough.
    if (this.draft.remainder && this.draft.count !== undefined) return false
    // 第二个缺了口: a verb by what stands behind it.
    const isVerb = next.text.length < 3
    const aspect = isVerb && /^(?:了|着|过|掉|得|完)/.test(this.tokens[this.end + 2]?.text ?? '')
    if (!last.language.spaced && last.sense?.tag === 'counter' && aspect) return false
    if (last.language.tag === 'zh' && last.sense?.tag === 'counter' && this.hasPredicate(last))
      return false
    // 第三中学: no "among", but a name with a number.
    const behind = this.word(this.end + 2)
    if (
      next.sense?.tag === 'among' &&
      next.text.length === 1 &&
      next.start === last.end &&
      behind &&
      !behind.sense &&
      !behind.known
    )
      return true
    return next.sense === undefined && !this.isHead(next) && !this.describes(next)
  }
}
