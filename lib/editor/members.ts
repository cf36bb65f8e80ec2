import type { Node, NodeOf } from '../kinds'
import { card, widthOf, type Rect } from './geometry'
import type { Point } from './session'
import type { View } from './view'

/**
 * A member as a set's card shows it. A thing whose home this set is stands in it as its own card
 * (`nested`); anything else has its card elsewhere and is named in a row. `y` is from the card's top.
 */
export type Member = {
  readonly node: Node
  /** Its ordinal in the set, from 1. */
  readonly ordinal: number
  readonly nested: boolean
  readonly y: number
  readonly height: number
}

const known = new WeakMap<View, Map<NodeOf<'set'>, ReadonlyMap<string, Member>>>()

/** The members of a set by id and in order, with their places in its card; found once for a view. */
export function membersById(view: View, set: NodeOf<'set'>): ReadonlyMap<string, Member> {
  const sets = known.get(view) ?? new Map<NodeOf<'set'>, ReadonlyMap<string, Member>>()
  known.set(view, sets)
  const members = sets.get(set) ?? findMembers(view, set)
  sets.set(set, members)
  return members
}

/** The same as a list. */
export function membersOf(view: View, set: NodeOf<'set'>): readonly Member[] {
  return [...membersById(view, set).values()]
}

function findMembers(view: View, set: NodeOf<'set'>): ReadonlyMap<string, Member> {
  const members = new Map<string, Member>()
  let y: number = card.headerHeight + 4
  set.members.forEach((id, index) => {
    const node = view.nodes.get(id)
    if (!node) return
    const nested = view.homes.get(id)?.id === set.id
    const height = nested ? card.thingHeight : card.rowHeight
    members.set(id, { node, ordinal: index + 1, nested, y, height })
    y += height + (nested ? card.thingGap : card.rowGap)
  })
  return members
}

/** How high a set's card is. */
export function setHeight(members: readonly Member[]): number {
  const last = members.at(-1)
  if (!last) return card.headerHeight + card.emptySetHeight
  return last.y + last.height + card.setPadding
}

/** The place of a member in its set's card, relative to it. */
export function memberRect(set: NodeOf<'set'>, member: Member): Rect {
  const width = widthOf(set) - 2 * card.setPadding
  return { x: card.setPadding, y: member.y, width, height: member.height }
}

/** The index at which something dropped at this height of a set's card is put in. */
export function insertionIndex(members: readonly Member[], y: number): number {
  const next = members.find((member) => y < member.y + member.height / 2)
  return next ? next.ordinal - 1 : members.length
}

/** A list with some taken out and put back together at an index of the original list. */
export function movedWithin(
  members: readonly string[],
  ids: readonly string[],
  index: number,
): string[] {
  const moving = new Set(ids)
  const before = members.slice(0, index).filter((id) => !moving.has(id))
  const after = members.slice(index).filter((id) => !moving.has(id))
  return [...before, ...ids, ...after]
}

/** Where a nested thing stands on the canvas, given its set's place. */
export function absolutePlace(home: Point, within: Point): Point {
  return { x: home.x + within.x, y: home.y + within.y }
}
