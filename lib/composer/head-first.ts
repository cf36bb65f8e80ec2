import { atomsIn, type Atom } from './atoms'
import { isMedium, paired, type Facts } from './fact'
import { Predicate, type Subject } from './head-first-predicate'
import * as en from './languages/en'
import type { Mention } from '../references'
import { refsAt, type Refs } from './refs'
import type { Span } from './text'

/** What comes between statements. */
const breaks = new Set([
  'but',
  'while',
  'whereas',
  'although',
  'though',
  'because',
  'since',
  'however',
  'so',
  ';',
  '—',
  '–',
  ':',
  '(',
  ')',
  '.',
  '!',
  '…',
  '•',
  '*',
])
const joins = new Set([',', 'and', '&', 'then', 'also', 'finally', 'plus', 'yet'])
const introducing = /^(?:this|that|here|it|these|those|below|attached|above|following)$/

/**
 * Reads what sentences of English state: subjects that are known, and what their verbs say of them. A
 * clause whose subject is not known, or which leaves open whether it holds, says nothing.
 */
export class HeadFirstReader {
  /** Of whom the last statement was, for "its". */
  #focus: readonly string[] = []
  /** Of whom the last statements were, the newest last. */
  #recent: (readonly string[])[] = []
  readonly pronouns: {
    readonly start: number
    readonly end: number
    readonly ids: readonly string[]
  }[] = []

  constructor(
    readonly text: string,
    readonly facts: Facts,
  ) {}

  read(sentence: Span, mentions: readonly Mention[]): void {
    const atoms = atomsIn(this.text, sentence, mentions)
    if (
      atoms.some(({ lower }) =>
        /^(?:if|unless|whether|suppose|imagine|assuming|assume|wish)$/.test(lower),
      )
    )
      return
    this.#beside(atoms)
    let last: Subject | undefined
    let verb: Atom | undefined
    for (let at = 0; at < atoms.length;) {
      const atom = atoms[at] as Atom
      if (breaks.has(atom.lower) || joins.has(atom.lower)) {
        at++
        continue
      }
      // "and, like the third, has …": the same subject, and another.
      const like = last && this.#likeAt(atoms, at)
      if (last && like && this.#isVerb(atoms[like.next])) {
        last = { ...last, extra: like.ids }
        at = like.next
      }
      const medium = this.#leadingMedium(atoms, at)
      const subject = this.#subjectAt(atoms, medium?.next ?? at)
      const from = subject?.next ?? medium?.next ?? at
      const end = this.#endOf(atoms, from)
      if (subject) last = subject
      else if (!this.#isVerb(atoms[from]) || medium) last = undefined
      const isGapped = subject !== undefined && verb !== undefined && !this.#isVerb(atoms[from])
      if (last) {
        const words = atoms.slice(from, end)
        const said = isGapped && words.length > 0 ? [verb as Atom, ...words] : words
        const predicate = new Predicate(this.text, this.facts, last, said, atoms)
        predicate.read()
        if (medium) predicate.inMedia(medium.ids, medium.span)
        if (this.#isVerb(atoms[from])) verb = atoms[from]
        this.#see(last)
      } else if (medium) this.#seenIn(atoms, medium, end)
      at = Math.max(end, at + 1)
    }
  }

  #see({ ids }: Subject): void {
    const things = ids.filter((id) => this.facts.nodes.kindOf(id) === 'entity')
    if (things.length === 0) return
    this.#focus = things
    this.#recent = [...this.#recent.slice(-5), things]
  }

  /** "In [photo 1], …": where what the statement is about is seen. */
  #leadingMedium(
    atoms: readonly Atom[],
    at: number,
  ): { ids: readonly string[]; span: Span; next: number } | undefined {
    if (!/^(?:in|on|from)$/.test(atoms[at]?.lower ?? '')) return undefined
    const listed = refsAt(atoms, at + 1, this.facts)
    if (!listed || !this.#areMedia(listed.ids)) return undefined
    const ids = this.facts.expand(listed.ids)
    const next = atoms[listed.next]?.lower === ',' ? listed.next + 1 : listed.next
    return { ids, span: listed.span, next }
  }

  /** "In [photo 1] you can see the first": things that are seen there. */
  #seenIn(
    atoms: readonly Atom[],
    { ids, next }: { ids: readonly string[]; next: number },
    end: number,
  ): void {
    const words = atoms.slice(next, end)
    if (words.some(({ lower }) => en.negations.has(lower) || lower === 'or')) return
    const verb = words.findIndex(({ lower }) =>
      /^(?:see|is|are|there's|'s|sits|stands|lies)$/.test(lower),
    )
    const listed = verb < 0 ? undefined : refsAt(words, verb + 1, this.facts)
    if (!listed) return
    for (const thing of this.facts.expand(listed.ids))
      for (const id of ids) this.facts.medium(thing, id, listed.span)
  }

  /** Refs that a statement is about, with "like the third" put in. */
  #subjectAt(atoms: readonly Atom[], from: number): (Subject & { next: number }) | undefined {
    let at = from
    const extra: string[] = []
    const inserted = this.#likeAt(atoms, at)
    if (inserted) {
      extra.push(...inserted.ids)
      at = inserted.next
    }
    let past = at
    while (/^(?:both|all|each|also|of)$/.test(atoms[past]?.lower ?? '')) past++
    const listed = refsAt(atoms, past, this.facts)
    if (!listed) {
      const meant = this.#pronounAt(atoms, at)
      return meant && { ...meant, extra }
    }
    let next = listed.next
    const possessed = this.#possessed(atoms, next)
    if (possessed)
      return {
        ids: this.facts.expand(listed.ids),
        isList: listed.isList,
        span: listed.span,
        extra: [],
        noun: possessed.noun,
        next: possessed.next,
      }
    // "each of them": two phrases for one whole.
    if (/^(?:them|these|those)$/.test(atoms[next]?.lower ?? '') && atoms[next]?.type === 'ref')
      next++
    next = this.#aside(atoms, listed, next)
    const later = this.#likeAt(atoms, atoms[next]?.lower === ',' ? next + 1 : next)
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

  /** "its", "their", "it", "both" and "the three" behind a statement about one thing, or about so many. */
  #pronounAt(atoms: readonly Atom[], at: number): (Subject & { next: number }) | undefined {
    const atom = atoms[at]
    if (!atom) return undefined
    if (/^(?:its|their|his|her)$/.test(atom.lower)) {
      const isMeant = this.#focus.length > 0 && (atom.lower === 'their') === this.#focus.length > 1
      const possessed = isMeant ? this.#nounBefore(atoms, at + 1) : undefined
      return (
        possessed && {
          ids: this.#focus,
          isList: false,
          span: atom,
          extra: [],
          noun: possessed.noun,
          next: possessed.next,
        }
      )
    }
    const meant = this.#meantAt(atoms, at)
    const behind = meant && atoms[meant.next]
    if (
      !meant ||
      !behind ||
      (!this.#isVerb(behind) &&
        !en.adjectives.has(behind.lower) &&
        !/^(?:in|on|at|under)$/.test(behind.lower))
    )
      return undefined
    const span = { start: atom.start, end: atoms[meant.next - 1]?.end ?? atom.end }
    this.pronouns.push({ ...span, ids: meant.ids })
    return { ids: meant.ids, isList: false, span, extra: [], next: meant.next }
  }

  #meantAt(
    atoms: readonly Atom[],
    from: number,
  ): { ids: readonly string[]; next: number } | undefined {
    const words = atoms.slice(from, from + 4).map(({ lower }) => lower)
    const [first = '', second = '', third = '', fourth = ''] = words
    if (/^(?:it|he|she)$/.test(first))
      return this.#focus.length === 1 ? { ids: this.#focus, next: from + 1 } : undefined
    if (first === 'they' || (/^(?:each|all)$/.test(first) && second === 'of' && third === 'them')) {
      const next = from + (first === 'they' ? 1 : 3)
      const ids = this.#focus.length > 1 ? this.#focus : this.#together()
      return ids && { ids, next }
    }
    if (first === 'both') {
      const next = from + (second === 'of' && third === 'them' ? 3 : second === 'of' ? 2 : 1)
      const ids = this.#wholeOf(2)
      return ids && { ids, next: en.singularOf(atoms[next]?.text ?? '') ? from : next }
    }
    const skipped = /^(?:the|all|these|those)$/.test(first)
      ? first === 'all' && second === 'the'
        ? 2
        : 1
      : 0
    const place =
      first === 'the' && /^(?:is|was|has)$/.test(third) === false ? en.placeOf(second) : undefined
    if (place !== undefined && (en.adjectives.has(third) || /^(?:in|on|at|under)$/.test(third))) {
      const [only, other] = this.facts.nodes.wholes
      const id = other ? undefined : only?.[place - 1]
      return id === undefined ? undefined : { ids: [id], next: from + 2 }
    }
    const count = skipped === 0 ? undefined : en.numberOf(skipped === 2 ? third : second)
    const ids = count === undefined ? undefined : this.#wholeOf(count)
    const next = from + skipped + 1
    return (
      ids && {
        ids,
        next:
          (skipped === 2 ? fourth : third) === 'of' && atoms[next + 1]?.lower === 'them'
            ? next + 2
            : next,
      }
    )
  }

  /** "They" behind statements about each of a whole, one by one. */
  #together(): readonly string[] | undefined {
    const spoken = new Set(this.#recent.flat())
    const wholes = this.facts.nodes.wholes.filter(
      (members) => members.length === spoken.size && members.every((id) => spoken.has(id)),
    )
    return wholes.length === 1 ? wholes[0] : undefined
  }

  /** So many things that were last spoken of, else the only set of so many. */
  #wholeOf(count: number): readonly string[] | undefined {
    if (this.#focus.length === count) return this.#focus
    const wholes = this.facts.nodes.wholes.filter((members) => members.length === count)
    return wholes.length === 1 ? wholes[0] : undefined
  }

  #possessed(
    atoms: readonly Atom[],
    at: number,
  ): { noun: readonly Atom[]; next: number } | undefined {
    return atoms[at]?.lower === "'s" || atoms[at]?.text === "'"
      ? this.#nounBefore(atoms, at + 1)
      : undefined
  }

  /** "fur" of "its fur is white". */
  #nounBefore(
    atoms: readonly Atom[],
    from: number,
  ): { noun: readonly Atom[]; next: number } | undefined {
    let at = from
    while (at - from < 4 && atoms[at]?.type === 'word' && !en.closed.has(atoms[at]?.lower ?? ''))
      at++
    return at > from ? { noun: atoms.slice(from, at), next: at } : undefined
  }

  #likeAt(
    atoms: readonly Atom[],
    at: number,
  ): { ids: readonly string[]; next: number } | undefined {
    if (!/^(?:like|unlike)$/.test(atoms[at]?.lower ?? '')) return undefined
    const listed = refsAt(atoms, at + 1, this.facts)
    if (!listed || atoms[listed.next]?.lower !== ',') return undefined
    const isLike = atoms[at]?.lower === 'like'
    return { ids: isLike ? this.facts.expand(listed.ids) : [], next: listed.next + 1 }
  }

  /** "The first ([photo 1]) …", "The first, in [photo 1], …": a medium put in behind a subject. */
  #aside(atoms: readonly Atom[], subject: Refs, from: number): number {
    const opens = atoms[from]?.lower
    if (opens !== '(' && opens !== ',') return from
    const at = /^(?:in|on|see|shown)$/.test(atoms[from + 1]?.lower ?? '') ? from + 2 : from + 1
    const media = refsAt(atoms, atoms[at]?.lower === 'in' ? at + 1 : at, this.facts)
    const close = media && atoms[media.next]?.lower
    if (!media || close !== (opens === '(' ? ')' : ',')) return from
    if (!this.#areMedia(media.ids)) return from
    this.#pair(subject, media)
    return media.next + 1
  }

  #areMedia(ids: readonly string[]): boolean {
    return this.facts.expand(ids).every((id) => isMedium(this.facts.nodes.kindOf(id)))
  }

  #pair(subject: Refs, media: Refs): void {
    const things = this.facts.expand(subject.ids)
    const ids = this.facts.expand(media.ids)
    if (things.length > 1 && things.length !== ids.length) return
    const pairs = paired(things, ids, { respectively: true, isList: true })
    for (const [thing, id] of pairs)
      this.facts.medium(thing, id, { start: subject.span.start, end: media.span.end })
  }

  /** "first dog: [photo 1]", "my three dogs ([photo 1], [photo 2] and [photo 3])". */
  #beside(atoms: readonly Atom[]): void {
    if (atoms.some(({ lower }) => en.negations.has(lower))) return
    for (let at = 0; at < atoms.length;) {
      const subject = refsAt(atoms, at, this.facts)
      if (!subject) {
        at++
        continue
      }
      at = subject.next
      const mark = atoms[at]?.lower ?? ''
      const isDirect = atoms[at]?.type === 'ref'
      const media = refsAt(atoms, isDirect ? at : at + 1, this.facts)
      if (!media || this.#areMedia(subject.ids) || !this.#areMedia(media.ids)) continue
      const things = this.facts.expand(subject.ids)
      const isWhole = things.length > 1 && things.length === this.facts.expand(media.ids).length
      const before = atoms[at - 2]?.lower ?? ''
      const isNamed =
        subject.from === 0 ||
        breaks.has(before) ||
        (en.be.has(before) && introducing.test(atoms[at - 3]?.lower ?? ''))
      const isBeside =
        mark === '(' ||
        ((mark === ':' || mark === '=' || mark === '-' || mark === '→') && (isNamed || isWhole)) ||
        (mark === ',' && isWhole && subject.next - subject.from === 1)
      if (isBeside || (isDirect && (isWhole || isNamed))) this.#pair(subject, media)
    }
  }

  #isVerb(atom: Atom | undefined): boolean {
    if (atom?.type !== 'word') return false
    const { lower } = atom
    if (
      en.be.has(lower) ||
      en.have.has(lower) ||
      en.sounding.has(lower) ||
      en.showing.has(lower) ||
      en.describing.has(lower)
    )
      return true
    if (en.adverbs.has(lower) || en.negations.has(lower) || en.uncertain.has(lower)) return true
    if (
      /^(?:look|looks|resemble|resembles|sit|sits|stand|stands|lie|lies|live|lives|appear|appears|come|comes|belong|belongs|can|'d|'ll|do|does|did)$/.test(
        lower,
      )
    )
      return true
    return lower.length > 3 && /(?:[^s]s|ed)$/.test(lower) && !en.adjectives.has(lower)
  }

  /** Where a statement ends: before a break, or before what begins another subject or verb. */
  #endOf(atoms: readonly Atom[], from: number): number {
    for (let at = from; at < atoms.length; at++) {
      const { lower } = atoms[at] as Atom
      if (breaks.has(lower) && at > from) {
        const media = lower === ':' ? refsAt(atoms, at + 1, this.facts) : undefined
        if (!media || !this.#areMedia(media.ids)) return at
      }
      if (at === from || !(lower === ',' || lower === 'and')) continue
      let next = at + 1
      while (joins.has(atoms[next]?.lower ?? '')) next++
      const like = this.#likeAt(atoms, next)
      if (like) next = like.next
      if (this.#beginsStatement(atoms, next, from)) return at
    }
    return atoms.length
  }

  #beginsStatement(atoms: readonly Atom[], at: number, from: number): boolean {
    const atom = atoms[at]
    if (!atom || at <= from) return false
    if (
      /^(?:in|on)$/.test(atom.lower) &&
      this.#leadingMedium(atoms, at) &&
      atoms[at + 3]?.type === 'ref'
    )
      return true
    if (/^(?:it|they|its|their|he|she|his|her|there|i|we|my|you)$/.test(atom.lower)) return true
    const meant = this.#meantAt(atoms, at)
    if (
      meant &&
      /^the$/.test(atom.lower) &&
      (this.#isVerb(atoms[meant.next]) || en.adjectives.has(atoms[meant.next]?.lower ?? ''))
    )
      return true
    const listed = refsAt(atoms, at, this.facts)
    if (!listed)
      return (
        en.be.has(atom.lower) ||
        en.have.has(atom.lower) ||
        (this.#isVerb(atom) && this.#isVerbOnly(atom.lower))
      )
    const behind = atoms[listed.next]
    if (behind?.lower === '(' && !this.#areMedia(listed.ids)) return true
    if (!behind || behind.lower === 'respectively' || behind.type === 'mark')
      return behind?.lower === "'s"
    if (this.#isVerb(behind) || behind.lower === "'s") return true
    return !this.#areMedia(listed.ids) && behind.type === 'word' && !joins.has(behind.lower)
  }

  /** Words that are no noun of a list as well. */
  #isVerbOnly(lower: string): boolean {
    return (
      en.describing.has(lower) ||
      (en.staying.has(lower) && lower.endsWith('s')) ||
      /^(?:makes|make|looks|look|shows|show|sits|stands|lies|lives|resembles|resemble|belongs|says|does|barks|chases|comes|appears)$/.test(
        lower,
      )
    )
  }
}
