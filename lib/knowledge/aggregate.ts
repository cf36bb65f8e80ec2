import type { Facts, Term } from './facts'
import type { Solution } from './join'
import { numberOf } from './order'
import type { Evidence } from './path'
import type { Aggregate, Variable } from './pattern'

type Told = {
  readonly bindings: ReadonlyMap<Variable, Term>
  readonly evidence: readonly Evidence[]
}

/**
 * One row for the solutions that agree in `by`, with what their `of` comes to, and the evidence of all of them. To count
 * nothing is 0; any other figure of nothing is no row.
 */
export function aggregateRows(
  facts: Facts,
  solutions: readonly Solution[],
  { by, function: name, of, as }: Aggregate,
): readonly Told[] {
  const groups = new Map<string, Solution[]>()
  if (by.length === 0) groups.set('', [])
  for (const solution of solutions) {
    const key = by.map((each) => solution.bindings.get(each)).join()
    const group = groups.get(key)
    if (group) group.push(solution)
    else groups.set(key, [solution])
  }
  return [...groups.values()].flatMap((group) => {
    const values = group.flatMap(({ bindings }) => bindings.get(of) ?? [])
    const value = figures[name](facts, values)
    if (value === undefined) return []
    const [first] = group
    const bindings = new Map<Variable, Term>(
      by.flatMap((each) => {
        const number = first?.bindings.get(each)
        return number === undefined ? [] : [[each, facts.term(number)] as const]
      }),
    )
    bindings.set(as, { value })
    return [{ bindings, evidence: group.flatMap(({ evidence }) => evidence) }]
  })
}

const figures: Readonly<
  Record<Aggregate['function'], (facts: Facts, terms: readonly number[]) => number | undefined>
> = {
  count: (_, terms) => new Set(terms).size,
  sum: (facts, terms) => reckoned(facts, terms, sumOf),
  average: (facts, terms) => reckoned(facts, terms, (values) => sumOf(values) / values.length),
  min: (facts, terms) =>
    reckoned(facts, terms, (values) => values.reduce((a, b) => Math.min(a, b))),
  max: (facts, terms) =>
    reckoned(facts, terms, (values) => values.reduce((a, b) => Math.max(a, b))),
}

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)

/** What comes of the numbers among some terms; undefined where there is none. */
function reckoned(
  facts: Facts,
  terms: readonly number[],
  reckon: (values: readonly number[]) => number,
): number | undefined {
  const values = terms.flatMap((number) => {
    const term = facts.term(number)
    return 'value' in term ? (numberOf(term.value) ?? []) : []
  })
  return values.length === 0 ? undefined : reckon(values)
}
