import type { GraphDocument } from '../graph/document'
import type { Node, NodeKind } from '../kinds'
import { append } from '../std/lists'
import { conceptWords, stemOf } from './concepts'
import { Facets } from './facets'
import { Labels } from './labels'
import { headIn, wordsIn } from './said'
import { widerOf } from './wider'

/** Attributes that say that there is nothing. */
const emptyValues = new Set(['none', 'no', 'false', '없음', 'なし', '无'])
/** Values that say what a thing is not: not black. */
const denied = /^(?:not|isn't) /i
/** Attributes that say what a thing is, as its class would. */
const classNames =
  /^(?:class|type|kind|category|species|breed|종류|유형|분류|종|견종|묘종|품종|種類|犬種|猫種|種別|分類|类型|类别|种类|品种|類型)$/i

const longestWordCounted = 40

const concepts: ReadonlySet<string> = new Set(conceptWords)
const longestConceptBy = new Map<string, number>()
for (const word of concepts) {
  const first = word[0] as string
  longestConceptBy.set(first, Math.max(longestConceptBy.get(first) ?? 0, word.length))
}

/**
 * What a document's nodes are called and described by; made once for a version of a document. Linear in
 * the nodes, and what only some texts ask (aliases, edges) is read where one does.
 */
export class Vocabulary {
  readonly nodes: readonly Node[]
  readonly edges: GraphDocument['edges']
  readonly positions: ReadonlyMap<string, number>
  /** By position; next to one another, since a mention may mean thousands. */
  readonly ids: readonly string[]
  readonly labels: Labels
  /** What a node is: the last word of its label, and its class, by stem. */
  readonly heads: ReadonlyMap<string, readonly number[]>
  readonly facets: Facets
  readonly kinds: ReadonlyMap<NodeKind, readonly number[]>
  /** The sets in which a node is, by position. */
  readonly setsOf: ReadonlyMap<number, readonly number[]>
  /** Nodes that say what they are besides their label, and all that is said so. */
  readonly classed: ReadonlySet<number>
  readonly classes: ReadonlySet<string>
  readonly #longestWordBy = new Map<string, number>()
  #parts: ReadonlyMap<number, readonly number[]> | undefined
  #verbs: Verbs | undefined

  constructor(document: GraphDocument) {
    const { nodes, edges } = document
    const positions = new Map<string, number>()
    const ids = nodes.map(({ id }): string => id)
    ids.forEach((id, position) => positions.set(id, position))
    const reader = new Reader(document, positions)
    for (let position = 0; position < nodes.length; position++)
      reader.read(nodes[position] as Node, position)
    this.nodes = nodes
    this.edges = edges
    this.positions = positions
    this.ids = ids
    this.labels = reader.labels
    this.heads = reader.heads
    this.facets = reader.facets
    this.kinds = reader.kinds
    this.setsOf = reader.setsOf
    this.classed = reader.classed
    this.classes = reader.classes
  }

  /** Whether a word, in lower case, stands in what nodes are called and described by. */
  isWord(word: string): boolean {
    return this.facets.isWord(word) || this.labels.has(word) || concepts.has(word)
  }

  /** How long the longest such word is that begins with a letter; scanners of joined scripts look no further. */
  longestWordBy(first: string): number {
    const known = this.#longestWordBy.get(first)
    if (known !== undefined) return known
    const longest = Math.max(
      this.facets.longestBy(first),
      this.labels.longestWordBy(first),
      longestConceptBy.get(first) ?? 0,
    )
    this.#longestWordBy.set(first, Math.min(longestWordCounted, longest))
    return Math.min(longestWordCounted, longest)
  }

  /** The regions of a picture and the segments of a sound, by its position. */
  get partsOf(): ReadonlyMap<number, readonly number[]> {
    return (this.#parts ??= partsIn(this))
  }

  /** Stems of the relations in use, which are verbs in a text. */
  get relations(): ReadonlySet<string> {
    return (this.#verbs ??= verbsOf(this.facets.ties.relations())).stems
  }

  /** First letters of relations, by which their verbs are known in other forms (話す, 話している). */
  get relationInitials(): ReadonlySet<string> {
    return (this.#verbs ??= verbsOf(this.facets.ties.relations())).initials
  }
}

type Verbs = {
  readonly stems: ReadonlySet<string>
  readonly initials: ReadonlySet<string>
}

function verbsOf(relations: ReadonlySet<string>): Verbs {
  const stems = new Set<string>()
  const initials = new Set<string>()
  for (const word of [...relations].flatMap(wordsIn)) {
    stems.add(stemOf(word))
    stems.add(word.toLowerCase().replace(/(?:ing|ed|es|s)$/, ''))
    initials.add(word[0] as string)
  }
  return { stems, initials }
}

function partsIn({ nodes, kinds, positions }: Vocabulary): ReadonlyMap<number, readonly number[]> {
  const parts = new Map<number, number[]>()
  for (const position of [...(kinds.get('region') ?? []), ...(kinds.get('segment') ?? [])]) {
    const node = nodes[position] as Node
    const owner = 'of' in node ? positions.get(node.of) : undefined
    if (owner !== undefined) append(parts, owner, position)
  }
  return parts
}

/** Appends to a list of the map, but for what was appended last. */
function putNew<K>(map: Map<K, number[]>, key: K, value: number): void {
  const list = map.get(key)
  if (!list) map.set(key, [value])
  else if (list[list.length - 1] !== value) list.push(value)
}

/** Reads nodes one after another, in reading order. */
class Reader {
  readonly labels: Labels
  readonly facets: Facets
  readonly heads = new Map<string, number[]>()
  readonly kinds = new Map<NodeKind, number[]>()
  readonly setsOf = new Map<number, number[]>()
  readonly classed = new Set<number>()
  readonly classes = new Set<string>()
  readonly #classHeads = new Map<string, string>()

  constructor(
    document: GraphDocument,
    readonly positions: ReadonlyMap<string, number>,
  ) {
    this.labels = new Labels(document)
    this.facets = new Facets({ ...document, positions })
  }

  read(node: Node, position: number): void {
    const { kind, label = '' } = node
    if (kind === 'question' || kind === 'answer') {
      if (label !== '') this.facets.ties.hide(position, label)
      return
    }
    append(this.kinds, kind, position)
    if (label !== '') this.#label(label, position)
    if (kind === 'entity' && node.class !== undefined) {
      this.#class(node.class, position)
      this.facets.addShared(position, undefined, [node.class])
    }
    if ('caption' in node && node.caption) this.facets.add(position, node.caption, 'own')
    if ('attributes' in node && node.attributes) this.#attributes(node.attributes, position)
    if (kind !== 'set') return
    for (const id of node.members) {
      const member = this.positions.get(id)
      if (member !== undefined) putNew(this.setsOf, member, position)
    }
  }

  #label(label: string, position: number): void {
    this.labels.add(label, position)
    // "시안 A" is also called A where its like are told apart by letters.
    const last = label.charCodeAt(label.length - 1)
    if (last >= 0x41 && last <= 0x5a && /\s.$/.test(label))
      this.labels.add(label.slice(-1), position)
    this.#head(headIn(this.facets.add(position, label, 'name')), position)
  }

  #head(stem: string | undefined, position: number): void {
    if (stem === undefined) return
    putNew(this.heads, stem, position)
    const wider = widerOf(stem)
    if (wider !== undefined) putNew(this.heads, wider, position)
  }

  #class(text: string, position: number): void {
    const known = this.#classHeads.get(text)
    const stem = known ?? headIn(wordsIn(text)) ?? ''
    if (known === undefined) this.#classHeads.set(text, stem)
    if (stem !== '') this.#head(stem, position)
    this.classed.add(position)
    this.classes.add(text)
  }

  #attributes(attributes: Readonly<Record<string, unknown>>, position: number): void {
    for (const name of Object.keys(attributes)) {
      const value = attributes[name]
      const values = (Array.isArray(value) ? value : [value]).map(String)
      const told = values.filter((each) => !this.#isEmpty(each, position))
      if (told.length === 0) continue
      this.facets.addShared(position, name, told)
      if (classNames.test(name)) for (const each of told) this.#class(each, position)
    }
  }

  #isEmpty(value: string, position: number): boolean {
    const isNone = value.length <= 5 && emptyValues.has(value.toLowerCase())
    const isEmpty = isNone || denied.test(value)
    if (isEmpty) this.facets.ties.hide(position, value)
    return isEmpty
  }
}
