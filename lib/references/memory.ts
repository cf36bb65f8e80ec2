import type { Mention } from './mention'
import type { Vocabulary } from './vocabulary'

/** Numbers and letters that are kept for one vocabulary, of which a hostile text could ask for any many. */
const numbersCountMax = 4_000_000

/**
 * What was found out about a vocabulary, kept for all texts of its document: a graph has thousands of
 * notes, and most ask for the same pools.
 */
export class Memory {
  readonly #pools = new Map<string, readonly number[]>()
  readonly #sets = new Map<string, ReadonlySet<number>>()
  readonly #texts = new Map<string, readonly Mention[]>()
  readonly #derived = new WeakMap<object, Map<string, unknown>>()
  readonly #numbers = new WeakMap<object, number>()
  #lastNumber = 0
  #numbersCount = 0

  /** A list of nodes by what it is a list of; the very same list each time. */
  pool(key: string, make: () => readonly number[]): readonly number[] {
    return this.#keptOf(this.#pools, key, make, ({ length }) => length)
  }

  /** The same for nodes that are only asked for one by one. */
  set(key: string, make: () => ReadonlySet<number>): ReadonlySet<number> {
    return this.#keptOf(this.#sets, key, make, ({ size }) => size)
  }

  /** What is derived from a list, made once: its line, its measures. A key belongs to one kind of value. */
  derived<T>(from: object, key: string, make: () => T): T {
    const kept = this.#derived.get(from) ?? new Map<string, unknown>()
    this.#derived.set(from, kept)
    if (!kept.has(key)) kept.set(key, make())
    return kept.get(key) as T
  }

  /** The same number for a list each time, by which what is made of several lists can be kept. */
  numberOf(list: object): number {
    const known = this.#numbers.get(list)
    if (known !== undefined) return known
    this.#lastNumber++
    this.#numbers.set(list, this.#lastNumber)
    return this.#lastNumber
  }

  /** What a text was found to say. */
  mentions(key: string, make: () => readonly Mention[]): readonly Mention[] {
    const lengthOf = (made: readonly Mention[]) =>
      made.reduce((sum, { candidates }) => sum + 32 + (candidates?.length ?? 0), key.length)
    return this.#keptOf(this.#texts, key, make, lengthOf)
  }

  #keptOf<T>(kept: Map<string, T>, key: string, make: () => T, lengthOf: (made: T) => number): T {
    const known = kept.get(key)
    if (known !== undefined) return known
    const made = make()
    this.#count(lengthOf(made))
    kept.set(key, made)
    return made
  }

  #count(length: number): void {
    this.#numbersCount += length + 16
    if (this.#numbersCount <= numbersCountMax) return
    this.#pools.clear()
    this.#sets.clear()
    this.#texts.clear()
    this.#numbersCount = length
  }
}

const memories = new WeakMap<Vocabulary, Memory>()

/** The memory of a vocabulary, which goes when that goes. */
export function memoryOf(vocabulary: Vocabulary): Memory {
  const kept = memories.get(vocabulary) ?? new Memory()
  memories.set(vocabulary, kept)
  return kept
}
