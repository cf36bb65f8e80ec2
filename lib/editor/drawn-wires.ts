import type { Edge } from '../graph/document'
import type { Node } from '../kinds'
import type { Shape } from '../media/shape'
import type { CanvasEdge } from './canvas'
import { depths } from './depths'
import { partRect, type Rect } from './geometry'
import { isSameList, type Kept } from './kept'
import { absolutePlace } from './members'
import type { Session } from './session'
import { cardOf, nameOf, partsOf, type View } from './view'
import type { WireEnd } from './wires'

type Scene = {
  readonly view: View
  readonly session: Session
  readonly rects: ReadonlyMap<string, Rect>
}

/** A wire as it is drawn, the kept one where nothing of it has changed. */
export function wireFor(
  scene: Scene,
  edge: Edge,
  kept: Kept<CanvasEdge> | undefined,
): Kept<CanvasEdge> {
  const { view, session } = scene
  const selected = session.selectedEdges.has(edge.id)
  // A wire lights with either end, so that what a thing points at can be followed.
  const lit = session.lit.has(edge.source) || session.lit.has(edge.target)
  const source = endOf(scene, edge.source)
  const target = endOf(scene, edge.target)
  const names = [nameOf(view, edge.source), nameOf(view, edge.target)] as const
  const inputs = [edge, selected, lit, ...names, ...source.inputs, ...target.inputs]
  if (kept && isSameList(inputs, kept.inputs)) return kept
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

/** The end of a wire at a region whose shape is being changed: where it is now, and nothing else of it. */
export function endAt(view: View, end: WireEnd, shape: Shape | undefined): WireEnd {
  if (!shape || !end.holder) return end
  const region = view.nodes.get(end.id)
  const image = region?.kind === 'region' ? view.nodes.get(region.of) : undefined
  if (region?.kind !== 'region' || !image) return end
  return { ...end, rect: partAt(image, { ...region, shape }, end.holder) }
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
