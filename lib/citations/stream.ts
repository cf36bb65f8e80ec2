import { readCitations, type AliasOf, type Citation } from './read'

/** A line that is longer is read when it is whole, so that reading stays linear. */
const openLineLengthMax = 4_000

/** Tells what an answer cites while it grows. What is told in the end by `readCitations` is what counts. */
export class CitationStream {
  readonly #told = new Set<string>()
  #line = ''
  /** Of the open line, so much was read. */
  #readTo = 0
  #fence: string | undefined

  constructor(private readonly aliases: readonly AliasOf[]) {}

  /** Citations of nodes that were not told yet, as far as they are whole with this piece. */
  push(piece: string): readonly Citation[] {
    const lines = (this.#line + piece).split('\n')
    if (lines.length > 1) this.#readTo = 0
    this.#line = lines.pop() ?? ''
    const found: Citation[] = []
    for (const line of lines) found.push(...this.#read(line, true))
    const readable = settledEnd(this.#line)
    if (readable > this.#readTo && this.#line.length <= openLineLengthMax) {
      found.push(...this.#read(this.#line.slice(0, readable), false))
      this.#readTo = readable
    }
    return found
  }

  /** What the last line still held. */
  end(): readonly Citation[] {
    const line = this.#line
    this.#line = ''
    return this.#read(line, true)
  }

  #read(line: string, isWhole: boolean): readonly Citation[] {
    const [, mark] = /^ {0,3}(`{3,}|~{3,})/.exec(line) ?? []
    if (mark !== undefined && isWhole) {
      if (this.#fence === undefined) this.#fence = mark
      else if (line.startsWith(this.#fence)) this.#fence = undefined
      return []
    }
    if (this.#fence !== undefined || mark !== undefined) return []
    // Offsets are those of a line, which nobody outside knows; only the words and the node are told.
    return readCitations(line, this.aliases).filter(({ nodeId }) => {
      if (nodeId === undefined || this.#told.has(nodeId)) return false
      this.#told.add(nodeId)
      return true
    })
  }
}

/**
 * Up to the last bracket that is closed for good: what comes behind it may yet become code or another alias, and a
 * square one may yet become the words of a link.
 */
function settledEnd(line: string): number {
  for (let at = line.length - 1; at >= 0; at--) {
    const letter = line.charAt(at)
    if (letter === ')' || letter === '】' || letter === '］') return at + 1
    const next = line.charAt(at + 1)
    if (letter === ']' && next !== '' && next !== '(') return at + 1
  }
  return 0
}
