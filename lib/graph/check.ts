import { nameOf, type Node } from '../kinds'
import type { Diagnostic } from './diagnostic'
import { groupIds, type GraphDocument } from './document'
import { isAliasOfKind, wholeAliases } from './alias'
import { idsLinkedFrom } from './mentions'
import { nestingOf } from './nesting'
import { duplicates, edgeProblems, nodeProblems, schemaProblems } from './rules'
import { GraphView } from './walk'

/**
 * Judges a whole document whose fields are already valid: ids, ends, owners, nesting, aliases.
 * Errors refuse the document, warnings are shown beside it. Each names the node or edge, or what
 * the schema defines, and the sentence of its code says what to do.
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
  const nesting = nestingOf(view)
  const groups = groupIds(document)
  return [
    ...document.nodes.flatMap((node) => nodeProblems(view, node, nesting)),
    ...document.edges.flatMap((edge) => edgeProblems(view, edge)),
    ...aliasProblems(document),
    ...schemaProblems(document.schema),
    ...document.nodes.flatMap((node) => warningsOf(view, node, groups)),
  ]
}

/** The warnings about these nodes alone: what to look at after a change, however large the graph is. */
export function warningsAbout(
  document: GraphDocument,
  nodeIds: Iterable<string>,
): readonly Diagnostic[] {
  const view = new GraphView(document)
  const groups = groupIds(document)
  return [...new Set(nodeIds)].flatMap((id) => {
    const node = view.node(id)
    return node ? warningsOf(view, node, groups) : []
  })
}

function aliasProblems(document: GraphDocument): Diagnostic[] {
  const seen = new Set<string>()
  const whole = wholeAliases(document)
  return document.nodes.flatMap((node): Diagnostic[] => {
    if (node.alias === undefined) return []
    const alias = whole.get(node.id) ?? node.alias
    const params = { alias, node: nameOf(node) }
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

function warningsOf(view: GraphView, node: Node, groups: ReadonlySet<string>): Diagnostic[] {
  const name = nameOf(node)
  const warnings: Diagnostic[] = []
  if ((node.kind === 'image' || node.kind === 'audio') && !node.asset) {
    warnings.push({
      code: 'media.missing',
      params: { node: name },
      severity: 'warning',
      nodeId: node.id,
    })
  }
  if (node.group && !groups.has(node.group)) {
    warnings.push({
      code: 'group.missing',
      params: { node: name, id: node.group },
      severity: 'warning',
      nodeId: node.id,
    })
  }
  for (const id of idsLinkedFrom(node)) {
    if (view.has(id)) continue
    warnings.push({
      code: 'reference.dangling',
      params: { node: name, id },
      severity: 'warning',
      nodeId: node.id,
    })
  }
  return warnings
}
