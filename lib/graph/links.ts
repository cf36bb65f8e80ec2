import type { NodeId } from '../std/id'
import { InlineScanner } from './markdown-inlines'
import { stretchesOf } from './markdown-blocks'

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
    result += text.slice(last, link.start)
    if (kept.length === 0) result += text.slice(link.textStart, link.textEnd)
    else {
      // Whatever stands around the target, such as a title, stays as written.
      const target = text.indexOf('#', link.textEnd) + 1
      const length = link.targets.map(targetText).join(',').length
      result += text.slice(link.start, target) + kept.map(targetText).join(',')
      result += text.slice(target + length, link.end)
    }
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
