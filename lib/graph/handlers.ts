import { kindOf, kinds, nameOf, ownerOf, type Node } from '../kinds'
import { isStorableText, type JsonValue } from '../std/json'
import { fail, ok, type Result } from '../std/result'
import { validate } from '../std/validate'
import { countAlias, isAliasOfKind, nextAlias, raiseCounts, renumbered } from './alias'
import type { Draft } from './apply'
import type { Command, CommandOf } from './command'
import { edgeSchema, groupIds, type Edge } from './document'
import { mergePatch, patchBetween } from './patch'
import { placesBack } from './reading-order'
import { removeNode, textsBack } from './remove'
import { schemaProblems } from './rules'

type Change = {
  readonly inverse: readonly Command[]
  readonly nodes?: readonly string[]
  readonly edges?: readonly string[]
}
type JsonObject = { [key: string]: JsonValue }

/** One handler a command: changes the draft and says what leads back and what was touched. */
export const handlers: {
  readonly [T in Command['type']]: (draft: Draft, command: CommandOf<T>) => Result<Change>
} = {
  addNode,
  updateNode,
  removeNode,
  addEdge,
  updateEdge,
  removeEdge,
  editText,
  moveNodes,
  reorderNodes,
  setMembers,
  setTitle: (draft, { title }) => {
    const inverse: Command[] = [{ type: 'setTitle', title: draft.rest.title }]
    draft.rest = { ...draft.rest, title }
    return ok({ inverse })
  },
  setSchema: (draft, { schema }) => {
    const [problem] = schemaProblems(schema ?? undefined)
    if (problem) return fail(problem.code, problem.params, { pointer: '/schema' })
    const inverse: Command[] = [{ type: 'setSchema', schema: draft.rest.schema ?? null }]
    const { schema: _, ...rest } = draft.rest
    draft.rest = schema === null ? rest : { ...rest, schema }
    return ok({ inverse })
  },
  setGroups: (draft, { groups }) => {
    const before = groupIds(draft.rest)
    const inverse: Command[] = [{ type: 'setGroups', groups: draft.rest.groups ?? null }]
    const { groups: _, ...rest } = draft.rest
    draft.rest = groups === null ? rest : { ...rest, groups }
    return ok({ inverse, nodes: regrouped(draft, before) })
  },
  setExtra: (draft, { extra }) => {
    const inverse: Command[] = [{ type: 'setExtra', extra: draft.rest.extra ?? null }]
    const { extra: _, ...rest } = draft.rest
    draft.rest = extra === null ? rest : { ...rest, extra }
    return ok({ inverse })
  },
  renumber,
}

function unknownNode(id: string, pointer = '/id') {
  return fail('command.nodeUnknown', { id }, { pointer })
}

function addNode(draft: Draft, { node, at }: CommandOf<'addNode'>): Result<Change> {
  if (draft.view.positionOf(node.id) >= 0) {
    return fail('node.idTaken', { id: node.id }, { pointer: '/node/id' })
  }
  const valid = validate(kindOf(node).schema, node, 'node.invalid', '/node')
  if (!valid.ok) return valid
  const count = draft.view.nodesCount
  if (at !== undefined && at > count) {
    return fail('command.indexPastEnd', { at, count }, { pointer: '/at' })
  }
  const counts = countsOf(draft)
  const named = node.alias === undefined ? { ...node, alias: nextAlias(node, counts) } : node
  const problem = aliasProblem(draft, named, '/node/alias')
  if (problem) {
    return node.alias === undefined ? fail('alias.usedUp', { kind: node.kind }) : problem
  }
  countAlias(named, counts)
  // Links may have waited for this node; its removal makes them plain, so they are put back as well.
  const waiting = draft.view.referrersOf(node.id).map((each) => textsBack(each, node.id))
  for (const restoration of waiting) draft.restorations.add(restoration)
  draft.view.insertNode(named, at ?? count)
  return ok({ inverse: [{ type: 'removeNode', id: node.id }, ...waiting], nodes: [node.id] })
}

/** The draft's own counts. A document that comes without is counted by the aliases that it has. */
function countsOf(draft: Draft): Record<string, number> {
  const { aliasCounts } = draft.rest
  draft.aliasCounts ??= raiseCounts(aliasCounts ?? {}, aliasCounts ? [] : draft.view.nodes)
  return draft.aliasCounts
}

function aliasProblem(draft: Draft, node: Node, pointer: string) {
  const params = { alias: node.alias ?? '', node: nameOf(node) }
  if (!isAliasOfKind(node)) return fail('alias.wrongKind', params, { pointer })
  return draft.view.isAliasTaken(node) ? fail('alias.taken', params, { pointer }) : undefined
}

const fixedNodeFields = ['id', 'kind', 'alias']

function updateNode(draft: Draft, { id, patch }: CommandOf<'updateNode'>): Result<Change> {
  const node = draft.view.node(id)
  if (!node) return unknownNode(id)
  const fixed = fixedNodeFields.find((field) => Object.hasOwn(patch, field))
  if (fixed) return fail('patch.fieldFixed', { field: fixed }, { pointer: `/patch/${fixed}` })
  const next = mergePatch(node as JsonValue, patch)
  const valid = validate(kindOf(node).schema, next, 'node.invalid', '/patch')
  if (!valid.ok) return valid
  const changed = valid.value
  // A part's alias is lettered within its owner, so it cannot move to another under the same one.
  if (ownerOf(changed) !== ownerOf(node)) {
    return fail('patch.fieldFixed', { field: 'of' }, { pointer: '/patch/of' })
  }
  draft.view.replaceNode(changed)
  const back = patchBetween(changed as JsonObject, node as JsonObject)
  return ok({ inverse: [{ type: 'updateNode', id, patch: back }], nodes: [id] })
}

/** The nodes whose group came or went. */
function regrouped({ view, rest }: Draft, before: ReadonlySet<string>): string[] {
  const now = groupIds(rest)
  const changed = new Set([...before, ...now].filter((id) => before.has(id) !== now.has(id)))
  if (changed.size === 0) return []
  return view.nodes.flatMap(({ id, group }) => (changed.has(group ?? '') ? [id] : []))
}

function addEdge(draft: Draft, { edge }: CommandOf<'addEdge'>): Result<Change> {
  if (draft.view.edge(edge.id)) {
    return fail('edge.idTaken', { id: edge.id }, { pointer: '/edge/id' })
  }
  const valid = validate(edgeSchema, edge, 'edge.invalid', '/edge')
  if (!valid.ok) return valid
  draft.view.putEdge(edge)
  return ok({ inverse: [{ type: 'removeEdge', id: edge.id }], edges: [edge.id] })
}

function unknownEdge(id: string) {
  return fail('command.edgeUnknown', { id }, { pointer: '/id' })
}

function updateEdge(draft: Draft, { id, patch }: CommandOf<'updateEdge'>): Result<Change> {
  const edge = draft.view.edge(id)
  if (!edge) return unknownEdge(id)
  if (Object.hasOwn(patch, 'id')) {
    return fail('patch.fieldFixed', { field: 'id' }, { pointer: '/patch/id' })
  }
  const next = mergePatch(edge as JsonValue, patch)
  const valid = validate<Edge>(edgeSchema, next, 'edge.invalid', '/patch')
  if (!valid.ok) return valid
  draft.view.putEdge(valid.value)
  const back = patchBetween(valid.value as JsonObject, edge as JsonObject)
  return ok({ inverse: [{ type: 'updateEdge', id, patch: back }], edges: [id] })
}

function removeEdge(draft: Draft, { id }: CommandOf<'removeEdge'>): Result<Change> {
  const edge = draft.view.edge(id)
  if (!edge) return unknownEdge(id)
  draft.view.removeEdge(id)
  return ok({ inverse: [{ type: 'addEdge', edge }] })
}

function editText(draft: Draft, command: CommandOf<'editText'>): Result<Change> {
  const { id, field, start, end, insert } = command
  const node = draft.view.node(id)
  if (!node) return unknownNode(id)
  const kind = kindOf(node)
  const known = kind.textFields.find((each) => each === field)
  if (!known) {
    const fields = [...kind.textFields]
    return fail('editText.fieldUnknown', { field, fields }, { pointer: '/field' })
  }
  const value = node[known]
  const before = typeof value === 'string' ? value : ''
  if (start > end || end > before.length) {
    return fail('editText.outOfRange', { start, end, length: before.length }, { pointer: '/start' })
  }
  const after = before.slice(0, start) + insert + before.slice(end)
  // What is taken out must be whole characters too, since the inverse puts it back.
  if (!isStorableText(after) || !isStorableText(before.slice(start, end))) {
    return fail('editText.splitsCharacter', {}, { pointer: '/start' })
  }
  const valid = validate(kind.schema, { ...node, [known]: after }, 'node.invalid')
  if (!valid.ok) return valid
  draft.view.replaceNode(valid.value)
  // A field that was absent must be absent again, not an empty text.
  const inverse: Command =
    value === undefined
      ? { type: 'updateNode', id, patch: { [known]: null } }
      : {
          type: 'editText',
          id,
          field,
          start,
          end: start + insert.length,
          insert: before.slice(start, end),
        }
  return ok({ inverse: [inverse], nodes: [id] })
}

function moveNodes(draft: Draft, { moves }: CommandOf<'moveNodes'>): Result<Change> {
  const back: CommandOf<'moveNodes'>['moves'] = []
  for (const [index, { id, layout }] of moves.entries()) {
    const node = draft.view.node(id)
    if (!node) return unknownNode(id, `/moves/${index}/id`)
    back.push({ id, layout: node.layout ?? null })
    const { layout: _, ...rest } = node
    draft.view.replaceNode((layout === null ? rest : { ...rest, layout }) as Node)
  }
  // The same node may be moved twice, so the way back runs in reverse.
  return ok({
    inverse: [{ type: 'moveNodes', moves: back.reverse() }],
    nodes: moves.map((move) => move.id),
  })
}

function reorderNodes(draft: Draft, { ids, at }: CommandOf<'reorderNodes'>): Result<Change> {
  const moved = new Set<string>(ids)
  if (moved.size !== ids.length) return fail('reorder.idTwice', {}, { pointer: '/ids' })
  const nodes = draft.view.nodes
  const block: Node[] = []
  for (const [index, id] of ids.entries()) {
    const node = draft.view.node(id)
    if (!node) return unknownNode(id, `/ids/${index}`)
    block.push(node)
  }
  const rest = nodes.filter((node) => !moved.has(node.id))
  if (at > rest.length) {
    return fail('command.indexPastEnd', { at, count: rest.length }, { pointer: '/at' })
  }
  const positions = nodes.flatMap((node, position) => (moved.has(node.id) ? [position] : []))
  draft.view.reorder([...rest.slice(0, at), ...block, ...rest.slice(at)], block, at)
  return ok({ inverse: placesBack(nodes, positions, false), nodes: ids })
}

function setMembers(draft: Draft, { id, members }: CommandOf<'setMembers'>): Result<Change> {
  const node = draft.view.node(id)
  if (!node) return unknownNode(id)
  if (node.kind !== 'set')
    return fail('setMembers.notASet', { id, kind: node.kind }, { pointer: '/id' })
  const valid = validate(kinds.set.schema, { ...node, members }, 'node.invalid')
  if (!valid.ok) return valid
  draft.view.replaceNode(valid.value)
  return ok({ inverse: [{ type: 'setMembers', id, members: node.members }], nodes: [id] })
}

function renumber(draft: Draft, { aliases }: CommandOf<'renumber'>): Result<Change> {
  const { view } = draft
  const counts = countsOf(draft)
  const given = aliases === undefined ? renumbered(view.nodes) : new Map(Object.entries(aliases))
  const unknown = [...given.keys()].find((id) => !view.has(id))
  if (unknown !== undefined) return unknownNode(unknown, '/aliases')
  const back: Record<string, string> = {}
  const changed: Node[] = []
  for (const node of view.nodes) {
    const alias = given.get(node.id)
    if (alias === undefined || alias === node.alias) continue
    if (node.alias !== undefined) back[node.id] = node.alias
    changed.push({ ...node, alias })
  }
  for (const node of changed) view.replaceNode(node)
  for (const node of changed) {
    const problem = aliasProblem(draft, node, `/aliases/${node.id}`)
    if (problem) return problem
    countAlias(node, counts)
  }
  const nodes = changed.map((node) => node.id)
  return ok({ inverse: [{ type: 'renumber', aliases: back }], nodes })
}
