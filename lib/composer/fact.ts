import type { NodeKind } from '../kinds'
import { append } from '../std/lists'
import type { Span } from './text'

/** Relations that every language has words for; others are named by the words of the text. */
export type Concept = 'shownIn' | 'makes' | 'looksLike'

/** What a text states of things that are there. */
export type Fact = Span &
  (
    | {
        readonly what: 'relation'
        readonly source: string
        readonly target: string
        readonly relation:
          { readonly concept: Concept } | { readonly words: string; readonly symmetric?: boolean }
      }
    | {
        readonly what: 'attribute'
        readonly owner: string
        readonly name: string
        readonly value: string
      }
    | { readonly what: 'name'; readonly node: string; readonly value: string }
  )

/** What a reader of sentences must know of the nodes that phrases refer to. */
export type Nodes = {
  readonly kindOf: (id: string) => NodeKind | undefined
  readonly membersOf: (id: string) => readonly string[]
  readonly classOf: (id: string) => string | undefined
  /** Whether a noun tells that this is somebody. */
  readonly isPerson: (id: string) => boolean
  /** What a noun, a title or a value tells of somebody's gender. */
  readonly genderOf: (id: string) => 'male' | 'female' | undefined
  /** The members of each set of things. */
  readonly wholes: readonly (readonly string[])[]
}

export type Several = {
  readonly ids: readonly string[]
  /** Named one by one, not as a whole. */
  readonly isList: boolean
}

export const isMedium = (
  kind: NodeKind | undefined,
): kind is 'image' | 'audio' | 'region' | 'segment' =>
  kind === 'image' || kind === 'audio' || kind === 'region' || kind === 'segment'

/**
 * Which of some stands to which of others: all to one, one to all, and each to its own where the text lists
 * them one by one or says "respectively". What it leaves open stays open.
 */
export function paired<A, B>(
  subjects: readonly A[],
  objects: readonly B[],
  told: { readonly respectively: boolean; readonly crossed?: boolean; readonly isList: boolean },
): readonly (readonly [A, B])[] {
  const [subject] = subjects
  const [object] = objects
  if (subject === undefined || object === undefined) return []
  if (objects.length === 1) return subjects.map((each) => [each, object] as const)
  if (subjects.length === 1) return objects.map((each) => [subject, each] as const)
  if (subjects.length !== objects.length || !(told.respectively || told.isList)) return []
  const order = told.crossed ? [...objects].reverse() : objects
  return subjects.map((each, index) => [each, order[index] as B] as const)
}

/** Collects what is stated, each once. */
export class Facts {
  readonly list: Fact[] = []
  /** Everything that was stated, in its order, what was taken back since included. */
  readonly added: Fact[] = []
  readonly #seen = new Set<string>()
  /** What says something of the same: of one owner by one name, or one relation of one of its ends. */
  readonly #bySubject = new Map<string, Fact[]>()

  constructor(readonly nodes: Nodes) {}

  /** Things and media that are meant: sets by their members. */
  expand(ids: readonly string[]): readonly string[] {
    return [
      ...new Set(
        ids.flatMap((id) => {
          const members = this.nodes.membersOf(id)
          return members.length > 0 ? members : [id]
        }),
      ),
    ]
  }

  add(fact: Fact): void {
    const key = keyOf(fact)
    if (this.#seen.has(key)) return
    this.#seen.add(key)
    this.list.push(fact)
    this.added.push(fact)
    for (const subject of subjectsOf(fact)) append(this.#bySubject, subject, fact)
  }

  /** What else was said of the same as some facts say, in other words. */
  ofSame(facts: readonly Fact[]): readonly Fact[] {
    const all = facts.flatMap(subjectsOf).flatMap((subject) => this.#bySubject.get(subject) ?? [])
    return [...new Set(all)].filter((fact) => !facts.includes(fact))
  }

  /** What the text itself corrects is stated no more. */
  takeBack(facts: readonly Fact[]): void {
    for (const fact of facts) {
      const at = this.list.lastIndexOf(fact)
      if (at >= 0) this.list.splice(at, 1)
      this.#seen.delete(keyOf(fact))
      for (const subject of subjectsOf(fact)) {
        const left = this.#bySubject.get(subject)?.filter((each) => each !== fact) ?? []
        this.#bySubject.set(subject, left)
      }
    }
  }

  attribute(owners: readonly string[], name: string, value: string, span: Span): void {
    const [told, of] = [value.trim(), name.trim().toLowerCase()]
    // "'s brother" is the end of a phrase that was not read.
    if (told === '' || of === '' || /^['’]s\b/.test(told)) return
    for (const owner of owners) {
      if (this.nodes.kindOf(owner) !== 'entity') continue
      this.add({
        what: 'attribute',
        owner,
        name: of,
        value: told,
        start: span.start,
        end: span.end,
      })
    }
  }

  name(node: string, value: string, span: Span): void {
    if (this.nodes.kindOf(node) === 'entity')
      this.add({ what: 'name', node, value, start: span.start, end: span.end })
  }

  /** A thing and the medium in which it is seen or heard. */
  medium(thing: string, medium: string, span: Span): void {
    const kind = this.nodes.kindOf(medium)
    if (this.nodes.kindOf(thing) !== 'entity' || !isMedium(kind)) return
    const concept = kind === 'image' || kind === 'region' ? 'shownIn' : 'makes'
    this.add({
      what: 'relation',
      source: thing,
      target: medium,
      relation: { concept },
      start: span.start,
      end: span.end,
    })
  }

  relation(
    source: string,
    target: string,
    relation: (Fact & { what: 'relation' })['relation'],
    span: Span,
  ): void {
    if (source === target) return
    this.add({ what: 'relation', source, target, relation, start: span.start, end: span.end })
  }

  /** Each of some looks like each other one. */
  alike(
    ids: readonly string[],
    span: Span,
    relation: (Fact & { what: 'relation' })['relation'] = { concept: 'looksLike' },
  ): void {
    const things = ids.filter((id) => this.nodes.kindOf(id) === 'entity')
    if (things.length > 4) return
    things.forEach((source, index) => {
      for (const target of things.slice(index + 1)) this.relation(source, target, relation, span)
    })
  }
}

function subjectsOf(fact: Fact): readonly string[] {
  if (fact.what === 'attribute') return [`${fact.owner} ${fact.name}`]
  if (fact.what === 'name') return [fact.node]
  const relation = JSON.stringify(fact.relation)
  return [`${fact.source} ${relation}`, `${relation} ${fact.target}`]
}

const keyOf = (fact: Fact): string => JSON.stringify({ ...fact, start: 0, end: 0 })
