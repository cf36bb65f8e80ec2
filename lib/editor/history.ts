import { applyBatch, type Applied } from '../graph/apply'
import type { Command } from '../graph/command'
import type { GraphDocument, Node } from '../graph/document'
import { canonicalJson, isObject, type JsonValue } from '../std/json'
import { typeText } from './gestures'

/**
 * One step that can be undone: what was done, what leads back, and the documents on both sides, which
 * share all that did not change. Steps that type in the same field in a row become one.
 */
type Step = Rebased & {
  /** The batch that it was sent as; none where several were sent for it. */
  readonly batchId?: string
  readonly typed?: Typed
  /** What it was made from, known to its maker alone; undo and redo carry it along. */
  readonly origin?: object
}

/** What a batch did and what takes it back, on the document that it was done on. */
export type Rebased = {
  readonly commands: readonly Command[]
  readonly inverse: readonly Command[]
  readonly before: GraphDocument
  readonly after: GraphDocument
}

/** The field of a node in which a step typed. */
export type Typed = { readonly id: string; readonly field: string }

export type History = { readonly past: readonly Step[]; readonly future: readonly Step[] }

export const emptyHistory: History = { past: [], future: [] }
const stepsCountMax = 200

/**
 * Puts a step on the history; what had been undone can no longer be redone. Typing joins what was typed
 * last in its field only where it goes on from that very text: what others wrote in between is no part
 * of one's own step (EH4).
 */
export function record(history: History, step: Step): History {
  const last = history.past.at(-1)
  const { after, typed } = step
  const goesOn =
    last &&
    typed &&
    isSameField(last.typed, typed) &&
    valueIn(last.after, typed) === valueIn(step.before, typed)
  if (goesOn) {
    const { before } = last
    const merged: Step = {
      before,
      after,
      typed,
      commands: typedBetween(before, after, typed),
      inverse: typedBetween(after, before, typed),
    }
    return { past: [...history.past.slice(0, -1), merged], future: [] }
  }
  return { past: [...history.past, step].slice(-stepsCountMax), future: [] }
}

/** What a field of a node holds in a document. */
function valueIn({ nodes }: GraphDocument, { id, field }: Typed): unknown {
  const node = nodes.find((each) => each.id === id)
  return node && fieldOf(node, field)
}

/**
 * Whether two steps typed in one field of one node; a step that did not type is the same as none.
 */
export function isSameField(a: Typed | undefined, b: Typed | undefined): boolean {
  return a !== undefined && b !== undefined && a.id === b.id && a.field === b.field
}

/** The one edit that leads from a field's text in one document to its text in another. */
export function typedBetween(
  before: GraphDocument,
  after: GraphDocument,
  { id, field }: Typed,
): readonly Command[] {
  const from = before.nodes.find((node) => node.id === id)
  const to = after.nodes.find((node) => node.id === id)
  if (!from || !to) return []
  const text = fieldOf(to, field)
  // A field that was absent is absent again, not an empty text.
  if (text === undefined) return [{ type: 'updateNode', id: from.id, patch: { [field]: null } }]
  return typeText(from, field, String(text))
}

/** Keeps what is typed next from joining what was typed before. */
export function seal(history: History): History {
  const last = history.past.at(-1)
  if (!last?.typed) return history
  const { typed: _, ...sealed } = last
  return { ...history, past: [...history.past.slice(0, -1), sealed] }
}

/**
 * The history once own batches have come to stand behind others' (EH6): a step then takes back what its
 * batch did there, so that its undo restores what others had written before it and not what was shown
 * here at the time.
 */
export function rebase(history: History, moved: ReadonlyMap<string, Rebased>): History {
  if (moved.size === 0) return history
  const of = (step: Step): Step => {
    const to = step.batchId === undefined ? undefined : moved.get(step.batchId)
    return to ? { ...step, ...to } : step
  }
  return { past: history.past.map(of), future: history.future.map(of) }
}

type Travelled = {
  readonly history: History
  /** The batch that all of this takes back, where it was one and nothing of it was left alone. */
  readonly undoes?: string
  /** What is to be sent; empty where nothing could be restored. */
  readonly commands: readonly Command[]
  readonly document: GraphDocument
  /** How many changes were left alone, since someone else has changed the same since. */
  readonly skippedCount: number
}

/**
 * Takes the last step back. Undefined where there is none.
 *
 * @param batchId under which that is going to be sent
 */
export function undo(
  history: History,
  document: GraphDocument,
  batchId?: string,
): Travelled | undefined {
  const step = history.past.at(-1)
  if (!step) return undefined
  const taken = takeBack(step, document, batchId)
  const past = history.past.slice(0, -1)
  const future = taken.step ? [...history.future, taken.step] : history.future
  return { ...taken, history: { past, future } }
}

/** Does again what was last taken back. Undefined where there is nothing. */
export function redo(
  history: History,
  document: GraphDocument,
  batchId?: string,
): Travelled | undefined {
  const step = history.future.at(-1)
  if (!step) return undefined
  const taken = takeBack(step, document, batchId)
  const future = history.future.slice(0, -1)
  const past = taken.step ? [...history.past, taken.step] : history.past
  return { ...taken, history: { past, future } }
}

function takeBack(step: Step, document: GraphDocument, batchId?: string) {
  const taken = takenBack(step, document)
  const isWhole = step.batchId !== undefined && taken.skippedCount === 0
  return {
    ...taken,
    step: taken.step && {
      ...taken.step,
      ...(batchId !== undefined && { batchId }),
      ...(step.origin && { origin: step.origin }),
    },
    ...(isWhole && { undoes: step.batchId }),
  }
}

function takenBack(step: Step, document: GraphDocument) {
  let now = document
  const commands: Command[] = []
  const inverses: (readonly Command[])[] = []
  let skippedCount = 0
  if (document === step.after) {
    // Nothing came in between: all of it goes back, and in one pass.
    const all = applyBatch(document, step.inverse)
    if (all.ok) return finished(document, step.inverse, all.value, 0)
  }
  const theirs = indexOf(document)
  const mine = indexOf(step.after)
  for (const command of step.inverse) {
    const kept = stillMine(command, theirs, mine)
    if (!kept) {
      skippedCount++
      continue
    }
    const applied = applyBatch(now, [kept])
    if (!applied.ok) {
      skippedCount++
      continue
    }
    if (kept !== command) skippedCount++
    commands.push(kept)
    inverses.push(applied.value.inverse)
    now = applied.value.document
  }
  const inverse = inverses.reverse().flat()
  const applied: Applied = { document: now, inverse, touched: { nodes: [], edges: [] } }
  return finished(document, commands, applied, skippedCount)
}

function finished(
  before: GraphDocument,
  commands: readonly Command[],
  applied: Applied,
  skippedCount: number,
) {
  const { document, inverse } = applied
  const step: Step | undefined =
    commands.length === 0 ? undefined : { commands, inverse, before, after: document }
  return { commands, document, skippedCount, step }
}

type Index = {
  readonly document: GraphDocument
  readonly nodes: ReadonlyMap<string, Node>
  readonly edges: ReadonlyMap<string, object>
}

function indexOf(document: GraphDocument): Index {
  return {
    document,
    nodes: new Map<string, Node>(document.nodes.map((node) => [node.id, node])),
    edges: new Map<string, object>(document.edges.map((edge) => [edge.id, edge])),
  }
}

/**
 * The command, or what is left of it, that restores only what still holds what the step wrote
 * (EH2); undefined where nothing is left. `now` is the document before any of the step was
 * taken back: what earlier commands of the same way back put there is no one else's.
 */
function stillMine(command: Command, now: Index, mine: Index): Command | undefined {
  const held = (id: string, field: string) => holds(field, now.nodes.get(id), mine.nodes.get(id))
  switch (command.type) {
    case 'updateNode': {
      const { id } = command
      const patch = restorable(command.patch, now.nodes.get(id), mine.nodes.get(id))
      return patch && (patch === command.patch ? command : { ...command, patch })
    }
    case 'updateEdge': {
      const { id } = command
      const patch = restorable(command.patch, now.edges.get(id), mine.edges.get(id))
      return patch && (patch === command.patch ? command : { ...command, patch })
    }
    case 'editText':
      return held(command.id, command.field) ? command : undefined
    case 'setMembers':
      return held(command.id, 'members') ? command : undefined
    case 'moveNodes': {
      const moves = command.moves.filter(({ id }) => held(id, 'layout'))
      if (moves.length === 0) return undefined
      return moves.length === command.moves.length ? command : { ...command, moves }
    }
    case 'removeNode':
      // What another has written into a node of mine since is not thrown away with it.
      return alike(now.nodes.get(command.id), mine.nodes.get(command.id)) ? command : undefined
    case 'setTitle':
      return now.document.title === mine.document.title ? command : undefined
    case 'setSchema':
      return alike(now.document.schema, mine.document.schema) ? command : undefined
    case 'setGroups':
      return alike(now.document.groups, mine.document.groups) ? command : undefined
    case 'setExtra':
      return alike(now.document.extra, mine.document.extra) ? command : undefined
    default:
      return command
  }
}

function holds(field: string, now: object | undefined, mine: object | undefined): boolean {
  // In neither document: an earlier command of the same way back brings it.
  if (!now && !mine) return true
  return now !== undefined && mine !== undefined && alike(fieldOf(now, field), fieldOf(mine, field))
}

/**
 * What of a merge patch restores only what still holds what the step wrote: of an attribute that another
 * has changed since, not of all that stand beside it.
 */
function restorable<P extends { readonly [key: string]: JsonValue }>(
  patch: P,
  now: object | undefined,
  mine: object | undefined,
): P | undefined {
  const kept = Object.entries(patch).flatMap(([field, value]) => {
    const [there, written] = [now, mine].map((side) => side && fieldOf(side, field))
    if (!isObject(value) || !isObject(there) || !isObject(written))
      return holds(field, now, mine) ? [[field, value] as const] : []
    const inner = restorable(value, there, written)
    return inner === undefined ? [] : [[field, inner] as const]
  })
  const isWhole = kept.length === Object.keys(patch).length
  if (isWhole && kept.every(([field, value]) => value === patch[field])) return patch
  return kept.length === 0 ? undefined : (Object.fromEntries(kept) as P)
}

function fieldOf(value: object, field: string): unknown {
  return (value as { readonly [key: string]: unknown })[field]
}

function alike(a: unknown, b: unknown): boolean {
  return a === b || (a !== undefined && b !== undefined && canonicalJson(a) === canonicalJson(b))
}
