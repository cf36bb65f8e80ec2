import { ownerOf, type Node, type NodeOf } from '../kinds'
import { bounds } from '../std/bounds'
import type { MessageParam } from '../std/result'
import type { Diagnostic } from './diagnostic'
import type { Edge } from './document'
import type { GraphView } from './walk'

// Containers round a length up or down to whole frames.
const durationSlackSeconds = 0.05

function nodeError(node: Node, code: string, params: Record<string, MessageParam>): Diagnostic {
  return {
    code,
    params: { ...params, node: node.label || node.id },
    severity: 'error',
    nodeId: node.id,
  }
}

/** What must hold of one node among the others. The same rules judge a whole document and a change. */
export function nodeProblems(view: GraphView, node: Node): readonly Diagnostic[] {
  switch (node.kind) {
    case 'set':
      return setProblems(view, node)
    case 'region':
      return regionProblems(view, node)
    case 'segment':
      return segmentProblems(view, node)
    case 'document':
      return passageProblems(node)
    default:
      return []
  }
}

function setProblems(view: GraphView, node: NodeOf<'set'>): Diagnostic[] {
  const problems = node.members
    .filter((id) => view.positionOf(id) < 0)
    .map((id) => nodeError(node, 'set.memberMissing', { id }))
  const nested = (each: Node) =>
    each.kind === 'set' ? each.members.flatMap((id) => view.node(id) ?? []) : []
  const holders = (each: Node) => view.referrersOf(each.id).filter((one) => one.kind === 'set')
  return [...problems, ...nestingProblems(node, nested, holders, 'set')]
}

function regionProblems(view: GraphView, node: NodeOf<'region'>): Diagnostic[] {
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
  const outer = (each: Node) => {
    const next = each.kind === 'region' && each.inside ? view.node(each.inside) : undefined
    return next ? [next] : []
  }
  const inner = (each: Node) =>
    view.referrersOf(each.id).filter((one) => one.kind === 'region' && one.inside === each.id)
  return nestingProblems(node, outer, inner, 'region')
}

function segmentProblems(view: GraphView, node: NodeOf<'segment'>): Diagnostic[] {
  const owner = view.node(node.of)
  if (!owner) return [nodeError(node, 'segment.ownerMissing', { id: node.of })]
  if (owner.kind !== 'audio') {
    return [nodeError(node, 'segment.ownerNotAudio', { id: node.of, kind: owner.kind })]
  }
  const length = owner.asset?.durationSeconds
  if (length === undefined || node.end <= length + durationSlackSeconds) return []
  return [nodeError(node, 'segment.pastEnd', { end: node.end, length })]
}

function passageProblems(node: NodeOf<'document'>): Diagnostic[] {
  const ids = (node.passages ?? []).map((passage) => passage.id)
  const twice = ids.find((id, index) => ids.indexOf(id) !== index && index < 1000)
  return twice === undefined ? [] : [nodeError(node, 'document.passageTwice', { id: twice })]
}

/** Nothing holds itself, and the depth through this node, both ways, is bounded. */
function nestingProblems(
  node: Node,
  ahead: (node: Node) => readonly Node[],
  behind: (node: Node) => readonly Node[],
  kind: 'set' | 'region',
): Diagnostic[] {
  const down = depthFrom(node, ahead)
  if (down === 'cycle') return [nodeError(node, `${kind}.holdsItself`, {})]
  const leaves = kind === 'set' ? 1 : 0
  const up = depthFrom(node, behind)
  const deep = up === 'cycle' || up + down - 1 - leaves > bounds.nestingDepthMax
  return deep ? [nodeError(node, `${kind}.tooDeep`, { limit: bounds.nestingDepthMax })] : []
}

/** The longest way from a node, counted in nodes, in time linear in what is reached. */
function depthFrom(start: Node, next: (node: Node) => readonly Node[]): number | 'cycle' {
  const depths = new Map<string, number>()
  const open = new Set<string>()
  const visit = (node: Node, level: number): number | 'cycle' => {
    if (open.has(node.id)) return 'cycle'
    const known = depths.get(node.id)
    if (known !== undefined) return known
    // Deeper than any bound: the exact figure no longer matters, and the stack stays shallow.
    if (level > 4 * bounds.nestingDepthMax) return level
    open.add(node.id)
    let deepest = 0
    for (const each of next(node)) {
      const depth = visit(each, level + 1)
      if (depth === 'cycle') return 'cycle'
      deepest = Math.max(deepest, depth)
    }
    open.delete(node.id)
    depths.set(node.id, deepest + 1)
    return deepest + 1
  }
  return visit(start, 0)
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
  if (view.positionOf(edge.source) < 0) missing('edge.sourceMissing', edge.source)
  if (view.positionOf(edge.target) < 0) missing('edge.targetMissing', edge.target)
  for (const id of edge.evidence ?? []) {
    if (view.positionOf(id) < 0) missing('edge.evidenceMissing', id)
  }
  return problems
}

/** The nodes whose rules may break when this one changes. */
export function dependentsOf(view: GraphView, node: Node): readonly Node[] {
  return node.kind === 'image' || node.kind === 'audio'
    ? view.partsOf(node.id).filter((part) => ownerOf(part) === node.id)
    : []
}
