import { english } from './entries'
import { colourStems, isPlural } from './concepts'
import { isOf } from './head-first-bounds'
import { isPast, looksLikeVerb } from './head-first-verbs'
import { PredicateReader } from './head-first-predicate'
import { clauseWords } from './languages/en'
import type { Group, Phrase } from './phrase'
import { ownBasesOf } from './relations'
import type { Token } from './tokens'

const behindGap = /^(?:and|close|be|tie|to|not|except|relation|of)$/
const subjectLengthMax = 4
const helpersCountMax = 4
const narrowingsCountMax = 4

export type Narrowing = NonNullable<Phrase['unread']>

/** What of English narrows a phrase further: what a thing is or is not, whose it is, and what somebody does to it. */
export abstract class LimitReader extends PredicateReader {
  protected unread: Narrowing | undefined

  /**
   * "that aren't green", "that Noor owns", "owned by Noor that are red"; what stands there and is not
   * understood is noted.
   *
   * @param before what describes it without the clause that was read, if one was
   */
  protected narrowed(before?: readonly Group[]): void {
    const at = this.end + 1
    if (this.draft.determiner === 'some' || !this.tokens[at]) return
    if (!before && /^from$/i.test(this.word(at)?.text ?? '')) return this.#span(at + 1)
    const groups = [...(before ?? this.draft.groups)]
    const end = this.draft.nounTo ?? this.end
    let isRead = before !== undefined
    // Behind a clause with a link the phrase has ended, so what is joined to it can't be read.
    const isLinked = this.draft.clause?.link !== undefined
    for (let count = 0; count < narrowingsCountMax; count++) {
      const at = (isLinked ? this.clauseTo : this.end) + 1
      const read = isLinked ? this.#joined(at) : this.#narrowing(at, isRead)
      const step = isLinked && read !== 'over' ? 'either' : read
      if (step === 'over') return
      isRead = true
      if (step === 'read') continue
      if (step === 'either') {
        // "made by Lena or are red": what was read before is only one of two.
        Object.assign(this.draft, { groups, clause: undefined })
        this.end = end
      }
      this.unread = step === 'others' ? 'others' : 'its'
      return
    }
    this.unread = 'its'
  }

  #narrowing(at: number, isRead: boolean): Narrowing | 'read' | 'either' | 'over' {
    const token = this.word(at)
    // "that has" and "who is on" are one word of the table.
    const isTied = this.isTied(at) && /^(?:that|which|who)\s/i.test(token?.text ?? '')
    if (isTied) return this.predicate(at) ? 'read' : 'its'
    const isRelative = isOf(clauseWords.relatives, token) || /^whose$/i.test(token?.text ?? '')
    if (isRelative) {
      if (this.predicate(at + 1) || this.agents(at + 1)) return 'read'
      return this.#relative(at + 1) ?? 'over'
    }
    if (this.agents(at)) return 'read'
    const next = this.word(at + 1)
    if (this.tag(at) === 'not' && next && (this.isTied(at + 1) || !next.sense))
      return this.predicate(at) ? 'read' : 'its'
    if (this.#isDone(at) || this.#isWithUnknown(at)) return 'its'
    return isRead ? this.#joined(at) : (this.#contact(at) ?? 'over')
  }

  /**
   * "the boats with a leak", "the dogs wearing bells": what is tied on and said of nothing here. A bare noun behind
   * "with" says how ("with care"), and behind a verb that takes it ("replace … with") it is the verb's.
   */
  #isWithUnknown(from: number): boolean {
    if (!/^(?:with|without|wearing|having)$/i.test(this.word(from)?.text ?? '')) return false
    const isArticle = ['some', 'the', 'number'].includes(this.tag(from + 1) ?? '')
    const first = isArticle ? from + 2 : from + 1
    const isSo = colourStems.has(this.word(first)?.stem ?? '')
    const at = isSo ? first + 1 : first
    const noun = this.word(at)
    if (!noun || !this.isStranger(noun) || (!isArticle && !isPlural(noun.text))) return false
    for (let before = this.from - 1; before >= 0; before--) {
      const token = this.word(before)
      if (!token || token.sentence !== noun.sentence) break
      if (isOf(clauseWords.withVerbs, token)) return false
    }
    return true
  }

  /** "made by Noor" */
  #isDone(at: number): boolean {
    const token = this.word(at)
    const isVerb = token !== undefined && !token.sense && /(?:ed|n)$|^made$/.test(token.text)
    return isVerb && /^by$/i.test(this.word(at + 1)?.text ?? '')
  }

  /** "that Noor owns and that are red"; "made by Noor and [Ben](#b)" is not read whole. */
  #joined(at: number): 'read' | 'either' | 'its' | 'over' {
    if (this.tag(at) !== 'and') return 'over'
    const isRelative = isOf(clauseWords.relatives, this.word(at + 1))
    const from = at + (isRelative ? 2 : 1)
    const isName = this.draft.clause?.agent === true && this.tokens[from]?.type === 'link'
    const isEither = isName || /^n?or$/i.test(this.word(at)?.text ?? '')
    const goesOn = isName || isRelative || this.isPredicate(from) || this.#isDone(from)
    if (isEither && goesOn) return 'either'
    if (this.predicate(from) || this.agents(from)) return isEither ? 'either' : 'read'
    return goesOn ? 'its' : 'over'
  }

  /** "All the boats from the first to the third". */
  #span(at: number): void {
    const range = this.word(at) ? this.inner(at) : undefined
    const { draft } = this
    if (!range?.together || !draft.head?.plural || draft.places.length > 0) return
    if (range.head && !range.head.generic && range.head.stem !== draft.head.stem) return
    Object.assign(draft, { places: range.places, together: true, quantity: undefined })
    this.end = range.to
  }

  /** "that bark", "that my aunt likes", but not "tell the dogs that dinner is ready". */
  #relative(at: number): Narrowing | undefined {
    const token = this.tokens[at]
    if (!token) return undefined
    const subject = this.#subjectTo(at)
    if (subject > at) return this.#narrowingBy(at, subject)
    if (token.type !== 'word') return undefined
    const isThat = /^that$/i.test(this.word(at - 1)?.text ?? '')
    const isVerb =
      this.tag(at) === 'be' ||
      isOf(clauseWords.copulas, token) ||
      this.#isHelping(token) ||
      looksLikeVerb(token) ||
      /^(?:like|need)$/i.test(token.text) ||
      (token.sense === undefined && !/^(?:is|was)$/i.test(this.word(at + 1)?.text ?? ''))
    return !isThat || isVerb ? 'its' : undefined
  }

  /** "the first boat I ever owned", "the boats my uncle sold", "the boats [Noor](#n) sold". */
  #contact(at: number): Narrowing | undefined {
    const next = this.tokens[at + 1]
    const isLink = this.tokens[at]?.type === 'link' && next?.type === 'word' && isPast(next)
    const isPerson = isOf(clauseWords.subjects, this.word(at)) || this.tag(at) === 'the' || isLink
    const before = this.tokens[this.from - 2]
    // "In the second photo I smile": what is said at the head of a sentence stands beside it.
    const isFronted = this.tag(this.from - 1) === 'tie' && (!before || before.type === 'stop')
    const noun = /^the$/i.test(this.word(at)?.text ?? '') ? this.word(at + 1) : undefined
    if (!isPerson || isFronted || (noun && !this.isStranger(noun))) return undefined
    const subject = this.#subjectTo(at)
    return subject > at ? this.#narrowingBy(at, subject) : undefined
  }

  /** Where the subject of a clause ends that begins at a token; the token itself where none does. */
  #subjectTo(from: number): number {
    if (this.tokens[from]?.type === 'link') {
      const next = this.tokens[from + 2]
      const isName = next?.type === 'link' || /^\p{Lu}/u.test(next?.text ?? '')
      return this.tag(from + 1) === 'and' && isName ? from + 3 : from + 1
    }
    const first = this.word(from)
    if (!first) return from
    if (isOf(clauseWords.subjects, first)) return from + 1
    const isNamed = /^\p{Lu}/u.test(first.text)
    if (this.tag(from) !== 'the' && !isNamed) return from
    for (let at = from + 1; at <= from + subjectLengthMax; at++) {
      const token = this.word(at)
      if (!token) return from
      const joins = this.tag(at) === 'and' || this.tag(at - 1) === 'and'
      const isLong = at > from + 1 || isNamed
      const isVerb = this.#isHelping(token) || this.tag(at) === 'be' || looksLikeVerb(token)
      if (isLong && !joins && isVerb) return at
      const goesOn = /^\p{Lu}/u.test(token.text) || joins || this.tag(from) === 'the'
      if (!goesOn) return at
    }
    return from
  }

  /** A clause with a subject of its own and something left out behind its verb, which the phrase would be. */
  #narrowingBy(from: number, subject: number): Narrowing | undefined {
    let at = subject
    let isEver = false
    while (this.#isHelper(at) && at - subject < helpersCountMax) {
      isEver ||= /^ever$/i.test(this.word(at)?.text ?? '')
      at++
    }
    const verb = this.word(at)
    if (!verb || this.#isCopula(at)) return undefined
    const isVerb = !verb.sense || verb.sense.tag === 'be' || isOf(clauseWords.haves, verb)
    if (!isVerb) return undefined
    const isShown = ownBasesOf(verb.text).some((base) => english.showing.has(base))
    const isHere = isOf(clauseWords.subjects, this.word(from)) && isShown && !isEver
    return !isHere && this.#hasGap(at + 1) ? 'others' : undefined
  }

  /** What stands before a verb: "have been painting", not "the second boat we had as a child". */
  #isHelper(at: number): boolean {
    const [token, next] = [this.word(at), this.word(at + 1)]
    if (isOf(clauseWords.haves, token) && (!next || (next.sense && next.sense.tag !== 'be')))
      return this.#isHelping(next)
    if (this.#isHelping(token)) return true
    const isVerb = next !== undefined && (/ing$/.test(next.text) || isPast(next))
    return this.#isCopula(at) && (isVerb || this.#isCopula(at + 1))
  }

  #isHelping(token: Token | undefined): boolean {
    return isOf(clauseWords.auxiliaries, token) || isOf(clauseWords.adverbs, token)
  }

  #isCopula(at: number): boolean {
    const token = this.word(at)
    const isAm = /^am$/i.test(token?.text ?? '')
    return isAm || isOf(clauseWords.copulas, token) || isOf(clauseWords.participles, token)
  }

  #hasGap(from: number): boolean {
    const at = isOf(clauseWords.objects, this.word(from)) ? from + 1 : from
    const token = this.tokens[at]
    if (!token || token.type !== 'word') return token?.type !== 'link'
    if (token.sense) return behindGap.test(token.sense.tag)
    return !this.isHead(token)
  }
}
