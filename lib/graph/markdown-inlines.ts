/**
 * Finds the inline links of Markdown, skipping code spans, escapes, autolinks and HTML tags.
 *
 * Method: the bracket stack of CommonMark 0.31 ("An algorithm for parsing nested emphasis and
 * links"), without emphasis. Time is linear: partners of backtick runs and ends of comments are
 * looked up, and a destination holds at most 32 open parentheses.
 */
export type FoundLink = {
  readonly place: {
    readonly start: number
    readonly end: number
    readonly textStart: number
    readonly textEnd: number
  }
  readonly destination: string
}

type Opening = { readonly at: number; readonly isImage: boolean }
type Resource = { readonly end: number; readonly destination: string }

const parenthesesMax = 32
const whiteSpace = /[ \t\r\n]*/y
const autolink =
  /<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>\p{Cc}]*|[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*)>/uy
const tag =
  /<(?:\/[A-Za-z][A-Za-z0-9-]*\s*|[A-Za-z][A-Za-z0-9-]*(?:\s+[A-Za-z_:][A-Za-z0-9_.:-]*(?:\s*=\s*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?)*\s*\/?)>/y
const title = /"(?:\\[\s\S]|[^"\\])*"|'(?:\\[\s\S]|[^'\\])*'|\((?:\\[\s\S]|[^()\\])*\)/y
const bracketed = /<((?:\\.|[^\\<>\r\n])*)>/y
const punctuation = /[!-/:-@[-`{-~]/
/** Markup that ends at a text of its own, which may be far away. */
const terminated = [
  { start: '<!--', end: '-->' },
  { start: '<![CDATA[', end: ']]>' },
  { start: '<?', end: '?>' },
] as const

export class InlineScanner {
  /** Where the runs of so many backticks begin, and which of them may still be a partner. */
  readonly #runs = new Map<number, { readonly starts: number[]; next: number }>()
  /** Where the next end of each kind of terminated markup stands, so that none is searched twice. */
  readonly #ends = new Map<string, number>()

  constructor(readonly text: string) {
    if (!text.includes('`')) return
    for (const match of text.matchAll(/`+/g)) {
      const runs = this.#runs.get(match[0].length)
      if (runs) runs.starts.push(match.index)
      else this.#runs.set(match[0].length, { starts: [match.index], next: 0 })
    }
  }

  /** The links between two offsets. Stretches must be scanned from first to last. */
  scan(start: number, end: number): readonly FoundLink[] {
    const { text } = this
    const links: FoundLink[] = []
    const openings: Opening[] = []
    // A link may not hold another, so brackets open around one can no longer become a link.
    let deadCount = 0
    for (let i = start; i < end;) {
      // Nearly all of a text is letters and spaces, and most letters stand behind the last mark.
      const code = text.charCodeAt(i)
      if (code > 0x60 || code <= 0x20) {
        i++
        continue
      }
      const unit = text[i]
      if (unit === '\\') i += punctuation.test(text[i + 1] ?? '') ? 2 : 1
      else if (unit === '`') i = this.#pastCode(i, end)
      else if (unit === '<') i = this.#pastMarkup(i, end)
      else if (unit === '[') openings.push({ at: i++, isImage: false })
      else if (unit === '!' && text[i + 1] === '[') {
        openings.push({ at: i + 1, isImage: true })
        i += 2
      } else if (unit === ']') {
        const textEnd = i++
        const opening = openings.pop()
        if (!opening) continue
        const dead = openings.length < deadCount && !opening.isImage
        deadCount = Math.min(deadCount, openings.length)
        const resource = dead ? undefined : this.#resource(textEnd + 1, end)
        if (!resource) continue
        i = resource.end
        if (opening.isImage) {
          while ((links.at(-1)?.place.start ?? -1) > opening.at) links.pop()
          continue
        }
        deadCount = openings.length
        const place = { start: opening.at, end: i, textStart: opening.at + 1, textEnd }
        links.push({ place, destination: resource.destination })
      } else i++
    }
    return links
  }

  /** `(destination "title")`, if it stands at this offset. */
  #resource(offset: number, end: number): Resource | undefined {
    if (offset >= end || this.text[offset] !== '(') return undefined
    const begin = this.#matchEnd(whiteSpace, offset + 1, end) ?? offset + 1
    const target = this.#destination(begin, end)
    if (!target) return undefined
    const { destination } = target
    let at = this.#matchEnd(whiteSpace, target.end, end) ?? target.end
    if (at > target.end) {
      const titleEnd = this.#matchEnd(title, at, end)
      if (titleEnd !== undefined) at = this.#matchEnd(whiteSpace, titleEnd, end) ?? titleEnd
    }
    return at < end && this.text[at] === ')' ? { end: at + 1, destination } : undefined
  }

  #destination(start: number, end: number): Resource | undefined {
    const { text } = this
    if (text[start] === '<') {
      const past = this.#matchEnd(bracketed, start, end)
      if (past === undefined) return undefined
      return { end: past, destination: text.slice(start + 1, past - 1) }
    }
    let depth = 0
    let i = start
    for (; i < end; i++) {
      const unit = text[i] as string
      if (unit === '\\' && punctuation.test(text[i + 1] ?? '')) i++
      else if (unit === '(' && ++depth > parenthesesMax) return undefined
      else if (unit === ')' && depth-- === 0) break
      else if (unit <= ' ' || unit === '\u007f') break
    }
    return depth > 0 ? undefined : { end: i, destination: text.slice(start, i) }
  }

  /** Behind the code span that begins here, or behind the backticks where none does. */
  #pastCode(offset: number, end: number): number {
    let length = 1
    while (this.text[offset + length] === '`') length++
    const inside = offset + length
    const runs = this.#runs.get(length)
    if (!runs) return inside
    while ((runs.starts[runs.next] ?? end) < inside) runs.next++
    const partner = runs.starts[runs.next]
    return partner === undefined || partner >= end ? inside : partner + length
  }

  /** Behind the autolink, tag or comment that begins here, or behind the `<` where none does. */
  #pastMarkup(offset: number, end: number): number {
    const past = this.#matchEnd(autolink, offset, end) ?? this.#matchEnd(tag, offset, end)
    if (past !== undefined) return past
    for (const markup of terminated) {
      if (!this.text.startsWith(markup.start, offset)) continue
      const empty =
        markup.start === '<!--' && /^<!--(?:-?>)/.exec(this.text.slice(offset, offset + 6))
      if (empty) return offset + empty[0].length
      const at = this.#nextEnd(markup.end, offset + markup.start.length)
      return at < 0 || at + markup.end.length > end ? offset + 1 : at + markup.end.length
    }
    return offset + 1
  }

  #nextEnd(terminator: string, from: number): number {
    let at = this.#ends.get(terminator)
    if (at === undefined || (at >= 0 && at < from)) {
      at = this.text.indexOf(terminator, from)
      this.#ends.set(terminator, at)
    }
    return at
  }

  #matchEnd(pattern: RegExp, offset: number, end: number): number | undefined {
    pattern.lastIndex = offset
    if (!pattern.test(this.text) || pattern.lastIndex > end) return undefined
    return pattern.lastIndex
  }
}
