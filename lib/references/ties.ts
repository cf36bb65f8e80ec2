import type { GraphDocument } from '../graph/document'
import type { Node } from '../kinds'
import { stemsOf, type Facets } from './facets'
import { formsOf, wordsIn } from './said'

/** A document as its edges are read. */
export type Told = Pick<GraphDocument, 'nodes' | 'edges'> & {
  readonly positions: ReadonlyMap<string, number>
}

/** What stands to a node in some relation and is told with it: a set tells its label only. */
type Tie = {
  readonly owner: number
  readonly relation: string
  readonly other: number
  readonly labelOnly: boolean
}

/** The nodes that say a word: by label or class, or by an attribute's value. */
type Sayers = {
  readonly name: ReadonlySet<number>
  readonly value: ReadonlySet<number>
}

/**
 * What edges say of the nodes at their ends: the relation with what the other end is called and described
 * by; a member is told with its set, a part with its whole. Found out where a description first asks for it.
 */
export class Ties {
  readonly #told: Told
  readonly #facets: Facets
  readonly #sayers = new Map<string, Sayers>()
  #relations: ReadonlySet<string> | undefined
  #ties: readonly Tie[] | undefined
  readonly #hiding = new Map<string, number[]>()
  #hidden: ReadonlyMap<string, readonly number[]> | undefined

  constructor(told: Told, facets: Facets) {
    this.#told = told
    this.#facets = facets
  }

  /** Notes what a node is told with where it stands at the end of an edge, though it does not describe it. */
  hide(position: number, text: string): void {
    const list = this.#hiding.get(text)
    if (list) list.push(position)
    else this.#hiding.set(text, [position])
  }

  /** The relations in use. */
  relations(): ReadonlySet<string> {
    if (this.#relations) return this.#relations
    const { edges, positions } = this.#told
    const relations = new Set<string>()
    for (const { source, target, relation = '' } of edges)
      if (!relations.has(relation) && positions.has(source) && positions.has(target))
        relations.add(relation)
    return (this.#relations = relations)
  }

  /** The stems that edges say and nodes by themselves do not. */
  stems(): ReadonlySet<string> {
    return stemsOf([...this.relations(), ...this.#hiddenTexts().keys()])
  }

  /** Words of relations and of what is told only with others, as they stand in texts. */
  words(): readonly string[] {
    return [...this.relations(), ...this.#hiddenTexts().keys()].flatMap((text) =>
      wordsIn(text).flatMap(formsOf),
    )
  }

  /** The nodes of which one edge says all of some words. */
  saying(stems: readonly string[]): ReadonlySet<number> {
    const sayers = stems.map((stem) => this.#sayersOf(stem))
    const relations = new Map(
      [...this.relations(), ''].map((relation) => {
        const own = stemsOf([relation])
        return [relation, stems.map((stem) => own.has(stem))] as const
      }),
    )
    const found = new Set<number>()
    for (const { owner, relation, other, labelOnly } of this.#all()) {
      const said = relations.get(relation)
      const fits = sayers.every(
        ({ name, value }, index) =>
          said?.[index] === true || name.has(other) || (!labelOnly && value.has(other)),
      )
      if (fits) found.add(owner)
    }
    return found
  }

  #all(): readonly Tie[] {
    if (this.#ties) return this.#ties
    const { nodes, edges, positions } = this.#told
    const ties: Tie[] = []
    nodes.forEach((node, position) => {
      for (const other of wholesOf(node, positions))
        ties.push({ owner: position, relation: '', other, labelOnly: false })
      if (node.kind !== 'set') return
      for (const id of node.members) {
        const member = positions.get(id)
        if (member !== undefined)
          ties.push({
            owner: member,
            relation: '',
            other: position,
            labelOnly: true,
          })
      }
    })
    for (const { source, target, relation = '' } of edges) {
      const [from, to] = [positions.get(source), positions.get(target)]
      if (from === undefined || to === undefined) continue
      ties.push({ owner: from, relation, other: to, labelOnly: false })
      // "the sound of the white dog": between two of one kind only the edge's own direction is told.
      if (nodes[from]?.kind !== nodes[to]?.kind)
        ties.push({ owner: to, relation, other: from, labelOnly: false })
    }
    return (this.#ties = ties)
  }

  #sayersOf(stem: string): Sayers {
    const known = this.#sayers.get(stem)
    if (known) return known
    const name = new Set<number>()
    const value = new Set<number>()
    for (const { source, name: attribute, texts, positions } of this.#facets.of(stem)) {
      const says = source === 'name' || (attribute !== undefined && stemsOf(texts).has(stem))
      if (!says) continue
      for (const position of positions) (source === 'name' ? name : value).add(position)
    }
    for (const [text, positions] of this.#hiddenTexts()) {
      if (stemsOf([text]).has(stem)) for (const position of positions) value.add(position)
    }
    const sayers = { name, value }
    this.#sayers.set(stem, sayers)
    return sayers
  }

  /**
   * What nodes are told with that does not describe them: that there is nothing ("hat: none"), and what a
   * question or an answer is called. By text, of those at the end of an edge or with parts.
   */
  #hiddenTexts(): ReadonlyMap<string, readonly number[]> {
    if (this.#hidden) return this.#hidden
    const hiding = this.#hiding
    if (hiding.size === 0) return (this.#hidden = hiding)
    const { nodes, edges, positions } = this.#told
    const told = new Set<number>()
    for (const node of nodes) for (const whole of wholesOf(node, positions)) told.add(whole)
    for (const { source, target } of edges) {
      const [from, to] = [positions.get(source), positions.get(target)]
      if (from === undefined || to === undefined) continue
      told.add(to)
      if (nodes[from]?.kind !== nodes[to]?.kind) told.add(from)
    }
    const hidden = new Map<string, readonly number[]>()
    for (const [text, list] of hiding) {
      const own = list.filter((position) => told.has(position))
      if (own.length > 0) hidden.set(text, own)
    }
    return (this.#hidden = hidden)
  }
}

/** "the first silence in the call": a part is told with its whole. */
function wholesOf(node: Node, positions: Told['positions']): readonly number[] {
  if (node.kind !== 'region' && node.kind !== 'segment') return []
  const owner = positions.get(node.of)
  return owner === undefined ? [] : [owner]
}
