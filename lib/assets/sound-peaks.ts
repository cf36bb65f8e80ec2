import { writeFile } from 'node:fs/promises'
import type { AudioMediaType } from '../media/asset'
import { fail, ok, type Result } from '../std/result'
import { removeQuietly, storeFailure } from './files'
import { openSound, soundFailure } from './sound'
import type { SoundStream } from './sound-stream'

/** More lines than any screen has side by side. */
export const peaksCountMax = 8192
/** How much finer than asked for loudness is kept until the sound's length is known. */
const finenessMin = 16

/**
 * How loud a sound is along its length, for drawing: the greatest sample of each of `count` windows of the
 * same length over the whole of it, in all channels, 0–255. It is decoded in pieces.
 *
 * @param count 1 to `peaksCountMax`
 * @returns `media.cannotConvert` for what there is no decoder for (AAC), `media.broken`, `media.empty`, or
 * a store failure
 */
export async function readPeaks(
  path: string,
  mediaType: AudioMediaType,
  count: number,
): Promise<Result<readonly number[]>> {
  try {
    const opened = await openSound(path, mediaType)
    if (!opened.ok) return opened
    try {
      const peaks = await measure(opened.value, Math.min(peaksCountMax, Math.max(1, count)))
      return peaks ? ok(peaks) : fail('media.broken')
    } finally {
      await opened.value.close()
    }
  } catch (error) {
    return soundFailure(error)
  }
}

/**
 * The length of a stream is known only at its end, so that fine windows are kept and joined two and two
 * whenever they become too many; those asked for are read from them.
 */
async function measure(stream: SoundStream, count: number): Promise<number[] | undefined> {
  const fine = new Float32Array(count * finenessMin * 2)
  let windowLength = 1
  let end = 0
  for await (const { at, channels } of stream.blocks(0)) {
    const length = channels[0]?.length ?? 0
    // A block that lies years ahead is no sound.
    if (at + length > Number.MAX_SAFE_INTEGER / 2) return undefined
    end = Math.max(end, at + length)
    while (end > fine.length * windowLength) {
      for (let index = 0; index < fine.length; index++) {
        const [a = 0, b = 0] = [fine[2 * index], fine[2 * index + 1]]
        fine[index] = Math.max(a, b)
      }
      windowLength *= 2
    }
    for (const channel of channels) {
      for (let index = Math.max(0, -at); index < length; index++) {
        const window = Math.floor((at + index) / windowLength)
        const loudness = Math.abs(channel[index] as number)
        if (loudness > (fine[window] as number)) fine[window] = loudness
      }
    }
  }
  if (end <= 0) return undefined
  return Array.from({ length: count }, (_, index) => {
    const first = Math.floor((index * end) / count / windowLength)
    const last = Math.max(first + 1, Math.ceil(((index + 1) * end) / count / windowLength))
    const peak = fine.subarray(first, last).reduce((a, b) => Math.max(a, b), 0)
    return Math.min(255, Math.round(peak * 255))
  })
}

/**
 * Reads the peaks of a sound into a new file, a byte each, for a process that has no decoder at hand.
 *
 * @returns what `readPeaks` fails with; nothing is left after a failure
 */
export async function writePeaks(
  path: string,
  mediaType: AudioMediaType,
  count: number,
  target: string,
): Promise<Result<undefined>> {
  const peaks = await readPeaks(path, mediaType, count)
  if (!peaks.ok) return peaks
  try {
    await writeFile(target, Uint8Array.from(peaks.value), { flag: 'wx' })
    return ok(undefined)
  } catch (error) {
    await removeQuietly(target)
    return storeFailure(error)
  }
}
