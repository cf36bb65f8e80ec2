import type { Node } from '../kinds'
import { widthOf } from './geometry'
import type { Point } from './session'

/**
 * Places for cards that nobody has placed: three blocks beside one another (things, media, what is
 * said of them), each in columns read downwards, so that the whole is about as wide as a screen.
 *
 * Method: columns of one height, filled in reading order; the height comes from the area of all
 * cards and is rounded up in steps, so that one more card seldom moves the others. Linear in
 * the nodes. Limit: wires do not count.
 */

const gap = 24
const columnGap = 112
const blockGap = 112
/** A screen at 100 %. */
const heightMin = 800
/** From one height of columns to the next. */
const step = 1.4
/** Width to height of the whole. */
const proportion = 1.5

/** The block of a kind: things, media, then what is said of them. */
function blockOf(node: Node): 0 | 1 | 2 {
  if (node.kind === 'set' || node.kind === 'entity') return 0
  if (node.kind === 'image' || node.kind === 'audio') return 1
  return 2
}

/** Where each node goes, by id, the first at the top left of x 0 and this height. */
export function gridPlaces(
  nodes: readonly Node[],
  heightOf: (node: Node) => number,
  top: number,
): ReadonlyMap<string, Point> {
  const area = nodes.reduce(
    (sum, node) => sum + (widthOf(node) + columnGap) * (heightOf(node) + gap),
    0,
  )
  let heightMax = heightMin
  while (heightMax * heightMax * proportion < area) heightMax = Math.round(heightMax * step)
  const blocks: [Node[], Node[], Node[]] = [[], [], []]
  for (const node of nodes) blocks[blockOf(node)].push(node)
  const placed = new Map<string, Point>()
  let x = 0
  for (const block of blocks) {
    let y = top
    let width = 0
    for (const node of block) {
      const height = heightOf(node)
      if (y > top && y + height > top + heightMax) {
        x += width + columnGap
        y = top
        width = 0
      }
      placed.set(node.id, { x, y })
      width = Math.max(width, widthOf(node))
      y += height + gap
    }
    if (width > 0) x += width + blockGap
  }
  return placed
}
