import type { NodeKind } from '../../kinds'

/** What things are measured by. */
export type Dimension =
  | 'size'
  | 'length'
  | 'height'
  | 'weight'
  | 'price'
  | 'age'
  | 'date'
  | 'time'
  | 'speed'
  | 'loudness'
  | 'temperature'
  | 'brightness'
  | 'width'
  | 'depth'
  | 'thickness'
  | 'distance'
  | 'amount'
  | 'score'

/** The measures that an adjective may mean, the likeliest first, and which end of them (`old` is high age or low date). */
export type Grade = readonly { readonly dimension: Dimension; readonly sign: 1 | -1 }[]

/**
 * What a counter counts and nothing else: people (명, 人), animals and other things that are no people
 * (마리, 匹, 只), buildings and vehicles (채, 台, 栋). None of them counts media.
 */
export type Counted = 'people' | 'animals' | 'bodies'

/**
 * What a word of a table says in a phrase that points. A place counts from 1, or from the end as −1
 * (last), −2 (second to last).
 */
export type Sense =
  | { readonly tag: 'place'; readonly n: number; readonly counts?: Counted }
  /** Says from which end a place is counted: from the end, from the left. */
  | { readonly tag: 'fromEnd'; readonly sign: 1 | -1; readonly spatial: boolean }
  /** The end of a scale among all (`most`: largest) or of two (larger). */
  | { readonly tag: 'extreme'; readonly grade: Grade; readonly most: boolean }
  /** Where a thing stands to others: left of, between. */
  | { readonly tag: 'relation'; readonly where: 'left' | 'right' | 'between' | 'before' | 'after' }
  | { readonly tag: 'number'; readonly n: number }
  | { readonly tag: 'middle' }
  | { readonly tag: 'parity'; readonly odd: boolean }
  | {
      readonly tag: 'side'
      readonly side: 'left' | 'right' | 'top' | 'bottom'
      readonly most: boolean
    }
  | { readonly tag: 'both'; readonly counts?: Counted }
  | { readonly tag: 'all' }
  | { readonly tag: 'one' }
  | { readonly tag: 'other' }
  | { readonly tag: 'rest' }
  | { readonly tag: 'former' }
  | { readonly tag: 'latter' }
  | { readonly tag: 'respectively' }
  | { readonly tag: 'reversed' }
  | { readonly tag: 'this' }
  | { readonly tag: 'the' }
  | { readonly tag: 'some' }
  | { readonly tag: 'pronoun'; readonly many: boolean; readonly person: boolean }
  /** A noun that any node of these kinds may be called, or any thing at all (`kinds` left out). */
  | { readonly tag: 'noun'; readonly kinds?: readonly NodeKind[]; readonly person?: boolean }
  /** A counter such as 마리, 枚, 张, with the nodes it may count. */
  | {
      readonly tag: 'counter'
      readonly kinds?: readonly NodeKind[]
      readonly person?: boolean
      readonly counts?: Counted
    }
  | { readonly tag: 'and' }
  | { readonly tag: 'to' }
  /** Of: joins a phrase to the one it is a part of or belongs to. */
  | { readonly tag: 'of' }
  /** Among: what stands before (or behind) it is what is counted in. */
  | { readonly tag: 'among' }
  /** A word that ties a description to its head: on, wearing, 입은, 있는. */
  | { readonly tag: 'tie' }
  /** A word that ties what the head has not: without, 없는. */
  | { readonly tag: 'without' }
  /** Says what a whole is told to be without: except, other than. */
  | { readonly tag: 'except' }
  /** A particle or a verb that closes a phrase. */
  | { readonly tag: 'close' }
  | { readonly tag: 'be' }
  /**
   * Leaves out: what a thing is not (아닌), what is left without it (제외한, 以外), or what is meant instead
   * (말고). `leads`: stands before what it leaves out (除了).
   */
  | {
      readonly tag: 'not'
      readonly how: 'is' | 'except' | 'instead'
      readonly leads?: boolean
    }
  /** A noun that is counted without being a thing of the graph: reason, time, floor, 이유. */
  | { readonly tag: 'abstract' }

/** One language: its words, and how it writes numbers and places. A language is a table, no code of its own. */
export type Language = {
  readonly tag: 'en' | 'ko' | 'ja' | 'zh'
  /** Words are separated by spaces (a word is then read whole, with what may hang on it). */
  readonly spaced: boolean
  /** Modifiers stand before their noun throughout. */
  readonly headFinal: boolean
  readonly words: ReadonlyMap<string, Sense>
  /** Written forms with a number in them; the first group is the number. */
  readonly patterns: readonly {
    readonly form: RegExp
    readonly sense: (match: RegExpExecArray) => Sense | undefined
  }[]
  /** Adjectives that compare, for "the second largest" where the place stands before a plain one. */
  readonly grades?: ReadonlyMap<string, Grade>
  /** Verbs by which somebody brings what is spoken of here: the first boat I posted. */
  readonly showing: ReadonlySet<string>
  /** Who speaks and who is spoken to, as subjects: by whom what is spoken of is shown. */
  readonly speakers?: ReadonlySet<string>
  /** What may hang on a noun and does not change what it points at. */
  readonly particles?: RegExp
}

/** Builds a table of words from lines of `sense: word, word`. */
export function wordsOf(rows: readonly (readonly [Sense, string])[]): ReadonlyMap<string, Sense> {
  const words = new Map<string, Sense>()
  for (const [sense, list] of rows) {
    for (const word of list.split(',')) words.set(word.trim(), sense)
  }
  return words
}
