import { withAliases } from '../graph/alias'
import type { Diagnostic } from '../graph/diagnostic'
import type { GraphDocument } from '../graph/document'
import { arrayPieces, documentHash, hashPieces, type HashPieces } from '../graph/hash'
import { derivationQuery, sentExtent } from '../media/derivation'
import type { Manifest, ManifestOmission, ManifestPart } from '../prompt/manifest'
import { audioTokens, imageTokens, textTokens, type Profile } from '../prompt/profile'
import { nodeIdsOf, partsOf, type Part, type Prompt, type SectionName } from '../prompt/prompt'
import { bounds } from '../std/bounds'
import { fit, limitMedia, limitsOf, type Budget } from './fit'
import { linearChat, linearPrompt } from './linear'
import { asMany, isComfortable, planMedia, wantedOf, type MediaPlan } from './media'
import { Memory } from './memory'
import { nameIn, order, type Ordered } from './order'
import {
  byRelevance,
  mediaByRelevance,
  namingOf,
  placesIn,
  type Naming,
  type Place,
} from './relevance'
import { omissionFindings } from './omissions'
import { emptyFindings, isFull, type Findings } from './room'
import { select, type Asked, type Selection } from './select'
import { structure, type Telling } from './structure'

export { Memory }

export type CompileInput = Asked & {
  readonly document: GraphDocument
  readonly profile: Profile
  /** Less than the profile's own limits. */
  readonly budget?: Budget | undefined
  /** Each picture carries its alias in a strip, for clients that reorder what is attached. */
  readonly strips?: boolean | undefined
  /** A quicker way to the same hashes, where the machine has one. */
  readonly hash?: HashPieces
  /** What an earlier compile of the same graph told, which makes this one quicker and nothing else. */
  readonly memory?: Memory
}

export type Compiled = {
  readonly prompt: Prompt
  readonly manifest: Manifest
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Compiles a graph and a question into a prompt in which every reference is resolved to a labelled
 * node. Synchronous, deterministic and total: what is wrong with a graph is a diagnostic, never an
 * exception. Media are references; whoever sends the prompt fetches their bytes.
 *
 * @param input a document that `readDocument` accepts; `question` is a text or a question node
 *   (by default the last one), `focus` are nodes whose surroundings matter in scope `question`, `budget`
 *   how much the prompt may hold
 */
export function compile(input: CompileInput): Compiled {
  const hash = input.hash ?? hashPieces
  const document = withAliases(input.document)
  const ordered = order(document)
  const asked: Diagnostic[] = []
  const planned = plan(ordered, input, asked)
  const { selection } = planned
  input.memory?.begin(document)
  const told = tellWithin(ordered, planned, input)
  const { findings, prompt, parts, tokens, omitted } = told
  const diagnostics = [...asked, ...findings.diagnostics]
  if (isFull(findings)) diagnostics.push(fullness(ordered, findings))
  diagnostics.push(...told.diagnostics)
  let promptHash: string | undefined
  return {
    prompt,
    manifest: {
      scope: selection.scope,
      aliases: aliasesOf(told.ordered, told.selection),
      parts,
      references: findings.references,
      omitted,
      escapes: findings.escapes,
      tokens,
      // Made where somebody asks: nobody does while a graph is edited, and they are most of what is left then.
      get documentHash() {
        return documentHash(document, hash)
      },
      get promptHash() {
        return (promptHash ??= hash(promptPieces(prompt)))
      },
    },
    diagnostics,
  }
}

/**
 * The same graph and question as a plain chat, to be read and run beside the other: no aliases, no
 * instructions, media in order of mention. See `linearChat`.
 */
export function compileLinear(input: CompileInput): Compiled {
  const { profile } = input
  const hash = input.hash ?? hashPieces
  const document = withAliases(input.document)
  const ordered = order(document)
  const diagnostics: Diagnostic[] = []
  const { selection, media, limits } = plan(ordered, input, diagnostics)
  const bare = { ordered, selection, media: { ...media, attachments: new Map() }, profile }
  const { findings } = tell({ ...bare, findings: emptyFindings() })
  const naming = namingOf(findings.references)
  const chat = linearChat(ordered, media, naming)
  // The same that the graph would send, or the two would not be compared.
  const limited = limitMedia(chat.media, limits, () =>
    mediaByRelevance(ordered, placesIn(ordered, selection, naming), chat.media),
  )
  const prompt = linearPrompt(chat, limited.media, selection)
  const parts = manifestParts(prompt, profile)
  const tokens = tokensOf(parts)
  const omitted = [...obstaclesOf(ordered, limited.media), ...limited.omitted]
  diagnostics.push(...omissionFindings(ordered, profile, omitted, undefined))
  if (tokens.total > limits.tokens) {
    const params = { tokens: tokens.total, limit: limits.tokens }
    diagnostics.push({ code: 'prompt.plainOverBudget', params, severity: 'warning' })
  }
  return {
    prompt,
    manifest: {
      scope: selection.scope,
      aliases: [],
      parts,
      references: [],
      omitted,
      escapes: [],
      tokens,
      documentHash: documentHash(document, hash),
      promptHash: hash(promptPieces(prompt)),
    },
    diagnostics,
  }
}

/** Which question is asked, which media go along if there is room, and how much room there is. */
function plan(ordered: Ordered, input: CompileInput, diagnostics: Diagnostic[]) {
  const { profile, strips } = input
  const limits = limitsOf(input.budget ?? {}, profile)
  const all = planMedia(ordered, profile, strips)
  const selection = select(ordered, input, () => isComfortable(all, profile), diagnostics)
  const takesBoth = profile.takesBoth.value || limits.images === 0
  return { selection, limits, media: wantedOf(all, selection.isWanted, takesBoth) }
}

type Told = {
  readonly ordered: Ordered
  readonly selection: Selection
  readonly findings: Findings
  readonly prompt: Prompt
  readonly parts: readonly ManifestPart[]
  readonly tokens: Manifest['tokens']
  readonly omitted: readonly ManifestOmission[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Tells everything, and where that is too much, what of it fits (P18). */
function tellWithin(ordered: Ordered, planned: ReturnType<typeof plan>, input: CompileInput): Told {
  const { profile, memory } = input
  const { selection, limits } = planned
  const telling = { ordered, selection, profile, memory }
  // All is told with all media first: what texts refer to is known only then, and it says what is near.
  const first = tell({ ...telling, media: planned.media, findings: emptyFindings() })
  let near: { readonly naming: Naming; readonly places: readonly Place[] } | undefined
  const nearness = () => {
    if (near) return near
    const naming = namingOf(first.findings.references)
    return (near = { naming, places: placesIn(ordered, selection, naming) })
  }
  const { media, omitted: limited } = limitMedia(planned.media, limits, () =>
    mediaByRelevance(ordered, nearness().places, planned.media),
  )
  const whole =
    media === planned.media ? first : tell({ ...telling, media, findings: emptyFindings() })
  if (whole.tokens.total <= limits.tokens) {
    const omitted = [...obstaclesOf(ordered, media), ...limited]
    const diagnostics = omissionFindings(ordered, profile, omitted, undefined)
    return { ...whole, ordered, selection, omitted, diagnostics }
  }
  const { prompt, parts } = whole
  const { naming, places } = nearness()
  const told = { ordered, selection, profile, media, prompt, parts, naming }
  const fitted = fit(told, byRelevance(ordered, places, media), limits.tokens)
  const less = order(ordered.document, fitted.kept)
  const conversation = selection.conversation.filter((turn) => fitted.kept.has(turn.id))
  const turned = { ...selection, conversation }
  // Marks are drawn of the regions that are told.
  const remade = asMany(planMedia(less, profile, input.strips), fitted.media)
  const findings = emptyFindings()
  const second = tell({ ordered: less, selection: turned, media: remade, profile, findings })
  const beyond = limited.filter(({ nodeId }) => fitted.kept.has(nodeId))
  const omitted = [...obstaclesOf(ordered, fitted.media), ...fitted.omitted, ...beyond]
  // Where nothing but what is never left out is told, the prompt itself says what that takes: `fit` only knows an
  // upper bound, from the prompt in which all is told, and a question is longer there by the aliases of what it means.
  const isBare = fitted.kept.size === 0 && fitted.leastTokens === fitted.frameTokens
  const least = isBare ? second.tokens.total : fitted.leastTokens
  const cut = { tokens: whole.tokens.total, limit: limits.tokens, least }
  const diagnostics = omissionFindings(ordered, profile, omitted, cut)
  return { ...second, ordered: less, selection: turned, omitted, diagnostics }
}

function tell(telling: Telling): Pick<Told, 'findings' | 'prompt' | 'parts' | 'tokens'> {
  const { findings, profile } = telling
  const prompt = structure(telling)
  const parts = manifestParts(prompt, profile)
  return { findings, prompt, parts, tokens: tokensOf(parts) }
}

/** Media that do not go along, in reading order, and what a person took out of prompts. */
function obstaclesOf(ordered: Ordered, media: MediaPlan): readonly ManifestOmission[] {
  return ordered.document.nodes.flatMap((node): ManifestOmission[] => {
    // A question is asked or not: that it was taken out says nothing of the one that is asked.
    const isOut = node.inPrompt === 'never' && node.kind !== 'question'
    if (isOut) return [{ nodeId: node.id, reason: 'hand', tokens: 0 }]
    const obstacle = media.obstacles.get(node.id)
    return obstacle ? [{ nodeId: node.id, ...obstacle }] : []
  })
}

/** Why a prompt ends before its graph does, and which node takes up most of it. */
function fullness(ordered: Ordered, findings: Findings): Diagnostic {
  const { longest } = findings.room
  const about = (id: string) => (id === '' ? {} : { nodeId: id })
  if (findings.room.isFull && longest) {
    const { nodeId, length } = longest
    const params = { limit: bounds.promptLengthMax, node: nameIn(ordered, nodeId), length }
    return { code: 'prompt.tooLong', params, severity: 'error', ...about(nodeId) }
  }
  const counts = new Map<string, number>()
  let most = { nodeId: '', count: 0 }
  for (const { nodeId } of [...findings.references, ...findings.escapes]) {
    const count = (counts.get(nodeId) ?? 0) + 1
    counts.set(nodeId, count)
    if (count > most.count) most = { nodeId, count }
  }
  const params = { limit: bounds.manifestMarksCountMax, node: nameIn(ordered, most.nodeId) }
  return { code: 'prompt.tooManyMarks', params, severity: 'error', ...about(most.nodeId) }
}

/** Every node that the prompt tells, in reading order; of questions and answers only those asked. */
function aliasesOf(ordered: Ordered, selection: Selection): Manifest['aliases'] {
  const spoken = new Set<string>(selection.conversation.map((node) => node.id))
  if (selection.question?.nodeId !== undefined) spoken.add(selection.question.nodeId)
  const aliases: { readonly alias: string; readonly nodeId: string }[] = []
  for (const { kind, id, alias } of ordered.document.nodes) {
    const isTurn = kind === 'question' || kind === 'answer'
    if (isTurn ? !spoken.has(id) : !ordered.aliases.has(id)) continue
    aliases.push({ alias: ordered.aliases.get(id) ?? alias ?? '', nodeId: id })
  }
  return aliases
}

function manifestParts(prompt: Prompt, profile: Profile): readonly ManifestPart[] {
  return partsOf(prompt).map((part, index) => ({
    index,
    section: part.section,
    type: part.type,
    nodeIds: nodeIdsOf(part),
    spans: part.type === 'text' ? part.spans : [],
    tokens: tokensOfPart(part, profile),
  }))
}

function tokensOfPart(part: Part, profile: Profile): number {
  if (part.type === 'image') return imageTokens(sentExtent(part.derivation), profile)
  if (part.type === 'audio') {
    const { clip } = part.derivation
    return audioTokens(clip ? { durationSeconds: clip.end - clip.start } : part.asset, profile)
  }
  return textTokens(part.text, profile)
}

function tokensOf(parts: readonly ManifestPart[]): Manifest['tokens'] {
  const tokens = { text: 0, image: 0, audio: 0, total: 0 }
  const sections: Partial<Record<SectionName, number>> = {}
  for (const part of parts) {
    tokens[part.type] += part.tokens
    tokens.total += part.tokens
    sections[part.section] = (sections[part.section] ?? 0) + part.tokens
  }
  return { ...tokens, sections }
}

/** What the prompt's hash is over: the parts as they are sent and the media that they name, as JSON. */
function* promptPieces(prompt: Prompt): Generator<string> {
  yield '['
  yield* arrayPieces(prompt.system.map(sent), JSON.stringify)
  for (const turn of prompt.turns) {
    yield `,[${JSON.stringify(turn.role)},`
    yield* arrayPieces(turn.parts.map(sent), JSON.stringify)
    yield ']'
  }
  yield ']'
}

/** Spans are not sent. Of a medium the hash and what is made of it say all. */
function sent(part: Part) {
  if (part.type === 'text') return part.text
  return { [part.type]: part.asset.hash, as: derivationQuery(part.derivation) }
}
