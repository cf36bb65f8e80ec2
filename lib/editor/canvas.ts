import type { Edge as FlowEdge, Node as FlowNode, Position } from '@xyflow/react'
import type { Edge } from '../graph/document'
import { ownerOf, type Node, type NodeKind } from '../kinds'
import { givenHeight, isHeightFree, partRect, widthOf, type Rect } from './geometry'
import {
  absolutePlace,
  memberRect,
  membersById,
  membersOf,
  setHeight,
  type Member,
} from './members'
import { heightOf, places } from './placement'
import type { Point, Session } from './session'
import { cardOf, faceOf, nameOf, partsOf, type Face, type View } from './view'
import { isSameEnd, isSameRect, routeWires, type WireEnd, type WireRoute } from './wires'

/** A region or a segment as its owner's card draws it; `rect` is within the card. */
export type PartData = {
  readonly node: Node
  readonly alias: string
  readonly rect: Rect
  readonly lit: boolean
  readonly selected: boolean
}

/** A member that has its card elsewhere, as a row in its set's card. */
export type RowData = Member & { readonly alias: string; readonly lit: boolean }

/** All that a card needs to be drawn; it changes only when what is drawn does. */
export type CardData = {
  readonly node: Node
  readonly alias: string
  readonly width: number
  readonly lit: boolean
  readonly editing: boolean
  readonly face: Face
  readonly parts: readonly PartData[]
  readonly rows: readonly RowData[]
  /** The height that it is given: a set keeps room for its members, in a text what is longer scrolls. */
  readonly height?: number
  /** As measured, or as it will be about. */
  readonly heightAbout: number
  /** The place of a thing in the set that it is drawn in. */
  readonly ordinal?: number
}
export type CanvasNode = FlowNode<CardData, NodeKind>

type WireData = {
  readonly edge: Edge
  /** Where its ends are on the canvas. */
  readonly source: WireEnd
  readonly target: WireEnd
  readonly lit: boolean
}
export type CanvasEdge = FlowEdge<WireData, 'wire'>

type Kept<T> = { readonly inputs: readonly unknown[]; readonly made: T }
export type Projection = {
  readonly nodes: CanvasNode[]
  readonly edges: CanvasEdge[]
  /** The rectangles on the canvas of all cards, things in their sets included. */
  readonly rects: ReadonlyMap<string, Rect>
  readonly keptNodes: ReadonlyMap<string, Kept<CanvasNode>>
  readonly keptEdges: ReadonlyMap<string, Kept<CanvasEdge>>
}

const emptyProjection: Projection = {
  nodes: [],
  edges: [],
  rects: new Map(),
  keptNodes: new Map(),
  keptEdges: new Map(),
}

const noFace: Face = {}

/**
 * Paints a document and a session as React Flow's nodes and edges. A card or a wire whose inputs are
 * what they were is the very object of the previous projection, so that React draws only what changed.
 */
export function project(view: View, session: Session, previous = emptyProjection): Projection {
  const keptNodes = new Map<string, Kept<CanvasNode>>()
  const keptEdges = new Map<string, Kept<CanvasEdge>>()
  const nodes: CanvasNode[] = []
  const children: CanvasNode[] = []
  const placed = places(view)
  for (const node of view.document.nodes) {
    if (ownerOf(node) !== undefined) continue
    const kept = cardFor(view, session, node, placed, previous.keptNodes.get(node.id))
    keptNodes.set(node.id, kept)
    // React Flow wants a parent before what it holds.
    if (kept.made.parentId === undefined) nodes.push(kept.made)
    else children.push(kept.made)
  }
  nodes.push(...children)
  const rects = rectsOf(nodes, previous.rects)
  const edges = view.document.edges.map((edge) => {
    const kept = wireFor({ view, session, rects }, edge, previous.keptEdges.get(edge.id))
    keptEdges.set(edge.id, kept)
    return kept.made
  })
  return {
    nodes: same(nodes, previous.nodes) ? previous.nodes : nodes,
    edges: same(edges, previous.edges) ? previous.edges : edges,
    rects,
    keptNodes,
    keptEdges,
  }
}

/** Heights are as measured, or as they will be about; unchanged rectangles stay the same objects. */
function rectsOf(
  nodes: readonly CanvasNode[],
  previous: ReadonlyMap<string, Rect>,
): ReadonlyMap<string, Rect> {
  const rects = new Map<string, Rect>()
  for (const { id, position, parentId, data } of nodes) {
    const home = parentId === undefined ? undefined : rects.get(parentId)
    const at = home ? absolutePlace(home, position) : position
    const rect = { x: at.x, y: at.y, width: data.width, height: data.heightAbout }
    const before = previous.get(id)
    rects.set(id, before && isSameRect(before, rect) ? before : rect)
  }
  return rects
}

function same(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((each, index) => each === b[index])
}

function cardFor(
  view: View,
  session: Session,
  node: Node,
  placed: ReadonlyMap<string, Point>,
  kept: Kept<CanvasNode> | undefined,
): Kept<CanvasNode> {
  const { id } = node
  const home = view.homes.get(id)
  const members = node.kind === 'set' ? membersOf(view, node) : []
  const inHome = home && membersById(view, home).get(id)
  const within = home && inHome ? memberRect(home, inHome) : undefined
  const resize = session.resize.get(id)
  const still = within ?? placed.get(id) ?? { x: 0, y: 0 }
  const position = session.drag.get(id) ?? resize ?? still
  const width = within?.width ?? resize?.width ?? widthOf(node)
  const face = node.kind === 'entity' ? faceOf(view, id) : noFace
  const parts = partsOf(view, id)
  const listed = members.filter((member) => !member.nested)
  const measured = session.measured.get(id)
  const given = isHeightFree(node.kind) ? (resize?.height ?? givenHeight(node)) : undefined
  const height = node.kind === 'set' ? Math.max(setHeight(members), given ?? 0) : given
  const inputs: unknown[] = [
    node,
    view.aliases.get(id),
    home?.id,
    inHome?.ordinal,
    position.x,
    position.y,
    width,
    session.selectedNodes.has(id),
    session.lit.has(id),
    session.editing === id,
    session.drag.has(id),
    depthOf(session, id, home?.id),
    measured,
    height,
    face.image,
    face.region,
    face.audio,
    face.segment,
  ]
  for (const part of parts) {
    inputs.push(part, part.alias, session.lit.has(part.id), session.selectedNodes.has(part.id))
  }
  for (const row of listed) inputs.push(row.node, row.y, row.ordinal, session.lit.has(row.node.id))
  if (kept && same(inputs, kept.inputs)) return kept
  const heightAbout = measured?.height ?? height ?? heightOf(view, node)
  const partsDrawn = partsData(view, session, node, width)
  const data: CardData = {
    node,
    alias: view.aliases.get(id) ?? '',
    width,
    heightAbout,
    lit: session.lit.has(id),
    editing: session.editing === id,
    face,
    parts: partsDrawn,
    rows: listed.map((row) => ({
      ...row,
      alias: view.aliases.get(row.node.id) ?? '',
      lit: session.lit.has(row.node.id),
    })),
    ...(height !== undefined && { height }),
    ...(inHome && { ordinal: inHome.ordinal }),
  }
  const made: CanvasNode = {
    id,
    type: node.kind,
    position,
    width,
    data,
    // With these known before it is drawn, a card that is out of sight need not be drawn to be measured.
    initialHeight: heightAbout,
    handles: handlesOf(width, heightAbout, partsDrawn),
    selected: session.selectedNodes.has(id),
    dragging: session.drag.has(id),
    ariaLabel: `${view.aliases.get(id) ?? ''} ${nameOf(view, id)}`,
    ...(measured && { measured }),
    ...(within && home && { parentId: home.id }),
    zIndex: depthOf(session, id, home?.id),
  }
  return { inputs, made }
}

const handleSize = 10

/** Where wires are pulled from: at both sides of a card and of each part in it. */
function handlesOf(
  width: number,
  height: number,
  parts: readonly PartData[],
): NonNullable<CanvasNode['handles']> {
  const own = { id: '', rect: { x: 0, y: 0, width, height } }
  const boxes = [own, ...parts.map(({ node, rect }) => ({ id: node.id as string, rect }))]
  return boxes.flatMap(({ id, rect }) =>
    (['right', 'left'] as const).map((side) => ({
      id: `${id}:${side}`,
      type: 'source' as const,
      // Types of React Flow alone are allowed here, and its positions are values: these are their words.
      position: side as Position,
      x: rect.x + (side === 'right' ? rect.width : 0) - handleSize / 2,
      y: rect.y + rect.height / 2 - handleSize / 2,
      width: handleSize,
      height: handleSize,
    })),
  )
}

/** What lies over what: wires under cards, but over those in which they end. */
const depths = { wire: 0, card: 1, nested: 2, partWire: 3, active: 10 } as const

function depthOf(session: Session, id: string, home: string | undefined): number {
  // What is being edited or dragged lies above what it passes over.
  const isActive = [id, home].some(
    (each) => each !== undefined && (session.editing === each || session.drag.has(each)),
  )
  return (home === undefined ? depths.card : depths.nested) + (isActive ? depths.active : 0)
}

function partsData(view: View, session: Session, owner: Node, width: number): PartData[] {
  return partsOf(view, owner.id).flatMap((part) => {
    const rect = partRect(owner, part, width)
    if (!rect) return []
    return {
      node: part,
      alias: part.alias ?? '',
      rect,
      lit: session.lit.has(part.id),
      selected: session.selectedNodes.has(part.id),
    }
  })
}

type Scene = {
  readonly view: View
  readonly session: Session
  readonly rects: ReadonlyMap<string, Rect>
}

function wireFor(scene: Scene, edge: Edge, kept: Kept<CanvasEdge> | undefined): Kept<CanvasEdge> {
  const { view, session } = scene
  const selected = session.selectedEdges.has(edge.id)
  // A wire lights with either end, so that what a thing points at can be followed.
  const lit = session.lit.has(edge.source) || session.lit.has(edge.target)
  const source = endOf(scene, edge.source)
  const target = endOf(scene, edge.target)
  const names = [nameOf(view, edge.source), nameOf(view, edge.target)] as const
  const inputs = [edge, selected, lit, ...names, ...source.inputs, ...target.inputs]
  if (kept && same(inputs, kept.inputs)) return kept
  const made: CanvasEdge = {
    id: edge.id,
    type: 'wire',
    source: cardOf(view, edge.source),
    target: cardOf(view, edge.target),
    selected,
    data: { edge, lit, source: source.end(), target: target.end() },
    // A wire that begins or ends inside of a card has to be drawn over it.
    zIndex: source.isWithin || target.isWithin ? depths.partWire : depths.wire,
    ariaLabel: `${names[0]} ${edge.relation} ${names[1]}`,
  }
  return { inputs, made }
}

const nowhere: Rect = { x: 0, y: 0, width: 0, height: 0 }

/** An end of a wire with what it depends on; the end itself is made only where that has changed. */
function endOf({ view, rects }: Scene, id: string) {
  const cardId = cardOf(view, id)
  const rect = rects.get(cardId) ?? nowhere
  const owner = view.nodes.get(cardId)
  const node = view.nodes.get(id)
  const home = view.homes.get(id)
  const homeRect = home && rects.get(home.id)
  if (owner && node && cardId !== id) {
    const parts = partsOf(view, cardId)
    const end = (): WireEnd => {
      const placed = new Map(parts.map((part) => [part.id as string, partAt(owner, part, rect)]))
      const beside = parts
        .filter((part) => part.id !== id)
        .map((part) => placed.get(part.id) ?? rect)
      return { id, rect: placed.get(id) ?? rect, holder: rect, beside }
    }
    return { isWithin: true, inputs: [rect, owner, ...parts], end }
  }
  if (home && homeRect) {
    const end = (): WireEnd => {
      const beside = home.members.flatMap((member) => {
        const other = view.homes.get(member) === home ? rects.get(member) : undefined
        return other && member !== id ? other : []
      })
      return { id, rect, holder: homeRect, beside }
    }
    return { isWithin: true, inputs: [rect, homeRect, home], end }
  }
  return { isWithin: false, inputs: [rect, cardId, undefined], end: (): WireEnd => ({ id, rect }) }
}

function partAt(owner: Node, part: Node, at: Rect): Rect {
  const within = partRect(owner, part, at.width)
  return within ? { ...within, ...absolutePlace(at, within) } : at
}

/** The ways of all wires, with what they were found for. */
export type Routes = {
  readonly byId: ReadonlyMap<string, WireRoute>
  readonly edges: readonly CanvasEdge[]
  readonly rects: ReadonlyMap<string, Rect>
}

export const noRoutes: Routes = { byId: new Map(), edges: [], rects: new Map() }

/** Routes all wires of a projection, or gives the routes before where no card and no end has moved. */
export function routesOf(projection: Projection, before: Routes): Routes {
  const { edges, rects, nodes } = projection
  if (isSameScene(projection, before)) return before
  const wires = edges.flatMap(({ id, data }) => {
    if (!data) return []
    return { id, label: data.edge.relation, source: data.source, target: data.target }
  })
  const cards = nodes.flatMap((node) =>
    node.parentId === undefined ? (rects.get(node.id) ?? []) : [],
  )
  const routed = routeWires(wires, cards)
  const byId = new Map(
    [...routed].map(([id, route]) => {
      const old = before.byId.get(id)
      return [id, old && isSameRoute(old, route) ? old : route]
    }),
  )
  return { byId, edges, rects }
}

function isSameScene({ edges, rects }: Projection, before: Routes): boolean {
  if (rects.size !== before.rects.size || edges.length !== before.edges.length) return false
  for (const [id, rect] of rects) if (before.rects.get(id) !== rect) return false
  return edges.every(({ data }, index) => {
    const old = before.edges[index]?.data
    if (!data || !old) return false
    return (
      data === old ||
      (data.edge.id === old.edge.id &&
        data.edge.relation === old.edge.relation &&
        isSameEnd(data.source, old.source) &&
        isSameEnd(data.target, old.target))
    )
  })
}

function isSameRoute(a: WireRoute, b: WireRoute): boolean {
  return (
    a.path === b.path &&
    a.label.x === b.label.x &&
    a.label.y === b.label.y &&
    isSameEnd(a.source, b.source) &&
    isSameEnd(a.target, b.target)
  )
}
