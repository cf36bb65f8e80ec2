import { isOpen, nextOpen, type Phrase } from '@/lib/editor/phrases'
import { select, type Point } from '@/lib/editor/session'
import { unstressed } from '@/lib/graph/stress'
import { cardOf, nameOf, type View } from '@/lib/editor/view'
import type { Diagnostic } from '@/lib/graph/diagnostic'
import { bounds } from '@/lib/std/bounds'
import { motion, type ActionContext } from './action'
import { composerOf } from './composer-storage'
import { readerOf } from './phrases'
import { pointBelow } from './pointing'

/** What is wrong or open in a graph, and the phrase that can be asked about where it is one. */
export type Problem = { readonly diagnostic: Diagnostic; readonly phrase?: Phrase }

const phraseCodes = new Set(['reference.ambiguous', 'reference.unresolved', 'reference.dangling'])

/**
 * What a prompt's diagnostics and the open phrases of all texts come to: the phrases in reading order as
 * they are walked, whether this prompt tells their texts or not, and of the rest what is no phrase.
 */
export function problemsOf(
  view: View,
  open: readonly Phrase[],
  diagnostics: readonly Diagnostic[],
): readonly Problem[] {
  return [
    ...open.map((phrase) => ({ diagnostic: diagnosticOf(view, phrase), phrase })),
    ...diagnostics
      .filter(({ code }) => !phraseCodes.has(code))
      .map((diagnostic) => ({ diagnostic })),
  ]
}

/** As the compiler reports it (P12). */
function diagnosticOf(view: View, phrase: Phrase): Diagnostic {
  const { node: nodeId, candidates, link, reason } = phrase
  const params = { node: nameOf(view, nodeId), phrase: unstressed(phrase.text) }
  const about = { severity: 'warning', nodeId } as const
  if (link) {
    const ids = reason.params['ids']
    const id = Array.isArray(ids) ? ids.join(', ') : ''
    return { code: 'reference.dangling', params: { ...params, id }, ...about }
  }
  if (!candidates) return { code: 'reference.unresolved', params, ...about }
  const named = candidates.slice(0, bounds.membersToldCountMax)
  const aliases = named.map((id) => view.aliases.get(id) ?? '?')
  return {
    code: 'reference.ambiguous',
    params: { ...params, candidates: aliases },
    ...about,
    candidates,
  }
}

/**
 * Goes on to the next phrase that is open and asks what it means; behind the last one of the graph come those
 * of what is being written, in the composer. Says so where there is none.
 */
export async function askNext(context: ActionContext): Promise<void> {
  const { store } = context
  const { view, asked, graphId } = store.getState()
  const { document } = view
  const open = readerOf(store).open(document)
  const next = nextOpen(document, open, asked)
  const { reading } = composerOf(graphId).getState()
  const draftedCount = reading?.proposed.mentions.filter(isOpen).length ?? 0
  if (!next && draftedCount > 0) {
    // The next time it begins with the graph again.
    store.setState({ asked: undefined, choosing: undefined, sheetUp: false })
    store.setState({ composer: 'open', composerWish: { what: 'ask' } })
    return
  }
  const phrase = next ?? open[0]
  if (!phrase) return context.tell('nothingOpen')
  await ask(context, phrase, { at: open.indexOf(phrase) + 1, count: open.length + draftedCount })
}

/** Selects the node of a phrase, brings its card into view and opens the menu at the phrase. */
export async function ask(
  context: ActionContext,
  phrase: Phrase,
  walk?: { readonly at: number; readonly count: number },
): Promise<void> {
  const { store } = context
  const { node, field, start } = phrase
  store.setState({ choosing: undefined, asked: { node, field, start }, sheetUp: false })
  const card = cardOf(store.getState().view, node)
  await show(context, node)
  // Near enough to be read, a card draws its words a frame later.
  await nextFrame()
  await nextFrame()
  const { asked } = store.getState()
  // Someone who is quicker has gone on meanwhile.
  if (asked?.node !== node || asked.start !== start || asked.field !== field) return
  const element = elementOf(phrase)
  element?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  store.setState({ choosing: { phrase, screen: placeOf(element, card), ...(walk && { walk }) } })
}

/** Selects a node and brings its card into view. */
export async function show({ store, flow }: ActionContext, id: string): Promise<void> {
  // What was being written in is read again, so that its phrases can be seen.
  store.setSession((session) => ({ ...select(session, [id]), editing: undefined }))
  const card = cardOf(store.getState().view, id)
  await flow.fitView({ nodes: [{ id: card }], ...motion(), maxZoom: 1, padding: 0.4 })
}

function nextFrame(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => resolve()))
}

function elementOf({ node, field, start }: Phrase): Element | null {
  return document.querySelector(
    `[data-canvas] [data-node-id="${CSS.escape(node)}"] [data-phrase="${field}/${start}"]`,
  )
}

/** Below the phrase where it can be seen, else at the card that it stands on. */
function placeOf(phrase: Element | null, card: string): Point {
  const frame = document.querySelector(`[data-canvas] [data-node-id="${CSS.escape(card)}"]`)
  const rect = frame?.getBoundingClientRect()
  if (!rect) return { x: innerWidth / 2, y: innerHeight / 3 }
  if (!phrase) return { x: rect.left + 16, y: rect.top + 40 }
  // In a text that scrolls it may lie above or below what is seen.
  const { x, y } = pointBelow(phrase)
  return { x, y: Math.max(rect.top + 40, Math.min(rect.bottom, y)) }
}

/** The phrase as it stands now: another may have written before it meanwhile. */
export function phraseNow(now: readonly Phrase[], phrase: Phrase): Phrase | undefined {
  const same = now.filter((each) => each.text === phrase.text && isOpen(each) === isOpen(phrase))
  return same.find((each) => each.start === phrase.start) ?? same[0]
}
