import type { Node } from '../kinds'
import type { EdgeId, NodeId } from '../std/id'
import type { Command } from './command'

/** A question that is asked, and what it was answered. */
export type Exchange = {
  /** Text for a question that is new, else the node that is asked already. */
  readonly question:
    | { readonly id: NodeId; readonly text: string; readonly continues: readonly NodeId[] }
    | { readonly node: NodeId }
  readonly answer?: Omit<Extract<Node, { kind: 'answer' }>, 'kind'> | undefined
  /** The nodes that the answer rests on. */
  readonly cites: readonly NodeId[]
  /** As many ids as there are edges to make. */
  readonly edgeId: (at: number) => EdgeId
}

/** The commands that put an exchange into a graph: question and answer with `continues`, `answers` and `cites`. */
export function exchangeCommands({
  question,
  answer,
  cites,
  edgeId,
}: Exchange): readonly Command[] {
  const asked = 'node' in question ? question.node : question.id
  const commands: Command[] = []
  const connect = (source: NodeId, target: NodeId, role: 'answers' | 'cites' | 'continues') => {
    const id = edgeId(commands.length)
    commands.push({ type: 'addEdge', edge: { id, source, target, relation: role, role } })
  }
  if (!('node' in question)) {
    const { id, text, continues } = question
    commands.push({ type: 'addNode', node: { id, kind: 'question', text } })
    for (const before of continues) connect(id, before, 'continues')
  }
  if (answer) {
    commands.push({ type: 'addNode', node: { ...answer, kind: 'answer' } })
    connect(answer.id, asked, 'answers')
    for (const node of new Set(cites))
      if (node !== asked && node !== answer.id) connect(answer.id, node, 'cites')
  }
  return commands
}
