import type { Command } from '../graph/command'
import type { NodeOf } from '../kinds'
import type { Extent, Shape } from '../media/shape'
import { bounds } from '../std/bounds'
import type { NodeId } from '../std/id'
import { cutText } from '../std/text'
import type { NewId } from './gestures'
import { enclosing } from './region-gestures'
import { extentMin } from './region-shapes'
import type { View } from './view'

/** More regions than these are not made at once: nobody could name them, and no prompt could use them. */
export const gridCellsCountMax = 100

/**
 * How a picture is split. `gapPercent` (between cells) and `marginPercent` (around all) are of its shorter side,
 * so that they are as wide as they are high.
 */
export type Grid = {
  readonly rows: number
  readonly columns: number
  readonly gapPercent: number
  readonly marginPercent: number
}

export type GridFault = 'counts' | 'tooMany' | 'tooSmall'

type Cell = { readonly row: number; readonly column: number; readonly shape: Shape }

/** Why a picture cannot be split so; undefined where it can. */
export function gridFault(grid: Grid, extent: Extent): GridFault | undefined {
  const { rows, columns, gapPercent, marginPercent } = grid
  const isCount = (value: number) => Number.isInteger(value) && value >= 1
  if (!isCount(rows) || !isCount(columns)) return 'counts'
  if (rows * columns > gridCellsCountMax) return 'tooMany'
  // Not a number is no more than 0 either.
  if (!(gapPercent >= 0) || !(marginPercent >= 0)) return 'counts'
  const across = cellLength(columns, ...sharesOf(grid, extent, extent.width))
  const down = cellLength(rows, ...sharesOf(grid, extent, extent.height))
  return across < extentMin || down < extentMin ? 'tooSmall' : undefined
}

/** The cells in reading order; none where the picture cannot be split so. Neighbours meet where there is no gap. */
export function gridCells(grid: Grid, extent: Extent): readonly Cell[] {
  if (gridFault(grid, extent) !== undefined) return []
  const across = spansOf(grid.columns, ...sharesOf(grid, extent, extent.width))
  const down = spansOf(grid.rows, ...sharesOf(grid, extent, extent.height))
  return down.flatMap((vertical, row) =>
    across.map((horizontal, column) => ({
      row: row + 1,
      column: column + 1,
      shape: {
        type: 'box' as const,
        x: horizontal.from,
        y: vertical.from,
        width: horizontal.length,
        height: vertical.length,
      },
    })),
  )
}

/** Gap and margin as fractions of one side of the picture. */
function sharesOf(grid: Grid, extent: Extent, side: number): [gap: number, margin: number] {
  const shorter = Math.min(extent.width, extent.height)
  const share = (percent: number) => ((percent / 100) * shorter) / side
  return [share(grid.gapPercent), share(grid.marginPercent)]
}

function cellLength(count: number, gap: number, margin: number): number {
  return (1 - 2 * margin - (count - 1) * gap) / count
}

/** Spans counted in whole ten-thousandths, so that the end of one is the very beginning of the next. */
function spansOf(count: number, gap: number, margin: number) {
  const length = cellLength(count, gap, margin)
  const at = (value: number) => Math.round(value * 10_000)
  return Array.from({ length: count }, (_, index) => {
    const from = margin + index * (length + gap)
    return { from: at(from) / 10_000, length: (at(from + length) - at(from)) / 10_000 }
  })
}

/** Places of the lines between so many rows and columns, in fractions. */
export function gridLines(rows: number, columns: number) {
  const between = (count: number) =>
    Array.from({ length: Math.max(0, count - 1) }, (_, index) => (index + 1) / count)
  return { across: between(rows), down: between(columns) }
}

/**
 * Makes a region of every cell, in reading order. One within a region that is there is inside of it.
 *
 * @param nameOf what a cell is called, in the person's language; undefined for no name
 */
export function splitPicture(
  view: View,
  image: NodeOf<'image'>,
  cells: readonly Cell[],
  nameOf: (cell: Cell, index: number) => string | undefined,
  newId: NewId,
): Command[] {
  return cells.map((cell, index): Command => {
    const { shape } = cell
    const label = nameOf(cell, index)
    const inside = enclosing(view, image.id, shape)
    const node: NodeOf<'region'> = {
      id: newId() as NodeId,
      kind: 'region',
      of: image.id,
      shape,
      ...(label !== undefined && { label: cutText(label, bounds.labelLengthMax) }),
      ...(inside !== undefined && { inside }),
    }
    return { type: 'addNode', node }
  })
}
