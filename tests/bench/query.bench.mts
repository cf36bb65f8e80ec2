// What asking a graph itself costs beside writing the same document as JSON: making the index of its facts, a join of
// three patterns, a path repeated as often as there is anything new, a count, and a query that is ended at its ceiling.
// Run by `npm run bench`, or alone: node scripts/run-ts.mjs tests/bench/query.bench.mts
import { readDocument } from '../../lib/graph/migrate'
import { Facts } from '../../lib/knowledge/facts'
import type { Query } from '../../lib/knowledge/pattern'
import { runQuery } from '../../lib/knowledge/query'

const nodeCounts = [1_000, 10_000] as const
const runsCount = 9

const near = { relation: 'near' }
const queries: Readonly<Record<string, Query>> = {
  'three patterns': {
    where: [
      { subject: '?a', path: near, object: '?b' },
      { subject: '?b', path: { relation: 'likes' }, object: '?c' },
      { subject: '?a', path: { attribute: 'fur' }, object: { value: 'white' } },
    ],
    limit: 100,
  },
  'all that one node leads to': {
    where: [{ subject: { node: 'n0' }, path: { repeat: near, min: 1 }, object: '?x' }],
    limit: 100,
  },
  'how many there are': {
    where: [{ subject: '?a', path: { property: 'class' }, object: { value: 'dog' } }],
    aggregate: { by: [], function: 'count', of: '?a', as: '?count' },
  },
  'all pairs, ended at the ceiling': {
    where: [
      { subject: '?a', path: near, object: '?b' },
      { subject: '?c', path: near, object: '?d' },
      { subject: '?e', path: near, object: '?f' },
    ],
  },
}

function documentOf(nodeCount: number) {
  const nodes = Array.from({ length: nodeCount }, (_, at) => ({
    id: `n${at}`,
    kind: 'entity',
    label: `dog ${at}`,
    class: 'Dog',
    attributes: { fur: ['white', 'brown', 'black'][at % 3], age: at % 20 },
  }))
  const edges = Array.from({ length: 3 * nodeCount }, (_, at) => ({
    id: `e${at}`,
    source: `n${at % nodeCount}`,
    target: `n${(at * 7 + 3) % nodeCount}`,
    relation: ['near', 'likes', 'owns'][at % 3],
  }))
  const read = readDocument({ title: 'Bench', nodes, edges })
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  return read.value
}

function medianMilliseconds(work: () => unknown): number {
  work()
  const taken = Array.from({ length: runsCount }, () => {
    const start = performance.now()
    work()
    return performance.now() - start
  })
  return taken.sort((a, b) => a - b)[runsCount >> 1] ?? 0
}

for (const nodeCount of nodeCounts) {
  const document = documentOf(nodeCount)
  const written = medianMilliseconds(() => JSON.stringify(document))
  const tell = (name: string, milliseconds: number) => {
    const ratio = (milliseconds / written).toFixed(1)
    console.log(
      `query, ${nodeCount} nodes, ${name}: ${milliseconds.toFixed(1)} ms, ${ratio} x JSON.stringify`,
    )
  }
  tell(
    'index of facts',
    medianMilliseconds(() => new Facts(document)),
  )
  const facts = new Facts(document)
  for (const [name, query] of Object.entries(queries)) {
    tell(
      name,
      medianMilliseconds(() => runQuery(facts, query)),
    )
  }
}
