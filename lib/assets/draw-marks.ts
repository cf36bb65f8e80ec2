import type { Mark } from '../media/derivation'
import { cornersOf, type Extent } from '../media/shape'
import { assert } from '../std/assert'
import { capitalHeight, descenderHeight, penWidth, writeText } from './glyphs'
import { placeApart, placeNear, type Layout, type NearTags, type Tagged } from './mark-layout'
import {
  boundsOf,
  clamped,
  clearance,
  clipped,
  grown,
  insideNear,
  segmentBetween,
  sharedArea,
  type Polygon,
  type Rectangle,
} from './plane'

/** Their contrast is 18:1. One of the two shows on whatever the picture has there. */
const dark = '#141414'
const light = '#ffffff'

/** Of a picture's middling side (the root of its area): what one of the two lines takes, and a capital letter. */
const lineShare = 0.0025
const capitalShare = 0.016
/** Pixels below which a line is lost when a model scales the picture, and letters can't be told apart. */
const linePixelsMin = 2
const capitalPixelsUsualMin = 12
const capitalPixelsMin = 9
/** Steps in which crowded tags are made smaller. */
const crowdedFactor = 0.87

/** Around the letters of a tag, in their units. */
const padding = { side: 4, top: 3.6, bottom: 2.4 }

/** Where a cut of a picture lies in the whole, all in pixels of the whole. */
export type Cut = Extent & {
  readonly left: number
  readonly top: number
  readonly whole: Extent
}

type Outlined = { readonly mark: Mark; readonly inside: Polygon; readonly line: Polygon }

/**
 * Draws marks as a picture of their own, to be laid over what is made: around each shape a dark line and a
 * light one just outside it, and beside it a tag with its text (Set-of-Mark prompting, arXiv 2310.11441).
 * A shape at the picture's edge has its line at the edge. What lies outside the cut is left out.
 *
 * @param made pixels of the picture that is made
 * @returns SVG of paths alone, as large as the picture
 */
export function marksOverlay(marks: readonly Mark[], cut: Cut, made: Extent): string {
  const size = Math.sqrt(made.width * made.height)
  const line = Math.max(linePixelsMin, size * lineShare)
  const outlined = marks.flatMap((mark) => outline(mark, cut, made, 2 * line) ?? [])
  const { unit, tags } = layOut(outlined, made, line)
  const leaders = outlined.flatMap(
    ({ line: path }, index) => drawLeader(path, tags[index] as Rectangle, line) ?? [],
  )
  const body = [
    ...outlined.map(({ line: path }, index) => drawOutline(path, made, line, index)),
    ...leaders.map(({ lines }) => lines),
    // No line may hide where another ends.
    ...leaders.map(({ dot }) => dot),
    ...outlined.map(({ mark }, index) => drawTag(mark.text, tags[index] as Rectangle, unit, line)),
  ]
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${made.width}" height="${made.height}" viewBox="0 0 ${made.width} ${made.height}">${body.join('')}</svg>`
}

/** A shape in pixels of what is made, and the line around it, which stays in the picture. */
function outline(mark: Mark, cut: Cut, made: Extent, lineWidth: number): Outlined | undefined {
  const shape = cornersOf(mark.shape).map(({ x, y }) => ({
    x: ((x * cut.whole.width - cut.left) * made.width) / cut.width,
    y: ((y * cut.whole.height - cut.top) * made.height) / cut.height,
  }))
  const frame = { left: 0, top: 0, right: made.width, bottom: made.height }
  const inside = clipped(shape, frame)
  if (inside.length < 3) return undefined
  const inner = grown(frame, -Math.min(lineWidth, made.width / 3, made.height / 3))
  const kept = clipped(inside, inner)
  // Nothing of a shape in the outermost pixels is left by the cut, so it is pushed in.
  const line = kept.length >= 3 ? kept : inside.map((point) => clamped(point, inner))
  return { mark, inside, line }
}

/**
 * Places all tags as large as they should be; smaller where they then cover no shape, or where more of them then
 * stand at their shapes, or, failing that, where they then do not cover one another.
 */
function layOut(outlined: readonly Outlined[], made: Extent, line: number) {
  const size = Math.sqrt(made.width * made.height)
  const usual = Math.max(capitalPixelsUsualMin, size * capitalShare) / capitalHeight
  const least = Math.min(usual, capitalPixelsMin / capitalHeight)
  const tried: { unit: number; tagged: Tagged[]; near: NearTags }[] = []
  for (let unit = usual; ; unit = Math.max(least, unit * crowdedFactor)) {
    const tagged: Tagged[] = outlined.map(({ mark, inside, line: path }) => ({
      shape: inside,
      outline: path,
      tag: tagExtent(mark.text, unit, made),
    }))
    const near = placeNear(made, tagged, 2 * line)
    tried.push({ unit, tagged, near })
    if (near.apart.length === 0 || unit <= least) break
  }
  // Finding places farther off takes long, so that those sizes come first for which there are the fewest.
  tried.sort((a, b) => a.near.apart.length - b.near.apart.length || b.unit - a.unit)
  let best: (Layout & { unit: number }) | undefined
  for (const { unit, tagged, near } of tried) {
    const layout = { ...placeApart(made, tagged, near), unit }
    if (best === undefined || isBetter(layout, best)) best = layout
    if (!best.isCrowded && best.coveredArea < 1) break
  }
  assert(best !== undefined, 'tags are placed in one size at least')
  return best
}

/** Whether tags of another size hide less of one another or, as it is, of the shapes. */
function isBetter(layout: Layout, best: Layout): boolean {
  if (layout.isCrowded !== best.isCrowded) return best.isCrowded
  return layout.coveredArea < 1 && best.coveredArea >= 1
}

/** A tag is never larger than the picture, even where its letters are then too small to read. */
function tagExtent(text: string, unit: number, made: Extent): Extent {
  const width = writeText(text).width + 2 * padding.side
  const height = padding.top + capitalHeight + descenderHeight + padding.bottom
  const scale = Math.min(unit, made.width / width, made.height / height)
  return { width: width * scale, height: height * scale }
}

/** Thousandths of a pixel: the same text on every machine, and no longer than need be. */
function number(value: number): string {
  return String(Math.round(value * 1000) / 1000)
}

function pathOf(polygon: Polygon): string {
  return `M${polygon.map(({ x, y }) => `${number(x)} ${number(y)}`).join('L')}Z`
}

/** Two lines along a shape, of which the half inside is cut off: the dark one next to it, the light one beyond. */
function drawOutline(polygon: Polygon, made: Extent, line: number, index: number): string {
  const path = pathOf(polygon)
  const outside = `M0 0H${made.width}V${made.height}H0Z${path}`
  const stroke = (colour: string, width: number) =>
    `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${number(width)}" stroke-linejoin="round"/>`
  return `<clipPath id="c${index}"><path d="${outside}" clip-rule="evenodd"/></clipPath><g clip-path="url(#c${index})">${stroke(light, 4 * line)}${stroke(dark, 2 * line)}</g>`
}

/**
 * A line from a tag that stands apart from its shape. It crosses other shapes, so that a dot says where it ends: just
 * inside of its own, where a dot at the border would lie in a neighbour too.
 */
function drawLeader(outline: Polygon, tag: Rectangle, line: number) {
  const box = boundsOf(outline)
  if (sharedArea(grown(box, 4 * line), tag) > 0) return undefined
  const { from, to } = segmentBetween(outline, tag)
  const radiusMax = 1.5 * line
  const end = insideNear(outline, from, 2 * radiusMax)
  // In a narrow shape the dot is as small as keeps it there.
  const radius = Math.min(radiusMax, Math.max(line / 2, clearance(outline, end)))
  const [x, y] = [number(end.x), number(end.y)]
  const path = `M${x} ${y}L${number(to.x)} ${number(to.y)}`
  const stroke = (colour: string, width: number) =>
    `<path d="${path}" stroke="${colour}" stroke-width="${number(width)}"/>`
  const dot = `<circle cx="${x}" cy="${y}" r="${number(radius)}" fill="${dark}" stroke="${light}" stroke-width="${number(Math.min(line, radius) / 2)}"/>`
  return { lines: stroke(light, 2 * line) + stroke(dark, line), dot }
}

function drawTag(
  text: string,
  { left, top, right, bottom }: Rectangle,
  unit: number,
  line: number,
) {
  const { width, glyphs } = writeText(text)
  const scale = Math.min(unit, (right - left) / (width + 2 * padding.side))
  const border = Math.min(line / 2, (bottom - top) / 8)
  const letters = glyphs.map(
    ({ x, path }) => `<path transform="translate(${number(x)} 0)" d="${path}"/>`,
  )
  const x = left + padding.side * scale
  const y = top + padding.top * scale
  return `<rect x="${number(left + border / 2)}" y="${number(top + border / 2)}" width="${number(right - left - border)}" height="${number(bottom - top - border)}" rx="${number(scale * 2)}" fill="${light}" stroke="${dark}" stroke-width="${number(border)}"/><g transform="translate(${number(x)} ${number(y)}) scale(${number(scale)})" fill="none" stroke="${dark}" stroke-width="${penWidth}" stroke-linecap="round" stroke-linejoin="round">${letters.join('')}</g>`
}

/**
 * A light strip with a name in dark letters at its left, to be laid below a picture.
 *
 * @param extent of the strip, in pixels; a name that is wider is made smaller
 */
export function nameStrip(text: string, { width, height }: Extent): string {
  const { width: textWidth, glyphs } = writeText(text)
  const scale = Math.min((height * 0.55) / capitalHeight, width / (textWidth + 2 * padding.side))
  const y = (height - capitalHeight * scale) / 2
  const letters = glyphs.map(
    ({ x, path }) => `<path transform="translate(${number(x)} 0)" d="${path}"/>`,
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><rect width="${width}" height="${height}" fill="${light}"/><g transform="translate(${number(padding.side * scale)} ${number(y)}) scale(${number(scale)})" fill="none" stroke="${dark}" stroke-width="${penWidth}" stroke-linecap="round" stroke-linejoin="round">${letters.join('')}</g></svg>`
}
