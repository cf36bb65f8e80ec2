/** Every picture of the templates by file name, and the one way in which SVG becomes JPEG. */
import sharp from 'sharp'
import { dogDefs, longWhite, poodle } from './dogs.mjs'
import { blur, svg } from './draw.mjs'
import { apples, bananas } from './fruit.mjs'
import { garden } from './garden.mjs'
import { livingRoom } from './living-room.mjs'
import { byungkook } from './portrait.mjs'

const PICTURES = {
  'living-room.jpg': livingRoom,
  'garden.jpg': garden,
  'apples.jpg': apples,
  'bananas.jpg': bananas,
  'byungkook.jpg': byungkook,
}

export const pictureNames = Object.keys(PICTURES)

/** Full chroma, because halved chroma smears the thin coloured edges that drawings are made of. */
export function makePicture(name) {
  return sharp(Buffer.from(PICTURES[name]()), { density: 72 })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: 88, chromaSubsampling: '4:4:4', mozjpeg: true })
    .toBuffer()
}

/**
 * One dog of the living room alone on a transparent ground, as PNG: the test holds its edges against the box of the
 * region that the documents draw around it.
 */
export function makeDogAlone(id) {
  const dog = { d1: poodle, d3: longWhite }[id]
  return sharp(Buffer.from(svg(1200, 800, dogDefs + blur('soft', 8), dog())))
    .png()
    .toBuffer()
}
