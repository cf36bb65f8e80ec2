import { ownerOf } from '../kinds'
import type { CanvasEdge, CanvasNode } from './canvas'
import { cardFor } from './cards'
import { wireFor } from './drawn-wires'
import type { Rect } from './geometry'
import { isSameList, type Kept } from './kept'
import { absolutePlace } from './members'
import { places } from './placement'
import type { Session } from './session'
import type { View } from './view'
import { isSameRect } from './wires'

/** A document and a session as they are drawn. */
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
    nodes: isSameList(nodes, previous.nodes) ? previous.nodes : nodes,
    edges: isSameList(edges, previous.edges) ? previous.edges : edges,
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
