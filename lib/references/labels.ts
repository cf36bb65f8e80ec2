import { wholeAliases } from '../graph/alias'
import type { GraphDocument } from '../graph/document'
import { kinds } from '../kinds'

const labelLengthMax = 200
/** No whole alias is longer (`Document 123456789 / Region ABCDEF`). */
const aliasLengthMax = 40

const prefixes = Object.values(kinds).map(({ aliasPrefix }) => aliasPrefix.toLowerCase())
const aliasForm = new RegExp(`(?:${prefixes.join('|')}) ?[0-9]`, 'iy')
/** What an alias begins with, by which most words are told to be none. */
const aliasBeginnings = new Set(
  prefixes
    .flatMap((prefix) =>
      prefix.length > 1 ? [prefix] : [...' 0123456789'].map((behind) => prefix + behind),
    )
    .map((beginning) => pairAt(beginning, 0)),
)

/** The beginnings of aliases that are one word (E12), with the length of the longest. */
const oneWordAliases = prefixes
  .filter((prefix) => prefix.length === 1)
  .map((prefix) => [prefix, 10] as const)

/** Whole labels and aliases, in lower case, by their text. */
export class Labels {
  readonly #document: GraphDocument
  /** A list only where several nodes are called so. */
  readonly #positions = new Map<string, number | number[]>()
  /** How long the longest label is that begins with two letters, or is one. */
  readonly #longestBy = new Map<number, number>()
  readonly #longestWordBy = new Map<string, number>(oneWordAliases)
  #aliases: ReadonlyMap<string, number> | undefined

  constructor(document: GraphDocument) {
    this.#document = document
  }

  add(text: string, position: number): void {
    const trimmed = text.trim()
    const { length } = trimmed
    if (length === 0 || length > labelLengthMax) return
    const lower = trimmed.toLowerCase()
    const known = this.#positions.get(lower)
    if (known === undefined) this.#positions.set(lower, position)
    else if (typeof known !== 'number') {
      if (known[known.length - 1] !== position) known.push(position)
    } else if (known !== position) this.#positions.set(lower, [known, position])
    const beginning = pairAt(trimmed, 0)
    if (length > (this.#longestBy.get(beginning) ?? 0)) this.#longestBy.set(beginning, length)
    if (!lower.includes(' ')) raise(this.#longestWordBy, lower[0] as string, lower.length)
  }

  /** The nodes that are called so, in reading order. */
  get(lower: string): readonly number[] | undefined {
    const known = this.#positions.get(lower)
    const named = known === undefined || typeof known !== 'number' ? known : [known]
    const alias = this.#aliasAt(lower, 0) ? this.#wholeAliases().get(lower) : undefined
    if (alias === undefined) return named
    return named?.includes(alias) ? named : [...(named ?? []), alias].sort((a, b) => a - b)
  }

  has(lower: string): boolean {
    return (
      this.#positions.has(lower) || (this.#aliasAt(lower, 0) && this.#wholeAliases().has(lower))
    )
  }

  /** How long a label may be that begins at an offset of a text: most words begin none. */
  longestAt(text: string, at: number): number {
    const pair = pairAt(text, at)
    const longest = Math.max(
      this.#longestBy.get(pair) ?? 0,
      this.#longestBy.get(pair % 0x10000) ?? 0,
    )
    return this.#aliasAt(text, at) ? Math.max(longest, aliasLengthMax) : longest
  }

  /** How long the longest label of one word is that begins with a letter. */
  longestWordBy(first: string): number {
    return this.#longestWordBy.get(first) ?? 0
  }

  #aliasAt(text: string, at: number): boolean {
    if (!aliasBeginnings.has(pairAt(text, at))) return false
    aliasForm.lastIndex = at
    return aliasForm.test(text)
  }

  /** Read where a text first has the form of one, since there are as many as nodes. */
  #wholeAliases(): ReadonlyMap<string, number> {
    if (this.#aliases) return this.#aliases
    const whole = wholeAliases(this.#document)
    const aliases = new Map<string, number>()
    this.#document.nodes.forEach(({ id, kind }, position) => {
      if (kind !== 'question' && kind !== 'answer')
        aliases.set((whole.get(id) ?? '').toLowerCase(), position)
    })
    return (this.#aliases = aliases)
  }
}

/** The two letters that stand at an offset, in lower case, as one number; the last of a text alone. */
function pairAt(text: string, at: number): number {
  const behind = at + 1 < text.length ? lowerUnit(text.charCodeAt(at + 1)) : 0
  return lowerUnit(text.charCodeAt(at)) + behind * 0x10000
}

/** A unit in lower case, where that is one unit too. */
function lowerUnit(unit: number): number {
  if (unit >= 0x41 && unit <= 0x5a) return unit + 0x20
  if (unit < 0x80 || (unit >= 0x2e80 && unit < 0xff00)) return unit
  const lower = String.fromCharCode(unit).toLowerCase()
  return lower.length === 1 ? lower.charCodeAt(0) : unit
}

function raise(longest: Map<string, number>, key: string, length: number): void {
  if (length > (longest.get(key) ?? 0)) longest.set(key, length)
}
