import type { GraphDocument } from '../graph/document'
import type { NodeKind } from '../kinds'
import type { ImageAsset } from '../media/asset'
import type { Rect } from './geometry'
import { freeRects } from './placement'
import { viewOf } from './view'

/** A card as a small drawing shows it. */
type ThumbnailCard = {
  readonly rect: Rect
  readonly kind: NodeKind
  readonly picture?: ImageAsset
}
export type Thumbnail = { readonly bounds: Rect; readonly cards: readonly ThumbnailCard[] }

const cardsCountMax = 200
const picturesCountMax = 6

/** The cards of a graph with their places, the same for the same document; none of an empty graph. */
export function thumbnailOf(document: GraphDocument): Thumbnail | undefined {
  const view = viewOf(document)
  const rects = [...freeRects(view, new Map())].slice(0, cardsCountMax)
  if (rects.length === 0) return undefined
  let picturesCount = 0
  const cards = rects.flatMap(([id, rect]): ThumbnailCard[] => {
    const node = view.nodes.get(id)
    if (!node) return []
    const { kind } = node
    if (kind !== 'image' || !node.asset || picturesCount >= picturesCountMax)
      return [{ rect, kind }]
    picturesCount++
    return [{ rect, kind, picture: node.asset }]
  })
  const left = Math.min(...cards.map(({ rect }) => rect.x))
  const top = Math.min(...cards.map(({ rect }) => rect.y))
  const right = Math.max(...cards.map(({ rect }) => rect.x + rect.width))
  const bottom = Math.max(...cards.map(({ rect }) => rect.y + rect.height))
  return { bounds: { x: left, y: top, width: right - left, height: bottom - top }, cards }
}
