import type { Node } from '../kinds'
import { bounds } from '../std/bounds'
import type { View } from './view'

/**
 * Nodes whose name or alias has these letters, those that begin with them first, each in reading
 * order; all of them where nothing is asked for. Linear in the nodes.
 */
export function foundNodes(view: View, query: string, countMax: number): Node[] {
  const letters = query.trim().slice(0, bounds.nameLengthMax).toLowerCase()
  const first: Node[] = []
  const rest: Node[] = []
  for (const node of view.document.nodes) {
    const names = [node.label ?? '', view.aliases.get(node.id) ?? '', wordsOf(node)]
    const at = names.map((name) => name.toLowerCase().indexOf(letters))
    if (at.includes(0)) first.push(node)
    else if (at.some((each) => each > 0)) rest.push(node)
    if (first.length >= countMax) break
  }
  return [...first, ...rest].slice(0, countMax)
}

/** The beginning of what a node says, for one that has no name. */
function wordsOf(node: Node): string {
  return 'text' in node ? (node.text ?? '').slice(0, 200) : ''
}
