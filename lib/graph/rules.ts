import { nameOf, type Node, type NodeOf } from '../kinds'
import { endBeyondSound } from '../media/derivation-query'
import { bounds } from '../std/bounds'
import type { MessageParam } from '../std/result'
import type { Diagnostic } from './diagnostic'
import type { Edge } from './document'
import type { GraphSchema } from './schema'
import { nestingAround, type Nesting } from './nesting'
import type { GraphView } from './walk'

function nodeError(node: Node, code: string, params: Record<string, MessageParam>): Diagnostic {
  return {
    code,
    params: { ...params, node: nameOf(node) },
    severity: 'error',
    nodeId: node.id,
  }
}

/**
 * What must hold of one node among the others. The same rules judge a whole document and a change;
 * whoever asks about all nodes gives the `nesting` of the whole.
 */
export function nodeProblems(
  view: GraphView,
  node: Node,
  nesting: Nesting = nestingAround(view),
): readonly Diagnostic[] {
  switch (node.kind) {
    case 'set':
      return setProblems(view, node, nesting)
    case 'region':
      return regionProblems(view, node, nesting)
    case 'segment':
      return segmentProblems(view, node)
    case 'document':
      return passageProblems(node)
    default:
      return []
  }
}

function setProblems(view: GraphView, node: NodeOf<'set'>, nesting: Nesting): Diagnostic[] {
  const problems = node.members
    .filter((id) => !view.has(id))
    .map((id) => nodeError(node, 'set.memberMissing', { id }))
  return [...problems, ...nestingProblems(node, nesting)]
}

function regionProblems(view: GraphView, node: NodeOf<'region'>, nesting: Nesting): Diagnostic[] {
  const owner = view.node(node.of)
  if (!owner) return [nodeError(node, 'region.ownerMissing', { id: node.of })]
  if (owner.kind !== 'image') {
    return [nodeError(node, 'region.ownerNotImage', { id: node.of, kind: owner.kind })]
  }
  if (node.inside === undefined) return []
  const enclosing = view.node(node.inside)
  if (enclosing?.kind !== 'region') {
    return [nodeError(node, 'region.insideMissing', { id: node.inside })]
  }
  if (enclosing.of !== node.of) {
    return [nodeError(node, 'region.insideOtherPicture', { id: node.inside })]
  }
  return nestingProblems(node, nesting)
}

function segmentProblems(view: GraphView, node: NodeOf<'segment'>): Diagnostic[] {
  const owner = view.node(node.of)
  if (!owner) return [nodeError(node, 'segment.ownerMissing', { id: node.of })]
  if (owner.kind !== 'audio') {
    return [nodeError(node, 'segment.ownerNotAudio', { id: node.of, kind: owner.kind })]
  }
  const length = owner.asset?.durationSeconds
  const beyond = length === undefined ? undefined : endBeyondSound(node, length)
  if (length === undefined || beyond === undefined) return []
  return beyond === 'start'
    ? [nodeError(node, 'segment.startPastEnd', { start: node.start, length })]
    : [nodeError(node, 'segment.pastEnd', { end: node.end, length })]
}

function passageProblems(node: NodeOf<'document'>): Diagnostic[] {
  const [twice] = duplicates((node.passages ?? []).map((passage) => passage.id))
  return twice === undefined ? [] : [nodeError(node, 'document.passageTwice', { id: twice })]
}

/** Nothing holds itself, and the longest chain through a thing is bounded. */
function nestingProblems(node: NodeOf<'set' | 'region'>, nesting: Nesting): Diagnostic[] {
  const length = nesting(node)
  if (length === 'cycle') {
    return [nodeError(node, node.kind === 'set' ? 'set.holdsItself' : 'region.holdsItself', {})]
  }
  if (length <= bounds.nestingDepthMax) return []
  const code = node.kind === 'set' ? 'set.tooDeep' : 'region.tooDeep'
  return [nodeError(node, code, { limit: bounds.nestingDepthMax })]
}

/** What must hold of one edge. */
export function edgeProblems(view: GraphView, edge: Edge): readonly Diagnostic[] {
  const problems: Diagnostic[] = []
  const missing = (code: string, id: string) =>
    problems.push({
      code,
      params: { edge: edge.id, relation: edge.relation, id },
      severity: 'error',
      edgeId: edge.id,
    })
  if (!view.has(edge.source)) missing('edge.sourceMissing', edge.source)
  if (!view.has(edge.target)) missing('edge.targetMissing', edge.target)
  for (const id of edge.evidence ?? []) {
    if (!view.has(id)) missing('edge.evidenceMissing', id)
  }
  return problems
}

/** What must hold of a schema: two definitions of one name would leave open which is meant. */
export function schemaProblems(schema: GraphSchema | undefined): readonly Diagnostic[] {
  const twice = (names: readonly { readonly name: string }[] = [], code: string) =>
    duplicates(names.map(({ name }) => name)).map((name): Diagnostic => ({
      code,
      params: { name },
      severity: 'error',
    }))
  return [
    ...twice(schema?.classes, 'schema.classTwice'),
    ...twice(schema?.relations, 'schema.relationTwice'),
  ]
}

/** What stands in a list more than once, each told once. */
export function duplicates(names: readonly string[]): readonly string[] {
  const seen = new Set<string>()
  const twice = new Set<string>()
  for (const name of names) (seen.has(name) ? twice : seen).add(name)
  return [...twice]
}

/** The nodes whose rules may break when this one changes. */
export function dependentsOf(view: GraphView, node: Node): readonly Node[] {
  return node.kind === 'image' || node.kind === 'audio' ? view.partsOf(node.id) : []
}
