import { mayBegin } from './begins'
import { headOfToken, type Head, type Phrase } from './phrase'
import { phraseDepthMax, type Source } from './reader'
import type { Sense } from './languages'
import { describingLengthMax, isOf } from './head-first-bounds'
import { isPast, looksLikeVerb } from './head-first-verbs'
import { ExceptReader } from './head-first-except'
import { clauseWords } from './languages/en'
import type { Token } from './tokens'

/**
 * Reads a phrase of English: determiner, place, number, describing words, noun, then what is tied to
 * it behind ("the second person in the orange shirt", "images 1 and 2", "the first of the red cars").
 */
export class HeadFirstReader extends ExceptReader {
  static read(source: Source, from: number, depth = 0): Phrase | undefined {
    if (depth > phraseDepthMax || !mayBegin(source, from)) return undefined
    return new HeadFirstReader(source, from, depth).read()
  }

  /** A phrase that was put together, with what it is told to be without ("Noor's boats except the first"). */
  static limited(source: Source, phrase: Phrase): Phrase {
    return new HeadFirstReader(source, phrase.from, 0).limited(phrase) ?? phrase
  }

  protected inner(at: number): Phrase | undefined {
    return HeadFirstReader.read(this.source, at, this.depth + 1)
  }

  read(): Phrase | undefined {
    const phrase = this.isOwned() ? undefined : this.#read()
    return phrase && this.limited(this.genitive(phrase) ?? phrase)
  }

  #read(): Phrase | undefined {
    const { draft } = this
    const first = this.tokens[this.from] as Token
    if (first.sense?.tag === 'pronoun') return this.#pronoun(first)
    if (this.isHer()) return this.#person()
    if (this.isEcho()) return undefined
    this.owner(first)
    this.#quantity()
    if (!this.#determiners() || this.isVerbBehindThis(this.at)) return undefined
    if (this.bareRange()) return this.finish(this.end)
    this.#selectors()
    const tag = this.tag(this.at)
    if (tag === 'former' || tag === 'latter') return this.pointer(tag)
    if (this.isFormer()) return this.pointer('former')
    if (tag === 'rest') return this.#rest()
    if (!this.#noun()) return undefined
    // "one photo after another"
    const isSeries =
      draft.quantity === 'one' && /^another$/i.test(this.word(this.at + 1)?.text ?? '')
    // "That is odd": an adjective, which says nothing of numbers without a noun.
    const isOdd = draft.parity !== undefined && !draft.head && draft.determiner === 'none'
    // "on a brighter note"
    const isAny = draft.extreme?.most === false && draft.determiner === 'some'
    if (isSeries || isOdd || isAny || this.isManner()) return undefined
    if (!draft.head && !draft.points && draft.count === undefined) return undefined
    if (this.isCorrelative()) return undefined
    if (draft.head && this.numbersBehind()) return this.finish(this.end)
    const plain = draft.head ? this.#withTail() : undefined
    this.among()
    if (this.isOfStrangers()) return undefined
    const phrase = this.finish(this.end)
    return phrase && plain ? { ...phrase, shorter: plain } : phrase
  }

  /** Reads what is tied on; the phrase without it, where it ties a thing of the document that it may only happen to be near. */
  #withTail(): Phrase | undefined {
    const { draft } = this
    if (this.fromEnd(this.at)) this.at++
    this.rangeBehind()
    this.content()
    const plain = this.finish(this.end)
    const kept = plain && { ...plain, groups: [...draft.groups] }
    // Without what a clause says, these may be more than are meant.
    const some = kept && { ...kept, unread: 'its' as const }
    const isClause = this.clause()
    if (isClause) this.narrowed(kept?.groups ?? [])
    if (isClause) return some
    if (this.ofOwner()) return kept
    const isRelative = isOf(clauseWords.relatives, this.word(this.at))
    this.tail()
    this.relation()
    const { end } = this
    this.narrowed(isRelative && kept && end > kept.to ? kept.groups : undefined)
    const tied = draft.groups.slice(kept?.groups.length ?? 0)
    const isThing = tied.some(({ stems }) => this.vocabulary.heads.has(stems.at(-1) as string))
    // An ordinal counts within what is tied on, so it means nothing without.
    if (!isThing || draft.places.length > 0) return undefined
    return this.end > end ? some : kept
  }

  #pronoun({ sense, text }: Token): Phrase | undefined {
    // "its bark": whose it is takes more than counting candidates.
    if (sense?.tag !== 'pronoun' || /^its$/i.test(text)) return undefined
    if ((/^it$/i.test(text) && this.isExpletive()) || this.isAnybody()) return undefined
    this.draft.pointer = 'pronoun'
    this.draft.many = sense.many
    this.draft.person = sense.person
    return this.finish(this.from)
  }

  #person(): Phrase | undefined {
    this.draft.pointer = 'pronoun'
    this.draft.person = true
    return this.finish(this.from)
  }

  #quantity(): void {
    const tag = this.tag(this.at)
    if (tag !== 'both' && tag !== 'all' && tag !== 'one') return
    this.draft.quantity = tag
    // "no humans in either image": of what is denied, either is both.
    if (tag === 'one' && /^either/i.test(this.word(this.at)?.text ?? '') && this.isDenied())
      this.draft.quantity = 'both'
    this.end = this.at++
    if (this.tag(this.at) === 'of') this.at++
  }

  #determiners(): boolean {
    for (let count = 0; count < 4; count++) {
      const tag = this.tag(this.at)
      if (tag !== 'the' && tag !== 'this' && tag !== 'some') return true
      if (tag === 'some' && this.draft.determiner !== 'none') return false
      // "so that the naming matches": what joins two clauses; "said the last man" is a verb.
      const isSaid = this.at > this.from && /^said$/i.test(this.word(this.at - 1)?.text ?? '')
      if (tag === 'the' && (this.draft.determiner === 'this' || isSaid)) return false
      if (tag === 'this' && this.isRelativeBefore(this.at)) return false
      this.draft.determiner = tag
      this.end = this.at++
      // "the only boat": that there is no other is what the article says too.
      if (tag === 'the' && /^only$/i.test(this.word(this.at)?.text ?? '')) this.at++
    }
    return false
  }

  /** first, last two, second to last, other, left and right, three, middle, 2nd. */
  #selectors(): void {
    for (let count = 0; count < 8; count++) {
      const token = this.word(this.at)
      const next = this.word(this.at + 1)
      if (!token?.sense) return
      if (/^one$/i.test(token.text) && count === 0 && next && this.isHead(next))
        this.draft.quantity = 'one'
      else if (!this.#selector(token)) return
      this.end = this.at++
    }
  }

  #selector(token: Token): boolean {
    const { draft } = this
    const { sense } = token
    switch (sense?.tag) {
      case 'place':
        return this.#place(token, sense.n)
      case 'number':
        if (draft.count !== undefined) return false
        draft.count = sense.n
        return true
      case 'abstract':
        return this.#numbered(token)
      case 'other':
        draft.remainder = 'other'
        draft.many = /s$/.test(token.text)
        return true
      case 'middle':
        draft.middle = true
        return true
      case 'parity':
        draft.parity = sense.odd ? 'odd' : 'even'
        return true
      case 'side':
        draft.sides.push({ side: sense.side, most: sense.most })
        // "the left and right image" is one expression.
        if (this.tag(this.at + 1) === 'and' && this.tag(this.at + 2) === 'side') this.at++
        return true
      case 'extreme':
        return this.#extreme(sense)
      default:
        return false
    }
  }

  /** "larger" compares only behind an article ("Can you lower the track") and is no noun ("the lighter"). */
  #extreme({ grade, most }: Extract<Sense, { tag: 'extreme' }>): boolean {
    if (this.draft.extreme || (!most && this.draft.determiner === 'none')) return false
    this.draft.extreme = { grade, most }
    return true
  }

  #place(token: Token, n: number): boolean {
    const { draft } = this
    const before = this.tag(this.at - 1)
    // "one second", "30 seconds": a unit of time.
    if (
      token.text === 'second' &&
      (draft.count !== undefined || before === 'number' || before === 'noun')
    )
      return false
    if (draft.places.length > 0 && draft.count === undefined && !draft.remainder) return false
    const last = this.#rangeOfPlaces(n)
    if (last >= 0) {
      this.at = last
      return true
    }
    draft.places.push({ n, start: token.start, end: token.end })
    this.fromEnd(this.at + 1)
    return true
  }

  /** "vote for number four", not "bus number four" nor "number one". */
  #numbered({ text }: Token): boolean {
    const next = this.word(this.at + 1)
    const before = this.word(this.from - 1)
    if (text.toLowerCase() !== 'number' || next?.sense?.tag !== 'number') return false
    if (
      this.at !== this.from ||
      /^one$/i.test(next.text) ||
      (this.word(this.at + 2)?.sense === undefined && this.word(this.at + 2))
    )
      return false
    if (
      before &&
      (before.sense === undefined ? !looksLikeVerb(before) : before.sense.tag === 'noun')
    )
      return false
    this.draft.places.push({
      n: next.sense.n,
      start: next.start,
      end: next.end,
    })
    this.draft.determiner = 'the'
    this.at++
    return true
  }

  /** third through fifth, 2nd to 4th; "pour the 2nd to the 3rd" is no range. */
  #rangeOfPlaces(first: number): number {
    if (this.tag(this.at + 1) !== 'to') return -1
    const through = /^thr/i.test(this.tokens[this.at + 1]?.text ?? '')
    const article = (through || this.isSpan()) && this.tag(this.at + 2) === 'the' ? 1 : 0
    return this.range(this.at, first, 2 + article)
  }

  #rest(): Phrase | undefined {
    if (this.draft.determiner !== 'the') return undefined
    this.draft.remainder = 'rest'
    this.end = this.at++
    if (this.tag(this.at) === 'of') this.at++
    const inner = this.word(this.at) ? this.inner(this.at) : undefined
    if (inner && (inner.head ?? inner.many)) {
      this.draft.head = inner.head
      this.draft.groups = [...inner.groups]
      this.end = inner.to
    }
    return this.finish(this.end)
  }

  /** Describing words and the noun; false where the words are some other noun's. */
  #noun(): boolean {
    const start = this.at
    let last = -1
    let at = start
    for (; at - start < describingLengthMax; at++) {
      const token = this.word(at)
      if (!token || token.language.headFinal) break
      if (last >= 0 && /^(?:number|no)s?$/i.test(token.text)) break
      if (this.isAbstract(token) && !this.describes(token)) return false
      if (
        last >= 0 &&
        (!token.known || (token.sense?.tag === 'noun' && headOfToken(token).generic))
      )
        break
      // "the brown one barks": behind what stands for any noun there is no other.
      if (
        last >= 0 &&
        (headOfToken(this.tokens[last] as Token).generic || this.isVerbOfSubject(last, at))
      )
        break
      // "the naming matches Folder B": what stands before a name here is no word of it.
      const before = this.word(at - 1)
      if (
        at > start &&
        before &&
        !before.known &&
        looksLikeVerb(before) &&
        /^\p{Lu}/u.test(token.text)
      )
        break
      if (last < 0 && this.#isBareStranger(token, at === start)) return false
      if (last < 0 && (this.#isVerbOfCounted(token, at) || this.isVerbOfSeveral(at))) break
      if (last < 0 ? this.isVerbOfPlaces(at) : this.isVerbOfPlural(last, at)) break
      if (this.isHead(token)) last = at
      else if (
        token.sense !== undefined &&
        token.sense.tag !== 'side' &&
        !(token.sense.tag === 'abstract' && token.known)
      )
        break
      if (token.particle !== '' || this.isVerbOfClause(at)) break
    }
    if (last < 0) return this.#withoutNoun(start, at)
    if (this.isCompound(last)) return false
    this.#describe(start, last)
    this.draft.head = headOfToken(this.tokens[last] as Token)
    this.draft.nounTo = last
    this.end = last
    this.at = last + 1
    return true
  }

  /** "The three make sound 1": behind a number the verb of an edge says what they do. */
  #isVerbOfCounted(token: Token, at: number): boolean {
    const { draft } = this
    const counts = draft.count !== undefined || draft.places.length > 0 || draft.quantity
    if (!counts || at > this.end + 1 || token.sense || this.isHead(token)) return false
    return (
      this.vocabulary.relations.has(token.stem) &&
      !/(?:ing|ed|n)$/.test(token.text) &&
      this.vocabulary.relations.has(token.text.toLowerCase().replace(/(?:es|s)$/, ''))
    )
  }

  /** Without an article a phrase begins with a word that is known, and not with a verb of the graph. */
  #isBareStranger(token: Token, first: boolean): boolean {
    const bare = this.draft.determiner === 'none' && !this.draft.points
    if (!bare) return false
    // "[The second](#n3) hoots at dawn": no noun follows what is pointed at.
    if (first && this.tokens[this.at - 1]?.type === 'link') return true
    if (this.vocabulary.relations.has(token.stem) && !this.isHead(token)) return true
    return first && !token.known && this.draft.count === undefined && !this.isHead(token)
  }

  #describe(from: number, to: number, standing = false): void {
    const stems: string[] = []
    for (let index = from; index < to; index++) {
      const token = this.tokens[index] as Token
      if (this.describes(token)) stems.push(token.stem)
      else this.draft.strangers.push(token.stem)
    }
    const common = standing && !/^\p{Lu}/u.test((this.tokens[from] as Token).text)
    this.addGroup(stems, false, { standing: common })
  }

  /** Where words end that describe something and stand for it: "the tenor", "the striker scored", not "the white horse". */
  #behindDescription(start: number, stop: number): number {
    let at = start
    while (at < stop) {
      const token = this.tokens[at] as Token
      if (token.sense || !this.describes(token)) break
      at++
    }
    const next = this.tokens[at]
    return at === stop || (next && isPast(next)) ? at : start
  }

  /** "the tenor", "the first and …", "the third.": no noun, or what is said of a thing stands for it. */
  #withoutNoun(start: number, stop: number): boolean {
    const { draft } = this
    const definite = draft.determiner === 'the' || draft.determiner === 'this'
    const next = this.word(start)
    const behind = this.#behindDescription(start, stop)
    if (behind > start && definite && !this.vocabulary.relations.has((next as Token).stem)) {
      this.#describe(start, behind, true)
      const plural = headOfToken(this.tokens[behind - 1] as Token).plural
      draft.head = {
        stem: '',
        generic: true,
        person: false,
        plural,
        proper: false,
      } satisfies Head
      this.draft.nounTo = behind - 1
      this.end = behind - 1
      this.at = behind
      return true
    }
    if (draft.places.length > 0) {
      const joined = this.tag(start) === 'and' || this.tokens[start]?.type === 'comma' ? 1 : 0
      const article = this.tag(start + joined) === 'the' ? 1 : 0
      const listed =
        joined > 0 &&
        (article === 0 || draft.determiner !== 'none') &&
        ['place', 'side', 'middle'].includes(this.tag(start + joined + article) ?? '') &&
        // "She came third and left the room"
        !['the', 'this', 'some'].includes(this.tag(start + joined + article + 1) ?? '')
      if (draft.determiner === 'none' && !draft.remainder && !listed && !this.endsList())
        return false
      // "the first to arrive": who, by what they did.
      const infinitive = this.tag(start) === 'to' && this.word(start + 1)?.sense === undefined
      if (infinitive || this.isDate() || this.followsStranger()) return false
    }
    if (draft.extreme && draft.determiner === 'none') return false
    if (!draft.points && draft.count === undefined) return false
    return this.isFloating() || this.isVerbOfPlaces(start) || this.standsAlone(start)
  }
}
