import type { Command } from '../graph/command'
import type { NodeOf } from '../kinds'
import type { ImageAsset } from '../media/asset'
import type { Box, Shape } from '../media/shape'
import { bounds } from '../std/bounds'
import type { NodeId } from '../std/id'
import { fittedRect, widthOf } from './geometry'
import { areaOf, heldMove, isWithin, movedShape, resizedBox } from './region-shapes'
import type { Point, Size } from './session'
import { partsOf, type View } from './view'

/** Of a box that is made by a key: in the middle, with room to each side. */
const newBox: Box = { x: 0.3, y: 0.3, width: 0.4, height: 0.4 }

/** Shapes as they are while they are changed, by the ids of their regions. */
export type Reshaping = ReadonlyMap<string, Shape>

/** The regions among some nodes, each with its picture. */
export function regionsIn(
  view: View,
  ids: Iterable<string>,
): { region: NodeOf<'region'>; image: NodeOf<'image'> }[] {
  return [...ids].flatMap((id) => {
    const region = view.nodes.get(id)
    const image = region?.kind === 'region' ? view.nodes.get(region.of) : undefined
    return region?.kind === 'region' && image?.kind === 'image' ? { region, image } : []
  })
}

/** The regions of a picture in reading order. */
export function regionsOf(view: View, imageId: string): NodeOf<'region'>[] {
  return partsOf(view, imageId).filter((part) => part.kind === 'region')
}

/** Adds a region to a picture: this shape, else a box in its middle. One drawn within another is inside of it. */
export function addRegion(
  view: View,
  image: NodeOf<'image'>,
  id: string,
  shape: Shape = { type: 'box', ...newBox },
): Command[] {
  const inside = enclosing(view, image.id, shape)
  const node: NodeOf<'region'> = {
    id: id as NodeId,
    kind: 'region',
    of: image.id,
    shape,
    ...(inside !== undefined && { inside }),
  }
  return [{ type: 'addNode', node }]
}

/** The smallest region of a picture in which a shape wholly lies and that may still hold another. */
export function enclosing(view: View, imageId: string, shape: Shape): NodeId | undefined {
  let [found, areaFound]: [NodeId | undefined, number] = [undefined, Infinity]
  for (const region of regionsOf(view, imageId)) {
    const area = areaOf(region.shape)
    if (area >= areaFound || !isWithin(shape, region.shape)) continue
    if (outwardOf(view, region).length >= bounds.nestingDepthMax) continue
    found = region.id
    areaFound = area
  }
  return found
}

/** A region and those around it, from the inside out, as far as they say so. */
export function outwardOf(view: View, region: NodeOf<'region'>): NodeOf<'region'>[] {
  const chain: NodeOf<'region'>[] = []
  let at: NodeOf<'region'> | undefined = region
  while (at && !chain.includes(at) && chain.length <= bounds.nestingDepthMax) {
    chain.push(at)
    const next: unknown = at.inside === undefined ? undefined : view.nodes.get(at.inside)
    at = isRegion(next) ? next : undefined
  }
  return chain
}

function isRegion(node: unknown): node is NodeOf<'region'> {
  return (node as { kind?: string } | undefined)?.kind === 'region'
}

/** The regions that one may be said to be inside of: others of its picture that are not inside of it. */
export function insideChoices(view: View, region: NodeOf<'region'>): NodeOf<'region'>[] {
  return regionsOf(view, region.of).filter((other) =>
    outwardOf(view, other).every((each) => each.id !== region.id),
  )
}

/** Says which region one is inside of, or that it is in none. */
export function setInside(region: NodeOf<'region'>, inside: string | undefined): Command[] {
  if (region.inside === inside) return []
  return [{ type: 'updateNode', id: region.id, patch: { inside: inside ?? null } }]
}

/**
 * The shapes of some regions of one picture moved by so many fractions of it, with all that is inside of them:
 * together, and no farther than the picture goes.
 */
export function movedRegions(view: View, ids: ReadonlySet<string>, by: Point): Reshaping {
  const reshaping = new Map<string, Shape>()
  const imageIds = new Set(regionsIn(view, ids).map(({ image }) => image.id))
  for (const imageId of imageIds) {
    const moving = regionsOf(view, imageId).filter((region) =>
      outwardOf(view, region).some(({ id }) => ids.has(id)),
    )
    const move = heldMove(
      moving.map(({ shape }) => shape),
      by,
    )
    for (const { id, shape } of moving) reshaping.set(id, movedShape(shape, move))
  }
  return reshaping
}

/** The regions that have another shape now; nothing of those that are as they were. */
export function reshape(view: View, reshaping: Reshaping): Command[] {
  return regionsIn(view, reshaping.keys()).flatMap(({ region }) => {
    const shape = reshaping.get(region.id)
    return shape && !isSameShape(shape, region.shape) ? [shapeCommand(region, shape)] : []
  })
}

/** Moves regions, each by so many canvas pixels of its picture, with what is inside of them. */
export function nudgeRegions(view: View, ids: ReadonlySet<string>, by: Point): Command[] {
  const byImage = new Map<NodeOf<'image'>, Set<string>>()
  for (const { region, image } of regionsIn(view, ids)) {
    byImage.set(image, (byImage.get(image) ?? new Set()).add(region.id))
  }
  return [...byImage].flatMap(([image, own]) => {
    const frame = fittedRect(image, widthOf(image))
    const move = { x: by.x / frame.width, y: by.y / frame.height }
    return reshape(view, movedRegions(view, own, move))
  })
}

/** Makes a box larger or smaller by so many canvas pixels, at its right and lower side. */
export function growRegion(region: NodeOf<'region'>, image: NodeOf<'image'>, by: Size): Command[] {
  const { shape } = region
  if (shape.type !== 'box') return []
  const frame = fittedRect(image, widthOf(image))
  const grown = resizedBox(
    shape,
    { x: by.width === 0 ? 0 : 1, y: by.height === 0 ? 0 : 1 },
    {
      x: shape.x + shape.width + by.width / frame.width,
      y: shape.y + shape.height + by.height / frame.height,
    },
  )
  const next: Shape = { type: 'box', ...grown }
  return isSameShape(next, shape) ? [] : [shapeCommand(region, next)]
}

function shapeCommand(region: NodeOf<'region'>, shape: Shape): Command {
  return { type: 'updateNode', id: region.id, patch: { shape } }
}

function isSameShape(one: Shape, other: Shape): boolean {
  if (one.type === 'box' && other.type === 'box') {
    return (['x', 'y', 'width', 'height'] as const).every((key) => one[key] === other[key])
  }
  if (one.type !== 'polygon' || other.type !== 'polygon') return false
  const isSamePoint = (at: number) =>
    one.points[at]?.x === other.points[at]?.x && one.points[at]?.y === other.points[at]?.y
  return one.points.length === other.points.length && one.points.every((_, at) => isSamePoint(at))
}

/** By how much the proportions of two pictures may differ before what was drawn in one is off in the other. */
const proportionDifferenceMax = 0.02

/** Puts another picture in the place of one; regions keep their fractions. */
export function replacePicture(image: NodeOf<'image'>, asset: ImageAsset): Command[] {
  if (image.asset?.hash === asset.hash) return []
  return [{ type: 'updateNode', id: image.id, patch: { asset } }]
}

/** Whether two pictures have so different proportions that regions of one have to be looked at in the other. */
export function isOtherShape(one: ImageAsset, other: ImageAsset): boolean {
  const ratio = (one.width * other.height) / (one.height * other.width)
  return Math.max(ratio, 1 / ratio) - 1 > proportionDifferenceMax
}
