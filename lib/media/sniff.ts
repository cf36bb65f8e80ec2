import { fileTypeFromBuffer } from 'file-type/core'
import type { MediaType } from './asset'

/** How many bytes of a file's beginning `sniff` wants to see. */
export const sniffByteCount = 4100

/** What people call each accepted type; proper names, the same in every language. */
export const formatNames: Readonly<Record<MediaType, string>> = {
  'image/jpeg': 'JPEG',
  'image/png': 'PNG',
  'image/webp': 'WebP',
  'image/gif': 'GIF',
  'image/avif': 'AVIF',
  'audio/wav': 'WAV',
  'audio/mpeg': 'MP3',
  'audio/ogg': 'OGG',
  'audio/flac': 'FLAC',
  'audio/mp4': 'M4A',
  'audio/webm': 'WebM audio',
}

/**
 * The allow-list over what `file-type` names, aliases folded into one type each. What may hold a
 * film as well as a sound (MP4, WebM, Matroska) is let through as its sound: only a whole file tells
 * whether it holds a video track, and the ingest refuses that. `audio/mpeg` is not here because the
 * same name also stands for MPEG layers I and II.
 */
const mediaTypes: ReadonlyMap<string, MediaType> = new Map([
  ['image/jpeg', 'image/jpeg'],
  ['image/png', 'image/png'],
  ['image/apng', 'image/png'],
  ['image/webp', 'image/webp'],
  ['image/gif', 'image/gif'],
  ['image/avif', 'image/avif'],
  ['audio/wav', 'audio/wav'],
  ['audio/x-wav', 'audio/wav'],
  ['audio/vnd.wave', 'audio/wav'],
  ['audio/ogg', 'audio/ogg'],
  ['audio/opus', 'audio/ogg'],
  ['audio/flac', 'audio/flac'],
  ['audio/x-flac', 'audio/flac'],
  ['audio/mp4', 'audio/mp4'],
  ['audio/x-m4a', 'audio/mp4'],
  ['video/mp4', 'audio/mp4'],
  ['audio/webm', 'audio/webm'],
  ['video/webm', 'audio/webm'],
  ['video/matroska', 'audio/webm'],
])

/** What the bytes are: a type that is taken in, and what was recognised, taken in or not. */
export type Sniffed = { readonly mediaType?: MediaType; readonly found?: string }

/**
 * Reads what a file is from its magic bytes alone; names and headers can lie.
 *
 * @param bytes the beginning of the file, `sniffByteCount` bytes or the whole of a smaller file
 */
export async function recognise(bytes: Uint8Array): Promise<Sniffed> {
  let type
  try {
    type = await fileTypeFromBuffer(bytes)
  } catch {
    // The library reads on past what it was given; hostile lengths then end in its own error.
    return {}
  }
  if (type === undefined) return {}
  // Parameters such as `codecs=opus` tell nothing that the ingest does not read by itself.
  const found = (type.mime.split(';', 1)[0] as string).trim()
  const mediaType = type.ext === 'mp3' ? 'audio/mpeg' : mediaTypes.get(found)
  return mediaType === undefined ? { found } : { mediaType, found }
}

/** The accepted type of these bytes, or undefined; see `recognise`. */
export async function sniff(bytes: Uint8Array): Promise<MediaType | undefined> {
  return (await recognise(bytes)).mediaType
}
