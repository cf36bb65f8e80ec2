import type { Node, NodeKind } from '../kinds'
import { bounds } from '../std/bounds'
import type { View } from './view'

/**
 * Nodes whose name, alias or words have these letters, those that begin with them first, then those of
 * whose kind they are the beginning, each in reading order; all of them where nothing is asked for.
 * Linear in the nodes.
 *
 * @param kindName what people call a kind; without it kinds are not looked for
 */
export function foundNodes(
  view: View,
  query: string,
  countMax: number,
  kindName?: (kind: NodeKind) => string,
): Node[] {
  const letters = query.trim().slice(0, bounds.nameLengthMax).toLowerCase()
  const first: Node[] = []
  const rest: Node[] = []
  for (const node of view.document.nodes) {
    const names = [node.label ?? '', view.aliases.get(node.id) ?? '', wordsOf(node)]
    const at = names.map((name) => name.toLowerCase().indexOf(letters))
    if (at.includes(0)) first.push(node)
    else if (at.some((each) => each > 0)) rest.push(node)
    else if (kindName?.(node.kind).toLowerCase().startsWith(letters)) rest.push(node)
    if (first.length >= countMax) break
  }
  return [...first, ...rest].slice(0, countMax)
}

/** The beginning of what a node says, for one that has no name. */
function wordsOf(node: Node): string {
  return 'text' in node ? (node.text ?? '').slice(0, 200) : ''
}
