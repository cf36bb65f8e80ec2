import type { Command } from '../graph/command'
import type { NodeOf } from '../kinds'
import { boxOf, type Box, type Shape } from '../kinds/region'
import type { NodeId } from '../std/id'
import { fittedRect, widthOf } from './geometry'
import type { Point, Size } from './session'
import type { View } from './view'

/** Smaller than this, in fractions of the picture, a region could not be made out. */
const extentMin = 0.02
/** Of a box that is made by a key: in the middle, with room to each side. */
const newBox: Box = { x: 0.3, y: 0.3, width: 0.4, height: 0.4 }

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

/** Adds a box in the middle of a picture. */
export function addRegion(image: NodeOf<'image'>, id: string): Command[] {
  const shape: Shape = { type: 'box', ...newBox }
  return [{ type: 'addNode', node: { id: id as NodeId, kind: 'region', of: image.id, shape } }]
}

/** Moves a region by so many canvas pixels, no farther than its picture goes. */
export function moveRegion(region: NodeOf<'region'>, image: NodeOf<'image'>, by: Point): Command[] {
  const box = boxOf(region.shape)
  const frame = fittedRect(image, widthOf(image))
  const x = fine(held(box.x + by.x / frame.width, 0, 1 - box.width))
  const y = fine(held(box.y + by.y / frame.height, 0, 1 - box.height))
  if (x === box.x && y === box.y) return []
  return [shapeCommand(region, movedTo(region.shape, box, { x, y }))]
}

/** Makes a box larger or smaller by so many canvas pixels, at its right and lower side. */
export function growRegion(region: NodeOf<'region'>, image: NodeOf<'image'>, by: Size): Command[] {
  const { shape } = region
  if (shape.type !== 'box') return []
  const frame = fittedRect(image, widthOf(image))
  const width = fine(held(shape.width + by.width / frame.width, extentMin, 1 - shape.x))
  const height = fine(held(shape.height + by.height / frame.height, extentMin, 1 - shape.y))
  if (width === shape.width && height === shape.height) return []
  return [shapeCommand(region, { ...shape, width, height })]
}

function shapeCommand(region: NodeOf<'region'>, shape: Shape): Command {
  return { type: 'updateNode', id: region.id, patch: { shape } }
}

function movedTo(shape: Shape, box: Box, to: Point): Shape {
  if (shape.type === 'box') return { ...shape, ...to }
  const points = shape.points.map((point) => ({
    x: fine(held(point.x + to.x - box.x, 0, 1)),
    y: fine(held(point.y + to.y - box.y, 0, 1)),
  }))
  return { ...shape, points }
}

/** Fractions to a ten-thousandth, rounded down so that a sum never leaves the picture. */
function fine(value: number): number {
  return Math.floor(value * 10_000 + 1e-6) / 10_000
}

function held(value: number, min: number, max: number): number {
  return Math.max(min, Math.min(max, value))
}
