import { withAliases } from '../graph/alias'
import type { Diagnostic } from '../graph/diagnostic'
import type { GraphDocument } from '../graph/document'
import { arrayPieces, documentHash, hashPieces, type HashPieces } from '../graph/hash'
import type { Manifest, ManifestOmission, ManifestPart } from '../prompt/manifest'
import { audioTokens, imageTokens, textTokens, type Profile } from '../prompt/profile'
import { nodeIdsOf, partsOf, type Part, type Prompt, type SectionName } from '../prompt/prompt'
import { bounds } from '../std/bounds'
import { Memory } from './memory'
import { nameIn, order, type Ordered } from './order'
import { emptyFindings, isFull, type Findings } from './room'
import { select, type Asked, type Selection } from './select'
import { structure } from './structure'

export { Memory }

export type CompileInput = Asked & {
  readonly document: GraphDocument
  readonly profile: Profile
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
 *   (by default the last one), `focus` are nodes whose surroundings matter in scope `question`
 */
export function compile(input: CompileInput): Compiled {
  const hash = input.hash ?? hashPieces
  const document = withAliases(input.document)
  const ordered = order(document)
  const findings = emptyFindings()
  const selection = select(ordered, input, input.profile, findings.diagnostics)
  input.memory?.begin(document)
  const prompt = structure(ordered, selection, findings, input.memory)
  if (isFull(findings)) findings.diagnostics.push(fullness(ordered, findings))
  const omitted = omissionsOf(ordered, selection, input.profile)
  for (const { nodeId, reason } of omitted) {
    const params = { node: nameIn(ordered, nodeId), alias: ordered.aliases.get(nodeId) ?? '' }
    findings.diagnostics.push(
      reason === 'missing'
        ? { code: 'media.missing', params, severity: 'warning', nodeId }
        : { code: 'media.notAttached', params, severity: 'info', nodeId },
    )
  }
  let promptHash: string | undefined
  const parts = manifestParts(prompt, input.profile)
  const tokens = tokensOf(parts)
  const { value: limit } = input.profile.contextTokenCount
  if (tokens.total > limit) {
    const params = { tokens: tokens.total, profile: input.profile.id, limit }
    findings.diagnostics.push({ code: 'prompt.overContext', params, severity: 'warning' })
  }
  return {
    prompt,
    manifest: {
      scope: selection.scope,
      aliases: aliasesOf(ordered, selection),
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
    diagnostics: findings.diagnostics,
  }
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
    if (isTurn && !spoken.has(id)) continue
    aliases.push({ alias: ordered.aliases.get(id) ?? alias ?? '', nodeId: id })
  }
  return aliases
}

function omissionsOf(
  ordered: Ordered,
  selection: Selection,
  profile: Profile,
): readonly ManifestOmission[] {
  const omitted: ManifestOmission[] = []
  for (const node of ordered.document.nodes) {
    if (node.kind !== 'image' && node.kind !== 'audio') continue
    if (!node.asset) omitted.push({ nodeId: node.id, reason: 'missing', tokens: 0 })
    else if (!selection.isAttached(node)) {
      const tokens =
        node.kind === 'image' ? imageTokens(node.asset, profile) : audioTokens(node.asset, profile)
      omitted.push({ nodeId: node.id, reason: 'scope', tokens })
    }
  }
  return omitted
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
  if (part.type === 'image') return imageTokens(part.asset, profile)
  if (part.type === 'audio') return audioTokens(part.asset, profile)
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

/** Spans are not sent. */
function sent(part: Part) {
  return part.type === 'text' ? part.text : { [part.type]: part.asset.hash }
}
