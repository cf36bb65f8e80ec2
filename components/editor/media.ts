import { client } from '@/components/requests'
import { addressOf } from '@/lib/api/contract/define'
import type { MediaPart } from '@/lib/prompt/prompt'
import { mediaUrl as addressOfSent } from '@/lib/targets/target'
import { readMediaContract } from '@/lib/api/contract/media'
import type { Asset, AudioAsset } from '@/lib/media/asset'
import { bounds } from '@/lib/std/bounds'
import { isAway } from './requests'

const provided = new Map<string, string>()
const providedBytes = new Map<string, ArrayBuffer>()

/** Gives the address, and of a sound the bytes, of a medium that no server has: fixtures of the gallery. */
export function provideMedia(hash: string, url: string, bytes?: ArrayBuffer): void {
  provided.set(hash, url)
  if (bytes) providedBytes.set(url, bytes)
}

/** Where a medium of a prompt is read as it is sent: marked, cut, scaled, with its name below. */
export function sentUrl(part: MediaPart): string {
  return provided.get(part.asset.hash) ?? addressOfSent(part)
}

/** Where a picture or a sound is read. */
export function mediaUrl(asset: Asset): string {
  return provided.get(asset.hash) ?? addressOf(readMediaContract, { hash: asset.hash })
}

/**
 * How loud a sound is along its length: windows of the same length, the loudest of them 1. `broken`: it
 * cannot be read; `undrawn`: it is too long for the browser, and the server has no decoder for it; `away`:
 * it could not be fetched now, and is asked for again the next time that it is to be drawn.
 */
export type Loudness = readonly number[] | 'broken' | 'undrawn' | 'away'

const known = new Map<string, Promise<Loudness>>()

/** What is longer or larger than this is decoded by the server: in a browser it would fill the memory. */
const decodedSecondsMax = 20 * 60
const decodedByteCountMax = 30 * 1024 * 1024

/** The loudness of a sound over time, for drawing its wave; read once a sound. */
export function loudnessOf(asset: AudioAsset): Promise<Loudness> {
  const before = known.get(asset.hash)
  if (before) return before
  const isLong = asset.durationSeconds > decodedSecondsMax || asset.byteCount > decodedByteCountMax
  const loudness = isLong ? askLoudness(asset) : decodeLoudness(asset)
  const told = loudness
    .catch((): Loudness => 'broken')
    .then((read) => {
      if (read === 'away') known.delete(asset.hash)
      return read
    })
  known.set(asset.hash, told)
  return told
}

/** The same loudness in fewer windows, each as loud as the loudest that it touches. */
export function fewerWindows(loudness: readonly number[], count: number): number[] {
  if (loudness.length === 0) return new Array<number>(count).fill(0)
  return Array.from({ length: count }, (_, index) => {
    const first = Math.floor((index * loudness.length) / count)
    const last = Math.max(first + 1, Math.ceil(((index + 1) * loudness.length) / count))
    let loudest = 0
    for (let at = first; at < last; at++) loudest = Math.max(loudest, loudness[at] ?? 0)
    return loudest
  })
}

async function askLoudness({ hash }: AudioAsset): Promise<Loudness> {
  const answer = await client.readPeaks(hash, { count: bounds.peaksCountMax })
  if (answer.ok) return scaled(answer.value.peaks)
  if (answer.error.kind === 'unreachable') return 'away'
  const { code, status } = answer.error.problem
  if (isPassing(status)) return 'away'
  return code === 'media.cannotConvert' || code === 'media.tooMuchWork' ? 'undrawn' : 'broken'
}

/** Windows a second in which a sound is kept that was decoded here, and how many they are at most. */
const windowsPerSecond = 200
const windowsCountMax = 60_000

async function decodeLoudness(asset: AudioAsset): Promise<Loudness> {
  const url = mediaUrl(asset)
  const bytes = providedBytes.get(url)?.slice(0) ?? (await fetchBytes(url))
  if (typeof bytes === 'string') return bytes
  // The rate only has to carry loudness, so a low one keeps long sounds cheap.
  const context = new OfflineAudioContext(1, 1, 8_000)
  const buffer = await context.decodeAudioData(bytes)
  const samples = buffer.getChannelData(0)
  const wanted = Math.ceil(buffer.duration * windowsPerSecond)
  const count = Math.max(1, Math.min(windowsCountMax, wanted, samples.length))
  const loudness = Array.from({ length: count }, (_, index) => {
    const first = Math.floor((index * samples.length) / count)
    const last = Math.max(first + 1, Math.floor(((index + 1) * samples.length) / count))
    let sum = 0
    for (let at = first; at < last; at++) sum += (samples[at] ?? 0) ** 2
    return Math.sqrt(sum / (last - first))
  })
  return scaled(loudness)
}

/** Whether a server may give another time what it does not give now. */
const isPassing = (status: number) => status >= 500 || isAway(status)

async function fetchBytes(url: string): Promise<ArrayBuffer | 'away' | 'broken'> {
  try {
    const response = await fetch(url)
    if (response.ok) return await response.arrayBuffer()
    return isPassing(response.status) ? 'away' : 'broken'
  } catch {
    // The network went, before the answer or in the middle of it.
    return 'away'
  }
}

function scaled(loudness: readonly number[]): number[] {
  const loudest = loudness.reduce((a, b) => Math.max(a, b), 1e-6)
  return loudness.map((each) => each / loudest)
}
