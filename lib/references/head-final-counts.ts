import type { Dimension } from './languages'
import { dimensionsNamed } from './measures'
import { headOfToken } from './phrase'
import { PhraseReader, rangeLengthMax } from './reader'
import type { Token } from './tokens'

/** What a word does to a phrase: it belongs to it, is passed over, ends it, or stands outside. */
export type Step = 'take' | 'pass' | 'last' | 'stop'

/** How languages that put the noun last count and rank: places, numbers with counters, ends of scales. */
export abstract class CountsReader extends PhraseReader {
  protected headAt = -1

  /** 나이가 가장 많은, 値段が一番安い: the measure that the adjective behind it compares. */
  protected measure(token: Token): Dimension | undefined {
    const particle = /^[이가]$/.test(token.particle)
      ? 0
      : /^[がの]$/.test(this.tokens[this.at + 1]?.text ?? '')
        ? 1
        : -1
    const next = this.word(this.at + particle + 1)
    if (particle < 0 && !(token.language.tag === 'zh' && next?.sense?.tag === 'extreme'))
      return undefined
    return next?.sense?.tag === 'extreme' ? dimensionsNamed(token.stem)[0] : undefined
  }

  /** The adjective behind a measure says only which end of it: 가격이 가장 낮은, 年龄最大. */
  protected measured(dimension: Dimension): Step {
    while (this.tag(this.at) !== 'extreme') this.at++
    const { sense } = this.tokens[this.at] as Token
    if (sense?.tag !== 'extreme' || this.draft.extreme) return 'stop'
    const sign = sense.grade[0]?.sign ?? 1
    this.draft.extreme = { grade: [{ dimension, sign }], most: sense.most }
    return 'take'
  }

  /** 뒤에서 두 번째, 右から三つ目, 倒数第二. */
  protected fromEnd({ sense, start }: Token): Step {
    const next = this.word(this.at + 1)
    if (sense?.tag !== 'fromEnd' || (next?.sense?.tag !== 'place' && next?.sense?.tag !== 'number'))
      return 'stop'
    this.draft.places.push({
      n: sense.sign * next.sense.n,
      start,
      end: next.end,
      spatial: sense.spatial,
    })
    this.at++
    return 'take'
  }

  /** 가장 큰, 最大の, 最小的. */
  protected extreme({ sense, language, text, start }: Token): Step {
    if (sense?.tag !== 'extreme' || this.draft.extreme) return 'stop'
    const next = this.word(this.at + 1)
    const before =
      next &&
      (['of', 'counter', 'number', 'this'].includes(next.sense?.tag ?? '') || this.isHead(next))
    // 二つ目より重い: than the second.
    const than = this.tokens[this.at - 1]
    const isNamed = than?.type === 'word' || than?.type === 'link'
    if (text.startsWith('より') && isNamed && than.end === start) return 'stop'
    // 第二个比较好: said of it, not what it is.
    if (language.tag === 'zh' && !before) return 'stop'
    this.draft.extreme = { grade: sense.grade, most: sense.most }
    return sense.most || this.headAt < 0 ? 'take' : 'stop'
  }

  /** A place in front of a plain adjective ranks by it: 두 번째로 큰, 二番目に大きい. */
  protected ranked(place: Token): boolean {
    const joined = /^으?로$/.test(place.particle)
      ? 1
      : /^[にの]$/.test(this.tokens[this.at + 1]?.text ?? '')
        ? 2
        : place.language.tag === 'zh'
          ? 1
          : 0
    const next = joined > 0 ? this.word(this.at + joined) : undefined
    const grade = next && next.language.grades?.get(next.text)
    if (
      !next ||
      !grade ||
      (joined === 1 && place.language.tag === 'zh' && next.start !== place.end)
    )
      return false
    this.draft.extreme = { grade, most: true }
    this.at += joined
    return true
  }

  /** 1, 3, 5번 녹음; 第1、3、5张图片: numbers in a row of which one says that they are places. */
  protected series(): boolean {
    const found: { n: number; start: number; end: number }[] = []
    let places = 0
    let at = this.at
    for (; found.length < 40; at += 2) {
      const token = this.word(at)
      if (token?.sense?.tag !== 'place' && token?.sense?.tag !== 'number') break
      if (token.sense.tag === 'place') places++
      found.push({ n: token.sense.n, start: token.start, end: token.end })
      const next = this.tokens[at + 1]
      if (token.particle !== '' || (next?.type !== 'comma' && next?.sense?.tag !== 'and')) break
    }
    if (found.length < 2 || places === 0 || places === found.length) return false
    this.draft.places.push(...found)
    this.draft.together = true
    this.at = at
    return true
  }

  protected place(token: Token): Step {
    const { sense, start, end } = token
    if (sense?.tag !== 'place') return 'stop'
    this.draft.counts ??= sense.counts
    if (this.draft.places.length > 0 && this.headAt < 0) return 'stop'
    if (this.rangeFrom(sense.n, start, end)) return 'take'
    if (this.series()) return 'take'
    // 第二张到第四张: the counter stands between the place and what joins it.
    const counted = this.tag(this.at + 1) === 'counter' && this.tag(this.at + 2) === 'to'
    const last = this.range(this.at, sense.n, counted ? 3 : undefined)
    if (last >= 0) this.at = last
    else {
      this.draft.places.push({ n: sense.n, start, end })
      this.ranked(token)
    }
    return 'take'
  }

  /** 첫 번째 차부터 세 번째 차까지, 一台目の車から三台目の車, 从第一辆车到第三辆车: all from the one to the other. */
  protected rangeFrom(last: number, start: number, end: number): boolean {
    const [first] = this.draft.places
    if (!first || this.draft.places.length > 1 || this.headAt < 0) return false
    if (!this.beginsRange(this.at - (this.tag(this.at - 1) === 'to' ? 2 : 1))) return false
    if (first.n < 1 || last <= first.n || last - first.n >= rangeLengthMax) return false
    for (let n = first.n + 1; n <= last; n++) this.draft.places.push({ n, start, end })
    this.draft.together = true
    this.headAt = -1
    return true
  }

  /** Whether a token is told to be the first of several: 차부터 …, 차에서 … 까지, 車から …. */
  protected beginsRange(at: number): boolean {
    if (this.draft.places.length !== 1) return false
    const { particle } = this.tokens[at] as Token
    if (this.tag(at + 1) === 'to') return this.tag(at + 2) === 'place'
    return (particle === '부터' && this.tag(at + 1) === 'place') || this.isFromTo(at)
  }

  protected number({ sense, start, end, text }: Token): Step {
    if (sense?.tag !== 'number') return 'stop'
    if (this.isDoing(this.at)) return this.at === this.from ? 'stop' : 'pass'
    if (this.draft.count === undefined && this.series()) return 'take'
    const last = this.range(this.at, sense.n)
    const counted = this.countedBehind(this.at)
    if (last >= 0) this.at = last
    else if (this.headAt >= 0 && /^[0-9]+$/.test(text) && !counted) {
      this.draft.places.push({ n: sense.n, start, end })
      this.numbersBehind()
    } else if (this.draft.count !== undefined || counted === 'stranger') return 'stop'
    else this.draft.count = sense.n
    return 'take'
  }

  /** 입원한, 건강한: behind a noun and written together 한 is the verb that makes one of it, no number. */
  protected isDoing(at: number): boolean {
    const token = this.word(at)
    return token?.text === '한' && !token.spaced && this.word(at + 1)?.spaced === true
  }

  /** 차 2대, 車2台, 车2辆 are two; 차 2바퀴 counts something else. */
  protected countedBehind(at: number): 'counter' | 'stranger' | undefined {
    const [token, next] = [this.tokens[at] as Token, this.word(at + 1)]
    if (token.particle !== '' || !next) return undefined
    if (next.sense?.tag === 'counter') return 'counter'
    const isUnit = token.language.spaced && next.start === token.end && next.sense === undefined
    return isUnit ? 'stranger' : undefined
  }

  /** 사진 1, 2와 3; 写真1と2; 照片1、2和3: more numbers behind the first. */
  protected numbersBehind(): void {
    for (let count = 0; count < 40; count++) {
      const { particle } = this.tokens[this.at] as Token
      const isJoined = this.tokens[this.at + 1]?.type === 'comma' || this.tag(this.at + 1) === 'and'
      const at = this.at + (/^(?:와|과|랑|이랑|하고)$/.test(particle) ? 1 : isJoined ? 2 : 40)
      const next = this.word(at)
      if (next?.sense?.tag !== 'number' || !/^[0-9]+$/.test(next.text)) return
      // 사진 1, 2명: a counter or a noun behind it counts something else.
      const behind = this.word(at + 1)
      if (this.countedBehind(at) || (behind && this.isHead(behind) && next.particle === '')) return
      this.draft.places.push({ n: next.sense.n, start: next.start, end: next.end })
      this.draft.together = true
      this.at = at
    }
  }

  protected counter(token: Token): Step | undefined {
    const { draft } = this
    // 두 번째 개, 그 개, 二つ目の曲: behind a place it is a noun if something is called so.
    const behindPlace =
      (draft.places.length > 0 || draft.determiner === 'this') &&
      draft.count === undefined &&
      token.language.tag !== 'zh'
    if (behindPlace && this.vocabulary.heads.has(token.stem)) return undefined
    const counts =
      draft.count !== undefined ||
      draft.places.length > 0 ||
      draft.determiner === 'this' ||
      draft.remainder !== undefined ||
      draft.quantity === 'all' ||
      draft.extreme !== undefined
    if (!counts)
      return this.vocabulary.heads.has(token.stem) || this.describes(token) ? undefined : 'stop'
    const { sense } = token
    if (sense?.tag !== 'counter') return 'take'
    if (!draft.head && (sense.kinds || sense.person)) draft.head = headOfToken(token, true)
    draft.counts ??= sense.counts
    return 'take'
  }
}
