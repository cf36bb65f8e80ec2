import type { Command } from '../graph/command'
import type { Edge } from '../graph/document'
import { patchBetween } from '../graph/patch'
import { textEdit } from '../graph/text-edit'
import { kindOf, ownerOf, type Node, type NodeKind, type NodeOf, type PartKind } from '../kinds'
import type { Asset } from '../media/asset'
import { isImageAsset } from '../media/asset'
import { bounds } from '../std/bounds'
import type { EdgeId, NodeId } from '../std/id'
import { cutText, withoutEnding } from '../std/text'
import { cardSize, contains, givenHeight, isHeightFree, widthOf, type Rect } from './geometry'
import { absolutePlace, insertionIndex, membersOf, memberRect, movedWithin } from './members'
import { nearPlace } from './near-place'
import { freeRects, heightOf, places } from './placement'
import type { Point, Session, Size } from './session'
import type { View } from './view'

/** Gives ids that are not in use; the editor's pure part has no randomness of its own. */
export type NewId = () => string

/** Kinds that a palette or a picker can make without a file or an owner. */
export type MakeableKind = Exclude<NodeKind, PartKind | 'answer'>

/** A new, empty node of a kind, with its upper left corner here. */
export function blankNode(kind: MakeableKind, id: string, at: Point): Node {
  const common = { id: id as NodeId, layout: rounded(at) }
  switch (kind) {
    case 'set':
      return { ...common, kind, members: [] }
    case 'text':
    case 'question':
      return { ...common, kind, text: '' }
    case 'document':
      return { ...common, kind, text: '' }
    default:
      return { ...common, kind }
  }
}

/** A picture or a sound made of an uploaded file; its label is the file's name without its ending. */
export function mediaNode(asset: Asset, fileName: string, id: string, at: Point): Node {
  const label = cutText(withoutEnding(fileName), bounds.labelLengthMax)
  const common = { id: id as NodeId, label, layout: rounded(at) }
  return isImageAsset(asset)
    ? { ...common, kind: 'image', asset }
    : { ...common, kind: 'audio', asset }
}

/** A place to the pixel: layouts are kept in whole canvas pixels within bounds. */
export function rounded(point: Point): Point {
  const held = (value: number) =>
    Math.max(-bounds.coordinateMax, Math.min(bounds.coordinateMax, Math.round(value)))
  return { x: held(point.x), y: held(point.y) }
}

/** What is known of where a new node should go. */
type NewPlace = {
  /** Where a pointer let it go: over a set it becomes a member of that. */
  readonly pointer?: Point
  /** What of the canvas can be seen: the card is put there as long as there is room. */
  readonly seen?: Rect
}

/**
 * Adds a node where no other card is covered: near this corner, and in sight where that is known.
 * Cards that nobody has placed are kept where they are.
 */
export function addNodeAt(
  view: View,
  session: Session,
  node: Node,
  at: Point,
  { pointer, seen }: NewPlace = {},
): Command[] {
  const rects = freeRects(view, session.measured)
  const onto = node.kind === 'set' || !pointer ? undefined : setAt(view, rects, pointer)
  const place =
    onto && node.kind === 'entity' ? at : nearPlace(rects.values(), at, sizeOf(view, node), seen)
  const add: Command = { type: 'addNode', node: { ...node, layout: rounded(place) } as Node }
  if (!onto || !pointer) return [...pins(view), add]
  const index = insertionIndex(membersOf(view, onto.set), pointer.y - onto.rect.y)
  const members = movedWithin(onto.set.members, [node.id], index) as NodeId[]
  return [...pins(view), add, { type: 'setMembers', id: onto.set.id, members }]
}

/** How large the card of a node is about. */
export function sizeOf(view: View, node: Node): Size {
  return { width: widthOf(node), height: heightOf(view, node) }
}

/**
 * Gives the cards that nobody has placed the places at which they are shown: else one that is placed
 * by hand would move all of them.
 */
export function pins(view: View): Command[] {
  const moves = [...places(view)].flatMap(([id, at]) => {
    const node = view.nodes.get(id)
    return node && !node.layout ? [{ id: node.id, layout: rounded(at) }] : []
  })
  return moves.length > 0 ? [{ type: 'moveNodes', moves }] : []
}

function setAt(
  view: View,
  rects: ReadonlyMap<string, Rect>,
  point: Point,
  except?: ReadonlySet<string>,
) {
  // The last one is drawn on top.
  for (const node of view.document.nodes.toReversed()) {
    const rect = rects.get(node.id)
    if (node.kind !== 'set' || !rect || except?.has(node.id)) continue
    if (contains(rect, point)) return { set: node, rect }
  }
  return undefined
}

/** A card that was dragged, with where it was let go, on the canvas, and where the pointer was. */
export type Dragged = { readonly id: string; readonly position: Point }

/**
 * Ends a drag: cards move; a thing let go on a set joins it at that place, one let go outside its set
 * leaves it. Cards that have a place of their own on the canvas keep it when they join a set.
 */
export function dropCards(
  view: View,
  session: Session,
  dragged: readonly Dragged[],
  pointer: Point,
): Command[] {
  const rects = freeRects(view, session.measured)
  const moving = new Set(dragged.map((each) => each.id))
  const onto = setAt(view, rects, pointer, moving)
  const joiners = dragged.filter(({ id }) => canJoin(view, id, onto?.set))
  const commands: Command[] = []
  const left = new Map<string, string[]>()
  for (const { id } of dragged) {
    const home = view.homes.get(id)
    if (!home || home.id === onto?.set.id || moving.has(home.id)) continue
    const members = left.get(home.id) ?? home.members
    left.set(
      home.id,
      members.filter((member) => member !== id),
    )
  }
  for (const [id, members] of left) {
    commands.push({ type: 'setMembers', id: id as NodeId, members: members as NodeId[] })
  }
  const stays = new Set<string>()
  if (onto && joiners.length > 0) {
    const ids = joiners.map(({ id }) => id)
    const index = insertionIndex(membersOf(view, onto.set), pointer.y - onto.rect.y)
    const members = movedWithin(onto.set.members, ids, index) as NodeId[]
    const changed = members.some((id, at) => id !== onto.set.members[at])
    if (changed) commands.push({ type: 'setMembers', id: onto.set.id, members })
    for (const id of ids) stays.add(id)
  }
  const moves = dragged.flatMap(({ id, position }) => {
    const node = view.nodes.get(id)
    if (!node || stays.has(id) || (view.homes.has(id) && moving.has(view.homes.get(id)?.id ?? '')))
      return []
    const layout = { ...node.layout, ...rounded(position) }
    const still = node.layout?.x === layout.x && node.layout.y === layout.y
    return still ? [] : [{ id: node.id, layout }]
  })
  if (moves.length > 0) commands.push(...pins(view), { type: 'moveNodes', moves })
  return commands
}

function canJoin(view: View, id: string, set: NodeOf<'set'> | undefined): boolean {
  const node = view.nodes.get(id)
  if (!set || !node || node.kind === 'question' || node.kind === 'answer') return false
  return !reaches(view, id, set.id)
}

/** Whether a set holds another, itself included, so that neither may be put into the other. */
function reaches(view: View, from: string, to: string, depth = 0): boolean {
  if (from === to) return true
  const node = view.nodes.get(from)
  if (node?.kind !== 'set' || depth > bounds.nestingDepthMax) return false
  return node.members.some((member) => reaches(view, member, to, depth + 1))
}

/** Moves the selected cards by so many pixels. */
export function nudgeCards(view: View, ids: Iterable<string>, by: Point): Command[] {
  const placed = places(view)
  const moves = [...ids].flatMap((id) => {
    const node = view.nodes.get(id)
    const at = placed.get(id)
    if (!node || !at) return []
    return [{ id: node.id, layout: { ...node.layout, ...rounded(absolutePlace(at, by)) } }]
  })
  return moves.length > 0 ? [...pins(view), { type: 'moveNodes', moves }] : []
}

/**
 * Gives a card a new size (and place, where its left side was dragged). A height is kept only where a
 * card can be given one and it was changed.
 */
export function resizeCard(node: Node, at: Point, width: number, height?: number): Command[] {
  const layout = {
    ...node.layout,
    ...rounded(at),
    width: Math.round(width),
    ...(height !== undefined && isHeightFree(node.kind) && { height: Math.round(height) }),
  }
  return [{ type: 'moveNodes', moves: [{ id: node.id, layout }] }]
}

/** Makes the selected cards wider and higher by so many pixels; a picture keeps its proportions. */
export function growCards(
  view: View,
  session: Session,
  ids: Iterable<string>,
  by: Size,
): Command[] {
  const rects = freeRects(view, session.measured)
  const sized = [...ids].flatMap((id) => {
    const node = view.nodes.get(id)
    const rect = rects.get(id)
    if (!node || !rect) return []
    const isFree = isHeightFree(node.kind)
    const wider = by.width + (isFree ? 0 : by.height)
    const width = held(rect.width + wider, cardSize.widthMin, cardSize.widthMax)
    // What was measured may be from before the last press of a key.
    const before = givenHeight(node) ?? rect.height
    const height = held(before + by.height, cardSize.heightMin, cardSize.heightMax)
    return resizeCard(node, rect, width, isFree && by.height !== 0 ? height : undefined)
  })
  return sized.length > 0 ? [...pins(view), ...sized] : []
}

function held(value: number, min: number, max: number): number {
  return Math.max(min, Math.min(max, value))
}

/** Whether a wire may be drawn: between any two nodes, and from one to itself. */
export function canConnect(view: View, source: string, target: string): boolean {
  return view.nodes.has(source) && view.nodes.has(target)
}

/** The wire that says the same already, if there is one. */
export function sameWire(
  view: View,
  {
    source,
    target,
    relation,
  }: { readonly source: string; readonly target: string; readonly relation: string },
): Edge | undefined {
  const words = relationWords(relation)
  return view.edgesAt
    .get(source)
    ?.find((edge) => edge.source === source && edge.target === target && edge.relation === words)
}

function relationWords(relation: string): string {
  return cutText(relation.trim(), bounds.nameLengthMax)
}

/**
 * A typed wire. Between kinds of conversation it carries the role that the compiler reads (EG5). None
 * where one says the same already (EG9).
 */
export function connect(
  view: View,
  id: string,
  source: string,
  target: string,
  relation: string,
): Command[] {
  const from = view.nodes.get(source)
  const to = view.nodes.get(target)
  const words = relationWords(relation)
  if (!from || !to || words === '') return []
  if (sameWire(view, { source: from.id, target: to.id, relation: words })) return []
  const role = roleBetween(from.kind, to.kind)
  const edge: Edge = {
    id: id as EdgeId,
    source: from.id,
    target: to.id,
    relation: words,
    ...(role && { role }),
  }
  return [{ type: 'addEdge', edge }]
}

function roleBetween(source: NodeKind, target: NodeKind): Edge['role'] {
  if (source === 'answer' && target === 'question') return 'answers'
  if (source === 'question' && target === 'answer') return 'continues'
  if (source === 'answer') return 'cites'
  return undefined
}

/** Relations to suggest: those in use between such kinds first, then all others, then the schema's. */
export function relationsFor(view: View, source: string, target: string): string[] {
  const kinds = [view.nodes.get(source)?.kind, view.nodes.get(target)?.kind]
  const fitting: string[] = []
  const others: string[] = []
  for (const edge of view.document.edges) {
    const fits =
      view.nodes.get(edge.source)?.kind === kinds[0] &&
      view.nodes.get(edge.target)?.kind === kinds[1]
    ;(fits ? fitting : others).push(edge.relation)
  }
  const named = view.document.schema?.relations.map((relation) => relation.name) ?? []
  return [...new Set([...fitting, ...others, ...named])].slice(0, 12)
}

/** Turns a wire round; its role is then that of the new direction (EG5). */
export function flipEdge(view: View, { id, source, target }: Edge): Command[] {
  const [from, to] = [view.nodes.get(target), view.nodes.get(source)]
  if (!from || !to) return []
  const role = roleBetween(from.kind, to.kind) ?? null
  return [{ type: 'updateEdge', id, patch: { source: from.id, target: to.id, role } }]
}

/** Deletes nodes and wires; what goes along with a node is not named twice. */
export function removal(
  view: View,
  nodeIds: Iterable<string>,
  edgeIds: Iterable<string>,
): Command[] {
  const gone = new Set<string>(nodeIds)
  const commands: Command[] = []
  for (const id of edgeIds) {
    const edge = view.edges.get(id)
    const goesAlong = [edge?.source, edge?.target].some((end) => {
      const node = end === undefined ? undefined : view.nodes.get(end)
      return node && (gone.has(node.id) || gone.has(ownerOf(node) ?? ''))
    })
    if (edge && !goesAlong) commands.push({ type: 'removeEdge', id: edge.id })
  }
  for (const id of gone) {
    const node = view.nodes.get(id)
    if (!node || gone.has(ownerOf(node) ?? '')) continue
    commands.push({ type: 'removeNode', id: node.id })
  }
  const moves = movesOut(view, gone)
  return moves.length > 0 ? [...pins(view), { type: 'moveNodes', moves }, ...commands] : commands
}

/** Things whose set goes stay where its card showed them, unless they go too or another set shows them. */
function movesOut(view: View, gone: ReadonlySet<string>) {
  const sets = view.document.nodes.filter((node) => node.kind === 'set')
  const leaving = sets.filter(({ id }) => gone.has(id))
  if (leaving.length === 0) return []
  const held = new Set(sets.flatMap(({ id, members }) => (gone.has(id) ? [] : members)))
  return leaving.flatMap((set) => {
    const at = places(view).get(set.id)
    if (!at) return []
    return membersOf(view, set).flatMap((member) => {
      const { node, nested } = member
      if (!nested || gone.has(node.id) || held.has(node.id)) return []
      const within = memberRect(set, member)
      return [{ id: node.id, layout: { ...node.layout, ...rounded(absolutePlace(at, within)) } }]
    })
  })
}

/**
 * Sets a text field by the smallest edit, so that two who type in one note both keep what they wrote;
 * a field that can only be replaced is replaced.
 */
export function typeText(node: Node, field: string, text: string): Command[] {
  const known = kindOf(node).textFields.find((each) => each === field)
  if (known === undefined) return [{ type: 'updateNode', id: node.id, patch: { [field]: text } }]
  const before = node[known] as unknown
  const edit = textEdit(typeof before === 'string' ? before : '', text)
  return edit ? [{ type: 'editText', id: node.id, field, ...edit }] : []
}

/**
 * Gives a node these attributes. Only those that differ are named, and those that are gone, so that what
 * another changes in the others at the same time stays (EG6). Nothing where none differs.
 */
export function setAttributes(
  node: Node,
  attributes: Readonly<Record<string, AttributeValue>>,
): Command[] {
  const before = ('attributes' in node ? node.attributes : undefined) ?? {}
  const patch = patchBetween(before, { ...attributes })
  if (Object.keys(patch).length === 0) return []
  return [{ type: 'updateNode', id: node.id, patch: { attributes: patch } }]
}
export type AttributeValue = string | number | boolean | (string | number | boolean)[]

/** Where the card of a node is on the canvas, things within their sets included. */
export function cardRect(view: View, session: Session, id: string): Rect | undefined {
  const rects = freeRects(view, session.measured)
  const home = view.homes.get(id)
  if (!home) return rects.get(id)
  const member = membersOf(view, home).find((each) => each.node.id === id)
  const at = rects.get(home.id)
  if (!member || !at) return undefined
  const within = memberRect(home, member)
  return { ...within, ...absolutePlace(at, within) }
}
