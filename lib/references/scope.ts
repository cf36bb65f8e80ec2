import type { Node } from '../kinds'
import { memoryOf, type Memory } from './memory'
import type { Group, Phrase } from './phrase'
import { genderOf, genderOfNoun, isPerson, mayBePerson } from './people'
import type { Vocabulary } from './vocabulary'

/** What has been spoken of so far in a text, newest last. */
export type Spoken = {
  readonly positions: readonly number[]
  readonly sentence: number
  readonly token: number
  /** A whole that was spoken of (the red cars, my three dogs), in which ordinals count. */
  readonly whole: boolean
  /** Could not be told which. */
  readonly open: boolean
  /** First token; `token` is the last. */
  readonly from: number
  /** Among which it was chosen. */
  readonly pool?: readonly number[]
  /** A pronoun or "the former": it says nothing new. */
  readonly pointer?: boolean
  /** A common noun without its article, which only what points back at it makes a mention. */
  readonly weak?: boolean
  /** With a particle of the subject behind it. */
  readonly isSubject?: boolean
}

/** How many mentions back a phrase may reach; a sentence with more is a table. */
const spokenCountMax = 48

/** How long a list is at most that is searched from its beginning. */
const scannedLengthMax = 64

/** How often a longer one is before it is indexed, which takes as long as many searches. */
const scansCountMax = 16

/** Distinct nodes in the order in which they were last spoken of. */
function onesOf(spokenOf: readonly Spoken[]): readonly number[] {
  const ones = new Set<number>()
  for (const { positions } of spokenOf) {
    for (const position of positions) {
      ones.delete(position)
      ones.add(position)
    }
  }
  return [...ones]
}

const keyOf = ({ stems, tied, lacking = false, standing = false, others = [] }: Group) =>
  `${tied}${lacking}${standing}${[stems, ...others].map((each) => each.join('+')).join('/')}`

/** Finds the nodes among which a phrase chooses; one a text, since it remembers what it was asked. */
export class Scope {
  readonly #memory: Memory
  readonly spoken: Spoken[] = []

  constructor(
    readonly vocabulary: Vocabulary,
    readonly self: number | undefined,
  ) {
    this.#memory = memoryOf(vocabulary)
  }

  /** The last that was spoken of, newest last; what lies further back is forgotten. */
  get recent(): readonly Spoken[] {
    return this.spoken.slice(-spokenCountMax)
  }

  /** All nodes that a phrase's noun and description fit, in the order in which places are counted. */
  pool(phrase: Phrase): readonly number[] {
    const key = `${phrase.head ? `${phrase.head.kinds ?? ''}:${phrase.head.generic ? '' : phrase.head.stem}:${phrase.head.person}` : '-'}|${phrase.groups.map(keyOf).join('|')}`
    const pool = this.#memory.pool(key, () =>
      this.inOrder(this.#described(this.#called(phrase), phrase.groups)),
    )
    // A note that is called what it speaks of does not speak of itself.
    return this.self !== undefined && this.has(pool, this.self)
      ? pool.filter((position) => position !== this.self)
      : pool
  }

  #called({ head }: Phrase): readonly number[] {
    const { vocabulary } = this
    if (!head || head.generic) return this.things()
    const own = vocabulary.heads.get(head.stem) ?? []
    if (head.kinds) {
      const ofKind = head.kinds.flatMap((kind) => vocabulary.kinds.get(kind) ?? [])
      if (ofKind.length > 0) return ofKind
      return own
    }
    if (own.length > 0 || !head.person) return own
    const entities = vocabulary.kinds.get('entity') ?? []
    const people = entities.filter((position) => isPerson(vocabulary.nodes[position] as Node))
    if (people.length === 0)
      return entities.filter((position) => mayBePerson(vocabulary.nodes[position] as Node))
    const gender = genderOfNoun(head.stem)
    const agreeing = people.filter((position) => {
      const own = genderOf(vocabulary.nodes[position] as Node)
      return gender === undefined || own === undefined || own === gender
    })
    return agreeing
  }

  /** Everything a bare phrase may point at. */
  things(): readonly number[] {
    const { kinds } = this.vocabulary
    return this.#memory.pool('things', () =>
      (['entity', 'image', 'audio', 'region', 'segment', 'document'] as const).flatMap(
        (kind) => kinds.get(kind) ?? [],
      ),
    )
  }

  #described(pool: readonly number[], groups: Phrase['groups']): readonly number[] {
    // What lacks something is a thing, not the set in which it stands.
    let left = groups.some(({ lacking }) => lacking) ? this.withoutSets(pool) : pool
    for (const group of groups) {
      const fitting = this.#fitting(group)
      left = left.filter((position) => fitting.has(position) !== (group.lacking ?? false))
    }
    return left
  }

  /** Ordinals count things, not the set that holds them; where there are only sets, they are meant. */
  withoutSets(pool: readonly number[]): readonly number[] {
    return this.derived(pool, 'things', () => {
      const things = this.without(pool, [this.vocabulary.kinds.get('set') ?? []])
      return things.length > 0 ? things : pool
    })
  }

  /**
   * The nodes of which one facet says all the words of a group. Words tied to the noun (on the chair)
   * say how it is or what it is with, never what it is called; words before the noun (white, garden)
   * say what it is or how, and only failing that what it is with.
   */
  #fitting(group: Group): ReadonlySet<number> {
    const { others, ...rest } = group
    return this.#memory.set(keyOf(group), () =>
      others
        ? new Set(
            [rest.stems, ...others].flatMap((stems) => [...this.#fitting({ ...rest, stems })]),
          )
        : this.#fittingAnew(group),
    )
  }

  #fittingAnew(group: Group): ReadonlySet<number> {
    const { stems, tied, standing } = group
    let fitting = this.vocabulary.facets.saying(
      stems,
      standing ? ['own'] : tied ? ['own', 'edge'] : ['name', 'own'],
      standing,
    )
    if (fitting.size === 0 && !tied && !standing)
      fitting = this.vocabulary.facets.saying(stems, ['edge'])
    if (fitting.size === 0 && stems.length > 1) {
      // No one facet says it all: each word by itself (작은 파란 차).
      const [first, ...rest] = stems.map((stem) => this.#fitting({ stems: [stem], tied }))
      fitting = new Set(
        [...(first as ReadonlySet<number>)].filter((each) => rest.every((one) => one.has(each))),
      )
    }
    return fitting
  }

  /** Reading order, or a set's own where one set holds them all; sets themselves are no members. */
  inOrder(positions: readonly number[]): readonly number[] {
    const sorted = [...new Set(positions)].sort((a, b) => a - b)
    const first = sorted[0]
    if (first === undefined || sorted.length > 10_000) return sorted
    for (const set of this.vocabulary.setsOf.get(first) ?? []) {
      const node = this.vocabulary.nodes[set]
      if (node?.kind !== 'set') continue
      const order = new Map(
        node.members.map((id, index) => [this.vocabulary.positions.get(id), index]),
      )
      if (sorted.every((position) => order.has(position))) {
        return [...sorted].sort((a, b) => (order.get(a) as number) - (order.get(b) as number))
      }
    }
    return sorted
  }

  /** What is derived from a pool, made once: its line, its measures. A key belongs to one kind of value. */
  derived<T>(from: object, key: string, make: () => T): T {
    return this.#memory.derived(from, key, make)
  }

  /** Those of a pool that say something of themselves: a place (left), a size. */
  saying(stem: string, pool: readonly number[]): readonly number[] {
    return this.derived(pool, `saying ${stem}`, () => {
      const own = this.vocabulary.facets.saying([stem], ['own'])
      return pool.filter((position) => own.has(position))
    })
  }

  /** Whether a node is in a list, which is indexed where it is long and asked again. */
  has(list: readonly number[], position: number): boolean {
    if (list.length <= scannedLengthMax) return list.includes(position)
    const asked = this.derived(list, 'asked', () => ({ count: 0 }))
    if (asked.count++ < scansCountMax) return list.includes(position)
    return this.#placesIn(list).has(position)
  }

  /** Those of some nodes that are in a list, in its order. */
  within(list: readonly number[], positions: Iterable<number>): readonly number[] {
    const places = this.#placesIn(list)
    return [...new Set(positions)]
      .filter((position) => places.has(position))
      .sort((a, b) => (places.get(a) as number) - (places.get(b) as number))
  }

  #placesIn(list: readonly number[]): ReadonlyMap<number, number> {
    return this.derived(list, 'places', () => new Map(list.map((each, index) => [each, index])))
  }

  /** What is left of a list without what others hold; one list for the same ones each time. */
  without(list: readonly number[], others: readonly (readonly number[])[]): readonly number[] {
    const touching = others.filter((other) => this.#touches(list, other))
    if (touching.length === 0) return list
    const names = new Set(touching.map((other) => this.#nameOf(other)))
    const key = `${this.#memory.numberOf(list)} without ${[...names].sort().join()}`
    return this.#memory.pool(key, () => {
      const gone = new Set(touching.flat())
      const left = list.filter((position) => !gone.has(position))
      this.derived(left, 'whole', () => list)
      return left
    })
  }

  #touches(list: readonly number[], other: readonly number[]): boolean {
    const [only] = other
    if (other.length === 1 && only !== undefined) return this.has(list, only)
    const key = `touches ${this.#memory.numberOf(other)}`
    return this.derived(list, key, () => other.some((position) => this.has(list, position)))
  }

  /** Whether a list holds all of another. */
  holds(list: readonly number[], other: readonly number[]): boolean {
    if (other.length <= scannedLengthMax) return other.every((each) => this.has(list, each))
    // What is left of a list was taken from it.
    for (let each = other; ;) {
      if (each === list) return true
      const whole = this.derived(each, 'whole', () => each)
      if (whole === each) break
      each = whole
    }
    return this.derived(list, `holds ${this.#memory.numberOf(other)}`, () => {
      const places = this.#placesIn(list)
      return other.every((position) => places.has(position))
    })
  }

  #nameOf(list: readonly number[]): string {
    return list.length === 1 ? `=${list[0]}` : String(this.#memory.numberOf(list))
  }

  membersOf(position: number): readonly number[] {
    const node = this.vocabulary.nodes[position]
    if (node?.kind !== 'set') return [position]
    // One list a set, however often it is spoken of.
    return this.#memory.derived(node, 'members', () =>
      node.members.flatMap((id) => this.vocabulary.positions.get(id) ?? []),
    )
  }

  /** The label of the set that holds just these, in their order. */
  setOf(positions: readonly number[]): string | undefined {
    return this.derived(positions, 'set', () => {
      const { setsOf, nodes } = this.vocabulary
      for (const set of setsOf.get(positions[0] ?? -1) ?? []) {
        const members = this.membersOf(set)
        const isIt =
          members.length === positions.length &&
          members.every((member, index) => member === positions[index])
        const label = nodes[set]?.label?.trim()
        if (isIt && label) return label
      }
      return undefined
    })
  }

  /** Nodes with what is in the sets among them. */
  membersOfAll(positions: readonly number[]): readonly number[] {
    const [only] = positions
    if (positions.length === 1 && only !== undefined) return this.membersOf(only)
    return this.#memory.derived(positions, 'members', () =>
      (this.vocabulary.kinds.get('set') ?? []).some((set) => this.has(positions, set))
        ? positions.flatMap((position) => this.membersOf(position))
        : positions,
    )
  }

  /** The last whole that was spoken of within a few sentences and that a predicate takes. */
  lastWhole(
    sentence: number,
    fits: (positions: readonly number[]) => boolean,
  ): readonly number[] | undefined {
    const { spoken: all } = this
    for (let at = all.length - 1; at >= 0 && at >= all.length - spokenCountMax; at--) {
      const spoken = all[at] as Spoken
      if (sentence - spoken.sentence > 3) return undefined
      if (spoken.whole && !spoken.open && fits(spoken.positions)) return spoken.positions
    }
    return undefined
  }

  /** What was spoken of last within some sentences, pronouns and weak words aside. */
  last(sentence: number, back: number): Spoken | undefined {
    const spoken = this.recent.findLast((each) => !each.weak && !each.pointer)
    return spoken && !spoken.open && sentence - spoken.sentence <= back ? spoken : undefined
  }

  /** The pools of what was spoken of in the last sentences, the latest first. */
  poolsSpokenOf(sentence: number, back: number): readonly (readonly number[])[] {
    const recent = this.spoken
      .slice(-8)
      .filter((each) => sentence - each.sentence <= back && !each.open && !each.pointer)
    return recent.reverse().flatMap(({ pool }) => (pool && pool.length > 1 ? [pool] : []))
  }

  #back: { sentence: number; two: readonly Spoken[] } | undefined

  /** The two between which "the former" chose a moment ago. */
  pointedBack(sentence: number): readonly Spoken[] | undefined {
    return this.#back && sentence - this.#back.sentence <= 1 ? this.#back.two : undefined
  }

  pointBack(sentence: number, two: readonly Spoken[]): void {
    this.#back = { sentence, two }
  }

  /** Distinct nodes spoken of one by one, newest last, within some sentences. */
  lastOnes(sentence: number, back: number): readonly number[] {
    const spokenOf = this.recent.filter(
      (spoken) => sentence - spoken.sentence <= back && !spoken.open && !spoken.weak,
    )
    const positionsCount = spokenOf.reduce((sum, { positions }) => sum + positions.length, 0)
    if (positionsCount <= scannedLengthMax) return onesOf(spokenOf)
    const key = `ones ${spokenOf.map(({ positions }) => this.#nameOf(positions)).join()}`
    return this.#memory.pool(key, () => onesOf(spokenOf))
  }
}
