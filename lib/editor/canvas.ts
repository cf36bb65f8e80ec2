import type { Edge as FlowEdge, Node as FlowNode } from '@xyflow/react'
import type { Edge } from '../graph/document'
import type { Node, NodeKind } from '../kinds'
import type { Rect } from './geometry'
import type { Member } from './members'
import type { Face } from './view'
import type { WireEnd } from './wires'

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
/** A card; `draft`: of what is only proposed. */
export type CanvasNode = FlowNode<CardData, NodeKind | 'draft'>

type WireData = {
  readonly edge: Edge
  /** Where its ends are on the canvas. */
  readonly source: WireEnd
  readonly target: WireEnd
  readonly lit: boolean
}
export type CanvasEdge = FlowEdge<WireData, 'wire' | 'draft'>
