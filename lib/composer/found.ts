import type { Span } from './text'

/** A value that words state of a thing. */
export type Stated = Span & { readonly name: string; readonly value: string }

/** A thing that words introduce. Keys are stable while other words are typed. */
export type FoundThing = Span & {
  readonly key: string
  readonly label: string
  readonly className: string
  readonly attributes: readonly Stated[]
  /** What it is called by name, in place of its label. */
  readonly name?: Span & { readonly value: string }
}

/** Several things under one name, in order. */
export type FoundSet = Span & {
  readonly key: string
  readonly label: string
  readonly members: readonly FoundThing[]
}

/** Media that words say are of a kind of their own: five X-rays. */
export type FoundMedia = Span & {
  readonly kind: 'image' | 'audio'
  readonly count: number
  readonly type: string
  /** Of what kind single ones are told to be, by the words that name the medium. */
  readonly told?: readonly (Span & { readonly value: string; readonly medium: string })[]
}

/** A phrase that means a thing of this key, whatever it would mean elsewhere. */
export type Meant = Span & { readonly key: string }

/** A sentence that is about one thing, which its name or medium at the beginning says; its values follow. */
export type Topical = Span & { readonly key: string; readonly said: number }

export type Found = {
  readonly sets: readonly FoundSet[]
  readonly things: readonly FoundThing[]
  readonly media: readonly FoundMedia[]
  readonly meant?: readonly Meant[]
  readonly topical?: readonly Topical[]
}

/** What a finder may know of the graph and of the rest of the text. */
export type Around = {
  /** How many pictures and sounds the text brings. */
  readonly mediaCounts: { readonly image: number; readonly audio: number }
  /** Whether a set of so many things of a class stands in the graph; of any number where none is given. */
  readonly hasSet: (stem: string, count?: number) => boolean
  /** Whether anything in the graph is of this class or bears this label. */
  readonly hasThing: (stem: string) => boolean
  /** Whether the text counts things by their places. */
  readonly countsPlaces: boolean
}

/** Keys of what is found: `thing:dog:1`, in a second set of its class `thing:dog~2:1`. */
export class Keys {
  readonly #sets = new Map<string, number>()
  readonly #things = new Map<string, number>()

  set(stem: string): string {
    const count = (this.#sets.get(stem) ?? 0) + 1
    this.#sets.set(stem, count)
    return count === 1 ? stem : `${stem}~${count}`
  }

  thing(stem: string): string {
    const count = (this.#things.get(stem) ?? 0) + 1
    this.#things.set(stem, count)
    return `thing:${stem}+${count}`
  }
}

export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

export const capitalKept = (written: string, singular: string): string =>
  /^\p{Lu}/u.test(written) ? capitalised(singular) : singular
export const capitalisedAs = (written: string, name: string): string =>
  /^\p{Lu}/u.test(written)
    ? name.replace(/\b(?:x-ray|mri|ct)$/i, (found) =>
        found.length < 4 ? found.toUpperCase() : 'X-ray',
      )
    : name
