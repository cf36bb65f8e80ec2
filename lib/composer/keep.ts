import type { Command } from '../graph/command'
import type { Edge, GraphDocument } from '../graph/document'
import { findLinks } from '../graph/links'
import type { Node } from '../kinds'
import { bounds } from '../std/bounds'
import type { EdgeId, NodeId } from '../std/id'
import { withFormerAlias } from './draft'
import { linkedPieces } from './linked'
import type { Kept, Proposed, Writing } from './proposed'
import { isModel } from './speakers'

/**
 * One batch that keeps what is proposed. What phrases mean is written into the notes as links, so that no
 * later turn changes it; edges are stated; what was said comes last, in its order.
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
    if (node.kind !== 'set') commands.push({ type: 'addNode', node: bare(writing, node) })
  for (const { node, at } of sets) commands.push({ type: 'addNode', node: bare(writing, node), at })
  for (const node of proposed.document.nodes) {
    const patch = patchOf(given.get(node.id), node)
    if (patch) commands.push({ type: 'updateNode', id: node.id, patch })
  }
  commands.push(...schemaOf(document, proposed.document))
  const edges = new Set(document.edges.map(({ id }) => id))
  for (const edge of proposed.document.edges)
    if (!edges.has(edge.id)) commands.push({ type: 'addEdge', edge: stated(edge) })
  const said = saidIn(writing, proposed)
  for (const node of said.nodes) commands.push({ type: 'addNode', node })
  for (const edge of said.edges) commands.push({ type: 'addEdge', edge })
  return { commands, ids: [...added.map(({ id }) => id), ...said.nodes.map(({ id }) => id)] }
}

/** A node as it is added: aliases are the graph's to give, but for those that it gave before. */
function bare(writing: Writing, node: Node): Node {
  const { alias: _, ...rest } = node
  return withFormerAlias(writing, rest as Node)
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

/** What is said, and how the turns of a conversation go on from one another. */
type Said = { readonly nodes: readonly Node[]; readonly edges: readonly Edge[] }

/**
 * Notes and questions in the order in which they were said; a turn that is longer than a text may be makes
 * several. What a model said between two questions answers the first of them, and a question of a
 * conversation goes on from what stands before it: so all of it is in the prompt of the last one.
 */
function saidIn(writing: Writing, { turns, mentions }: Proposed): Said {
  const nodes: Node[] = []
  const edges: Edge[] = []
  const counts = { note: 0, question: 0, answer: 0 }
  const links = findLinks(writing.text)
  const last = turns.findLastIndex(({ kind }) => kind === 'question')
  let asked: readonly Node[] = []
  let before: readonly Node[] = []
  const connect = (node: Node, role: 'answers' | 'continues', targets: readonly Node[]) => {
    for (const { id: target } of targets) {
      const id = writing.idOf(`${role}:${edges.length + 1}`) as EdgeId
      edges.push({ id, source: node.id, target, relation: role, role })
    }
  }
  for (const [index, turn] of turns.entries()) {
    const { speaker } = turn
    const label = speaker === undefined ? {} : { label: speaker.slice(0, bounds.labelLengthMax) }
    const isAnswer = isModel(speaker) && asked.length > 0 && index < last
    const kind = isAnswer ? 'answer' : turn.kind
    const made = linkedPieces(writing.text, turn, mentions, links).map((text): Node => {
      const name = kind === 'text' ? 'note' : kind
      const id = writing.idOf(`${name}:${++counts[name]}`) as NodeId
      return withFormerAlias(writing, { id, kind, text, ...label })
    })
    nodes.push(...made)
    if (speaker === undefined || kind === 'text') continue
    for (const node of made) {
      if (isAnswer) connect(node, 'answers', asked)
      else connect(node, 'continues', before)
      const isSecond = isAnswer && before !== asked
      before = isSecond ? [...before, node] : [node]
      if (!isAnswer) asked = before
    }
  }
  return { nodes, edges }
}
