import { z } from 'zod'
import type { Command } from '../graph/command'
import { edgeSchema, type Edge } from '../graph/document'
import { findLinks, targetText } from '../graph/links'
import { neededFirst } from '../graph/needed-first'
import { isPart, kindOf, nodeSchema, ownerOf, type Node } from '../kinds'
import { bounds } from '../std/bounds'
import type { EdgeId, NodeId } from '../std/id'
import { parseJson } from '../std/json'
import type { NewId } from './gestures'
import { rounded } from './gestures'
import { freeRects, places } from './placement'
import type { Point, Size } from './session'
import { viewOf, type View } from './view'

/** What goes through the clipboard: nodes with all that lies between them. */
const fragmentSchema = z.strictObject({
  deixis: z.literal('fragment'),
  nodes: z.array(nodeSchema).min(1).max(bounds.commandsPerBatchCountMax),
  edges: z.array(edgeSchema).max(bounds.commandsPerBatchCountMax),
})
type Fragment = z.infer<typeof fragmentSchema>

/** The nodes, their regions and segments, the members of their sets, and the edges between them. */
export function fragmentOf(view: View, ids: Iterable<string>): Fragment | undefined {
  const taken = new Set<string>()
  const take = (id: string) => {
    const node = view.nodes.get(id)
    if (!node || taken.has(id)) return
    taken.add(id)
    for (const part of view.parts.get(id) ?? []) taken.add(part.id)
    if (node.kind === 'set')
      node.members.filter((each) => view.homes.get(each)?.id === id).forEach(take)
  }
  for (const id of ids) {
    const node = view.nodes.get(id)
    take((node && ownerOf(node)) ?? id)
  }
  const placed = places(view)
  const nodes = view.document.nodes
    .filter((node) => taken.has(node.id))
    .map((node) => {
      const at = placed.get(node.id)
      return at ? ({ ...node, layout: { ...node.layout, ...at } } as Node) : node
    })
  if (nodes.length === 0) return undefined
  const edges = view.document.edges.filter(
    (edge) => taken.has(edge.source) && taken.has(edge.target),
  )
  return { deixis: 'fragment', nodes, edges }
}

/** How large the cards of a fragment are together. */
export function fragmentSize({ nodes, edges }: Fragment): Size {
  const view = viewOf({ versions: { document: 1 }, title: '', nodes, edges })
  const rects = [...freeRects(view, new Map()).values()]
  const left = Math.min(...rects.map((rect) => rect.x))
  const top = Math.min(...rects.map((rect) => rect.y))
  return {
    width: Math.max(...rects.map((rect) => rect.x + rect.width)) - left,
    height: Math.max(...rects.map((rect) => rect.y + rect.height)) - top,
  }
}

/** Reads what the clipboard holds, if it is a fragment at all. */
export function readFragment(text: string): Fragment | undefined {
  if (!text.startsWith('{') || !text.includes('"deixis"')) return undefined
  const json = parseJson(text)
  const parsed = json.ok ? fragmentSchema.safeParse(json.value) : undefined
  return parsed?.success ? parsed.data : undefined
}

/**
 * The commands that put a fragment in, under new ids, its upper left corner here. Links between its
 * texts follow; links and members that did not come along are left out where they are not in this
 * graph either.
 */
export function pasteCommands(
  view: View,
  fragment: Fragment,
  at: Point,
  newId: NewId,
): { commands: Command[]; ids: string[] } {
  const renamed = new Map<string, string>(fragment.nodes.map((node) => [node.id, newId()]))
  const laid = fragment.nodes.filter((node) => node.layout && ownerOf(node) === undefined)
  const left = Math.min(...laid.map((node) => node.layout?.x ?? 0))
  const top = Math.min(...laid.map((node) => node.layout?.y ?? 0))
  const known = (id: string) => renamed.get(id) ?? (view.nodes.has(id) ? id : undefined)
  const nodes = fragment.nodes.flatMap((node) =>
    copied(node, known, { x: at.x - left, y: at.y - top }),
  )
  const ids = new Set<string>(nodes.map((node) => node.id))
  const edges = fragment.edges.flatMap((edge): Edge[] => {
    const source = renamed.get(edge.source)
    const target = renamed.get(edge.target)
    if (source === undefined || target === undefined || !ids.has(source) || !ids.has(target))
      return []
    const evidence = edge.evidence?.flatMap((each) => known(each) ?? []) as NodeId[] | undefined
    const ends = { source: source as NodeId, target: target as NodeId }
    return [{ ...edge, ...ends, id: newId() as EdgeId, ...(evidence && { evidence }) }]
  })
  return {
    commands: [
      ...neededFirst(nodes).map((node): Command => ({ type: 'addNode', node })),
      ...edges.map((edge): Command => ({ type: 'addEdge', edge })),
    ],
    ids: nodes.filter((node) => ownerOf(node) === undefined).map((node) => node.id),
  }
}

function copied(node: Node, known: (id: string) => string | undefined, by: Point): Node[] {
  const { alias: _, ...rest } = node
  const copy = { ...rest, id: known(node.id) as NodeId } as Node
  if (copy.layout) {
    const moved = rounded({ x: copy.layout.x + by.x, y: copy.layout.y + by.y })
    copy.layout = { ...copy.layout, ...moved }
  }
  if (copy.kind === 'set') {
    copy.members = copy.members.flatMap((id) => known(id) ?? []) as NodeId[]
  }
  if (isPart(copy)) {
    const owner = known(copy.of)
    if (owner === undefined) return []
    copy.of = owner as NodeId
  }
  if (copy.kind === 'region' && copy.inside !== undefined) {
    const inside = known(copy.inside)
    if (inside === undefined) delete copy.inside
    else copy.inside = inside as NodeId
  }
  const texts: Record<string, string> = {}
  for (const field of kindOf(copy).linkFields) {
    const text = copy[field] as unknown
    if (typeof text === 'string') texts[field] = relinked(text, known)
  }
  return [{ ...copy, ...texts } as Node]
}

function relinked(text: string, known: (id: string) => string | undefined): string {
  let result = ''
  let last = 0
  for (const link of findLinks(text)) {
    const targets = link.targets.flatMap((target) => {
      const id = known(target.id)
      const paired = target.pairedWith === undefined ? undefined : known(target.pairedWith)
      if (id === undefined || (target.pairedWith !== undefined && paired === undefined)) return []
      return targetText({
        ...target,
        id: id as NodeId,
        ...(paired !== undefined && { pairedWith: paired as NodeId }),
      })
    })
    const phrase = text.slice(link.textStart, link.textEnd)
    const isGone = link.targets.length > 0 && targets.length === 0
    result += text.slice(last, link.start)
    result += isGone ? phrase : `[${phrase}](#${targets.join(',')})`
    last = link.end
  }
  return result + text.slice(last)
}
