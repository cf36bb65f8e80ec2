import type { Asset, MediaType } from '../media/asset'
import type { MediaPart, Prompt } from '../prompt/prompt'

/** How a medium goes into a request: its bytes, or an address to look at without its weight. */
export type MediaSource =
  | { readonly base64: string; readonly mediaType: MediaType }
  | { readonly url: string; readonly mediaType: MediaType }

/** A provider's request form. Pure: whoever calls it has the bytes at hand. */
export type Target<Request> = {
  readonly id: string
  /** The profile that prompts for this target are compiled with unless another is named. */
  readonly profileId: string
  readonly request: (prompt: Prompt, mediaOf: (part: MediaPart) => MediaSource) => Request
}

/** The address at which this product serves a medium. */
export function mediaUrl(asset: Asset): string {
  return `/api/v1/media/${asset.hash}`
}

/** For looking at a prompt: every medium by its address. */
export function byReference(part: MediaPart): MediaSource {
  return { url: mediaUrl(part.asset), mediaType: part.asset.mediaType }
}
