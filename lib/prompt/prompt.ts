import type { AudioAsset, ImageAsset } from '../media/asset'
import type { AudioDerivation, ImageDerivation } from '../media/derivation'

/** The fixed order of a prompt (P4). */
export const sections = [
  'instructions',
  'media',
  'graph',
  'notes',
  'conversation',
  'question',
] as const
export type SectionName = (typeof sections)[number]

/** A stretch of a part's text that tells of these nodes; offsets are UTF-16 code units. */
export type Span = {
  readonly start: number
  readonly end: number
  readonly nodeIds: readonly string[]
}

/**
 * One part of a prompt, one part of every provider's request. A text part ends with a line break, so
 * that parts read the same whether a provider joins them or not.
 */
export type Part =
  | {
      readonly type: 'text'
      readonly section: SectionName
      readonly text: string
      readonly spans: readonly Span[]
    }
  | (OfMedia & {
      readonly type: 'image'
      readonly asset: ImageAsset
      readonly derivation: ImageDerivation
    })
  | (OfMedia & {
      readonly type: 'audio'
      readonly asset: AudioAsset
      readonly derivation: AudioDerivation
    })

type OfMedia = {
  readonly section: 'media'
  /** What the label before it calls it, and a file that is made of it: `Image 1`, `Image 1 / Region A`. */
  readonly alias: string
  /** The picture or the sound that it is made from. */
  readonly nodeId: string
  /** All that it shows or lets be heard: a picture, a region cut from it, the regions marked on a copy. */
  readonly nodeIds: readonly string[]
}

export type MediaPart = Exclude<Part, { type: 'text' }>

export type Turn = { readonly role: 'user' | 'assistant'; readonly parts: readonly Part[] }

/** A compiled prompt, of no provider yet. Turns alternate and the last is the user's. */
export type Prompt = { readonly system: readonly Part[]; readonly turns: readonly Turn[] }

/** Every part in the order in which manifests number them: instructions, then turns. */
export function partsOf(prompt: Prompt): readonly Part[] {
  return [...prompt.system, ...prompt.turns.flatMap((turn) => turn.parts)]
}

/** The nodes that a part tells of, in the order of their first mention. */
export function nodeIdsOf(part: Part): readonly string[] {
  if (part.type !== 'text') return part.nodeIds
  const [first] = part.spans
  if (part.spans.length === 1 && first?.nodeIds.length === 1) return first.nodeIds
  const ids = new Set<string>()
  // Phrases that may mean any of thousands share one list of them.
  const told = new Set<readonly string[]>()
  for (const { nodeIds } of part.spans) {
    if (nodeIds.length > 1 && told.has(nodeIds)) continue
    told.add(nodeIds)
    for (const id of nodeIds) ids.add(id)
  }
  return [...ids]
}
