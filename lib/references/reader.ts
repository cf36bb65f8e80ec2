import { isPast, pluralFollows } from './head-first-verbs'
import type { Sense } from './languages'
import { Draft, type Group, type Phrase } from './phrase'
import type { Token } from './tokens'
import type { Vocabulary } from './vocabulary'

/** What detection reads: the words of a text, and what its document calls things. */
export type Source = {
  readonly tokens: readonly Token[]
  readonly vocabulary: Vocabulary
  readonly text: string
}

export type Tag = Sense['tag']

/** The longest phrase that is read, in tokens; what is longer is prose. */
export const phraseLengthMax = 24

/** How deep phrases stand in one another; deeper ones are prose. */
export const phraseDepthMax = 3

/** The longest range that is counted out (1–1,000). */
export const rangeLengthMax = 1_000

/** How many tokens back a noun is looked for that a bare place may count. */
const strangerDistanceMax = 12

/** Endings by which a word beside a number is no noun. */
const verbEnds: Partial<Record<string, RegExp>> = {
  ja: /[ぁ-ゖ]$/,
  ko: /(?:다|요|죠|데|고|서|면|며|까|니|지만)$/,
  zh: /^[了的]/,
}

/** What both orders of words share while a phrase is read: a place in the tokens and a draft. */
export abstract class PhraseReader {
  readonly draft = new Draft()
  protected at: number
  /** The last token that belongs to the phrase. */
  protected end: number

  /** `depth`: how many phrases this one stands in ("the first of the last two of …"). */
  constructor(
    protected readonly source: Source,
    protected readonly from: number,
    protected readonly depth: number,
  ) {
    this.at = from
    this.end = from - 1
  }

  protected get tokens(): readonly Token[] {
    return this.source.tokens
  }

  protected get vocabulary(): Vocabulary {
    return this.source.vocabulary
  }

  /** The word at an index, if there is one. */
  protected word(index: number): Token | undefined {
    const token = this.tokens[index]
    return token?.type === 'word' ? token : undefined
  }

  protected tag(index: number): Tag | undefined {
    return this.word(index)?.sense?.tag
  }

  /** A noun that the language's table has, or that something in the document is called. */
  protected isHead(token: Token): boolean {
    if (token.sense?.tag === 'noun') return true
    const unclaimed =
      token.sense === undefined ||
      ['tie', 'counter', 'abstract', 'extreme'].includes(token.sense.tag)
    return unclaimed && this.vocabulary.heads.has(token.stem)
  }

  /** A word that counts something abstract (quarter, 문단) unless the document says it of a thing. */
  protected isAbstract(token: Token): boolean {
    return token.sense?.tag === 'abstract' && !this.vocabulary.heads.has(token.stem)
  }

  /** A noun that nothing here is called: half, arguments, 이유. */
  protected isStranger(token: Token): boolean {
    return (
      (token.sense === undefined || token.sense.tag === 'abstract') &&
      !token.known &&
      !this.isHead(token) &&
      !this.describes(token)
    )
  }

  /** "The second half was better than the first": what counted strangers in a sentence goes on doing so. */
  protected followsStranger(): boolean {
    const { sentence } = this.tokens[this.from] as Token
    let isNumbered = false
    for (let at = this.from - 1; at >= 0 && this.from - at < strangerDistanceMax; at--) {
      const token = this.tokens[at] as Token
      // "We planted six trees. The third died."
      if (sentence - token.sentence > 1 || token.type === 'link') return false
      if (token.type !== 'word') continue
      // 酒を二本: behind a number it counts, whatever a label says.
      if (token.sense?.tag === 'counter' && this.tag(at - 1) === 'number') continue
      // 熊猫有两只，第一只: of what the number behind it counted.
      if (this.isHead(token)) return isNumbered && this.#endsCompound(at)
      const isCounted = token.sense?.tag === 'number' || token.sense?.tag === 'extreme'
      isNumbered ||= token.sense?.tag === 'number'
      const isOther = isCounted ? this.#countsOther(at) : undefined
      if (isOther !== undefined) return isOther
      const noun = this.word(at + 1)
      if (token.sense?.tag === 'place' && token.sentence === sentence)
        return noun?.sense?.tag === 'abstract' && this.isStranger(noun)
    }
    return false
  }

  /** "all seven novels, and the fifth", 가장 높은 산은 … 두 번째는, 책 세 권 중 두 번째; undefined where it isn't told. */
  #countsOther(at: number): boolean | undefined {
    const { headFinal } = (this.tokens[at] as Token).language
    const nouns = headFinal ? this.#nounsAround(at) : [at + 1]
    const others = nouns.filter((index) => {
      const token = this.word(index)
      // "All three sank": what they did.
      const isVerb =
        token && this.tag(at) === 'number' && !headFinal && !this.#isCounted(token, index)
      if (!token || isVerb) return false
      return (!token.sense && this.isStranger(token)) || this.#endsCompound(index)
    })
    if (others.length === 0) return undefined
    const isHere = (index: number) => {
      const token = this.word(index)
      return token !== undefined && this.isHead(token) && !others.includes(index)
    }
    return !headFinal || !nouns.some(isHere)
  }

  /** Whether English counts this, which is then a plural. */
  #isCounted(token: Token, at: number): boolean {
    return !isPast(token) && pluralFollows(this.tokens, at)
  }

  /** 책 세 권, 犬が三匹, 二つの箱: where what a number with its counter may count stands. */
  #nounsAround(at: number): readonly number[] {
    const behind = this.tag(at + 1) === 'counter' ? at + 2 : at + 1
    const { tag } = (this.tokens[at] as Token).language
    // 막내는 세 살: how old it is, and no number of what stands before.
    if (tag === 'ko' && behind === at + 1) return [behind]
    const isParticle = (index: number) => /^[はがをもの的]$/.test(this.word(index)?.text ?? '')
    // 拍了两张: in Chinese what stands before is a verb.
    const before = tag === 'zh' ? [] : [isParticle(at - 1) ? at - 2 : at - 1]
    return [...before, isParticle(behind) ? behind + 1 : behind].filter((index) => {
      const { text, particle } = this.tokens[index] ?? { text: '', particle: '' }
      return !(verbEnds[tag] ?? /^$/).test(text + particle)
    })
  }

  /** ゴミ箱, 熊猫: the end of a word of a script without spaces, which is another word. */
  #endsCompound(at: number): boolean {
    const [before, token] = [this.word(at - 1), this.word(at)]
    const isJoined = token?.language.spaced === false && before?.end === token.start
    return isJoined && !before.sense && !before.known && /[^ぁ-ゖ]$/.test(before.text)
  }

  protected describes(token: Token): boolean {
    return this.vocabulary.facets.has(token.stem)
  }

  protected addGroup(
    stems: readonly string[],
    tied: boolean,
    how: Omit<Group, 'stems' | 'tied'> = {},
  ): void {
    if (stems.length > 0) this.draft.groups.push({ stems, tied, ...how } satisfies Group)
  }

  /** Adds the places of a range that begins at a token (1~3번, dogs 1-3); where it ends, or −1. */
  protected range(index: number, first: number, behind?: number): number {
    const token = this.tokens[index] as Token
    const joined =
      behind ??
      (/부터$/.test(token.particle) || this.isFromTo(index)
        ? 1
        : this.tag(index + 1) === 'to'
          ? 2
          : 0)
    const last = joined === 0 ? undefined : this.word(index + joined)?.sense
    if (last?.tag !== 'place' && last?.tag !== 'number') return -1
    if (last.n < 0 && first > 0) {
      this.draft.places.push({ n: first, until: last.n, start: token.start, end: token.end })
      this.draft.together = true
      return index + joined
    }
    if (last.n < first || last.n - first >= rangeLengthMax || first < 1) return -1
    // Of a range that goes on past everything there is its ends tell enough.
    const step = last.n > this.vocabulary.nodes.length ? Math.max(1, last.n - first) : 1
    for (let n = first; n <= last.n; n += step)
      this.draft.places.push({ n, start: token.start, end: token.end })
    this.draft.together = true
    return index + joined
  }

  /** 1번에서 3번까지: 에서 says from where only if it is told how far. */
  protected isFromTo(index: number): boolean {
    const { particle } = this.tokens[index] as Token
    if (particle !== '에서' || this.tag(index + 1) !== 'place') return false
    for (let at = index + 1; at <= index + 3; at++)
      if (/까지/.test(this.tokens[at]?.particle ?? '')) return true
    return false
  }

  protected finish(to: number): Phrase | undefined {
    if (to < this.from || to - this.from > phraseLengthMax) return undefined
    return this.draft.finish(this.tokens, this.from, to)
  }
}
