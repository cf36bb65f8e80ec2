import { nextOpen, type Phrase } from '@/lib/editor/phrases'
import { select, type Point } from '@/lib/editor/session'
import { cardOf } from '@/lib/editor/view'
import type { Diagnostic } from '@/lib/graph/diagnostic'
import { motion, type ActionContext } from './actions'
import { readerOf } from './phrases'
import { pointBelow } from './pointing'

const codes = new Set(['reference.ambiguous', 'reference.unresolved'])

/** How many phrases of a prompt still ask what they mean. */
export function openCount(diagnostics: readonly Diagnostic[]): number {
  return diagnostics.filter(({ code }) => codes.has(code)).length
}

/** The open phrase that a diagnostic tells of, if it does. */
export function phraseOf({ store }: ActionContext, diagnostic: Diagnostic): Phrase | undefined {
  if (!codes.has(diagnostic.code)) return undefined
  const { document } = store.getState().view
  return readerOf(store)
    .open(document)
    .find(({ node, text }) => node === diagnostic.nodeId && text === diagnostic.params['phrase'])
}

/** Goes on to the next phrase that is open and asks what it means. */
export async function askNext(context: ActionContext): Promise<void> {
  const { store } = context
  const { view, asked } = store.getState()
  const { document } = view
  const phrase = nextOpen(document, readerOf(store).open(document), asked)
  if (phrase) await ask(context, phrase)
}

/** Selects the node of a phrase, brings its card into view and opens the menu at the phrase. */
export async function ask({ store, flow }: ActionContext, phrase: Phrase): Promise<void> {
  const { node, field, start } = phrase
  store.setSession((session) => select(session, [node]))
  store.setState({ choosing: undefined, asked: { node, field, start }, sheetUp: false })
  const card = cardOf(store.getState().view, node)
  await flow.fitView({ nodes: [{ id: card }], ...motion(), maxZoom: 1, padding: 0.4 })
  // Near enough to be read, a card draws its words a frame later.
  await nextFrame()
  await nextFrame()
  const { asked } = store.getState()
  // Someone who is quicker has gone on meanwhile.
  if (asked?.node !== node || asked.start !== start) return
  store.setState({ choosing: { phrase, screen: placeOf(phrase, card) } })
}

function nextFrame(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => resolve()))
}

/** Below the phrase where it can be seen, else at the card that it stands on. */
function placeOf({ node, field, start }: Phrase, card: string): Point {
  const frame = document.querySelector(`[data-canvas] [data-node-id="${CSS.escape(card)}"]`)
  const phrase = document.querySelector(
    `[data-canvas] [data-node-id="${CSS.escape(node)}"] [data-phrase="${field}/${start}"]`,
  )
  const rect = frame?.getBoundingClientRect()
  if (!rect) return { x: innerWidth / 2, y: innerHeight / 3 }
  if (!phrase) return { x: rect.left + 16, y: rect.top + 40 }
  // In a text that scrolls it may lie above or below what is seen.
  const { x, y } = pointBelow(phrase)
  return { x, y: Math.max(rect.top + 40, Math.min(rect.bottom, y)) }
}
