import { isAliasOfKind, nextAlias, raiseCounts, withAliases } from '../graph/alias'
import type { Mention } from '../references'
import type { Edge, GraphDocument } from '../graph/document'
import type { GraphSchema, Relation } from '../graph/schema'
import type { Node } from '../kinds'
import { bounds } from '../std/bounds'
import { cutText } from '../std/text'
import type { Attributes } from '../kinds/fields'
import type { Proposal, Writing } from './proposed'

/** A proposal with what it makes of the graph. */
export type Planned = Proposal & {
  readonly makes:
    | { readonly type: 'node'; readonly node: Node }
    | {
        readonly type: 'members'
        readonly node: Node & { kind: 'set' }
        readonly keys: readonly string[]
      }
    | { readonly type: 'edge'; readonly edge: Edge; readonly symmetric: boolean }
    | { readonly type: 'attribute'; readonly owner: string; readonly name: string }
    | { readonly type: 'label'; readonly node: string }
  /** It is of a member that was left out: read with the rest, and no part of the graph. */
  readonly isLeft?: true
}

/** The words of a proposal as the person left them. */
export function valueIn(writing: Writing, { key, value }: Pick<Proposal, 'key' | 'value'>): string {
  const changed = writing.decisions.changed.get(key)?.trim()
  return changed === undefined || changed === '' ? value : changed
}

/**
 * Proposals that are taken, and those that were refused; what needs a refused one is neither. A member that
 * was left out is read on with all that is said of it, so that "the second" means what it meant before.
 */
export function decided(
  writing: Writing,
  planned: readonly Planned[],
): { taken: readonly Planned[]; refused: readonly Planned[] } {
  const gone = new Set<string>()
  const left = new Set<string>()
  const taken: Planned[] = []
  const refused: Planned[] = []
  for (const each of planned) {
    if (each.needs.some((key) => gone.has(key))) {
      gone.add(each.key)
      continue
    }
    const isRefused = writing.decisions.refused.has(each.key)
    const isWithLeft = each.needs.some((key) => left.has(key))
    const isMember = each.what === 'thing' && each.needs.length > 0
    if (isRefused && !isWithLeft) refused.push(each)
    if (isRefused && !isMember) {
      gone.add(each.key)
      continue
    }
    if (isRefused || isWithLeft) left.add(each.key)
    const isLeft = left.has(each.key) && { isLeft: true as const }
    taken.push({ ...each, value: valueIn(writing, each), ...isLeft })
  }
  return { taken, refused }
}

/**
 * What is proposed without the members that were left out. A phrase that means one of them is open, and never
 * another one; a phrase of several means the others. The words that introduced it are plain.
 */
export function withoutLeft(
  writing: Writing,
  read: {
    readonly taken: readonly Planned[]
    readonly document: GraphDocument
    readonly mentions: readonly Mention[]
  },
): typeof read {
  const isLeft = (each: Planned) => each.isLeft === true
  const made = read.taken.filter((each) => isLeft(each) && each.what === 'thing')
  if (made.length === 0) return read
  const taken = read.taken.filter((each) => !isLeft(each))
  const left = new Set(made.flatMap(({ nodes }) => nodes))
  const isThere = (id: string) => !left.has(id)
  const mentions = read.mentions.flatMap((mention): readonly Mention[] => {
    const { pairs, candidates, ...said } = mention
    const refers = said.refers.filter(isThere)
    const rest = pairs?.filter((pair) => pair.every(isThere))
    const others = candidates?.filter(isThere)
    const isSame = refers.length === said.refers.length && others?.length === candidates?.length
    if (isSame && rest?.length === pairs?.length) return [mention]
    if (refers.length > 0 || (others && others.length > 0)) {
      return [
        { ...said, refers, ...(rest && { pairs: rest }), ...(others && { candidates: others }) },
      ]
    }
    const isOwn = made.some(({ start, end }) => start < mention.end && mention.start < end)
    if (isOwn) return []
    return [{ ...said, refers, status: 'unresolved', reason: { code: leftOut, params: {} } }]
  })
  return { taken, document: draftOf(writing, taken), mentions }
}

const leftOut = 'reason.leftOut'

/** Whether a phrase means what was left out: it is kept as pointing at nothing, so that it means no other. */
export function isOfLeft({ reason }: Mention): boolean {
  return reason.code === leftOut
}

/** Drafts of a graph that are kept: reading takes turns, and typing on comes to the same ones again. */
const draftsKeptMax = 6

type Drafted = {
  readonly media: readonly Node[]
  readonly aliases: Writing['aliases']
  readonly made: string
  readonly document: GraphDocument
}

const drafted = new WeakMap<GraphDocument, readonly Drafted[]>()

/**
 * The graph with proposals in it, in reading order: what is there, sets with their members, things, media.
 * The same proposals come to the same object, so that what is known of a graph (its vocabulary above all)
 * is not found out again at every stroke.
 */
export function draftOf(writing: Writing, taken: readonly Planned[]): GraphDocument {
  const { document, media, aliases } = writing
  const known = drafted.get(document) ?? []
  const made = JSON.stringify(taken.map(({ key, value, makes }) => [key, value, makes]))
  const same = known.find(
    (each) =>
      each.made === made &&
      each.aliases === aliases &&
      each.media.length === media.length &&
      each.media.every((node, index) => isSameNode(node, media[index] as Node)),
  )
  const draft = same ?? { media, aliases, made, document: madeDraft(writing, taken) }
  const others = known.filter((each) => each !== same)
  drafted.set(document, [draft, ...others].slice(0, draftsKeptMax))
  return draft.document
}

function isSameNode(a: Node, b: Node): boolean {
  if (a === b) return true
  const [one, other] = [Object.entries(a), new Map(Object.entries(b))]
  return one.length === other.size && one.every(([name, value]) => other.get(name) === value)
}

function madeDraft(writing: Writing, taken: readonly Planned[]): GraphDocument {
  if (taken.length + writing.media.length === 0) return withAliases(writing.document)
  const nodes: Node[] = [...writing.document.nodes]
  const positions = new Map(nodes.map((node, index) => [node.id as string, index]))
  const put = (node: Node) => {
    if (positions.has(node.id)) return
    positions.set(node.id, nodes.length)
    nodes.push(withFormerAlias(writing, node))
  }
  const keys = new Set(taken.map(({ key }) => key))
  const edges: Edge[] = []
  const symmetric = new Set<string>()
  for (const { makes, value } of taken) {
    if (makes.type === 'node')
      put({ ...makes.node, label: cutText(value, bounds.labelLengthMax) } as Node)
    if (makes.type === 'members') {
      const members = makes.node.members.filter((_, index) => keys.has(makes.keys[index] as string))
      put({ ...makes.node, label: cutText(value, bounds.labelLengthMax), members })
    }
    if (makes.type === 'edge') {
      const relation = cutText(value, bounds.nameLengthMax)
      edges.push({ ...makes.edge, relation, status: 'proposed' })
      if (makes.symmetric) symmetric.add(relation)
    }
  }
  writing.media.forEach(put)
  for (const { makes, value } of taken) {
    if (makes.type === 'attribute')
      setAttribute(nodes, positions.get(makes.owner), makes.name, value)
    if (makes.type === 'label') setLabel(nodes, positions.get(makes.node), value)
  }
  const schema = schemaWith(writing.document.schema, symmetric)
  return withAliases({
    ...writing.document,
    nodes,
    edges: edges.length === 0 ? writing.document.edges : [...writing.document.edges, ...edges],
    ...(schema ? { schema } : {}),
  })
}

/** What is made, with the alias that it had when it was kept before, where no other has that now. */
export function withFormerAlias({ aliases, document }: Writing, node: Node): Node {
  const alias = aliases?.get(node.id)
  if (alias === undefined || document.nodes.some((each) => each.alias === alias)) return node
  const named: Node = { ...node, alias }
  const { aliasCounts = {} } = document
  // A number that was not given yet may be given first to another that is made with it.
  const isGiven =
    nextAlias(node, aliasCounts) === nextAlias(node, raiseCounts(aliasCounts, [named]))
  return isGiven && isAliasOfKind(named) ? named : node
}

function setAttribute(
  nodes: Node[],
  position: number | undefined,
  name: string,
  value: string,
): void {
  const node = nodes[position ?? -1]
  if (
    position === undefined ||
    !node ||
    !(
      'attributes' in node ||
      node.kind === 'entity' ||
      node.kind === 'image' ||
      node.kind === 'audio'
    )
  )
    return
  const attributes: Attributes = {
    ...(node as { attributes?: Attributes }).attributes,
    [cutText(name, bounds.nameLengthMax)]: cutText(value, 10_000),
  }
  nodes[position] = { ...node, attributes } as Node
}

function setLabel(nodes: Node[], position: number | undefined, value: string): void {
  const node = nodes[position ?? -1]
  if (position !== undefined && node)
    nodes[position] = { ...node, label: cutText(value, bounds.labelLengthMax) }
}

/** The schema in which these relations are told at both ends alike. */
function schemaWith(
  schema: GraphSchema | undefined,
  symmetric: ReadonlySet<string>,
): GraphSchema | undefined {
  const relations = schema?.relations ?? []
  const defined = new Set(relations.map(({ name }) => name))
  const missing: Relation[] = [...symmetric]
    .filter((name) => !defined.has(name))
    .map((name) => ({ name, symmetric: true }))
  if (missing.length === 0) return schema
  return {
    classes: schema?.classes ?? [],
    relations: [...relations, ...missing].slice(0, bounds.relationsCountMax),
  }
}
