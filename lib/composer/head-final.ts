import type { LanguageTag, Mention } from '../references'
import type { Facts } from './fact'
import { JoinedReader } from './joined'
import { KoreanReader } from './korean'
import type { Span } from './text'
import type { Topics } from './topics'

/** Reads what sentences state in the languages that put a noun behind what describes it. */
export class HeadFinalReader {
  readonly #korean: KoreanReader
  readonly #joined: JoinedReader

  constructor(text: string, facts: Facts, topics: Topics) {
    this.#korean = new KoreanReader(text, facts, topics)
    this.#joined = new JoinedReader(text, facts, topics)
  }

  read(sentence: Span, language: LanguageTag, mentions: readonly Mention[]): void {
    if (language === 'ko') this.#korean.read(sentence, mentions)
    else if (language !== 'en') this.#joined.read(sentence, language, mentions)
  }

  get pronouns(): readonly {
    readonly start: number
    readonly end: number
    readonly ids: readonly string[]
  }[] {
    return this.#korean.pronouns
  }
}
