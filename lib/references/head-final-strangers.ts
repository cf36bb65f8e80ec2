import { CountsReader } from './head-final-counts'
import { basesOf } from './relations'
import type { Token } from './tokens'

/** When something was done. */
const times =
  /^(?:그?저께|그제|엊그제|어제|오늘|아까|방금|지금|요즘|최근|올해|작년|지난|昨日|今日|今朝|昨夜|さっき|先ほど|先日|昨天|今天|刚|剛)/
const otherDays = /^(?:그?저께|그제|엊그제|어제|작년|지난|昨日|昨夜|先日|昨天)/
/** What only looks like the form of a verb before a noun: 오후에는, 낮엔, 오면, 오지만. */
const adverbial = /(?:[에서로께지터면]는|엔|에선|으론|면|만|동안|대신)$/

export const isTime = ({ text }: Token): boolean => times.test(text)

/** Forms of address that stand behind a surname, and behind 이 that may be one. */
const titles =
  /^(?:교수|박사|선생|조교|사원|주임|대리|과장|차장|부장|팀장|실장|본부장|이사|상무|전무|사장|회장|대표|원장|국장|의원|판사|검사|변호사|감독|코치|기자|작가|선수|씨|군|양)님?$/

/** 내는, 찍힌, 낼: the forms of a Korean verb before a noun. */
export function isAdnominal(text: string): boolean {
  const last = text.charCodeAt(text.length - 1) - 0xac00
  return /[는은던을]$/.test(text) || (last >= 0 && [4, 8].includes(last % 28))
}

/** When a phrase of such a language speaks of what belongs to somebody, or is told by a clause, that is not here. */
export abstract class StrangersReader extends CountsReader {
  /** 동생의 둘째 아이, 妹の二人目の子: a place among those of somebody who is not here, or among what is not. */
  protected isOfStranger(): boolean {
    const { places } = this.draft
    if (this.headAt < 0 && places.length > 0 && this.followsStranger()) return true
    if (!this.#takesSome) return false
    const before = this.word(this.from - 1)
    const owner = before?.sense?.tag === 'of' ? this.word(this.from - 2) : before
    // 我们家的第一辆车: a counter that counts nothing is a noun.
    const isNoun = owner?.sense?.tag === 'counter' && this.tag(this.from - 3) === 'the'
    // 白马的第二个马掌: what did not belong to a thing here is a part of it that is not here.
    const isPart = this.#isOwnedByLink() || (owner && this.#owns(owner, before))
    if (isPart && places.length > 0 && this.depth === 0) return true
    const ownerAt = this.from - (owner === before ? 1 : 2)
    // 톰이 모는 차 중 두 번째: what it is counted in was not understood.
    const isAmong = this.tag(this.from - 1) === 'among'
    if (this.#isClauseSaid() || (isAmong && this.isClauseLeft(this.from - 3))) return true
    if (this.#isShown(ownerAt)) return this.#isOnceSo()
    const isSaid = !owner?.sense || isNoun || this.isDoing(ownerAt)
    if (!owner || !isSaid || owner.known) return this.#isOnceSo()
    // 우리 집 첫 번째 차: what is ours stands before what it has.
    const isOurs = this.tag(this.from - 2) === 'the' && owner.language.tag === 'ko'
    const isGenitive = owner !== before || /의$/.test(owner.particle || owner.text)
    return isGenitive || isOurs || this.isClauseLeft(ownerAt) || this.#isOnceSo()
  }

  /** 이 교수, 박 과장: somebody of that surname, who is not here, sooner than this one. */
  protected isSurnamed(): boolean {
    const { head, points, count, groups } = this.draft
    const isPlain = head !== undefined && !points && count === undefined && groups.length === 0
    const [first, last] = [this.tokens[this.from] as Token, this.tokens[this.end] as Token]
    if (!isPlain || !titles.test(last.text)) return false
    if (first.text === '이') return this.end === this.from + 1 && last.spaced
    const before = this.from === this.end ? this.word(this.from - 1) : undefined
    return before?.particle === '' && /^[\uac00-\ud7af]$/.test(before.text) && !before.known
  }

  /** A clause stands before that was not understood; at a depth the phrase around has read it. */
  protected isClauseLeft(verbAt = this.from - 1): boolean {
    return this.depth === 0 && this.#isUnread(verbAt)
  }

  /** 白马的第二个马掌, 두 번째 책의 마지막 그림: a thing, and not a whole of which one is counted. */
  #owns(owner: Token, before: Token | undefined): boolean {
    if (owner !== before) return this.isHead(owner)
    if (owner.particle !== '의') return false
    return this.isHead(owner) || owner.sense?.tag === 'number'
  }

  /** [白马](#h1)的第二个马掌: of a thing; of a set it would be one of its members. */
  #isOwnedByLink(): boolean {
    const isOf = this.tag(this.from - 1) === 'of'
    const { link, particle } = this.tokens[this.from - (isOf ? 2 : 1)] ?? {}
    const { positions, nodes } = this.vocabulary
    if (!link || (!isOf && particle !== '의')) return false
    return link.targets.every(({ id }) => nodes[positions.get(id) ?? -1]?.kind !== 'set')
  }

  /** Counts, ranks or takes the whole of what its noun means. */
  get #takesSome(): boolean {
    const { places, count, quantity, head, extreme, parity, middle } = this.draft
    return (
      places.length > 0 ||
      (count !== undefined && head !== undefined) ||
      (quantity !== undefined && quantity !== 'one') ||
      head?.plural === true ||
      extreme !== undefined ||
      parity !== undefined ||
      middle
    )
  }

  /** 톰이 모는 차들, 작년에 산 차 두 대, 昨日買った二台の車: a clause that was not understood says which of them. */
  #isUnread(verbAt: number): boolean {
    const [verb, first] = [this.word(verbAt), this.tokens[this.from] as Token]
    if (!verb || verb.sentence !== first.sentence) return false
    const { text, language, start } = verb
    if (language.tag === 'ja')
      return (
        first.start === start + text.length && /[\u3400-\u9fff].*[るたうくすつぬむぶぐ]$/.test(text)
      )
    return (
      language.tag === 'ko' && isAdnominal(text) && !adverbial.test(text) && this.#isSaidOf(verbAt)
    )
  }

  /** Whether a subject, an object or a time stands before a Korean verb. */
  #isSaidOf(verbAt: number): boolean {
    const { sentence } = this.tokens[verbAt] as Token
    const from = this.isDoing(verbAt) ? verbAt - 1 : verbAt
    return [1, 2, 3].some((behind) => {
      const token = this.tokens[from - behind]
      if (token?.sentence !== sentence) return false
      const hung = token.particle || (token.type === 'word' ? token.text : '')
      if (behind === 1 && (times.test(token.text) || /에서?$/.test(hung))) return true
      return /[이가을를]$/.test(hung)
    })
  }

  /** 어제 입원한 첫 번째 환자: the phrase begins with the verb of a clause of which more was told. */
  #isClauseSaid(): boolean {
    return this.isDoing(this.from + 1) && times.test(this.word(this.from - 1)?.text ?? '')
  }

  /** 내가 올린 두 번째 사진, 添付した二枚目の写真, 我上传的第二张照片: who speaks shows what is here. */
  #isShown(verbAt: number): boolean {
    const { places, count } = this.draft
    const [before, verb] = [this.word(verbAt - 1), this.word(verbAt)]
    const { showing } = verb?.language ?? {}
    if (!verb || !showing || (places.length === 0 && count === undefined)) return false
    const bases = basesOf(verb.text)
    // 올려 준, 上传: a verb that helps, or the second half of one.
    const isHelped =
      showing.has(before?.text ?? '') && ['주', '두', '놓', '드리'].some((base) => bases.has(base))
    const isHalf = !verb.language.spaced && showing.has((before?.text ?? '') + verb.text)
    if (isHelped || isHalf) return this.#isByUs(verbAt - 2, verb)
    return [...bases].some((base) => showing.has(base)) && this.#isByUs(verbAt - 1, verb)
  }

  /** Whether those who speak do what a verb behind says, or nobody is told to; it may be told when (내가 방금 올린). */
  #isByUs(to: number, { sentence, language }: Token): boolean {
    let isLongAgo = false
    for (let at = to; at > to - 2; at--) {
      const token = this.word(at)
      // 어제 찍은 사진 세 장: what nobody is told to have done another day was not done here.
      if (token?.sentence !== sentence) return !isLongAgo
      isLongAgo ||= otherDays.test(token.text)
      const subject = /^[がの]$/.test(token.text) ? this.word(at - 1) : token
      if (language.speakers?.has(`${subject?.text}${subject?.particle}`)) return true
      if (!times.test(token.text)) return false
    }
    return !isLongAgo && this.word(to - 2)?.sentence !== sentence
  }

  /** うちの最初の車だった日産: what something once was. */
  #isOnceSo(): boolean {
    const [be, behind] = [this.word(this.end + 1), this.word(this.end + 2)]
    return (
      /^(?:だ|であ)った$/.test(be?.text ?? '') &&
      behind !== undefined &&
      behind.sense?.tag !== 'close'
    )
  }
}
