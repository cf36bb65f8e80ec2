import type { ImageAsset } from '../media/asset'
import {
  cropAround,
  cropPixels,
  fitted,
  markShape,
  sentExtent,
  stripHeight,
  marksCountMax,
  type AudioDerivation,
  type ImageDerivation,
} from '../media/derivation'
import { boxOf, type Extent } from '../media/shape'
import type { NodeOf } from '../kinds'
import type { OmissionReason } from '../prompt/manifest'
import {
  audioTokens,
  imageTokens,
  takesAudioType,
  takesImageType,
  type Profile,
} from '../prompt/profile'
import type { MediaPart } from '../prompt/prompt'
import { clipTypes, estimatedByteCount, wholeTypes } from '../media/sound-forms'
import type { Ordered } from './order'

/** A picture or a sound that goes along, and what it costs. */
export type Attachment = {
  readonly part: MediaPart
  /** The node behind whose line it stands: a picture, a sound, a region of one, a segment of one. */
  readonly nodeId: string
  /** The medium itself, a copy of it with its regions marked, or a part of it. */
  readonly role: 'whole' | 'marked' | 'part'
  readonly tokens: number
  /** Bytes before base64; an estimate for what is still to be made. */
  readonly byteCount: number
}

/** Which media a model is given, in which form. */
export type MediaPlan = {
  readonly attachments: ReadonlyMap<string, readonly Attachment[]>
  /** Media that do not go along, with what they would have cost. */
  readonly obstacles: ReadonlyMap<
    string,
    { readonly reason: OmissionReason; readonly tokens: number }
  >
}

/**
 * Says in which form each picture and each sound goes to a model (P14–P16): made as small as the model
 * makes it anyway, in a type that it takes, with its regions marked on a copy, cut out or told by their
 * coordinates, and its segments as clips where a clock would not name them.
 *
 * @param strips whether each picture carries its alias in a strip
 */
export function planMedia(ordered: Ordered, profile: Profile, strips = false): MediaPlan {
  const attachments = new Map<string, readonly Attachment[]>()
  const obstacles = new Map<string, { reason: OmissionReason; tokens: number }>()
  for (const node of ordered.told) {
    if (node.kind !== 'image' && node.kind !== 'audio') continue
    const made =
      node.kind === 'image'
        ? ofImage(ordered, node, profile, strips)
        : ofAudio(ordered, node, profile)
    if (!node.asset) obstacles.set(node.id, { reason: 'missing', tokens: 0 })
    else if (made.length === 0) obstacles.set(node.id, { reason: 'modality', tokens: 0 })
    else {
      for (const each of made) {
        attachments.set(each.nodeId, [...(attachments.get(each.nodeId) ?? []), each])
      }
    }
  }
  return { attachments, obstacles }
}

/** Whether accuracy holds with all of a plan (P13). */
export function isComfortable({ attachments }: MediaPlan, profile: Profile): boolean {
  const count = { image: 0, audio: 0 }
  for (const all of attachments.values()) for (const { part } of all) count[part.type]++
  return (
    count.image <= profile.imagesComfortableCount.value &&
    count.audio <= profile.audiosComfortableCount.value
  )
}

/**
 * Of a plan what is to go along at all: parts of a medium go with it where they are wanted themselves. A model
 * that takes pictures or sounds, but not both in one request, is given the pictures (P25).
 *
 * @param isWanted by the id of a medium, a region or a segment
 * @param takesBoth whether pictures and sounds may go together, or no picture goes anyway
 */
export function wantedOf(
  { attachments, obstacles }: MediaPlan,
  isWanted: (id: string) => boolean,
  takesBoth: boolean,
): MediaPlan {
  const isPicture = ({ part }: Attachment) => part.type === 'image'
  const isMute =
    !takesBoth && [...attachments].some(([id, all]) => isWanted(id) && all.some(isPicture))
  const wanted = new Map<string, readonly Attachment[]>()
  const others = new Map(obstacles)
  for (const [id, all] of attachments) {
    const tokens = all.reduce((sum, each) => sum + each.tokens, 0)
    const isOwner = all.some(({ role }) => role === 'whole')
    const [first] = all
    if (isMute && first && !isPicture(first)) {
      if (isOwner) others.set(id, { reason: 'modality', tokens: 0 })
    } else if (isWanted(id)) wanted.set(id, all)
    else if (isOwner) others.set(id, { reason: 'scope', tokens })
  }
  return { attachments: wanted, obstacles: others }
}

/** A plan of fewer regions with no more media than another had, which it follows. */
export function asMany(plan: MediaPlan, { attachments, obstacles }: MediaPlan): MediaPlan {
  const made = new Map<string, readonly Attachment[]>()
  for (const [id, all] of attachments) {
    const count = { whole: 0, marked: 0, part: 0 }
    for (const { role } of all) count[role]++
    const next = (plan.attachments.get(id) ?? []).filter(({ role }) => count[role]-- > 0)
    if (next.length > 0) made.set(id, next)
  }
  return { attachments: made, obstacles }
}

function ofImage(
  ordered: Ordered,
  node: NodeOf<'image'>,
  profile: Profile,
  strips: boolean,
): Attachment[] {
  if (!node.asset || profile.imagesCount.value === 0) return []
  const asset = inOrder(node.asset)
  const alias = ordered.aliases.get(node.id) ?? ''
  const whole = wholePicture(asset, profile, strips)
  const attach = (
    role: Attachment['role'],
    name: string,
    nodeIds: readonly string[],
    made: ImageDerivation,
  ): Attachment => {
    const derivation = strips
      ? { ...made, strip: name, mediaType: drawnType(made.mediaType) }
      : made
    return {
      part: {
        type: 'image',
        section: 'media',
        alias: name,
        nodeId: node.id,
        nodeIds,
        asset,
        derivation,
      },
      nodeId: role === 'part' ? (nodeIds[0] as string) : node.id,
      role,
      tokens: imageTokens(sentExtent(derivation), profile),
      byteCount: pictureByteCount(asset, derivation),
    }
  }
  const regions = (ordered.partsOf.get(node.id) ?? []).filter((part) => part.kind === 'region')
  const made = [attach('whole', alias, [node.id], whole)]
  if (profile.marks.value) {
    const groups = Math.ceil(regions.length / marksCountMax)
    for (let group = 0; group < groups; group++) {
      const shown = regions.slice(group * marksCountMax, (group + 1) * marksCountMax)
      const marks = shown.map(({ alias: text = '', shape }) => ({ text, shape: markShape(shape) }))
      const name = groups === 1 ? `${alias} marked` : `${alias} marked ${group + 1}`
      const drawn = { ...whole, marks, mediaType: drawnType(whole.mediaType) }
      made.push(
        attach(
          'marked',
          name,
          shown.map((region) => region.id),
          drawn,
        ),
      )
    }
  }
  for (const region of regions) {
    const crop = cropOf(region, asset, whole, profile)
    if (crop) made.push(attach('part', ordered.aliases.get(region.id) ?? '', [region.id], crop))
  }
  return made
}

/**
 * A picture as large as the model reads it, its strip included, in a type that it takes. What is too heavy is
 * made as much smaller as it is too heavy, or coded in a lighter type where its own keeps every pixel.
 */
function wholePicture(asset: ImageAsset, profile: Profile, strips: boolean): ImageDerivation {
  const byteCountMax = profile.imageByteCount.value
  const isHeavy = asset.byteCount > byteCountMax
  const shrinks = isHeavy && asset.mediaType !== 'image/png'
  const limits = { side: profile.imageSidePixels.value, pixels: profile.imagePixels.value }
  const most = shrinks ? (asset.width * asset.height * byteCountMax) / asset.byteCount : Infinity
  const within = { ...limits, pixels: Math.min(limits.pixels, most) }
  const extent = strips ? fittedWithStrip(asset, within) : fitted(asset, within)
  const isSame = extent.width === asset.width && extent.height === asset.height
  const goesAsItIs = isSame && !isHeavy && takesImageType(profile, asset.mediaType)
  const mediaType = goesAsItIs ? asset.mediaType : codedType(asset, profile, isSame && isHeavy)
  return { ...extent, mediaType }
}

/** The extent with which picture and strip together are within the limits. */
function fittedWithStrip(
  extent: Extent,
  limits: { readonly side: number; readonly pixels: number },
): Extent {
  let made = fitted(extent, limits)
  // A strip is a twentieth at the most of what is larger than a stamp, so this ends soon.
  for (let share = 0.98; share > 0.5; share -= 0.02) {
    const height = made.height + stripHeight(made)
    const isWithin =
      Math.max(made.width, height) <= limits.side && made.width * height <= limits.pixels
    if (isWithin) return made
    made = fitted(extent, { side: limits.side * share, pixels: limits.pixels * share * share })
  }
  return made
}

/** In which type a picture is coded anew: its own where that can be, else one that keeps transparency. */
function codedType(asset: ImageAsset, profile: Profile, isHeavy: boolean) {
  const own = asset.mediaType
  const staysOwn = own === 'image/jpeg' || own === 'image/png' || own === 'image/webp'
  if (staysOwn && !(isHeavy && own === 'image/png') && takesImageType(profile, own)) return own
  const choices = ['image/webp', 'image/png', 'image/jpeg'] as const
  return choices.find((type) => takesImageType(profile, type)) ?? 'image/jpeg'
}

/** In which type a drawing on a picture is coded: an animation's first frame, say, is a still picture. */
function drawnType(mediaType: ImageAsset['mediaType']) {
  return mediaType === 'image/gif' || mediaType === 'image/avif' ? 'image/png' : mediaType
}

/** A region that is small in the picture as sent, cut from the original and enlarged (P14). */
function cropOf(
  region: NodeOf<'region'>,
  asset: ImageAsset,
  sent: Extent,
  profile: Profile,
): ImageDerivation | undefined {
  const below = profile.cropBelowPixels.value
  const box = boxOf(region.shape)
  const longest = Math.max(box.width * sent.width, box.height * sent.height)
  if (longest === 0 || longest >= below) return undefined
  const crop = cropAround(region.shape)
  const pixels = cropPixels(crop, asset)
  const enlarged = Math.max(1, below / Math.max(pixels.width, pixels.height))
  const extent = fitted(
    {
      width: Math.max(1, Math.round(pixels.width * enlarged)),
      height: Math.max(1, Math.round(pixels.height * enlarged)),
    },
    { side: profile.imageSidePixels.value, pixels: profile.imagePixels.value },
  )
  return { crop, ...extent, mediaType: drawnType(codedType(asset, profile, false)) }
}

/** Bytes of a picture as sent. Coded anew, photographs take less than a byte a pixel, drawings less than four. */
function pictureByteCount(asset: ImageAsset, derivation: ImageDerivation): number {
  const { crop, marks, width, height, mediaType } = derivation
  const isSame = !crop && !marks && width === asset.width && height === asset.height
  if (isSame && mediaType === asset.mediaType) return asset.byteCount
  return width * height * (mediaType === 'image/png' ? 4 : 1)
}

function ofAudio(ordered: Ordered, node: NodeOf<'audio'>, profile: Profile): Attachment[] {
  if (!node.asset || profile.audiosCount.value === 0) return []
  const { hash, mediaType, byteCount, durationSeconds } = node.asset
  const asset = { hash, mediaType, byteCount, durationSeconds }
  const whole = wholeTypes(mediaType).find((type) => takesAudioType(profile, type))
  if (!whole) return []
  const attach = (
    role: Attachment['role'],
    id: string,
    derivation: AudioDerivation,
  ): Attachment => {
    const { clip } = derivation
    const seconds = clip ? clip.end - clip.start : durationSeconds
    const alias = ordered.aliases.get(id) ?? ''
    return {
      part: {
        type: 'audio',
        section: 'media',
        alias,
        nodeId: node.id,
        nodeIds: [id],
        asset,
        derivation,
      },
      nodeId: id,
      role,
      tokens: audioTokens({ durationSeconds: seconds }, profile),
      byteCount: estimatedByteCount(asset, derivation),
    }
  }
  const made = [attach('whole', node.id, { mediaType: whole })]
  const clipType = clipTypes(mediaType).find((type) => takesAudioType(profile, type))
  for (const part of ordered.partsOf.get(node.id) ?? []) {
    if (part.kind !== 'segment' || !clipType || isOnClock(part, profile)) continue
    const clip = inMilliseconds(part)
    made.push(attach('part', part.id, { clip, mediaType: clipType }))
  }
  return made
}

/** Whole milliseconds around a segment, at least one: an address tells no less. */
function inMilliseconds({ start, end }: NodeOf<'segment'>) {
  // Seconds that were milliseconds once may miss them by an ulp, which is not to take in another one.
  const first = Math.floor(start * 1000 + 1e-6)
  const last = Math.max(first + 1, Math.ceil(end * 1000 - 1e-6))
  return { start: first / 1000, end: last / 1000 }
}

/** Whether `MM:SS` names a segment: it lies on whole seconds and is long enough to be found by them. */
function isOnClock({ start, end }: NodeOf<'segment'>, profile: Profile): boolean {
  const isOnSeconds = Number.isInteger(start) && Number.isInteger(end)
  return isOnSeconds && end - start >= profile.clockFromSeconds.value
}

/** The asset's fields are put in one order, since that in which a caller wrote them means nothing. */
function inOrder({ hash, mediaType, byteCount, width, height }: ImageAsset): ImageAsset {
  return { hash, mediaType, byteCount, width, height }
}

/** What is made of a picture before it is sent; undefined where it is not. */
export function sentAs(plan: MediaPlan, imageId: string): ImageDerivation | undefined {
  const whole = plan.attachments.get(imageId)?.find((each) => each.role === 'whole')
  return whole?.part.type === 'image' ? whole.part.derivation : undefined
}
