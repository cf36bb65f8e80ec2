import type { Edge, GraphDocument, Node } from '../../graph/document'
import { isObject } from '../../std/json'

// JSON Canvas 1.0: a list of nodes (text, file, link, group) with a rectangle each, and of edges. What is
// our own stands in the member `deixis` of a node, an edge or the whole, as the specification leaves room for.

export type Raw = Readonly<Record<string, unknown>>

export const sides = ['top', 'right', 'bottom', 'left'] as const
export type Side = (typeof sides)[number]

export type CanvasNode = {
  readonly id: string
  readonly type: 'text' | 'file' | 'link' | 'group'
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly color?: string
  readonly text?: string
  readonly file?: string
  readonly subpath?: string
  readonly url?: string
  readonly label?: string
  readonly deixis?: Raw
}

export type CanvasEdge = {
  readonly id: string
  readonly fromNode: string
  readonly toNode: string
  readonly fromSide?: string
  readonly toSide?: string
  readonly fromEnd?: string
  readonly toEnd?: string
  readonly color?: string
  readonly label?: string
  readonly deixis?: Raw
}

export type Canvas = {
  readonly nodes: readonly CanvasNode[]
  readonly edges: readonly CanvasEdge[]
  readonly deixis?: Raw
}

const nodeKeys = [
  'id',
  'type',
  'x',
  'y',
  'width',
  'height',
  'color',
  'text',
  'file',
  'subpath',
  'url',
  'label',
]
const edgeKeys = [
  'id',
  'fromNode',
  'toNode',
  'fromSide',
  'toSide',
  'fromEnd',
  'toEnd',
  'color',
  'label',
]

/** Members that the specification has; a group's background is kept as a foreign one. */
export const knownKeys = {
  node: new Set([...nodeKeys, 'deixis']),
  edge: new Set([...edgeKeys, 'deixis']),
  canvas: new Set(['nodes', 'edges', 'deixis']),
} as const

/** What a canvas said of a node, an edge or itself that Deixis has no field for: `extra.canvas`. */
export type Kept = {
  readonly color?: string
  /** A link's address and the text that was made of it. */
  readonly url?: string
  readonly urlText?: string
  /** The file of a node whose file was not there, or is of no type that is taken in. */
  readonly file?: string
  readonly subpath?: string
  readonly fromSide?: string
  readonly toSide?: string
  readonly fromEnd?: string
  readonly toEnd?: string
  /** The edge's arrow is drawn at its other end. */
  readonly reversed?: true
  /** The edge had no label; its relation was made up. */
  readonly unlabelled?: string
  /** Members of other programs. */
  readonly keys?: Raw
  /** Of the whole: what a group had, by its id. */
  readonly groups?: Raw
}

const keptTexts = [
  'color',
  'url',
  'urlText',
  'file',
  'subpath',
  'fromSide',
  'toSide',
  'fromEnd',
  'toEnd',
  'unlabelled',
] as const

/** What was kept with a thing; anybody may have written there, so only what has the right form counts. */
export function keptOf(extra: Raw | undefined): Kept {
  return keptIn(extra?.['canvas'])
}

export function keptIn(value: unknown): Kept {
  if (!isObject(value)) return {}
  const kept: Record<string, unknown> = {}
  for (const name of keptTexts) if (typeof value[name] === 'string') kept[name] = value[name]
  if (value['reversed'] === true) kept['reversed'] = true
  if (isObject(value['keys'])) kept['keys'] = value['keys']
  if (isObject(value['groups'])) kept['groups'] = value['groups']
  return kept
}

/** Foreign members of a thing that is written, none of which takes the place of one that is known. */
export function foreignMembers(kept: Kept, known: ReadonlySet<string>): Raw {
  return Object.fromEntries(Object.entries(kept.keys ?? {}).filter(([key]) => !known.has(key)))
}

/** Colours are `1` to `6` or `#rrggbb`; nothing else is written. */
export function isColor(value: unknown): value is string {
  return typeof value === 'string' && /^(?:[1-6]|#[0-9A-Fa-f]{6})$/.test(value)
}

export type { Edge, GraphDocument, Node }
