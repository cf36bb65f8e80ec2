import type { NodeId } from '../std/id'
import { InlineScanner } from './markdown-inlines'
import { stretchesOf } from './markdown-blocks'
import type { TextEdit } from './text-edit'

/**
 * One reference of a link's target: a node, one of a document's passages (`#doc/3`), or a pair
 * (`#d1:r1`), which says that the first stands to the second as the phrase states ("respectively").
 */
export type LinkTarget = {
  readonly id: NodeId
  readonly passage?: number
  readonly pairedWith?: NodeId
}

/**
 * A Markdown link that points into the graph, or with no target (`[the first](#)`) one by which a person says
 * that its words point at nothing. Offsets are UTF-16 code units, `end` exclusive.
 */
export type Link = {
  readonly start: number
  readonly end: number
  /** The phrase between the brackets, as written. */
  readonly textStart: number
  readonly textEnd: number
  readonly targets: readonly LinkTarget[]
}

const targetPattern =
  /^((?!__proto__(?:[/:]|$))[A-Za-z0-9_-]{1,64})(?:\/([1-9][0-9]{0,6}))?(?::((?!__proto__$)[A-Za-z0-9_-]{1,64}))?$/

/**
 * Finds the links of a text whose target begins with `#`, in linear time and with no Markdown tree:
 * a parser over all texts of a graph costs thirty times what writing the graph as JSON does.
 * Agrees with CommonMark 0.31 but for what lib/graph/SPEC.md states. Pictures (`![…](#…)`) are no
 * links, nor is anything in their descriptions.
 */
export function findLinks(text: string): readonly Link[] {
  // Most texts hold none, and this tells it at the speed of a native search.
  if (!/\]\(\s*<?#/.test(text)) return []
  const scanner = new InlineScanner(text)
  const links: Link[] = []
  for (const stretch of stretchesOf(text)) {
    for (const { place, destination } of scanner.scan(stretch.start, stretch.end)) {
      const targets = parseTargets(destination)
      if (!targets) continue
      const { start, end, textStart, textEnd } = place
      links.push({ start, end, textStart, textEnd, targets })
    }
  }
  return links
}

function parseTargets(destination: string): readonly LinkTarget[] | undefined {
  if (!destination.startsWith('#')) return undefined
  if (destination === '#') return []
  const targets: LinkTarget[] = []
  for (const piece of destination.slice(1).split(',')) {
    const match = targetPattern.exec(piece)
    if (!match) return undefined
    const id = match[1] as NodeId
    if (match[2] === undefined && match[3] === undefined) targets.push({ id })
    else {
      targets.push({
        id,
        ...(match[2] === undefined ? {} : { passage: Number(match[2]) }),
        ...(match[3] === undefined ? {} : { pairedWith: match[3] as NodeId }),
      })
    }
  }
  return targets
}

/**
 * What takes the links to these nodes out of a text, or that one target of theirs: edits in the order of
 * the text, all with offsets of the text as given.
 */
export function editsWithoutLinksTo(text: string, gone: ReadonlySet<string>): TextEdit[] {
  const edits: TextEdit[] = []
  for (const link of findLinks(text)) {
    const kept = link.targets.filter(
      (target) =>
        !gone.has(target.id) && !(target.pairedWith !== undefined && gone.has(target.pairedWith)),
    )
    if (kept.length === link.targets.length) continue
    if (kept.length === 0) {
      edits.push({ start: link.start, end: link.textStart, insert: '' })
      edits.push({ start: link.textEnd, end: link.end, insert: '' })
    } else {
      // Whatever stands around the target, such as a title, stays as written.
      const start = text.indexOf('#', link.textEnd) + 1
      const end = start + link.targets.map(targetText).join(',').length
      edits.push({ start, end, insert: kept.map(targetText).join(',') })
    }
  }
  return edits
}

/** The text with every link to one of these nodes made plain (or without that one target). */
export function withoutLinksTo(text: string, gone: ReadonlySet<string>): string {
  let result = ''
  let last = 0
  for (const { start, end, insert } of editsWithoutLinksTo(text, gone)) {
    result += text.slice(last, start) + insert
    last = end
  }
  return result + text.slice(last)
}

/** A text as it is read: of its links into the graph the words alone. */
export function plainWords(text: string): string {
  let plain = ''
  let last = 0
  for (const { start, end, textStart, textEnd } of findLinks(text)) {
    plain += text.slice(last, start) + text.slice(textStart, textEnd)
    last = end
  }
  return plain + text.slice(last)
}

/** What `LinkTarget` says, of ids that nothing has checked. */
type Target = { readonly id: string; readonly passage?: number; readonly pairedWith?: string }

/**
 * A Markdown link to nodes, or without any to nothing, by words of one line that are read as they are given:
 * what would end them too early, or begin code or a tag, is written with a backslash.
 */
export function linkTo(words: string, targets: readonly Target[]): string {
  return `[${words.replace(/[\\[\]`<]/g, '\\$&')}](#${targets.map(targetText).join(',')})`
}

/** A target as it stands in a link, without the `#`. */
export function targetText(target: Target): string {
  const passage = target.passage === undefined ? '' : `/${target.passage}`
  const pair = target.pairedWith === undefined ? '' : `:${target.pairedWith}`
  return target.id + passage + pair
}
