import { isMedium, type Facts } from './fact'
import type { Atom } from './atoms'
import type { Spoken } from './head-first-spoken'
import { isVerb, isVerbOnly } from './head-first-verbs'
import * as en from './languages/en'
import { refsAt } from './refs'
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

  /** Where a statement ends: before a break, or before what begins another subject or verb. */
  endOf(atoms: readonly Atom[], from: number): number {
    for (let at = from; at < atoms.length; at++) {
      const { lower } = atoms[at] as Atom
      // "has a seat but no bell": one statement.
      const isBut = lower === 'but' && atoms[at + 1]?.lower === 'no'
      if (breaks.has(lower) && at > from && !isBut) {
        const media = lower === ':' ? refsAt(atoms, at + 1, this.facts) : undefined
        // "[photo 1] is …" behind a colon is a statement of its own.
        const isSubject = media !== undefined && isVerb(atoms[media.next])
        if (!media || isSubject || !areMedia(this.facts, media.ids)) return at
      }
      if (at === from || !(lower === ',' || lower === 'and')) continue
      let next = at + 1
      while (joins.has(atoms[next]?.lower ?? '')) next++
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
      atoms[at + 3]?.type === 'ref'
    )
      return true
    if (/^(?:it|they|its|their|he|she|his|her|there|i|we|my|you)$/.test(atom.lower)) return true
    if (/^(?:all|each|both|none|neither)$/.test(atom.lower) && atoms[at + 1]?.lower === 'of')
      return true
    if (/^(?:who|which)$/.test(atom.lower) && isVerb(atoms[at + 1])) return true
    if (
      atom.lower === 'the' &&
      /^(?:other|others|rest|remaining)$/.test(atoms[at + 1]?.lower ?? '') &&
      atoms.slice(at + 2, at + 4).some(isVerb)
    )
      return true
    const meant = this.spoken.meantAt(atoms, at)
    if (
      meant &&
      /^the$/.test(atom.lower) &&
      (isVerb(atoms[meant.next]) || en.adjectives.has(atoms[meant.next]?.lower ?? ''))
    )
      return true
    const listed = refsAt(atoms, at, this.facts)
    if (!listed)
      return (
        en.be.has(atom.lower) || en.have.has(atom.lower) || (isVerb(atom) && isVerbOnly(atom.lower))
      )
    const behind = atoms[listed.next]
    // "[photo 1] is by Ann, [photo 2] by Ben".
    if (/^(?:by|of|from)$/.test(behind?.lower ?? '') && areMedia(this.facts, listed.ids)) {
      const maker = refsAt(atoms, listed.next + 1, this.facts)
      return maker !== undefined && !areMedia(this.facts, maker.ids)
    }
    if (behind?.lower === '(' && !areMedia(this.facts, listed.ids)) return true
    if (!behind || behind.lower === 'respectively' || behind.type === 'mark')
      return behind?.lower === "'s"
    if (isVerb(behind) || behind.lower === "'s") return true
    return !areMedia(this.facts, listed.ids) && behind.type === 'word' && !joins.has(behind.lower)
  }
}
