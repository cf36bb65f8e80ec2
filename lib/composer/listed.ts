import type { Atom } from './atoms'
import * as en from './languages/en'
import type { FoundThing } from './found'

/** One of what is listed behind a counted noun: a name, or a description ("a red one"). */
export type Item = {
  readonly name?: NonNullable<FoundThing['name']>
  readonly words?: readonly Atom[]
  readonly noun?: Atom
}

const opening = /^(?:named|called|,|:|;|\(|-|–|—)$/

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
  // "two toys that make noise: a rattle and a bear".
  const isRelative = /^(?:that|which|who)$/.test(atoms[at]?.lower ?? '')
  const colon = isRelative ? atoms.slice(at, at + 8).findIndex(({ lower }) => lower === ':') : 0
  const begin = at + Math.max(0, colon)
  const first = atoms[begin]
  if (!first || !opening.test(first.lower)) return undefined
  const pieces = piecesFrom(atoms, begin + 1, count)
  if (pieces.length !== count) return undefined
  const items = pieces.map((piece) => itemOf(text, piece))
  const named = items.filter((item) => item?.name).length
  if (named !== 0 && named !== count) return undefined
  return items.every((item) => item !== undefined) ? items : undefined
}

function piecesFrom(
  atoms: readonly Atom[],
  from: number,
  count: number,
): readonly (readonly Atom[])[] {
  const pieces: Atom[][] = [[]]
  for (let at = from; at < atoms.length && pieces.length <= count; at++) {
    const atom = atoms[at] as Atom
    if (/^(?:[.;:!?()]|who|which|that)$/.test(atom.lower)) break
    if (/^(?:,|and|&)$/.test(atom.lower)) {
      if (pieces.at(-1)?.length !== 0) pieces.push([])
    } else pieces.at(-1)?.push(atom)
  }
  return pieces.filter((piece) => piece.length > 0)
}

function itemOf(text: string, piece: readonly Atom[]): Item | undefined {
  const [first] = piece
  const last = piece.at(-1)
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
  const isNamed = piece.length <= 3 && /^\p{Lu}/u.test(first.text) && !en.closed.has(first.lower)
  if (isNamed && piece.every((atom) => /^[\p{Lu}0-9]/u.test(atom.text))) {
    return { name: { start: first.start, end: last.end, value: text.slice(first.start, last.end) } }
  }
  if (!/^(?:a|an|one|the)$/.test(first.lower) || piece.length < 2) return undefined
  if (
    piece.some(({ lower, type }, index) => type !== 'word' || (index > 0 && en.closed.has(lower)))
  )
    return undefined
  return { words: piece.slice(1, -1), noun: last }
}
