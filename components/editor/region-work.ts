import type { Reshaping } from '@/lib/editor/region-gestures'
import type { Point } from '@/lib/editor/session'

export type RegionTool = 'box' | 'polygon'
type GridLines = { readonly rows: number; readonly columns: number }

/** What is under way in the editor that is of regions and of their pictures; none of it is in the document. */
export type RegionWork = {
  /** The picture on which regions are being drawn. */
  readonly drawingOn: string | undefined
  readonly regionTool: RegionTool
  /** Corners of the polygon under way, in fractions of the picture. */
  readonly corners: readonly Point[]
  /** Corners of which no polygon could be made, and why; told until there are others. */
  readonly refusedCorners:
    { readonly corners: readonly Point[]; readonly why: 'few' | 'thin' } | undefined
  /** Lines over the picture as a help while drawing. */
  readonly gridLines: GridLines | undefined
  /** The region that was drawn last, while it is given a name. */
  readonly naming: string | undefined
  /** Shapes under a pointer that are written when it is let go. */
  readonly reshaping: Reshaping | undefined
  /** The picture for which a split into cells is being chosen. */
  readonly splitting: string | undefined
  /** The picture for which another file is being chosen; a new object each time. */
  readonly replacing: { readonly id: string } | undefined
  /** A file that came down on the card of a picture, and where on the screen. */
  readonly dropped: { readonly id: string; readonly file: File; readonly screen: Point } | undefined
}

export const noRegionWork: RegionWork = {
  drawingOn: undefined,
  regionTool: 'box',
  corners: [],
  refusedCorners: undefined,
  gridLines: undefined,
  naming: undefined,
  reshaping: undefined,
  splitting: undefined,
  replacing: undefined,
  dropped: undefined,
}
