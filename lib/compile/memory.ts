import type { GraphDocument } from '../graph/document'
import type { Node } from '../kinds'
import { vocabularyOf } from '../references/recall'
import type { Line } from './lower'
import { findAgain, foundBy, isFull, type Findings, type Found } from './room'

type Told = { readonly form: string; readonly line: Line; readonly found: Found }

/**
 * What the last compile told of each node, for whoever compiles a graph again at every stroke (P27). A
 * node's line depends on the node, on the schema and on what nodes are called and described by, which is
 * their vocabulary: while those are the very same, so is the line. It holds the lines of one compile and no
 * more; whoever compiles another graph takes another memory.
 */
export class Memory {
  #vocabulary: unknown
  #schema: unknown
  #before: ReadonlyMap<Node, Told> = new Map()
  #now = new Map<Node, Told>()

  /** Forgets what may be told otherwise in this document; its nodes have their aliases. */
  begin(document: GraphDocument): void {
    const vocabulary = vocabularyOf(document)
    const isSame = vocabulary === this.#vocabulary && document.schema === this.#schema
    this.#vocabulary = vocabulary
    this.#schema = document.schema
    this.#before = isSame ? this.#now : new Map()
    this.#now = new Map()
  }

  /** The line of a node in one of its forms, with all that is found while it is told. */
  line(node: Node, form: string, findings: Findings, tell: () => Line): Line {
    const known = this.#before.get(node)
    if (known?.form === form && findAgain(findings, known.found)) {
      this.#now.set(node, known)
      return known.line
    }
    const { told: line, found } = foundBy(findings, tell)
    // Where the manifest is full, not all is found that another compile would have room for.
    if (!isFull(findings)) this.#now.set(node, { form, line, found })
    return line
  }
}
