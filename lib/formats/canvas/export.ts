import { isPart, kinds, nameOf, ownerOf, type NodeKind } from '../../kinds'
import { bounds } from '../../std/bounds'
import { compareText } from '../../std/json'
import type { ExportedFile } from '../define'
import { extensions } from '../../media/extensions'
import { freeName, safeName } from '../file-names'
import type { Notes } from '../notes'
import { boundsOf, centreOf, placesOf, type Rect } from '../places'
import {
  foreignMembers,
  isColor,
  keptIn,
  keptOf,
  knownKeys,
  sides,
  type Canvas,
  type CanvasEdge,
  type CanvasNode,
  type Edge,
  type GraphDocument,
  type Kept,
  type Node,
  type Raw,
  type Side,
} from './model'
import { cardText } from './text'

export type Drawn = { readonly canvas: Canvas; readonly files: readonly ExportedFile[] }

/** What drawing needs at every node. */
type Context = {
  readonly document: GraphDocument
  readonly places: ReadonlyMap<string, Rect>
  readonly parts: ReadonlyMap<string, readonly Node[]>
  /** Edges that are not drawn, since one of their ends is not, by the card that keeps them. */
  readonly hidden: ReadonlyMap<string, readonly Edge[]>
  readonly paths: ReadonlyMap<string, string>
}

/**
 * A document as a canvas. Every card carries its whole node under `deixis`, with the parts that are drawn in
 * it and the edges that are not drawn, and the whole what belongs to no card: so that a program which keeps
 * members that it does not know gives the same document back, also one that keeps those of nodes alone.
 */
export function drawCanvas(document: GraphDocument): Drawn {
  const places = placesOf(document)
  const parts = new Map<string, Node[]>()
  for (const node of document.nodes) {
    const owner = ownerOf(node)
    if (owner !== undefined) parts.set(owner, [...(parts.get(owner) ?? []), node])
  }
  const { files, paths } = mediaFiles(document)
  const cardOf = new Map(
    document.nodes.map((node) => [node.id as string, ownerOf(node) ?? node.id]),
  )
  const isDrawn = ({ source, target }: Edge) => places.has(source) && places.has(target)
  const hidden = new Map<string, Edge[]>()
  for (const edge of document.edges) {
    if (isDrawn(edge)) continue
    const card = cardOf.get(edge.source) ?? edge.source
    hidden.set(card, [...(hidden.get(card) ?? []), edge])
  }
  const context = { document, places, parts, hidden, paths }
  const cards = document.nodes.filter((node) => !isPart(node))
  const ids = new Set<string>(cards.map(({ id }) => id))
  const groups = groupNodes(context, ids)
  const nodes = [...groups, ...cards.map((node) => cardNode(node, context))]
  const edges = document.edges.filter(isDrawn).map((edge) => drawEdge(edge, context))
  edges.sort((a, b) => compareText(a.id, b.id))
  const kept = keptOf(document.extra)
  const whole = {
    ...foreignMembers(kept, knownKeys.canvas),
    nodes,
    edges,
    deixis: wholeOf(document),
  }
  return { canvas: whole, files }
}

/** What belongs to no card. */
function wholeOf(document: GraphDocument): Raw {
  const { nodes, edges: _edges, ...rest } = document
  return { ...rest, order: nodes.map(({ id }) => id) }
}

function mediaFiles({ nodes }: GraphDocument) {
  const files = new Map<string, ExportedFile>()
  const paths = new Map<string, string>()
  const taken = new Set<string>()
  for (const node of nodes) {
    if (!('asset' in node) || !node.asset) continue
    const { hash, mediaType } = node.asset
    const known = files.get(hash)
    const name = safeName(nameOf(node), kinds[node.kind].aliasPrefix)
    const path = known?.path ?? `media/${freeName(name, extensions[mediaType], taken)}`
    files.set(hash, { path, hash, variant: 'rendition' })
    paths.set(node.id, path)
  }
  return { files: [...files.values()], paths }
}

function cardNode(node: Node, context: Context): CanvasNode {
  const kept = keptOf(node.extra)
  const parts = context.parts.get(node.id)
  const edges = context.hidden.get(node.id)
  return {
    ...foreignMembers(kept, knownKeys.node),
    id: node.id,
    ...contentOf(node, kept, context),
    ...wholePixels(context.places.get(node.id) ?? { x: 0, y: 0, width: 1, height: 1 }),
    ...(isColor(kept.color) && { color: kept.color }),
    deixis: { node, ...(parts && { parts }), ...(edges && { edges }) },
  }
}

/** The specification has whole pixels; where exactly a card stands is in its node. */
function wholePixels({ x, y, width, height }: Rect): Rect {
  const whole = (value: number, least: number) =>
    Math.min(bounds.coordinateMax, Math.max(least, Math.round(value)))
  return {
    x: whole(x, -bounds.coordinateMax),
    y: whole(y, -bounds.coordinateMax),
    width: whole(width, 1),
    height: whole(height, 1),
  }
}

function contentOf(node: Node, kept: Kept, { document, paths }: Context) {
  const subpath = kept.subpath === undefined ? {} : { subpath: kept.subpath }
  const file = paths.get(node.id) ?? fileKept(node, kept)
  if (file !== undefined) return { type: 'file', file, ...subpath } as const
  if (node.kind === 'text' && kept.url !== undefined && kept.urlText === node.text) {
    return { type: 'link', url: kept.url } as const
  }
  return { type: 'text', text: cardText(document, node) } as const
}

/** A file that was named but not there stays named. */
function fileKept(node: Node, { file }: Kept): string | undefined {
  const couldBe: readonly NodeKind[] = ['image', 'audio', 'document']
  return couldBe.includes(node.kind) ? file : undefined
}

/** Groups stand first, so that they lie behind; one without a place is around what is in it. */
function groupNodes({ document, places }: Context, ids: Set<string>): CanvasNode[] {
  const more = keptOf(document.extra).groups ?? {}
  return (document.groups ?? []).map((group): CanvasNode => {
    const inside = document.nodes.filter((node) => node.group === group.id)
    const around = boundsOf(inside.flatMap(({ id }) => places.get(id) ?? []))
    const { x, y, width, height } = around ? padded(around) : emptyGroup
    const { layout = { x, y } } = group
    const rect = { ...layout, width: layout.width ?? width, height: layout.height ?? height }
    let id: string = group.id
    while (ids.has(id)) id = `${id}-group`
    ids.add(id)
    const kept = keptIn(more[group.id])
    return {
      ...foreignMembers(kept, knownKeys.node),
      id,
      type: 'group',
      ...wholePixels(rect),
      ...(group.label !== undefined && { label: group.label }),
      ...(isColor(kept.color) && { color: kept.color }),
      deixis: { group },
    }
  })
}

const emptyGroup: Rect = { x: 0, y: 0, width: 320, height: 240 }

function padded({ x, y, width, height }: Rect): Rect {
  return { x: x - 24, y: y - 48, width: width + 48, height: height + 72 }
}

function drawEdge(edge: Edge, { places }: Context): CanvasEdge {
  const kept = keptOf(edge.extra)
  const [from, to] = kept.reversed ? [edge.target, edge.source] : [edge.source, edge.target]
  const [fromSide, toSide] = sidesBetween(places.get(from), places.get(to))
  const label = labelOf(edge, kept)
  return {
    ...foreignMembers(kept, knownKeys.edge),
    id: edge.id,
    fromNode: from,
    fromSide: isSide(kept.fromSide) ? kept.fromSide : fromSide,
    ...(kept.fromEnd !== undefined && { fromEnd: kept.fromEnd }),
    toNode: to,
    toSide: isSide(kept.toSide) ? kept.toSide : toSide,
    ...(kept.toEnd !== undefined && { toEnd: kept.toEnd }),
    ...(isColor(kept.color) && { color: kept.color }),
    ...(label !== undefined && { label }),
    deixis: { edge },
  }
}

function labelOf({ relation }: Edge, { unlabelled }: Kept): string | undefined {
  return unlabelled === relation ? undefined : relation
}

function isSide(value: string | undefined): value is Side {
  return (sides as readonly (string | undefined)[]).includes(value)
}

/** The sides that face each other. */
function sidesBetween(from: Rect | undefined, to: Rect | undefined): readonly [Side, Side] {
  if (!from || !to) return ['right', 'left']
  const [a, b] = [centreOf(from), centreOf(to)]
  const [dx, dy] = [b.x - a.x, b.y - a.y]
  if (Math.abs(dx) >= Math.abs(dy)) return dx >= 0 ? ['right', 'left'] : ['left', 'right']
  return dy >= 0 ? ['bottom', 'top'] : ['top', 'bottom']
}

/** Tells what a program that drops unknown members does not have. */
export function tellUndrawn(document: GraphDocument, notes: Notes): void {
  const drawn = new Set<string>(document.nodes.filter((node) => !isPart(node)).map(({ id }) => id))
  for (const node of document.nodes) {
    if (isPart(node)) notes.tell('export.partsHidden', nameOf(node))
    else if (hidesSomething(node)) notes.tell('export.fieldsHidden', nameOf(node))
  }
  for (const { source, target, relation } of document.edges) {
    if (!drawn.has(source) || !drawn.has(target)) notes.tell('export.edgesHidden', relation)
  }
}

/** Fields that the card of a canvas has no place for. */
function hidesSomething(node: Node): boolean {
  if (node.notes) return true
  if (node.kind === 'image') return Boolean(node.caption || node.attributes)
  if (node.kind === 'audio') return Boolean(node.caption || node.transcript || node.attributes)
  if (node.kind === 'document') return (node.passages?.length ?? 0) > 0
  return ['text', 'question', 'answer'].includes(node.kind) && Boolean(node.label)
}
