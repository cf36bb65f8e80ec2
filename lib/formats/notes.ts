import type { Message } from '../std/result'
import { cutText } from '../std/text'
import { formatLimits } from './limits'

/** Gathers what could not be told or taken: one note a code, with how many things it is about and the first names. */
export class Notes {
  readonly #names = new Map<string, { count: number; names: string[] }>()

  tell(code: string, name: string): void {
    const entry = this.#names.get(code) ?? { count: 0, names: [] }
    this.#names.set(code, entry)
    entry.count++
    const told = cutText(name, 80)
    if (entry.names.length < formatLimits.namesToldCountMax && !entry.names.includes(told)) {
      entry.names.push(told)
    }
  }

  list(): readonly Message[] {
    return [...this.#names].map(([code, { count, names }]) => ({ code, params: { count, names } }))
  }
}
