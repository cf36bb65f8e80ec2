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
    for (let at = this.from - 1; at >= 0 && this.from - at < strangerDistanceMax; at--) {
      const token = this.tokens[at] as Token
      if (token.sentence !== sentence || token.type === 'link') return false
      if (token.type !== 'word') continue
      if (this.isHead(token)) return false
      if (token.sense?.tag !== 'place') continue
      const noun = this.word(at + 1)
      return noun?.sense?.tag === 'abstract' && this.isStranger(noun)
    }
    return false
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
