import type { MediaType } from '../../media/asset'
import { fail, type Result } from '../../std/result'
import { stripAvif } from './avif'
import { stripFlac } from './flac'
import { stripGif } from './gif'
import { stripJpeg } from './jpeg'
import { stripMp3 } from './mp3'
import { stripMp4 } from './mp4'
import { stripOgg } from './ogg'
import type { Strip, Stripped } from './pieces'
import { stripPng } from './png'
import { stripWav } from './wav'
import { stripWebm } from './webm'
import { stripWebp } from './webp'

/** How each family drops what it tells about people; the type checker demands one for each. */
const strips: Readonly<Record<MediaType, Strip>> = {
  'image/jpeg': stripJpeg,
  'image/png': stripPng,
  'image/webp': stripWebp,
  'image/gif': stripGif,
  'image/avif': stripAvif,
  'audio/wav': stripWav,
  'audio/mpeg': stripMp3,
  'audio/ogg': stripOgg,
  'audio/flac': stripFlac,
  'audio/mp4': stripMp4,
  'audio/webm': stripWebm,
}

/**
 * What may leave the house of a file of this type; see `Strip`. Reading past the end of a hostile
 * file is a RangeError of the view over it and means that the file is broken.
 */
export function strip(mediaType: MediaType, bytes: Uint8Array): Result<Stripped> {
  try {
    return strips[mediaType](bytes)
  } catch (error) {
    if (error instanceof RangeError) return fail('media.broken')
    throw error
  }
}
