import type { Atom } from './atoms'
import * as en from './languages/en'
import type { FoundSet, FoundThing, Stated } from './found'
import { describedBy, statedBy, type Phrase } from './head-first-phrases'
import { isVerb } from './head-first-verbs'

/** One of what is listed behind a counted noun: a name, or a description ("a red one"). */
export type Item = {
  readonly name?: NonNullable<FoundThing['name']>
  readonly words?: readonly Atom[]
  readonly noun?: Atom
  readonly age?: Atom
}

const opening = /^(?:named|called|are|,|:|;|\(|-|–|—)$/

/**
 * The list behind "three dogs": as many names ("Rex, Max and Bo") or descriptions ("a red one and a blue
 * one") as were counted, else nothing.
 */
export function itemsBehind(
  text: string,
  atoms: readonly Atom[],
  at: number,
  count: number,
): readonly Item[] | undefined {
  // "two toys that make noise: a rattle and a bear", "two birds in the garden: a wren and a robin".
  const next = atoms[at]?.lower ?? ''
  const isFurther =
    /^(?:that|which|who|stand|sit|live|grow)$/.test(next) || en.prepositions.has(next)
  const colon = isFurther ? atoms.slice(at, at + 8).findIndex(({ lower }) => lower === ':') : 0
  const begin = at + Math.max(0, colon)
  const first = atoms[begin]
  // "my brothers Carl, Abe and Ned".
  const isBare = first?.type === 'word' && isNameWord(first)
  if (!first || !(isBare || opening.test(first.lower))) return undefined
  const all = piecesFrom(atoms, isBare ? begin : begin + 1, count)
  // "Pip, a terrier, and Gus, a pug": each with what it is; "Ella, 7, and Tom, 4".
  const isTold =
    all.length === 2 * count &&
    all.every(([word], at) => /^(?:an?|[0-9]{1,2})$/.test(word?.lower ?? '') === (at % 2 === 1))
  const pieces = isTold ? all.filter((_, at) => at % 2 === 0) : all
  if (pieces.length !== count) return undefined
  const items = pieces.map((piece, at) => ({
    ...(isTold ? itemOf(text, all[2 * at + 1] ?? []) : undefined),
    ...itemOf(text, piece, first.lower === ':'),
  }))
  const named = items.filter((item) => item.name).length
  if (named !== 0 && named !== count) return undefined
  return items.every(({ name, words }) => name ?? words) ? items : undefined
}

const isNameWord = ({ text, lower }: Atom): boolean =>
  /^\p{Lu}/u.test(text) && !en.closed.has(lower)

const isPlural = ({ lower }: Atom): boolean => en.singularOf(lower) !== undefined

function piecesFrom(
  atoms: readonly Atom[],
  from: number,
  count: number,
): readonly (readonly Atom[])[] {
  const pieces: Atom[][] = [[]]
  for (let at = from; at < atoms.length && pieces.length <= 2 * count; at++) {
    // "Nina (4) and Pia (9)".
    const close =
      atoms[at]?.lower === '('
        ? atoms.slice(at, at + 4).findIndex(({ lower }) => lower === ')')
        : -1
    if (close > 0) at += close + 1
    const atom = atoms[at]
    if (!atom) break
    const [word] = pieces.at(-1) ?? []
    // "two hens, Dot and Pearl, and one duck, Kit": another group.
    const isFull = pieces.length === count + 1 && pieces.slice(0, count).every(isNamed)
    if (!word && isFull && /^(?:an?|one|my|our)$/.test(atom.lower)) break
    // "Ella [photo 1]": its medium.
    if (word && atom.type === 'ref') continue
    // "Carl and Ned live in Leeds".
    if (word && isNameWord(word) && /^\p{Ll}/u.test(atom.text) && !/^(?:and|&)$/.test(atom.lower))
      break
    if (/^(?:[.;:!?()]|who|which|that|is|are|was|were|has|have|both)$/.test(atom.lower)) break
    if (/^(?:,|and|&)$/.test(atom.lower)) {
      if (pieces.at(-1)?.length !== 0) pieces.push([])
    } else pieces.at(-1)?.push(atom)
  }
  return pieces.filter((piece) => piece.length > 0)
}

const isNamed = ([first]: readonly Atom[]): boolean => first !== undefined && isNameWord(first)

function itemOf(text: string, piece: readonly Atom[], isKind = false): Item | undefined {
  const [first] = piece
  const last = piece.at(-1)
  if (first && /^[0-9]{1,2}$/.test(first.text) && piece.length === 1) return { age: first }
  if (!first || !last || piece.length > 6 || piece.some(({ type }) => type === 'ref'))
    return undefined
  const [, second] = piece
  // "the Aeron and the Leap".
  if (
    first.lower === 'the' &&
    second &&
    piece.slice(1).every(({ text }) => /^[\p{Lu}0-9]/u.test(text))
  )
    return {
      name: { start: second.start, end: last.end, value: text.slice(second.start, last.end) },
    }
  if (piece.length <= 3 && piece.every((atom) => /^[\p{Lu}0-9]/u.test(atom.text))) {
    return { name: { start: first.start, end: last.end, value: text.slice(first.start, last.end) } }
  }
  // "three birds: wren, robin and crow".
  const isBare = /^\p{Ll}{3,}$/u.test(first.text) && !en.closed.has(first.lower) && !isVerb(first)
  if (isKind && isBare && piece.length === 1 && !en.describes(first.lower) && !isPlural(first))
    return { words: [], noun: first }
  if (!/^(?:a|an|one|the)$/.test(first.lower) || piece.length < 2) return undefined
  if (
    piece.some(({ lower, type }, index) => type !== 'word' || (index > 0 && en.closed.has(lower)))
  )
    return undefined
  return { words: piece.slice(1, -1), noun: last }
}

/** Behind a time that stands between a noun and its list: "two groups this term, …". */
export function behindTime(atoms: readonly Atom[], at: number): number {
  const isTime =
    /^(?:this|last|next)$/.test(atoms[at]?.lower ?? '') && atoms[at + 1]?.type === 'word'
  return isTime && /^[,:(–—-]$/.test(atoms[at + 2]?.lower ?? '') ? at + 2 : at
}

/** So many names behind a noun; none where all are days or origins. */
export function namesBehind(
  text: string,
  atoms: readonly Atom[],
  at: number,
  count: number,
): readonly Item[] | undefined {
  const items = itemsBehind(text, atoms, at, count)
  const isDay = ({ name }: Item) =>
    en.calendar.has(name?.value.toLowerCase() ?? '') || en.origins.test(name?.value ?? '')
  return items?.every(({ name }) => name) && !items.every(isDay) ? items : undefined
}

/**
 * "All three lay eggs": so many are there already, and the words behind the number begin with the verb of
 * what is said of them, without which the clause would have none.
 */
export function isSaidOfWhole(
  atoms: readonly Atom[],
  { count, number, to, words }: Phrase & { readonly count: number; readonly number: number },
  sets: readonly FoundSet[],
): boolean {
  const [first, second] = words
  let head = number
  while (/^(?:all|of|the|these|those)$/.test(atoms[head - 1]?.lower ?? '')) head--
  const isHead = head === 0 || /^(?:[,;:]|and|but)$/.test(atoms[head - 1]?.lower ?? '')
  if (!first || !second || !isHead || !sets.some(({ members }) => members.length === count))
    return false
  const isVerbFirst = isVerb(first) || en.staying.has(first.lower)
  return isVerbFirst || !(atoms.at(-1)?.lower === ':' || atoms.slice(to + 1).some(isVerb))
}

/** "Ash: …", of one of a set that was named. */
export const isEntryOf = ([name, colon]: readonly Atom[], sets: readonly FoundSet[]): boolean =>
  colon?.lower === ':' &&
  sets.some(({ members }) => members.some((each) => each.name?.value === name?.text))

/** What a description in a list says of its member. */
export function ofItem(item: Item | undefined, singular: string): readonly Stated[] {
  if (item?.age) return [{ ...item.age, name: 'age', value: item.age.text }]
  if (!item?.words) return []
  const { words, noun } = item
  const { adjectives, compound } = describedBy(words)
  const stated = statedBy(adjectives)
  const [first = noun] = compound
  if (!noun || !first || noun.lower === 'one') return stated
  if (compound.length === 0 && noun.lower === singular) return stated
  // "an apple tree".
  const kind = [...compound, noun].map(({ text }) => text).join(' ')
  return [...stated, { start: first.start, end: noun.end, name: 'kind', value: kind }]
}
