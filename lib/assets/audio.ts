import { parseBuffer, type IFormat } from 'music-metadata'
import type { AudioMediaType } from '../media/asset'
import { bounds } from '../std/bounds'
import { fail, ok, type Result } from '../std/result'
import { assetLimits } from './limits'
import { strip } from './strip'

/** Codecs that go by the type in browsers and at providers, as `music-metadata` names them. */
const codecsOf: Readonly<Partial<Record<AudioMediaType, RegExp>>> = {
  'audio/webm': /^(OPUS|VORBIS)$/,
  'audio/mpeg': /Layer 3$/,
}

/**
 * Reads how long a sound is, in seconds. Its structure is judged first, and the parser of metadata
 * sees only what the strip lets stay, whose lengths all hold.
 *
 * @returns `media.broken`, `media.empty`, or `media.unsupported` when it holds a film or an unknown codec
 */
export async function readDuration(
  bytes: Uint8Array,
  mediaType: AudioMediaType,
): Promise<Result<number>> {
  const stripped = strip(mediaType, bytes)
  if (!stripped.ok) return stripped
  const { pieces, durationSeconds: walkedSeconds } = stripped.value
  const format = await parseFormat(pieces, mediaType)
  if (!format) return fail('media.broken')
  if (format.hasVideo) return fail('media.unsupported', { found: filmType(mediaType) })
  if (codecsOf[mediaType]?.test(format.codec ?? '') === false) {
    return fail('media.unsupported', { found: `${mediaType}; ${format.codec ?? '?'}` })
  }
  if (format.sampleRate === undefined) return fail('media.broken')
  const durationSeconds = format.duration ?? walkedSeconds
  // Also where a container claims a length that its bytes could never hold.
  if (durationSeconds === undefined || !(durationSeconds <= bounds.audioSecondsMax))
    return fail('media.broken')
  return durationSeconds > 0 ? ok(durationSeconds) : fail('media.empty')
}

function filmType(mediaType: AudioMediaType): string {
  return mediaType.replace('audio/', 'video/')
}

async function parseFormat(
  pieces: readonly Uint8Array[],
  mediaType: AudioMediaType,
): Promise<IFormat | undefined> {
  const [first] = pieces
  const bytes = pieces.length === 1 && first ? first : new Uint8Array(Buffer.concat(pieces))
  let timer: NodeJS.Timeout | undefined
  const timeout = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, assetLimits.decodeSecondsMax * 1000, undefined)
  })
  try {
    const parsed = parseBuffer(
      bytes,
      { mimeType: mediaType, size: bytes.length },
      { duration: true, skipCovers: true },
    )
    return (await Promise.race([parsed, timeout]))?.format
  } catch {
    return undefined
  } finally {
    clearTimeout(timer)
  }
}
