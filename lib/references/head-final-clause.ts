import { BoundsReader } from './head-final-bounds'
import { colourStems } from './concepts'
import { owned } from './genitives'
import { isAdnominal } from './head-final-strangers'
import { headOfToken, isPointing, type Clause, type Phrase } from './phrase'
import { relationsMeant } from './relations'
import type { Token } from './tokens'

type Verb = { readonly to: number; readonly relations: readonly string[] }
type Other = Pick<Clause, 'inner' | 'link' | 'agent'>

const subjects = /^(?:이|가|께서|が|の)$/
const japaneseParticles = /^(?:を|が|に|で|と|の|へ|には|では|から)$/
const verbTokensCountMax = 5

/** Clauses before the noun whose verb is a relation of the graph, and which hold another reference. */
export abstract class ClauseReader extends BoundsReader {
  /** A clause in a clause is not read: it would be read again at each depth. */
  get #mayHold(): boolean {
    return this.depth === 0 && this.vocabulary.edges.length > 0
  }

  /** Words that describe what is still to come. */
  protected group: string[] = []

  /** A whole phrase that was found while one was read. */
  protected result: Phrase | undefined

  /** What the noun behind a genitive means if what stands before is its owner: 셋째 개의 소리. */
  protected belonging: (Phrase & { readonly shorter: Phrase }) | undefined

  #mayBelong = true

  protected abstract inner(at: number): Phrase | undefined

  /** What else the words may say, if nothing belongs to the owner so: one phrase, else the owner alone. */
  protected withOwner(
    whole: Phrase & { readonly shorter: Phrase },
    phrase: Phrase | undefined,
  ): Phrase {
    if (!phrase) return whole
    return { ...whole, shorter: { ...phrase, shorter: phrase.shorter ?? whole.shorter } }
  }

  /** Right before stands 개의, or 둘째의. */
  protected hasGenitive(): boolean {
    const before = this.tokens[this.at - 1] as Token | undefined
    if (before?.particle !== '의' || this.at === this.from) return false
    return this.headAt === this.at - 1 || /[^번]째$/.test(before.text)
  }

  /** 셋째 개의 소리, 三つ目の犬の音: the thing at a token may belong to what stands before the genitive. */
  protected own(at: number): void {
    if (!this.#mayBelong || this.depth > 0 || !this.word(at) || !this.#mayHold) return
    this.#mayBelong = false
    const read = this.draft.finish(this.tokens, this.from, this.end)
    const groups = this.group.length > 0 ? [{ stems: [...this.group], tied: false }] : []
    const own = { places: [...read.places], groups: [...read.groups, ...groups] }
    const owner = { ...read, ...own, latin: false }
    const namesOne = this.namesOne(owner)
    if (!isPointing(owner) && owner.groups.length === 0 && !namesOne) return
    // 洗汤姆的车, but 修理第二辆车的人: whoever is named has something sooner than has it done to him.
    if (!namesOne && this.isObject()) return
    const thing = this.inner(at)
    if (!thing?.head || thing.head.generic || thing.clause || thing.relation) return
    this.belonging = { ...owned(owner, thing, { inner: [owner] }), shorter: owner }
  }

  /** Something is read already that a verb behind it may say something of. */
  protected stands(): boolean {
    return this.headAt >= this.from && this.end === this.at - 1 && this.tellsOne()
  }

  /** What was read so far chooses, or names a thing. */
  protected tellsOne(token = this.tokens[this.headAt] as Token): boolean {
    if (!this.#mayHold) return false
    const { points, determiner, groups } = this.draft
    if (points || determiner === 'this') return true
    const isName = this.group.length === 0 && groups.length === 0 && determiner === 'none'
    return isName && this.vocabulary.heads.get(token.stem)?.length === 1
  }

  /** 第三只狗发出的声音, 세 번째 개가 내는 소리: what was read so far is what the verb here is said of. */
  protected clauseHere(): boolean {
    const isParticle = /^[がの]$/.test((this.tokens[this.at] as Token).text)
    if (this.verbAt(isParticle ? this.at + 1 : this.at) === undefined) return false
    const outer = this.clauseBehind(this.draft.finish(this.tokens, this.from, this.end))
    if (!outer) return false
    this.result = outer
    return true
  }

  /** 첫째 개가 내는 소리: the noun here is who does what the verb behind it says. */
  protected clauseOf(token: Token): boolean {
    const { head } = this.draft
    if (!this.tellsOne(token) || this.verbAt(this.at + 1) === undefined) return false
    const before = { head, headAt: this.headAt, end: this.end }
    this.draft.head = headOfToken(token)
    this.headAt = this.end = this.at++
    if (this.clauseHere()) return true
    this.draft.head = before.head
    this.headAt = before.headAt
    this.end = before.end
    this.at--
    return false
  }

  /** 세 번째 소리를 내는 개, その音を出す犬, 第三只狗发出的声音: the phrase so far, a verb, and a noun. */
  protected clauseBehind(first: Phrase): Phrase | undefined {
    if (!this.#mayHold) return undefined
    if (!isPointing(first) && !this.namesOne(first)) return undefined
    const { particle, language } = first.to < 0 ? {} : (this.tokens[first.to] ?? {})
    const read = this.#behind(first.to, particle ?? '', language?.tag ?? 'ko')
    const inner = [{ ...first, latin: false }]
    const outer = read && this.#outer(read.verb, { inner, agent: read.agent })
    return (
      outer && {
        ...outer,
        start: first.start,
        from: first.from,
        shorter: first,
      }
    )
  }

  /** The same where the other end is a link; the phrase is then the noun alone. */
  protected clauseBehindLink(at: number): Phrase | undefined {
    const { link, particle } = this.tokens[at] as Token
    const next = this.word(at + 1)
    if (!link || !next?.language.headFinal || this.vocabulary.edges.length === 0) return undefined
    const read = this.#behind(at, particle, particle === '' ? next.language.tag : 'ko')
    return (
      read &&
      this.#outer(read.verb, {
        inner: [],
        link: { link, at },
        agent: read.agent,
      })
    )
  }

  /** 发出第三个声音的狗: Chinese puts the verb first and joins the noun by 的. */
  protected clauseWithObject(): Phrase | undefined {
    if (this.tokens[this.from]?.language.tag !== 'zh' || !this.#mayHold) return undefined
    const verb = this.verbAt(this.from)
    if (!verb) return undefined
    const token = this.tokens[verb.to + 1]
    const link = token?.type === 'link' ? token.link : undefined
    const read = link || token?.type !== 'word' ? undefined : this.inner(verb.to + 1)
    const object = read?.shorter ?? read
    if (!link && !(object && isPointing(object))) return undefined
    let at = object ? object.to + 1 : verb.to + 2
    while (/^(?:里|中|上|里面|上面)$/.test(this.word(at)?.text ?? '')) at++
    if (!/^(?:的|里的|中的|上的|里面的)$/.test(this.word(at)?.text ?? '')) return undefined
    const other: Other = link
      ? { inner: [], link: { link, at: verb.to + 1 }, agent: false }
      : { inner: [object as Phrase], agent: false }
    const outer = this.#outer({ ...verb, to: at }, other)
    if (!outer || link) return outer
    return {
      ...outer,
      start: (this.tokens[this.from] as { start: number }).start,
      from: this.from,
    }
  }

  /** 의자에 앉은, 모자를 쓴: the particle ties a description instead of closing the phrase. */
  protected isTied({ particle }: Token): boolean {
    const next = this.word(this.at + 1)
    if (this.beginsRange(this.at)) return true
    // 1번부터 3번까지 차를: the noun behind a range.
    if (this.draft.together && particle === '까지' && next && this.isHead(next)) return true
    if (next && /^[이가을를]$/.test(particle) && this.isRelative(next)) return true
    if (
      this.tag(this.at + 1) === 'among' ||
      (['extreme', 'not'].includes(this.tag(this.at + 1) ?? '') && /^[이가]$/.test(particle))
    )
      return true
    return (
      ['tie', 'without', 'not'].includes(this.tag(this.at + 1) ?? '') &&
      /^(?:에|에서|을|를|이|가)$/.test(particle)
    )
  }

  /** 黄色的那只: 的 ends what was said of it, which is no verb (喜欢的那只). */
  protected isDescribedByDe(): boolean {
    const isVerb = this.group.some((stem) => this.vocabulary.relations.has(stem))
    return this.group.length > 0 && !isVerb && /的$/.test(this.word(this.at - 1)?.text ?? '')
  }

  /** 白いのは, 緑のを: の behind an adjective and before a particle stands for what is so. */
  protected isOne(): boolean {
    const { text, stem } = this.tokens[this.at - 1] as Token
    const isSo = text.endsWith('い') || colourStems.has(stem)
    if (this.at - 1 !== this.from || this.group.length !== 1 || !isSo) return false
    if (this.word(this.from - 1)?.text === 'が') return false
    return /^(?:は|を|が.*|も|と|や|より|だけ|から|には|では)$/.test(
      this.word(this.at + 1)?.text ?? '',
    )
  }

  /** A noun that one thing here is called, and no more. */
  protected namesOne({ head, groups, count }: Pick<Phrase, 'head' | 'groups' | 'count'>): boolean {
    if (!head || head.generic || groups.length > 0 || count !== undefined) return false
    return this.vocabulary.heads.get(head.stem)?.length === 1
  }

  #behind(
    to: number,
    particle: string,
    tag: string,
  ): { verb: Verb; agent: boolean | undefined } | undefined {
    if (tag === 'zh') {
      const verb = this.verbAt(to + 1)
      const of = verb && this.tag(verb.to + 1) === 'of'
      return of ? { verb: { ...verb, to: verb.to + 1 }, agent: true } : undefined
    }
    const own = tag === 'ja' ? (this.word(to + 1)?.text ?? '') : particle
    if (own === '' || (tag === 'ja' && !japaneseParticles.test(own))) return undefined
    const verb = this.verbAt(tag === 'ja' ? to + 2 : to + 1)
    return verb && { verb, agent: subjects.test(own) }
  }

  #outer(verb: Verb, other: Other): Phrase | undefined {
    const read = this.word(verb.to + 1) ? this.inner(verb.to + 1) : undefined
    if (!read || read.relation || read.clause) return undefined
    const clause = { relations: verb.relations, ...other }
    // 영호가 돌보는 소 중 두 번째: what is counted in is what the clause tells.
    const { among } = read
    if (among?.head && !among.clause) {
      const head = { ...among.head, plural: true }
      return { ...read, among: { ...among, head, clause } }
    }
    return read.head && { ...read, clause }
  }

  /** A verb of the graph's relations in the form that stands before a noun: 내는, 찍힌, 出している, 发出. */
  protected verbAt(from: number): Verb | undefined {
    const token = this.word(from)
    if (!token || !token.language.headFinal) return undefined
    const { tag } = token.language
    let text = ''
    for (let at = from; at - from < verbTokensCountMax; at++) {
      const next = this.word(at)
      if (!next || (at > from && tag !== 'ko' && next.spaced)) return undefined
      if (['place', 'number', 'noun', 'this'].includes(next.sense?.tag ?? '')) return undefined
      text += next.text
      if (tag === 'zh') return this.#chineseVerb(from)
      if (tag === 'ko') {
        // 내는 may have been read as 내 with its topic.
        const whole = next.text + next.particle
        if (whole.endsWith('고') && /^있는/.test(this.word(at + 1)?.text ?? ''))
          return this.#meant(whole, at + 1)
        return isAdnominal(whole) ? this.#meant(whole, at) : undefined
      }
      const behind = this.word(at + 1)
      const begins = behind && (this.isHead(behind) || this.describes(behind))
      if (begins && /[るたうくすつぬむぶぐ]$/.test(text)) return this.#meant(text, at)
    }
    return undefined
  }

  /** 发出, 出现在, 发出了: with the aspect and the preposition behind it. */
  #chineseVerb(at: number): Verb | undefined {
    const found = this.#meant(this.tokens[at]?.text ?? '', at)
    if (!found) return undefined
    let to = at
    while (/^[着了过過在于於到]$/.test(this.word(to + 1)?.text ?? '')) to++
    return { ...found, to }
  }

  #meant(text: string, to: number): Verb | undefined {
    const relations = relationsMeant(this.vocabulary, text)
    return relations.length > 0 ? { to, relations } : undefined
  }
}
