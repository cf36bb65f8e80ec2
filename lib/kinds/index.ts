import { z } from 'zod'
import type { NodeId } from '../std/id'
import { answer } from './answer'
import { audio } from './audio'
import type { Kind } from './define'
import { document } from './document'
import { entity } from './entity'
import { image } from './image'
import { question } from './question'
import { region } from './region'
import { segment } from './segment'
import { set } from './set'
import { text } from './text'

/** Every kind of node, in the order in which a palette offers them. A new kind is a line here. */
export const kinds = {
  entity,
  set,
  text,
  image,
  region,
  audio,
  segment,
  question,
  answer,
  document,
}

export const nodeSchema = z.discriminatedUnion('kind', [
  entity.schema,
  set.schema,
  text.schema,
  image.schema,
  region.schema,
  audio.schema,
  segment.schema,
  question.schema,
  answer.schema,
  document.schema,
])

export type Node = z.infer<typeof nodeSchema>
export type NodeKind = Node['kind']
export type NodeOf<K extends NodeKind> = Extract<Node, { kind: K }>

export const nodeKinds = Object.keys(kinds) as readonly NodeKind[]

/** The behaviour of a node's own kind. */
export function kindOf(node: { kind: NodeKind }): Kind<Node> {
  // Each definition is checked against its own kind above; the table's lookup by a node's own
  // `kind` keeps the pairing, which the type system cannot follow.
  return kinds[node.kind] as unknown as Kind<Node>
}

/** Kinds whose nodes are parts of another, in which they are drawn and told. */
export type PartKind = 'region' | 'segment'
export type PartNode = NodeOf<PartKind>

/** What a person calls a node: its label, else what stands on its card. */
export function nameOf(node: Node): string {
  return node.label || node.alias || node.id
}

/** What a field of a node holds as text; undefined where it holds none. */
export function textIn(node: Node, field: string): string | undefined {
  const value = (node as unknown as Readonly<Record<string, unknown>>)[field]
  return typeof value === 'string' ? value : undefined
}

/** The node of which this one is a part: a region's picture, a segment's sound. */
export function ownerOf(node: Node): NodeId | undefined {
  return kindOf(node).owner?.(node)
}

/** Whether nodes of a kind are parts of another. */
export function isPartKind(kind: NodeKind): kind is PartKind {
  return kindOf({ kind }).owner !== undefined
}

/** Whether a node is a part of another. */
export function isPart(node: Node): node is PartNode {
  return isPartKind(node.kind)
}
