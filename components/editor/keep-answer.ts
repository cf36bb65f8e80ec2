import { uuidv7 } from 'uuidv7'
import { addNodeAt } from '@/lib/editor/gestures'
import { freeRects } from '@/lib/editor/placement'
import { exchangeCommands } from '@/lib/graph/exchange'
import type { Command } from '@/lib/graph/command'
import type { Node } from '@/lib/kinds'
import type { EdgeId, NodeId } from '@/lib/std/id'
import type { EditorStore } from './store'

type Given = Omit<Extract<Node, { kind: 'answer' }>, 'kind' | 'id'> & {
  readonly cites: readonly string[]
}

/** Between cards that are put down side by side, in pixels of the canvas. */
const gap = 48

/** Puts an answer under its question, beside those that are there, with what it rests on: one step that can be undone. */
export function keepAnswer(store: EditorStore, question: NodeId, { cites, ...given }: Given): void {
  const { view, session } = store.getState()
  const rects = freeRects(view, session.measured)
  const rect = rects.get(question)
  const beside = view.document.edges
    .filter(({ role, target }) => role === 'answers' && target === question)
    .flatMap(({ source }) => rects.get(source) ?? [])
  const x = Math.max(rect?.x ?? 0, ...beside.map((each) => each.x + each.width + gap))
  const at = { x, y: rect ? rect.y + rect.height + gap : 0 }
  const present = new Set<string>(view.document.nodes.map(({ id }) => id))
  const [add, ...edges] = exchangeCommands({
    question: { node: question },
    answer: { ...given, id: uuidv7() as NodeId },
    cites: cites.filter((id) => present.has(id)) as NodeId[],
    edgeId: () => uuidv7() as EdgeId,
  })
  if (add?.type !== 'addNode') return
  const commands: readonly Command[] = [...addNodeAt(view, session, add.node, at), ...edges]
  store.dispatch(commands)
}

/** A new question that continues from answers, as the last one of the graph: the question box writes it from here on. */
export function continueFrom(store: EditorStore, answers: readonly NodeId[]): void {
  const { view, session } = store.getState()
  const rects = freeRects(view, session.measured)
  const around = answers.flatMap((id) => rects.get(id) ?? [])
  const at = {
    x: Math.min(...around.map(({ x }) => x), Infinity),
    y: Math.max(...around.map(({ y, height }) => y + height + gap), -Infinity),
  }
  const id = uuidv7() as NodeId
  const [add, ...edges] = exchangeCommands({
    question: { id, text: '', continues: answers },
    cites: [],
    edgeId: () => uuidv7() as EdgeId,
  })
  if (add?.type !== 'addNode') return
  const place = Number.isFinite(at.x) ? at : { x: 0, y: 0 }
  store.dispatch([...addNodeAt(view, session, add.node, place), ...edges])
  document.querySelector<HTMLElement>('[data-question]')?.focus()
}
