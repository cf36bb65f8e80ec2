import { atomsIn, type Atom } from './atoms'
import type { Facts } from './fact'
import { Beside } from './head-first-beside'
import { areMedia, breaks, Clauses, joins, leadingMedium } from './head-first-clauses'
import { Predicate } from './head-first-predicate'
import type { Subject } from './head-first-statement'
import { Spoken } from './head-first-spoken'
import { measuredIn } from './head-first-measures'
import { isVerb } from './head-first-verbs'
import * as en from './languages/en'
import type { Mention } from '../references'
import { refsAt } from './refs'
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

  read(sentence: Span, mentions: readonly Mention[]): void {
    const atoms = this.#spoken.withOwned(atomsIn(this.text, sentence, mentions))
    if (atoms.some(({ lower }) => supposing.test(lower))) return
    this.#beside.direct(atoms)
    let last: Subject | undefined
    let verb: readonly Atom[] = []
    for (let at = 0; at < atoms.length;) {
      const atom = atoms[at] as Atom
      const isBullet = at === 0 && atom.text === '-'
      if (isBullet || breaks.has(atom.lower) || joins.has(atom.lower)) {
        at++
        continue
      }
      // "and, like the third, has …": the same subject, and another.
      const like = last && this.#clauses.likeAt(atoms, at)
      if (last && like && isVerb(atoms[like.next])) {
        last = { ...last, extra: like.ids }
        at = like.next
      }
      if (isOrder(atoms, at)) {
        at += 4
        continue
      }
      const nobody = this.#nobodyAt(atoms, at)
      if (nobody) {
        at = Math.max(nobody, at + 1)
        continue
      }
      const medium = leadingMedium(this.facts, atoms, at)
      const subject = this.#subjectAt(atoms, medium?.next ?? at) ?? this.#partAt(atoms, at)
      const next = subject?.next ?? medium?.next ?? at
      // "The older one, Ann, has …".
      const isAside = subject !== undefined && atoms[next]?.lower === ',' && isVerb(atoms[next + 1])
      const behind = isAside ? next + 1 : next
      const isList = subject?.ids.length === 1 && this.#isListed(atoms, behind)
      const from = isList ? behind + 1 : behind
      const end = this.#clauses.endOf(atoms, from)
      if (subject) {
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
      const isGapped = subject !== undefined && verb.length > 0 && !isVerb(atoms[from])
      // "([photo 1], [photo 2])": media of which nothing is said are those of what was spoken of.
      const isBare =
        subject !== undefined &&
        areMedia(this.facts, subject.ids) &&
        (end === from || (verb.length === 0 && !isVerb(atoms[from])))
      if (isBare) last = undefined
      if (last) {
        const things = last.ids.filter((id) => this.facts.nodes.kindOf(id) === 'entity')
        const words = this.#beside.parted(atoms.slice(from, end), things)
        const is = isList
          ? [{ ...(atoms[behind] as Atom), type: 'word' as const, lower: 'is' }]
          : verb
        const said = (isGapped || isList) && words.length > 0 ? [...is, ...words] : words
        const predicate = new Predicate(this.text, this.facts, last, said, atoms)
        predicate.read()
        if (medium) predicate.inMedia(medium.ids, medium.span)
        if (isVerb(atoms[from])) verb = verbAt(atoms, from)
        this.#see(last, said)
      } else this.#unknown(atoms, at, end, medium)
      at = Math.max(end, at + 1)
    }
  }

  /** "Neither has a fever": what none of a whole has; nothing else is said of none. */
  #nobodyAt(atoms: readonly Atom[], at: number): number | undefined {
    // "Neither of them" may be a phrase that was resolved as a whole.
    if (!/^(?:neither|none)(?: of\b.*)?$/.test(atoms[at]?.lower ?? '')) return undefined
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
    if (this.#beside.alone(words, last.ids)) return
    const [first] = words
    if (!first || last.noun || isVerb(first) || words.some(({ type }) => type === 'ref')) return
    const is = { ...first, type: 'word' as const, text: 'is', lower: 'is', end: first.start }
    const { stated, rest } = measuredIn(this.text, words)
    if (stated.length > 0 && rest.length === 0)
      new Predicate(this.text, this.facts, last, [is, ...words], atoms).read()
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
    if (this.#beside.alone(all, this.#spoken.topic)) return
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
    else if (isStatement(words)) this.#spoken.topic = []
  }

  /** ": the button is grey", "there the button is grey": a part of what the clause before was about. */
  #partAt(atoms: readonly Atom[], at: number): (Subject & { next: number }) | undefined {
    const isThere = /^(?:there|here)$/.test(atoms[at]?.lower ?? '')
    const from = isThere ? at + 1 : at
    const { topic } = this.#spoken
    if (topic.length !== 1 || atoms[from]?.lower !== 'the') return undefined
    if (!isThere && atoms[at - 1]?.lower !== ':') return undefined
    const part = this.#spoken.nounAt(atoms, from + 1)
    const last = part?.noun.at(-1)
    if (!part || !last || !en.be.has(atoms[part.next]?.lower ?? '')) return undefined
    if (en.abstractNouns.has(last.lower) || en.mediumNouns.has(last.lower)) return undefined
    const span = { start: atoms[from]?.start ?? last.start, end: last.end }
    return { ids: topic, isList: false, span, extra: [], ...part }
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
    const listed = refsAt(atoms, past, this.facts)
    if (!listed) {
      const meant = this.#spoken.pronounAt(atoms, at)
      return meant && { ...meant, extra }
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
    // "each of them": two phrases for one whole.
    if (/^(?:them|these|those)$/.test(atoms[next]?.lower ?? '') && atoms[next]?.type === 'ref')
      next++
    next = this.#beside.aside(atoms, listed, next)
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

/** The verb that a statement without one goes on with: "is", or "is wearing". */
function verbAt(atoms: readonly Atom[], at: number): readonly Atom[] {
  const [first, second] = atoms.slice(at, at + 2)
  if (!first) return []
  const isGoingOn = en.be.has(first.lower) && second?.lower.endsWith('ing') === true
  return isGoingOn && !en.adjectives.has(second.lower) ? [first, second] : [first]
}

/** "From left to right they are red, green and blue". */
const isOrder = (atoms: readonly Atom[], at: number): boolean =>
  /^from (?:left to right|right to left|top to bottom|front to back)$/.test(
    atoms
      .slice(at, at + 4)
      .map(({ lower }) => lower)
      .join(' '),
  )

/** Whether words say something of their own, rather than listing what is spoken of. */
function isStatement(words: readonly Atom[]): boolean {
  const isFirm = ({ lower }: Atom) =>
    en.be.has(lower) || en.have.has(lower) || en.describing.has(lower) || en.stating.has(lower)
  const isList = /^(?:a|an|one)$/.test(words[0]?.lower ?? '')
  return words.some(isFirm) || (!isList && words.slice(1, 4).some(isVerb))
}
