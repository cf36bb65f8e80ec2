import type { Region } from 'wavesurfer.js/plugins/regions'
import { segmentTags } from '@/lib/editor/segment-tags'
import { timeText, type SpanEdge } from '@/lib/editor/segment-times'
import { isFinger } from './pointer'
import type { WaveOptions, WaveSegment } from './sound-wave'

/** What is read aloud of a wave's parts. */
export type WaveWords = {
  readonly segment: (segment: WaveSegment) => string
  readonly edge: (edge: SpanEdge, segment: WaveSegment) => string
}

/** Moves an edge of a segment by so many seconds. */
export type EdgeKeys = (id: string, edge: SpanEdge, bySeconds: number) => void

/**
 * Gives a region of the library its look, the letter of its segment, and edges that keys can move. Only one
 * that is selected is taken hold of itself: in all others a new one can be drawn.
 */
export function dressRegion(
  region: Region,
  segment: WaveSegment,
  depth: number,
  options: WaveOptions,
): void {
  const { element } = region
  if (!element) return
  const { isSelected, isLit } = segment
  const colour = isSelected || isLit ? 'var(--accent)' : 'var(--k-audio)'
  element.dataset['segment'] = segment.id
  Object.assign(element.style, {
    // No stack of its own: letters stand over all segments, also over one that is selected and lies on them.
    zIndex: 'auto',
    pointerEvents: isSelected ? 'all' : 'none',
    touchAction: 'none',
    backgroundColor: `color-mix(in oklab, ${colour} 16%, transparent)`,
    borderRadius: '3px',
  })
  dressTag(region, segment, colour, options)
  const places = isFinger() && isSelected && fingerPlaces(segment, options.durationSeconds)
  dressMiddle(element, places, depth)
  for (const edge of ['start', 'end'] as const) {
    const side = edge === 'start' ? 'left' : 'right'
    const handle = element.querySelector<HTMLElement>(`[part~="region-handle-${side}"]`)
    if (!handle) continue
    placeEdge(handle, edge, places)
    drawEdge(element, edge, isSelected ? 3 : 2, colour)
    dressEdge(handle, edge, segment, options)
    handle.style.zIndex = String(depth)
  }
}

/** The letter of a segment, which is also what selects it. */
function dressTag(
  region: Region,
  segment: WaveSegment,
  colour: string,
  options: WaveOptions,
): void {
  const { isSelected } = segment
  const isAccent = isSelected || segment.isLit
  if (!region.content) {
    const made = document.createElement('button')
    made.type = 'button'
    made.addEventListener('click', (event) => {
      // What is under it is not sought by this.
      event.stopPropagation()
      // Not every browser gives a button the focus that is pressed by a finger.
      made.focus({ preventScroll: true })
      options.onSelect(region.id)
    })
    made.addEventListener('pointerenter', () => options.onPoint(region.id))
    made.addEventListener('pointerleave', () => options.onPoint(undefined))
    // The library shifts what it holds as content; what stands in a box that has no place is left where it is.
    const holder = document.createElement('span')
    holder.style.display = 'contents'
    holder.append(made)
    region.setContent(holder)
  }
  const tag = tagOf(region)
  if (!tag) return
  tag.textContent = [segment.letters, isSelected && segment.label].filter(Boolean).join(' ')
  tag.setAttribute('aria-label', options.words.segment(segment))
  tag.setAttribute('aria-pressed', String(isSelected))
  const size = tagSize()
  Object.assign(tag.style, {
    position: 'absolute',
    zIndex: String(tagDepth),
    pointerEvents: 'all',
    cursor: 'pointer',
    minWidth: `${size}px`,
    height: `${size}px`,
    maxWidth: '12rem',
    padding: `0 ${tagPadding}px`,
    border: 'none',
    borderRadius: '3px',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    font: '500 11px var(--mono)',
    color: isAccent ? 'var(--on-accent)' : 'var(--ink)',
    backgroundColor: isAccent ? 'var(--accent-fill)' : 'var(--card)',
    boxShadow: `inset 0 0 0 1px ${colour}`,
  })
}

/** Over all edges, of which each lies by its segment's length. */
const tagDepth = 100_000
const tagPadding = 5
const letterWidth = 7
const rowGap = 2

/** How large the letter of a segment is at least: as a finger or a mouse needs it. */
const tagSize = () => (isFinger() ? 32 : 20)

const tagOf = ({ content }: Region) => content?.querySelector('button')

/**
 * Puts the letters of segments where none covers another; what is told beside the letter of a selected one
 * moves none of the others.
 *
 * @param widthPixels how wide all of the sound is
 */
export function placeTags(
  regions: readonly Region[],
  segments: readonly WaveSegment[],
  sound: {
    readonly durationSeconds: number
    readonly widthPixels: number
    readonly height: number
  },
): void {
  const size = tagSize()
  const row = size + rowGap
  const xOf = (seconds: number) => (seconds / sound.durationSeconds) * sound.widthPixels
  const places = segmentTags(
    segments.map(({ start, letters }) => ({
      x: xOf(start),
      width: Math.max(size, 2 * tagPadding + letterWidth * letters.length),
    })),
    { width: sound.widthPixels, rowsCount: Math.floor((sound.height + rowGap) / row) },
  )
  const byId = new Map(regions.map((region) => [region.id, region]))
  for (const [index, { id, start }] of segments.entries()) {
    const region = byId.get(id)
    const tag = region && tagOf(region)
    const place = places[index]
    if (!tag || !place) continue
    tag.style.left = `${place.x - xOf(start)}px`
    tag.style.top = `${place.row * row}px`
  }
}

/** Seconds by which keys move an edge. */
function stepOf({ shiftKey, altKey }: KeyboardEvent): number {
  if (altKey) return 0.001
  return shiftKey ? 0.1 : 0.01
}

const directions: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
}

/** As wide as a finger needs an edge, and the middle between two. */
const fingerPixels = 44

/**
 * Where the edges of a region are taken hold of by a finger, and its middle between them, each 44 pixels wide
 * at least. An edge lies half inside a region that is wide enough; of a shorter one the edges reach outward,
 * and at an end of the sound as far inward as they must to be seen. All of it is told as lengths of CSS, since
 * a region becomes wider with the zoom: 100% is its own width, 100cqw that of the sound.
 *
 * @returns what is to the left of the first edge, of the middle and of the second edge, from the region's left
 */
function fingerPlaces({ start }: WaveSegment, durationSeconds: number) {
  const [half, whole, twice] = [fingerPixels / 2, fingerPixels, 2 * fingerPixels]
  const before = `${(start / durationSeconds) * 100}cqw`
  const last = `calc(100cqw - ${before} - ${whole}px)`
  const inner = `clamp(-${half}px, 50% - ${half}px, ${half}px)`
  const right = `min(${last}, max(100% - ${inner}, ${twice}px - ${before}))`
  const left = `max(-1 * ${before}, min(${inner} - ${whole}px, ${last} - ${twice}px))`
  return { left, middle: `calc(${left} + ${whole}px)`, middleEnd: `calc(100% - ${right})`, right }
}

type FingerPlaces = ReturnType<typeof fingerPlaces> | false

/** A child of a region that is not the library's, made once. */
function ownChild(element: HTMLElement, name: string): HTMLElement {
  const before = element.querySelector<HTMLElement>(`[data-own="${name}"]`)
  if (before) return before
  const made = document.createElement('i')
  made.dataset['own'] = name
  made.setAttribute('aria-hidden', 'true')
  return element.appendChild(made)
}

/** What a finger takes a region by that may be narrower than the finger; what it is told goes on to the region. */
function dressMiddle(element: HTMLElement, places: FingerPlaces, depth: number): void {
  Object.assign(ownChild(element, 'middle').style, {
    display: places ? 'block' : 'none',
    position: 'absolute',
    top: '0',
    bottom: '0',
    zIndex: String(depth),
    ...(places && { left: places.middle, right: places.middleEnd }),
  })
}

/** A mouse takes an edge where it is drawn. */
const mousePixels = 12

function placeEdge(handle: HTMLElement, edge: SpanEdge, places: FingerPlaces): void {
  const left = edge === 'start' ? '0%' : '100%'
  Object.assign(handle.style, {
    width: `${places ? fingerPixels : mousePixels}px`,
    left: places
      ? places[edge === 'start' ? 'left' : 'right']
      : `calc(${left} - ${mousePixels / 2}px)`,
    right: 'auto',
    border: 'none',
    pointerEvents: 'all',
    touchAction: 'none',
  })
}

/** The line of an edge stands where the edge is, wherever that is taken hold of. */
function drawEdge(element: HTMLElement, edge: SpanEdge, width: number, colour: string): void {
  Object.assign(ownChild(element, edge).style, {
    position: 'absolute',
    top: '0',
    bottom: '0',
    [edge === 'start' ? 'left' : 'right']: `${-width / 2}px`,
    width: `${width}px`,
    backgroundColor: colour,
    pointerEvents: 'none',
  })
}

/** An edge that a pointer drags, and that keys move while it has the focus. */
function dressEdge(
  handle: HTMLElement,
  edge: SpanEdge,
  segment: WaveSegment,
  options: WaveOptions,
): void {
  const seconds = segment[edge]
  for (const [name, value] of [
    ['role', 'slider'],
    ['tabindex', '0'],
    ['aria-orientation', 'horizontal'],
    ['aria-label', options.words.edge(edge, segment)],
    ['aria-valuemin', '0'],
    ['aria-valuemax', String(options.durationSeconds)],
    ['aria-valuenow', String(seconds)],
    ['aria-valuetext', timeText(seconds)],
  ] as const) {
    handle.setAttribute(name, value)
  }
  handle.onkeydown = (event) => {
    const direction = directions[event.key]
    if (direction === undefined || event.ctrlKey || event.metaKey) return
    // It is no key of the canvas, nor of the browser's history.
    event.preventDefault()
    event.stopPropagation()
    options.onEdgeKey(segment.id, edge, direction * stepOf(event))
  }
}
