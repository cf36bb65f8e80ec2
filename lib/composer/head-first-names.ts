import type { Atom } from './atoms'
import { paired } from './fact'
import type { Stated } from './found'
import type { Statement } from './head-first-statement'
import { piecesOf, valueOf } from './head-first-words'
import * as en from './languages/en'

/** "My two sons are Tom and Ben." */
export function areNames(statement: Statement, rest: readonly Atom[]): boolean {
  const pieces = piecesOf(rest)
  const isName = (piece: readonly Atom[]) =>
    piece.length === 1 &&
    /^\p{Lu}\p{Ll}+$/u.test(piece[0]?.text ?? '') &&
    !en.origins.test(piece[0]?.text ?? '')
  return pieces.length > 1 && pieces.length === statement.subject.ids.length && pieces.every(isName)
}

export function isName(statement: Statement, rest: readonly Atom[]): boolean {
  const [first] = rest
  return (
    rest.length <= 3 &&
    first !== undefined &&
    statement.subject.ids.length === 1 &&
    rest.every(
      ({ text }, index) => /^\p{Lu}[\p{Ll}]+$/u.test(text) || (index > 0 && /^[0-9]+$/.test(text)),
    ) &&
    !en.origins.test(first.text) &&
    !en.adjectives.has(first.lower)
  )
}

export function named(text: string, statement: Statement, words: readonly Atom[]): void {
  const names = piecesOf(words).map((piece) =>
    piece.filter(({ text }) => /^[\p{Lu}\p{N}]/u.test(text)),
  )
  if (names.some((name) => name.length === 0 || name.length > 3)) return
  if (names.length !== statement.subject.ids.length) return
  for (const [id, name] of paired(statement.subject.ids, names, {
    respectively: true,
    isList: true,
  })) {
    const [start, end] = [name[0]?.start ?? 0, name.at(-1)?.end ?? 0]
    statement.facts.name(id, text.slice(start, end), { start, end })
  }
}

/** "ours", "my sister's": whose it is. */
export function ownerIn(text: string, words: readonly Atom[]): Stated | undefined {
  const [first] = words
  const last = words.at(-1)
  if (!first || !last) return undefined
  const own = /^(?:mine|ours)$/.exec(first.lower)?.[0]
  const span = { start: first.start, end: last.end }
  if (own && words.length === 1)
    return { ...span, name: 'owner', value: own === 'mine' ? 'me' : 'us' }
  if (last.lower !== "'s" || words.length < 2 || words.length > 4) return undefined
  const owner = valueOf(text, words.slice(0, -1))
  return owner && { ...owner, name: 'owner' }
}
