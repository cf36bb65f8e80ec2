import type { Command } from '../graph/command'
import type { GraphDocument } from '../graph/document'
import type { Node } from '../kinds'
import { bounds } from '../std/bounds'
import { cutText } from '../std/text'
import type { CanvasEdge, CanvasNode } from './canvas'
import { layOutDraft, placeTurns, type DraftLayout, type Layout } from './draft-layout'
import type { Rect } from './geometry'
import { pins } from './gestures'
import { freeRects, places } from './placement'
import { project, type Projection } from './projection'
import { noRoutes, routesOf, type Routes } from './routes'
import type { Session } from './session'
import { viewOf, type View } from './view'

/** A graph as it would be with what is proposed, drawn beside the graph as it is. */
export type Draft = {
  /** The document that was proposed, as it came. */
  readonly document: GraphDocument
  /** The graph with the draft in it, every card in its place. */
  readonly view: View
  /** Of nodes and edges that the graph does not have. */
  readonly fresh: ReadonlySet<string>
  readonly layout: DraftLayout
  /** The cards and wires of both. */
  readonly projection: Projection
  /** The cards and wires of the draft alone. */
  readonly nodes: CanvasNode[]
  readonly edges: CanvasEdge[]
  readonly routes: Routes
}

/**
 * Draws what is proposed: the graph itself is not touched.
 *
 * @param base the graph as it is
 * @param document the graph with what is proposed
 * @param seen what is seen of the canvas
 * @param before the draft that this one follows, whose place it keeps
 */
export function drawDraft(
  base: View,
  document: GraphDocument,
  session: Session,
  seen: Rect,
  before?: Draft,
): Draft {
  const fresh = new Set<string>([
    ...document.nodes.filter(({ id }) => !base.nodes.has(id)).map(({ id }) => id),
    ...document.edges.filter(({ id }) => !base.edges.has(id)).map(({ id }) => id),
  ])
  const taken = [...freeRects(base, session.measured).values()]
  const raw = viewOf(document)
  const layout = layOutDraft(raw, fresh, taken, seen, before?.layout)
  const view = viewOf(placed(base, document, layout.layouts))
  return redrawDraft({ document, view, fresh, layout }, session, before)
}

/** The same draft while something else is selected, lit, dragged or measured. */
export function redrawDraft(
  draft: Pick<Draft, 'document' | 'view' | 'fresh' | 'layout'>,
  session: Session,
  before: Draft | undefined,
): Draft {
  const { document, view, fresh, layout } = draft
  const projection = project(view, session, before?.projection)
  const isFresh = ({ id }: { readonly id: string }) => fresh.has(id)
  const edges = projection.edges.filter(isFresh)
  const routes = before?.routes ?? noRoutes
  const isStill = session.drag.size === 0 && session.resize.size === 0
  const nodes = projection.nodes.filter(isFresh).map(asDraft)
  return {
    document,
    view,
    fresh,
    layout,
    projection,
    nodes,
    edges: edges.map(asDraftWire),
    // As for all wires, ways are found once things stand still.
    routes: isStill ? routesOf({ ...projection, edges }, routes) : routes,
  }
}

const draftNodes = new WeakMap<CanvasNode, CanvasNode>()

/** A card that the canvas neither moves, nor selects, nor wires. The same one for the same card. */
function asDraft(node: CanvasNode): CanvasNode {
  const known = draftNodes.get(node)
  if (known) return known
  const made: CanvasNode = {
    ...node,
    type: 'draft',
    draggable: false,
    selectable: false,
    connectable: false,
    focusable: false,
  }
  draftNodes.set(node, made)
  return made
}

const draftEdges = new WeakMap<CanvasEdge, CanvasEdge>()

function asDraftWire(edge: CanvasEdge): CanvasEdge {
  const known = draftEdges.get(edge)
  if (known) return known
  const made: CanvasEdge = { ...edge, type: 'draft', selectable: false, focusable: false }
  draftEdges.set(edge, made)
  return made
}

/** The document with a place for every card, so that nothing is laid out anew beside it. */
function placed(
  base: View,
  document: GraphDocument,
  layouts: ReadonlyMap<string, Layout>,
): GraphDocument {
  const before = places(base)
  const nodes = document.nodes.map((node): Node => {
    const layout = layouts.get(node.id) ?? (node.layout ? undefined : before.get(node.id))
    return layout ? { ...node, layout } : node
  })
  return { ...document, nodes }
}

/**
 * The commands that keep a draft, as one step: all that has a card of its own is placed, notes and
 * questions under the things, and a graph without a title is called after the first set.
 */
export function keptCommands(
  base: View,
  draft: Draft,
  commands: readonly Command[],
  session: Session,
  seen: Rect,
): Command[] {
  const { layouts, below } = draft.layout
  const added = commands.flatMap((each) => (each.type === 'addNode' ? [each.node] : []))
  const turns = added.filter(({ id }) => !draft.view.nodes.has(id))
  const taken = [...freeRects(draft.view, session.measured).values()]
  const turnLayouts = placeTurns(draft.view, turns, below, taken, seen)
  const set = added.find(({ kind, label }) => kind === 'set' && label)
  const title = cutText(set?.label?.trim() ?? '', bounds.titleLengthMax)
  const isUntitled = base.document.title.trim() === ''
  return [
    ...pins(base),
    ...commands.map((each): Command => {
      if (each.type !== 'addNode') return each
      const layout = layouts.get(each.node.id) ?? turnLayouts.get(each.node.id)
      return layout ? { ...each, node: { ...each.node, layout } } : each
    }),
    ...(isUntitled && title !== '' ? [{ type: 'setTitle', title } as const] : []),
  ]
}
