import type { Box, Shape } from './shape'

/**
 * W3C Media Fragments 1.0: a part of a picture as `xywh=percent:…`, a part of a sound as `t=…`. The
 * recommendation writes whole percents; here they carry six decimal places, since a whole percent of a
 * large photo is forty pixels.
 */

/** A fraction as percent, to a hundred-millionth of the side: far less than a pixel of any picture. */
function percent(fraction: number): string {
  return String(Math.round(fraction * 1e8) / 1e6)
}

/** A number that is written plainly: digits, and at most one point within them. */
const plainNumber = /^[0-9]{1,7}(?:\.[0-9]{1,9})?$/

function numbersIn(text: string, count: number): number[] | undefined {
  const words = text.split(',')
  if (words.length !== count || !words.every((word) => plainNumber.test(word))) return undefined
  return words.map(Number)
}

/** `percent:12,30,25,41`, the value of `xywh`. */
export function boxFragment({ x, y, width, height }: Box): string {
  return `percent:${[x, y, width, height].map(percent).join(',')}`
}

/** The four numbers of a value of `xywh`, in percent, whether they lie in the picture or not; undefined for what is none. */
export function readPercents(value: string): readonly number[] | undefined {
  return value.startsWith('percent:') ? numbersIn(value.slice(8), 4) : undefined
}

/** The box that a value of `xywh` names, in fractions; undefined for what is none or leaves the picture. */
export function readBoxFragment(value: string): Box | undefined {
  const numbers = readPercents(value)
  if (!numbers) return undefined
  const [x = 0, y = 0, width = 0, height = 0] = numbers.map((each) => each / 100)
  const isInside = x + width <= 1 + 1e-7 && y + height <= 1 + 1e-7
  if (!isInside || width <= 0 || height <= 0) return undefined
  return { x, y, width: Math.min(width, 1 - x), height: Math.min(height, 1 - y) }
}

/** A shape for an address: a box as `xywh`, a polygon as `poly:` and its corners in percent. */
export function shapeFragment(shape: Shape): string {
  if (shape.type === 'box') return boxFragment(shape)
  return `poly:${shape.points.flatMap(({ x, y }) => [percent(x), percent(y)]).join(',')}`
}

/** The shape that `shapeFragment` wrote, or undefined. */
export function readShapeFragment(value: string): Shape | undefined {
  if (!value.startsWith('poly:')) {
    const box = readBoxFragment(value)
    return box && { type: 'box', ...box }
  }
  const words = value.slice(5).split(',')
  const numbers = numbersIn(value.slice(5), words.length)
  if (!numbers || numbers.length % 2 === 1 || numbers.length < 6) return undefined
  if (numbers.some((each) => each > 100)) return undefined
  const points = []
  for (let at = 0; at < numbers.length; at += 2) {
    points.push({ x: (numbers[at] as number) / 100, y: (numbers[at + 1] as number) / 100 })
  }
  return { type: 'polygon', points }
}

/** `0.4,1.1`, the value of `t`: seconds to the millisecond. */
export function timeFragment({ start, end }: { start: number; end: number }): string {
  return [start, end].map((each) => String(Math.round(each * 1000) / 1000)).join(',')
}

/** The seconds that a value of `t` names; undefined for what is none or ends before it begins. */
export function readTimeFragment(value: string): { start: number; end: number } | undefined {
  const numbers = numbersIn(value, 2)
  if (!numbers) return undefined
  const [start = 0, end = 0] = numbers
  return end > start ? { start, end } : undefined
}
