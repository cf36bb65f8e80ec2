import { readFile, stat } from 'node:fs/promises'
import type { AudioMediaType } from '../media/asset'
import type { AudioDerivation } from '../media/derivation'
import { formatNames } from '../media/sniff'
import { bounds } from '../std/bounds'
import { fail, ok, type Result } from '../std/result'
import { removeQuietly, storeFailure } from './files'
import { openMp3 } from './sound-mp3'
import { openPackets } from './sound-packets'
import type { SoundStream } from './sound-stream'
import { trimMp4, writePieces } from './sound-trim'
import { openWav, sliceWav } from './sound-wav'
import { writeWav } from './sound-write'
import { strip } from './strip'

/** Nothing that is made of a sound is larger than what one prompt carries. */
const soundByteCountMax = bounds.inlineByteCountMax

/**
 * Writes seconds of a sound, or all of it, to a new file, without any metadata, and syncs it. A clip goes
 * from the sample next to `start` up to the one next to `end`, or to the sound's end where that comes
 * first. What is decoded becomes WAV of 16 bits at the source's rate and channels, at most 48 kHz and two
 * of them; see `lib/media/sound-forms.ts` for what can become what. It is decoded in pieces, from shortly
 * before the clip, and no further than its end. No bytes make this throw; nothing is left after a failure.
 *
 * @param path the original, as it was taken in
 * @param target a file that is not there yet
 * @returns `media.clipEmpty`, `media.cannotConvert` with `from` and `to`, `media.soundTooLong` with the
 * `limit` in bytes, `media.broken`, `media.empty`, `media.unsupported`, or a store failure
 */
export async function deriveSound(
  path: string,
  mediaType: AudioMediaType,
  derivation: AudioDerivation,
  target: string,
): Promise<Result<undefined>> {
  const derived = await derive(path, mediaType, derivation, target).catch(soundFailure)
  if (!derived.ok && derived.error.params['reason'] !== 'EEXIST') await removeQuietly(target)
  return derived
}

async function derive(
  path: string,
  mediaType: AudioMediaType,
  { clip, mediaType: wanted }: AudioDerivation,
  target: string,
): Promise<Result<undefined>> {
  if (clip && !(clip.start >= 0 && clip.end > clip.start)) return fail('media.clipEmpty')
  const cannot = fail('media.cannotConvert', {
    from: formatNames[mediaType],
    to: formatNames[wanted],
  })
  if (wanted === mediaType) {
    if (clip === undefined) return copyWhole(path, mediaType, target)
    if (mediaType === 'audio/wav') return sliceWav(path, clip, target, soundByteCountMax)
    if (mediaType !== 'audio/mp4') return cannot
    return trimMp4(path, clip, target, soundByteCountMax)
  }
  return wanted === 'audio/wav' ? convert(path, mediaType, clip, target) : cannot
}

async function copyWhole(path: string, mediaType: AudioMediaType, target: string) {
  const { size } = await stat(path)
  if (size > soundByteCountMax) return fail('media.soundTooLong', { limit: soundByteCountMax })
  const stripped = strip(mediaType, await readFile(path))
  if (!stripped.ok) return stripped
  await writePieces(stripped.value.pieces, target)
  return ok(undefined)
}

async function convert(
  path: string,
  mediaType: AudioMediaType,
  clip: AudioDerivation['clip'],
  target: string,
): Promise<Result<undefined>> {
  const opened = await openSound(path, mediaType)
  if (!opened.ok) return opened
  const stream = opened.value
  try {
    const from = Math.round((clip?.start ?? 0) * stream.sampleRate)
    const to = clip ? Math.round(clip.end * stream.sampleRate) : Infinity
    const written = await writeWav(stream, { from, to }, target, soundByteCountMax)
    // All of a sound that gives no sample is no matter of where it was cut.
    const isMute = !written.ok && written.error.code === 'media.clipEmpty' && clip === undefined
    return isMute ? fail('media.broken') : written
  } finally {
    await stream.close()
  }
}

/**
 * Opens a sound to be decoded piece by piece; close what it gives.
 *
 * @returns `media.broken`, `media.empty`, or `media.cannotConvert` where there is no decoder for it
 * @throws what a damaged file brings about
 */
export async function openSound(
  path: string,
  mediaType: AudioMediaType,
): Promise<Result<SoundStream>> {
  if (mediaType === 'audio/wav') return openWav(path)
  return mediaType === 'audio/mpeg' ? openMp3(path) : openPackets(path, mediaType)
}

/** What is thrown while a sound is read: the disk's failure, else the file doesn't hold. */
export function soundFailure(error: unknown) {
  const isSystem = error instanceof Error && 'syscall' in error
  return isSystem ? storeFailure(error) : fail('media.broken')
}
