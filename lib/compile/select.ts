import { idsNamedBy } from '../graph/walk'
import { compareText } from '../std/json'
import { append } from '../std/lists'
import { ownerOf, type NodeOf } from '../kinds'
import type { Diagnostic } from '../graph/diagnostic'
import type { Ordered } from './order'
import { authorOf } from './marks'
import { idsReferredBy } from './resolve'

export type Question = { readonly nodeId?: string; readonly text: string }

/** Which question is asked, what was said before it, and which media go along. */
export type Selection = {
  readonly scope: 'graph' | 'question'
  readonly question: Question | undefined
  /** Questions and answers that lead to this one, oldest first. */
  readonly conversation: readonly Turn[]
  /** What question, conversation and focus mean, by which all else is near or far. */
  readonly starts: () => ReadonlySet<string>
  /** Whether a medium is to go along, if it can. */
  readonly isWanted: (id: string) => boolean
}

export type Turn = NodeOf<'question'> | NodeOf<'answer'>

export type Asked = {
  readonly question?: string | { readonly node: string } | undefined
  readonly focus?: readonly string[] | undefined
  readonly scope?: 'graph' | 'question' | undefined
}

// Thing, its region, the picture; or thing, relation to another thing, its picture.
export const reachStepsMax = 3

/**
 * Chooses the question and the scope (P13). Everything is told in either scope; in scope `question`
 * only media that the question, its references and the focus reach are attached, the rest is named.
 */
export function select(
  ordered: Ordered,
  asked: Asked,
  isComfortable: () => boolean,
  diagnostics: Diagnostic[],
): Selection {
  const question = questionOf(ordered, asked.question, diagnostics)
  const conversation = question?.nodeId === undefined ? [] : ancestorsOf(ordered, question.nodeId)
  const known = (asked.focus ?? []).filter((id) => {
    if (ordered.nodesById.has(id)) return true
    diagnostics.push({ code: 'focus.nodeUnknown', params: { id }, severity: 'error' })
    return false
  })
  const scope = asked.scope ?? (isComfortable() ? 'graph' : 'question')
  let found: ReadonlySet<string> | undefined
  const starts = () =>
    (found ??= new Set([
      ...known,
      ...(question ? idsReferredBy(ordered, question.text) : []),
      ...conversation.flatMap((node) => idsReferredBy(ordered, node.text, authorOf(node))),
    ]))
  const selection = { scope, question, conversation, starts }
  if (scope === 'graph') return { ...selection, isWanted: () => true }
  if (starts().size === 0) {
    diagnostics.push({ code: 'scope.nothingReferred', params: {}, severity: 'warning' })
  }
  const reached = reachedFrom(ordered, starts())
  const isPinned = (id: string) => ordered.nodesById.get(id)?.inPrompt === 'always'
  return { ...selection, isWanted: (id) => reached.has(id) || isPinned(id) }
}

function questionOf(
  ordered: Ordered,
  asked: Asked['question'],
  diagnostics: Diagnostic[],
): Question | undefined {
  if (typeof asked === 'string') return { text: asked }
  if (asked === undefined) {
    const last = ordered.document.nodes.findLast((node) => node.kind === 'question')
    if (last?.kind === 'question') return { nodeId: last.id, text: last.text }
    diagnostics.push({ code: 'question.missing', params: {}, severity: 'info' })
    return undefined
  }
  const node = ordered.nodesById.get(asked.node)
  if (node?.kind === 'question') return { nodeId: node.id, text: node.text }
  diagnostics.push({ code: 'question.nodeUnknown', params: { id: asked.node }, severity: 'error' })
  return undefined
}

/** The ancestors of a question by `continues` and `answers`, oldest first, each once, cycles cut. */
function ancestorsOf(ordered: Ordered, questionId: string): readonly Turn[] {
  const targets = new Map<string, string[]>()
  for (const edge of ordered.document.edges) {
    if (edge.role !== 'answers' && edge.role !== 'continues') continue
    append(targets, edge.source, edge.target)
  }
  let positions: ReadonlyMap<string, number> | undefined
  // Most turns have one before them, and then nobody asks for positions.
  const positionOf = (id: string) => {
    positions ??= new Map(ordered.document.nodes.map((node, index) => [node.id as string, index]))
    return positions.get(id) ?? 0
  }
  const before = (id: string): string[] =>
    (targets.get(id) ?? []).sort((a, b) => positionOf(a) - positionOf(b) || compareText(a, b))
  const found: Turn[] = []
  const seen = new Set([questionId])
  // An explicit stack: a conversation may be longer than the call stack is deep.
  const stack = [{ id: questionId, targets: before(questionId), next: 0 }]
  while (stack.length > 0) {
    const top = stack[stack.length - 1] as (typeof stack)[number]
    const target = top.targets[top.next++]
    if (target !== undefined) {
      if (seen.has(target)) continue
      seen.add(target)
      stack.push({ id: target, targets: before(target), next: 0 })
    } else {
      const node = ordered.nodesById.get(top.id)
      const speaks = node?.kind === 'question' || node?.kind === 'answer'
      if (speaks && node.id !== questionId && node.inPrompt !== 'never') found.push(node)
      stack.pop()
    }
  }
  return found
}

/** What a few steps through edges, parts and membership reach, in either direction. */
function reachedFrom(ordered: Ordered, starts: ReadonlySet<string>): ReadonlySet<string> {
  const reached = new Set(starts)
  let border = [...starts]
  for (let step = 0; step < reachStepsMax && border.length > 0; step++) {
    const next: string[] = []
    for (const id of border) {
      for (const neighbour of neighboursOf(ordered, id)) {
        if (reached.has(neighbour)) continue
        reached.add(neighbour)
        next.push(neighbour)
      }
    }
    border = next
  }
  // A region needs its picture and a segment its sound, however far the walk came.
  for (const id of [...reached]) {
    const node = ordered.nodesById.get(id)
    const owner = node && ownerOf(node)
    if (owner !== undefined) reached.add(owner)
  }
  return reached
}

function neighboursOf(ordered: Ordered, id: string): readonly string[] {
  const node = ordered.nodesById.get(id)
  if (!node) return []
  return [
    ...(ordered.outgoing.get(id) ?? []).map((edge) => edge.target),
    ...(ordered.incoming.get(id) ?? []).map((edge) => edge.source),
    // A picture's other regions are not in reach merely because one of them is.
    ...idsNamedBy(node),
  ]
}
