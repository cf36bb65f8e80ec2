import { readFile } from 'node:fs/promises'
import type { Asset, AudioMediaType, ImageMediaType, MediaType } from '../media/asset'
import { isAudioMediaType } from '../media/asset'
import { formatNames, recognise } from '../media/sniff'
import { fail, ok, type Failure, type Result } from '../std/result'
import { readDuration } from './audio'
import type { Blobs, ByteSource, Staged } from './blobs'
import { storeFailure } from './files'
import { decodeImage, readImageHeader } from './image'
import { assetLimits } from './limits'
import { decode } from './work'

export type IngestLimits = { readonly byteCountMax?: number; readonly signal?: AbortSignal }

/** What was taken in; `existed` when the same bytes were there before. */
export type Ingested = { readonly asset: Asset; readonly existed: boolean }

type Measured =
  { readonly width: number; readonly height: number } | { readonly durationSeconds: number }

/**
 * Takes a picture or a sound in: streams it to disk, reads what it is from its bytes, decodes it to
 * prove that it is whole, and keeps it under its hash. Once this returns, the file survives a crash,
 * so a row may name it. Nothing stays behind after a failure, and no bytes make this throw.
 *
 * @returns `media.tooLarge`, `media.interrupted`, `media.empty`, `media.unsupported` (with the
 * `accepted` formats and what was `found`), `media.broken`, `media.tooManyPixels`,
 * `media.tooManyFrames`, `store.full` or `store.unavailable`
 */
export async function ingest(
  blobs: Blobs,
  source: ByteSource,
  { byteCountMax = assetLimits.uploadByteCountMax, signal }: IngestLimits = {},
): Promise<Result<Ingested>> {
  const received = await blobs.receive(source, { byteCountMax, ...(signal && { signal }) })
  if (!received.ok) return received
  const staged = received.value
  const inspected = await inspect(staged).catch(storeFailure)
  if (!inspected.ok || signal?.aborted) {
    await blobs.discard(staged)
    return inspected.ok ? fail('media.interrupted') : inspected
  }
  const kept = await blobs.keep(staged)
  if (!kept.ok) return kept
  const { hash, byteCount, existed } = kept.value
  return ok({ asset: { hash, byteCount, ...inspected.value } as Asset, existed })
}

async function inspect(staged: Staged): Promise<Result<Measured & { mediaType: MediaType }>> {
  if (staged.byteCount === 0) return fail('media.empty')
  const { mediaType, found } = await recognise(staged.head)
  if (mediaType === undefined) return unsupported(found)
  const measured = isAudioMediaType(mediaType)
    ? await measureAudio(staged, mediaType)
    : await measureImage(staged, mediaType)
  if (measured.ok) return ok({ mediaType, ...measured.value })
  return measured.error.code === 'media.unsupported'
    ? unsupported(measured.error.params['found'])
    : measured
}

function unsupported(found: Failure['params'][string] | undefined) {
  const accepted = Object.values(formatNames)
  return fail('media.unsupported', { accepted, ...(found !== undefined && { found }) })
}

async function measureImage(
  staged: Staged,
  mediaType: ImageMediaType,
): Promise<Result<{ width: number; height: number }>> {
  const header = await readImageHeader(staged.path, mediaType)
  if (!header.ok) return header
  const { width, height, memoryByteCount } = header.value
  const decoded = await decode(memoryByteCount, () => decodeImage(staged.path))
  return decoded.ok ? ok({ width, height }) : decoded
}

async function measureAudio(
  staged: Staged,
  mediaType: AudioMediaType,
): Promise<Result<{ durationSeconds: number }>> {
  // The file, and once more where tags are cut out of it.
  const duration = await decode(2 * staged.byteCount, async () =>
    readDuration(await readFile(staged.path), mediaType),
  )
  return duration.ok ? ok({ durationSeconds: duration.value }) : duration
}
