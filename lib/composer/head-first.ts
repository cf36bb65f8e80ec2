import { atomsIn, type Atom } from './atoms'
import type { Facts } from './fact'
import { Beside } from './head-first-beside'
import { corrected } from './head-first-corrected'
import {
  areStates,
  asSaid,
  listedVerb,
  pairIn,
  piecesIn,
  readEntry,
  readPiece,
  type About,
} from './head-first-entry'
import {
  areMedia,
  breaks,
  Clauses,
  clauseStart,
  isOrder,
  isStatement,
  joins,
  leadingMedium,
  sinceWhen,
  verbAt,
} from './head-first-clauses'
import { Predicate } from './head-first-predicate'
import type { Subject } from './head-first-statement'
import { Spoken } from './head-first-spoken'
import { measuredIn } from './head-first-measures'
import { asideEnd } from './head-first-phrases'
import { isVerb } from './head-first-verbs'
import * as en from './languages/en'
import type { Mention } from '../references'
import { apposedTo, refsAt } from './refs'
import type { Span } from './text'
import type { Topics } from './topics'

const pronoun = /^(?:it|he|she|they|that|this|who|which)$/
const supposing = /^(?:if|unless|whether|suppose|imagine|assuming|assume|wish)$/

/**
 * Reads what sentences of English state: subjects that are known, and what their verbs say of them. A
 * clause whose subject is not known, or which leaves open whether it holds, says nothing; media in it are
 * those of what was spoken of.
 */
export class HeadFirstReader {
  readonly #spoken: Spoken
  readonly #clauses: Clauses
  readonly #beside: Beside
  /** The part that the last statement was about: "meow" of "Pepper's meow is …". */
  #part: readonly Atom[] | undefined
  /** The text lists things without verbs, so that others may be left out as well. */
  #isTerse = false

  constructor(
    readonly text: string,
    readonly facts: Facts,
    readonly topics: Topics,
  ) {
    this.#spoken = new Spoken(facts)
    this.#clauses = new Clauses(facts, this.#spoken)
    this.#beside = new Beside(facts, topics)
  }

  get pronouns(): Spoken['pronouns'] {
    return this.#spoken.pronouns
  }

  /** `about` is what a sentence of a list is about. */
  read(sentence: Span, mentions: readonly Mention[], about?: About): void {
    const atoms = this.#spoken.withOwned(atomsIn(this.text, sentence, mentions))
    this.#spoken.begin(atoms)
    if (about && this.facts.nodes.kindOf(about.id) === 'entity') {
      readEntry(this.text, this.facts, atoms, about)
      this.#isTerse = true
      return this.#spoken.see([about.id])
    }
    if (atoms.some(({ lower }) => supposing.test(lower))) return
    const said = corrected(atoms)
    this.#beside.direct(said)
    if (!this.#areStates(said)) this.#statements(said)
  }

  #statements(atoms: readonly Atom[]): void {
    let last: Subject | undefined
    let verb: readonly Atom[] = []
    let seen: ReturnType<typeof leadingMedium>
    for (let at = 0; at < atoms.length;) {
      const passed = this.#passed(atoms, at)
      if (passed > at) {
        // What was done is not said again of what is listed behind.
        if (atoms[at]?.lower === ':') verb = []
        at = passed
        continue
      }
      // "and, like the third, has …": the same subject, and another.
      const like = last && this.#clauses.likeAt(atoms, at)
      if (last && like && isVerb(atoms[like.next])) {
        last = { ...last, extra: like.ids }
        at = like.next
      }
      const medium = leadingMedium(this.facts, atoms, at)
      seen = medium ?? seen
      const subject = this.#subjectAt(atoms, medium?.next ?? at) ?? this.#spoken.partAt(atoms, at)
      const next = subject?.next ?? medium?.next ?? at
      // "The older one, Ann, has …".
      const isAside = subject && atoms[next]?.lower === ',' && isVerb(atoms[next + 1])
      const aside = subject && !isAside ? this.#apposition(subject, atoms, next) : next
      const behind = isAside ? next + 1 : aside
      const isList = subject?.ids.length === 1 && this.#isListed(atoms, behind)
      const from = isList ? behind + 1 : behind
      const end = this.#clauses.endOf(atoms, from)
      if (subject && this.#isHeading(atoms, from)) {
        at = from + 1
        continue
      }
      const previous = last
      if (subject) {
        this.#asEntry(subject, atoms, isList ? end : behind, end)
        last = subject
        this.#part = subject.noun
      }
      // "Room 2 is bigger (18 m2) but …".
      const isInserted = last !== undefined && !subject && atoms[at - 1]?.lower === '('
      if (last && isInserted) {
        this.#inserted(last, atoms, at, end)
        at = Math.max(end, at + 1)
        continue
      }
      if (!subject && (!isVerb(atoms[from]) || medium)) last = undefined
      const isMedium = subject !== undefined && areMedia(this.facts, subject.ids)
      const isEnd = end === from || atoms[from]?.lower === ')'
      // "The recording is [sound 2]", whichever it would mean elsewhere.
      const isNamed =
        isMedium && en.be.has(atoms[from]?.lower ?? '') && this.#isMediumAt(atoms, from + 1)
      // "([photo 1], [photo 2])": media of which nothing is said are those of what was spoken of.
      if (isNamed || (isMedium && (isEnd || (verb.length === 0 && !isVerb(atoms[from])))))
        last = undefined
      if (last) {
        const isGapped = subject !== undefined && verb.length > 0 && !isVerb(atoms[from])
        const before = isList ? [listedVerb(atoms.slice(behind, end))] : isGapped ? verb : []
        if (!isList || !this.#arePairs(last, atoms.slice(from, end)))
          this.#stated(last, {
            atoms,
            from,
            end,
            before,
            medium: medium ?? this.#clauses.seenIn(seen, atoms.slice(from, end)),
          })
        if (isVerb(atoms[from])) verb = verbAt(atoms, from)
      } else this.#unknown(atoms, isNamed ? from : at, end, medium)
      // "is on the arm ([photo 1]), is red": of the same one.
      if (isMedium && isEnd && atoms[at - 1]?.lower === '(') last = previous
      at = Math.max(end, at + 1)
    }
  }

  /** Behind what states nothing: what stands between statements, words of time and order, and somebody unknown. */
  #passed(atoms: readonly Atom[], at: number): number {
    const { lower, text } = atoms[at] as Atom
    const isBullet = at === 0 && text === '-'
    if (isBullet || breaks.has(lower) || joins.has(lower)) return at + 1
    const later = sinceWhen(atoms, at)
    if (later > at) return later
    const past = isOrder(atoms, at) ? at + 4 : this.#nobodyAt(atoms, at)
    return past ? Math.max(past, at + 1) : at
  }

  /** "S1: depth 2 m, cloudy": where keys have their values, each piece is told of its own. */
  #arePairs(subject: Subject, atoms: readonly Atom[]): boolean {
    const pieces = piecesIn(atoms)
    if (!pieces.some(pairIn)) return false
    for (const piece of pieces) readPiece(this.text, this.facts, subject, piece, atoms)
    this.#see(subject, [])
    return true
  }

  /** "All three neutered." */
  #areStates(atoms: readonly Atom[]): boolean {
    const all =
      this.#isTerse && atoms[0]?.lower === 'all' ? this.#spoken.wholeOf(undefined) : undefined
    const subject = all
      ? { ids: all, isList: false, span: atoms[0] as Atom, extra: [], next: 1 }
      : this.#subjectAt(atoms, 0)
    if (!subject || subject.noun || areMedia(this.facts, subject.ids)) return false
    const said = atoms.slice(subject.next).filter(({ lower }) => lower !== '.')
    if (!areStates(said, this.#isTerse)) return false
    for (const words of piecesIn(said))
      new Predicate(this.text, this.facts, subject, asSaid(words, true), atoms).read()
    this.#see(subject, said)
    return true
  }

  /** What one clause says of its subject; `before` is a verb that it leaves out. */
  #stated(subject: Subject, { atoms, from, end, before, medium }: Clause): void {
    const things = subject.ids.filter((id) => this.facts.nodes.kindOf(id) === 'entity')
    // "My car's engine: [photo 1]": a part is shown, and not the whole.
    const part = subject.noun?.at(-1)?.lower
    const isOfPart = part !== undefined && !en.isToldByMedia(part)
    const words = this.#beside.parted(atoms.slice(from, end), isOfPart ? [] : things)
    const said = words.length > 0 ? [...before, ...words] : words
    const predicate = new Predicate(this.text, this.facts, subject, said, atoms)
    predicate.read()
    if (medium) predicate.inMedia(medium.ids, medium.span)
    this.#see(subject, said)
  }

  /** "Ticket 1: the printer jams [photo 1]": what is told behind is of the entry, and so is its medium. */
  #asEntry({ ids, noun, span }: Subject, atoms: readonly Atom[], at: number, end: number): void {
    const isHead = span.start === atoms[0]?.start && atoms[at]?.lower === ':'
    if (isHead && !noun && ids.length === 1) this.#beside.of(atoms.slice(at, end), ids)
  }

  /** "Two engines: engine A is …", "[photo 1] has …": what is listed is spoken of, one by one. */
  #isHeading(atoms: readonly Atom[], at: number): boolean {
    const listed = atoms[at]?.lower === ':' ? refsAt(atoms, at + 1, this.facts) : undefined
    return listed !== undefined && (!areMedia(this.facts, listed.ids) || isVerb(atoms[listed.next]))
  }

  #isMediumAt(atoms: readonly Atom[], at: number): boolean {
    const listed = refsAt(atoms, at, this.facts)
    return listed !== undefined && areMedia(this.facts, listed.ids)
  }

  /** "Neither has a fever": what none of a whole has; nothing else is said of none. */
  #nobodyAt(atoms: readonly Atom[], at: number): number | undefined {
    // "Neither of them" may be a phrase that was resolved as a whole.
    if (!/^(?:neither|none)\b/.test(atoms[at]?.lower ?? '')) return undefined
    let from = at + 1
    while (
      from - at < 5 &&
      /^(?:of|the|them|these|those|two|three)$/.test(atoms[from]?.lower ?? '')
    )
      from++
    const end = this.#clauses.endOf(atoms, from)
    const ids = this.#spoken.wholeOf(atoms[at]?.lower.startsWith('neither') ? 2 : undefined)
    const verb = atoms[from]
    const said = atoms.slice(from + 1, end).filter(({ lower }) => !/^(?:a|an|any)$/.test(lower))
    const [first] = said
    if (!ids || !verb || !first || !en.have.has(verb.lower)) return end
    const no = { ...first, text: 'no', lower: 'no', end: first.start }
    const subject = { ids, isList: false, span: atoms[at] as Atom, extra: [] }
    new Predicate(this.text, this.facts, subject, [verb, no, ...said], atoms).read()
    return end
  }

  /** What stands in brackets behind a statement: media, or more of the same. */
  #inserted(last: Subject, atoms: readonly Atom[], at: number, end: number): void {
    const words = atoms.slice(at, end)
    // "Ana (8) and Bea (5)": a number behind one of several is not all of theirs.
    if (last.ids.length > 1 && atoms[at + 1]?.lower === ')') return
    if (this.#beside.alone(words, last.ids)) return
    const [first] = words
    if (!first || last.noun || isVerb(first) || words.some(({ type }) => type === 'ref')) return
    const is = { ...first, type: 'word' as const, text: 'is', lower: 'is', end: first.start }
    const { stated, rest } = measuredIn(this.text, words)
    if (stated.length > 0 && rest.length === 0)
      new Predicate(this.text, this.facts, last, [is, ...words], atoms).read()
  }

  /** "The second, a tabby, is …": what is put in is said of it too. */
  #apposition(subject: Subject, atoms: readonly Atom[], at: number): number {
    const behind = asideEnd(atoms, at)
    const first = atoms[at + 1]
    if (behind === undefined || !first || subject.noun || !isVerb(atoms[behind])) return at
    const is = { ...first, type: 'word' as const, text: 'is', lower: 'is', end: first.start }
    const said = [is, ...atoms.slice(at + 1, behind - 1)]
    new Predicate(this.text, this.facts, subject, said, atoms).read()
    return behind
  }

  /** "apartment 1: 65 m2, no lift": what follows is said of it. */
  #isListed(atoms: readonly Atom[], at: number): boolean {
    const next = atoms[at + 1]
    if (atoms[at]?.lower !== ':' || !next || next.type === 'ref' || isVerb(next)) return false
    return !/^(?:the|i|we|it|he|she|they|this|that|there|here|my|our)$/.test(next.lower)
  }

  #see({ ids, noun }: Subject, said: readonly Atom[]): void {
    const isThing = (id: string) => this.facts.nodes.kindOf(id) === 'entity'
    if (ids.some(isThing)) {
      this.#spoken.see(ids)
      for (const { mention } of said) this.#spoken.name(mention?.refers ?? [])
      const [first, second, third] = said
      if (!noun && en.be.has(first?.lower ?? '') && !third && second)
        this.#spoken.own(second.lower, /^(?:ours|mine)$/.test(second.lower) ? ids : [])
      return
    }
    // "[photo 1] shows Toto, he is …": the one that is shown.
    const refs = said.filter(({ type }) => type === 'ref')
    const shown = this.facts.expand(refs[0]?.mention?.refers ?? [])
    if (refs.length === 1 && shown.length === 1) this.#spoken.see(shown)
  }

  /** A clause whose subject is not known: "I have two dogs in [photo 1]", "see [photo 2]". */
  #unknown(
    atoms: readonly Atom[],
    at: number,
    end: number,
    medium: ReturnType<typeof leadingMedium>,
  ): void {
    const all = atoms.slice(at, end)
    if (medium) this.#beside.seenIn(atoms, medium, end)
    if (this.#beside.alone(all, this.#spoken.topicOf(atoms.slice(clauseStart(atoms, at), end))))
      return
    const isPointed = all.some(
      ({ type, mention }) => type === 'ref' && !areMedia(this.facts, mention?.refers ?? []),
    )
    const shown = all.filter((atom) => areMedia(this.facts, atom.mention?.refers ?? []))
    const isOther = isPointed || shown.length !== this.#spoken.topic.length
    const words = isOther || isStatement(all) ? all : this.#beside.parted(all, this.#spoken.topic)
    const refs = words.filter(
      ({ type, mention }) =>
        type === 'ref' &&
        this.facts
          .expand(mention?.refers ?? [])
          .every((id) => this.facts.nodes.kindOf(id) === 'entity'),
    )
    const things = this.facts.expand(refs.flatMap(({ mention }) => mention?.refers ?? []))
    const media = words.filter((atom) => areMedia(this.facts, atom.mention?.refers ?? []))
    const isPaired = refs.length < 2 || media.length === 1 || things.length === media.length
    const topic = isPaired ? things : []
    // "My neighbour's is [photo 2]": of something that is not named.
    const isPartOf =
      /^(?:one|some|many|each|most|several|two|three)$/.test(words[0]?.lower ?? '') &&
      words[1]?.lower === 'of'
    const isOpen =
      isPartOf ||
      words.some(
        ({ open, lower }, index) => open || (lower === "'s" && words[index - 1]?.type === 'ref'),
      )
    this.#beside.of(words, isOpen ? [] : topic)
    if (isPartOf) this.#spoken.topic = []
    else if (topic.length > 0) this.#spoken.see(topic)
    // "The vet, Dana, is …": somebody else.
    else if (atoms[end]?.lower === ',' && isVerb(atoms[end + 1])) this.#spoken.lose()
    else if (isStatement(words)) this.#spoken.topic = []
  }

  /** Refs that a statement is about, with "like the third" put in. */
  #subjectAt(atoms: readonly Atom[], from: number): (Subject & { next: number }) | undefined {
    let at = from
    const extra: string[] = []
    const inserted = this.#clauses.likeAt(atoms, at)
    if (inserted) {
      extra.push(...inserted.ids)
      at = inserted.next
    }
    let past = at
    while (/^(?:both|all|each|also|of)$/.test(atoms[past]?.lower ?? '')) past++
    const first = refsAt(atoms, past, this.facts)
    const listed = first && (apposedTo(atoms, first, this.facts) ?? first)
    if (!listed) {
      const meant = this.#spoken.pronounAt(atoms, at)
      return meant ? { ...meant, extra } : this.#spoken.partOf(atoms, at)
    }
    let next = listed.next
    const isPronoun = pronoun.test(atoms[past]?.lower ?? '')
    const possessed = isPronoun ? undefined : this.#spoken.possessed(atoms, next)
    if (possessed)
      return {
        ids: this.facts.expand(listed.ids),
        isList: listed.isList,
        span: listed.span,
        extra: [],
        noun: possessed.noun,
        next: possessed.next,
      }
    // "Salt's is [sound 2]": of the same part as was spoken of.
    if (atoms[next]?.lower === "'s" && en.be.has(atoms[next + 1]?.lower ?? '')) {
      const ids = this.facts.expand(listed.ids)
      const { isList, span } = listed
      const noun = this.#part
      return noun && { ids, isList, span, extra: [], noun, next: next + 1 }
    }
    next = this.#clauses.contrastAt(atoms, this.#beside.aside(atoms, listed, next))
    const later = this.#clauses.likeAt(atoms, atoms[next]?.lower === ',' ? next + 1 : next)
    if (later) {
      extra.push(...later.ids)
      next = later.next
    }
    while (/^(?:both|all|each)$/.test(atoms[next]?.lower ?? '')) next++
    return {
      ids: this.facts.expand(listed.ids),
      isList: listed.isList,
      span: listed.span,
      extra,
      next,
    }
  }
}

type Clause = {
  readonly atoms: readonly Atom[]
  readonly from: number
  readonly end: number
  readonly before: readonly Atom[]
  readonly medium: ReturnType<typeof leadingMedium>
}
