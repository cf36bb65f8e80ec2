import { fail, ok } from '../../std/result'
import type { Strip } from './pieces'
import { chunksOf, riffHeader } from './riff'

const keptChunks = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP'])
/** The flags of VP8X that announce EXIF and XMP (WebP container specification). */
const metadataFlags = 0x08 | 0x04

/** WebP: the picture's own chunks stay, its colour profile too; EXIF, XMP and unknown ones go. */
export const stripWebp: Strip = (bytes) => {
  const chunks = chunksOf(bytes, 'WEBP')
  if (!chunks || chunks.length === 0) return fail('media.broken')
  const kept = chunks.filter((chunk) => keptChunks.has(chunk.name))
  const flagsAt = kept.find((chunk) => chunk.name === 'VP8X')?.body
  const flags = flagsAt === undefined ? 0 : (bytes[flagsAt] ?? 0)
  const isWhole = kept.length === chunks.length && chunks.at(-1)?.end === bytes.length
  if (isWhole && (flags & metadataFlags) === 0) return ok({ pieces: [bytes] })

  const pieces: Uint8Array[] = []
  for (const chunk of kept) {
    const piece = bytes.subarray(chunk.at, chunk.end)
    pieces.push(chunk.name === 'VP8X' ? withFlags(piece, flags & ~metadataFlags) : piece)
    if (piece.length % 2 === 1) pieces.push(new Uint8Array(1))
  }
  const size = pieces.reduce((sum, piece) => sum + piece.length, 4)
  return ok({ pieces: [riffHeader('RIFF', size, 'WEBP'), ...pieces] })
}

function withFlags(chunk: Uint8Array, flags: number): Uint8Array {
  const copy = new Uint8Array(chunk)
  copy[8] = flags
  return copy
}
