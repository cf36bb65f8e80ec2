import { wholeAlias } from '../graph/alias'
import type { Edge, GraphDocument } from '../graph/document'
import type { Relation } from '../graph/schema'
import { sortedEdges } from '../graph/walk'
import { isPart, kindOf, nameOf, type Node } from '../kinds'
import { compareText } from '../std/json'
import { append } from '../std/lists'

/** A document laid out for telling: aliases, edges at both ends, what its relations mean. */
export type Ordered = {
  readonly document: GraphDocument
  /** The nodes that have a line, and the turns of conversations, in reading order. */
  readonly told: readonly Node[]
  readonly nodesById: ReadonlyMap<string, Node>
  /**
   * Whole aliases of the nodes that have a line. Questions and answers have none here, whichever of
   * them is asked, so that media, graph and notes read the same for every question (P5).
   */
  readonly aliases: ReadonlyMap<string, string>
  readonly outgoing: ReadonlyMap<string, readonly Edge[]>
  readonly incoming: ReadonlyMap<string, readonly Edge[]>
  readonly relations: ReadonlyMap<string, Relation>
  /** Relations of the edges that are told, by the UTF-16 units of their names. */
  readonly relationsInUse: readonly string[]
  readonly partsOf: ReadonlyMap<string, readonly Node[]>
}

/**
 * Nodes stand in reading order and edges in the one order that counts (P6), so that the same graph
 * gives the same bytes in whatever order its rows came back.
 *
 * @param kept the nodes that are told where a budget leaves others out; what a person took out of prompts
 *   is never told
 */
export function order(document: GraphDocument, kept?: ReadonlySet<string>): Ordered {
  const nodesById = new Map<string, Node>(document.nodes.map((node) => [node.id, node]))
  const isLeftOut = leftOutBy(nodesById, kept)
  const told = document.nodes.filter((node) => !isLeftOut(node))
  const aliases = linedAliases(told, nodesById)
  const outgoing = new Map<string, Edge[]>()
  const incoming = new Map<string, Edge[]>()
  const inUse = new Set<string>()
  for (const edge of sortedEdges(document)) {
    if (!isTold(edge, aliases)) continue
    inUse.add(edge.relation)
    append(outgoing, edge.source, edge)
    if (edge.source !== edge.target) append(incoming, edge.target, edge)
  }
  const partsOf = new Map<string, Node[]>()
  for (const node of told) {
    if (isPart(node)) append(partsOf, node.of, node)
  }
  return {
    document,
    told,
    nodesById,
    aliases,
    outgoing,
    incoming,
    relations: new Map(document.schema?.relations.map((relation) => [relation.name, relation])),
    relationsInUse: [...inUse].sort(compareText),
    partsOf,
  }
}

/**
 * Whether a node is not told: a person took it, or what it is a part of, out of prompts, or there is no room
 * for it. Turns of a conversation are left to whoever selects them.
 */
function leftOutBy(
  nodesById: ReadonlyMap<string, Node>,
  kept: ReadonlySet<string> | undefined,
): (node: Node) => boolean {
  const isOut = (node: Node) => node.inPrompt === 'never' || (kept && !kept.has(node.id)) || false
  return (node) => {
    if (!hasLine(node)) return node.inPrompt === 'never'
    const owner = isPart(node) ? nodesById.get(node.of) : undefined
    return isOut(node) || (owner !== undefined && isOut(owner))
  }
}

function linedAliases(
  told: readonly Node[],
  nodesById: ReadonlyMap<string, Node>,
): ReadonlyMap<string, string> {
  const ownAliasOf = (id: string) => {
    const owner = nodesById.get(id)
    return owner && (owner.alias ?? '')
  }
  const aliases = new Map<string, string>()
  for (const node of told) {
    if (hasLine(node)) aliases.set(node.id, wholeAlias(node, ownAliasOf))
  }
  return aliases
}

/** What a person calls a node, by its whole alias where it has no label; a question sent has no id. */
export function nameIn(ordered: Ordered, nodeId: string): string {
  const node = ordered.nodesById.get(nodeId)
  return node ? node.label || (ordered.aliases.get(nodeId) ?? nameOf(node)) : 'Question'
}

/** The same document where these turns of a conversation have a line as well. */
export function withTurns(ordered: Ordered, turns: readonly Node[]): Ordered {
  if (turns.length === 0) return ordered
  const aliases = new Map(ordered.aliases)
  for (const turn of turns) aliases.set(turn.id, turn.alias ?? '')
  return { ...ordered, aliases }
}

/**
 * Edges that make a conversation are its turns and are not told as facts; an edge to a question or
 * an answer is not told either, since those have no line of their own.
 */
function isTold(edge: Edge, aliases: ReadonlyMap<string, string>): boolean {
  return edge.role === undefined && aliases.has(edge.source) && aliases.has(edge.target)
}

/** Whether a node has a line of its own; questions and answers are told as turns. */
export function hasLine(node: Node): boolean {
  return kindOf(node).section !== 'conversation'
}
