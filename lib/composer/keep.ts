import type { Command } from '../graph/command'
import type { Edge, GraphDocument } from '../graph/document'
import { findLinks } from '../graph/links'
import type { Node } from '../kinds'
import { bounds } from '../std/bounds'
import type { NodeId } from '../std/id'
import { linkedPieces } from './linked'
import type { Kept, Proposed, Writing } from './proposed'

/**
 * One batch that keeps what is proposed. What phrases mean is written into the notes as links, so that no
 * later turn changes it; edges are stated; questions come last.
 */
export function keep(writing: Writing, proposed: Proposed): Kept {
  const { document } = writing
  const given = new Map(document.nodes.map((node) => [node.id as string, node]))
  const commands: Command[] = []
  const added = proposed.document.nodes.filter(({ id }) => !given.has(id))
  const base = document.nodes.length
  // A set is put before its members once they are there.
  const sets = added.flatMap((node, index) =>
    node.kind === 'set' ? [{ node, at: base + index }] : [],
  )
  for (const node of added)
    if (node.kind !== 'set') commands.push({ type: 'addNode', node: bare(node) })
  for (const { node, at } of sets) commands.push({ type: 'addNode', node: bare(node), at })
  for (const node of proposed.document.nodes) {
    const patch = patchOf(given.get(node.id), node)
    if (patch) commands.push({ type: 'updateNode', id: node.id, patch })
  }
  commands.push(...schemaOf(document, proposed.document))
  const edges = new Set(document.edges.map(({ id }) => id))
  for (const edge of proposed.document.edges)
    if (!edges.has(edge.id)) commands.push({ type: 'addEdge', edge: stated(edge) })
  const texts = textsOf(writing, proposed)
  for (const node of texts) commands.push({ type: 'addNode', node })
  return { commands, ids: [...added.map(({ id }) => id), ...texts.map(({ id }) => id)] }
}

/** A node as it is added: aliases are the graph's to give. */
function bare(node: Node): Node {
  const { alias: _, ...rest } = node
  return rest as Node
}

/** What is stated carries no status. */
function stated(edge: Edge): Edge {
  const { status: _, ...rest } = edge
  return rest
}

function patchOf(
  before: Node | undefined,
  after: Node,
): Record<string, string | Record<string, never>> | undefined {
  if (!before) return undefined
  const patch: Record<string, string | Record<string, never>> = {}
  if (before.label !== after.label && after.label !== undefined) patch.label = after.label
  const [was, is] = [attributesOf(before), attributesOf(after)]
  const changed = Object.entries(is).filter(([name, value]) => was[name] !== value)
  if (changed.length > 0) patch.attributes = Object.fromEntries(changed) as Record<string, never>
  return Object.keys(patch).length > 0 ? patch : undefined
}

function attributesOf(node: Node): Readonly<Record<string, unknown>> {
  return 'attributes' in node ? (node.attributes ?? {}) : {}
}

function schemaOf(before: GraphDocument, after: GraphDocument): readonly Command[] {
  return after.schema && after.schema !== before.schema
    ? [{ type: 'setSchema', schema: after.schema }]
    : []
}

/** Notes, then questions; a turn that is longer than a text may be makes several. */
function textsOf(writing: Writing, proposed: Proposed): readonly Node[] {
  const notes: Node[] = []
  const questions: Node[] = []
  const links = findLinks(writing.text)
  for (const turn of proposed.turns) {
    const label =
      turn.speaker === undefined ? {} : { label: turn.speaker.slice(0, bounds.labelLengthMax) }
    for (const text of linkedPieces(writing.text, turn, proposed.mentions, links)) {
      const list = turn.kind === 'question' ? questions : notes
      const id = writing.idOf(
        `${turn.kind === 'question' ? 'question' : 'note'}:${list.length + 1}`,
      ) as NodeId
      list.push({ id, kind: turn.kind, text, ...label })
    }
  }
  return [...notes, ...questions]
}
