import type { GraphDocument } from '../graph/document'
import type { Node } from '../kinds'
import type { EdgeId, NodeId } from '../std/id'
import type { LanguageTag } from '../references'
import type { Planned } from './draft'
import type { Fact } from './fact'
import type { Found, FoundThing } from './found'
import { KnownGraph } from './known'
import { nameOfConcept, nameOfWords } from './naming'
import type { Writing } from './proposed'

const thingsCountMax = 200
const proposalsCountMax = 1_000

export type Told = { readonly fact: Fact; readonly language: LanguageTag }

/** What sets and things come to: their nodes, the values their words state, and their names. */
export function plannedThings(writing: Writing, found: Found): readonly Planned[] {
  const planned: Planned[] = []
  let count = 0
  for (const set of found.sets) {
    if (count + set.members.length > thingsCountMax) break
    count += set.members.length
    const { key, start, end, label } = set
    const node = {
      id: writing.idOf(key) as NodeId,
      kind: 'set' as const,
      label,
      members: set.members.map((member) => writing.idOf(member.key) as NodeId),
    }
    const keys = set.members.map((member) => member.key)
    planned.push({
      key,
      what: 'set',
      start,
      end,
      nodes: [node.id],
      value: label,
      needs: [],
      makes: { type: 'members', node, keys },
    })
    for (const member of set.members) planned.push(...plannedThing(writing, member, [key]))
  }
  for (const thing of found.things.slice(0, thingsCountMax - count))
    planned.push(...plannedThing(writing, thing, []))
  return planned
}

function plannedThing(
  writing: Writing,
  thing: FoundThing,
  needs: readonly string[],
): readonly Planned[] {
  const { key, start, end, label, className, name } = thing
  const id = writing.idOf(key)
  const node: Node = { id: id as NodeId, kind: 'entity', label, class: className }
  const own = { nodes: [id], needs: [...needs, key] }
  return [
    {
      key,
      what: 'thing',
      start,
      end,
      nodes: [id],
      value: label,
      needs,
      makes: { type: 'node', node },
    },
    ...thing.attributes.map((stated): Planned => ({
      ...own,
      key: `attribute:${key}:${stated.name}`,
      what: 'attribute',
      start: stated.start,
      end: stated.end,
      name: stated.name,
      value: stated.value,
      makes: { type: 'attribute', owner: id, name: stated.name },
    })),
    ...(name
      ? [
          {
            ...own,
            key: `name:${key}`,
            what: 'name' as const,
            start: name.start,
            end: name.end,
            value: name.value,
            makes: { type: 'label' as const, node: id },
          },
        ]
      : []),
  ]
}

/** What is stated of things that are there comes to edges, values and names, each once. */
export class Planner {
  readonly #planned: Planned[]
  readonly #byKey = new Map<string, number>()
  readonly #keys: ReadonlyMap<string, string>
  readonly #nodes: ReadonlyMap<string, Node>
  readonly #given: ReadonlyMap<string, Node>

  constructor(
    readonly writing: Writing,
    things: readonly Planned[],
    readonly draft: GraphDocument,
  ) {
    this.#planned = [...things]
    things.forEach(({ key }, index) => this.#byKey.set(key, index))
    this.#keys = new Map(
      things.flatMap(({ what, key, nodes: [id] }) =>
        (what === 'set' || what === 'thing') && id !== undefined ? [[id, key] as const] : [],
      ),
    )
    this.#nodes = KnownGraph.of(draft).nodes
    this.#given = KnownGraph.of(writing.document).nodes
  }

  plan(told: readonly Told[]): readonly Planned[] {
    for (const { fact, language } of told) {
      if (this.#planned.length >= proposalsCountMax) break
      if (fact.what === 'relation') this.#relation(fact, language)
      if (fact.what === 'attribute') this.#attribute(fact)
      if (fact.what === 'name') this.#name(fact)
    }
    return this.#planned
  }

  #keyOf(id: string): string {
    return this.#keys.get(id) ?? id
  }

  #needs(ids: readonly string[]): readonly string[] {
    return ids.flatMap((id) => this.#keys.get(id) ?? [])
  }

  #put(planned: Planned): void {
    this.#byKey.set(planned.key, this.#planned.length)
    this.#planned.push(planned)
  }

  #relation(fact: Fact & { what: 'relation' }, language: LanguageTag): void {
    const { source, target, relation, start, end } = fact
    const { document } = this.writing
    const concept = 'concept' in relation ? relation.concept : undefined
    const symmetric =
      concept === 'looksLike' || ('symmetric' in relation && relation.symmetric === true)
    const node = this.#nodes.get(source)
    const className = node?.kind === 'entity' ? node.class : undefined
    const value =
      'concept' in relation
        ? nameOfConcept(relation.concept, language, document, className)
        : nameOfWords(relation.words, document)
    const slug = concept ?? ('words' in relation ? relation.words : '')
    const isThere = (from: string, to: string) => KnownGraph.of(document).hasEdge(from, to, value)
    if (isThere(source, target) || (symmetric && isThere(target, source))) return
    const key = `relation:${this.#keyOf(source)}|${slug}|${this.#keyOf(target)}`
    const back = `relation:${this.#keyOf(target)}|${slug}|${this.#keyOf(source)}`
    if (this.#byKey.has(key) || (symmetric && this.#byKey.has(back))) return
    const id = this.writing.idOf(key)
    const edge = {
      id: id as EdgeId,
      source: source as NodeId,
      target: target as NodeId,
      relation: value,
    }
    this.#put({
      key,
      what: 'relation',
      start,
      end,
      nodes: [source, target],
      edge: id,
      value,
      needs: this.#needs([source, target]),
      makes: { type: 'edge', edge, symmetric },
    })
  }

  #attribute({ owner, name, value, start, end }: Fact & { what: 'attribute' }): void {
    const node = this.#nodes.get(owner)
    const given = this.#given.get(owner)
    const there = given && 'attributes' in given ? given.attributes?.[name] : undefined
    if (there === value || !node) return
    const key = `attribute:${this.#keyOf(owner)}:${name}`
    const at = this.#byKey.get(key)
    if (at === undefined) {
      this.#put({
        key,
        what: 'attribute',
        start,
        end,
        nodes: [owner],
        name,
        value,
        needs: this.#needs([owner]),
        makes: { type: 'attribute', owner, name },
      })
      return
    }
    // Two values of one name are told together, unless one says the other too.
    const known = this.#planned[at] as Planned
    if (known.value.includes(value)) return
    const isNext = start >= known.end && start - known.end < 4
    this.#planned[at] = {
      ...known,
      ...(isNext ? { end } : {}),
      value: value.includes(known.value) ? value : `${known.value}, ${value}`,
    }
  }

  #name({ node, value, start, end }: Fact & { what: 'name' }): void {
    const given = this.#given.get(node)
    const key = `name:${this.#keyOf(node)}`
    if (given?.label === value || this.#byKey.has(key)) return
    this.#put({
      key,
      what: 'name',
      start,
      end,
      nodes: [node],
      value,
      needs: this.#needs([node]),
      makes: { type: 'label', node },
    })
  }
}
