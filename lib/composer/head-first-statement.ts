import type { Atom } from './atoms'
import { isMedium, paired, type Facts } from './fact'
import { polarityOf } from './head-first-polarity'
import * as en from './languages/en'
import { refsAt, type Refs } from './refs'
import type { Span } from './text'

/** What a statement is about; `noun` where it is about a part ("the first dog's fur"). */
export type Subject = {
  readonly ids: readonly string[]
  readonly isList: boolean
  readonly span: Span
  /** Of whom the same is said: "like the third". */
  readonly extra: readonly string[]
  readonly noun?: readonly Atom[]
}

/** Of whom a statement is and what its words are, for those that read what it says. */
export class Statement {
  readonly ids: readonly string[]
  readonly respectively: boolean
  readonly crossed: boolean
  readonly words: readonly Atom[]

  constructor(
    readonly facts: Facts,
    readonly subject: Subject,
    words: readonly Atom[],
    sentence: readonly Atom[],
  ) {
    this.ids = [...new Set([...subject.ids, ...subject.extra])]
    const order = sentence.map(({ lower }) => lower).join(' ')
    const reversed = /\breverse|\bopposite order|other way (?:a)?round|vice versa/.test(order)
    this.respectively =
      reversed ||
      /respectively|in (?:that|this) order|in order|from (?:left to right|right to left|top to bottom|front to back)/.test(
        order,
      )
    this.crossed = reversed
    const isAdverb = ({ lower, mention }: Atom, index: number) =>
      /^(?:respectively|also|both|all|each|now|currently|actually|clearly|just|always|usually|often|still|again|already)$/.test(
        lower,
      ) ||
      // "is definitely a wren".
      (index === 1 && en.be.has(words[0]?.lower ?? '') && en.isManner(lower)) ||
      (lower === 'too' && (words[index + 1]?.type ?? 'mark') !== 'word') ||
      (mention?.pairs !== undefined && index >= 0)
    this.words = words.filter((atom, index) => !isAdverb(atom, index))
  }

  /** "may be", "is not", "is red or blue": what leaves open whether it is so. "Has no tail" does not. */
  isLeftOpen(): boolean {
    return polarityOf(this.facts, this.words) === 'open'
  }

  areMedia(ids: readonly string[]): boolean {
    return ids.length > 0 && ids.every((id) => isMedium(this.facts.nodes.kindOf(id)))
  }

  expandedAt(
    atoms: readonly Atom[],
    at: number,
  ): (Refs & { readonly all: readonly string[] }) | undefined {
    const listed = refsAt(atoms, at, this.facts)
    return listed && { ...listed, all: this.facts.expand(listed.ids) }
  }

  pairs<T>(objects: readonly T[], ids = this.ids): readonly (readonly [string, T])[] {
    const told = {
      respectively: this.respectively,
      crossed: this.crossed,
      isList: this.subject.isList,
    }
    return paired(ids, objects, told)
  }

  media(objects: readonly string[], span: Span): void {
    for (const [thing, medium] of this.pairs(objects, this.subject.ids))
      this.facts.medium(thing, medium, { start: this.subject.span.start, end: span.end })
  }

  /** The words without "in [photo 1]", which is told. */
  withoutMedia(words: readonly Atom[], isListed = false): readonly Atom[] {
    for (let at = 1; at < words.length; at++) {
      const listed = this.expandedAt(words, at)
      if (!listed || !this.areMedia(listed.all)) continue
      let from = at
      while (
        from > 1 &&
        /^(?:in|on|from|at|the|of|with|by|as|to|like|hear|see|:|this|these|my|picture|photo|image|left|right|side|top|bottom|centre|center|middle|background|foreground|sound|sounds|recording|recordings|photos|pictures|images)$/.test(
          words[from - 1]?.lower ?? '',
        )
      )
        from--
      const beside = words.slice(from, at).map(({ lower }) => lower)
      // "takes sharp photos [photo 1]": a noun of media that is described is what the verb is about.
      const isNoun = from > 1 && beside.length === 1 && en.mediumNouns.has(beside[0] ?? '')
      const verb = words[0]?.lower ?? ''
      if (isNoun && !en.have.has(verb) && !en.sounding.has(verb) && !en.showing.has(verb))
        return this.withoutMedia([...words.slice(0, at), ...words.slice(listed.next)], true)
      if (from === at && (isListed || this.#isOfObject(words, at, listed.all)))
        return this.withoutMedia([...words.slice(0, at), ...words.slice(listed.next)], true)
      this.media(listed.all, listed.span)
      const isSide = beside.some((word) =>
        /^(?:left|right|top|bottom|centre|center|middle|background|foreground)$/.test(word),
      )
      const kept = isSide ? at - (beside.at(-1) === 'of' || beside.at(-1) === 'in' ? 1 : 0) : from
      return [...words.slice(0, kept), ...words.slice(listed.next)]
    }
    return words
  }

  /** "likes apples [photo 1]": what stands directly behind what a verb is about shows that, not who does it. */
  #isOfObject(words: readonly Atom[], at: number, media: readonly string[]): boolean {
    const [verb] = words
    const before = words[at - 1]
    if (at < 2 || !verb || before?.type !== 'word') return false
    const { lower } = verb
    const isHeard = media.every((id) => /audio|segment/.test(this.facts.nodes.kindOf(id) ?? ''))
    if (en.be.has(lower) || en.staying.has(lower) || en.describing.has(lower)) return false
    if (en.sounding.has(lower) && isHeard) return false
    if (en.showing.has(lower) || en.shownParticiples.has(lower) || en.closed.has(before.lower))
      return false
    // "has a dog [photo 1] and a cat [photo 2]": each is of what it stands behind.
    const isListed = words.slice(at + 1).some(({ lower: next, type }, index) => {
      const behind = words[at + 2 + index]
      return type === 'word' && !en.closed.has(next) && behind?.type === 'ref'
    })
    // "has a parrot that talks [sound 1]".
    const isOther = words.slice(2, at).some(({ lower: word }) => /^(?:that|which|who)$/.test(word))
    return !en.have.has(lower) || isListed || isOther
  }

  span(): Span {
    return { start: this.subject.span.start, end: this.words.at(-1)?.end ?? this.subject.span.end }
  }
}
