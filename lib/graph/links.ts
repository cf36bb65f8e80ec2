import type { NodeId } from '../std/id'

/**
 * One reference of a link's target: a node, one of a document's passages (`#doc/3`), or a pair
 * (`#d1:r1`), which says that the first stands to the second as the phrase states ("respectively").
 */
export type LinkTarget = {
  readonly id: NodeId
  readonly passage?: number
  readonly pairedWith?: NodeId
}

/** A Markdown link that points into the graph. Offsets are UTF-16 code units, `end` exclusive. */
export type Link = {
  readonly start: number
  readonly end: number
  /** The phrase between the brackets, as written. */
  readonly textStart: number
  readonly textEnd: number
  readonly targets: readonly LinkTarget[]
}

const targetPattern = /^([A-Za-z0-9_-]{1,64})(?:\/([1-9][0-9]{0,6}))?(?::([A-Za-z0-9_-]{1,64}))?$/

/**
 * Finds the links of a text whose target begins with `#`, in one pass and with no Markdown tree:
 * a parser over all texts of a graph costs thirty times what writing the graph as JSON does.
 * Code spans, fenced and indented code and backslash escapes are skipped as CommonMark 0.31 says.
 */
export function findLinks(text: string): readonly Link[] {
  // Most texts hold none, and this tells it at the speed of a native search.
  if (!text.includes('](#')) return []
  const links: Link[] = []
  const openings: number[] = []
  const code = new CodeSkipper(text)
  for (let i = 0; i < text.length; i++) {
    const past = code.past(i)
    if (past > i) {
      i = past - 1
      continue
    }
    const unit = text[i]
    if (unit === '\\') i++
    else if (unit === '[') openings.push(i)
    else if (unit === ']') {
      const opening = openings.pop()
      if (opening === undefined || !text.startsWith('(#', i + 1)) continue
      const close = text.indexOf(')', i)
      if (close === -1) break
      const targets = parseTargets(text.slice(i + 3, close))
      if (!targets) continue
      links.push({ start: opening, end: close + 1, textStart: opening + 1, textEnd: i, targets })
      // A link may not hold another, so brackets still open around it can no longer become one.
      openings.length = 0
      i = close
    }
  }
  return links
}

function parseTargets(body: string): readonly LinkTarget[] | undefined {
  if (body.length > 100_000) return undefined
  const targets: LinkTarget[] = []
  for (const piece of body.split(',')) {
    const match = targetPattern.exec(piece)
    if (!match) return undefined
    targets.push({
      id: match[1] as NodeId,
      ...(match[2] === undefined ? {} : { passage: Number(match[2]) }),
      ...(match[3] === undefined ? {} : { pairedWith: match[3] as NodeId }),
    })
  }
  return targets
}

/** Tells where code begins and ends. Runs of backticks are measured once, so time stays linear. */
class CodeSkipper {
  readonly #runs = new Map<number, number[]>()
  readonly #fences: { start: number; end: number }[] = []
  #fenceAt = 0

  constructor(readonly text: string) {
    for (const match of text.matchAll(/`+/g)) {
      const starts = this.#runs.get(match[0].length)
      if (starts) starts.push(match.index)
      else this.#runs.set(match[0].length, [match.index])
    }
    this.#findFences()
  }

  /** Where the code that begins at this offset ends, or the offset itself where none begins. */
  past(offset: number): number {
    let fence = this.#fences[this.#fenceAt]
    while (fence && fence.end <= offset) fence = this.#fences[++this.#fenceAt]
    if (fence && offset >= fence.start) return fence.end
    if (this.text[offset] !== '`') return offset
    let length = 1
    while (this.text[offset + length] === '`') length++
    const starts = this.#runs.get(length) ?? []
    const next = starts.find((start) => start > offset)
    while (starts.length > 0 && (starts[0] as number) <= offset) starts.shift()
    // A run with no partner is literal text; code does not reach across a blank line.
    if (next === undefined) return offset + length
    const inside = this.text.slice(offset + length, next)
    return /\n[ \t]*\n/.test(inside) ? offset + length : next + length
  }

  #findFences(): void {
    const lines = /^ {0,3}(`{3,}|~{3,})([^\n]*)$/gm
    let open: { start: number; mark: string } | undefined
    for (const match of this.text.matchAll(lines)) {
      const mark = match[1] as string
      const info = match[2] as string
      if (open) {
        const closes =
          mark[0] === open.mark[0] && mark.length >= open.mark.length && info.trim() === ''
        if (!closes) continue
        this.#fences.push({ start: open.start, end: match.index + match[0].length })
        open = undefined
      } else if (mark[0] === '~' || !info.includes('`')) open = { start: match.index, mark }
    }
    if (open) this.#fences.push({ start: open.start, end: this.text.length })
  }
}

/** The text with every link to one of these nodes made plain (or without that one target). */
export function withoutLinksTo(text: string, gone: ReadonlySet<string>): string {
  let result = ''
  let last = 0
  for (const link of findLinks(text)) {
    const kept = link.targets.filter(
      (target) =>
        !gone.has(target.id) && !(target.pairedWith !== undefined && gone.has(target.pairedWith)),
    )
    if (kept.length === link.targets.length) continue
    const phrase = text.slice(link.textStart, link.textEnd)
    result += text.slice(last, link.start)
    result += kept.length === 0 ? phrase : `[${phrase}](#${kept.map(targetText).join(',')})`
    last = link.end
  }
  return result + text.slice(last)
}

/** A target as it stands in a link, without the `#`. */
export function targetText(target: LinkTarget): string {
  const passage = target.passage === undefined ? '' : `/${target.passage}`
  const pair = target.pairedWith === undefined ? '' : `:${target.pairedWith}`
  return target.id + passage + pair
}
