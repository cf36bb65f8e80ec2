import { boxText } from '../prompt/coordinates'
import { isPart, kindOf } from '../kinds'
import type { ManifestOmission, ManifestPart } from '../prompt/manifest'
import { textTokens, type Profile } from '../prompt/profile'
import { partsOf, type Prompt } from '../prompt/prompt'
import { bounds } from '../std/bounds'
import type { Attachment, MediaPlan } from './media'
import type { Ordered } from './order'
import type { Naming, Ranked } from './relevance'
import type { Selection } from './select'
import { cutConversation, markedLine } from './structure'

/** How much a prompt may hold. Bytes are those of its media as they are sent, in base64. */
export type Limits = {
  readonly tokens: number
  readonly images: number
  readonly audios: number
  readonly bytes: number
}

/** What a caller allows; the rest, and what a model cannot take, is left to its profile. */
export type Budget = {
  readonly tokens?: number | undefined
  readonly images?: number | undefined
  readonly bytes?: number | undefined
}

/** The limits of a prompt: the caller's budget within what the model takes, with room for its answer. */
export function limitsOf(budget: Budget, profile: Profile): Limits {
  const room = profile.contextTokenCount.value - profile.answerTokenCount.value
  const inlineBytes = (bounds.inlineByteCountMax / 3) * 4
  return {
    tokens: Math.min(budget.tokens ?? Infinity, room),
    images: Math.min(budget.images ?? Infinity, profile.imagesCount.value),
    audios: profile.audiosCount.value,
    bytes: Math.min(budget.bytes ?? Infinity, profile.requestByteCount.value, inlineBytes),
  }
}

/** Bytes as base64 writes them. */
function sentByteCount({ byteCount }: Attachment): number {
  return Math.ceil(byteCount / 3) * 4
}

/**
 * Leaves out the media that are too many or too heavy: of pictures, of sounds and of the bytes of both the
 * longest beginning in order of relevance stays.
 *
 * @param ranked media in order of relevance, asked for only where something is too much
 */
export function limitMedia(
  media: MediaPlan,
  limits: Limits,
  ranked: () => readonly Attachment[],
): { readonly media: MediaPlan; readonly omitted: readonly ManifestOmission[] } {
  const count = { image: 0, audio: 0, bytes: 0 }
  const max = { image: limits.images, audio: limits.audios, bytes: limits.bytes }
  for (const each of [...media.attachments.values()].flat()) {
    count[each.part.type]++
    count.bytes += sentByteCount(each)
  }
  const names = ['image', 'audio', 'bytes'] as const
  if (names.every((name) => count[name] <= max[name])) return { media, omitted: [] }
  const used = { image: 0, audio: 0, bytes: 0 }
  let isHeavy = false
  const kept = new Set<Attachment>()
  for (const each of ranked()) {
    const { type } = each.part
    if (used[type] === max[type] || isHeavy) continue
    isHeavy = used.bytes + sentByteCount(each) > max.bytes
    if (isHeavy) continue
    used[type]++
    used.bytes += sentByteCount(each)
    kept.add(each)
  }
  return keepOnly(media, kept, 'limit')
}

/** The plan with these attachments alone, and what of it that leaves out. */
function keepOnly(
  media: MediaPlan,
  kept: ReadonlySet<Attachment>,
  reason: 'limit' | 'budget',
): { readonly media: MediaPlan; readonly omitted: readonly ManifestOmission[] } {
  const attachments = new Map<string, readonly Attachment[]>()
  const obstacles = new Map(media.obstacles)
  const omitted: ManifestOmission[] = []
  for (const [id, all] of media.attachments) {
    const staying = all.filter((each) => kept.has(each))
    if (staying.length > 0) attachments.set(id, staying)
    for (const { role, tokens } of all.filter((each) => !kept.has(each))) {
      if (role === 'whole') obstacles.set(id, { reason, tokens })
      else omitted.push({ nodeId: id, reason, tokens, role })
    }
  }
  return { media: { attachments, obstacles }, omitted }
}

/** What stays of a graph within a budget of tokens. */
export type Fitted = {
  readonly kept: ReadonlySet<string>
  readonly media: MediaPlan
  /** What is left out, in reading order, with what it would have cost. */
  readonly omitted: readonly ManifestOmission[]
  /** Tokens of instructions, question and what is pinned, which are never left out. */
  readonly leastTokens: number
  /** As many of these as are told of whatever is kept: instructions, question, that a conversation was cut. */
  readonly frameTokens: number
}

type Told = {
  readonly ordered: Ordered
  readonly selection: Selection
  readonly profile: Profile
  readonly media: MediaPlan
  /** All of it, as it is told where there is room. */
  readonly prompt: Prompt
  readonly parts: readonly ManifestPart[]
  readonly naming: Naming
}

/**
 * Chooses what is told within so many tokens (P18): the longest beginning of the order of relevance that
 * fits, each node with all that its line cannot be without (its owner, and what its text refers to). A node
 * costs what its line costs where all is told, which is never less than in a smaller prompt: so more tokens
 * keep all that fewer kept, and what is chosen is never more than the budget.
 */
export function fit(told: Told, ranked: readonly Ranked[], tokensMax: number): Fitted {
  const { selection, media, ordered } = told
  const costs = lineCosts(told)
  const kept = new Set<string>()
  const attached = new Set<Attachment>()
  const sections = new Set<string>()
  let used = costs.least + (selection.conversation.length > 0 ? costs.cutConversation : 0)
  const frameTokens = used
  let leastTokens = used
  for (const item of ranked) {
    const joining = 'id' in item ? joiningWith(told, item.id, kept) : []
    const opened = new Set(joining.map((each) => sectionOf(ordered, each)))
    let cost = 'id' in item ? 0 : item.attachment.tokens
    // What was not told, because all of it together is too long, is not known to fit.
    for (const each of joining) cost += costs.lines.get(each) ?? Infinity
    for (const section of opened) {
      if (!sections.has(section)) cost += costs.frames.get(section) ?? 0
    }
    if (item.isPinned) leastTokens += cost
    if (used + cost > tokensMax) break
    used += cost
    if (!('id' in item)) attached.add(item.attachment)
    for (const each of joining) kept.add(each)
    for (const section of opened) sections.add(section)
  }
  const limited = keepOnly(media, attached, 'budget')
  const omitted: ManifestOmission[] = []
  for (const { id } of [...ordered.told, ...selection.conversation]) {
    const tokens = costs.lines.get(id)
    if (kept.has(id) || tokens === undefined) continue
    omitted.push({ nodeId: id, reason: 'budget', tokens })
  }
  // Of what has no line, nothing else is said.
  const others = limited.omitted.filter(({ nodeId }) => kept.has(nodeId))
  const obstacles = new Map([...limited.media.obstacles].filter(([id]) => kept.has(id)))
  const left = { attachments: limited.media.attachments, obstacles }
  return { kept, leastTokens, frameTokens, media: left, omitted: [...omitted, ...others] }
}

/** A node with all that must be told with it, but for what is told already. */
function joiningWith(
  { ordered, naming }: Told,
  first: string,
  kept: ReadonlySet<string>,
): readonly string[] {
  if (kept.has(first)) return []
  const found = new Set([first])
  for (const id of found) {
    const node = ordered.nodesById.get(id)
    if (!node) continue
    const named = naming.get(id) ?? []
    // What a person took out of prompts is not told for another's sake either.
    for (const each of isPart(node) ? [node.of, ...named] : named) {
      if (ordered.aliases.has(each) && !kept.has(each)) found.add(each)
    }
  }
  return [...found]
}

type Costs = {
  /** Tokens of the lines that define a node, and of the turns of the conversation. */
  readonly lines: ReadonlyMap<string, number>
  /** What else a section holds: its heading, and what relations and classes mean. */
  readonly frames: ReadonlyMap<string, number>
  readonly least: number
  readonly cutConversation: number
}

/**
 * What each line costs at most, rounded up one by one: their sum is never less than what the parts are
 * estimated at in which they stand together.
 */
function lineCosts({ prompt, profile, media, parts, ordered }: Told): Costs {
  const lines = new Map<string, number>()
  const frames = new Map<string, number>()
  const tokensOf = (text: string) => textTokens(text, profile)
  const add = (id: string, tokens: number) => lines.set(id, (lines.get(id) ?? 0) + tokens)
  let least = 0
  for (const [index, part] of partsOf(prompt).entries()) {
    if (part.type !== 'text') continue
    if (part.section === 'instructions' || part.section === 'question') {
      least += parts[index]?.tokens ?? 0
      continue
    }
    let at = 0
    const frame = (from: number, to: number) => {
      if (to <= from) return
      const tokens = tokensOf(part.text.slice(from, to))
      frames.set(part.section, (frames.get(part.section) ?? 0) + tokens)
    }
    for (const { start, end, nodeIds } of part.spans) {
      const [id] = nodeIds
      // Spans inside a line tell of its references.
      if (start < at || id === undefined) continue
      frame(at, start)
      add(id, tokensOf(part.text.slice(start, end)))
      at = end
    }
    frame(at, part.text.length)
  }
  // In a smaller prompt some lines say a little more: what is not attached, and how many are not told.
  const more = { media: tokensOf(shownOtherwise), set: tokensOf(untoldMembers) }
  for (const node of ordered.told) {
    if (!lines.has(node.id)) continue
    if (kindOf(node).section === 'media') add(node.id, more.media)
    else if (node.kind === 'set') add(node.id, more.set)
  }
  for (const [id, all] of media.attachments) {
    for (const { part, role } of all) {
      if (role === 'marked') add(id, tokensOf(markedLine(part.alias, part.alias)))
    }
  }
  return { lines, frames, least, cutConversation: tokensOf(cutConversation) }
}

const shownOtherwise = `, not attached polygon within box ${boxText({ x: 1, y: 1, width: 0, height: 0 }, 'thousandths', undefined)}`
const untoldMembers = `, and ${bounds.membersCountMax} more`

function sectionOf(ordered: Ordered, id: string): string {
  const node = ordered.nodesById.get(id)
  return node ? kindOf(node).section : ''
}
