import type { GraphDocument, Edge, Node } from '../../graph/document'
import { withoutLinksTo } from '../../graph/links'
import { nameOf } from '../../kinds'
import { bounds } from '../../std/bounds'
import { canonicalJson, isObject } from '../../std/json'
import { cutText } from '../../std/text'
import type { Notes } from '../notes'
import { drawCanvas } from './export'
import { foreignKeys, relationOfUnlabelled, textsOf } from './foreign'
import { groupAround, type TakenGroups } from './groups'
import {
  foreignMembers,
  isColor,
  keptOf,
  knownKeys,
  type CanvasEdge,
  type CanvasNode,
  type Raw,
} from './model'

/**
 * Takes out what speaks of nodes that are no longer on the canvas: edges, members, evidence, places inside,
 * groups, and links of texts, whose words stay.
 *
 * @param order the ids of all nodes as the canvas was written
 */
export function prune(document: Raw, order: readonly string[]): Raw {
  const nodes = document['nodes'] as readonly Raw[]
  const present = new Set(nodes.map((node) => node['id']))
  const gone = goneFrom(nodes, order)
  const groups = Array.isArray(document['groups']) ? (document['groups'] as readonly Raw[]) : []
  const groupIds = new Set(groups.map((group) => group['id']))
  const isThere = (id: unknown) => present.has(id)
  const edges = (document['edges'] as readonly Raw[])
    .filter(({ source, target }) => isThere(source) && isThere(target))
    .map((edge) => withList(edge, 'evidence', isThere))
  const pruned = nodes.map((node) => {
    const next: Record<string, unknown> = { ...withList(node, 'members', isThere) }
    if ('inside' in next && !isThere(next['inside'])) delete next['inside']
    // A group that was never in the list stays as it was written: that is a warning, not a change.
    if (gone.size > 0 && 'group' in next && !groupIds.has(next['group'])) delete next['group']
    return gone.size === 0 ? next : withoutLinks(next, gone)
  })
  return { ...document, nodes: pruned, edges }
}

/** What was on the canvas as it was written and is no longer. */
export function goneFrom(nodes: readonly Raw[], order: readonly string[]): ReadonlySet<string> {
  const present = new Set(nodes.map((node) => node['id']))
  return new Set(order.filter((id) => !present.has(id)))
}

function withList(raw: Raw, field: string, isThere: (id: unknown) => boolean): Raw {
  const list = raw[field]
  if (!Array.isArray(list) || list.every(isThere)) return raw
  return { ...raw, [field]: list.filter(isThere) }
}

function withoutLinks(node: Raw, gone: ReadonlySet<string>): Raw {
  const texts = ['text', 'caption', 'transcript', 'notes'].flatMap((field) => {
    const text = node[field]
    return typeof text === 'string' ? [[field, withoutLinksTo(text, gone)]] : []
  })
  return { ...node, ...Object.fromEntries(texts) }
}

export type Given = {
  /** Nodes of the canvas that carried their own whole, by our id. */
  readonly cards: ReadonlyMap<string, Raw>
  readonly edges: readonly Raw[]
  readonly groups: TakenGroups
  readonly gone: ReadonlySet<string>
  readonly notes: Notes
}

/**
 * What was changed on the canvas since it was written: places, sizes, texts, colours, labels. It is found by
 * drawing the document again and comparing, so that what nobody touched stays to the last digit.
 */
export function applyEdits(document: GraphDocument, given: Given): Raw {
  const { canvas } = drawCanvas(document)
  const drawn = new Map(canvas.nodes.map((node) => [node.id, node]))
  const drawnEdges = new Map(canvas.edges.map((edge) => [edge.id, edge]))
  const nodes = document.nodes.map((node) => {
    const card = given.cards.get(node.id)
    const before = drawn.get(node.id)
    return card && before ? editedNode(node, before, card, given) : node
  })
  const byId = new Map(
    given.edges.flatMap((raw) => {
      const own = isObject(raw['deixis']) ? raw['deixis']['edge'] : undefined
      return isObject(own) ? [[own['id'], raw] as const] : []
    }),
  )
  const edges = document.edges.map((edge) => {
    const raw = byId.get(edge.id)
    const before = drawnEdges.get(edge.id)
    return raw && before ? editedEdge(edge, before, raw) : edge
  })
  const groups = document.groups?.map((group) => {
    const raw = given.groups.own.get(group.id)
    const before = canvas.nodes.find(
      ({ deixis }) => (deixis?.['group'] as Raw | undefined)?.['id'] === group.id,
    )
    if (!raw || !before) return group
    const layout = editedLayout(group.layout, before, raw)
    const label = raw['label'] === before.label ? group.label : raw['label']
    return {
      ...group,
      ...(layout && { layout }),
      ...(typeof label === 'string' && { label: cutText(label, bounds.labelLengthMax) }),
    }
  })
  return { ...document, nodes, edges, ...(groups && { groups }) }
}

function editedNode(
  node: Node,
  before: CanvasNode,
  card: Raw,
  { groups, gone, notes }: Given,
): Raw {
  let next: Raw = node
  const layout = editedLayout(node.layout, before, card)
  if (layout && layout !== node.layout) {
    next = { ...next, layout }
    const group = groupAround(card, groups)
    const { group: _, ...rest } = next
    next = group === undefined ? rest : { ...rest, group }
  }
  if (isColor(card['color']) ? card['color'] !== before.color : before.color !== undefined) {
    next = withKept(next, { color: card['color'] })
  }
  const foreign = foreignKeys(card, knownKeys.node, nameOf(node), notes)
  const known = foreignMembers(keptOf(node.extra), knownKeys.node)
  if (canonicalJson(foreign['keys'] ?? {}) !== canonicalJson(known)) next = withKept(next, foreign)
  if (typeof card['text'] !== 'string') return next
  // Links to what is gone are no change of the text's own, nor is a list without a member.
  const text = withoutLinksTo(card['text'], gone)
  if (text === before.text || (gone.size > 0 && node.kind === 'set')) return next
  if (isTextAlone(node) && text.length <= bounds.textLengthMax) return { ...next, text }
  notes.tell('import.editsNotTaken', nameOf(node))
  return next
}

/** Kinds whose card shows their text and nothing else. */
function isTextAlone(node: Node): boolean {
  return node.kind === 'text' || node.kind === 'question' || node.kind === 'answer'
}

const sizes = ['x', 'y', 'width', 'height'] as const

/** The layout with what differs from how it was drawn; the very same where nothing does. */
function editedLayout(layout: Raw | undefined, before: CanvasNode, card: Raw): Raw | undefined {
  const isMoved = ['x', 'y'].some((name) => card[name] !== before[name as 'x' | 'y'])
  const changed = sizes.filter((name) => {
    const value = card[name]
    return (
      typeof value === 'number' && Math.abs(value) <= bounds.coordinateMax && value !== before[name]
    )
  })
  if (changed.length === 0) return layout
  const base = layout ?? (isMoved ? {} : { x: before.x, y: before.y })
  const place = { x: before.x, y: before.y, ...base }
  return { ...place, ...Object.fromEntries(changed.map((name) => [name, card[name]])) }
}

function editedEdge(edge: Edge, before: CanvasEdge, raw: Raw): Raw {
  let next: Raw = edge
  if (raw['label'] !== before.label) {
    const label = typeof raw['label'] === 'string' ? raw['label'].trim() : ''
    next = { ...next, relation: cutText(label, bounds.nameLengthMax) || relationOfUnlabelled }
    if (label === '') next = withKept(next, { unlabelled: relationOfUnlabelled })
  }
  const looks = ['fromSide', 'toSide', 'fromEnd', 'toEnd', 'color'] as const
  const changed = looks.filter(
    (name) => typeof raw[name] === 'string' && raw[name] !== before[name],
  )
  return changed.length === 0 ? next : withKept(next, textsOf(raw, changed))
}

/** What is kept for canvases, changed; a colour that was taken off is gone. */
function withKept(raw: Raw, change: Raw): Raw {
  const extra = isObject(raw['extra']) ? raw['extra'] : {}
  const kept = { ...keptOf(extra), ...change }
  const entries = Object.entries(kept).filter(([, value]) => value !== undefined)
  return { ...raw, extra: { ...extra, canvas: Object.fromEntries(entries) } }
}
