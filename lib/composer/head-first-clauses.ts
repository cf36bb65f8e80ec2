import { isMedium, type Facts } from './fact'
import type { Atom } from './atoms'
import { asideEnd } from './head-first-phrases'
import type { Spoken } from './head-first-spoken'
import { isVerb, isVerbOnly } from './head-first-verbs'
import * as en from './languages/en'
import { refsAt, type Refs } from './refs'
import type { Span } from './text'

/** What comes between statements. */
export const breaks = new Set([
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
export const joins = new Set([',', 'and', '&', 'then', 'also', 'finally', 'plus', 'yet'])

export const areMedia = (facts: Facts, ids: readonly string[]): boolean =>
  ids.length > 0 && facts.expand(ids).every((id) => isMedium(facts.nodes.kindOf(id)))

/** "In [photo 1], …": where what the statement is about is seen. */
export function leadingMedium(
  facts: Facts,
  atoms: readonly Atom[],
  at: number,
): { readonly ids: readonly string[]; readonly span: Span; readonly next: number } | undefined {
  const listed = refsAt(atoms, at + 1, facts)
  const isSee = atoms[at]?.lower === 'see' && atoms[listed?.next ?? at]?.lower === ':'
  if (!isSee && !/^(?:in|on|from)$/.test(atoms[at]?.lower ?? '')) return undefined
  if (!listed || !areMedia(facts, listed.ids)) return undefined
  const ids = facts.expand(listed.ids)
  const next = /^[,:]$/.test(atoms[listed.next]?.lower ?? '') ? listed.next + 1 : listed.next
  return { ids, span: listed.span, next }
}

/** Behind words of time before a subject: "now | it hums", "yesterday | the first fell". */
export function sinceWhen(atoms: readonly Atom[], at: number): number {
  const [when, next] = atoms.slice(at, at + 2)
  const isTime =
    /^(?:now|today|recently|lately|sometimes|usually|currently|sadly|luckily)$/.test(
      when?.lower ?? '',
    ) || en.calendar.has(when?.lower ?? '')
  const isSubject =
    next?.type === 'ref' || /^(?:it|he|she|they|its|his|her|their|both)$/.test(next?.lower ?? '')
  if (isTime && isSubject && when?.type === 'word') return at + 1
  // "During the spin cycle it hums".
  if (!/^(?:during|after|before|since|until|at|for)$/.test(when?.lower ?? '')) return at
  const behind = atoms.slice(at + 1, at + 7)
  const length = behind.findIndex(
    ({ lower, type }) => type !== 'word' || /^(?:it|he|she|they)$/.test(lower),
  )
  const isPronoun = /^(?:it|he|she|they)$/.test(behind[length]?.lower ?? '')
  const isBare = behind
    .slice(0, length)
    .every((atom) => !en.be.has(atom.lower) && !en.have.has(atom.lower))
  return length > 0 && isPronoun && isBare && isVerb(behind[length + 1]) ? at + 1 + length : at
}

/** Where the statements of a sentence begin and end. */
export class Clauses {
  constructor(
    readonly facts: Facts,
    readonly spoken: Spoken,
  ) {}

  likeAt(
    atoms: readonly Atom[],
    at: number,
  ): { readonly ids: readonly string[]; readonly next: number } | undefined {
    if (!/^(?:like|unlike)$/.test(atoms[at]?.lower ?? '')) return undefined
    const listed = refsAt(atoms, at + 1, this.facts)
    if (!listed || atoms[listed.next]?.lower !== ',') return undefined
    const isLike = atoms[at]?.lower === 'like'
    return { ids: isLike ? this.facts.expand(listed.ids) : [], next: listed.next + 1 }
  }

  /** "In [photo 1] Rex is on the left and Bo is on the right": where both are, unless another is told. */
  seenIn<T>(medium: T, [verb, place, ...rest]: readonly Atom[]): T | undefined {
    const isPlace = /^(?:on|in|at|to|behind|beside|next|under|above|near|between)$/
    const isTold = en.be.has(verb?.lower ?? '') && isPlace.test(place?.lower ?? '')
    const hasOwn = rest.some(({ mention }) => areMedia(this.facts, mention?.refers ?? []))
    return isTold && !hasOwn ? medium : undefined
  }

  /** "Rex, not Bo, is …", "Rex and not Bo is …": behind whom it is said not to be of. */
  contrastAt(atoms: readonly Atom[], at: number): number {
    let from = at
    while (/^(?:,|but|and)$/.test(atoms[from]?.lower ?? '') && from - at < 2) from++
    if (!/^(?:not|never)$/.test(atoms[from]?.lower ?? '')) return at
    const listed = refsAt(atoms, from + 1, this.facts)
    if (!listed || areMedia(this.facts, listed.ids)) return at
    const next = atoms[listed.next]?.lower === ',' ? listed.next + 1 : listed.next
    return isVerb(atoms[next]) ? next : at
  }

  /** Where a statement ends: before a break, or before what begins another subject or verb. */
  endOf(atoms: readonly Atom[], from: number): number {
    for (let at = from; at < atoms.length; at++) {
      const { lower } = atoms[at] as Atom
      // "has a seat but no bell": one statement.
      const isBut =
        lower === 'but' &&
        (atoms[at + 1]?.lower === 'no' ||
          /^(?:any|no)(?:thing|one|body)$/.test(atoms[at - 1]?.lower ?? ''))
      // "in every picture but [photo 1]": what is taken out belongs to the statement.
      const out = lower === 'but' ? refsAt(atoms, at + 1, this.facts) : undefined
      const isOut = out && areMedia(this.facts, out.ids) && atoms[out.next]?.type !== 'word'
      if (breaks.has(lower) && at > from && !isBut && !isOut) {
        const media = lower === ':' ? refsAt(atoms, at + 1, this.facts) : undefined
        // "[photo 1] is …" behind a colon is a statement of its own.
        const isSubject = media !== undefined && isVerb(atoms[media.next])
        if (!media || isSubject || !areMedia(this.facts, media.ids)) return at
      }
      if (at === from || !(lower === ',' || lower === 'and')) continue
      let next = at + 1
      while (joins.has(atoms[next]?.lower ?? '')) next++
      // "… and since yesterday it hums".
      if (breaks.has(atoms[next]?.lower ?? '') && sinceWhen(atoms, next + 1) > next + 1) return at
      next = sinceWhen(atoms, next)
      const like = this.likeAt(atoms, next)
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
      leadingMedium(this.facts, atoms, at) &&
      (atoms[at + 2]?.type === 'ref' || atoms[at + 3]?.type === 'ref')
    )
      return true
    if (/^(?:it|they|its|their|he|she|his|her|there|i|we|my|you)$/.test(atom.lower)) return true
    if (/^(?:all|each|both|none|neither)$/.test(atom.lower) && atoms[at + 1]?.lower === 'of')
      return true
    if (/^(?:who|which)$/.test(atom.lower) && isVerb(atoms[at + 1])) return true
    if (
      atom.lower === 'the' &&
      /^(?:other|others|rest|remaining)$/.test(atoms[at + 1]?.lower ?? '') &&
      // "the first two are in [photo 1] and the other two in [photo 2]".
      (atoms.slice(at + 2, at + 4).some(isVerb) ||
        atoms
          .slice(at + 2, at + 4)
          .some((_, index) => leadingMedium(this.facts, atoms, at + 2 + index)))
    )
      return true
    const meant = this.spoken.meantAt(atoms, at)
    if (
      meant &&
      (/^(?:the|both)$/.test(atom.lower) || en.numberOf(atom.text) !== undefined) &&
      (isVerb(atoms[meant.next]) || en.adjectives.has(atoms[meant.next]?.lower ?? ''))
    )
      return true
    const listed = refsAt(atoms, at, this.facts)
    if (!listed && (isNewSubject(atoms, at) || /n't$/.test(atom.lower))) return true
    if (!listed)
      return (
        en.be.has(atom.lower) ||
        en.have.has(atom.lower) ||
        (isVerb(atom) && (isVerbOnly(atom.lower) || goesOn(this.facts, atoms, at, from)))
      )
    const behind = atoms[listed.next]
    // "[sound 1] is the first, [sound 2] the second".
    const isPair = behind?.type === 'ref' && areMedia(this.facts, listed.ids)
    if (isPair && !areMedia(this.facts, behind.mention?.refers ?? []))
      return areMedia(this.facts, atoms[from - 1]?.mention?.refers ?? [])
    // "[photo 1] is by Ann, [photo 2] by Ben".
    if (/^(?:by|of|from)$/.test(behind?.lower ?? '') && areMedia(this.facts, listed.ids)) {
      const maker = refsAt(atoms, listed.next + 1, this.facts)
      return maker !== undefined && !areMedia(this.facts, maker.ids)
    }
    // "engine B [sound 2] runs on petrol", "Ella [photo 1] and Tom [photo 2]".
    const past = behindMedia(this.facts, atoms, listed)
    if (past !== undefined)
      return isVerb(atoms[past]) || areMedia(this.facts, atoms[from]?.mention?.refers ?? [])
    // "… and Bella, sleeping, is in [photo 2]".
    const aside = asideEnd(atoms, listed.next)
    if (aside !== undefined && isVerb(atoms[aside])) return !areMedia(this.facts, listed.ids)
    if (behind?.lower === '(' && !areMedia(this.facts, listed.ids)) return true
    if (!behind || behind.lower === 'respectively' || behind.type === 'mark')
      return behind?.lower === "'s"
    if (isVerb(behind) || behind.lower === "'s") return true
    // "I see a man and a woman in [photo 1]".
    if (/^(?:an?|my|our) /.test(atom.lower)) return false
    return !areMedia(this.facts, listed.ids) && behind.type === 'word' && !joins.has(behind.lower)
  }
}

/** Behind the media that stand beside a thing. */
function behindMedia(
  facts: Facts,
  atoms: readonly Atom[],
  { ids, next }: Refs,
): number | undefined {
  const media = areMedia(facts, ids) ? undefined : refsAt(atoms, next, facts)
  return media && areMedia(facts, media.ids) ? media.next : undefined
}

/** "is made of oak and chimes like a bell", "is black and limps": a verb of the same one, and no noun. */
function goesOn(facts: Facts, atoms: readonly Atom[], at: number, from: number): boolean {
  const [verb, next] = atoms.slice(at, at + 2)
  // "is red and appeared yesterday".
  if (/ed$/.test(verb?.lower ?? '') && en.calendar.has(next?.lower ?? '')) return true
  if (!verb || !/[^s]s$/.test(verb.lower) || !/s$/.test(atoms[from]?.lower ?? '')) return false
  const behind = next?.lower ?? ''
  // "has 12 pupils and meets on Mondays".
  const day = atoms[at + 2]?.lower.replace(/s$/, '') ?? ''
  if (behind === 'on' && en.calendar.has(day)) return true
  // "likes pears and plums [photo 1]" goes on with a noun.
  const isMedium = areMedia(facts, next?.mention?.refers ?? [])
  if (
    (next?.type === 'ref' && (!isMedium || en.sounding.has(verb.lower))) ||
    /^(?:a|an|the|its|his|her|their|my|our|like|to|as|when|[0-9].*|[$€£]|.{3,}ly)$/.test(behind)
  )
    return true
  let before = at - 1
  while (joins.has(atoms[before]?.lower ?? '')) before--
  const said = atoms[before]?.lower ?? ''
  return en.describes(said) || /^[0-9]|.{3,}ly$/.test(said)
}

/** "…, the recording is [sound 2]": a subject that is nothing known. */
function isNewSubject(atoms: readonly Atom[], at: number): boolean {
  if (atoms[at]?.lower !== 'the') return false
  const to = atoms.slice(at + 1, at + 5).findIndex(({ lower }) => en.closed.has(lower))
  const verb = atoms[at + 1 + to]?.lower ?? ''
  return to > 0 && (en.be.has(verb) || en.have.has(verb))
}

/** The verb that a statement without one goes on with: "is", or "is wearing". */
export function verbAt(atoms: readonly Atom[], at: number): readonly Atom[] {
  const [first, second] = atoms.slice(at, at + 2)
  if (!first) return []
  const isGoingOn = en.be.has(first.lower) && second?.lower.endsWith('ing') === true
  return isGoingOn && !en.adjectives.has(second.lower) ? [first, second] : [first]
}

/** "From left to right they are red, green and blue". */
export const isOrder = (atoms: readonly Atom[], at: number): boolean =>
  /^from (?:left to right|right to left|top to bottom|front to back)$/.test(
    atoms
      .slice(at, at + 4)
      .map(({ lower }) => lower)
      .join(' '),
  )

/** Where the clause begins that a place is in. */
export function clauseStart(atoms: readonly Atom[], at: number): number {
  let start = at
  while (start > 0 && !breaks.has(atoms[start - 1]?.lower ?? '') && atoms[start - 1]?.lower !== ',')
    start--
  return start
}

/** A verb that states something, whatever stands around it. */
export const isFirmVerb = ({ lower }: Atom): boolean =>
  en.be.has(lower) || en.have.has(lower) || en.describing.has(lower) || en.stating.has(lower)

/** Whether words say something of their own, rather than listing what is spoken of. */
export function isStatement(words: readonly Atom[]): boolean {
  const isList = /^(?:a|an|one)$/.test(words[0]?.lower ?? '')
  return words.some(isFirmVerb) || (!isList && words.slice(1, 4).some(isVerb))
}
