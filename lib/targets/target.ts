import type { MediaType } from '../media/asset'
import { derivationQuery, isWholePicture, isWholeSound } from '../media/derivation'
import { carriedMediaTypes, type TargetName } from '../prompt/profile'
import type { MediaPart, Prompt } from '../prompt/prompt'
import { assert } from '../std/assert'

/** How a medium goes into a request: its bytes, or an address to look at without its weight. */
export type MediaSource =
  | { readonly base64: string; readonly mediaType: MediaType }
  | { readonly url: string; readonly mediaType: MediaType }

/** A provider's request form. Pure: whoever calls it has the bytes at hand. */
export type Target<Request> = {
  readonly id: TargetName
  readonly request: (prompt: Prompt, mediaOf: (part: MediaPart) => MediaSource) => Request
}

/**
 * Fails on a medium for which a target's form has no place. Prompts are compiled with a profile that names
 * none (`carriedBy`), and tell such media as text.
 */
export function assertCarried(
  target: TargetName,
  part: MediaPart,
  { mediaType }: MediaSource,
): void {
  const carried: readonly MediaType[] = carriedMediaTypes[target][part.type]
  assert(carried.includes(mediaType), `${target} carries no ${mediaType}, which ${part.alias} is`)
}

/** The address at which this product serves a medium as it is sent. */
export function mediaUrl(part: MediaPart): string {
  const address = `/api/v1/media/${part.asset.hash}`
  const isWhole =
    part.type === 'image'
      ? isWholePicture(part.derivation, part.asset)
      : isWholeSound(part.derivation, part.asset)
  return isWhole ? address : `${address}?${derivationQuery(part.derivation)}`
}

/** For looking at a prompt: every medium by its address. */
export function byReference(part: MediaPart): MediaSource {
  return { url: mediaUrl(part), mediaType: part.derivation.mediaType }
}
