import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addRegion,
  enclosing,
  growRegion,
  insideChoices,
  isOtherShape,
  movedRegions,
  nudgeRegions,
  regionsIn,
  regionsOf,
  replacePicture,
  reshape,
  setInside,
} from '@/lib/editor/region-gestures'
import { removal } from '@/lib/editor/gestures'
import { viewOf, type View } from '@/lib/editor/view'
import { applyBatch } from '@/lib/graph/apply'
import type { GraphDocument } from '@/lib/graph/document'
import { boxOf, shapeSchema, type Shape } from '@/lib/media/shape'
import { applied, assets, dogs } from './fixtures'

function partsOf(document: GraphDocument, id: string) {
  const view = viewOf(document)
  const [found] = regionsIn(view, [id])
  if (!found) throw new Error(`no region ${id}`)
  return { ...found, view }
}

const box = (x: number, y: number, width: number, height: number): Shape => ({
  type: 'box',
  x,
  y,
  width,
  height,
})

/** The dogs' picture with these regions besides its own, each inside of what holds it when it is added. */
function withRegions(shapes: Readonly<Record<string, Shape>>): GraphDocument {
  return Object.entries(shapes).reduce((document, [id, shape]) => {
    const { view, image } = partsOf(document, 'region')
    return applied(document, addRegion(view, image, id, shape))
  }, dogs)
}

const insideOf = (view: View, id: string) => {
  const node = view.nodes.get(id)
  return node?.kind === 'region' ? node.inside : undefined
}

test('EG11 a box is added in the middle of a picture, moved and sized by pixels', () => {
  const { view, image } = partsOf(dogs, 'region')
  const added = applied(dogs, addRegion(view, image, 'new'))
  const first = partsOf(added, 'new')
  expect(boxOf(first.region.shape)).toMatchObject({ x: 0.3, y: 0.3, width: 0.4, height: 0.4 })
  // 288 pixels of picture at the width of its card.
  const moved = applied(added, nudgeRegions(first.view, new Set(['new']), { x: 28.8, y: -192 }))
  expect(boxOf(partsOf(moved, 'new').region.shape)).toMatchObject({ x: 0.4, y: 0 })
  const grown = applied(
    moved,
    growRegion(partsOf(moved, 'new').region, image, { width: 14.4, height: -900 }),
  )
  const { width, height } = boxOf(partsOf(grown, 'new').region.shape)
  expect(width).toBeCloseTo(0.45, 3)
  expect(height).toBe(0.01)
})

test('EG11 whatever keys are pressed, a region stays in its picture', () => {
  const steps = fc.array(
    fc.record({
      grows: fc.boolean(),
      x: fc.integer({ min: -500, max: 500 }),
      y: fc.integer({ min: -500, max: 500 }),
    }),
    { maxLength: 12 },
  )
  fc.assert(
    fc.property(steps, fc.boolean(), (all, isPolygon) => {
      const shape = {
        type: 'polygon' as const,
        points: [
          { x: 0.1, y: 0.1 },
          { x: 0.5, y: 0.2 },
          { x: 0.3, y: 0.6 },
        ],
      }
      let document: GraphDocument = isPolygon
        ? {
            ...dogs,
            nodes: dogs.nodes.map((node) => (node.kind === 'region' ? { ...node, shape } : node)),
          }
        : dogs
      for (const { grows, x, y } of all) {
        const { view, region, image } = partsOf(document, 'region')
        const commands = grows
          ? growRegion(region, image, { width: x, height: y })
          : nudgeRegions(view, new Set(['region']), { x, y })
        document = applied(document, commands)
        expect(shapeSchema.safeParse(partsOf(document, 'region').region.shape).success).toBe(true)
      }
    }),
  )
})

test('ER4 a region drawn wholly in others is inside of the smallest of them', () => {
  const document = withRegions({
    room: box(0.05, 0.05, 0.9, 0.4),
    table: box(0.1, 0.1, 0.3, 0.3),
    cup: box(0.15, 0.15, 0.1, 0.1),
    apart: box(0.02, 0.1, 0.2, 0.1),
  })
  const view = viewOf(document)
  expect(insideOf(view, 'room')).toBeUndefined()
  expect(insideOf(view, 'table')).toBe('room')
  expect(insideOf(view, 'cup')).toBe('table')
  // It sticks out of the room.
  expect(insideOf(view, 'apart')).toBeUndefined()
})

test('ER4 nesting ends at its bound: a region drawn deeper is inside of one that may still hold it', () => {
  const shapes = Object.fromEntries(
    Array.from({ length: 14 }, (_, at) => {
      const edge = 0.02 * (at + 1)
      return [`r${at}`, box(edge, edge, 0.9 - 2 * edge, 0.9 - 2 * edge)]
    }),
  )
  // No batch is refused on the way.
  const document = withRegions(shapes)
  const { image, view } = partsOf(document, 'r13')
  expect(enclosing(view, image.id, box(0.4, 0.4, 0.02, 0.02))).toBeDefined()
})

test('ER4 a region can be put inside of any other of its picture but one inside of itself', () => {
  const document = withRegions({
    room: box(0.05, 0.05, 0.9, 0.4),
    table: box(0.1, 0.1, 0.3, 0.3),
  })
  const { view, region } = partsOf(document, 'room')
  expect(insideChoices(view, region).map(({ id }) => id)).toEqual(['region'])
  const table = partsOf(document, 'table').region
  expect(insideChoices(view, table).map(({ id }) => id)).toEqual(['region', 'room'])
  const freed = applied(document, setInside(table, undefined))
  expect(insideOf(viewOf(freed), 'table')).toBeUndefined()
  const held = applied(freed, setInside(partsOf(freed, 'table').region, 'region'))
  expect(insideOf(viewOf(held), 'table')).toBe('region')
  expect(setInside(partsOf(held, 'table').region, 'region')).toEqual([])
})

test('ER5 what is inside of a region moves along by as much, in one step that one undo takes back', () => {
  const document = withRegions({
    room: box(0.05, 0.05, 0.6, 0.4),
    table: box(0.1, 0.1, 0.3, 0.3),
    cup: box(0.15, 0.15, 0.1, 0.1),
  })
  const view = viewOf(document)
  const commands = reshape(view, movedRegions(view, new Set(['room', 'cup']), { x: 0.9, y: 0.1 }))
  expect(commands).toHaveLength(3)
  const result = applyBatch(document, commands)
  if (!result.ok) throw new Error(result.error.code)
  const at = (id: string) => boxOf(partsOf(result.value.document, id).region.shape)
  // The room meets the border, and what is in it goes no farther than it does.
  expect(at('room')).toMatchObject({ x: 0.4, y: 0.15 })
  expect(at('table')).toMatchObject({ x: 0.45, y: 0.2 })
  expect(at('cup')).toMatchObject({ x: 0.5, y: 0.25 })
  expect(at('region')).toEqual(boxOf(partsOf(document, 'region').region.shape))
  expect(applied(result.value.document, result.value.inverse).nodes).toEqual(document.nodes)
})

test('ER5 a region that goes leaves what was inside of it', () => {
  const document = withRegions({
    room: box(0.05, 0.05, 0.6, 0.4),
    table: box(0.1, 0.1, 0.3, 0.3),
  })
  const left = applied(document, removal(viewOf(document), ['room'], []))
  expect(regionsOf(viewOf(left), 'photo').map(({ id }) => id)).toEqual(['region', 'table'])
  expect(insideOf(viewOf(left), 'table')).toBeUndefined()
})

test('ER5 a drag that ends where it began changes nothing', () => {
  const view = viewOf(withRegions({ room: box(0.05, 0.05, 0.6, 0.4) }))
  expect(reshape(view, movedRegions(view, new Set(['room']), { x: 0, y: 0 }))).toEqual([])
  expect(reshape(view, movedRegions(view, new Set(['d1', 'nobody']), { x: 1, y: 1 }))).toEqual([])
})

test('ER8 another picture keeps the regions and their fractions, and the undo the picture before', () => {
  const { image, region } = partsOf(dogs, 'region')
  const asset = { ...assets.image, hash: `sha256-${'c'.repeat(64)}`, width: 900, height: 400 }
  const result = applyBatch(dogs, replacePicture(image, asset))
  if (!result.ok) throw new Error(result.error.code)
  const { document, inverse } = result.value
  expect(partsOf(document, 'region').image.asset).toEqual(asset)
  expect(partsOf(document, 'region').region.shape).toEqual(region.shape)
  expect(applied(document, inverse).nodes).toEqual(dogs.nodes)
  expect(replacePicture(image, assets.image)).toEqual([])
})

test('ER8 pictures have another shape when their proportions differ by more than 2 %', () => {
  const at = (width: number, height: number) => ({ ...assets.image, width, height })
  expect(isOtherShape(at(600, 400), at(1_200, 800))).toBe(false)
  expect(isOtherShape(at(600, 400), at(1_210, 800))).toBe(false)
  expect(isOtherShape(at(600, 400), at(1_230, 800))).toBe(true)
  expect(isOtherShape(at(600, 400), at(400, 600))).toBe(true)
})
