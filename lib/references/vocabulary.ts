import type { GraphDocument } from '../graph/document'
import type { Node, NodeKind } from '../kinds'
import { wholeAliases } from '../graph/alias'
import { isAnimal } from './people'
import { conceptWords, shortened, stemOf } from './concepts'

/**
 * One thing that a document says of a node, as the stems of its words: an attribute with its value,
 * a class, a caption, an edge with what it leads to. Words of one description must meet in one
 * facet, so that "the red hat" does not find a red shirt with a blue hat.
 */
export type Facet = {
  readonly position: number
  readonly stems: ReadonlySet<string>
  /** Words of an attribute's name, which say what is told and not what of it. */
  readonly named?: ReadonlySet<string>
  /** Its label and class say what a node is, its attributes and caption how, its edges what it is with. */
  readonly source: 'name' | 'own' | 'edge'
}

/** What a document's nodes are called and described by; built once for a version of a document. */
export type Vocabulary = {
  readonly nodes: readonly Node[]
  readonly edges: GraphDocument['edges']
  readonly positions: ReadonlyMap<string, number>
  /** Whole labels and aliases as written (lower case), by their text. */
  readonly names: ReadonlyMap<string, readonly number[]>
  /** How long the longest name is that begins with these one or two letters. */
  readonly longestNameBy: ReadonlyMap<string, number>
  /** What a node is: the last word of its label, and its class, by stem. */
  readonly heads: ReadonlyMap<string, readonly number[]>
  readonly facets: ReadonlyMap<string, readonly Facet[]>
  readonly kinds: ReadonlyMap<NodeKind, readonly number[]>
  /** Words that scanners of joined scripts look for, with the length of the longest by first letter. */
  readonly words: ReadonlySet<string>
  readonly longestByFirst: ReadonlyMap<string, number>
  /** The sets in which a node is, by position. */
  readonly setsOf: ReadonlyMap<number, readonly number[]>
  readonly neighbours: ReadonlyMap<number, readonly number[]>
  /** Nodes that say what they are besides their label, and all that is said so. */
  readonly classed: ReadonlySet<number>
  readonly classes: ReadonlySet<string>
  /** Stems of the relations in use, which are verbs in a text. */
  readonly relations: ReadonlySet<string>
  /** First letters of relations, by which their verbs are known in other forms (話す, 話している). */
  readonly relationInitials: ReadonlySet<string>
}

const word = /[\p{L}\p{M}\p{N}]+(?:[-'’_.][\p{L}\p{M}\p{N}]+)*/gu
const emptyValues = new Set(['none', 'no', 'false', '없음', 'なし', '无'])
/** Attributes that say what a thing is, as its class would. */
const classNames =
  /^(?:class|type|kind|category|species|breed|종류|유형|분류|종|견종|묘종|품종|種類|犬種|猫種|種別|分類|类型|类别|种类|品种|類型)$/i
const asciiPrefix = /^(?:on|in|at|with|under|behind|by|near|of|the|a|an|from|to)$/

const numeral = /^(?:[0-9]+|one|two|three|four|five|six|seven|eight|nine|ten|[A-Z]|하나|둘|셋|넷)$/

export function wordsIn(text: string): readonly string[] {
  return text.slice(0, 2_000).match(word) ?? []
}

export function stemsIn(text: string): readonly string[] {
  return wordsIn(text).flatMap((each) => (asciiPrefix.test(each) ? [] : [stemOf(each)]))
}

/** A text's stems, and its words as they stand in other texts. */
type Said = { readonly stems: readonly string[]; readonly words: readonly string[] }

const saids = new Map<string, Said>()
const saidsCountMax = 50_000

/** Read once: a thing's words are told with it and with all that lead to it. */
function saidIn(text: string): Said {
  const kept = saids.get(text)
  if (kept) return kept
  const words = wordsIn(text).flatMap((each) => [each.toLowerCase(), shortened(each) ?? []].flat())
  const said = { stems: stemsIn(text), words }
  // Long texts are told once, and would fill the memory.
  if (text.length > 200) return said
  if (saids.size >= saidsCountMax) saids.clear()
  saids.set(text, said)
  return said
}

/** The word that says what a label's bearer is: "dog" of "first dog" and of "dog on the chair". */
function headOf(label: string): string | undefined {
  const all = wordsIn(label)
  const start = all.findIndex((each) => !asciiPrefix.test(each))
  const words = all.slice(Math.max(0, start))
  const cut = words.findIndex((each, index) => index > 0 && asciiPrefix.test(each))
  const own = cut > 0 ? words.slice(0, cut) : words
  const last = own.findLast((each) => !numeral.test(each)) ?? own.at(-1)
  return last === undefined ? undefined : stemOf(last)
}

/** How long a name may be that begins at an offset of a text: most words begin none. */
export function longestNameAt({ longestNameBy }: Vocabulary, text: string, at: number): number {
  const one = longestNameBy.get(text.slice(at, at + 1).toLowerCase()) ?? 0
  return Math.max(one, longestNameBy.get(text.slice(at, at + 2).toLowerCase()) ?? 0)
}

class Builder {
  readonly names = new Map<string, number[]>()
  readonly longestNameBy = new Map<string, number>()
  readonly heads = new Map<string, number[]>()
  readonly facets = new Map<string, Facet[]>()
  readonly kinds = new Map<NodeKind, number[]>()
  readonly words = new Set<string>(conceptWords)
  readonly setsOf = new Map<number, number[]>()
  readonly neighbours = new Map<number, number[]>()
  readonly relations = new Set<string>()
  readonly relationInitials = new Set<string>()
  readonly classed = new Set<number>()
  readonly classes = new Set<string>()

  static put<K, V>(map: Map<K, V[]>, key: K, value: V): void {
    const list = map.get(key)
    if (!list) map.set(key, [value])
    else if (list.at(-1) !== value) list.push(value)
  }

  name(text: string, position: number): void {
    const trimmed = text.trim()
    if (trimmed === '' || trimmed.length > 200) return
    Builder.put(this.names, trimmed.toLowerCase(), position)
    const beginning = trimmed.slice(0, 2).toLowerCase()
    const longest = this.longestNameBy.get(beginning) ?? 0
    this.longestNameBy.set(beginning, Math.max(longest, trimmed.length))
    this.words.add(trimmed.toLowerCase())
  }

  /** `name`: an attribute's name, told before its value. */
  facet(
    position: number,
    texts: readonly string[],
    source: Facet['source'] = 'own',
    name = '',
  ): void {
    const named = new Set(saidIn(name).stems)
    const stems = new Set(named)
    for (const { stems: own, words } of [name, ...texts].map(saidIn)) {
      for (const stem of own) stems.add(stem)
      for (const each of words) this.words.add(each)
    }
    if (stems.size === 0) return
    const facet = { position, stems, source, ...(named.size > 0 ? { named } : {}) }
    for (const stem of stems) Builder.put(this.facets, stem, facet)
  }

  head(text: string | undefined, position: number): void {
    const stem = text === undefined ? undefined : headOf(text)
    if (stem === undefined) return
    Builder.put(this.heads, stem, position)
    if (isAnimal(stem)) Builder.put(this.heads, 'animal', position)
  }

  className(text: string, position: number): void {
    this.head(text, position)
    this.classed.add(position)
    this.classes.add(text)
  }
}

function describe(builder: Builder, node: Node, position: number): void {
  const label = node.label ?? ''
  builder.name(label, position)
  builder.head(label, position)
  // "시안 A" is also called A where its like are told apart by letters.
  const letter = /\s([A-Z])$/.exec(label)?.[1]
  if (letter !== undefined) builder.name(letter, position)
  builder.facet(position, [label], 'name')
  if (node.kind === 'entity' && node.class !== undefined) {
    builder.className(node.class, position)
    builder.facet(position, [node.class], 'name')
  }
  if ('caption' in node && node.caption) builder.facet(position, [node.caption])
  const attributes = 'attributes' in node ? node.attributes : undefined
  for (const [key, value] of Object.entries(attributes ?? {})) {
    const values = (Array.isArray(value) ? value : [value]).map(String)
    const told = values.filter((each) => !emptyValues.has(each.toLowerCase()))
    if (told.length === 0) continue
    builder.facet(position, told, 'own', key)
    if (classNames.test(key)) told.forEach((each) => builder.className(each, position))
  }
}

/** What an edge's end is called and described by. */
function toldOf(node: Node): readonly string[] {
  const values = 'attributes' in node ? Object.values(node.attributes ?? {}).flat() : []
  const name = node.kind === 'entity' ? (node.class ?? '') : ''
  return [node.label ?? '', name, ...values.map(String)]
}

/** What a document's nodes are called and described by; linear in nodes and edges. */
export function readVocabulary(document: GraphDocument): Vocabulary {
  const builder = new Builder()
  const positions = new Map(document.nodes.map((node, position) => [node.id as string, position]))
  const aliases = wholeAliases(document)
  document.nodes.forEach((node, position) => {
    if (node.kind === 'question' || node.kind === 'answer') return
    Builder.put(builder.kinds, node.kind, position)
    describe(builder, node, position)
    const alias = aliases.get(node.id)
    if (alias !== undefined) builder.name(alias, position)
    if (node.kind === 'set') {
      for (const id of node.members) {
        const member = positions.get(id)
        if (member === undefined) continue
        Builder.put(builder.setsOf, member, position)
        // "the second guest at table 5": a member is told with its set.
        builder.facet(member, [node.label ?? ''], 'edge')
      }
    }
  })
  document.nodes.forEach((node, position) => {
    // "the first silence in the call": a part is told with its whole.
    if (node.kind !== 'region' && node.kind !== 'segment') return
    const owner = document.nodes[positions.get(node.of) ?? -1]
    if (owner) builder.facet(position, toldOf(owner), 'edge')
  })
  for (const edge of document.edges) {
    const source = positions.get(edge.source)
    const target = positions.get(edge.target)
    if (source === undefined || target === undefined) continue
    Builder.put(builder.neighbours, source, target)
    Builder.put(builder.neighbours, target, source)
    const [from, to] = [document.nodes[source] as Node, document.nodes[target] as Node]
    for (const each of wordsIn(edge.relation ?? '')) {
      builder.relations.add(stemOf(each))
      builder.relationInitials.add(each[0] as string)
      builder.relations.add(each.toLowerCase().replace(/(?:ing|ed|es|s)$/, ''))
    }
    builder.facet(source, [edge.relation ?? '', ...toldOf(to)], 'edge')
    // "the sound of the white dog": between two of one kind only the edge's own direction is told.
    if (from.kind !== to.kind) builder.facet(target, [edge.relation ?? '', ...toldOf(from)], 'edge')
  }
  const longestByFirst = new Map<string, number>()
  for (const each of builder.words) {
    const first = each[0] as string
    longestByFirst.set(first, Math.min(40, Math.max(longestByFirst.get(first) ?? 0, each.length)))
  }
  const { nodes, edges } = document
  return { ...builder, nodes, edges, positions, longestByFirst }
}
