/**
 * Cuts Markdown into the stretches whose inline content is read together: a paragraph or a heading
 * each. Code blocks are left out.
 *
 * Method: one pass over the lines, after the block rules of CommonMark 0.31. Limits: raw HTML blocks
 * and link reference definitions are read as paragraphs, and quotes and lists within one another only
 * as far as their markers and indents tell, lists to 32 levels.
 */
export type Stretch = { readonly start: number; readonly end: number }

type Fence = { readonly mark: string; readonly quotes: number; readonly indent: number }

const fencePattern = /^(`{3,}(?=[^`]*$)|~{3,})/
const headingPattern = /^#{1,6}(?:[ \t]|$)/
const breakPattern = /^(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/
const underlinePattern = /^(?:=+|-+)[ \t]*$/
const itemPattern = /^(?:[-+*]|[0-9]{1,9}[.)])(?=[ \t]|$)/
const tabWidth = 4
const itemsMax = 32

/** What a line begins with: quote marks, then white space. Offsets are within the line. */
type Line = {
  readonly text: string
  readonly quotes: number
  readonly indent: number
  readonly content: number
}

/**
 * The stretches of a text in their order, none within another, as offsets in UTF-16 units (`end` is the
 * first after it). One pass over the text; any text is Markdown, so there is no failure.
 */
export function stretchesOf(text: string): readonly Stretch[] {
  const reader = new BlockReader()
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf('\n', start)
    const end = newline < 0 ? text.length : newline + 1
    reader.read(text.slice(start, newline < 0 ? end : newline).replace(/\r$/, ''), start, end)
    start = end
  }
  return reader.finish()
}

class BlockReader {
  readonly #stretches: Stretch[] = []
  #open: { start: number; end: number; quotes: number } | undefined
  #fence: Fence | undefined
  /** Columns at which the content of the list items around the line begins, outermost first. */
  #items: number[] = []
  #quotes = 0
  /** Whether the line before began an item and held nothing else: a blank line then ends that item. */
  #isItemEmpty = false

  read(text: string, start: number, end: number): void {
    const line = beginning(text, 0, 0, 0)
    if (this.#fence && this.#isInFence(this.#fence, line)) return
    this.#readFrom(line, start, end)
  }

  finish(): readonly Stretch[] {
    this.#close()
    return this.#stretches
  }

  #close(): void {
    if (this.#open) this.#stretches.push({ start: this.#open.start, end: this.#open.end })
    this.#open = undefined
  }

  #isInFence(fence: Fence, line: Line): boolean {
    const content = line.text.slice(line.content)
    const left = line.quotes < fence.quotes || (content !== '' && line.indent < fence.indent)
    if (left) {
      this.#fence = undefined
      return false
    }
    const closes =
      line.indent - fence.indent < tabWidth &&
      content.startsWith(fence.mark) &&
      /^(?:`+|~+)[ \t]*$/.test(content)
    if (closes) this.#fence = undefined
    return true
  }

  #readFrom(line: Line, start: number, end: number): void {
    const content = line.text.slice(line.content)
    if (content === '') {
      this.#close()
      if (line.quotes < this.#quotes) this.#items = []
      else if (this.#isItemEmpty) this.#items = this.#items.slice(0, -1)
      this.#isItemEmpty = false
      this.#quotes = line.quotes
      return
    }
    this.#isItemEmpty = false
    if (line.quotes > (this.#open?.quotes ?? 0)) this.#close()
    if (line.quotes !== this.#quotes && !this.#open) this.#items = []
    const around = this.#items.filter((column) => column <= line.indent)
    const indent = line.indent - (around.at(-1) ?? 0)
    if (indent >= tabWidth) {
      // Indented text goes on with a paragraph, and is code where there is none.
      if (this.#open) this.#open.end = end
      else this.#items = around
      return
    }
    if (this.#readMark(line, content, around, start, end)) return
    if (this.#open) this.#open.end = end
    else {
      this.#items = around
      this.#quotes = line.quotes
      this.#open = { start: start + line.content, end, quotes: line.quotes }
    }
  }

  /** Reads a line that is no paragraph's: a fence, a heading, a break or the beginning of an item. */
  #readMark(line: Line, content: string, around: number[], start: number, end: number): boolean {
    const fence = fencePattern.exec(content)?.[1]
    if (fence !== undefined) {
      this.#close()
      this.#items = around
      this.#fence = { mark: fence, quotes: line.quotes, indent: around.at(-1) ?? 0 }
      return true
    }
    if (headingPattern.test(content)) {
      this.#close()
      this.#items = around
      this.#stretches.push({ start: start + line.content, end })
      return true
    }
    // An underline that stands outside the paragraph's own quote or item is text of it, or a break.
    const isOutside = around.length < this.#items.length || line.quotes < (this.#open?.quotes ?? 0)
    const isUnderline = this.#open && !isOutside && underlinePattern.test(content)
    if (isUnderline || breakPattern.test(content)) {
      this.#close()
      this.#items = around
      return true
    }
    const marker = itemPattern.exec(content)?.[0]
    if (marker === undefined || around.length >= itemsMax) return false
    if (this.#open && !this.#mayInterrupt(marker, content)) return false
    this.#close()
    const rest = beginning(
      line.text,
      line.content + marker.length,
      line.indent + marker.length,
      line.quotes,
    )
    const after = line.indent + marker.length
    // More white space than four columns belongs to the code that follows it.
    const column =
      rest.indent - after > tabWidth || rest.content === line.text.length ? after + 1 : rest.indent
    this.#items = [...around, column]
    this.#quotes = line.quotes
    this.#isItemEmpty = rest.content === line.text.length
    if (!this.#isItemEmpty) this.#readFrom(rest, start, end)
    return true
  }

  /** Within a list any item ends the one before; elsewhere only one that has text and begins a list. */
  #mayInterrupt(marker: string, content: string): boolean {
    if (this.#items.length > 0) return true
    const isFirst = !/[0-9]/.test(marker) || /^1[.)]$/.test(marker)
    return isFirst && content.slice(marker.length).trim() !== ''
  }
}

/** Reads quote marks and white space from an offset on; `column` is where that stands. */
function beginning(text: string, offset: number, column: number, quotes: number): Line {
  let indent = column
  let content = offset
  let count = quotes
  // Where the white space before the mark began: four columns of it make code, not a quote.
  let base = column
  for (; content < text.length; content++) {
    const unit = text[content]
    if (unit === ' ') indent++
    else if (unit === '\t') indent += tabWidth - (indent % tabWidth)
    else if (unit === '>' && indent - base < tabWidth) {
      count++
      // A quote begins columns of its own, and the space behind its mark belongs to the mark.
      if (text[content + 1] === ' ') content++
      indent = 0
      base = 0
    } else break
  }
  return { text, quotes: count, indent, content }
}
