import { kindOf, type Node } from '../kinds'
import type { Diagnostic } from './diagnostic'
import type { GraphDocument } from './document'
import { isAliasOfKind, wholeAliases } from './alias'
import { findLinks } from './links'
import { edgeProblems, nodeProblems } from './rules'
import { GraphView } from './walk'

/**
 * Judges a whole document whose fields are already valid: ids, ends, owners, nesting, aliases.
 * Errors refuse the document, warnings are shown beside it. Each names the node or edge, and the
 * sentence of its code says what to do.
 */
export function check(document: GraphDocument): readonly Diagnostic[] {
  const twice = [
    ...duplicates(document.nodes.map((node) => node.id)).map((id): Diagnostic => ({
      code: 'node.idTaken',
      params: { id },
      severity: 'error',
      nodeId: id,
    })),
    ...duplicates(document.edges.map((edge) => edge.id)).map((id): Diagnostic => ({
      code: 'edge.idTaken',
      params: { id },
      severity: 'error',
      edgeId: id,
    })),
  ]
  // Where two nodes share an id, every further finding would speak of either.
  if (twice.length > 0) return twice
  const view = new GraphView(document)
  return [
    ...document.nodes.flatMap((node) => nodeProblems(view, node)),
    ...document.edges.flatMap((edge) => edgeProblems(view, edge)),
    ...aliasProblems(document),
    ...document.nodes.flatMap((node) => warningsOf(view, node, document)),
  ]
}

function aliasProblems(document: GraphDocument): Diagnostic[] {
  const seen = new Set<string>()
  const whole = wholeAliases(document)
  return document.nodes.flatMap((node): Diagnostic[] => {
    if (node.alias === undefined) return []
    const alias = whole.get(node.id) ?? node.alias
    const params = { alias, node: node.label || node.id }
    if (!isAliasOfKind(node)) {
      return [{ code: 'alias.wrongKind', params, severity: 'error', nodeId: node.id }]
    }
    if (!seen.has(alias)) {
      seen.add(alias)
      return []
    }
    return [{ code: 'alias.taken', params, severity: 'error', nodeId: node.id }]
  })
}

function warningsOf(view: GraphView, node: Node, document: GraphDocument): Diagnostic[] {
  const name = node.label || node.id
  const warnings: Diagnostic[] = []
  if ((node.kind === 'image' || node.kind === 'audio') && !node.asset) {
    warnings.push({
      code: 'media.missing',
      params: { node: name },
      severity: 'warning',
      nodeId: node.id,
    })
  }
  if (node.group && !document.groups?.some((group) => group.id === node.group)) {
    warnings.push({
      code: 'group.missing',
      params: { node: name, id: node.group },
      severity: 'warning',
      nodeId: node.id,
    })
  }
  for (const id of danglingLinksOf(view, node)) {
    warnings.push({
      code: 'reference.dangling',
      params: { node: name, id },
      severity: 'warning',
      nodeId: node.id,
    })
  }
  return warnings
}

function danglingLinksOf(view: GraphView, node: Node): ReadonlySet<string> {
  const ids = kindOf(node).linkFields.flatMap((field) => {
    const text = node[field]
    const links = typeof text === 'string' ? findLinks(text) : []
    return links.flatMap((link) =>
      link.targets.flatMap((target) =>
        target.pairedWith === undefined ? [target.id] : [target.id, target.pairedWith],
      ),
    )
  })
  return new Set(ids.filter((id) => view.positionOf(id) < 0))
}

function duplicates(ids: readonly string[]): readonly string[] {
  const seen = new Set<string>()
  const twice = new Set<string>()
  for (const id of ids) (seen.has(id) ? twice : seen).add(id)
  return [...twice]
}
