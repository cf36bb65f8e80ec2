import { fail, ok, type Failure, type Result } from '../std/result'
import { aggregateRows } from './aggregate'
import type { Fact, Facts, Term } from './facts'
import { joinAll } from './join'
import { compareTerms } from './order'
import { factsOf, Steps, TooManySteps, type Evidence } from './path'
import { isVariable, variablesOf, type Query, type Variable } from './pattern'

export type Row = {
  readonly bindings: Readonly<Record<Variable, Term>>
  /** The facts by which it holds, each once: what is denied has none. */
  readonly proof: readonly Fact[]
  /** There are more facts than are told. */
  readonly isProofCut?: true
}

export type Rows = {
  readonly variables: readonly Variable[]
  readonly rows: readonly Row[]
  /** How many rows there are without `offset` and `limit`. */
  readonly count: number
}

/** As many facts and solutions as one query may look at: about half a second. */
export const stepsMax = 1_000_000

/**
 * Answers a query from the facts alone, rows in a fixed order: by `order`, else and among equals by reading order of
 * what is selected. Each row is told once.
 *
 * Method: patterns are joined one after another, the one that leaves least first (`join.ts`). The cost is bounded by
 * `steps`, not by the size of the answer.
 *
 * @returns rows with their proofs, or `knowledge.nodeUnknown`, `knowledge.variableUnbound`, `knowledge.tooCostly`
 */
export function runQuery(facts: Facts, query: Query, steps = stepsMax): Result<Rows> {
  const unsound = judge(facts, query)
  if (unsound) return { ok: false, error: unsound }
  try {
    return ok(answer(facts, query, new Steps(steps)))
  } catch (error) {
    if (error instanceof TooManySteps) return fail('knowledge.tooCostly', { limit: steps })
    throw error
  }
}

/** Facts that are told in one answer, which its rows share. */
const proofFactsMax = 20_000

type Found = {
  readonly bindings: Readonly<Record<Variable, Term>>
  readonly evidence: readonly Evidence[]
}

function answer(facts: Facts, query: Query, steps: Steps): Rows {
  const solutions = joinAll(facts, query, steps)
  const { aggregate } = query
  const all = aggregate
    ? aggregateRows(facts, solutions, aggregate)
    : solutions.map(({ bindings, evidence }) => ({
        bindings: new Map([...bindings].map(([name, number]) => [name, facts.term(number)])),
        evidence,
      }))
  const variables = query.select ?? boundBy(query)
  const rows = new Map<string, Found>()
  for (const { bindings, evidence } of all) {
    const told = variables.flatMap((name) => {
      const term = bindings.get(name)
      return term ? [[name, term] as const] : []
    })
    const key = JSON.stringify(told)
    if (!rows.has(key)) rows.set(key, { bindings: Object.fromEntries(told), evidence })
  }
  const keys = [...(query.order ?? []), ...variables.map((by) => ({ by, descending: false }))]
  const sorted = [...rows.values()].sort((one, other) => {
    for (const { by, descending } of keys) {
      const order = compareTerms(facts, one.bindings[by], other.bindings[by])
      if (order !== 0) return descending ? -order : order
    }
    return 0
  })
  const { offset = 0, limit = Infinity } = query
  const page = sorted.slice(offset, offset + limit)
  const factsMax = Math.max(1, Math.floor(proofFactsMax / page.length))
  return { variables, rows: page.map((row) => tell(facts, row, factsMax)), count: sorted.length }
}

function tell(facts: Facts, { bindings, evidence }: Found, factsMax: number): Row {
  const { entries, isCut } = factsOf(evidence, factsMax)
  const proof = entries.map((entry) => facts.tell(entry))
  return { bindings, proof, ...(isCut && { isProofCut: true }) }
}

/** What a solution binds, once it is told. */
function boundBy({ where, values = [], aggregate }: Query): readonly Variable[] {
  if (aggregate) return [...aggregate.by, aggregate.as]
  return [...new Set([...variablesOf(where), ...values.map(({ of }) => of)])]
}

/** What is asked about that is not there. */
function judge(facts: Facts, query: Query): Failure | undefined {
  const { where, not = [], filters = [], values = [], except = [] } = query
  const { aggregate, select = [], order = [] } = query
  for (const { subject, object } of [where, ...not].flat()) {
    for (const end of [subject, object]) {
      if (isVariable(end) || !('node' in end) || facts.find(end) !== undefined) continue
      return { code: 'knowledge.nodeUnknown', params: { id: end.node } }
    }
  }
  const stated = new Set([...variablesOf(where), ...values.map(({ of }) => of)])
  const told = new Set(boundBy(query))
  const unbound =
    [
      ...filters.flatMap(({ left, right }) => [left, right].filter(isVariable)),
      ...except.map(({ of }) => of),
      ...(aggregate ? [...aggregate.by, aggregate.of] : []),
    ].find((name) => !stated.has(name)) ??
    // What is ordered by must be told, since each row is told once.
    select.find((name) => !told.has(name)) ??
    order.find(({ by }) => !(query.select ? new Set(select) : told).has(by))?.by
  if (unbound === undefined) return undefined
  return { code: 'knowledge.variableUnbound', params: { name: unbound } }
}
