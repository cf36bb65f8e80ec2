import sharp from 'sharp'
import { exifWithPlace } from './samples'

export type Colour = readonly [number, number, number]
export const red: Colour = [200, 30, 30]
export const grey: Colour = [110, 110, 110]
/** As seen: 300 by 200 pixels, grey, with a red square of 48 by 40. */
export const seen = { width: 300, height: 200 }
export const square = { left: 192, top: 24, width: 48, height: 40 }
export const squareBox = { x: 0.64, y: 0.12, width: 0.16, height: 0.2 }

function colourAt(x: number, y: number): Colour {
  const isIn = x >= square.left && x < square.left + square.width
  return isIn && y >= square.top && y < square.top + square.height ? red : grey
}

/** Where a stored pixel is seen, by EXIF orientation. */
const turns: Readonly<
  Record<number, (x: number, y: number, w: number, h: number) => [number, number]>
> = {
  1: (x, y) => [x, y],
  2: (x, y, w) => [w - 1 - x, y],
  3: (x, y, w, h) => [w - 1 - x, h - 1 - y],
  4: (x, y, _w, h) => [x, h - 1 - y],
  5: (x, y) => [y, x],
  6: (x, y, _w, h) => [h - 1 - y, x],
  7: (x, y, w, h) => [h - 1 - y, w - 1 - x],
  8: (x, y, w) => [y, w - 1 - x],
}

/** The picture stored so that its orientation turns it upright. */
export async function turned(
  orientation: number,
  format: 'jpeg' | 'png' | 'webp',
): Promise<Uint8Array> {
  const isAside = orientation > 4
  const width = isAside ? seen.height : seen.width
  const height = isAside ? seen.width : seen.height
  const raw = Buffer.alloc(width * height * 3)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      raw.set(colourAt(...turns[orientation]!(x, y, width, height)), (y * width + x) * 3)
    }
  }
  const image = sharp(raw, { raw: { width, height, channels: 3 } })
  return new Uint8Array(
    await image
      .withExif(exifWithPlace)
      .withMetadata({ orientation })
      .toFormat(format, { quality: 95 })
      .toBuffer(),
  )
}
