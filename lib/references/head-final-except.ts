import { BesideReader } from './head-final-beside'
import type { Step } from './head-final-counts'
import type { Head, LeftOut } from './phrase'
import { phraseLengthMax, type Tag } from './reader'
import type { Token } from './tokens'

/** What stands behind an exclusion and takes all that it leaves. */
const wholes: ReadonlySet<Tag | undefined> = new Set<Tag | undefined>(['other', 'rest', 'all'])

/** What a thing is not (파란색이 아닌 차, 青くない車), and what is left without one (첫 번째 차를 뺀 나머지). */
export abstract class ExceptReader extends BesideReader {
  /** The noun of what is left out, which stands for all where none follows: 파란 차를 빼고 모두. */
  #lacked: Head | undefined

  #how: LeftOut['how'] | undefined

  /** What else it is told not to be: 검은색이나 흰색이 아닌 소. */
  #others: readonly (readonly string[])[] = []

  /** 除了 and 不是 stand before what they leave out; all others behind it. */
  #howBehind(token: Token | undefined): LeftOut['how'] | undefined {
    return token?.sense?.tag === 'not' && !token.sense.leads ? token.sense.how : undefined
  }

  /** 파란 차를 빼고 모두: what was read so far describes what is left out, unless it is a phrase of its own. */
  protected except(token: Token): Step {
    const { draft } = this
    const how = this.#howBehind(token)
    const groups = [...draft.groups]
    if (this.group.length > 0) groups.push({ stems: this.group, tied: false })
    const [only] = groups
    if (!how || draft.points || draft.determiner !== 'none' || draft.count !== undefined)
      return 'stop'
    if (!only || groups.length > 1 || only.lacking || draft.clause) return 'stop'
    // 강아지 사진 말고 다른 두 장: what one thing is called so is a mention of its own.
    if (draft.head && this.vocabulary.facets.saying(only.stems, ['name', 'own']).size < 2)
      return 'stop'
    if (how === 'instead' && !wholes.has(this.tag(this.at + 1))) return 'stop'
    this.#how = how
    this.#lacked = draft.head
    draft.groups = [
      { ...only, lacking: true, ...(this.#others.length > 0 ? { others: this.#others } : {}) },
    ]
    draft.head = undefined
    this.group = []
    this.headAt = -1
    this.end = this.from - 1
    return 'pass'
  }

  /** 검은색이나 흰색이 아닌, 赤や青ではない: all of a list that a thing is told not to be, read up to its last. */
  protected alternatives(token: Token): boolean {
    const listed = [[...this.group, token.stem]]
    let at = this.at
    for (let next = this.#behindJoin(at); next > 0; next = this.#behindJoin(at)) {
      const item = this.word(next)
      if (!item || !this.describes(item) || this.isHead(item)) return false
      at = next
      listed.push([item.stem])
    }
    if (listed.length < 2) return false
    // 흰색이나 검은색 소들: what may be said of it instead stands before its noun.
    const noun = this.word(this.tag(at + 1) === 'of' ? at + 2 : at + 1)
    if (noun && this.isHead(noun) && (this.tokens[at] as Token).particle === '') {
      const [stems = [], ...others] = listed
      this.addGroup(stems, false, { others })
      this.group = []
      this.at = at
      return true
    }
    if (this.#howBehind(this.word(at + 1)) !== 'is') return false
    this.group = listed.pop() ?? []
    this.#others = listed
    this.at = at
    return true
  }

  /** Where the next item of a list stands, if a token is one of its items and not the last; else 0. */
  #behindJoin(at: number): number {
    if (this.tag(at + 1) === 'and' || this.word(at + 1)?.text === 'か') return at + 2
    const { particle } = this.tokens[at] as Token
    return /^(?:이?나|이?든|도|와|과|이?랑|하고)$/.test(particle) && this.tag(at + 1) !== 'not'
      ? at + 1
      : 0
  }

  /** 나머지, 모두 behind what was left out: all the others of its noun. */
  protected othersThan(token: Token): Step | undefined {
    if (!this.#how || this.draft.head || !wholes.has(token.sense?.tag)) return undefined
    this.#how = 'except'
    if (!this.#lacked) return 'pass'
    this.draft.head = this.#lacked
    this.headAt = this.at
    return 'take'
  }

  /** The head and the remainder as an exclusion in or before the phrase has them; false where it makes no sense. */
  protected excepted(): boolean {
    const { draft } = this
    if (this.#how) {
      // 누렁이나 흰색이 아닌 소: a list of which the first was not read.
      if (this.#how === 'is' && this.#isJoinedBefore()) return false
      if (this.#lacked && draft.head?.stem !== this.#lacked.stem) return false
      if (this.#how !== 'is' && draft.head) draft.head = { ...draft.head, plural: true }
      return true
    }
    let not = this.from - 1
    while (this.tag(not) === 'and') not -= 2
    const sense = this.word(not)?.sense
    // 不是棕色的马, 不是红色或蓝色的马: any that is not so.
    if (sense?.tag === 'not' && sense.leads && sense.how === 'is' && !draft.points) return false
    const leftOut = this.exceptBefore()
    const isWhole = draft.remainder !== undefined || draft.quantity === 'all'
    const isPlain = draft.groups.length === 0 && (!draft.points || isWhole) && !draft.places.length
    if (!leftOut || !isPlain || (leftOut.how === 'instead' && !isWhole)) return true
    draft.leftOut = leftOut
    draft.remainder ??= 'rest'
    return true
  }

  #isJoinedBefore(): boolean {
    const before = this.tokens[this.from - 1]
    if (before?.sentence !== this.tokens[this.from]?.sentence) return false
    return [1, 2].some(
      (back) => this.from >= back && this.#behindJoin(this.from - back) === this.from,
    )
  }

  /** Whether a token and what stands behind it may be of one list: 첫 번째와 세 번째를 제외한. */
  #isListed(at: number): boolean {
    const [token, { sentence }] = [this.tokens[at], this.tokens[this.from] as Token]
    if (token?.sentence !== sentence || this.from - at > phraseLengthMax) return false
    const isEnd = ['close', 'be', 'not'].includes(token.sense?.tag ?? '')
    return !isEnd && /^(?:들?의?|들?(?:와|과)|들?이?(?:랑|나|든)|들?하고)$/.test(token.particle)
  }

  /** 첫 번째 차를 제외한 …, 一台目以外の…, 第一辆车以外的…: what is left out was read before the phrase. */
  protected exceptBefore(): LeftOut | undefined {
    let at = this.from - 1
    while (this.tag(at) === 'of' || /^[をはも]$/.test(this.word(at)?.text ?? '')) at--
    const how = this.#howBehind(this.word(at))
    if (!how) return undefined
    const to = at - 1
    let from = to
    while (this.#isListed(from - 1)) from--
    return { from, to, how }
  }
}
