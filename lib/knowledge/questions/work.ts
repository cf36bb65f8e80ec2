import { anything, type Description } from './description'
import type { Span } from './intent'

/** A question has more readings than are looked at. */
export class TooMuchToRead extends Error {}

/** Spans that one question may give; the longest of ordinary ones give a twentieth of it. */
const spansMax = 50_000
/** Parts of what one span describes, all told. */
const sizeMax = 400
const readingsMax = 24

type Known = { readonly id: number; readonly size: number }

/**
 * The work that one question costs, bounded, and what its spans mean, told apart.
 *
 * Method: values are numbered by their structure (hash-consing, A. P. Ershov, CACM 1 (1958)), so that to compare two costs what
 * is new in them and not what they share.
 */
export class Work {
  #left = spansMax
  readonly #known = new WeakMap<object, Known>()
  readonly #numbers = new Map<string, Known>()

  /** @throws TooMuchToRead which `answerQuestion` catches */
  take(): void {
    if (--this.#left < 0) throw new TooMuchToRead()
  }

  get taken(): number {
    return spansMax - this.#left
  }

  /** The cheapest reading of each span and meaning. */
  best<T>(spans: Iterable<Span<T>>): readonly Span<T>[] {
    const byEnd = new Map<number, Map<number, Span<T>>>()
    for (const span of spans) {
      this.take()
      const { to, value, cost } = span
      const meaning =
        typeof value === 'function' ? (value as (of: Description) => Description)(anything) : value
      const { id, size } = this.numberOf(meaning)
      if (size > sizeMax) continue
      const own = byEnd.get(to) ?? new Map<number, Span<T>>()
      byEnd.set(to, own)
      const known = own.get(id)
      if (!known || known.cost > cost) own.set(id, span)
    }
    return [...byEnd.values()].flatMap((own) =>
      [...own.values()].sort((one, other) => one.cost - other.cost).slice(0, readingsMax),
    )
  }

  /** The number of a value's structure, and how large it is. */
  numberOf(value: unknown): Known {
    if (typeof value !== 'object' || value === null)
      return this.#numbered(`${typeof value} ${String(value)}`, 1)
    const known = this.#known.get(value)
    if (known) return known
    let size = 1
    const parts = Object.entries(value).flatMap(([key, part]: [string, unknown]) => {
      if (part === undefined) return []
      const own = this.numberOf(part)
      size += own.size
      return [`${key}:${own.id}`]
    })
    const made = this.#numbered(`${Array.isArray(value) ? '[' : '{'}${parts.join()}`, size)
    this.#known.set(value, made)
    return made
  }

  #numbered(key: string, size: number): Known {
    const known = this.#numbers.get(key)
    if (known) return known
    const made = { id: this.#numbers.size, size }
    this.#numbers.set(key, made)
    return made
  }
}
