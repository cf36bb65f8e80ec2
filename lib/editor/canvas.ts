import type { Edge as FlowEdge, Node as FlowNode } from '@xyflow/react'
import type { Edge } from '../graph/document'
import { ownerOf, type Node, type NodeKind } from '../kinds'
import { partRect, widthOf, type Rect } from './geometry'
import { memberRect, membersOf, setHeight, type Member } from './members'
import { places } from './placement'
import type { Point, Session } from './session'
import { cardOf, faceOf, nameOf, partsOf, type Face, type View } from './view'

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
  /** A set's height; others are as high as what is in them. */
  readonly height?: number
  /** The place of a thing in the set that it is drawn in. */
  readonly ordinal?: number
}
export type CanvasNode = FlowNode<CardData, NodeKind>

type WireData = {
  readonly edge: Edge
  /** Where the ends are within the cards of source and target, where those are parts of them. */
  readonly sourcePart?: Rect
  readonly targetPart?: Rect
  readonly lit: boolean
}
export type CanvasEdge = FlowEdge<WireData, 'wire'>

type Kept<T> = { readonly inputs: readonly unknown[]; readonly made: T }
export type Projection = {
  readonly nodes: CanvasNode[]
  readonly edges: CanvasEdge[]
  readonly keptNodes: ReadonlyMap<string, Kept<CanvasNode>>
  readonly keptEdges: ReadonlyMap<string, Kept<CanvasEdge>>
}

const emptyProjection: Projection = {
  nodes: [],
  edges: [],
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
  const edges = view.document.edges.map((edge) => {
    const kept = wireFor(view, session, edge, previous.keptEdges.get(edge.id))
    keptEdges.set(edge.id, kept)
    return kept.made
  })
  nodes.push(...children)
  return {
    nodes: same(nodes, previous.nodes) ? previous.nodes : nodes,
    edges: same(edges, previous.edges) ? previous.edges : edges,
    keptNodes,
    keptEdges,
  }
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
  const inHome = home && membersOf(view, home).find((member) => member.node.id === id)
  const within = home && inHome ? memberRect(home, inHome) : undefined
  const resize = session.resize.get(id)
  const still = within ?? placed.get(id) ?? { x: 0, y: 0 }
  const position = session.drag.get(id) ?? resize ?? still
  const width = within?.width ?? resize?.width ?? widthOf(node)
  const face = node.kind === 'entity' ? faceOf(view, id) : noFace
  const parts = partsOf(view, id)
  const listed = members.filter((member) => !member.nested)
  const measured = session.measured.get(id)
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
    members.length > 0 ? setHeight(members) : 0,
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
  const data: CardData = {
    node,
    alias: view.aliases.get(id) ?? '',
    width,
    lit: session.lit.has(id),
    editing: session.editing === id,
    face,
    parts: partsData(view, session, node, width),
    rows: listed.map((row) => ({
      ...row,
      alias: view.aliases.get(row.node.id) ?? '',
      lit: session.lit.has(row.node.id),
    })),
    ...(node.kind === 'set' && { height: setHeight(members) }),
    ...(inHome && { ordinal: inHome.ordinal }),
  }
  const made: CanvasNode = {
    id,
    type: node.kind,
    position,
    width,
    data,
    selected: session.selectedNodes.has(id),
    dragging: session.drag.has(id),
    ariaLabel: `${view.aliases.get(id) ?? ''} ${nameOf(view, id)}`,
    ...(measured && { measured }),
    ...(within && home && { parentId: home.id }),
    zIndex: depthOf(session, id, home?.id),
  }
  return { inputs, made }
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

function wireFor(
  view: View,
  session: Session,
  edge: Edge,
  kept: Kept<CanvasEdge> | undefined,
): Kept<CanvasEdge> {
  const selected = session.selectedEdges.has(edge.id)
  // A wire lights with either end, so that what a thing points at can be followed.
  const lit = session.lit.has(edge.source) || session.lit.has(edge.target)
  const source = endOf(view, session, edge.source)
  const target = endOf(view, session, edge.target)
  const inputs = [edge, selected, lit, isInOneSet(view, edge), ...source.inputs, ...target.inputs]
  if (kept && same(inputs, kept.inputs)) return kept
  const made: CanvasEdge = {
    id: edge.id,
    type: 'wire',
    source: source.card,
    target: target.card,
    selected,
    data: {
      edge,
      lit,
      ...(source.rect && { sourcePart: source.rect }),
      ...(target.rect && { targetPart: target.rect }),
    },
    // A wire that ends inside a picture, or joins two in one set, has to be drawn over that card.
    zIndex: source.rect || target.rect || isInOneSet(view, edge) ? depths.partWire : depths.wire,
    ariaLabel: `${nameOf(view, edge.source)} ${edge.relation} ${nameOf(view, edge.target)}`,
  }
  return { inputs, made }
}

function isInOneSet(view: View, edge: Edge): boolean {
  const home = view.homes.get(edge.source)
  return home !== undefined && home === view.homes.get(edge.target)
}

function endOf(view: View, session: Session, id: string) {
  const holder = cardOf(view, id)
  const owner = view.nodes.get(holder)
  const node = view.nodes.get(id)
  const isPart = owner !== undefined && node !== undefined && holder !== id
  const width = owner && (session.resize.get(holder)?.width ?? widthOf(owner))
  const rect = isPart ? partRect(owner, node, width ?? 0) : undefined
  return {
    card: holder,
    rect,
    inputs: [
      holder,
      nameOf(view, id),
      isPart ? node : undefined,
      isPart ? owner : undefined,
      width,
    ],
  }
}
