import { isId } from '../std/id'

/** Gives ids that are none of those taken: as they come where they can be ids, else mended or made. */
export class Ids {
  readonly #taken = new Set<string>()

  /** Takes an id as it is; false where it is taken or could be none. */
  claim(id: string): boolean {
    if (!isId(id) || this.#taken.has(id)) return false
    this.#taken.add(id)
    return true
  }

  /** The id that is nearest to a wish. */
  give(wish: string, prefix: string): string {
    const mended = wish.replace(/[^A-Za-z0-9_-]+/g, '-').slice(0, 48)
    const stem = /[A-Za-z0-9]/.test(mended) && isId(mended) ? mended : prefix
    if (stem === mended && this.claim(stem)) return stem
    for (let number = 1; ; number++) {
      const id = stem === prefix ? `${prefix}${number}` : `${stem}-${number}`
      if (this.claim(id)) return id
    }
  }
}
