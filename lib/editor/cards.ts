import type { Node, NodeOf } from '../kinds'
import type { CanvasNode, CardData, PartData } from './canvas'
import { depthOf } from './depths'
import { givenHeight, isHeightFree, partRect, widthOf, type Rect } from './geometry'
import { isSameList, type Kept } from './kept'
import { memberRect, membersById, membersOf, setHeight, type Member } from './members'
import { heightOf } from './placement'
import type { Point, Session, Size } from './session'
import { faceOf, nameOf, partsOf, type Face, type View } from './view'

const noFace: Face = {}

/** Where a card is and how large, and what it shows of others: all that is looked up for it. */
type Card = {
  readonly node: Node
  /** The set that it is drawn in, and its place there. */
  readonly home: NodeOf<'set'> | undefined
  readonly member: Member | undefined
  readonly within: Rect | undefined
  readonly position: Point
  readonly width: number
  /** The height that it is given, if it is given one. */
  readonly height: number | undefined
  readonly measured: Size | undefined
  readonly face: Face
  readonly parts: readonly Node[]
  /** Members of a set that have their card elsewhere. */
  readonly listed: readonly Member[]
}

/** A card as it is drawn, the kept one where nothing of it has changed. */
export function cardFor(
  view: View,
  session: Session,
  node: Node,
  placed: ReadonlyMap<string, Point>,
  kept: Kept<CanvasNode> | undefined,
): Kept<CanvasNode> {
  const card = lookUp(view, session, node, placed)
  const inputs = inputsOf(view, session, card)
  if (kept && isSameList(inputs, kept.inputs)) return kept
  return { inputs, made: made(view, session, card) }
}

function lookUp(
  view: View,
  session: Session,
  node: Node,
  placed: ReadonlyMap<string, Point>,
): Card {
  const { id } = node
  const home = view.homes.get(id)
  const members = node.kind === 'set' ? membersOf(view, node) : []
  const member = home && membersById(view, home).get(id)
  const within = home && member ? memberRect(home, member) : undefined
  const resize = session.resize.get(id)
  const still = within ?? placed.get(id) ?? { x: 0, y: 0 }
  const given = isHeightFree(node.kind) ? (resize?.height ?? givenHeight(node)) : undefined
  return {
    node,
    home,
    member,
    within,
    position: session.drag.get(id) ?? resize ?? still,
    width: within?.width ?? resize?.width ?? widthOf(node),
    height: node.kind === 'set' ? Math.max(setHeight(members), given ?? 0) : given,
    measured: session.measured.get(id),
    face: node.kind === 'entity' ? faceOf(view, id) : noFace,
    parts: partsOf(view, id),
    listed: members.filter((each) => !each.nested),
  }
}

/** Everything that a card shows, one by one. */
function inputsOf(view: View, session: Session, card: Card): unknown[] {
  const { node, home, member, position, width, height, measured, face } = card
  const { id } = node
  const inputs: unknown[] = [
    node,
    view.aliases.get(id),
    home?.id,
    member?.ordinal,
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
  for (const part of card.parts) {
    inputs.push(part, part.alias, session.lit.has(part.id), session.selectedNodes.has(part.id))
  }
  for (const row of card.listed) {
    inputs.push(row.node, row.y, row.ordinal, session.lit.has(row.node.id))
  }
  return inputs
}

function made(view: View, session: Session, card: Card): CanvasNode {
  const { node, home, within, position, width, measured } = card
  const { id } = node
  const data = dataOf(view, session, card)
  return {
    id,
    type: node.kind,
    position,
    width,
    data,
    // With these known before it is drawn, a card that is out of sight need not be drawn to be measured.
    initialHeight: data.heightAbout,
    handles: handlesOf(width, data.heightAbout, data.parts),
    selected: session.selectedNodes.has(id),
    dragging: session.drag.has(id),
    ariaLabel: `${view.aliases.get(id) ?? ''} ${nameOf(view, id)}`,
    ...(measured && { measured }),
    ...(within && home && { parentId: home.id }),
    zIndex: depthOf(session, id, home?.id),
  }
}

function dataOf(view: View, session: Session, card: Card): CardData {
  const { node, width, height, measured, face, member } = card
  const { id } = node
  return {
    node,
    alias: view.aliases.get(id) ?? '',
    width,
    heightAbout: measured?.height ?? height ?? heightOf(view, node),
    lit: session.lit.has(id),
    editing: session.editing === id,
    face,
    parts: partsData(card, session),
    rows: card.listed.map((row) => ({
      ...row,
      alias: view.aliases.get(row.node.id) ?? '',
      lit: session.lit.has(row.node.id),
    })),
    ...(height !== undefined && { height }),
    ...(member && { ordinal: member.ordinal }),
  }
}

function partsData({ node, parts, width }: Card, session: Session): PartData[] {
  return parts.flatMap((part) => {
    const rect = partRect(node, part, width)
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

const handleSize = 10
type Side = NonNullable<CanvasNode['handles']>[number]['position']

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
      // React Flow's positions are values of its package, which stays out of here: these are their words.
      position: side as Side,
      x: rect.x + (side === 'right' ? rect.width : 0) - handleSize / 2,
      y: rect.y + rect.height / 2 - handleSize / 2,
      width: handleSize,
      height: handleSize,
    })),
  )
}
