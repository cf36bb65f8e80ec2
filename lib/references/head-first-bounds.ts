import { isPlural } from './concepts'
import { isPast, looksLikeVerb, pluralFollows } from './head-first-verbs'
import { clauseWords } from './languages/en'
import { headOfToken } from './phrase'
import { PhraseReader } from './reader'
import type { Token } from './tokens'

/** Whether a word, or that of which it is the negation ("weren't"), is of a class. */
export const isOf = (words: ReadonlySet<string>, token: Token | undefined): boolean =>
  token?.type === 'word' && words.has(token.text.toLowerCase().replace(/n['’]t$/, ''))

/** A verb that helps another or asks: is, did, won't. */
export const isAuxiliary = (token: Token | undefined): boolean =>
  isOf(clauseWords.copulas, token) || isOf(clauseWords.auxiliaries, token)

const months =
  'january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec'
const dateWords = new RegExp(`^(?:on|by|since|until|till|before|after|${months})$`, 'i')
const monthWords = new RegExp(`^(?:${months}|month|every|each|next|last|this)$`, 'i')
export const describingLengthMax = 6
const articleDistanceMax = 12

const expletives =
  /^(?:rain(?:s|ed|ing)?|snow(?:s|ed|ing)?|sunny|cloudy|windy|late|early|noon|midnight|time|dark|clear|true|important|possible|impossible|likely|unlikely|necessary|hard|easy|difficult|worth|seems?|seemed|appears?|appeared|turns?|turned|takes?|took|depends|matters|said|known|obvious|kind|nice|good|better|best|okay|ok|my|your|about|been)$/i

/** What may stand behind a phrase of English without a noun, and which nouns belong to another word. */
export abstract class BoundsReader extends PhraseReader {
  /** "She who laughs last": anybody of whom that is so. */
  protected isAnybody(): boolean {
    return /^(?:who|whom|whose)$/i.test(this.word(this.from + 1)?.text ?? '')
  }

  /** "The boats that Noor bought", "the dog that barks": behind a noun and before a name or an -s it points at nothing. */
  protected isRelativeBefore(at: number): boolean {
    const [noun, that, name] = [this.word(at - 1), this.word(at), this.tokens[at + 1]]
    const isNoun = noun !== undefined && this.isHead(noun)
    const isWord = name?.type === 'word' && name.sense === undefined
    const isPlain = isWord && isPlural(name.text) && !this.vocabulary.relations.has(name.stem)
    const isName = name?.type === 'link' || /^\p{Lu}/u.test(name?.text ?? '') || isPlain
    return isNoun && isName && at === this.from && /^that$/i.test(that?.text ?? '')
  }

  /** "Please do not page her.": behind a verb and before no noun it is she. */
  protected isHer(): boolean {
    if (!/^her$/i.test(this.tokens[this.from]?.text ?? '')) return false
    const next = this.word(this.from + 1)
    return (
      !next || ['and', 'close', 'be', 'tie', 'the', 'this', 'to'].includes(next.sense?.tag ?? '')
    )
  }

  /** "The two of us", "the third of these arguments": of what is not here. */
  protected isOfStrangers(): boolean {
    if (this.draft.among || this.draft.head || this.tag(this.end + 1) !== 'of') return false
    let at = this.end + 2
    if (/^(?:us|you)$/i.test(this.word(at)?.text ?? '')) return true
    const first = at
    while (['the', 'this'].includes(this.tag(at) ?? '')) at++
    const noun = at > first ? this.word(at) : undefined
    return noun !== undefined && this.isStranger(noun)
  }

  /** "Neither the first boat nor the second", "both Noor and Ben": each is told by itself. */
  protected isCorrelative(): boolean {
    const { quantity, determiner, head, places } = this.draft
    const isLink = this.tokens[this.end + 1]?.type === 'link'
    const [first, joint] = [this.word(this.from), this.word(this.end + (isLink ? 2 : 1))]
    if (!quantity || !/^(?:both|n?either)$/i.test(first?.text ?? '') || head?.plural) return false
    const isOne = determiner === 'the' || places.length > 0 || head?.proper === true
    // "both [photos](#p1,p2)": what is linked has been pointed at.
    return isLink && !head ? true : isOne && /^(?:and|n?or)$/i.test(joint?.text ?? '')
  }

  /** "the dog that makes the second sound barks": behind a noun of a medium inside a clause, -s is a verb's. */
  protected isVerbOfClause(at: number): boolean {
    const [noun, next] = [this.word(at)?.sense, this.word(at + 1)]
    const isMedium = noun?.tag === 'noun' && noun.kinds !== undefined
    return this.depth > 0 && isMedium && next !== undefined && !next.sense && looksLikeVerb(next)
  }

  /** "Neither can I", "the second doesn't either": the same is denied of one more. */
  protected isEcho(): boolean {
    const said = this.word(this.from)?.text ?? ''
    if (!/^(?:n?either)$/i.test(said)) return false
    if (/^e/i.test(said) && !this.word(this.from + 1) && this.isDenied()) return true
    const [verb, subject] = [this.word(this.from + 1), this.word(this.from + 2)]
    const isVerb = isAuxiliary(verb) || /^am$/i.test(verb?.text ?? '')
    return isVerb && /^(?:I|you|we|he|she|they|it)$/i.test(subject?.text ?? '')
  }

  /** "It is raining", "it takes two", "it is hard to say": nothing that was spoken of. */
  protected isExpletive(): boolean {
    let at = this.from + 1
    while (['be', 'close', 'not'].includes(this.tag(at) ?? '') && at - this.from < 4) at++
    const word = this.word(at)
    if (!word || !expletives.test(word.text)) return false
    const behind = this.word(at + 1)?.text ?? ''
    const idiom =
      /^(?:rain|snow|noon|midnight|time|seem|appear|depends|matters|take|took|turn|late$|early$)/i
    return idiom.test(word.text) || /^(?:to|that|if|for|when|whether|how|why|what)$/i.test(behind)
  }

  /** "That sounds good", "this figures": behind a singular the plural of a medium is a verb. */
  protected isVerbBehindThis(at: number): boolean {
    const { sense, text } = this.word(at) ?? {}
    return (
      /^(?:this|that)$/i.test(this.word(at - 1)?.text ?? '') &&
      sense?.tag === 'noun' &&
      sense.kinds !== undefined &&
      isPlural(text ?? '')
    )
  }

  /** "The dog barks loudly": at the head of a clause a word in -s behind a singular noun, and before nothing it could be the subject of, is its verb. */
  protected isVerbOfSubject(noun: number, at: number): boolean {
    const token = this.word(at)
    const before = this.tokens[this.from - 1]
    const begins =
      before === undefined ||
      before.type !== 'word' ||
      /^(?:and|close)$/.test(before.sense?.tag ?? '')
    if (!begins || !token || token.sense || !isPlural(token.text) || /^\p{Lu}/u.test(token.text))
      return false
    const { plural, kinds } = headOfToken(this.tokens[noun] as Token)
    if (plural || kinds !== undefined) return false
    const next = this.word(at + 1)
    return !next || /^(?:and|close)$/.test(next.sense?.tag ?? '') || /ly$/.test(next.text)
  }

  /** "Mia and Zoe both play": the quantifier behind what it counts. */
  protected isFloating(): boolean {
    const before = this.word(this.from - 1)
    return (
      this.draft.quantity === 'both' &&
      before !== undefined &&
      (before.known || before.sense?.tag === 'pronoun')
    )
  }

  /** A word of denial stands before in the sentence. */
  protected isDenied(): boolean {
    const { sentence } = this.tokens[this.from] as Token
    for (let at = this.from - 1; at >= 0 && this.from - at < 12; at--) {
      const token = this.tokens[at] as Token
      if (token.sentence !== sentence) return false
      if (/^(?:no|not|none|never|nor|without|nobody|nothing)$|n['’]t$/i.test(token.text))
        return true
    }
    return false
  }

  /** The last of "the first, second, and third", whose article stands with the first. */
  protected endsList(): boolean {
    let before = this.from - 1
    while (this.tokens[before]?.type === 'comma' || this.tag(before) === 'and') before--
    return before < this.from - 1 && this.tag(before) === 'place'
  }

  /**
   * "Shift into second gear before the hill": behind a preposition an ordinal without its article says how,
   * unless the sentence does without articles ("pour first beaker into third beaker").
   */
  protected isManner(): boolean {
    const { determiner, places, head, groups } = this.draft
    if (determiner !== 'none' || places.length !== 1 || groups.length > 0) return false
    if (!head || head.kinds || head.generic || head.plural || head.proper) return false
    if (!/^(?:in|into|at|on|onto|to|from)$/i.test(this.word(this.from - 1)?.text ?? ''))
      return false
    const { sentence } = this.tokens[this.from] as Token
    const near = this.tokens.slice(
      Math.max(0, this.from - articleDistanceMax),
      this.from + articleDistanceMax,
    )
    return near.some((token) => token.sentence === sentence && /^(?:the|an?)$/i.test(token.text))
  }

  /** "The first and the fourth sound alike", "both sound good": what several things do is no noun of one. */
  protected isVerbOfSeveral(at: number): boolean {
    if (at !== this.end + 1 || !/^sound$/i.test(this.word(at)?.text ?? '')) return false
    const several = this.draft.quantity === 'both' || (this.draft.count ?? 1) > 1
    return several || /^alike$/i.test(this.word(at + 1)?.text ?? '')
  }

  /**
   * "The first and the second bark", "the third growls loudly": at the head of a clause, and before nothing it could
   * be the subject of, a word that does not agree with the places as their noun would is their verb.
   */
  protected isVerbOfPlaces(at: number): boolean {
    const { places, count, quantity, head } = this.draft
    const token = this.word(at)
    if (at !== this.end + 1 || places.length !== 1 || count !== undefined || quantity || head)
      return false
    if (!token || token.sense || !/^\p{Ll}/u.test(token.text)) return false
    if (this.endsList() === isPlural(token.text) || !this.#isOfMedia(token)) return false
    let first = this.from - 1
    while (['place', 'the', 'and'].includes(this.tag(first) ?? '')) first--
    const before = this.tokens[first]
    const begins = !before || before.type !== 'word' || before.sense?.tag === 'close'
    const next = this.word(at + 1)
    const isLast =
      !next || /^(?:and|close|tie)$/.test(next.sense?.tag ?? '') || /ly$/.test(next.text)
    return begins && isLast && !isAuxiliary(next)
  }

  /** Bark, howl: what a thing does is what its sound is called. */
  #isOfMedia({ stem }: Token): boolean {
    const { heads, nodes } = this.vocabulary
    const called = heads.get(stem) ?? []
    const media = ['audio', 'segment', 'image']
    return called.length > 0 && called.every((each) => media.includes(nodes[each]?.kind ?? ''))
  }

  /** "The first two photos show boats": behind a plural a verb of the graph as it stands there is theirs. */
  protected isVerbOfPlural(noun: number, at: number): boolean {
    const token = this.word(at)
    if (!token || token.sense || this.isHead(token) || isPlural(token.text)) return false
    const isVerb = this.vocabulary.relations.has(token.stem) && !/(?:ing|ed|n)$/.test(token.text)
    return isVerb && headOfToken(this.tokens[noun] as Token).plural
  }

  /** Nothing follows that could be the noun. */
  protected standsAlone(start: number): boolean {
    const next = this.word(start)
    const { places, quantity, count = quantity ? 2 : 1 } = this.draft
    // "the first twenty" beside three: of something else.
    if (places.length > 0 && count > this.vocabulary.nodes.length) return false
    if (!next || this.vocabulary.relations.has(next.stem)) return true
    if (next.sense !== undefined) return next.sense.tag !== 'number'
    if (next.known) return false
    // A plural subject takes no -s: "both sides" is a noun, "the other paints" a verb.
    const behind = this.word(start + 1)
    if (next.text.endsWith('s') && (behind?.sense?.tag === 'be' || isAuxiliary(behind)))
      return false
    const several =
      this.draft.quantity !== undefined || (this.draft.count ?? 1) > 1 || this.endsList()
    if (several && next.text.endsWith('s')) return false
    // "the last two burn oil", "all three lay eggs": a noun would be a plural.
    const [before, first] = [this.from - 1, this.from].map((at) => this.word(at)?.text ?? '')
    // "We both know": those who speak.
    if (/^(?:we|us|you|i|me)$/i.test(before as string)) return false
    const isWhole = quantity && /^(?:both|all)$/i.test(first as string)
    if (isWhole || (places.length > 0 && count > 1))
      return isPast(next) || !pluralFollows(this.tokens, start)
    // "after the first set": a verb that takes an object is a noun where none follows.
    if (/^(?:set|cut|hit|shot|bet|bid|saw)$/.test(next.text) && !behind) return false
    // "the second reading passed": what a finite verb follows is a noun.
    if (/ing$/.test(next.text) && this.#isFinite(behind, false)) return false
    return this.draft.remainder === 'other' || this.draft.count === undefined
      ? looksLikeVerb(next)
      : false
  }

  /** "due on the 1st", "May 3rd", "the third of June": a day of a month. */
  protected isDate(): boolean {
    if (this.tag(this.end + 1) === 'of' && monthWords.test(this.tokens[this.end + 2]?.text ?? ''))
      return true
    const place = this.draft.places[0]
    if (!place || !/^[0-9]/.test(this.tokens[this.end]?.text ?? '')) return false
    const before =
      this.tag(this.from) === 'the'
        ? this.from - 1
        : this.tag(this.from) === 'place'
          ? this.from - 1
          : this.from
    return dateWords.test(this.tokens[before]?.text ?? '')
  }

  /** "the dog food is …": a noun behind the noun that nothing here is called. */
  protected isCompound(last: number): boolean {
    const head = this.tokens[last] as Token
    const next = this.word(last + 1)
    if (!next || next.known || next.language.headFinal || head.particle !== '') return false
    if (headOfToken(head).generic || headOfToken(head).plural || this.isQuestion()) return false
    if (this.#isSubjectOfVerb(last + 1)) return true
    if (next.sense !== undefined) return false
    if (looksLikeVerb(next) || this.draft.places.length > 0 || this.draft.determiner === 'this')
      return false
    const behind = this.tag(last + 2)
    return !this.word(last + 2) || behind === 'be' || behind === 'close'
  }

  /** "The ticket office opens", "the table tennis club won": at the head of a clause what a finite verb follows is its noun. */
  #isSubjectOfVerb(at: number): boolean {
    const { draft } = this
    // "the second dog bowl cracked": read again from its place on.
    const first = this.tag(this.from - 1) === 'the' ? this.from - 1 : this.from
    const before = this.tokens[first - 1]
    const begins =
      before?.type !== 'word' || /^(?:and|close|tie|of|relation)$/.test(before.sense?.tag ?? '')
    if (!begins || isAuxiliary(before) || /^lets?$/i.test(before?.text ?? '')) return false
    const noun = this.word(at) as Token
    if ((draft.determiner !== 'the' && first === this.from) || !this.#isOtherNoun(noun))
      return false
    const verb = this.word(at + 1)
    // As verbs of a singular these would end in -s.
    if (/^(?:show|stand|look|fit)$/.test(noun.text)) return this.#isFinite(verb, false)
    if (looksLikeVerb(noun)) return isPlural(noun.text) && this.#isFinite(verb, true)
    if (verb && this.#isFinite(verb, isAuxiliary(verb))) return true
    const isLonger = verb !== undefined && this.#isOtherNoun(verb) && !looksLikeVerb(verb)
    return isLonger && this.#isFinite(this.word(at + 2), false)
  }

  /** Office, boy, number: what may end a compound, and is no adverb. */
  #isOtherNoun(token: Token): boolean {
    const { sense, text } = token
    const isPerson = sense?.tag === 'noun' && sense.person === true
    const isNoun = !sense || sense.tag === 'abstract' || isPerson
    return isNoun && !token.known && /^\p{Ll}/u.test(text) && !isOf(clauseWords.whereabouts, token)
  }

  /** Is, can, has; opens, closed. */
  #isFinite(token: Token | undefined, helps: boolean): boolean {
    if (!token) return false
    const isHelping = isAuxiliary(token) || isOf(clauseWords.haves, token)
    if (helps || isHelping) return isHelping
    const isVerb = looksLikeVerb(token) && !/(?:ing|ly)$/.test(token.text)
    return isVerb && !token.known && (!token.sense || token.text === 'left')
  }

  /** A question that begins with its verb: what follows the subject is said of it ("Is the dog happy?"). */
  protected isQuestion(): boolean {
    let first = this.from
    while (first > 0 && this.word(first - 1) && this.from - first < describingLengthMax) first--
    return isAuxiliary(this.tokens[first])
  }
}
