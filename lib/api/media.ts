import { Readable } from 'node:stream'
import type { MediaFile } from '../services/media'
import { fail } from '../std/result'
import { problemResponse } from './problem'
import { parseRange } from './range'
import { apiHeaders, matchesTag } from './response'

/**
 * Sends a picture or a sound, whole or the range asked for, so that a player may jump. The bytes of
 * an address never change; a sandbox keeps a file that a browser opens by itself from doing anything.
 */
export async function mediaResponse(
  request: Request,
  media: MediaFile,
  hash: string,
): Promise<Response> {
  const tag = `"${hash}-${media.variant}"`
  const headers = {
    ...apiHeaders,
    'Accept-Ranges': 'bytes',
    'Cache-Control': 'private, max-age=31536000, immutable',
    'Content-Disposition': 'inline',
    'Content-Security-Policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
    ETag: tag,
  }
  if (matchesTag(request.headers.get('if-none-match'), tag)) {
    return new Response(null, { status: 304, headers })
  }
  const size = media.byteCount
  const ifRange = request.headers.get('if-range')
  const asked = ifRange === null || ifRange === tag ? request.headers.get('range') : null
  const range = parseRange(asked, size)
  if (range === 'outside') {
    const { error } = fail('media.rangeInvalid', { size })
    return problemResponse(error, {}, { 'Content-Range': `bytes */${size}` })
  }
  const slice = await media.open(range === 'whole' ? undefined : range)
  if (!slice.ok) return problemResponse(slice.error)
  const { stream, start, end } = slice.value
  const partial = range !== 'whole' && { 'Content-Range': `bytes ${start}-${end - 1}/${size}` }
  return new Response(Readable.toWeb(stream) as ReadableStream<Uint8Array>, {
    status: partial ? 206 : 200,
    headers: {
      ...headers,
      ...partial,
      'Content-Type': media.mediaType,
      'Content-Length': String(end - start),
    },
  })
}
