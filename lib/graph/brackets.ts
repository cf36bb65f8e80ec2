import type { Node } from '../kinds'
import { isEscapedAt } from '../std/json'
import type { Link } from './links'

/** A stretch of a text, in UTF-16 code units, `end` exclusive. */
type Stretch = { readonly start: number; readonly end: number }

/** Brackets that could hold aliases (`[E1, E3]`), with the nodes that they mean if they do. */
export type Bracket = Stretch & {
  readonly text: string
  /** Undefined where not all of it are aliases, or where it is escaped. */
  readonly refers: readonly string[] | undefined
}

const bracketed = /\[[A-Z][A-Za-z0-9 ,/]{0,200}\]/g

/**
 * What could be aliases in brackets, outside of links, in the order of the text. It is never read as
 * anything else, also where it means nothing. Linear time.
 *
 * @param links those of the text (`findLinks`)
 * @param idOf the node that an alias means
 */
export function findBrackets(
  source: string,
  links: readonly Link[],
  idOf: (alias: string) => string | undefined,
): readonly Bracket[] {
  if (!source.includes('[')) return []
  const found: Bracket[] = []
  let next = 0
  for (const { 0: text, index: start } of source.matchAll(bracketed)) {
    const end = start + text.length
    while (next < links.length && (links[next] as Link).end <= start) next++
    if ((links[next]?.start ?? end) < end) continue
    const ids = isEscapedAt(source, start) ? [undefined] : idsIn(text, idOf)
    const refers = ids.every((id) => id !== undefined) ? ids : undefined
    found.push({ start, end, text, refers })
  }
  return found
}

function idsIn(text: string, idOf: (alias: string) => string | undefined) {
  return text
    .slice(1, -1)
    .split(/\s*,\s*/)
    .map(idOf)
}

/**
 * Finds nodes by their whole alias, and documents by the alias of a passage of theirs that exists.
 *
 * @param aliases whole aliases by id
 */
export function aliasReader(
  aliases: ReadonlyMap<string, string>,
  nodeOf: (id: string) => Node | undefined,
): (alias: string) => string | undefined {
  const ids = new Map([...aliases].map(([id, alias]) => [alias, id]))
  return (alias) => {
    const passage = /^(Document [0-9]+) \/ Passage ([1-9][0-9]{0,6})$/.exec(alias)
    if (!passage) return ids.get(alias)
    const id = ids.get(passage[1] as string)
    const node = id === undefined ? undefined : nodeOf(id)
    return node && isPassageOf(node, Number(passage[2])) ? id : undefined
  }
}

/** Whether a document has a passage of this number. */
export function isPassageOf(node: Node | undefined, passage: number): boolean {
  return node?.kind === 'document' && passage <= (node.passages?.length ?? 0)
}

/** Those of the stretches that overlap nothing that was set by hand; both in the order of the text. */
export function outsideOf<T extends Stretch>(
  stretches: readonly T[],
  set: readonly Stretch[],
): readonly T[] {
  let next = 0
  return stretches.filter(({ start, end }) => {
    while (next < set.length && (set[next] as Stretch).end <= start) next++
    const stretch = set[next]
    return stretch === undefined || stretch.start >= end
  })
}
