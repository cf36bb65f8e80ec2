import { isVerb } from './head-first-verbs'
import type { Atom } from './atoms'
import type { Facts } from './fact'
import { isName, isSomebody } from './head-first-phrases'
import { areMedia } from './head-first-clauses'
import type { Subject } from './head-first-statement'
import { stemOf } from '../references/concepts'
import { genderOfNoun, genderOfPronoun } from '../references/people'
import * as en from './languages/en'
import { refsAt } from './refs'

/** "Tom says": somebody that the graph does not know. */
const isNewName = ([first, verb]: readonly Atom[]): boolean =>
  first !== undefined &&
  isName(first) &&
  !en.opening.has(first.lower) &&
  /^(?:says?|said|thinks?|thought|owns?|owned|has|had|gave|bought|got)$/.test(verb?.lower ?? '')

/** Whom a text has spoken of, so far as words like "it", "its", "both" and "ours" mean it. */
export class Spoken {
  /** Of whom the last statement was, for "its". */
  #focus: readonly string[] = []
  /** Of whom the last statements were, the newest last. */
  #recent: (readonly string[])[] = []
  /** Of whom one by one the sentence speaks that is being read. */
  readonly #singles = new Set<string>()
  /** Whom numbers in the sentence mean, by where they stand. */
  readonly #dealt = new Map<number, readonly string[]>()
  /** Whether the sentence before spoke of several one by one, so that "it" may be either. */
  #isOpen = false
  /** What is "ours" or "mine". */
  readonly #owned = new Map<string, string>()
  /** What the last clause was about; nothing where that is not known. */
  topic: readonly string[] = []
  readonly pronouns: {
    readonly start: number
    readonly end: number
    readonly ids: readonly string[]
  }[] = []

  /** The genders of the people that were spoken of, so far as their nouns tell them. */
  readonly #people: ReturnType<typeof genderOfNoun>[] = []

  /** The gender by which pronouns have spoken of each. */
  readonly #genders = new Map<string, ReturnType<typeof genderOfNoun>>()
  /** The sentence has "he" and "she", so that neither alone tells whom it means. */
  #isOfBoth = false

  constructor(readonly facts: Facts) {}

  /** A new sentence: of two that the last one spoke of, a pronoun in this one may mean either. */
  begin(atoms: readonly Atom[]): void {
    this.#deal(atoms)
    const genders = atoms.flatMap(({ lower }) => genderOfPronoun(lower) ?? [])
    this.#isOfBoth = new Set(genders).size > 1
    for (const [at, { type, lower, mention }] of atoms.entries()) {
      const isThing = type === 'ref' && !this.facts.nodes.isPerson(mention?.refers[0] ?? '')
      const noun = lower.split(' ').at(-1) ?? ''
      const isNamed = at === 0 && type === 'word' && isNewName(atoms)
      if (!isThing && (isNamed || isSomebody(noun))) this.#people.push(genderOfNoun(stemOf(noun)))
    }
    if (this.#singles.size === 0) return
    this.#isOpen = this.#singles.size > 1
    this.#singles.clear()
  }

  /** "Two are blue, one is white": the members of a whole in their order, where the numbers are all of it. */
  #deal(atoms: readonly Atom[]): void {
    this.#dealt.clear()
    const counted = atoms.flatMap((atom, at) => {
      const count = en.numberOf(atom.lower.replace(/ of them$/, '')) ?? 0
      const isHead = at === 0 || /^(?:,|and|;|:|-|but)$/.test(atoms[at - 1]?.lower ?? '')
      const next = atoms[at + 1]?.lower === 'of' ? at + 3 : at + 1
      const isSubject = isVerb(atoms[next]) || en.adjectives.has(atoms[next]?.lower ?? '')
      return count > 0 && isHead && isSubject ? [{ atom, count }] : []
    })
    const total = counted.reduce((sum, { count }) => sum + count, 0)
    const [whole, other] = this.facts.nodes.wholes.filter(({ length }) => length === total)
    if (!whole || other || counted.length < 2 || counted.length === total) return
    let from = 0
    for (const { atom, count } of counted) {
      this.#dealt.set(atom.start, whole.slice(from, from + count))
      from += count
    }
  }

  /** Whom a statement names besides its subject. */
  name(ids: readonly string[]): void {
    const [only, other] = this.facts.expand(ids)
    const isThing = only !== undefined && this.facts.nodes.kindOf(only) === 'entity'
    if (isThing && other === undefined) this.#singles.add(only)
  }

  see(ids: readonly string[]): void {
    const things = ids.filter((id) => this.facts.nodes.kindOf(id) === 'entity')
    if (things.length === 0) return
    this.#isOpen = false
    this.name(things)
    this.topic = things
    this.#focus = things
    this.#recent = [...this.#recent.slice(-5), things]
  }

  own(word: string, ids: readonly string[]): void {
    const [only, other] = ids
    if (only !== undefined && other === undefined) this.#owned.set(word, only)
  }

  /** Atoms in which "ours" is a phrase, once it was said which of the things is. */
  withOwned(atoms: readonly Atom[]): readonly Atom[] {
    return atoms.map((atom, index) => {
      const id = this.#owned.get(atom.lower)
      if (id === undefined || atom.type !== 'word' || en.be.has(atoms[index - 1]?.lower ?? ''))
        return atom
      const { start, end, text } = atom
      const reason = { code: 'reason.lastSpoken', params: {} } as const
      const mention = { start, end, text, refers: [id], status: 'resolved' as const, reason }
      return { ...atom, type: 'ref' as const, mention }
    })
  }

  /** "its", "their", "it", "both" and "the three" behind a statement about one thing, or about so many. */
  pronounAt(atoms: readonly Atom[], at: number): (Subject & { next: number }) | undefined {
    const atom = atoms[at]
    if (!atom) return undefined
    if (/^(?:its|their|his|her)$/.test(atom.lower)) {
      const isTheirs = atom.lower === 'their' && this.#focus.length > 1
      const ids = isTheirs ? this.#focus : this.oneOf(atom.lower)
      const possessed = ids && this.nounAt(atoms, at + 1)
      return (
        possessed && {
          ids,
          isList: false,
          span: atom,
          extra: [],
          noun: possessed.noun,
          next: possessed.next,
        }
      )
    }
    const meant = this.meantAt(atoms, at)
    const behind = meant && atoms[meant.next]
    if (
      !meant ||
      !behind ||
      (!isVerb(behind) &&
        !en.adjectives.has(behind.lower) &&
        !/^(?:in|on|at|under)$/.test(behind.lower))
    )
      return undefined
    const span = { start: atom.start, end: atoms[meant.next - 1]?.end ?? atom.end }
    this.pronouns.push({ ...span, ids: meant.ids })
    return { ids: meant.ids, isList: false, span, extra: [], next: meant.next }
  }

  /** Somebody that is nothing known was spoken of: a pronoun behind may mean them. */
  lose(): void {
    this.topic = []
    this.#isOpen = true
  }

  /** Whom "it", "he" or "she" means, where it can be but one. */
  oneOf(word: string): readonly string[] | undefined {
    const gender = genderOfPronoun(word)
    const [only] = this.#focus
    if (only !== undefined && this.#isOne(word)) {
      if (gender !== undefined) this.#genders.set(only, gender)
      return this.#focus
    }
    // "Mrs. Orr and Mr. Lund": one of them is told by the pronoun alone.
    const all = [...new Set(this.facts.nodes.wholes.flat())]
    const fitting = all.filter((id) => this.facts.nodes.genderOf(id) === gender)
    const areTold = all.every((id) => this.facts.nodes.genderOf(id) !== undefined)
    return gender !== undefined && areTold && fitting.length === 1 ? fitting : undefined
  }

  /** Whether a pronoun can mean but the last one; "it" is nobody. */
  #isOne(word: string): boolean {
    const [only, other] = this.#focus
    if (only === undefined || other !== undefined || this.#isOpen) return false
    const gender = genderOfPronoun(word)
    const known = this.facts.nodes.genderOf(only)
    if (gender !== undefined) {
      if ((known ?? this.#genders.get(only) ?? gender) !== gender) return false
      if (known === undefined && this.#isOfBoth) return false
      if (this.#isRivalled(only, gender)) return false
    }
    if (this.facts.nodes.isPerson(only)) return !/^its?$/.test(word)
    // "My sister has two horses. … She …": a person goes before.
    return gender === undefined || !this.#people.some((of) => (of ?? gender) === gender)
  }

  /** "Luna is blue. Sol is red. She …": of another just before the same may be said. */
  #isRivalled(only: string, gender: ReturnType<typeof genderOfNoun>): boolean {
    const before = this.#recent.findLast(([id]) => id !== only)
    const [id, other] = before ?? []
    const isOfWhole = this.facts.nodes.wholes.some(
      (all) => all.includes(only) && all.includes(id ?? ''),
    )
    if (id === undefined || other !== undefined || !isOfWhole || this.#singles.has(only))
      return false
    return (
      (this.facts.nodes.genderOf(id) ?? this.#genders.get(id) ?? gender) === gender &&
      !this.#genders.has(id)
    )
  }

  meantAt(
    atoms: readonly Atom[],
    from: number,
  ): { ids: readonly string[]; next: number } | undefined {
    const words = atoms.slice(from, from + 4).map(({ lower }) => lower)
    const part = this.#dealt.get(atoms[from]?.start ?? -1)
    if (part) return { ids: part, next: words[1] === 'of' ? from + 3 : from + 1 }
    const [first = '', second = '', third = '', fourth = ''] = words
    if (/^(?:it|he|she|who|which)$/.test(first)) {
      const ids = this.oneOf(first)
      return ids && { ids, next: from + 1 }
    }
    if (first === 'they' || (/^(?:each|all)$/.test(first) && second === 'of' && third === 'them')) {
      const next = from + (first === 'they' ? 1 : 3)
      const ids = this.#focus.length > 1 ? this.#focus : this.#together()
      return ids && { ids, next }
    }
    if (first === 'both') {
      const next = from + (second === 'of' && third === 'them' ? 3 : second === 'of' ? 2 : 1)
      const ids = this.wholeOf(2)
      return ids && { ids, next: en.singularOf(atoms[next]?.text ?? '') ? from : next }
    }
    const others = this.#othersAt(words, from)
    if (others) return others
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
    const ids = count === undefined ? undefined : this.wholeOf(count)
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

  /** "the other", "the other two", "the others", "the rest": of a whole, those not just spoken of. */
  #othersAt(
    [first = '', second = '', third = '']: readonly string[],
    from: number,
  ): { ids: readonly string[]; next: number } | undefined {
    if (first !== 'the' || !/^(?:other|others|rest|remaining)$/.test(second)) return undefined
    const [whole, another] = this.facts.nodes.wholes.filter((members) =>
      this.topic.every((id) => members.includes(id)),
    )
    if (!whole || another || this.topic.length === 0) return undefined
    const ids = whole.filter((id) => !this.topic.includes(id))
    const number = en.numberOf(third)
    const isOne = third === 'one' || (second === 'other' && number === undefined)
    if (ids.length === 0 || ids.length !== (isOne ? 1 : (number ?? ids.length))) return undefined
    return { ids, next: from + (isOne && third !== 'one' ? 2 : number === undefined ? 2 : 3) }
  }

  /** "They" behind statements about each of a whole, one by one. */
  #together(): readonly string[] | undefined {
    const spoken = new Set(this.#recent.flat())
    const wholes = this.facts.nodes.wholes.filter(
      (members) => members.length === spoken.size && members.every((id) => spoken.has(id)),
    )
    return wholes.length === 1 ? wholes[0] : undefined
  }

  /** The topic of a clause that only points: whom its pronoun means, else what was spoken of last. */
  topicOf(words: readonly Atom[]): readonly string[] {
    // "His photo" may be a phrase that was resolved as a whole.
    const pronoun = words
      .map(({ lower }) => lower.split(' ')[0] ?? '')
      .find((lower) => /^(?:it|he|she|him|her|his|its)$/.test(lower))
    return pronoun === undefined ? this.topic : (this.oneOf(pronoun) ?? [])
  }

  /** So many things that were last spoken of, else the only set of so many. */
  wholeOf(count: number | undefined): readonly string[] | undefined {
    if (this.#focus.length === count) return this.#focus
    const wholes = this.facts.nodes.wholes.filter(
      (members) => count === undefined || members.length === count,
    )
    return wholes.length === 1 ? wholes[0] : undefined
  }

  possessed(
    atoms: readonly Atom[],
    at: number,
  ): { noun: readonly Atom[]; next: number } | undefined {
    return atoms[at]?.lower === "'s" || atoms[at]?.text === "'"
      ? this.nounAt(atoms, at + 1)
      : undefined
  }

  /** ": the button is grey", "there the button is grey": a part of what the clause before was about. */
  partAt(atoms: readonly Atom[], at: number): (Subject & { next: number }) | undefined {
    const isThere = /^(?:there|here)$/.test(atoms[at]?.lower ?? '')
    const from = isThere ? at + 1 : at
    const { topic } = this
    if (topic.length !== 1 || atoms[from]?.lower !== 'the') return undefined
    if (!isThere && atoms[at - 1]?.lower !== ':') return undefined
    const part = this.nounAt(atoms, from + 1)
    const last = part?.noun.at(-1)
    if (!part || !last || !en.be.has(atoms[part.next]?.lower ?? '')) return undefined
    if (en.abstractNouns.has(last.lower) || en.mediumNouns.has(last.lower)) return undefined
    const span = { start: atoms[from]?.start ?? last.start, end: last.end }
    return { ids: topic, isList: false, span, extra: [], ...part }
  }

  /** "the coat of the first": a part, as in "the first's coat". */
  partOf(atoms: readonly Atom[], at: number): (Subject & { next: number }) | undefined {
    const part = atoms[at]?.lower === 'the' ? this.nounAt(atoms, at + 1) : undefined
    const listed =
      part && atoms[part.next]?.lower === 'of'
        ? refsAt(atoms, part.next + 1, this.facts)
        : undefined
    if (!part || !listed || areMedia(this.facts, listed.ids)) return undefined
    const span = { start: atoms[at]?.start ?? listed.span.start, end: listed.span.end }
    const { isList, next } = listed
    return { ids: this.facts.expand(listed.ids), isList, span, extra: [], noun: part.noun, next }
  }

  /** "fur" of "its fur is white". */
  nounAt(
    atoms: readonly Atom[],
    from: number,
  ): { noun: readonly Atom[]; next: number } | undefined {
    let at = from
    while (at - from < 4 && atoms[at]?.type === 'word' && !en.closed.has(atoms[at]?.lower ?? ''))
      at++
    return at > from ? { noun: atoms.slice(from, at), next: at } : undefined
  }
}
