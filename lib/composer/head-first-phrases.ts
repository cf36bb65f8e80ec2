import type { Atom } from './atoms'
import type { Stated } from './found'
import { isPerson } from '../references/people'
import type { NodeId } from '../std/id'
import * as en from './languages/en'

export type Phrase = { readonly words: readonly Atom[]; readonly noun: Atom; readonly to: number }

export const isName = ({ text, lower }: Atom): boolean =>
  /^\p{Lu}[\p{L}'’-]*\.?$/u.test(text) &&
  !en.closed.has(lower) &&
  !en.abstractNouns.has(lower) &&
  lower !== 'i' &&
  !en.mediumNouns.has(lower)

/** Whether a noun means a person: what they own is a thing, what a thing has is a part of it. */
export const isSomebody = (noun: string): boolean =>
  isPerson({ id: 'someone' as NodeId, kind: 'entity', class: noun, label: noun })

export const supposing =
  /^(?:if|unless|wish|imagine|suppose|want|might|may|maybe|perhaps|would|could)$/

/** Whether a sentence leaves open whether what it says is so. */
export function isOpen(atoms: readonly Atom[]): boolean {
  return atoms.some(({ lower }) => en.negations.has(lower) || supposing.test(lower))
}

/** "I have", "we own": whose the things are is the writer, not a thing of the graph. */
export function isOwned(atoms: readonly Atom[], from: number): boolean {
  const before = atoms.slice(Math.max(0, from - 4), from).map(({ lower }) => lower)
  const verb = before.findLastIndex((word) => /^(?:have|got|own|keep|had|'ve)$/.test(word))
  // "got two bikes for sale": who writes leaves out "I".
  const isFirst = verb === 0 && from <= 1 && /^(?:have|got)$/.test(before[0] ?? '')
  return isFirst || /^(?:i|we|you|'ve|have|currently|also|to)$/.test(before[verb - 1] ?? '')
}

/** Where a list would have ended that this phrase goes on: "two dogs and | three cats". */
export function beforeList(atoms: readonly Atom[], from: number): number {
  let at = from - 1
  while (at >= 0 && /^(?:and|,|or|my|our)$/.test(atoms[at]?.lower ?? '')) at--
  return at
}

const isPlainWord = (atom: Atom | undefined): boolean =>
  atom?.type === 'word' && !en.closed.has(atom.lower) && !/^[0-9]/.test(atom.text)

/** "My teacher chose well": a past form with more behind it. */
const isPast = (atoms: readonly Atom[], at: number): boolean =>
  en.irregularPast.has(atoms[at]?.lower ?? '') &&
  (atoms[at + 1]?.type === 'word' || /^an?$/.test(atoms[at + 1]?.lower ?? ''))

/**
 * The words up to a noun: in the plural the first that is one, alone the last before what ends a phrase.
 * `isPassing`: also what is a thing only where a text goes on about each.
 */
export function nounPhrase(
  atoms: readonly Atom[],
  from: number,
  alone = false,
  isPassing = false,
): Phrase | undefined {
  const words: Atom[] = []
  let end = -1
  for (let at = from; at < atoms.length && words.length < 6; at++) {
    const atom = atoms[at] as Atom
    // "a standing desk": a participle that belongs to a noun.
    const isOfNoun =
      at === from && /ing$/.test(atom.lower) && isPlainWord(atoms[at + 1]) && atom.lower.length > 4
    if (atom.type !== 'word' || /^[0-9]/.test(atom.text)) break
    if (en.closed.has(atom.lower) && !isOfNoun) break
    if (atom.lower === "'s") break
    if (alone && words.length > 0 && isName(atom) && !isName(words[0] as Atom)) break
    // "my cat sleeps": behind a noun, -s is a verb's; and so is what stands before a determiner.
    const before = words.at(-1)
    const next = atoms[at + 1]?.lower ?? ''
    if (alone && before && (en.definite.has(next) || en.possessives.has(next) || isPast(atoms, at)))
      break
    if (
      alone &&
      before &&
      !en.describes(before.lower) &&
      (en.singularOf(atom.text) !== undefined || /(?:ed|ly)$/.test(atom.lower))
    )
      break
    const isPlural =
      !alone && en.singularOf(atom.text) !== undefined && !en.adjectives.has(atom.lower)
    if (end >= 0 && !(isPlural && at === end + 1)) break
    words.push(atom)
    if (isPlural) end = at
  }
  if (alone) end = from + words.length - 1
  const noun = atoms[end]
  if (end < from || !noun) return undefined
  const kept = words.slice(0, end - from + 1)
  const isAbstract = en.abstractNouns.has(noun.lower) && !(isPassing && en.passing.has(noun.lower))
  if (isAbstract || kept.some(({ open }) => open)) return undefined
  return { words: kept, noun, to: end }
}

/** Words before a noun: those that describe it, and those that belong to its name. */
export function describedBy(words: readonly Atom[]): {
  adjectives: readonly Atom[]
  compound: readonly Atom[]
} {
  const cut = words.findIndex(
    ({ lower }) =>
      !en.describes(lower) && !en.degrees.has(lower) && en.comparedBy(lower) === undefined,
  )
  return cut < 0
    ? { adjectives: words, compound: [] }
    : { adjectives: words.slice(0, cut), compound: words.slice(cut) }
}

/** What adjectives say, each under the name of what it is about; degrees stay with what follows them. */
export function statedBy(adjectives: readonly Atom[]): readonly Stated[] {
  const stated: Stated[] = []
  let degree: Atom | undefined
  for (const atom of adjectives) {
    if (en.degrees.has(atom.lower) && atom !== adjectives.at(-1)) {
      degree ??= atom
      continue
    }
    const value = degree ? `${degree.text} ${atom.text}` : atom.text
    const name = en.aboutOf(atom.text)
    const same = stated.findIndex((each) => each.name === name)
    const span = { start: degree?.start ?? atom.start, end: atom.end }
    if (same < 0) stated.push({ ...span, name, value })
    else stated[same] = { ...span, name, value: `${stated[same]?.value ?? ''} ${value}` }
    degree = undefined
  }
  return stated
}

/** Where what is put in behind a subject ends: ", the older one," and ", Nala,"; the place behind its comma. */
export function asideEnd(atoms: readonly Atom[], at: number): number | undefined {
  const first = atoms[at + 1]
  if (atoms[at]?.lower !== ',' || first?.type !== 'word') return undefined
  const isPut =
    /^(?:a|an|the|my|our|made|.{2,}ed|.{3,}ing|[0-9].*)$/.test(first.lower) ||
    en.participles.has(first.lower) ||
    isName(first)
  if (!isPut) return undefined
  const length = atoms.slice(at + 1, at + 9).findIndex(({ lower }) => lower === ',')
  const said = atoms.slice(at + 1, at + 1 + length)
  const isPlain = said.every(
    ({ type, lower }) => type === 'word' && !en.be.has(lower) && !en.have.has(lower),
  )
  return length > 0 && isPlain ? at + 2 + length : undefined
}

/** Before another noun these tell where that is, and not how. */
export const bodyParts =
  /^(?:head|neck|throat|chest|back|stomach|belly|abdominal|heart|lung|liver|kidney|bladder|hip|knee|ankle|foot|leg|arm|elbow|wrist|shoulder|spine|eye|ear|nose|mouth|tooth|gum|skin|joint|muscle|bone|paw|hoof|wing|tail)$/
