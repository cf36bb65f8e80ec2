import { fail, ok } from '../../std/result'
import { createOverlay, viewOf, type Overlay, type Strip } from './pieces'

/** Element ids of Matroska (RFC 9559) that are read here. */
const id = {
  ebml: 0x1a45dfa3,
  segment: 0x18538067,
  seekHead: 0x114d9b74,
  info: 0x1549a966,
  tracks: 0x1654ae6b,
  cluster: 0x1f43b675,
  cues: 0x1c53bb6b,
  tags: 0x1254c367,
  chapters: 0x1043a770,
  attachments: 0x1941a469,
  timestampScale: 0x2ad7b1,
  duration: 0x4489,
  muxingApp: 0x4d80,
  writingApp: 0x5741,
  trackEntry: 0xae,
  trackName: 0x536e,
  clusterTimestamp: 0xe7,
  simpleBlock: 0xa3,
  blockGroup: 0xa0,
  block: 0xa1,
  void: 0xec,
  crc: 0xbf,
} as const

const topLevel = new Set<number>([
  id.seekHead,
  id.info,
  id.tracks,
  id.cluster,
  id.cues,
  id.tags,
  id.chapters,
  id.attachments,
])
const keptInSegment = new Set<number>([id.seekHead, id.cues])
const keptInInfo = new Set<number>([id.timestampScale, id.duration, id.muxingApp, id.writingApp])

type Element = { id: number; at: number; body: number; end: number; isOpen: boolean }

/** Blocks of 20 ms each for more than five hours; more elements take long to be walked. */
const elementsCountMax = 1_000_000

type Clock = {
  scaleNanoseconds: number
  last: number
  previous: number
  blocksCount: number
  elementsCount: number
}

/**
 * WebM: tags, attachments, chapters, titles and dates become Void elements of the same size, so that
 * the index holds. A recorder that streams leaves lengths and the duration unknown; the blocks are
 * walked, which gives it and shows a file that was cut.
 */
export const stripWebm: Strip = (bytes) => {
  const header = elementAt(bytes, 0, bytes.length)
  if (header?.id !== id.ebml || header.isOpen) return fail('media.broken')
  const segment = elementAt(bytes, header.end, bytes.length)
  if (segment?.id !== id.segment) return fail('media.broken')
  const overlay = createOverlay(bytes)
  const clock: Clock = {
    scaleNanoseconds: 1_000_000,
    last: 0,
    previous: 0,
    blocksCount: 0,
    elementsCount: 0,
  }
  for (let at = segment.body; at < segment.end;) {
    const element = elementAt(bytes, at, segment.end)
    if (!element || clock.elementsCount++ > elementsCountMax) return fail('media.broken')
    if (element.id === id.cluster) {
      const end = walkCluster(bytes, element, clock)
      if (end === undefined) return fail('media.broken')
      at = end
      continue
    }
    if (element.isOpen || !stripTopLevel(bytes, element, overlay, clock))
      return fail('media.broken')
    at = element.end
  }
  if (clock.blocksCount === 0) return fail('media.empty')
  // The last block lasts as long as the one before it, as near as a header tells.
  const ticks = clock.last + Math.max(clock.last - clock.previous, 0)
  const durationSeconds = (ticks * clock.scaleNanoseconds) / 1e9
  return ok({ pieces: [overlay.result().subarray(0, segment.end)], durationSeconds })
}

/** Reads an element's header; an element of unknown length is open, up to where its parent ends. */
function elementAt(bytes: Uint8Array, at: number, limit: number): Element | undefined {
  const idLength = Math.clz32(bytes[at] ?? 0) - 23
  const sizeAt = at + idLength
  const sizeLength = Math.clz32(bytes[sizeAt] ?? 0) - 23
  const body = sizeAt + sizeLength
  if (idLength > 4 || sizeLength > 8 || body > limit) return undefined
  let elementId = 0
  for (let index = at; index < sizeAt; index++) elementId = elementId * 256 + (bytes[index] ?? 0)
  const first = bytes[sizeAt] ?? 0
  let size = first & (0xff >> sizeLength)
  let isOpen = size === 0xff >> sizeLength
  for (let index = sizeAt + 1; index < body; index++) {
    size = size * 256 + (bytes[index] ?? 0)
    isOpen &&= bytes[index] === 0xff
  }
  const end = isOpen ? limit : body + size
  return end > limit ? undefined : { id: elementId, at, body, end, isOpen }
}

function stripTopLevel(bytes: Uint8Array, element: Element, overlay: Overlay, clock: Clock) {
  if (element.id === id.info) {
    return eachChild(bytes, element, (child) => {
      if (child.id === id.timestampScale) clock.scaleNanoseconds = unsignedOf(bytes, child)
      if (!keptInInfo.has(child.id)) makeVoid(child, overlay)
      return true
    })
  }
  if (element.id === id.tracks) {
    return eachChild(bytes, element, (entry) => {
      if (entry.id !== id.trackEntry) makeVoid(entry, overlay)
      else {
        return eachChild(bytes, entry, (child) => {
          // A checksum over a parent that was changed would be wrong.
          if (child.id === id.trackName || child.id === id.crc) makeVoid(child, overlay)
          return true
        })
      }
      return true
    })
  }
  if (!keptInSegment.has(element.id)) makeVoid(element, overlay)
  return true
}

function eachChild(bytes: Uint8Array, parent: Element, visit: (child: Element) => boolean) {
  for (let at = parent.body; at < parent.end;) {
    const child = elementAt(bytes, at, parent.end)
    if (!child || child.isOpen || !visit(child)) return false
    at = child.end
  }
  return true
}

/** Walks the blocks of a cluster; one of unknown length ends where a top-level element begins. */
function walkCluster(bytes: Uint8Array, cluster: Element, clock: Clock): number | undefined {
  let timestamp = 0
  const readBlock = (block: Element) => {
    // The track number is a length-coded integer; a signed 16-bit time follows it.
    const timeAt = block.body + Math.clz32(bytes[block.body] ?? 0) - 23
    if (timeAt + 2 > block.end) return false
    const time = timestamp + viewOf(bytes).getInt16(timeAt)
    clock.previous = clock.last
    clock.last = time
    clock.blocksCount++
    return true
  }
  for (let at = cluster.body; at < cluster.end;) {
    const child = elementAt(bytes, at, cluster.end)
    if (!child || clock.elementsCount++ > elementsCountMax) return undefined
    if (cluster.isOpen && topLevel.has(child.id)) return at
    if (child.isOpen) return undefined
    if (child.id === id.clusterTimestamp) timestamp = unsignedOf(bytes, child)
    const isWhole =
      child.id === id.simpleBlock
        ? readBlock(child)
        : child.id !== id.blockGroup ||
          eachChild(bytes, child, (inner) => inner.id !== id.block || readBlock(inner))
    if (!isWhole) return undefined
    at = child.end
  }
  return cluster.end
}

function unsignedOf(bytes: Uint8Array, element: Element): number {
  return bytes.subarray(element.body, element.end).reduce((sum, byte) => sum * 256 + byte, 0)
}

/** Writes a Void element over another, of exactly its length, with nothing in it. */
function makeVoid(element: Element, overlay: Overlay): void {
  if (element.id === id.void) return overlay.erase(element.body, element.end)
  const length = element.end - element.at
  const sizeLength = length >= 9 ? 8 : 1
  const header = new Uint8Array(1 + sizeLength)
  header[0] = id.void
  let size = length - header.length
  for (let index = sizeLength; index > 0; index--) {
    header[index] = size % 256
    size = Math.floor(size / 256)
  }
  header[1] = (header[1] ?? 0) | (0x80 >> (sizeLength - 1))
  overlay.write(element.at, header)
  overlay.erase(element.at + header.length, element.end)
}
