import { kindOf, ownerOf, type Node } from '../kinds'
import type { NodeId } from '../std/id'
import type { GraphDocument } from './document'

/**
 * Aliases (P1). A node stores its own part (`E1`, `Region A`); the whole alias of a region or a
 * segment begins with its owner's (`Image 1 / Region A`).
 */
export type AliasCounts = Readonly<Record<string, number>>

/** Where a node's number is counted: over the document by kind, or within its owner. */
function counterOf(node: Node): string {
  const owner = ownerOf(node)
  return owner === undefined ? node.kind : `${node.kind}:${owner}`
}

function aliasText(node: Node, number: number): string {
  const { aliasPrefix } = kindOf(node)
  if (ownerOf(node) !== undefined) return `${aliasPrefix} ${letters(number)}`
  return aliasPrefix.length === 1 ? `${aliasPrefix}${number}` : `${aliasPrefix} ${number}`
}

/** 1 → A, 26 → Z, 27 → AA, as columns of a sheet are lettered. */
export function letters(number: number): string {
  let text = ''
  for (let rest = number; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    text = String.fromCharCode(65 + ((rest - 1) % 26)) + text
  }
  return text
}

/** The number in an alias, or 0 where it is not one that this node's kind would be given. */
function numberIn(node: Node): number {
  const tail = node.alias?.slice(kindOf(node).aliasPrefix.length).trim() ?? ''
  if (ownerOf(node) === undefined) return /^[1-9][0-9]{0,8}$/.test(tail) ? Number(tail) : 0
  if (!/^[A-Z]{1,6}$/.test(tail)) return 0
  return [...tail].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
}

/** Whether an alias is of the form that this node's kind is given. */
export function isAliasOfKind(node: Node): boolean {
  const number = numberIn(node)
  return number > 0 && aliasText(node, number) === node.alias
}

/** Counts as they must be at least, given the aliases that nodes carry. */
export function raiseCounts(counts: AliasCounts, nodes: readonly Node[]): Record<string, number> {
  const raised = { ...counts }
  for (const node of nodes) countAlias(node, raised)
  return raised
}

/** Raises the counts to a node's alias, so that the number is not given again. */
export function countAlias(node: Node, counts: Record<string, number>): void {
  if (node.alias === undefined) return
  const counter = counterOf(node)
  counts[counter] = Math.max(counts[counter] ?? 0, numberIn(node))
}

/** The alias that comes next where this node is counted. */
export function nextAlias(node: Node, counts: AliasCounts): string {
  return aliasText(node, (counts[counterOf(node)] ?? 0) + 1)
}

/** Gives every node that has none an alias, in reading order. Idempotent. */
export function withAliases(document: GraphDocument): GraphDocument {
  const counts = raiseCounts(document.aliasCounts ?? {}, document.nodes)
  let given = false
  const nodes = document.nodes.map((node) => {
    if (node.alias !== undefined) return node
    given = true
    const next = { ...node, alias: nextAlias(node, counts) }
    countAlias(next, counts)
    return next
  })
  const same = !given && sameCounts(document.aliasCounts ?? {}, counts)
  return same ? document : { ...document, nodes, aliasCounts: counts }
}

function sameCounts(a: AliasCounts, b: AliasCounts): boolean {
  const keys = Object.keys(b)
  return keys.length === Object.keys(a).length && keys.every((key) => a[key] === b[key])
}

/** New aliases in reading order, by node: what "renumber" gives. */
export function renumbered(nodes: readonly Node[]): ReadonlyMap<NodeId, string> {
  const counts: Record<string, number> = {}
  const aliases = new Map<NodeId, string>()
  for (const node of nodes) {
    const counter = counterOf(node)
    const number = (counts[counter] ?? 0) + 1
    counts[counter] = number
    aliases.set(node.id, aliasText(node, number))
  }
  return aliases
}

/** The whole alias of every node of a document that has been through `withAliases`. */
export function wholeAliases(document: GraphDocument): ReadonlyMap<NodeId, string> {
  const own = new Map(document.nodes.map((node) => [node.id, node.alias ?? '']))
  const whole = new Map<NodeId, string>()
  for (const node of document.nodes) {
    whole.set(
      node.id,
      wholeAlias(node, (owner) => own.get(owner as NodeId)),
    )
  }
  return whole
}

/** A node's whole alias, given where to find the own alias of its owner. */
export function wholeAlias(node: Node, ownAliasOf: (id: string) => string | undefined): string {
  const owner = ownerOf(node)
  const alias = node.alias ?? ''
  return owner === undefined ? alias : `${ownAliasOf(owner) ?? '?'} / ${alias}`
}
