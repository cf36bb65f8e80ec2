import { fail, ok } from '../../std/result'
import { textAt, viewOf, type Strip } from './pieces'

type Page = {
  at: number
  body: number
  end: number
  isFirst: boolean
  serial: number
  /** Lengths of the segments; a packet ends with one below 255. */
  lacing: Uint8Array
}

/** Pages of one packet of 20 ms each for nearly three hours; more take long to be walked. */
const pagesCountMax = 500_000

/**
 * Ogg (RFC 3533) with one Opus (RFC 7845) or Vorbis I stream: the comment packet is replaced by an
 * empty one, its pages are cut anew, and the pages after them are renumbered where that changes
 * their numbers.
 */
export const stripOgg: Strip = (bytes) => {
  const first = pageAt(bytes, 0)
  if (!first) return fail('media.broken')
  const codec = codecOf(bytes, first)
  if (!codec) return fail('media.unsupported', { found: 'audio/ogg' })
  const headers = headerPackets(bytes, first, codec.headersCount)
  if (!headers) return fail('media.broken')
  for (let at = first.end, count = 0; at < bytes.length; count++) {
    const page = pageAt(bytes, at)
    if (!page || count === pagesCountMax) return fail('media.broken')
    // A second stream beside or behind the first would carry comments of its own.
    if (page.serial !== first.serial || page.isFirst) {
      return fail('media.unsupported', { found: 'application/ogg' })
    }
    at = page.end
  }
  if (headers.end === bytes.length) return fail('media.empty')
  if (headers.packets[0] && equalBytes(headers.packets[0], codec.emptyComment)) {
    return ok({ pieces: [bytes] })
  }
  const pages = paginate([codec.emptyComment, ...headers.packets.slice(1)], first.serial)
  const shift = pages.length - headers.pagesCount
  const sound = bytes.subarray(headers.end)
  return ok({
    pieces: [bytes.subarray(0, first.end), ...pages, shift === 0 ? sound : renumber(sound, shift)],
  })
}

function pageAt(bytes: Uint8Array, at: number): Page | undefined {
  if (at + 27 > bytes.length || textAt(bytes, at, 4) !== 'OggS') return undefined
  const body = at + 27 + (bytes[at + 26] ?? 0)
  const lacing = bytes.subarray(at + 27, body)
  let end = body
  for (const length of lacing) end += length
  if (end > bytes.length) return undefined
  const isFirst = ((bytes[at + 5] ?? 0) & 2) !== 0
  return { at, body, end, isFirst, serial: viewOf(bytes).getUint32(at + 14, true), lacing }
}

type Codec = { headersCount: number; emptyComment: Uint8Array }

/** Vendor of no length, no comments; Vorbis adds a framing bit (Vorbis I, 5.2.1). */
function codecOf(bytes: Uint8Array, first: Page): Codec | undefined {
  const encoder = new TextEncoder()
  if (textAt(bytes, first.body, 8) === 'OpusHead') {
    return { headersCount: 1, emptyComment: encoder.encode(`OpusTags${'\0'.repeat(8)}`) }
  }
  if (textAt(bytes, first.body, 7) === '\x01vorbis') {
    return { headersCount: 2, emptyComment: encoder.encode(`\x03vorbis${'\0'.repeat(8)}\x01`) }
  }
  return undefined
}

/** The packets after the first page up to the sound, which begins on a page of its own. */
function headerPackets(
  bytes: Uint8Array,
  first: Page,
  count: number,
): { packets: Uint8Array[]; pagesCount: number; end: number } | undefined {
  const packets: Uint8Array[] = []
  let parts: Uint8Array[] = []
  let page = pageAt(bytes, first.end)
  for (let pagesCount = 1; page; pagesCount++) {
    let at = page.body
    for (const length of page.lacing) {
      if (packets.length === count) return undefined
      parts.push(bytes.subarray(at, at + length))
      at += length
      if (length === 255) continue
      packets.push(new Uint8Array(Buffer.concat(parts)))
      parts = []
    }
    if (packets.length === count) return { packets, pagesCount, end: page.end }
    page = pageAt(bytes, page.end)
  }
  return undefined
}

/** Cuts packets into pages of at most 255 segments, numbered from 1, with granule position 0. */
function paginate(packets: readonly Uint8Array[], serial: number): Uint8Array[] {
  const segments: Uint8Array[] = []
  for (const packet of packets) {
    for (let at = 0; at <= packet.length; at += 255) segments.push(packet.subarray(at, at + 255))
  }
  const pages: Uint8Array[] = []
  for (let from = 0; from < segments.length; from += 255) {
    const onPage = segments.slice(from, from + 255)
    const page = new Uint8Array(27 + onPage.reduce((sum, part) => sum + 1 + part.length, 0))
    const view = viewOf(page)
    page.set(new TextEncoder().encode('OggS'))
    page[5] = (segments[from - 1]?.length ?? 0) === 255 ? 1 : 0
    view.setUint32(14, serial, true)
    view.setUint32(18, pages.length + 1, true)
    page[26] = onPage.length
    // A page on which no packet ends has no granule position, which is written as -1.
    if (onPage.every((part) => part.length === 255)) page.fill(0xff, 6, 14)
    let at = 27 + onPage.length
    onPage.forEach((part, index) => {
      page[27 + index] = part.length
      page.set(part, at)
      at += part.length
    })
    view.setUint32(22, crc32(page), true)
    pages.push(page)
  }
  return pages
}

function renumber(sound: Uint8Array, shift: number): Uint8Array {
  const copy = new Uint8Array(sound)
  const view = viewOf(copy)
  for (let page = pageAt(copy, 0); page; page = pageAt(copy, page.end)) {
    view.setUint32(page.at + 18, view.getUint32(page.at + 18, true) + shift, true)
    view.setUint32(page.at + 22, 0, true)
    view.setUint32(page.at + 22, crc32(copy.subarray(page.at, page.end)), true)
  }
  return copy
}

const crcTable = Uint32Array.from({ length: 256 }, (_, index) => {
  let crc = index << 24
  for (let bit = 0; bit < 8; bit++) crc = (crc << 1) ^ (crc < 0 ? 0x04c11db7 : 0)
  return crc >>> 0
})

/** Ogg's own CRC-32: the usual polynomial, not reflected, from zero. */
function crc32(bytes: Uint8Array): number {
  let crc = 0
  for (const byte of bytes) crc = (crc << 8) ^ (crcTable[(crc >>> 24) ^ byte] ?? 0)
  return crc >>> 0
}

function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index])
}
