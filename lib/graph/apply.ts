import { ownerOf } from '../kinds'
import { bounds } from '../std/bounds'
import { fail, ok, type Failure, type Result } from '../std/result'
import type { Command } from './command'
import type { GraphDocument } from './document'
import { handlers } from './handlers'
import { withoutOverwritten, type Restoration } from './inverse'
import { removeNodes } from './remove'
import { dependentsOf, edgeProblems, nodeProblems } from './rules'
import { GraphView } from './walk'

export type Applied = {
  readonly document: GraphDocument
  /** Commands that lead back, in the order in which they are to be applied. */
  readonly inverse: readonly Command[]
  /** What was added or changed, for whoever must look at nothing else. */
  readonly touched: { readonly nodes: readonly string[]; readonly edges: readonly string[] }
}

/** A batch under way. `rest` is the document without its nodes and edges. */
export type Draft = {
  readonly view: GraphView
  rest: GraphDocument
  /** Copied at the first alias that is given, then changed in place. */
  aliasCounts?: Record<string, number>
  readonly touchedNodes: Set<string>
  readonly touchedEdges: Set<string>
  /** Those of the commands leading back that a later one may make needless. */
  readonly restorations: Set<Restoration>
}

type Change = {
  readonly inverse: readonly Command[]
  readonly nodes?: readonly string[]
  readonly edges?: readonly string[]
}

/** So many nodes are taken out at once at most, so that one step stays short. */
const removalsPerStepCountMax = 64

/**
 * Applies commands in order, all or none; the document given is not changed. After each command
 * what it touched must be sound, so a document that `check` accepts stays one.
 *
 * The inverse restores the document exactly, but for `aliasCounts`, which never go back (P1).
 *
 * @returns the next document and the inverse, or the failure of the first command that cannot be
 *   applied, its pointer beginning `/commands/<index>`
 */
export function applyBatch(document: GraphDocument, commands: readonly Command[]): Result<Applied> {
  const steps = applyStepwise(document, commands)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/**
 * `applyBatch`, stopping after each command or some that go together, so that a server may answer others in between. What it
 * has done so far is nobody's until it returns.
 */
export function* applyStepwise(
  document: GraphDocument,
  commands: readonly Command[],
): Generator<undefined, Result<Applied>, undefined> {
  const draft: Draft = {
    view: new GraphView(document),
    rest: document,
    touchedNodes: new Set(),
    touchedEdges: new Set(),
    restorations: new Set(),
  }
  const inverses: (readonly Command[])[] = []
  for (let index = 0; index < commands.length;) {
    const removals = removalsAt(draft, commands, index)
    const result =
      removals.length > 1
        ? settle(draft, removeNodes(draft, removals))
        : applyOne(draft, commands[index] as Command)
    if (!result.ok) return { ok: false, error: placed(result.error, index) }
    inverses.push(result.value)
    index += Math.max(1, removals.length)
    yield
  }
  const { rest, aliasCounts } = draft
  return ok({
    document: draft.view.finish(aliasCounts ? { ...rest, aliasCounts } : rest),
    inverse: withoutOverwritten(inverses.reverse().flat(), draft.restorations),
    touched: { nodes: [...draft.touchedNodes], edges: [...draft.touchedEdges] },
  })
}

/** Applies one command: `applyBatch` of one. */
export function apply(document: GraphDocument, command: Command): Result<Applied> {
  return applyBatch(document, [command])
}

function placed(failure: Failure, index: number): Failure {
  const within = (pointer = '') => `/commands/${index}${pointer}`
  const causes = failure.causes?.map((cause) => ({ ...cause, pointer: within(cause.pointer) }))
  return {
    ...failure,
    params: { ...failure.params, index },
    pointer: within(failure.pointer),
    ...(causes && { causes }),
  }
}

function applyOne(draft: Draft, command: Command): Result<readonly Command[]> {
  const handler = handlers[command.type] as (draft: Draft, command: Command) => Result<Change>
  const result = handler(draft, command)
  return result.ok ? settle(draft, result.value) : result
}

/** Judges what a change touched, and notes it. */
function settle(
  draft: Draft,
  { inverse, nodes = [], edges = [] }: Change,
): Result<readonly Command[]> {
  const problem = firstProblem(draft, nodes, edges)
  if (problem) return problem
  for (const id of nodes) draft.touchedNodes.add(id)
  for (const id of edges) draft.touchedEdges.add(id)
  return ok(inverse)
}

/** The nodes that the commands from here on take out, as far as each is still there at its turn. */
function removalsAt({ view }: Draft, commands: readonly Command[], start: number): string[] {
  const ids = new Set<string>()
  for (let index = start; ids.size < removalsPerStepCountMax; index++) {
    const command = commands[index]
    const node = command?.type === 'removeNode' ? view.node(command.id) : undefined
    const owner = node && ownerOf(node)
    if (!node || ids.has(node.id) || (owner !== undefined && ids.has(owner))) break
    ids.add(node.id)
  }
  return [...ids]
}

function firstProblem(
  draft: Draft,
  nodeIds: readonly string[],
  edgeIds: readonly string[],
): ReturnType<typeof fail> | undefined {
  const { view } = draft
  if (view.nodesCount > bounds.nodeCountMax) {
    return fail('graph.tooManyNodes', { limit: bounds.nodeCountMax })
  }
  if (view.edges.length > bounds.edgeCountMax) {
    return fail('graph.tooManyEdges', { limit: bounds.edgeCountMax })
  }
  for (const id of nodeIds) {
    const node = view.node(id)
    if (!node) continue
    const problem = [node, ...dependentsOf(view, node)].flatMap((each) =>
      nodeProblems(view, each),
    )[0]
    if (problem) return fail(problem.code, problem.params)
  }
  for (const id of edgeIds) {
    const edge = view.edge(id)
    const problem = edge && edgeProblems(view, edge)[0]
    if (problem) return fail(problem.code, problem.params)
  }
  return undefined
}
