import type { Link } from '../graph/links'
import type { Language, Sense } from './languages'

/** A piece of a text as the grammar reads it. Offsets are UTF-16 code units, `end` exclusive. */
export type Token = {
  readonly start: number
  /** End of the word itself, without what hangs on it. */
  readonly end: number
  readonly text: string
  readonly stem: string
  readonly sense: Sense | undefined
  /** What hangs on the word: 는, 와, 의; empty where nothing does. */
  readonly particle: string
  readonly language: Language
  readonly type: 'word' | 'link' | 'at' | 'comma' | 'stop' | 'punctuation'
  readonly link: Link | undefined
  /** Number of the sentence it stands in. */
  readonly sentence: number
  /** Whether white space stands before it. */
  readonly spaced: boolean
  /** A word that the document or a table of meanings knows. */
  readonly known: boolean
}
