import type { Diagnostic } from '../graph/diagnostic'
import type { ManifestOmission } from '../prompt/manifest'
import type { Profile } from '../prompt/profile'
import { nameIn, type Ordered } from './order'

/** What did not fit: what all of it is estimated at, how much was to be used, and what is the least. */
export type Cut = { readonly tokens: number; readonly limit: number; readonly least: number }

/**
 * What a person is told, before anything is sent, of what is not in a prompt (P18, P25). What a budget left
 * out is told in one sentence, since it may be thousands of nodes: the manifest lists them.
 */
export function omissionFindings(
  ordered: Ordered,
  profile: Profile,
  omitted: readonly ManifestOmission[],
  cut: Cut | undefined,
): Diagnostic[] {
  const found: Diagnostic[] = []
  for (const { nodeId, reason } of omitted) {
    const node = ordered.nodesById.get(nodeId)
    if (node?.kind !== 'image' && node?.kind !== 'audio') continue
    const params = { node: nameIn(ordered, nodeId), alias: ordered.aliases.get(nodeId) ?? '' }
    if (reason === 'missing') {
      found.push({ code: 'media.missing', params, severity: 'warning', nodeId })
    } else if (reason === 'scope') {
      found.push({ code: 'media.notAttached', params, severity: 'info', nodeId })
    }
  }
  for (const kind of ['image', 'audio'] as const) {
    found.push(...untakenFindings(ordered, profile, omitted, kind))
  }
  const limited = omitted.filter(({ reason, role }) => reason === 'limit' && !role)
  if (limited.length > 0) {
    const params = { media: aliasesOf(ordered, limited), profile: profile.name }
    found.push({ code: 'media.overLimit', params, severity: 'warning' })
  }
  const copies = omitted.filter(({ role }) => role !== undefined)
  if (copies.length > 0) {
    const params = { count: copies.length, media: aliasesOf(ordered, copies) }
    found.push({ code: 'media.copiesOverLimit', params, severity: 'info' })
  }
  // What is missing for want of room comes before what it says of single media.
  if (cut) found.unshift(cutFinding(omitted, cut))
  return found
}

/** Media of a kind or type that the model does not take, and which of them no words stand for. */
function untakenFindings(
  ordered: Ordered,
  profile: Profile,
  omitted: readonly ManifestOmission[],
  kind: 'image' | 'audio',
): Diagnostic[] {
  const untaken = omitted.filter(({ nodeId, reason }) => {
    return reason === 'modality' && ordered.nodesById.get(nodeId)?.kind === kind
  })
  if (untaken.length === 0) return []
  const params = { media: aliasesOf(ordered, untaken), profile: profile.name }
  const code = kind === 'image' ? 'media.notSeen' : 'media.notHeard'
  const found: Diagnostic[] = [{ code, params, severity: 'warning' }]
  for (const { nodeId } of untaken) {
    const node = ordered.nodesById.get(nodeId)
    const isDescribed =
      (node?.kind === 'image' && node.caption) ||
      (node?.kind === 'audio' && (node.caption || node.transcript))
    if (isDescribed) continue
    const named = { node: nameIn(ordered, nodeId), alias: ordered.aliases.get(nodeId) ?? '' }
    found.push({ code: 'media.undescribed', params: named, severity: 'warning', nodeId })
  }
  return found
}

function cutFinding(omitted: readonly ManifestOmission[], cut: Cut): Diagnostic {
  const { tokens, limit, least } = cut
  if (least > limit) {
    return { code: 'budget.tooSmall', params: { limit, least }, severity: 'error' }
  }
  const count = omitted.filter(({ reason, role }) => reason === 'budget' && !role).length
  return { code: 'prompt.cut', params: { tokens, limit, count }, severity: 'warning' }
}

/** How many media a sentence names. */
const namedCountMax = 12

function aliasesOf(ordered: Ordered, omitted: readonly ManifestOmission[]): readonly string[] {
  const aliases = omitted.map(({ nodeId }) => ordered.aliases.get(nodeId) ?? '')
  const unique = [...new Set(aliases)]
  const others = unique.length - namedCountMax
  return others > 0 ? [...unique.slice(0, namedCountMax), `+${others}`] : unique
}
