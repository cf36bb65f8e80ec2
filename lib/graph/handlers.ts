import { kindOf, kinds, ownerOf, type Node } from '../kinds'
import { isStorableText, type JsonValue } from '../std/json'
import { fail, ok, type Result } from '../std/result'
import { validate } from '../std/validate'
import { isAliasOfKind, raiseCounts, renumbered } from './alias'
import { insertWithAlias, isAliasTaken, type Draft } from './apply'
import type { Command, CommandOf } from './command'
import { edgeSchema, type Edge } from './document'
import { mergePatch, patchBetween } from './patch'
import { removeNode } from './remove'

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
    const inverse: Command[] = [{ type: 'setSchema', schema: draft.rest.schema ?? null }]
    const { schema: _, ...rest } = draft.rest
    draft.rest = schema === null ? rest : { ...rest, schema }
    return ok({ inverse })
  },
  setGroups: (draft, { groups }) => {
    const inverse: Command[] = [{ type: 'setGroups', groups: draft.rest.groups ?? null }]
    const { groups: _, ...rest } = draft.rest
    draft.rest = groups === null ? rest : { ...rest, groups }
    return ok({ inverse })
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
  const count = draft.view.nodes.length
  if (at !== undefined && at > count) {
    return fail('command.indexPastEnd', { at, count }, { pointer: '/at' })
  }
  if (node.alias !== undefined) {
    const params = { alias: node.alias, node: node.label || node.id }
    if (!isAliasOfKind(node)) return fail('alias.wrongKind', params, { pointer: '/node/alias' })
    if (isAliasTaken(draft.view, node))
      return fail('alias.taken', params, { pointer: '/node/alias' })
  }
  insertWithAlias(draft, node, at ?? count)
  return ok({ inverse: [{ type: 'removeNode', id: node.id }], nodes: [node.id] })
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
  if (!isStorableText(after)) return fail('editText.splitsCharacter', {}, { pointer: '/start' })
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
  const order = nodes.flatMap((node, position) => (moved.has(node.id) ? [{ node, position }] : []))
  draft.view.replaceOrder([...rest.slice(0, at), ...block, ...rest.slice(at)])
  // With all moved nodes at the end the others stand as they did; each then finds its old place.
  const inverse: Command[] = [
    { type: 'reorderNodes', ids: order.map((each) => each.node.id), at: rest.length },
    ...order.map((each): Command => {
      return { type: 'reorderNodes', ids: [each.node.id], at: each.position }
    }),
  ]
  return ok({ inverse, nodes: ids })
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
  const given = aliases === undefined ? renumbered(view.nodes) : new Map(Object.entries(aliases))
  const back: Record<string, string> = {}
  for (const node of view.nodes) {
    const alias = given.get(node.id)
    if (alias === undefined || alias === node.alias) continue
    if (node.alias !== undefined) back[node.id] = node.alias
    view.replaceNode({ ...node, alias })
  }
  for (const id of Object.keys(aliases ?? {})) {
    const node = view.node(id)
    if (!node) return unknownNode(id, '/aliases')
    const params = { alias: node.alias ?? '', node: node.label || id }
    if (!isAliasOfKind(node)) return fail('alias.wrongKind', params, { pointer: '/aliases' })
    if (isAliasTaken(view, node)) return fail('alias.taken', params, { pointer: '/aliases' })
  }
  draft.rest = {
    ...draft.rest,
    aliasCounts: raiseCounts(draft.rest.aliasCounts ?? {}, view.nodes),
  }
  return ok({ inverse: [{ type: 'renumber', aliases: back }] })
}
