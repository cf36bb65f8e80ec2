import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { GraphDocument } from '@/lib/graph/document'
import { Facts, type Fact, type SimplePredicate, type Term } from '@/lib/knowledge/facts'
import type { Path } from '@/lib/knowledge/path'
import type { End, Filter, Pattern, Query, Variable } from '@/lib/knowledge/pattern'
import { answerOf, documentOf } from './support'

// What is asked of small graphs is also answered by trying every binding, with paths as sets of pairs.

const ids = ['a', 'b', 'c', 'd', 'e'] as const
const relations = ['near', 'holds', 'held by', 'like'] as const
const colours = ['red', 'Red', 'blue'] as const

const graphs = fc
  .record({
    colours: fc.array(fc.option(fc.constantFrom(...colours)), { minLength: 5, maxLength: 5 }),
    sizes: fc.array(fc.option(fc.constantFrom(1, 2, '2', 3)), { minLength: 5, maxLength: 5 }),
    members: fc.subarray([...ids]),
    edges: fc.array(
      fc.record({
        source: fc.constantFrom(...ids),
        target: fc.constantFrom(...ids),
        relation: fc.constantFrom(...relations),
      }),
      { minLength: 3, maxLength: 9 },
    ),
  })
  .map((given): GraphDocument =>
    documentOf({
      nodes: [
        ...ids.map((id, at) => {
          const [colour, size] = [given.colours[at], given.sizes[at]]
          const attributes = { ...(colour && { colour }), ...(size && { size }) }
          return { id, kind: 'entity', attributes }
        }),
        { id: 'set', kind: 'set', members: given.members },
      ],
      edges: given.edges.map((edge, at) => ({ id: `e${at}`, ...edge })),
      schema: {
        classes: [],
        relations: [
          { name: 'like', symmetric: true },
          { name: 'holds', inverse: 'held by' },
        ],
      },
    }),
  )

const simple: fc.Arbitrary<SimplePredicate> = fc.constantFrom(
  ...relations.map((relation) => ({ relation })),
  { attribute: 'colour' },
  { attribute: 'size' },
  { property: 'member' } as const,
)
const { path: paths } = fc.letrec<{ path: Path }>((tie) => ({
  path: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    simple,
    tie('path').map((inverse) => ({ inverse })),
    fc.array(tie('path'), { minLength: 1, maxLength: 3 }).map((sequence) => ({ sequence }) as Path),
    fc.array(tie('path'), { minLength: 1, maxLength: 3 }).map((either) => ({ either }) as Path),
    fc.record({
      repeat: tie('path'),
      min: fc.integer({ min: 0, max: 2 }),
      max: fc.constantFrom(undefined, 2, 3),
    }) as fc.Arbitrary<Path>,
  ),
}))

const names = ['?x', '?y', '?z'] as const
const ends: fc.Arbitrary<End> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom<End>(...names) },
  { weight: 1, arbitrary: fc.constantFrom<End>(...ids.map((node) => ({ node }))) },
  { weight: 1, arbitrary: fc.constantFrom<End>({ value: 'RED' }, { value: 2 }, { value: 'no' }) },
)
const patterns = fc.record({ subject: ends, path: paths, object: ends })
const filters: fc.Arbitrary<Filter> = fc.record({
  left: fc.constantFrom<Filter['left']>('?x', '?y'),
  operator: fc.constantFrom('=', '!=', '<', '>='),
  right: fc.constantFrom<Filter['right']>('?x', { value: 2 }, { value: 'red' }),
})
const queries = fc.record({
  where: fc.array(patterns, { minLength: 1, maxLength: 3 }),
  not: fc.array(fc.array(patterns, { minLength: 1, maxLength: 2 }), { maxLength: 1 }),
  filters: fc.array(filters, { maxLength: 1 }),
})

const keyOf = (term: Term) =>
  'node' in term ? `#${term.node}` : `${typeof term.value} ${String(term.value).toLowerCase()}`

/** Every term of the graph by its key. */
function termsOf(document: GraphDocument): ReadonlyMap<string, Term> {
  const values = document.nodes.flatMap((node) =>
    'attributes' in node ? Object.values(node.attributes ?? {}) : [],
  )
  const terms: Term[] = [
    ...document.nodes.map(({ id }) => ({ node: id })),
    ...values.map((value) => ({ value: value as string | number })),
    ...document.nodes.flatMap(({ kind, alias }) => [
      { value: kind },
      ...(alias ? [{ value: alias }] : []),
    ]),
  ]
  return new Map(terms.toReversed().map((term) => [keyOf(term), term]))
}

type Pairs = ReadonlySet<string>
const pair = (one: string, other: string) => `${one}|${other}`
const parts = (key: string) => key.split('|') as [string, string]

function pairsOf(document: GraphDocument, path: Path, terms: ReadonlyMap<string, Term>): Pairs {
  const of = (part: Path) => pairsOf(document, part, terms)
  const identity = () => new Set([...terms.keys()].map((key) => pair(key, key)))
  if ('inverse' in path) {
    return new Set(
      [...of(path.inverse)].map((key) => pair(...(parts(key).reverse() as [string, string]))),
    )
  }
  if ('sequence' in path) return path.sequence.map(of).reduce(composed, identity())
  if ('either' in path) return new Set(path.either.flatMap((part) => [...of(part)]))
  if ('repeat' in path) {
    const step = of(path.repeat)
    let power: Pairs = identity()
    for (let count = 0; count < path.min; count++) power = composed(power, step)
    const all = new Set(power)
    // No way in so small a graph is new after so many steps.
    for (let count = path.min; count < (path.max ?? 40); count++) {
      power = composed(power, step)
      for (const key of power) all.add(key)
    }
    return all
  }
  return simplePairs(document, path)
}

function composed(one: Pairs, other: Pairs): Pairs {
  const made = new Set<string>()
  for (const first of one) {
    for (const second of other) {
      const [[from, middle], [start, to]] = [parts(first), parts(second)]
      if (middle === start) made.add(pair(from, to))
    }
  }
  return made
}

function simplePairs({ nodes, edges }: GraphDocument, path: SimplePredicate): Pairs {
  const pairs = new Set<string>()
  const say = (from: Term, to: Term) => pairs.add(pair(keyOf(from), keyOf(to)))
  for (const node of nodes) {
    if ('attribute' in path && 'attributes' in node) {
      const value = node.attributes?.[path.attribute]
      if (value !== undefined) say({ node: node.id }, { value: value as string })
    }
    if ('property' in path && node.kind === 'set') {
      for (const member of node.members) say({ node: node.id }, { node: member })
    }
  }
  const inverses: Record<string, string> = { holds: 'held by', 'held by': 'holds' }
  for (const { source, target, relation } of edges) {
    if (!('relation' in path)) break
    if (relation === path.relation) say({ node: source }, { node: target })
    const isTurned = inverses[relation] === path.relation
    if (isTurned || (relation === path.relation && relation === 'like')) {
      say({ node: target }, { node: source })
    }
  }
  return pairs
}

type Binding = ReadonlyMap<Variable, string>

/** All bindings of the variables that the patterns name, beyond those that are given. */
function bindingsOf(
  matched: readonly { pattern: Pattern; pairs: Pairs }[],
  keys: readonly string[],
  given: Binding,
): Binding[] {
  const [first, ...rest] = matched
  if (!first) return [given]
  const { subject, object } = first.pattern
  const found: Binding[] = []
  for (const key of first.pairs) {
    const bound = new Map(given)
    const fits = ([subject, object] as const).every((end, at) => {
      const term = parts(key)[at] as string
      if (typeof end !== 'string') return keyOf(end) === term
      if (bound.has(end)) return bound.get(end) === term
      bound.set(end, term)
      return true
    })
    if (fits) found.push(...bindingsOf(rest, keys, bound))
  }
  return found
}

function comparable(term: Term | undefined): number | string | undefined {
  if (!term) return undefined
  if ('node' in term) return undefined
  return typeof term.value === 'string' && Number.isNaN(Number(term.value))
    ? term.value.toLowerCase()
    : Number(term.value)
}

function passes(
  { left, operator, right }: Filter,
  binding: Binding,
  terms: ReadonlyMap<string, Term>,
) {
  const termOf = (operand: Filter['left']) =>
    typeof operand === 'string' ? terms.get(binding.get(operand) ?? '') : operand
  const [one, other] = [termOf(left), termOf(right)]
  if (!one || !other) return false
  const areNodes = 'node' in one && 'node' in other
  const [a, b] = [comparable(one), comparable(other)]
  const isSame = areNodes ? one.node === other.node : a !== undefined && a === b
  if (operator === '=') return isSame
  if (operator === '!=') return !isSame
  if (areNodes) {
    const order = (term: { readonly node: string }) => [...ids, 'set'].indexOf(term.node)
    return operator === '<' ? order(one) < order(other) : order(one) >= order(other)
  }
  if (typeof a !== typeof b || a === undefined || b === undefined) return false
  return operator === '<' ? a < b : a >= b
}

/** Of variables that no pattern of `where` names nothing can be asked. */
function sound({ where, not, filters: given }: Required<Pick<Query, 'where' | 'not' | 'filters'>>) {
  const named = new Set(where.flatMap(({ subject, object }) => [subject, object]))
  const isNamed = (operand: Filter['left']) => typeof operand !== 'string' || named.has(operand)
  const isSound = given?.every(({ left, right }) => isNamed(left) && isNamed(right)) ?? true
  return { where, not: not ?? [], filters: isSound ? (given ?? []) : [] }
}

test('K5, K6 the rows of a query are those that trying every binding gives', () => {
  let rowsCount = 0
  fc.assert(
    fc.property(graphs, queries, (document, asked) => {
      const query = sound(asked)
      const terms = termsOf(document)
      const match = (group: readonly Pattern[]) =>
        group.map((pattern) => ({ pattern, pairs: pairsOf(document, pattern.path, terms) }))
      const keys = [...terms.keys()]
      const denied = query.not.map(match)
      const expected = bindingsOf(match(query.where), keys, new Map())
        .filter((binding) => query.filters.every((each) => passes(each, binding, terms)))
        .filter((binding) => !denied.some((group) => bindingsOf(group, keys, binding).length > 0))
      const answer = answerOf(document, query)
      const told = answer.rows.map(({ bindings }) =>
        answer.variables.map((name) => keyOf(bindings[name] as Term)).join(),
      )
      rowsCount += told.length
      expect(new Set(told)).toEqual(
        new Set(
          expected.map((binding) => answer.variables.map((name) => binding.get(name)).join()),
        ),
      )
      expect(new Set(told).size).toBe(told.length)
      expect(answer.count).toBe(told.length)
    }),
    { numRuns: 1_500 },
  )
  // Else nothing would have been compared.
  expect(rowsCount).toBeGreaterThan(1_000)
})

test('K7 the proof of a path is a chain of facts of the graph from one end to the other', () => {
  let factsCount = 0
  fc.assert(
    fc.property(graphs, paths, (document, path) => {
      const facts = new Facts(document)
      const answer = answerOf(document, { where: [{ subject: '?x', path, object: '?y' }] })
      for (const { bindings, proof } of answer.rows) {
        factsCount += proof.length
        const [from, to] = [bindings['?x'], bindings['?y']].map((term) => keyOf(term as Term))
        expect(leadsFrom(proof, from as string)).toContain(to)
        for (const { subject, predicate, object } of proof) {
          const entries = facts.extent(predicate).bySubject.get(facts.find(subject) as number)
          expect(entries?.map((entry) => entry.object)).toContain(facts.find(object))
        }
      }
    }),
    { numRuns: 400 },
  )
  expect(factsCount).toBeGreaterThan(500)
})

/** All that can be reached over some facts, each read either way. */
function leadsFrom(proof: readonly Fact[], from: string): string[] {
  const reached = new Set([from])
  for (let before = 0; before < reached.size;) {
    before = reached.size
    for (const { subject, object } of proof) {
      const [one, other] = [keyOf(subject), keyOf(object)]
      if (reached.has(one)) reached.add(other)
      if (reached.has(other)) reached.add(one)
    }
  }
  return [...reached]
}
