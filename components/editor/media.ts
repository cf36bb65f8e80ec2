import { addressOf } from '@/lib/api/contract/define'
import { readMediaContract } from '@/lib/api/contract/media'
import type { Asset } from '@/lib/media/asset'

const provided = new Map<string, string>()
const providedBytes = new Map<string, ArrayBuffer>()

/** Gives the address, and of a sound the bytes, of a medium that no server has: fixtures of the gallery. */
export function provideMedia(hash: string, url: string, bytes?: ArrayBuffer): void {
  provided.set(hash, url)
  if (bytes) providedBytes.set(url, bytes)
}

/** Where a picture or a sound is read. */
export function mediaUrl(asset: Asset): string {
  return provided.get(asset.hash) ?? addressOf(readMediaContract, { hash: asset.hash })
}

const peaksCount = 56
const known = new Map<string, Promise<readonly number[] | undefined>>()

/**
 * The loudness of a sound over time, 0–1, for drawing its wave; decoded once a sound. Undefined where
 * the browser cannot decode it.
 */
export function peaksOf(url: string): Promise<readonly number[] | undefined> {
  const before = known.get(url)
  if (before) return before
  const peaks = decodePeaks(url).catch(() => undefined)
  known.set(url, peaks)
  return peaks
}

async function fetchBytes(url: string): Promise<ArrayBuffer | undefined> {
  const response = await fetch(url)
  return response.ok ? response.arrayBuffer() : undefined
}

async function decodePeaks(url: string): Promise<readonly number[] | undefined> {
  const bytes = providedBytes.get(url)?.slice(0) ?? (await fetchBytes(url))
  if (!bytes) return undefined
  // The rate only has to carry loudness, so a low one keeps long sounds cheap.
  const context = new OfflineAudioContext(1, 1, 8_000)
  const buffer = await context.decodeAudioData(bytes)
  const samples = buffer.getChannelData(0)
  const window = Math.max(1, Math.floor(samples.length / peaksCount))
  const peaks: number[] = []
  for (let start = 0; peaks.length < peaksCount && start < samples.length; start += window) {
    let sum = 0
    const end = Math.min(samples.length, start + window)
    for (let at = start; at < end; at++) sum += (samples[at] ?? 0) ** 2
    peaks.push(Math.sqrt(sum / (end - start)))
  }
  const loudest = Math.max(...peaks, 1e-6)
  return peaks.map((peak) => peak / loudest)
}
