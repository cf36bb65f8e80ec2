import { isPlural } from './concepts'
import { headOfToken } from './phrase'
import { PhraseReader } from './reader'
import type { Token } from './tokens'

const irregularVerbs = new Set(
  `ate awoke beat became began bent bet bit bled blew bore bought bound bred broke brought built burnt burst came cast caught
  chose clung come cost crept cut dealt did dreamt drew drank drove dug fed feel fell felt fit fled flew forbade forgot fought
  found froze gave get go got grew ground had heard held hid hit hung hurt kept knelt knew laid lain lay leapt learnt led left
  lent let lit look lost made make meant met paid put quit ran rang read rode rose sank sat saw sawed say seem sent set shone shook
  shot show shut sit slept slid sold sought said sounded spat sped spent spilt spoke spread sprang stand still stole stood struck
  stuck stung swam swept swore swung take taught tell thought threw told took tore understood upset went wept woke won wore wound
  wrote`.split(/\s+/),
)

/** A past form: played, slept. */
export function isPast({ text }: Token): boolean {
  return /ed$/.test(text) || irregularVerbs.has(text)
}

/** Third person, past and gerund forms; a plural noun may look the same, so this errs to verbs. */
export function looksLikeVerb(token: Token): boolean {
  return /(?:[^sui]s|ing|ly)$/.test(token.text) || isPast(token)
}

const months =
  'january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec'
const dateWords = new RegExp(`^(?:on|by|since|until|till|before|after|${months})$`, 'i')
const monthWords = new RegExp(`^(?:${months}|month|every|each|next|last|this)$`, 'i')
const questionVerbs = /^(?:is|are|was|were|does|do|did|can|will|should|has|have)$/i
const auxiliaries =
  /^(?:has|have|had|will|would|can|could|shall|should|may|might|must|does|do|did)$/i
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

  /** "The boats that Noor bought": behind a noun and before a name it points at nothing. */
  protected isRelativeBefore(at: number): boolean {
    const [noun, that, name] = [this.word(at - 1), this.word(at), this.tokens[at + 1]]
    const isNoun = noun !== undefined && this.isHead(noun)
    const isName = name?.type === 'link' || /^\p{Lu}/u.test(name?.text ?? '')
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
    const verb = this.word(this.from + 1)?.text ?? ''
    const subject = this.word(this.from + 2)?.text ?? ''
    return (
      (auxiliaries.test(verb) || questionVerbs.test(verb) || /^am$/i.test(verb)) &&
      /^(?:I|you|we|he|she|they|it)$/i.test(subject)
    )
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

  /** Nothing follows that could be the noun. */
  protected standsAlone(start: number): boolean {
    const next = this.word(start)
    if (!next || this.vocabulary.relations.has(next.stem)) return true
    if (next.sense !== undefined) return next.sense.tag !== 'number'
    if (next.known) return false
    // A plural subject takes no -s: "both sides" is a noun, "the other paints" a verb.
    const behind = this.word(start + 1)
    if (
      next.text.endsWith('s') &&
      (behind?.sense?.tag === 'be' || auxiliaries.test(behind?.text ?? ''))
    )
      return false
    const several =
      this.draft.quantity !== undefined || (this.draft.count ?? 1) > 1 || this.endsList()
    if (several && next.text.endsWith('s')) return false
    // "the last two burn oil": a noun would be a plural.
    if (this.draft.places.length > 0 && (this.draft.count ?? 1) > 1)
      return !this.pluralFollows(start)
    return this.draft.remainder === 'other' || this.draft.count === undefined
      ? looksLikeVerb(next)
      : false
  }

  protected pluralFollows(start: number): boolean {
    for (let at = start; at < start + 3; at++) {
      const token = this.word(at)
      if (!token || token.sense !== undefined) return false
      if (isPlural(token.text)) return true
    }
    return false
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
    if (
      !next ||
      next.sense !== undefined ||
      next.known ||
      next.language.headFinal ||
      head.particle !== ''
    )
      return false
    if (looksLikeVerb(next) || headOfToken(head).generic || headOfToken(head).plural) return false
    if (this.draft.places.length > 0 || this.draft.determiner === 'this' || this.isQuestion())
      return false
    const behind = this.tag(last + 2)
    return !this.word(last + 2) || behind === 'be' || behind === 'close'
  }

  /** A question that begins with its verb: what follows the subject is said of it ("Is the dog happy?"). */
  protected isQuestion(): boolean {
    let first = this.from
    while (first > 0 && this.word(first - 1) && this.from - first < describingLengthMax) first--
    return questionVerbs.test(this.tokens[first]?.text ?? '')
  }
}
