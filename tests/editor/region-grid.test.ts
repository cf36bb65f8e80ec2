import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gridCells, gridFault, gridLines, splitPicture, type Grid } from '@/lib/editor/region-grid'
import { viewOf } from '@/lib/editor/view'
import { applyBatch } from '@/lib/graph/apply'
import { shapeSchema } from '@/lib/media/shape'
import { applied, countedIds, dogs } from './fixtures'

const plain = { gapPercent: 0, marginPercent: 0 }
const extent = { width: 600, height: 400 }
const grids = fc.record({
  rows: fc.integer({ min: 1, max: 10 }),
  columns: fc.integer({ min: 1, max: 10 }),
  gapPercent: fc.double({ min: 0, max: 5, noNaN: true }),
  marginPercent: fc.double({ min: 0, max: 10, noNaN: true }),
})

test('ER6 the cells of a grid cover the picture and none another', () => {
  fc.assert(
    fc.property(grids, (grid) => {
      const cells = gridCells({ ...grid, ...plain }, extent)
      expect(cells).toHaveLength(grid.rows * grid.columns)
      const area = cells.reduce((sum, { shape }) => {
        return shape.type === 'box' ? sum + shape.width * shape.height : sum
      }, 0)
      expect(area).toBeCloseTo(1, 9)
      expectApart(cells)
    }),
  )
})

test('ER6 gaps and margins are as wide as they are high, and cells stay in the picture', () => {
  fc.assert(
    fc.property(grids, (grid) => {
      const cells = gridCells(grid, extent)
      for (const { shape } of cells) expect(shapeSchema.safeParse(shape).success).toBe(true)
      expectApart(cells)
    }),
  )
  const [first] = gridCells({ rows: 2, columns: 3, gapPercent: 2, marginPercent: 3 }, extent)
  // 3 % of 400 pixels are 12 pixels, to the left as above.
  expect(first?.shape).toMatchObject({ x: 0.02, y: 0.03 })
})

/** In whole ten-thousandths, in which shapes are kept: sums of fractions miss by an ulp. */
function expectApart(cells: ReturnType<typeof gridCells>) {
  const tenThousandth = (value: number) => Math.round(value * 10_000)
  const boxes = cells.flatMap(({ shape }) => (shape.type === 'box' ? [shape] : []))
  const isBefore = (from: number, length: number, next: number) =>
    tenThousandth(from + length) <= tenThousandth(next)
  const overlapping = boxes.filter((one, at) =>
    boxes
      .slice(at + 1)
      .some(
        (other) =>
          !isBefore(one.x, one.width, other.x) &&
          !isBefore(other.x, other.width, one.x) &&
          !isBefore(one.y, one.height, other.y) &&
          !isBefore(other.y, other.height, one.y),
      ),
  )
  expect(overlapping).toEqual([])
}

test('ER6 what cannot be split says why', () => {
  const fault = (grid: Partial<Grid>) =>
    gridFault({ rows: 2, columns: 2, ...plain, ...grid }, extent)
  expect(fault({})).toBeUndefined()
  expect(fault({ rows: 10, columns: 10 })).toBeUndefined()
  expect(fault({ rows: 11, columns: 10 })).toBe('tooMany')
  expect(fault({ rows: 0 })).toBe('counts')
  expect(fault({ rows: 1.5 })).toBe('counts')
  expect(fault({ columns: NaN })).toBe('counts')
  expect(fault({ gapPercent: -1 })).toBe('counts')
  expect(fault({ marginPercent: NaN })).toBe('counts')
  expect(fault({ marginPercent: 50 })).toBe('tooSmall')
  expect(gridCells({ rows: 11, columns: 10, ...plain }, extent)).toEqual([])
})

test('ER6 all cells are made in one step, in reading order, with their names', () => {
  const view = viewOf(dogs)
  const image = view.nodes.get('photo')
  if (image?.kind !== 'image') throw new Error('no picture')
  const cells = gridCells({ rows: 3, columns: 4, ...plain }, extent)
  const nameOf = ({ row, column }: { row: number; column: number }) => `${row}-${column}`
  const commands = splitPicture(view, image, cells, nameOf, countedIds('cell'))
  const result = applyBatch(dogs, commands)
  if (!result.ok) throw new Error(result.error.code)
  const made = result.value.document.nodes.filter(({ id }) => id.startsWith('cell'))
  expect(made.map(({ label }) => label)).toEqual(
    [1, 2, 3].flatMap((row) => [1, 2, 3, 4].map((column) => `${row}-${column}`)),
  )
  expect(applied(result.value.document, result.value.inverse).nodes).toEqual(dogs.nodes)
  const unnamed = splitPicture(view, image, cells, () => undefined, countedIds())
  expect(unnamed.every((each) => each.type === 'addNode' && !('label' in each.node))).toBe(true)
})

test('ER6 lines stand between rows and columns', () => {
  expect(gridLines(3, 3)).toEqual({ across: [1 / 3, 2 / 3], down: [1 / 3, 2 / 3] })
  expect(gridLines(1, 2)).toEqual({ across: [], down: [0.5] })
})
