import type { Edge, GraphDocument } from '../graph/document'
import type { Relation } from '../graph/schema'
import type { Node } from '../kinds'

/** What a fact is about or says: a node of the graph, or a text, a number or a truth value. */
export type Term = { readonly node: string } | { readonly value: Value }
export type Value = string | number | boolean

/** Where a fact stands in the document: an edge, or a field of a node as a path, such as `attributes/fur`. */
export type FactSource =
  { readonly edge: string } | { readonly node: string; readonly field: string }

/** One statement of the graph, as it holds in the direction in which it is told. */
export type Fact = {
  readonly subject: Term
  readonly predicate: SimplePredicate
  readonly object: Term
  readonly source: FactSource
}

/** What a node says of itself and what holds it together, told like relations. */
export const properties = [
  'kind',
  'class',
  'label',
  'alias',
  'text',
  'caption',
  'transcript',
  'start',
  'end',
  'seconds',
  'width',
  'height',
  'member',
  'part',
  'inside',
] as const
export type Property = (typeof properties)[number]

/** A relation of edges, an attribute of nodes, or one of the properties that every graph has. */
export type SimplePredicate =
  { readonly relation: string } | { readonly attribute: string } | { readonly property: Property }

/** A fact in the index: its ends are numbers of terms. */
export type Entry = {
  readonly subject: number
  readonly object: number
  readonly predicate: SimplePredicate
  readonly source: FactSource
}

/** The facts of one predicate, by either end. */
export type Extent = {
  readonly entries: readonly Entry[]
  readonly bySubject: ReadonlyMap<number, readonly Entry[]>
  readonly byObject: ReadonlyMap<number, readonly Entry[]>
}

export type FactsOptions = {
  /** Whether what was only proposed counts as well. */
  readonly withProposed?: boolean
}

/**
 * All that a document states, as triples: edges as the schema reads them (an inverse the other way round, what is
 * symmetric both ways), attributes, classes, the members of sets in their order, parts and their owners. Edges of the
 * conversation are none.
 *
 * Method: terms are numbered once, nodes first in reading order; each predicate has one index by subject and one by
 * object. Linear in the document.
 */
export class Facts {
  readonly #terms: Term[] = []
  readonly #numbers = new Map<string, number>()
  readonly #extents = new Map<string, MutableExtent>()
  constructor(document: GraphDocument, { withProposed = false }: FactsOptions = {}) {
    // First of all terms, so that their numbers stand in reading order.
    for (const { id } of document.nodes) this.#numberOf({ node: id })
    for (const node of document.nodes) this.#addNode(node)
    const relations = relationsByName(document.schema?.relations ?? [])
    for (const edge of document.edges) {
      if (edge.role !== undefined || (edge.status === 'proposed' && !withProposed)) continue
      this.#addEdge(edge, relations)
    }
  }

  /** The number of a term that some fact or node has. */
  find(term: Term): number | undefined {
    return this.#numbers.get(keyOfTerm(term))
  }

  get termCount(): number {
    return this.#terms.length
  }

  term(number: number): Term {
    const term = this.#terms[number]
    if (!term) throw new RangeError(`no term ${number}`)
    return term
  }

  /** Every predicate by which something is stated, in the order in which they come first. */
  get predicates(): readonly SimplePredicate[] {
    return [...this.#extents.values()].flatMap(({ entries: [first] }) =>
      first ? [first.predicate] : [],
    )
  }

  extent(predicate: SimplePredicate): Extent {
    return this.#extents.get(keyOfPredicate(predicate)) ?? nothing
  }

  tell({ subject, object, predicate, source }: Entry): Fact {
    return { subject: this.term(subject), predicate, object: this.term(object), source }
  }

  #addNode(node: Node): void {
    const { id } = node
    const say = (property: Property, object: Term, field: string = property) =>
      this.#add({ node: id }, { property }, object, { node: id, field })
    say('kind', { value: node.kind })
    for (const [property, value] of Object.entries(valuesOf(node))) {
      if (value === undefined) continue
      say(property as Property, { value }, assetFields[property] ?? property)
    }
    if (node.kind === 'set') {
      node.members.forEach((member, at) => say('member', { node: member }, `members/${at}`))
    }
    if ('of' in node) {
      const source = { node: id, field: 'of' }
      this.#add({ node: node.of }, { property: 'part' }, { node: id }, source)
    }
    if (node.kind === 'region' && node.inside !== undefined) say('inside', { node: node.inside })
    for (const [name, given] of Object.entries(attributesOf(node))) {
      const field = `attributes/${name}`
      for (const value of Array.isArray(given) ? given : [given]) {
        this.#add({ node: id }, { attribute: name }, { value }, { node: id, field })
      }
    }
  }

  #addEdge(edge: Edge, relations: ReadonlyMap<string, Meaning>): void {
    const source = { edge: edge.id }
    const [from, to] = [{ node: edge.source }, { node: edge.target }]
    this.#add(from, { relation: edge.relation }, to, source)
    const { symmetric, inverse } = relations.get(folded(edge.relation)) ?? {}
    if (symmetric && edge.source !== edge.target) {
      this.#add(to, { relation: edge.relation }, from, source)
    }
    if (inverse !== undefined) this.#add(to, { relation: inverse }, from, source)
  }

  #add(from: Term, predicate: SimplePredicate, to: Term, source: FactSource): void {
    const [subject, object] = [this.#numberOf(from), this.#numberOf(to)]
    const key = keyOfPredicate(predicate)
    let extent = this.#extents.get(key)
    if (!extent) {
      extent = { entries: [], pairs: new Set(), bySubject: new Map(), byObject: new Map() }
      this.#extents.set(key, extent)
    }
    // What is stated twice is one fact, told by the first place.
    const pair = subject * termsMax + object
    if (extent.pairs.has(pair)) return
    extent.pairs.add(pair)
    const entry = { subject, object, predicate, source }
    extent.entries.push(entry)
    append(extent.bySubject, subject, entry)
    append(extent.byObject, object, entry)
  }

  #numberOf(term: Term): number {
    const key = keyOfTerm(term)
    const known = this.#numbers.get(key)
    if (known !== undefined) return known
    this.#numbers.set(key, this.#terms.length)
    return this.#terms.push(term) - 1
  }
}

/** More terms than a document has room for, of which two numbers still make one that is exact. */
const termsMax = 2 ** 26

type MutableExtent = {
  readonly entries: Entry[]
  /** Subject and object of each entry in one number, so that a hub of many facts costs no more than they do. */
  readonly pairs: Set<number>
  readonly bySubject: Map<number, Entry[]>
  readonly byObject: Map<number, Entry[]>
}

const nothing: Extent = { entries: [], bySubject: new Map(), byObject: new Map() }

function append(lists: Map<number, Entry[]>, key: number, entry: Entry): void {
  const list = lists.get(key)
  if (list) list.push(entry)
  else lists.set(key, [entry])
}

/** Where what is told of the file of a medium stands. */
const assetFields: Readonly<Record<string, string>> = {
  seconds: 'asset/durationSeconds',
  width: 'asset/width',
  height: 'asset/height',
}

/** What a node says of itself in one value each. */
function valuesOf(node: Node): Partial<Record<Property, Value | undefined>> {
  const asset = 'asset' in node ? node.asset : undefined
  return {
    class: node.kind === 'entity' ? node.class : undefined,
    label: node.label || undefined,
    alias: node.alias,
    text: 'text' in node ? node.text : undefined,
    caption: 'caption' in node ? node.caption : undefined,
    transcript: 'transcript' in node ? node.transcript : undefined,
    ...(node.kind === 'segment' && {
      start: node.start,
      end: node.end,
    }),
    ...(asset && 'durationSeconds' in asset && { seconds: asset.durationSeconds }),
    ...(asset && 'width' in asset && { width: asset.width, height: asset.height }),
  }
}

function attributesOf(node: Node) {
  return ('attributes' in node && node.attributes) || {}
}

/** What an edge of a relation says in the other direction. */
type Meaning = { readonly symmetric?: boolean | undefined; readonly inverse?: string | undefined }

/** What each relation means, those that are only named as the inverse of another among them. */
function relationsByName(relations: readonly Relation[]): ReadonlyMap<string, Meaning> {
  const meanings = new Map<string, Meaning>()
  for (const { name, inverse } of relations) {
    if (inverse !== undefined) meanings.set(folded(inverse), { inverse: name })
  }
  // What a relation says of itself goes before what another says of it.
  for (const { name, inverse, symmetric } of relations) {
    meanings.set(folded(name), {
      ...meanings.get(folded(name)),
      ...(inverse !== undefined && { inverse }),
      symmetric,
    })
  }
  return meanings
}

/** Names and texts are the same whatever their capitals, their white space and their Unicode form. */
export function folded(text: string): string {
  // Most names are folded as they stand.
  if (/^[a-z0-9]+(?: [a-z0-9]+)*$/.test(text)) return text
  return text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim()
}

function keyOfTerm(term: Term): string {
  if ('node' in term) return `node:${term.node}`
  const { value } = term
  return typeof value === 'string' ? `text:${folded(value)}` : `${typeof value}:${value}`
}

function keyOfPredicate(predicate: SimplePredicate): string {
  if ('relation' in predicate) return `relation:${folded(predicate.relation)}`
  if ('attribute' in predicate) return `attribute:${folded(predicate.attribute)}`
  return `property:${predicate.property}`
}
