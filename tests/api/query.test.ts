import { describe, expect, test } from 'vitest'
import { rowsSchema } from '@/lib/api/contract/query'
import { answer, problem, send, useApp } from './app'

useApp()

const dog = (id: string, label: string, age: number) => ({
  id,
  kind: 'entity',
  label,
  class: 'Dog',
  attributes: { age },
})
const document = {
  title: 'Dogs',
  nodes: [
    dog('d1', 'Rex', 3),
    dog('d2', 'Bo', 12),
    dog('d3', 'Ada', 7),
    { id: 'rug', kind: 'entity', label: 'rug' },
  ],
  edges: [
    { id: 'e1', source: 'd3', target: 'rug', relation: 'sits on' },
    { id: 'e2', source: 'd1', target: 'rug', relation: 'sits on', status: 'proposed' },
    { id: 'e3', source: 'd2', target: 'd3', relation: 'parent of' },
    { id: 'e4', source: 'd3', target: 'd1', relation: 'parent of' },
  ],
}

async function made(): Promise<string> {
  const { id } = (await answer(send('POST', '/graphs', { document }), 201)) as { id: string }
  return id
}

const sitting = { subject: '?dog', path: { relation: 'sits on' }, object: '?place' }

describe('API34 a query', () => {
  test('gives rows with the facts that prove them, and the revision that was asked', async () => {
    const asked = send('POST', `/graphs/${await made()}/query`, { where: [sitting] })
    expect(rowsSchema.strict().parse(await answer(asked))).toEqual({
      revision: 0,
      variables: ['?dog', '?place'],
      rows: [
        {
          bindings: { '?dog': { node: 'd3' }, '?place': { node: 'rug' } },
          proof: [
            {
              subject: { node: 'd3' },
              predicate: { relation: 'sits on' },
              object: { node: 'rug' },
              source: { edge: 'e1' },
            },
          ],
        },
      ],
      count: 1,
    })
  })

  test('of paths, figures, what is denied and what is proposed', async () => {
    const path = `/graphs/${await made()}/query`
    const rows = async (body: object) =>
      rowsSchema
        .parse(await answer(send('POST', path, body)))
        .rows.map(({ bindings }) =>
          Object.values(bindings).map((term) => ('node' in term ? term.node : term.value)),
        )
    expect(await rows({ where: [sitting], withProposed: true })).toEqual([
      ['d1', 'rug'],
      ['d3', 'rug'],
    ])
    const descendants = { repeat: { relation: 'parent of' }, min: 1 }
    const below = { subject: { node: 'd2' }, path: descendants, object: '?x' }
    expect(await rows({ where: [below] })).toEqual([['d1'], ['d3']])
    const age = { subject: '?dog', path: { attribute: 'age' }, object: '?age' }
    const oldest = { where: [age], order: [{ by: '?age', descending: true }], limit: 1 }
    expect(await rows(oldest)).toEqual([['d2', 12]])
    expect(await rows({ where: [age], not: [[sitting]], select: ['?dog'] })).toEqual([
      ['d1'],
      ['d2'],
    ])
    const count = { by: [], function: 'count', of: '?dog', as: '?count' }
    expect(await rows({ where: [age], aggregate: count })).toEqual([[3]])
  })

  test('that cannot be asked says what is wrong with it, and where', async () => {
    const path = `/graphs/${await made()}/query`
    const refused = (body: object) => problem(send('POST', path, body))
    expect(await refused({ where: [{ ...sitting, object: { node: 'gone' } }] })).toMatchObject({
      status: 422,
      code: 'knowledge.nodeUnknown',
    })
    expect(await refused({ where: [sitting], select: ['?cat'] })).toMatchObject({
      status: 422,
      code: 'knowledge.variableUnbound',
    })
    expect(await refused({ where: [] })).toMatchObject({ status: 422 })
    expect(await refused({ where: [{ ...sitting, subject: 'dog' }] })).toMatchObject({
      status: 422,
    })
    const turned = { repeat: { relation: 'x' }, min: 3, max: 1 }
    expect(await refused({ where: [{ ...sitting, path: turned }] })).toMatchObject({ status: 422 })
    const gone = send('POST', '/graphs/00000000-0000-7000-8000-000000000000/query', {
      where: [sitting],
    })
    expect(await problem(gone)).toMatchObject({ status: 404, code: 'graph.notFound' })
  })

  test('that looks at too much is ended', async () => {
    const any = (name: string) => ({
      subject: name,
      path: { repeat: { relation: 'parent of' }, min: 0 },
      object: `${name}2`,
    })
    const where = ['?a', '?b', '?c', '?d', '?e', '?f', '?g'].map(any)
    const asked = send('POST', `/graphs/${await made()}/query`, { where })
    expect(await problem(asked)).toMatchObject({ status: 413, code: 'knowledge.tooCostly' })
  })
})
