import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addRegion, growRegion, moveRegion, regionsIn } from '@/lib/editor/region-gestures'
import { viewOf } from '@/lib/editor/view'
import { boxOf, shapeSchema } from '@/lib/kinds/region'
import type { GraphDocument } from '@/lib/graph/document'
import { applied, dogs } from './fixtures'

function partsOf(document: GraphDocument, id: string) {
  const [found] = regionsIn(viewOf(document), [id])
  if (!found) throw new Error(`no region ${id}`)
  return found
}

test('EG11 a box is added in the middle of a picture, moved and sized by pixels', () => {
  const { image } = partsOf(dogs, 'region')
  const added = applied(dogs, addRegion(image, 'new'))
  const first = partsOf(added, 'new').region
  expect(boxOf(first.shape)).toMatchObject({ x: 0.3, y: 0.3, width: 0.4, height: 0.4 })
  // 288 pixels of picture at the width of its card.
  const moved = applied(added, moveRegion(first, image, { x: 28.8, y: -192 }))
  expect(boxOf(partsOf(moved, 'new').region.shape)).toMatchObject({ x: 0.4, y: 0 })
  const grown = applied(
    moved,
    growRegion(partsOf(moved, 'new').region, image, { width: 14.4, height: -900 }),
  )
  const box = boxOf(partsOf(grown, 'new').region.shape)
  expect(box.width).toBeCloseTo(0.45, 4)
  expect(box.height).toBe(0.02)
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
        const { region, image } = partsOf(document, 'region')
        const commands = grows
          ? growRegion(region, image, { width: x, height: y })
          : moveRegion(region, image, { x, y })
        document = applied(document, commands)
        expect(shapeSchema.safeParse(partsOf(document, 'region').region.shape).success).toBe(true)
      }
    }),
  )
})
