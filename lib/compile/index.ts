import { withAliases } from '../graph/alias'
import type { Diagnostic } from '../graph/diagnostic'
import type { GraphDocument } from '../graph/document'
import { documentHash, hashText } from '../graph/hash'
import type { Manifest, ManifestOmission, ManifestPart } from '../prompt/manifest'
import { audioTokens, imageTokens, textTokens, type Profile } from '../prompt/profile'
import { nodeIdsOf, partsOf, type Part, type Prompt, type SectionName } from '../prompt/prompt'
import { order, type Ordered } from './order'
import type { Findings } from './resolve'
import { select, type Asked, type Selection } from './select'
import { structure } from './structure'

export type CompileInput = Asked & { readonly document: GraphDocument; readonly profile: Profile }

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
  const document = withAliases(input.document)
  const ordered = order(document)
  const findings: Findings = { references: [], escapes: [], diagnostics: [] }
  const selection = select(ordered, input, input.profile, findings.diagnostics)
  const prompt = structure(ordered, selection, findings)
  const omitted = omissionsOf(ordered, selection, input.profile)
  for (const { nodeId, reason } of omitted) {
    const node = ordered.nodesById.get(nodeId)
    const params = { node: node?.label || nodeId, alias: ordered.aliases.get(nodeId) ?? '' }
    findings.diagnostics.push(
      reason === 'missing'
        ? { code: 'media.missing', params, severity: 'warning', nodeId }
        : { code: 'media.notAttached', params, severity: 'info', nodeId },
    )
  }
  const parts = manifestParts(prompt, input.profile)
  return {
    prompt,
    manifest: {
      scope: selection.scope,
      aliases: aliasesOf(ordered, selection),
      parts,
      references: findings.references,
      omitted,
      escapes: findings.escapes,
      tokens: tokensOf(parts),
      documentHash: documentHash(document),
      promptHash: promptHash(prompt),
    },
    diagnostics: findings.diagnostics,
  }
}

/** Every node that the prompt tells, in reading order; of questions and answers only those asked. */
function aliasesOf(ordered: Ordered, selection: Selection): Manifest['aliases'] {
  const spoken = new Set<string>(selection.conversation.map((node) => node.id))
  if (selection.question?.nodeId !== undefined) spoken.add(selection.question.nodeId)
  return ordered.document.nodes.flatMap((node) => {
    const isTurn = node.kind === 'question' || node.kind === 'answer'
    if (isTurn && !spoken.has(node.id)) return []
    return [{ alias: ordered.aliases.get(node.id) ?? node.alias ?? '', nodeId: node.id }]
  })
}

function omissionsOf(
  ordered: Ordered,
  selection: Selection,
  profile: Profile,
): readonly ManifestOmission[] {
  return ordered.document.nodes.flatMap((node): ManifestOmission[] => {
    if (node.kind !== 'image' && node.kind !== 'audio') return []
    if (!node.asset) return [{ nodeId: node.id, reason: 'missing', tokens: 0 }]
    if (selection.isAttached(node)) return []
    const tokens =
      node.kind === 'image' ? imageTokens(node.asset, profile) : audioTokens(node.asset, profile)
    return [{ nodeId: node.id, reason: 'scope', tokens }]
  })
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

/** Over the parts as they are sent and the media that they name; spans are not sent. */
function promptHash(prompt: Prompt): string {
  const sent = (part: Part) => (part.type === 'text' ? part.text : { [part.type]: part.asset.hash })
  return hashText(
    JSON.stringify([
      prompt.system.map(sent),
      ...prompt.turns.map((turn) => [turn.role, turn.parts.map(sent)]),
    ]),
  )
}
