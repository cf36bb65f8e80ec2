import { expect, test } from 'vitest'
import { Facts } from '@/lib/knowledge/facts'
import type { Path } from '@/lib/knowledge/path'
import type { Pattern, Query, Variable } from '@/lib/knowledge/pattern'
import { runQuery } from '@/lib/knowledge/query'
import { answerOf, documentOf, dogs, placesOf, toldRows } from './support'

const sitsOn = { relation: 'sits on' }
const isA = (name: Variable, value: string): Pattern => ({
  subject: name,
  path: { property: 'class' },
  object: { value },
})
const age = (name: Variable, as: Variable): Pattern => ({
  subject: name,
  path: { attribute: 'age' },
  object: as,
})

test('K5 two hops with the facts that prove them: what the dog that howls is sitting on', () => {
  const answer = answerOf(dogs, {
    where: [
      { subject: '?part', path: { property: 'label' }, object: { value: 'Howl' } },
      { subject: '?dog', path: { relation: 'makes' }, object: '?part' },
      isA('?dog', 'dog'),
      { subject: '?dog', path: sitsOn, object: '?place' },
    ],
    select: ['?dog', '?place'],
  })
  expect(toldRows(answer)).toEqual([['d3', 'rug']])
  expect(placesOf(answer.rows[0]?.proof ?? [])).toEqual(['howl/label', 'e3', 'd3/class', 'e2'])
})

test('K5 what is denied: dogs that sit on nothing, and those that look like nobody', () => {
  const where = [isA('?dog', 'Dog')]
  const not = (path: Path): Query => ({
    where,
    not: [[{ subject: '?dog', path, object: '?other' }]],
  })
  expect(toldRows(answerOf(dogs, not(sitsOn)))).toEqual([['d2']])
  expect(toldRows(answerOf(dogs, not({ relation: 'looks like' })))).toEqual([['d2']])
  // What nobody denies.
  expect(toldRows(answerOf(dogs, not({ relation: 'flies over' })))).toHaveLength(3)
})

test('K5 filters compare numbers, also typed as texts, and texts with texts', () => {
  const asked = (operator: '<' | '>=' | '=' | '!=' | 'contains', value: string | number) =>
    toldRows(
      answerOf(dogs, {
        where: [age('?dog', '?age')],
        filters: [{ left: '?age', operator, right: { value } }],
        select: ['?dog'],
      }),
    ).flat()
  expect(asked('<', 10)).toEqual(['d1', 'd3'])
  expect(asked('>=', '7')).toEqual(['d2', 'd3'])
  expect(asked('=', 12)).toEqual(['d2'])
  expect(asked('!=', 12)).toEqual(['d1', 'd3'])
  expect(asked('contains', '2')).toEqual(['d2'])
  expect(asked('<', 'x')).toEqual([])
})

test('K6 sequences, several ways, what is read backwards, and repetition where facts go round', () => {
  const from = (subject: string, path: Path) =>
    toldRows(answerOf(dogs, { where: [{ subject: { node: subject }, path, object: '?x' }] })).flat()
  expect(from('d1', { sequence: [{ relation: 'looks like' }, sitsOn] })).toEqual(['rug'])
  expect(from('rug', { inverse: sitsOn })).toEqual(['d3'])
  expect(from('d3', { either: [sitsOn, { relation: 'makes' }] })).toEqual(['rug', 'howl'])
  const alike: Path = { relation: 'looks like' }
  expect(from('d1', { repeat: alike, min: 1 })).toEqual(['d1', 'd3'])
  expect(from('d1', { repeat: alike, min: 0 })).toEqual(['d1', 'd3'])
  expect(from('d1', { repeat: alike, min: 2, max: 2 })).toEqual(['d1'])
  expect(from('d2', { repeat: alike, min: 0, max: 5 })).toEqual(['d2'])
  const kin: Path = { either: [{ relation: 'descends from' }, { relation: 'child of' }] }
  expect(from('d3', { repeat: kin, min: 1 })).toEqual(['d1', 'd2'])
  const back = { where: [{ subject: '?x', path: { repeat: kin, min: 1 }, object: { node: 'd1' } }] }
  expect(toldRows(answerOf(dogs, back as Query)).flat()).toEqual(['d2', 'd3'])
})

test('K7 the proof of a repeated way stands from its subject to its object, from either end', () => {
  const kin: Path = {
    repeat: { either: [{ relation: 'descends from' }, { relation: 'child of' }] },
    min: 1,
  }
  const proofOf = (where: Pattern) =>
    placesOf(answerOf(dogs, { where: [where] }).rows.at(-1)?.proof ?? [])
  const [d1, d3] = [{ node: 'd1' }, { node: 'd3' }]
  expect(proofOf({ subject: d3, path: kin, object: d1 })).toEqual(['e6', 'e5'])
  expect(proofOf({ subject: '?x', path: kin, object: d1 })).toEqual(['e6', 'e5'])
})

test('K8 how many there are of each, and what numbers come to', () => {
  const figure = (name: 'count' | 'sum' | 'average' | 'min' | 'max') =>
    toldRows(
      answerOf(dogs, {
        where: [isA('?dog', 'Dog'), age('?dog', '?age')],
        aggregate: { by: [], function: name, of: '?age', as: '?figure' },
      }),
    ).flat()
  const expected = { count: 3, sum: 22, average: 22 / 3, min: 3, max: 12 } as const
  for (const [name, value] of Object.entries(expected)) {
    expect(figure(name as keyof typeof expected)).toEqual([value])
  }
  const byClass: Query = {
    where: [{ subject: '?x', path: { property: 'class' }, object: '?class' }],
    aggregate: { by: ['?class'], function: 'count', of: '?x', as: '?count' },
    order: [{ by: '?count', descending: true }],
  }
  expect(toldRows(answerOf(dogs, byClass))).toEqual([
    ['Dog', 3],
    ['Thing', 2],
  ])
})

test('K8 to count what is not there is 0, and nothing has no sum', () => {
  const of = (name: 'count' | 'sum'): Query => ({
    where: [isA('?cat', 'Cat')],
    aggregate: { by: [], function: name, of: '?cat', as: '?figure' },
  })
  expect(toldRows(answerOf(dogs, of('count')))).toEqual([[0]])
  expect(toldRows(answerOf(dogs, of('sum')))).toEqual([])
})

test('K9 the oldest first, and a page of rows tells how many there are', () => {
  const query: Query = {
    where: [age('?dog', '?age')],
    order: [{ by: '?age', descending: true }],
    offset: 1,
    limit: 1,
  }
  const answer = answerOf(dogs, query)
  expect(toldRows(answer)).toEqual([['d3', 7]])
  expect(answer.count).toBe(3)
})

test('K10 nodes that are not there and variables that nothing binds are named', () => {
  const facts = new Facts(dogs)
  const error = (query: Query) => runQuery(facts, query)
  const where: Pattern[] = [{ subject: '?a', path: sitsOn, object: { node: 'gone' } }]
  expect(error({ where })).toMatchObject({
    error: { code: 'knowledge.nodeUnknown', params: { id: 'gone' } },
  })
  const sound: Pattern[] = [isA('?a', 'Dog')]
  for (const unsound of [
    { select: ['?b'] },
    { order: [{ by: '?b' }] },
    { filters: [{ left: '?b', operator: '=', right: { value: 1 } }] },
    { aggregate: { by: ['?b'], function: 'count', of: '?a', as: '?n' } },
  ] as const) {
    expect(error({ where: sound, ...unsound })).toMatchObject({
      error: { code: 'knowledge.variableUnbound', params: { name: '?b' } },
    })
  }
})

test('K10 a query that looks at too much is ended', () => {
  const nodes = Array.from({ length: 300 }, (_, at) => ({ id: `n${at}`, kind: 'entity' }))
  const facts = new Facts(documentOf({ nodes }))
  const any = (name: Variable): Pattern => ({
    subject: name,
    path: { property: 'kind' },
    object: { value: 'entity' },
  })
  const where = [any('?a'), any('?b'), any('?c')]
  const ended = runQuery(facts, { where }, 100_000)
  expect(ended).toMatchObject({
    error: { code: 'knowledge.tooCostly', params: { limit: 100_000 } },
  })
  expect(runQuery(facts, { where: [any('?a')] }, 100_000).ok).toBe(true)
})

test('K11 a chain of 10,000 facts is followed with some steps each', () => {
  const count = 10_000
  const nodes = Array.from({ length: count + 1 }, (_, at) => ({ id: `n${at}`, kind: 'entity' }))
  const edges = Array.from({ length: count }, (_, at) => ({
    id: `e${at}`,
    source: `n${at}`,
    target: `n${at + 1}`,
    relation: 'leads to',
  }))
  const chain: Path = { repeat: { relation: 'leads to' }, min: 1 }
  const document = documentOf({ nodes, edges })
  const where: Pattern[] = [
    {
      subject: { node: 'n0' },
      path: chain,
      object: { node: `n${count}` },
    },
  ]
  const answer = runQuery(new Facts(document), { where }, 3 * count)
  expect(answer.ok && answer.value.rows[0]?.proof).toHaveLength(count)
  // Of all that the chain leads to no proof is written out before it is told.
  const all: Pattern[] = [{ subject: { node: 'n0' }, path: chain, object: '?x' }]
  const told = runQuery(new Facts(document), { where: all, limit: 100, offset: 9_900 }, 5 * count)
  expect(told.ok && told.value).toMatchObject({ count })
  expect(told.ok && told.value.rows.at(-1)).toMatchObject({ isProofCut: true })
  expect(told.ok && told.value.rows.at(-1)?.proof).toHaveLength(200)
})
