import type { Box, Extent } from '../media/shape'

/**
 * How a family of models is told where something is in a picture (P14). `thousandths` is Gemini's, with
 * the vertical axis first; `pixels` is Claude's, of the picture as it was sent; `none` is for models that
 * read no coordinates, which are shown marks instead.
 */
export const coordinateForms = ['thousandths', 'pixels', 'none'] as const
export type CoordinateForm = (typeof coordinateForms)[number]

/** `[ymin, xmin, ymax, xmax]`, whole thousandths of the picture's height and width. */
export type ThousandthsBox = readonly [ymin: number, xmin: number, ymax: number, xmax: number]

/** `[x1, y1, x2, y2]`, whole pixels of the picture as sent; the lower right corner is not inside. */
export type PixelsBox = readonly [x1: number, y1: number, x2: number, y2: number]

/** A box of fractions in thousandths, each side rounded to the nearest, and at least one thousandth long. */
export function toThousandths({ x, y, width, height }: Box): ThousandthsBox {
  const [left, right] = rounded(x, x + width, 1000)
  const [top, bottom] = rounded(y, y + height, 1000)
  return [top, left, bottom, right]
}

/** Both ends of a side in whole units of which there are `count`; a box without extent would name nothing. */
function rounded(from: number, to: number, count: number): readonly [number, number] {
  const low = Math.min(Math.round(from * count), Math.max(0, count - 1))
  return [low, Math.max(low + 1, Math.round(to * count))]
}

/** A box of thousandths in fractions. */
export function fromThousandths([ymin, xmin, ymax, xmax]: ThousandthsBox): Box {
  return {
    x: xmin / 1000,
    y: ymin / 1000,
    width: (xmax - xmin) / 1000,
    height: (ymax - ymin) / 1000,
  }
}

/** A box of fractions in pixels of a picture, each side rounded to the nearest, and at least one pixel long. */
export function toPixels({ x, y, width, height }: Box, extent: Extent): PixelsBox {
  const [left, right] = rounded(x, x + width, extent.width)
  const [top, bottom] = rounded(y, y + height, extent.height)
  return [left, top, right, bottom]
}

/** A box of pixels in fractions of the picture. */
export function fromPixels([x1, y1, x2, y2]: PixelsBox, { width, height }: Extent): Box {
  return { x: x1 / width, y: y1 / height, width: (x2 - x1) / width, height: (y2 - y1) / height }
}

/**
 * Where a box is, with its axes named, since every family has its own order of them: empty where the
 * form tells no coordinates. Pixels are of a picture that is sent; of another there are thousandths.
 */
export function boxText(box: Box, form: CoordinateForm, sent: Extent | undefined): string {
  if (form === 'none') return ''
  if (form === 'pixels' && sent) {
    const [x1, y1, x2, y2] = toPixels(box, sent)
    return `x1 ${x1}, y1 ${y1}, x2 ${x2}, y2 ${y2} in pixels of ${sent.width} × ${sent.height}`
  }
  const [ymin, xmin, ymax, xmax] = toThousandths(box)
  return `ymin ${ymin}, xmin ${xmin}, ymax ${ymax}, xmax ${xmax} of 1000`
}
