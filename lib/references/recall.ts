import type { GraphDocument } from '../graph/document'
import type { Node } from '../kinds'
import { Vocabulary } from './vocabulary'

/** Nodes of the vocabularies kept for documents that are like them; more would fill a server. */
const nodesCountMax = 120_000

const known = new WeakMap<readonly Node[], Vocabulary>()
let recent: readonly Vocabulary[] = []

/**
 * The vocabulary of a document. That of an earlier version serves as long as its nodes are called and
 * described alike, so that whoever writes a note among ten thousand nodes does not have all of them
 * read again at every stroke.
 */
export function vocabularyOf(document: GraphDocument): Vocabulary {
  const own = known.get(document.nodes)
  if (own && own.edges === document.edges) return own
  const vocabulary = recent.find((each) => describes(each, document)) ?? new Vocabulary(document)
  known.set(document.nodes, vocabulary)
  remember(vocabulary)
  return vocabulary
}

function remember(vocabulary: Vocabulary): void {
  let nodesCount = 0
  recent = [vocabulary, ...recent.filter((each) => each !== vocabulary)].filter(
    ({ nodes }, index) => {
      nodesCount += nodes.length
      return index === 0 || nodesCount <= nodesCountMax
    },
  )
}

/** Whether all that a vocabulary was read from is the same in this document. */
function describes({ nodes, edges }: Vocabulary, document: GraphDocument): boolean {
  return (
    edges === document.edges &&
    nodes.length === document.nodes.length &&
    nodes.every((node, index) => isDescribedAlike(node, document.nodes[index] as Node))
  )
}

/** What of a node is not read: texts that stand in it, and of its place all but how far right it stands. */
const unread: ReadonlySet<string> = new Set(['layout', 'text', 'notes', 'group', 'status'])

function isDescribedAlike(a: Node, b: Node): boolean {
  if (a === b) return true
  const [one, other] = [a, b] as readonly [object, object] as readonly Readonly<
    Record<string, unknown>
  >[]
  if (!one || !other) return false
  const keys = new Set([...Object.keys(one), ...Object.keys(other)])
  return (
    a.layout?.x === b.layout?.x &&
    [...keys].every((key) => unread.has(key) || one[key] === other[key])
  )
}
