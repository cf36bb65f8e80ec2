/**
 * The order in which nodes can be put in one after the other. Method: depth-first search with an explicit
 * stack, since what a caller sends may nest deeper than the call stack; time is linear in what the nodes
 * name. Limit: of nodes that need each other one stands first all the same.
 */
import { kindOf, ownerOf, type Node } from '../kinds'

/** What a node cannot be without: its owner, the members of a set, the region around a region. */
export function neededBy(node: Node): readonly string[] {
  const owner = ownerOf(node)
  const references = kindOf(node).references?.(node) ?? []
  return [...(owner === undefined ? [] : [owner]), ...references.map(({ id }) => id)]
}

/** These nodes in their order, but each behind those among them that it cannot be without. */
export function neededFirst(nodes: readonly Node[]): readonly Node[] {
  const byId = new Map<string, Node>(nodes.map((node) => [node.id, node]))
  const entered = new Set<Node>()
  const ordered = new Set<Node>()
  for (const start of nodes) {
    const open = [start]
    for (let node = open.at(-1); node; node = open.at(-1)) {
      if (entered.has(node)) {
        ordered.add(node)
        open.pop()
        continue
      }
      entered.add(node)
      const needed = neededBy(node).flatMap((id) => byId.get(id) ?? [])
      for (const each of needed.toReversed()) if (!entered.has(each)) open.push(each)
    }
  }
  return [...ordered]
}
