import { documentVersion } from '../../graph/document'
import { readDocument } from '../../graph/migrate'
import { bounds } from '../../std/bounds'
import { isObject, parseJson, type JsonValue } from '../../std/json'
import { fail, ok, type Result } from '../../std/result'
import { cutText } from '../../std/text'
import type { Imported, ImportSource } from '../define'
import { stemOf } from '../file-names'
import { Ids } from '../ids'
import { formatLimits } from '../limits'
import { Notes } from '../notes'
import { applyEdits, goneFrom, prune } from './edits'
import { findEntry, foreignKeys, takeForeign, takeForeignEdge } from './foreign'
import { takeGroups, groupAround, type TakenGroups } from './groups'
import { keptOf, knownKeys, type Raw } from './model'

/** A canvas's nodes as they become ours, with the way from its ids to ours. */
type Reading = {
  readonly source: ImportSource
  readonly notes: Notes
  readonly ids: Ids
  /** Our id of each node of the canvas, by its own. */
  readonly byCanvasId: Map<string, string>
  readonly nodes: Raw[]
  readonly media: Map<string, string>
  /** The canvas's node of each of our own cards, by id. */
  readonly cards: Map<string, Raw>
  /** Edges that our own cards keep. */
  readonly hiddenEdges: Raw[]
}

/**
 * Reads any canvas: nodes that carry their own whole are taken from it, with what was changed on the canvas
 * since; all others become notes, media, documents and groups.
 *
 * @returns `import.notCanvas`, or a failure of `parseJson`
 */
export function readCanvas(source: ImportSource): Result<Imported> {
  const parsed = parseJson(source.text, { depthMax: formatLimits.canvasDepthMax })
  if (!parsed.ok) return parsed
  const canvas = parsed.value
  if (!isCanvas(canvas)) return fail('import.notCanvas', { file: source.path })
  const notes = new Notes()
  const rawNodes = objectsIn(canvas['nodes'], notes)
  const groups = takeGroups(rawNodes, notes)
  const reading: Reading = {
    source,
    notes,
    ids: new Ids(),
    byCanvasId: new Map(),
    nodes: [],
    media: new Map(),
    cards: new Map(),
    hiddenEdges: [],
  }
  const others = rawNodes.filter((raw) => raw['type'] !== 'group')
  // Ours first, so that no other takes an id of theirs.
  const foreign = others.filter((raw) => !takeOwn(raw, reading))
  for (const raw of foreign) takeOther(raw, groups, reading)
  const edges = [...reading.hiddenEdges, ...takeEdges(canvas, groups, reading)]
  const whole = wholeOf(canvas, source, groups, notes)
  const { order, ...rest } = whole
  const document = prune({ ...rest, nodes: inOrder(reading.nodes, order), edges }, order)
  const current = reading.cards.size > 0 ? readDocument(document) : undefined
  const edited = current?.ok
    ? applyEdits(current.value, {
        cards: reading.cards,
        edges: objectsIn(canvas['edges'], new Notes()),
        groups,
        gone: goneFrom(reading.nodes, order),
        notes,
      })
    : document
  return ok({ document: edited, media: reading.media, notes: notes.list() })
}

function isCanvas(value: JsonValue): value is Record<string, JsonValue> {
  if (!isObject(value)) return false
  const { nodes, edges } = value
  const isList = (each: unknown) => each === undefined || Array.isArray(each)
  // An empty file of another program is `{}`.
  return (
    isList(nodes) &&
    isList(edges) &&
    (nodes !== undefined || edges !== undefined || Object.keys(value).length === 0)
  )
}

/** The entries of a list that are objects with an id; the others are told. */
function objectsIn(list: unknown, notes: Notes): readonly Raw[] {
  if (!Array.isArray(list)) return []
  return (list as unknown[]).flatMap((each, index) => {
    if (isObject(each) && (typeof each['id'] === 'string' || typeof each['id'] === 'number')) {
      return [{ ...each, id: String(each['id']) }]
    }
    if (isObject(each)) return [{ ...each, id: '' }]
    notes.tell('import.entriesNotRead', String(index))
    return []
  })
}

/** A node that carries its own whole, with its parts and the edges that only it keeps. */
function takeOwn(raw: Raw, reading: Reading): boolean {
  const own = isObject(raw['deixis']) ? raw['deixis'] : {}
  const node = own['node']
  if (!isObject(node) || typeof node['id'] !== 'string' || typeof node['kind'] !== 'string')
    return false
  // A copy that was made on the canvas carries the same id; it is a node of its own.
  if (!reading.ids.claim(node['id'])) return false
  const canvasId = raw['id'] as string
  reading.byCanvasId.set(canvasId, node['id'])
  reading.cards.set(node['id'], raw)
  const parts = Array.isArray(own['parts']) ? (own['parts'] as unknown[]).filter(isObject) : []
  const kept = parts.filter(
    (part) => typeof part['id'] === 'string' && reading.ids.claim(part['id']),
  )
  reading.nodes.push(node, ...kept)
  for (const part of kept) reading.byCanvasId.set(part['id'] as string, part['id'] as string)
  const edges = Array.isArray(own['edges']) ? (own['edges'] as unknown[]).filter(isObject) : []
  reading.hiddenEdges.push(...edges)
  const file = raw['file']
  const entry =
    typeof file === 'string' && isObject(node['asset'])
      ? findEntry(file, reading.source)
      : undefined
  if (entry !== undefined) reading.media.set(node['id'], entry)
  return true
}

function takeOther(raw: Raw, groups: TakenGroups, reading: Reading): void {
  const canvasId = raw['id'] as string
  const id = reading.ids.give(canvasId, 'n')
  if (canvasId !== '' && !reading.byCanvasId.has(canvasId)) reading.byCanvasId.set(canvasId, id)
  const { node, medium } = takeForeign(raw, id, reading.source, reading.notes)
  const group = groupAround(raw, groups)
  reading.nodes.push(group === undefined ? node : { ...node, group })
  if (medium !== undefined) reading.media.set(id, medium)
}

function takeEdges(canvas: Raw, groups: TakenGroups, reading: Reading): readonly Raw[] {
  const { notes, byCanvasId } = reading
  const ids = new Ids()
  for (const edge of reading.hiddenEdges) if (typeof edge['id'] === 'string') ids.claim(edge['id'])
  const taken: Raw[] = []
  for (const raw of objectsIn(canvas['edges'], notes)) {
    const [from, to] = [String(raw['fromNode']), String(raw['toNode'])]
    const ends = [byCanvasId.get(from), byCanvasId.get(to)] as const
    const name = typeof raw['label'] === 'string' ? raw['label'] : `${from} – ${to}`
    if (ends[0] === undefined || ends[1] === undefined) {
      const isOfGroup = groups.byCanvasId.has(from) || groups.byCanvasId.has(to)
      notes.tell(isOfGroup ? 'import.edgesOfGroups' : 'import.edgesLoose', name)
      continue
    }
    const own = isObject(raw['deixis']) ? raw['deixis']['edge'] : undefined
    if (isObject(own) && typeof own['id'] === 'string' && ids.claim(own['id'])) {
      const [source, target] = keptOf(extraIn(own)).reversed ? [ends[1], ends[0]] : ends
      taken.push({ ...own, source, target })
      continue
    }
    taken.push(takeForeignEdge(raw, ids.give(raw['id'] as string, 'e'), [ends[0], ends[1]], notes))
  }
  return taken
}

function extraIn(raw: Raw): Raw | undefined {
  const extra = raw['extra']
  return isObject(extra) ? extra : undefined
}

/** What belongs to no card: from the canvas's own member, else made from the file's name. */
function wholeOf(
  canvas: Raw,
  source: ImportSource,
  groups: TakenGroups,
  notes: Notes,
): Raw & { readonly order: readonly string[] } {
  const {
    order,
    nodes: _nodes,
    edges: _edges,
    ...own
  } = isObject(canvas['deixis']) ? canvas['deixis'] : {}
  const name = cutText(stemOf(source.path), bounds.titleLengthMax)
  const ids = Array.isArray(order)
    ? (order as unknown[]).filter((id) => typeof id === 'string')
    : []
  const extra = wholeExtra(canvas, isObject(own['extra']) ? own['extra'] : undefined, groups, notes)
  return {
    versions: { document: documentVersion },
    title: name,
    ...own,
    ...(groups.list.length > 0 ? { groups: groups.inOrderOf(own['groups']) } : dropGroups(own)),
    ...(extra && { extra }),
    order: ids,
  }
}

/** Groups that were taken off the canvas are gone. */
function dropGroups(own: Raw): Raw {
  return Array.isArray(own['groups']) ? { groups: [] } : {}
}

function wholeExtra(
  canvas: Raw,
  own: Raw | undefined,
  groups: TakenGroups,
  notes: Notes,
): Raw | undefined {
  const keys = foreignKeys(canvas, knownKeys.canvas, 'canvas', notes)
  const kept = { ...keys, ...(Object.keys(groups.kept).length > 0 && { groups: groups.kept }) }
  if (Object.keys(kept).length === 0) return own
  const before = isObject(own?.['canvas']) ? own['canvas'] : {}
  return { ...own, canvas: { ...before, ...kept } }
}

/** Nodes in the order that the whole says; those that it does not name come last, as they stand. */
function inOrder(nodes: readonly Raw[], order: readonly string[]): readonly Raw[] {
  const places = new Map(order.map((id, index) => [id, index]))
  const placeOf = (node: Raw) => places.get(node['id'] as string) ?? order.length
  return nodes
    .map((node, index) => ({ node, index }))
    .sort((a, b) => placeOf(a.node) - placeOf(b.node) || a.index - b.index)
    .map(({ node }) => node)
}
