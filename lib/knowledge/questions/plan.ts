import type { Facts, Fact, Term } from '../facts'
import { folded } from '../facts'
import type { Path } from '../path'
import type { Pattern, Query, Values, Variable } from '../pattern'
import { runQuery, stepsMax } from '../query'
import { ok, type Result } from '../../std/result'
import { comparableOf, compares } from './compare'
import type { Comparison, Description } from './description'
import { inverse } from './description'

/** Of the rows of a step only some are kept: what a query itself does not judge. */
export type Keep =
  | {
      readonly type: 'extreme'
      readonly by: Variable
      readonly most: boolean
      readonly rank: number
      readonly counts?: boolean | undefined
    }
  | {
      readonly type: 'compared'
      readonly by: Variable
      readonly comparison: Comparison
      readonly step?: number
    }
  | {
      readonly type: 'counted'
      readonly by: Variable
      readonly operator: Comparison['operator']
      readonly count: number
    }
  | { readonly type: 'place'; readonly place: number; readonly sets: readonly string[] }
  | { readonly type: 'next'; readonly by: Variable; readonly offset: number }

/** What comes of earlier steps stands for a variable, or does not. */
export type Input = {
  readonly of: Variable
  readonly steps: readonly number[]
  readonly except: boolean
}

/** One query, and what of its rows goes on. */
export type Step = {
  readonly query: Query
  readonly of: Variable
  readonly inputs: readonly Input[]
  readonly keep?: Keep
}

/** Queries one after the other; the last gives the answer. */
export type Plan = readonly Step[]

export type PlanOptions = {
  /** Whether what is said of a part counts for the whole that it is a part of, and the other way round. */
  readonly loose?: boolean
  /** Whether the graph has regions or segments. */
  readonly hasParts?: boolean
}

/** The queries by which a description is found. */
export function planOf(description: Description, options: PlanOptions = {}): Plan {
  const planner = new Planner(options)
  planner.step(description)
  return planner.steps
}

type Group = { where: Pattern[]; values: Values[]; inputs: Input[] }

class Planner {
  readonly steps: Step[] = []
  #variables = 0
  #isLoosened = false

  constructor(readonly options: PlanOptions) {}

  #fresh(): Variable {
    return `?x${++this.#variables}`
  }

  /** @returns the number of the step that finds a description */
  step(
    description: Description,
    more: { by?: Path; keep?: (by: Variable) => Keep; step?: number } = {},
  ): number {
    const group: Group = { where: [], values: [], inputs: [] }
    const of = this.#fresh()
    this.#describe(description, of, group)
    const by = more.by && this.#fresh()
    if (more.by && by) group.where.push({ subject: of, path: this.#loosened(more.by), object: by })
    if (
      !group.where.some(({ subject, object }) => subject === of || object === of) &&
      !group.values.some((each) => each.of === of) &&
      !group.inputs.some((each) => each.of === of && !each.except)
    ) {
      group.where.push({ subject: of, path: { property: 'kind' }, object: this.#fresh() })
    }
    const bound = new Set([
      ...group.values.map((each) => each.of),
      ...group.where.flatMap(({ subject, object }) => [subject, object]),
    ])
    const shown = [
      of,
      ...group.inputs.filter((each) => !each.except).map((each) => each.of),
      ...(by ? [by] : []),
    ]
    const query: Query = {
      where: group.where,
      ...(group.values.length > 0 && { values: group.values }),
      select: [...new Set(shown)].filter(
        (name) => bound.has(name) || group.inputs.some((each) => each.of === name),
      ),
    }
    const keep = more.keep?.(by ?? of)
    return this.steps.push({ query, of, inputs: group.inputs, ...(keep && { keep }) }) - 1
  }

  #describe(description: Description, of: Variable, group: Group): void {
    const { type } = description
    if (type === 'anything') return
    if (type === 'terms') group.values.push({ of, in: description.terms })
    else if (type === 'all') {
      const { parts } = description
      for (const part of parts) if (part.type !== 'not') this.#describe(part, of, group)
      for (const part of parts) if (part.type === 'not') this.#describe(part, of, group)
    } else if (type === 'linked') {
      const to = this.#fresh()
      const path =
        description.to.type === 'anything' ? description.path : this.#withParts(description.path)
      group.where.push({ subject: of, path: this.#loosened(path), object: to })
      this.#describe(description.to, to, group)
    } else if (type === 'not') {
      group.inputs.push({ of, steps: [this.step(description.part)], except: true })
    } else if (type === 'any') {
      const steps = description.parts.map((part) => this.step(part))
      group.inputs.push({ of, steps, except: false })
    } else group.inputs.push({ of, steps: [this.#kept(description)], except: false })
  }

  #kept(
    description: Extract<
      Description,
      { type: 'extreme' | 'compared' | 'counted' | 'place' | 'next' }
    >,
  ): number {
    const { type } = description
    if (type === 'extreme') {
      const { of, by: path, most, rank, counts } = description
      return this.step(of, {
        by: path,
        keep: (by) => ({ type: 'extreme', by, most, rank, counts }),
      })
    }
    if (type === 'counted') {
      const { path, to, operator, count } = description
      const of: Description = { type: 'linked', path, to }
      const keep = (by: Variable): Keep => ({ type: 'counted', by, operator, count })
      if (to.type === 'anything') return this.step({ type: 'anything' }, { by: path, keep })
      const ends = this.step({
        type: 'all',
        parts: [{ type: 'linked', path: inverse(path), to: { type: 'anything' } }, to],
      })
      return this.#countedAmong(of, path, ends, keep)
    }
    if (type === 'next') {
      const { to, offset } = description
      // The sets in which it stands, and it itself.
      const sets: Description = { type: 'linked', path: { property: 'member' }, to }
      const ends = this.step(to)
      const keep = (by: Variable): Keep => ({ type: 'next', by, offset })
      return this.#countedAmong(sets, { property: 'member' }, ends, keep)
    }
    if (type === 'place') {
      const { of, place } = description
      return this.step(of, { keep: () => ({ type: 'place', place, sets: setsIn(of) }) })
    }
    const { by: path, comparison } = description
    const { than } = comparison
    if (typeof than !== 'object') {
      return this.step(
        { type: 'anything' },
        { by: path, keep: (by) => ({ type: 'compared', by, comparison }) },
      )
    }
    const other = this.step({ type: 'linked', path: inverse(than.by), to: than.of })
    return this.step(
      { type: 'anything' },
      { by: path, keep: (by) => ({ type: 'compared', by, comparison, step: other }) },
    )
  }

  /** The ends that are counted are what an earlier step found. */
  #countedAmong(_: Description, path: Path, ends: number, keep: (by: Variable) => Keep): number {
    const of = this.#fresh()
    const by = this.#fresh()
    const where = [{ subject: of, path: this.#loosened(path), object: by }]
    const inputs = [{ of: by, steps: [ends], except: false }]
    return this.steps.push({ query: { where, select: [of, by] }, of, inputs, keep: keep(by) }) - 1
  }

  /** What holds of a part is asked of the whole: a dog in a region of a photo is in the photo. */
  #withParts(path: Path): Path {
    if (!this.options.hasParts || !leadsToNodes(path)) return path
    return { sequence: [path, { repeat: inverse({ property: 'part' }), min: 0, max: 1 }] }
  }

  /** Of all that is asked only the outermost is taken loosely: else a neighbour of a part would count for it. */
  #loosened(path: Path): Path {
    if (!this.options.loose || this.#isLoosened || !leadsToNodes(path)) return path
    this.#isLoosened = true
    const ways: Path[] = [{ property: 'part' }, inverse({ property: 'part' })]
    const near: Path = { repeat: { either: ways }, min: 0, max: 1 }
    return { sequence: [near, path, near] }
  }
}

function leadsToNodes(path: Path): boolean {
  if ('inverse' in path) return leadsToNodes(path.inverse)
  if ('sequence' in path) return path.sequence.some(leadsToNodes)
  if ('either' in path) return path.either.some(leadsToNodes)
  if ('repeat' in path) return leadsToNodes(path.repeat)
  return 'relation' in path
}

/** The sets whose order counts. */
function setsIn(description: Description): readonly string[] {
  const parts = description.type === 'all' ? description.parts : [description]
  return parts.flatMap((part) =>
    part.type === 'linked' && JSON.stringify(part.path) === memberOf && part.to.type === 'terms'
      ? part.to.terms.flatMap((term) => ('node' in term ? [term.node] : []))
      : [],
  )
}

const memberOf = JSON.stringify({ inverse: { property: 'member' } })

/** A term that was found, with the facts by which it is an answer. */
export type Found = { readonly term: Term; readonly proof: readonly Fact[] }

const proofMax = 200

/** What a plan found, and its queries as they were run, each complete by itself. */
export type Ran = { readonly found: readonly Found[]; readonly queries: readonly Query[] }

/** Runs the queries of a plan one after the other. */
export function runPlan(facts: Facts, plan: Plan): Result<Ran> {
  const results: (readonly Found[])[] = []
  const queries: Query[] = []
  for (const step of plan) {
    const found = runStep(facts, step, results)
    if (!found.ok) return found
    results.push(found.value.found)
    queries.push(found.value.query)
  }
  return ok({ found: results.at(-1) ?? [], queries })
}

type Candidate = { readonly found: Found; readonly by: Term | undefined }

function runStep(
  facts: Facts,
  step: Step,
  results: readonly (readonly Found[])[],
): Result<{ found: readonly Found[]; query: Query }> {
  const { query: bare, of, inputs, keep } = step
  const proofs = new Map<Variable, ReadonlyMap<string, readonly Fact[]>>()
  const values = [...(bare.values ?? [])]
  const except: Values[] = []
  for (const input of inputs) {
    const found = input.steps.flatMap((number) => results[number] ?? [])
    if (input.except) except.push({ of: input.of, in: found.map(({ term }) => term) })
    else {
      values.push({ of: input.of, in: found.map(({ term }) => term) })
      proofs.set(input.of, new Map(found.map(({ term, proof }) => [keyOf(term), proof])))
    }
  }
  const query: Query = {
    ...bare,
    ...(values.length > 0 && { values }),
    ...(except.length > 0 && { except }),
  }
  const rows = runQuery(facts, query, stepsMax)
  if (!rows.ok) return rows
  const by = keep && 'by' in keep ? keep.by : undefined
  const candidates = rows.value.rows.flatMap(({ bindings, proof }): Candidate[] => {
    const term = bindings[of]
    if (!term) return []
    const inner = [...proofs].flatMap(([name, map]) => map.get(keyOf(bindings[name] as Term)) ?? [])
    return [{ found: { term, proof: [...inner, ...proof] }, by: by && bindings[by] }]
  })
  return ok({ found: merged(keep ? kept(facts, candidates, keep, results) : candidates), query })
}

export function keyOf(term: Term): string {
  if ('node' in term) return `node ${term.node}`
  return typeof term.value === 'string' ? `text ${folded(term.value)}` : `value ${term.value}`
}

/** Each term once, with the facts of all its rows up to a bound. */
function merged(candidates: readonly Candidate[]): readonly Found[] {
  const found = new Map<string, { term: Term; proof: Map<string, Fact> }>()
  for (const {
    found: { term, proof },
  } of candidates) {
    const known = found.get(keyOf(term)) ?? { term, proof: new Map<string, Fact>() }
    found.set(keyOf(term), known)
    for (const fact of proof) {
      if (known.proof.size >= proofMax) break
      known.proof.set(JSON.stringify(fact), fact)
    }
  }
  return [...found.values()].map(({ term, proof }) => ({ term, proof: [...proof.values()] }))
}

function kept(
  facts: Facts,
  all: readonly Candidate[],
  keep: Keep,
  results: readonly (readonly Found[])[],
): readonly Candidate[] {
  if (keep.type === 'extreme') return extremes(all, keep)
  if (keep.type === 'counted') {
    const { operator, count } = keep
    const ends = countsOf(all)
    return all.filter(({ found: { term } }) =>
      compares(ends.get(keyOf(term))?.size ?? 0, operator, count),
    )
  }
  if (keep.type === 'place') return placed(facts, all, keep)
  if (keep.type === 'next') return neighbours(facts, all, keep.offset)
  const {
    comparison: { operator, than },
    step,
  } = keep
  const others =
    step === undefined ? [{ term: { value: than } as Term, proof: [] }] : (results[step] ?? [])
  return all.flatMap(({ found, by }) => {
    const other = others.find(
      ({ term }) =>
        by && 'value' in by && 'value' in term && compares(by.value, operator, term.value),
    )
    return other ? [{ found: { ...found, proof: [...found.proof, ...other.proof] }, by }] : []
  })
}

function countsOf(all: readonly Candidate[]): ReadonlyMap<string, ReadonlySet<string>> {
  const ends = new Map<string, Set<string>>()
  for (const { found, by } of all) {
    const key = keyOf(found.term)
    if (by) ends.set(key, (ends.get(key) ?? new Set()).add(keyOf(by)))
  }
  return ends
}

function extremes(
  all: readonly Candidate[],
  { most, rank, counts }: Extract<Keep, { type: 'extreme' }>,
): readonly Candidate[] {
  const ends = counts ? countsOf(all) : undefined
  const sized = all.flatMap((candidate) => {
    const { found, by } = candidate
    const size = ends
      ? (ends.get(keyOf(found.term))?.size ?? 0)
      : by && 'value' in by
        ? comparableOf(by.value)
        : undefined
    return size === undefined ? [] : [{ candidate, size }]
  })
  const sizes = [...new Set(sized.map(({ size }) => size))].sort((one, other) =>
    most ? other - one : one - other,
  )
  const wanted = sizes[rank - 1]
  return sized.filter(({ size }) => size === wanted).map(({ candidate }) => candidate)
}

function placed(
  facts: Facts,
  all: readonly Candidate[],
  { place, sets }: Extract<Keep, { type: 'place' }>,
): readonly Candidate[] {
  const order = new Map<string, number>()
  for (const set of sets) {
    const number = facts.find({ node: set })
    const members =
      number === undefined ? [] : (facts.extent({ property: 'member' }).bySubject.get(number) ?? [])
    members.forEach(({ object }, at) => order.set(keyOf(facts.term(object)), at))
  }
  const positionOf = ({ found: { term } }: Candidate) =>
    order.get(keyOf(term)) ?? facts.find(term) ?? 0
  const keys = [
    ...new Map(all.map((candidate) => [keyOf(candidate.found.term), positionOf(candidate)])),
  ]
  keys.sort(([, one], [, other]) => one - other)
  const wanted = keys.at(place > 0 ? place - 1 : place)?.[0]
  return place > keys.length ? [] : all.filter(({ found: { term } }) => keyOf(term) === wanted)
}

/** Of sets and members of theirs: the members so many places behind. */
function neighbours(facts: Facts, all: readonly Candidate[], offset: number): readonly Candidate[] {
  const { bySubject } = facts.extent({ property: 'member' })
  return all.flatMap(({ found: { term, proof }, by }) => {
    const [set, member] = [facts.find(term), by && facts.find(by)]
    const members = set === undefined ? [] : (bySubject.get(set) ?? [])
    const at = members.findIndex(({ object }) => object === member)
    const entry = at < 0 ? undefined : members[at + offset]
    if (!entry) return []
    const found = { term: facts.term(entry.object), proof: [...proof, facts.tell(entry)] }
    return [{ found, by }]
  })
}
