import { findLinks, type Link } from '../graph/links'
import { stemOf } from './concepts'
import { english, entryOf, longestIn, type Entry } from './entries'
import { segmentsOf, type Match } from './hangul-segments'
import { languageOf, type Language, type LanguageTag } from './languages'
import {
  abbreviation,
  hangulAt,
  hanLetter,
  isAsciiLetter,
  isAsciiWord,
  isSpace,
  joinedLetter,
  katakana,
  latinWord,
  lowerOf,
  plainEnds,
  space,
  isFirstOfPair,
} from './letters'
import type { Token } from './tokens'
import type { Vocabulary } from './vocabulary'

const wordLengthMax = 40
const tableLengthMax = 20

/** Splits a text into the words of its languages' tables and of a document, in one pass. */
export class Lexer {
  readonly #tokens: Token[] = []
  #sentence = 0
  #at = 0
  readonly #lower: string

  constructor(
    readonly text: string,
    readonly vocabulary: Vocabulary,
    readonly asked: LanguageTag | undefined,
    readonly links: readonly Link[] = findLinks(text),
  ) {
    this.#lower = lowerOf(text)
  }

  run(): readonly Token[] {
    const { links } = this
    let next = 0
    while (this.#at < this.text.length) {
      const link = links[next]
      if (link && this.#at >= link.start) {
        // [을](#e2)을: what hangs on a link is no word of its own.
        const particle = this.#hangulParticle(link.end) ?? ''
        // One without a target says that its words point at nothing: they are read no more than code is.
        const type = link.targets.length > 0 ? 'link' : 'punctuation'
        this.#push(link.start, link.end, { type, link, particle })
        this.#at = link.end + particle.length
        next++
        continue
      }
      this.#step(link?.start ?? this.text.length)
    }
    return this.#tokens
  }

  #push(start: number, end: number, more: Partial<Token> = {}): void {
    const text = this.text.slice(start, end)
    const { type = 'word', sense, particle = '', link, known = false } = more
    const stem = more.stem ?? stemOf(text)
    const language = more.language ?? languageOf(text, this.asked)
    const sentence = this.#sentence
    const spaced =
      this.#tokens[this.#tokens.length - 1]?.type !== 'word' ||
      isSpace(this.text.charCodeAt(start - 1))
    this.#tokens.push({
      start,
      end,
      text,
      stem,
      sense,
      particle,
      language,
      type,
      link,
      sentence,
      spaced,
      known,
    })
  }

  #step(limit: number): void {
    const { text } = this
    const at = this.#at
    if (this.#plainWord(limit)) return
    const letter = text[at] as string
    if (space.test(letter)) {
      if (letter === '\n') this.#stop(at)
      this.#at++
      return
    }
    if (joinedLetter.test(letter)) return this.#joined(limit)
    const run = hangulAt(text, at)
    if (run !== '') return this.#hangul(Math.min(limit, at + run.length))
    if (/[0-9０-９]/.test(letter) && this.#numberBeforeScript(limit)) return
    latinWord.lastIndex = at
    const match = latinWord.exec(text)
    if (match) return this.#latin(at + match[0].length, limit)
    this.#punctuation(at, letter)
  }

  /** A word of ASCII letters that nothing hangs on, as most are: it is looked up whole. */
  #plainWord(limit: number): boolean {
    const at = this.#at
    let end = at
    while (isAsciiLetter(this.#lower.charCodeAt(end))) end++
    if (end === at || end > limit || end - at > tableLengthMax) return false
    const isLast = end >= this.text.length
    if (!isLast && !plainEnds.has(this.text.charCodeAt(end))) return false
    const word = this.#lower.slice(at, end)
    const entry = entryOf(this.vocabulary, word)
    const { sense, known, stem } = entry
    if (entry.isPattern || entry.longer.length > 0) {
      // What a space follows can be the beginning of something longer in the table alone.
      const isAlone = isLast || isSpace(this.text.charCodeAt(end))
      if (entry.isPattern || !isAlone || this.#goesOn(entry, limit)) return false
    }
    this.#push(at, end, { sense, known, stem, language: english })
    this.#at = end
    return true
  }

  #goesOn({ longer }: Entry, limit: number): boolean {
    return longer.some(
      (entry) =>
        this.#at + entry.length <= limit &&
        this.#lower.startsWith(entry, this.#at) &&
        this.#endsWord(this.#at + entry.length),
    )
  }

  #stop(at: number): void {
    if ((this.#tokens.at(-1)?.type ?? 'stop') === 'stop') return
    this.#push(at, at, { type: 'stop' })
    this.#sentence++
  }

  #punctuation(at: number, letter: string): void {
    this.#at = at + (isFirstOfPair(letter) ? 2 : 1)
    if (
      letter === '.' &&
      this.#tokens.at(-1)?.end === at &&
      abbreviation.test(this.#tokens.at(-1)?.text ?? '')
    )
      return
    if (/[.!?。！？;；]/.test(letter)) return this.#stop(at)
    if (/[,，、]/.test(letter)) return this.#push(at, at + 1, { type: 'comma' })
    if (letter === '@') return this.#push(at, at + 1, { type: 'at' })
    if (
      /[-–—~～〜]/.test(letter) &&
      /(?:[0-9０-９번目]|[0-9](?:st|nd|rd|th))$/.test(this.text.slice(Math.max(0, at - 4), at))
    ) {
      return this.#push(at, at + 1, { sense: { tag: 'to' } })
    }
    if (letter === '#' && /[0-9]/.test(this.text[at + 1] ?? '')) return
    this.#push(at, this.#at, { type: 'punctuation' })
  }

  /** A number that belongs to a word of a script without spaces: 2번, 3枚. */
  #numberBeforeScript(limit: number): boolean {
    const digits = /[0-9０-９]+ ?[-~～〜]? ?[0-9０-９]* ?/y
    digits.lastIndex = this.#at
    const end = digits.test(this.text) ? digits.lastIndex : this.#at
    const next = this.text[end] ?? ''
    const language = languageOf(next, this.#lastJoined())
    const here = this.#nearby()
    const reader = language.tag === 'en' ? here : language
    if (reader.tag === 'en') return false
    const match = this.#pattern(reader, this.#at)
    if (!match || match.end > limit) return false
    return this.#take(match, reader, this.#particleAt(reader, match.end))
  }

  #lastJoined(): LanguageTag | undefined {
    return this.asked ?? (this.#hasKana ? 'ja' : undefined)
  }

  get #hasKana(): boolean {
    return (this.#kana ??= /[\u3040-\u30ff]/.test(this.text))
  }
  #kana: boolean | undefined

  /** The language of the last word, for a number that stands alone. */
  #nearby(): Language {
    return (
      this.#tokens.at(-1)?.language ??
      languageOf(this.text.slice(this.#at, this.#at + 20), this.#lastJoined())
    )
  }

  #take(match: Match, language: Language, particle: string): boolean {
    const { sense, known } = match
    this.#push(this.#at, match.end, { sense, known, language, particle })
    this.#at = match.end + particle.length
    return true
  }

  #latin(end: number, limit: number): void {
    const at = this.#at
    const language = languageOf('a')
    const best = this.#longest(language, at, limit, (stop) => this.#endsWord(stop))
    const contracted = /['’](?:t|re|ve|ll|d|m)$/.test(this.text.slice(at, end))
    const match: Match = contracted
      ? { end, sense: { tag: 'close' }, known: false }
      : (best ?? { end, sense: undefined, known: this.#knows(at, end) })
    const hung = this.#hangulParticle(match.end)
    // A letter with a Korean particle is a name (A와 B), not an English article.
    const sense =
      hung === undefined
        ? match.sense
        : match.sense?.tag === 'noun' || match.sense?.tag === 'number'
          ? match.sense
          : undefined
    this.#take(
      {
        end: match.end,
        sense,
        known: match.known || this.#knows(at, match.end),
      },
      language,
      hung ?? this.#possessive(match.end),
    )
  }

  /** A hyphen with a letter behind it joins: "second-hand" is no place. */
  #endsWord(stop: number): boolean {
    const next = this.text[stop] ?? ''
    return (
      !/[\p{L}\p{N}_]/u.test(next) && !(next === '-' && /\p{L}/u.test(this.text[stop + 1] ?? ''))
    )
  }

  #possessive(end: number): string {
    return /^['’]s?(?![\p{L}])/u.exec(this.text.slice(end, end + 3))?.[0] ?? ''
  }

  /** Korean hangs its particles on words of other scripts too: IMG_001처럼. */
  #hangulParticle(end: number): string | undefined {
    const run = hangulAt(this.text, end)
    if (run === '') return undefined
    return run.length < 8 && languageOf(run).particles?.test(run) ? run : undefined
  }

  #knows(start: number, end: number): boolean {
    const stem = stemOf(this.text.slice(start, end))
    return this.vocabulary.facets.has(stem) || this.vocabulary.heads.has(stem)
  }

  /** The longest word of the language's table or of the document's that stands at an offset. */
  #longest(
    language: Language,
    at: number,
    limit: number,
    fits: (end: number) => boolean,
  ): Match | undefined {
    const first = this.#lower[at] as string
    const pattern = this.#pattern(language, at)
    const table = Math.min(longestIn(language).get(first) ?? 0, tableLengthMax + 20)
    const own = this.vocabulary.longestWordBy(first)
    const written = pattern ? pattern.end - at : 0
    for (let length = Math.min(Math.max(table, own, written), limit - at); length > 0; length--) {
      const end = at + length
      if (pattern && pattern.end === end && fits(end)) return pattern
      if (this.#isInsideWord(end)) continue
      const word = this.#lower.slice(at, end)
      const sense = length <= table ? language.words.get(word) : undefined
      // Labels of several words are read over words (Resolver), so that an English phrase keeps its own.
      const named = length <= own && !word.includes(' ') && this.vocabulary.isWord(word)
      if ((sense || named) && fits(end)) return { end, sense, known: named }
    }
    return undefined
  }

  /** Whether ASCII letters or digits stand on both sides: no word ends there. */
  #isInsideWord(at: number): boolean {
    return isAsciiWord(this.#lower.charCodeAt(at)) && isAsciiWord(this.#lower.charCodeAt(at - 1))
  }

  #pattern(language: Language, at: number): Match | undefined {
    for (const { form, sense } of language.patterns) {
      form.lastIndex = at
      const match = form.exec(this.text)
      const meant = match && sense(match)
      if (meant) return { end: at + match[0].length, sense: meant, known: false }
    }
    return undefined
  }

  #particleAt(language: Language, at: number): string {
    if (!language.particles) return ''
    const run = hangulAt(this.text, at)
    return run.length < 8 && language.particles.test(run) ? run : ''
  }

  /** One Korean word between spaces: words of the table or the document, then particles. */
  #hangul(end: number): void {
    const language = languageOf('가')
    const start = this.#at
    if (end - start > wordLengthMax) {
      this.#push(start, end, { language })
      this.#at = end
      return
    }
    const pieces = segmentsOf(this.text, language, start, (at, fits) =>
      this.#longest(language, at, this.text.length, fits),
    )
    // 45세: a unit behind a number written in figures is no number itself.
    const isUnit = /[0-9]/.test(this.text[start - 1] ?? '')
    if (!pieces || (isUnit && pieces[0]?.match.sense?.tag === 'number')) {
      this.#push(start, end, { language })
      this.#at = end
      return
    }
    for (const { match, particle } of pieces) this.#take(match, language, particle)
  }

  /** Japanese and Chinese: the longest known word, else letters up to the next one that is known. */
  #joined(limit: number): void {
    const language = languageOf(this.text[this.#at] as string, this.#lastJoined())
    const reader = this.#hasKana ? languageOf('あ') : language
    const at = this.#at
    const last = this.#tokens.at(-1)
    const after =
      last?.end === at && last.type === 'word' && !last.known && last.sense === undefined
    const match = this.#longest(reader, at, limit, (end) => {
      const word = this.text.slice(at, end)
      if (this.#cutsKatakana(at, end)) return false
      if (reader.words.has(word)) return true
      const inRun =
        after && hanLetter.test(word[0] as string) && hanLetter.test(last.text.at(-1) as string)
      return !(inRun && word.length < 2)
    })
    if (match) {
      this.#take(match, reader, '')
      return
    }
    // A run that nothing is known of is cut, since its letters are added one by one.
    const isPart = after && at - last.start < wordLengthMax
    const extend = isPart ? this.#tokens.pop() : undefined
    this.#push(extend?.start ?? at, at + 1, { language: reader })
    this.#at = at + 1
  }

  /** A word in katakana is written in one piece: ノラ is not in モノラル. */
  #cutsKatakana(start: number, end: number): boolean {
    const joins = (at: number) =>
      katakana.test(this.text[at] ?? '') && katakana.test(this.text[at - 1] ?? '')
    return joins(start) || joins(end)
  }
}
