import { folded, type Facts } from './facts'
import { areComparable, compareTerms } from './order'
import {
  reach,
  startsOf,
  type Direction,
  type Evidence,
  type Path,
  type Proof,
  type Steps,
} from './path'
import type { Term } from './facts'
import type { End, Filter, Operand, Pattern, Query, Variable } from './pattern'

/** The terms of variables, by their numbers. */
export type Bindings = ReadonlyMap<Variable, number>

/** What a query asks for, found, with the evidence of each pattern. */
export type Solution = { readonly bindings: Bindings; readonly evidence: readonly Evidence[] }

/** A pattern in its turn, and the filters that can be judged once it has been matched. */
type Stage = {
  readonly source: Source
  readonly filters: readonly Filter[]
}

/** What binds variables: a pattern, whose place says where its evidence goes, or what is given. */
type Source = { readonly pattern: Pattern; readonly place: number } | { readonly given: Given }

/** A variable and the numbers of its terms. */
type Given = { readonly of: Variable; readonly numbers: ReadonlySet<number> }

/**
 * All solutions of a query, in a fixed order.
 *
 * Method: nested loops over the patterns, in an order that is chosen once: at each stage the pattern from which the
 * fewest matches are expected, given what is bound by then. A filter is judged as soon as its variables are bound, what
 * is denied last.
 */
export function joinAll(
  facts: Facts,
  { where, not = [], filters = [], values = [], except = [] }: Query,
  steps: Steps,
): readonly Solution[] {
  const solutions: Solution[] = []
  const [given, excepted] = [values, except].map((lists) =>
    lists.map(({ of, in: terms }) => ({ of, numbers: numbersOf(facts, terms) })),
  ) as [Given[], Given[]]
  const stages = staged(facts, { patterns: where, filters, given }, new Set())
  join(facts, stages, new Map(), steps, (bindings, evidence) => {
    const isDenied =
      excepted.some(({ of, numbers }) => numbers.has(bindings.get(of) ?? -1)) ||
      not.some((patterns) => isAny(facts, patterns, bindings, steps))
    if (isDenied) return false
    steps.take(1 + bindings.size)
    solutions.push({ bindings, evidence })
    return false
  })
  return solutions
}

/** Whether all of the patterns hold at once, with what is bound already. */
function isAny(
  facts: Facts,
  patterns: readonly Pattern[],
  bindings: Bindings,
  steps: Steps,
): boolean {
  const stages = staged(facts, { patterns }, new Set(bindings.keys()))
  return join(facts, stages, bindings, steps, () => true)
}

/**
 * Matches one stage after the other.
 *
 * @param done told of each solution with the evidence of each pattern, in the order of the patterns; `true` ends it
 * @returns whether it was ended
 */
function join(
  facts: Facts,
  stages: readonly Stage[],
  begin: Bindings,
  steps: Steps,
  done: (bindings: Bindings, evidence: readonly Evidence[]) => boolean,
): boolean {
  const evidence: Evidence[] = []
  const go = (at: number, bindings: Bindings): boolean => {
    const stage = stages[at]
    if (!stage) return done(bindings, [...evidence])
    const { source } = stage
    const found =
      'given' in source
        ? given(source.given, bindings, steps)
        : matches(facts, source.pattern, bindings, steps)
    for (const match of found) {
      const { bindings: bound } = match
      if (!stage.filters.every((filter) => holds(facts, filter, bound))) continue
      if ('place' in source && match.evidence) evidence[source.place] = match.evidence
      if (go(at + 1, bound)) return true
    }
    return false
  }
  return go(0, begin)
}

/** Each term that a variable is given, or the one that it has already if that is among them. */
function* given({ of, numbers }: Given, bindings: Bindings, steps: Steps): Generator<Match> {
  const bound = bindings.get(of)
  if (bound !== undefined) {
    if (numbers.has(bound)) yield { bindings }
    return
  }
  for (const number of numbers) {
    steps.take()
    yield { bindings: new Map(bindings).set(of, number) }
  }
}

/** Terms that stand in the graph, by their numbers. */
function numbersOf(facts: Facts, terms: readonly Term[]): ReadonlySet<number> {
  return new Set(terms.flatMap((term) => facts.find(term) ?? []))
}

/** Patterns and what is given in the order in which they are joined, each with the filters that come to be bound by it. */
function staged(
  facts: Facts,
  group: {
    readonly patterns: readonly Pattern[]
    readonly filters?: readonly Filter[]
    readonly given?: readonly Given[]
  },
  known: ReadonlySet<Variable>,
): readonly Stage[] {
  const bound = new Set(known)
  const left = new Set<Source>([
    ...(group.given ?? []).map((each) => ({ given: each })),
    ...group.patterns.map((pattern, place) => ({ pattern, place })),
  ])
  const waiting = new Set(group.filters)
  const stages: Stage[] = []
  while (left.size > 0) {
    const costs = [...left].map((source) => ({ source, cost: costOf(facts, source, bound) }))
    const { source } = costs.reduce((least, each) => (each.cost < least.cost ? each : least))
    left.delete(source)
    for (const end of endsOf(source)) if (typeof end === 'string') bound.add(end)
    const ready = [...waiting].filter(({ left: one, right: other }) =>
      [one, other].every((operand) => typeof operand !== 'string' || bound.has(operand)),
    )
    for (const filter of ready) waiting.delete(filter)
    stages.push({ source, filters: ready })
  }
  return stages
}

const endsOf = (source: Source): readonly End[] =>
  'given' in source ? [source.given.of] : [source.pattern.subject, source.pattern.object]

/** About how many matches there are, where these variables are bound. */
function costOf(facts: Facts, source: Source, bound: ReadonlySet<Variable>): number {
  const isBound = (end: End) => typeof end !== 'string' || bound.has(end)
  if ('given' in source) return isBound(source.given.of) ? 0 : source.given.numbers.size
  const { subject, object, path } = source.pattern
  const count = sizeOf(facts, path)
  if (isBound(subject) && isBound(object)) return Math.min(1, count)
  if (!isBound(subject) && !isBound(object)) return count * 2
  const ends = startsOf(facts, path, isBound(subject) ? 'forth' : 'back')?.length ?? facts.termCount
  return count / Math.max(1, ends)
}

/** About how many pairs a path leads between. */
function sizeOf(facts: Facts, path: Path): number {
  if ('inverse' in path) return sizeOf(facts, path.inverse)
  if ('sequence' in path) return Math.max(...path.sequence.map((part) => sizeOf(facts, part)))
  if ('either' in path) return path.either.reduce((sum, part) => sum + sizeOf(facts, part), 0)
  if ('repeat' in path) return facts.termCount + 2 * sizeOf(facts, path.repeat)
  return facts.extent(path).entries.length
}

/** What is given needs no evidence. */
type Match = { readonly bindings: Bindings; readonly evidence?: Evidence }

/** Each way in which a pattern holds with what is bound already. */
function* matches(
  facts: Facts,
  pattern: Pattern,
  bindings: Bindings,
  steps: Steps,
): Generator<Match> {
  const { subject, path, object } = pattern
  const [from, to] = [numberOf(facts, subject, bindings), numberOf(facts, object, bindings)]
  // A text that stands nowhere in the graph.
  if (from === null || to === null) return
  if (from === undefined && to !== undefined) {
    for (const { end, proof } of reach(facts, path, to, 'back', steps)) {
      yield matched(bindings, subject, end, proof, 'back')
    }
    return
  }
  const starts = from === undefined ? (startsOf(facts, path, 'forth') ?? allTerms(facts)) : [from]
  for (const start of starts) {
    const bound = from === undefined ? new Map(bindings).set(subject as Variable, start) : bindings
    // The same variable may stand at both ends.
    const goal = to ?? numberOf(facts, object, bound)
    for (const { end, proof } of reach(facts, path, start, 'forth', steps)) {
      if (goal !== undefined && goal !== end) continue
      yield matched(bound, object, end, proof, 'forth')
    }
  }
}

function matched(
  bindings: Bindings,
  name: End,
  end: number,
  proof: Proof,
  direction: Direction,
): Match {
  return {
    bindings: typeof name === 'string' ? new Map(bindings).set(name, end) : bindings,
    evidence: { proof, direction },
  }
}

/** Of an end the number of its term: undefined for what is not bound, null for what is not in the graph. */
function numberOf(facts: Facts, end: End, bindings: Bindings): number | undefined | null {
  if (typeof end === 'string') return bindings.get(end)
  return facts.find(end) ?? null
}

/** Repeated no time, a path leads from everything to itself, from values too. */
function allTerms({ termCount }: Facts): readonly number[] {
  return Array.from({ length: termCount }, (_, number) => number)
}

/** What is not comparable, as a number with a text, is neither less nor greater. */
function holds(facts: Facts, { left, operator, right }: Filter, bindings: Bindings): boolean {
  const termOf = (operand: Operand) => {
    if (typeof operand !== 'string') return operand
    const number = bindings.get(operand)
    return number === undefined ? undefined : facts.term(number)
  }
  const [one, other] = [termOf(left), termOf(right)]
  if (!one || !other) return false
  if (operator === 'contains') {
    const [text, part] = [one, other].map((term) =>
      'value' in term ? folded(String(term.value)) : '',
    )
    return part !== '' && (text ?? '').includes(part ?? '')
  }
  const order = compareTerms(facts, one, other)
  if (operator === '=') return order === 0
  if (operator === '!=') return order !== 0
  if (!areComparable(facts, one, other)) return false
  if (operator === '<') return order < 0
  if (operator === '<=') return order <= 0
  return operator === '>' ? order > 0 : order >= 0
}
