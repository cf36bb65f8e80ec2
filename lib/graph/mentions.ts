import { kindOf, ownerOf, type Node } from '../kinds'
import type { NodeId } from '../std/id'
import { findLinks } from './links'

/** Every node that a node names: its owner, members, enclosing region and the links in its texts. */
export function idsNamedBy(node: Node): ReadonlySet<NodeId> {
  const ids = new Set<NodeId>()
  const owner = ownerOf(node)
  if (owner !== undefined) ids.add(owner)
  const kind = kindOf(node)
  for (const reference of kind.references?.(node) ?? []) ids.add(reference.id)
  for (const id of idsLinkedFrom(node)) ids.add(id)
  return ids
}

/** The nodes that the links in a node's texts point at, whether they exist or not. */
export function idsLinkedFrom(node: Node): ReadonlySet<NodeId> {
  const ids = new Set<NodeId>()
  for (const field of kindOf(node).linkFields) {
    const text = node[field]
    if (typeof text !== 'string') continue
    for (const link of findLinks(text)) {
      for (const target of link.targets) {
        ids.add(target.id)
        if (target.pairedWith !== undefined) ids.add(target.pairedWith)
      }
    }
  }
  return ids
}
