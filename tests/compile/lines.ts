/**
 * Reads a compiled text as a strict reader would, knowing nothing of how it was made: which lines
 * begin as a node's line, a heading, a role or a fence does, however the beginning is disguised.
 */
export type Scaffold = {
  readonly aliases: readonly string[]
  readonly headings: readonly string[]
  readonly others: readonly string[]
}

const alias =
  /^(?:E ?[0-9]+|(?:Set|Image|Audio|Note|Document|Question|Answer) [0-9]+(?: \/ (?:(?:Region|Segment) [A-Z]+|Passage [0-9]+))?)/i
const other =
  /^(?:\[\/?(?:system|user|assistant|model|inst)\]|(?:human|system|user|assistant|model):|Relations:|Classes:|```|~~~|<[a-z/|!])/i

/** What Markdown takes off the beginning of a line: quotes, items, emphasis, code and cells. */
const containers = /^(?:[\s\p{Cf}>*_+|~`•◦‣·–—-]|[0-9]{1,9}[.)])+/u

export function scaffoldOf(text: string): Scaffold {
  const aliases: string[] = []
  const headings: string[] = []
  const others: string[] = []
  for (const raw of text.split(/\r\n?|[\n\u0085\u2028\u2029\v\f]/)) {
    const line = raw.normalize('NFKC').replace(/^[\s\p{Cf}]+/u, '')
    const words = line.replace(containers, '')
    const named = alias.exec(words)
    if (named) aliases.push(named[0])
    if (/^#+(?:[\s\p{Cf}]|$)/u.test(words)) headings.push(words)
    if (/^(?:=+|-+)\s*$/.test(line.replace(/^[\s\p{Cf}>]+/u, ''))) headings.push(line)
    const strange = other.exec(line) ?? other.exec(words)
    if (strange) others.push(strange[0])
  }
  return { aliases, headings, others }
}

/** What stands between quotes is data; outside of them separators and arrows count. */
export function withoutQuotes(text: string): string {
  return text.replace(/"(?:\\[^]|[^"\\])*"/g, '""')
}

/** Aliases that brackets hold which nobody escaped, such as E1 and E3 of `[E1, E3]`. */
export function bracketedAliases(text: string): readonly string[] {
  const named =
    /E[0-9]+|(?:Set|Image|Audio|Note|Document|Question|Answer) [0-9]+(?: \/ (?:(?:Region|Segment) [A-Z]+|Passage [0-9]+))?/g
  return [
    ...text.matchAll(
      /(\\*)\[((?:E[0-9]|(?:Set|Image|Audio|Note|Document|Question|Answer) [0-9])[^\]"]*)/g,
    ),
  ]
    .filter((match) => (match[1] as string).length % 2 === 0)
    .flatMap((match) => (match[2] as string).match(named) ?? [])
}
