/**
 * Makes the pictures and sounds of the example graphs: `npm run templates:media [folder]`. They are made rather than
 * found, so that they carry nobody's licence, and made from shapes and sums alone, so that the same lock file on the
 * same platform gives the same bytes (tests/templates holds it to that).
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { makePicture, pictureNames } from './template-media/pictures.mjs'
import { makeSound, soundNames } from './template-media/sounds.mjs'

const HOME = fileURLToPath(new URL('../lib/templates/media/', import.meta.url))

/** Writes every file into `folder` and returns `[name, bytes]` rows in a fixed order. */
export async function makeTemplateMedia(folder = HOME) {
  const rows = []
  for (const name of pictureNames) rows.push([name, await makePicture(name)])
  for (const name of soundNames) rows.push([name, makeSound(name)])
  mkdirSync(folder, { recursive: true })
  for (const [name, bytes] of rows) writeFileSync(join(folder, name), bytes)
  return rows
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const rows = await makeTemplateMedia(process.argv[2] && resolve(process.argv[2]))
  for (const [name, bytes] of rows) console.log(`${String(bytes.length).padStart(8)}  ${name}`)
}
