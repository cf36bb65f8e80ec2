import type { LanguageTag } from '../references'
import type { Around, FoundMedia, FoundSet, FoundThing, Keys, Meant } from './found'
import type { Introductions } from './introductions'
import { JoinedFinder } from './things-joined'
import { KoreanFinder } from './things-korean'
import type { Sentence } from './turns'

/** What sentences introduce in the languages that put a noun behind what describes it. */
export class HeadFinalFinder {
  readonly #korean: KoreanFinder
  readonly #joined: JoinedFinder

  constructor(text: string, around: Around, keys: Keys) {
    this.#korean = new KoreanFinder(text, around, keys)
    this.#joined = new JoinedFinder(text, around, keys)
  }

  read(sentence: Sentence, language: LanguageTag): void {
    if (language === 'ko') this.#korean.read(sentence)
    else if (language !== 'en') this.#joined.read(sentence, language)
  }

  get sets(): readonly FoundSet[] {
    return [...this.#korean.sets, ...this.#joined.sets]
  }

  get things(): readonly FoundThing[] {
    return this.#korean.things
  }

  get media(): readonly FoundMedia[] {
    return this.#korean.media
  }

  get meant(): readonly Meant[] {
    return [...this.#korean.meant, ...this.#joined.meant]
  }

  get introductions(): readonly Introductions[] {
    return [...this.#korean.introductions, ...this.#joined.introductions]
  }
}
