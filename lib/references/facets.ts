import { formsOf, stemSaidBy, wordsIn } from './said'
import { Ties, type Told } from './ties'

/** Its label and class say what a node is (`name`), its attributes and caption how (`own`), its edges what it is with. */
export type Source = 'name' | 'own' | 'edge'

/**
 * One thing that a document says of nodes: a label, a class, a caption, an attribute with its value.
 * What is said alike of many nodes is one facet with many positions. Words of one description must meet
 * in one facet, so that "the red hat" does not find a red shirt with a blue hat.
 */
type Facet = {
  readonly texts: readonly string[]
  /** The attribute's name, whose words say what is told and not what of it; a caption has none. */
  readonly name: string | undefined
  readonly source: 'name' | 'own'
  readonly positions: number[]
}

/** How many pairs of words are remembered; a text with more is read a little slower. */
const togetherCountMax = 4_096

/**
 * What is said of the nodes of a document, by word. Words are indexed as they are written while nodes are
 * read; which of them have one stem, and what edges say, is found out where a text first asks.
 */
export class Facets {
  readonly ties: Ties
  readonly #byWord = new Map<string, Facet[]>()
  /** Attributes by name and by what is told of it; classes have no name. */
  readonly #shared = new Map<string | undefined, Map<string, Facet>>()
  readonly #longest = new Map<string, number>()
  #forms: ReadonlySet<string> | undefined
  #wordsByStem: ReadonlyMap<string, readonly string[]> | undefined
  readonly #stems = new Map<Facet, ReadonlySet<string>>()

  readonly #together = new Map<string, boolean>()

  constructor(told: Told) {
    this.ties = new Ties(told, this)
  }

  /** Adds a label or a caption; its words, for those who need them besides. */
  add(position: number, text: string, source: 'name' | 'own'): readonly string[] {
    const words = wordsIn(text)
    if (words.length > 0)
      this.#index({ texts: [text], name: undefined, source, positions: [position] }, words)
    return words
  }

  /** Adds an attribute, or a class where it has no name: thousands of nodes may tell the same. */
  addShared(position: number, name: string | undefined, texts: readonly string[]): void {
    const key = texts.length === 1 ? (texts[0] as string) : texts.join('\n')
    let byText = this.#shared.get(name)
    if (!byText) this.#shared.set(name, (byText = new Map()))
    const known = byText.get(key)
    if (known) {
      known.positions.push(position)
      return
    }
    const source = name === undefined ? 'name' : 'own'
    const facet: Facet = { texts, name, source, positions: [position] }
    byText.set(key, facet)
    this.#index(facet, [name ?? '', ...texts].flatMap(wordsIn))
  }

  #index(facet: Facet, words: readonly string[]): void {
    for (const word of words) {
      const list = this.#byWord.get(word)
      if (!list) this.#byWord.set(word, [facet])
      else if (list[list.length - 1] !== facet) list.push(facet)
    }
  }

  /** Whether anything is said with a word of this stem. */
  has(stem: string): boolean {
    return (isNumber(stem) && this.#byWord.has(stem)) || this.#stemmed().has(stem)
  }

  /** Whether a word, in lower case, stands in what is said. */
  isWord(word: string): boolean {
    return this.#byWord.has(word) ? true : this.#formed().has(word)
  }

  /** How long the longest word is that begins with a letter. */
  longestBy(first: string): number {
    this.#formed()
    return this.#longest.get(first) ?? 0
  }

  /** Words in forms other than those in which they are written, and how long words are. */
  #formed(): ReadonlySet<string> {
    if (this.#forms) return this.#forms
    const forms = new Set<string>(this.ties.words())
    const measure = (word: string) => {
      const first = word[0] as string
      const longest = this.#longest.get(first) ?? 0
      if (word.length > longest) this.#longest.set(first, word.length)
    }
    for (const word of this.#byWord.keys()) {
      measure(word)
      if (isNumber(word)) continue
      for (const form of formsOf(word)) if (form !== word) forms.add(form)
    }
    for (const form of forms) measure(form)
    return (this.#forms = forms)
  }

  #stemmed(): ReadonlyMap<string, readonly string[]> {
    if (this.#wordsByStem) return this.#wordsByStem
    const wordsByStem = new Map<string, string[]>()
    for (const word of this.#byWord.keys()) {
      // A number is its own stem, and a document may hold one for each of its nodes.
      const stem = isNumber(word) ? undefined : stemSaidBy(word)
      if (stem === undefined) continue
      const list = wordsByStem.get(stem)
      if (list) list.push(word)
      else wordsByStem.set(stem, [word])
    }
    for (const stem of this.ties.stems()) if (!wordsByStem.has(stem)) wordsByStem.set(stem, [])
    return (this.#wordsByStem = wordsByStem)
  }

  /** The facets in which a word of this stem stands. */
  of(stem: string): readonly Facet[] {
    const words = this.#stemmed().get(stem) ?? []
    const all = isNumber(stem) ? [stem, ...words] : words
    const [only] = all
    if (all.length === 1 && only !== undefined) return this.#byWord.get(only) ?? []
    return all.flatMap((word) => this.#byWord.get(word) ?? [])
  }

  /** The nodes of which one facet of these sources says all of some words; `standing`: as what the node is. */
  saying(
    stems: readonly string[],
    sources: readonly Source[],
    standing = false,
  ): ReadonlySet<number> {
    const found = new Set<number>()
    const shortest = stems
      .map((stem) => this.of(stem))
      .reduce((best, list) => (list.length < best.length ? list : best))
    for (const facet of shortest) {
      if (!sources.includes(facet.source)) continue
      if (standing && !isSaidToBe(stems, facet)) continue
      if (stems.length > 1 && !stems.every((stem) => this.#stemsOf(facet).has(stem))) continue
      for (const position of facet.positions) found.add(position)
    }
    if (sources.includes('edge'))
      for (const position of this.ties.saying(stems)) found.add(position)
    return found
  }

  /** Whether two words are said in one (주둥이가 긴); kept, since texts ask it again and again. */
  together(one: string, other: string): boolean {
    const key = `${one} ${other}`
    const known = this.#together.get(key)
    if (known !== undefined) return known
    const found = this.saying([one, other], ['name', 'own']).size > 0
    if (this.#together.size < togetherCountMax) this.#together.set(key, found)
    return found
  }

  #stemsOf(facet: Facet): ReadonlySet<string> {
    const known = this.#stems.get(facet) ?? stemsOf([facet.name ?? '', ...facet.texts])
    this.#stems.set(facet, known)
    return known
  }
}

/** A value that says where a thing is: its words are no name for the thing ("the table"). */
const place =
  /^(?:on|in|at|under|behind|by|near|beside|next to|above|below|inside|between|over) \S/i
/** Attributes that tell what a thing has or does ("has: rabbit", "wears: hat", "legs: short"), by the ends of verbs and plurals. */
const having = /^(?:has|have|(?!colou?rs$).*[^su]s)$/i

/**
 * Whether a node is said to be what some words say: "the tenor" of a part that is "tenor". It is not what
 * its colour is called, nor what it has ("the door" where it has a "dent in the
 * door"), nor where it is.
 */
function isSaidToBe(stems: readonly string[], { name, texts }: Facet): boolean {
  if (name === undefined) return true
  if (having.test(name)) return false
  return texts.some((text) => {
    const said = stemsOf([text])
    return said.size > 0 && !place.test(text) && [...said].every((stem) => stems.includes(stem))
  })
}

/** The stems of what texts say. */
export function stemsOf(texts: readonly string[]): ReadonlySet<string> {
  return new Set(texts.flatMap(wordsIn).flatMap((word) => stemSaidBy(word) ?? []))
}

function isNumber(word: string): boolean {
  for (let at = 0; at < word.length; at++) {
    const unit = word.charCodeAt(at)
    if (unit < 0x30 || unit > 0x39) return false
  }
  return true
}
