import type { Command } from '../graph/command'
import type { GraphDocument } from '../graph/document'
import type { Node } from '../kinds'
import type { LanguageTag, Mention } from '../references'

/**
 * What a person writes: Markdown, in which media stand as links to their nodes (`[bark 1](#s1)`) and so
 * does what was chosen by hand. All offsets below are UTF-16 code units of `text`.
 */
export type Writing = {
  readonly document: GraphDocument
  readonly text: string
  /** Pictures and sounds that were dropped into the text and are not in the document, in order of the text. */
  readonly media: readonly Node[]
  /** The language of what is named where the text itself does not tell. */
  readonly language: LanguageTag
  readonly decisions: Decisions
  /** The id of what is made under a key; the same key is always given the same id. */
  readonly idOf: (key: string) => string
  /** The aliases that what is made had when it was kept before, by its ids: it gets them again where they are free. */
  readonly aliases?: ReadonlyMap<string, string>
}

/** What the person said of single proposals, by their keys. */
export type Decisions = {
  readonly refused: ReadonlySet<string>
  /** Other words for a label, a relation or a value. */
  readonly changed: ReadonlyMap<string, string>
}

/** One thing that the text seems to say of the graph, which a person may change or refuse. */
export type Proposal = {
  /** Stays while the words that it rests on stay: decisions and ids are kept under it. */
  readonly key: string
  readonly what: 'set' | 'thing' | 'relation' | 'attribute' | 'name'
  readonly start: number
  readonly end: number
  /** What it is about: a thing itself, both ends of a relation, the owner of an attribute. */
  readonly nodes: readonly string[]
  /** The id of the edge that a relation makes. */
  readonly edge?: string
  /** An attribute's name. */
  readonly name?: string
  /** The words that may be changed: a label, a relation, a value. */
  readonly value: string
  /** Keys without which it falls. */
  readonly needs: readonly string[]
}

/** A stretch of the text that becomes a note or a question; `speaker` where a conversation says who. */
export type Turn = {
  readonly kind: 'text' | 'question'
  readonly start: number
  readonly end: number
  readonly speaker?: string
}

/** What a writing comes to. */
export type Proposed = {
  /** Those that are taken, in the order of the text. */
  readonly proposals: readonly Proposal[]
  /** Those that were refused and would still be made. */
  readonly refused: readonly Proposal[]
  /** The graph with all that is taken, its edges `proposed`; notes and questions are not in it. */
  readonly document: GraphDocument
  /** What the phrases of the text mean in that graph, links included. */
  readonly mentions: readonly Mention[]
  readonly turns: readonly Turn[]
}

/** One batch that keeps what is proposed: nodes without a layout, edges that are stated, notes, questions. */
export type Kept = { readonly commands: readonly Command[]; readonly ids: readonly string[] }
